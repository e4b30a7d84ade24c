"""The fine points that ROUTINE.md decides, beyond the tables' rows."""

from dataclasses import replace

from daemon.routine.evaluate import evaluate
from daemon.routine.rules import Adjustments, OwnStep
from daemon.routine.table import load
from tests.routine.diary import CALENDAR, case, day, events, open_steps, steps, the

OLD = "11-16 import hemtjänst Nord from=2025-01-07"


# --- going live ---


def test_an_adopted_client_opens_no_new_client_steps() -> None:
    assert steps(OLD, "12-16", golive="11-16") == []
    assert len(steps(OLD, "12-16")) == 4


def test_an_adopted_client_without_a_lock_is_to_get_one_within_five_days_of_the_import() -> None:
    diary = OLD + " lock=nej"
    step = the(diary, "11-16", "order_installation", golive="11-16")
    assert (str(step.due), step.why) == (
        "2026-11-23",
        "inget lås finns enligt uppgift 2026-11-16 + 5 arbetsdagar",
    )
    by_hand = OLD + "\n11-17 lock none"
    assert steps(by_hand, "11-17", golive="11-16") == ["order_installation K open due 11-24"]


def test_an_adopted_client_whose_lock_is_unknown_is_asked_at_the_end_all_the_same() -> None:
    diary = OLD + "\n11-23 ended hemtjänst"
    assert steps(diary, "11-23", golive="11-16") == ["order_removal K open due 11-26"]
    none = OLD + " lock=nej\n11-23 ended hemtjänst"
    assert open_steps(none, "11-23", golive="11-16") == []
    waived = diary + "\n11-24 waive order_removal K"
    assert open_steps(waived, "11-25", golive="11-16") == []


def test_an_adopted_clients_change_of_provider_from_before_the_start_is_history() -> None:
    diary = (
        "11-16 import hemtjänst Nord from=2025-01-07 to=10-31 | hemtjänst Syd from=11-01\n"
        "11-23 provider Nord"
    )
    assert [s.key for s in case(diary, "11-23", golive="11-16").steps] == [
        "inform_new_provider:1:Nord",
        "inform_old_provider:1:Nord",
    ]


def test_a_step_that_was_late_before_the_start_is_adopted() -> None:
    diary = "11-02 order 48213 installation done"
    assert [(s.step, s.adopted) for s in case(diary, "11-16", golive="11-06").steps] == [
        ("link_lock", True),
        ("remove_receipt_product", False),
    ]
    assert not any(s.adopted for s in case(diary, "11-16", golive="11-05").steps)


def test_what_is_told_after_the_start_is_never_adopted() -> None:
    diary = "11-20 order 48213 installation done date=10-01"
    assert not any(s.adopted for s in case(diary, "11-20", golive="11-06").steps)


def test_a_client_who_had_ended_before_the_first_import_is_adopted_with_the_removal() -> None:
    diary = OLD + " ended=10-01 lock=ja"
    step = the(diary, "11-16", "order_removal", golive="11-16")
    assert (step.state, step.adopted) == ("overdue", True)


# --- what an event bears ---


def test_the_one_stated_last_holds_whether_by_hand_or_import() -> None:
    by_hand = "11-16 import hemtjänst Nord from=11-16 visit=11-20\n11-17 visit date=11-24"
    by_file = by_hand + "\n11-18 import hemtjänst Nord from=11-16 visit=11-25"
    assert str(the(by_hand, "11-17", "inform_client").due) == "2026-11-24"
    assert str(the(by_file, "11-18", "inform_client").due) == "2026-11-25"


def test_importing_the_same_file_again_changes_nothing() -> None:
    row = "import hemtjänst Nord from=11-16 visit=11-20"
    once = f"11-16 {row}\n11-17 visit date=11-24\n11-18 ended hemtjänst"
    assert case(f"{once}\n11-19 {row}", "11-20") == case(once, "11-20")


def test_a_row_corrected_later_keeps_its_steps_keys() -> None:
    diary = (
        "11-16 import hemtjänst Nord from=11-16\n11-17 confirm inform_client K key=inform_client:1"
    )
    moved = diary + "\n11-18 import hemtjänst Nord from=11-23"
    assert steps(moved, "11-18", "inform_client", "collect_keys") == [
        "collect_keys Nord open due 11-30",
        "inform_client K done due 11-30 closed 11-17",
    ]


def test_a_row_missing_from_a_later_file_ends_nothing() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 | trygghetslarm - from=11-02\n"
        "11-03 order 48213 installation done client=K\n"
        "11-16 import trygghetslarm - from=11-02"
    )
    assert steps(diary, "11-16", "keep_lock", "order_removal") == []


def test_an_end_recorded_by_mistake_can_be_taken_back_and_put_back() -> None:
    diary = (
        "11-02 client Nord\n11-03 order 48213 installation done client=K\n"
        "11-16 ended hemtjänst as=a\n11-17 undo a as=b\n"
    )
    assert steps(diary, "11-18", "order_removal") == []
    again = diary + "11-18 undo b"
    assert steps(again, "11-18", "order_removal") == ["order_removal K open due 11-19"]


def test_an_end_over_a_weekend_before_another_provider_is_a_change() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02 ended=11-13 lock=ja | hemtjänst Syd from=11-16"
    assert open_steps(diary, "11-16", "order_removal", "inform_new_provider") == [
        "inform_new_provider K open due 11-18"
    ]


# --- words about steps ---


ORDERING = "11-02 client Nord visit=11-06\n"


def test_a_word_on_a_step_that_only_a_message_closes_is_believed_once() -> None:
    once = ORDERING + "11-06 confirm order_installation K unsure\n"
    step = the(once, "11-10", "order_installation")
    assert (step.state, step.believed, str(step.snoozed_until), step.workdays_late) == (
        "snoozed",
        1,
        "2026-11-11",
        2,
    )
    assert the(once, "11-11", "order_installation").state == "overdue"


def test_the_second_word_leaves_it_open_for_a_person_to_decide() -> None:
    twice = ORDERING + (
        "11-06 confirm order_installation K unsure\n11-11 confirm order_installation K unsure"
    )
    step = the(twice, "11-11", "order_installation")
    assert (step.state, step.believed, step.snoozed_until) == ("overdue", 2, None)


def test_the_administrators_word_closes_such_a_step_outright() -> None:
    sure = ORDERING + "11-06 confirm order_installation K"
    assert the(sure, "11-10", "order_installation").state == "done"


def test_a_word_on_any_other_step_closes_it_whoever_said_it() -> None:
    said = ORDERING + "11-05 confirm collect_keys Nord unsure"
    assert the(said, "11-10", "collect_keys").state == "done"


def test_a_snoozed_step_keeps_its_due_day_and_is_open_again_on_the_day() -> None:
    put_off = ORDERING + "11-05 snooze collect_keys Nord until=11-12"
    before, on = the(put_off, "11-11", "collect_keys"), the(put_off, "11-12", "collect_keys")
    assert (before.state, str(before.due), before.workdays_late) == ("snoozed", "2026-11-06", 3)
    assert (on.state, on.workdays_late) == ("overdue", 4)


def test_what_was_confirmed_before_its_time_counts_when_the_time_comes() -> None:
    diary = "11-09 confirm link_lock 48213\n11-10 order 48213 installation done"
    assert steps(diary, "11-10", "link_lock") == ["link_lock 48213 done due 11-12 closed 11-10"]


def test_a_word_on_one_chapters_step_is_not_the_next_ones() -> None:
    diary = (
        "01-07 client Nord\n01-08 confirm inform_client K key=inform_client:1\n"
        "03-02 ended hemtjänst\n11-02 client Nord"
    )
    assert [s.state for s in case(diary, "11-02").steps if s.step == "inform_client"] == [
        "done",
        "open",
    ]


def test_what_was_said_can_be_taken_back() -> None:
    diary = ORDERING + "11-05 confirm collect_keys Nord as=a\n11-09 undo a"
    assert the(diary, "11-09", "collect_keys").state == "overdue"


# --- receipt product ---


def test_an_unknown_product_counts_as_in_use_when_the_lock_is_mounted() -> None:
    diary = "11-02 client Nord\n11-09 order 48213 installation done client=K"
    assert open_steps(diary, "11-09", "remove_receipt_product") == [
        "remove_receipt_product 48213 open due 11-16"
    ]


def test_a_product_taken_after_the_first_lock_is_not_asked_for_after_the_second() -> None:
    diary = (
        "11-02 client Nord\n11-03 order 48213 installation done client=K\n"
        "11-05 confirm remove_receipt_product 48213\n"
        "11-09 order 48214 installation done client=K"
    )
    assert steps(diary, "11-10", "remove_receipt_product") == [
        "remove_receipt_product 48213 done due 11-10 closed 11-05"
    ]


# --- providers ---


def test_a_message_that_names_another_provider_is_shown_and_changes_nothing() -> None:
    diary = "11-02 client Nord\n11-03 order 48213 installation done provider=Syd client=K"
    state = case(diary, "11-04")
    assert (state.provider, state.remarks) == (
        "Nord",
        ("Weborder 48213 nämner utföraren Syd; kunden har Nord.",),
    )


def test_a_providers_aliases_are_one_provider() -> None:
    diary = "11-02 import hemtjänst NORD from=11-02\n11-09 import hemtjänst Nord from=11-02"
    assert steps(diary, "11-09", "inform_new_provider") == []


def test_a_provider_beside_another_who_leaves_is_no_longer_asked() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 | hemtjänst Syd from=11-02\n"
        "11-09 import hemtjänst Nord from=11-02 | hemtjänst Syd from=11-02 ended=11-09"
    )
    assert steps(diary, "11-09", "collect_keys") == [
        "collect_keys Nord open due 11-09",
        "collect_keys Syd waived due 11-09 closed 11-09",
    ]


def test_who_came_first_and_leaves_is_no_longer_asked_and_the_rest_goes_on_with_the_other() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 | hemtjänst Syd from=11-03\n"
        "11-10 import hemtjänst Nord from=11-02 ended=11-10 | hemtjänst Syd from=11-03"
    )
    assert steps(diary, "11-10", "collect_keys") == [
        "collect_keys Nord waived due 11-09 closed 11-10",
        "collect_keys Syd open due 11-10",
    ]
    assert steps(diary, "11-10", "inform_new_provider") == []


def test_another_provider_from_the_same_day_is_a_correction_and_no_change() -> None:
    diary = "11-02 import hemtjänst Nord from=11-02\n11-03 import hemtjänst Syd from=11-02"
    assert steps(diary, "11-03", "collect_keys") == ["collect_keys Syd open due 11-09"]
    assert steps(diary, "11-03", "inform_new_provider") == []


# --- without a register ---


def test_an_order_of_a_client_known_only_from_messages_is_whole() -> None:
    diary = (
        "11-02 order 48213 installation ordered provider=Nord client=K\n"
        "11-05 order 48213 installation done\n"
        "11-16 ended hemtjänst"
    )
    assert open_steps(diary, "11-16") == ["order_removal K open due 11-19"]
    assert the(diary, "11-16", "order_removal").provider == "Nord"


def test_nobody_is_nagged_about_what_orders_alone_cannot_tell() -> None:
    diary = "11-02 order 48213 installation ordered client=K"
    assert [s.step for s in case(diary, "11-03").steps] == ["await_installation"]


# --- the municipality's own ---


def test_a_step_of_the_municipalitys_own_opens_and_closes_on_named_facts() -> None:
    own = OwnStep(
        step="call_client",
        role="utforare",
        opens="installation_booked",
        closes="installation_done",
        days=1,
        text="Ring kunden om besöket.",
    )
    change = Adjustments(own=(own,))
    diary = "11-02 order 48213 installation booked 11-10 provider=Nord\n"
    assert steps(diary, "11-03", "call_client", adjustments=change) == [
        "call_client 48213 open due 11-03"
    ]
    done = diary + "11-10 order 48213 installation done"
    assert steps(done, "11-10", "call_client", adjustments=change) == [
        "call_client 48213 done due 11-03 closed 11-10"
    ]
    confirmed = diary + "11-03 confirm call_client 48213"
    assert open_steps(confirmed, "11-04", "call_client", adjustments=change) == []


def test_other_days_and_roles_and_a_step_less() -> None:
    change = Adjustments(
        days={"link_lock": 4, "await_installation_booked": 1, "renew_decision_ahead": 5},
        roles={"link_lock": "utforare"},
        off=("remove_receipt_product",),
    )
    diary = "11-02 order 48213 installation booked 11-20\n11-23 order 48213 installation done"
    found = case(diary, "11-23", adjustments=change).steps
    assert [(s.step, s.role, str(s.due)) for s in found if s.step != "attend_visit"] == [
        ("await_installation", "systemforvaltare", "2026-11-23"),
        ("link_lock", "utforare", "2026-11-27"),
    ]


def test_a_word_that_names_only_step_and_client_is_said_of_the_one_then_open() -> None:
    diary = (
        "01-07 client Nord\n01-08 confirm inform_client K\n03-02 ended hemtjänst\n"
        "11-02 client Nord\n11-03 confirm inform_client K"
    )
    assert steps(diary, "11-03", "inform_client") == [
        "inform_client K done due 01-14 closed 01-08",
        "inform_client K done due 11-09 closed 11-03",
    ]


def test_a_step_about_an_order_prefers_its_provider_to_the_one_an_alarms_decision_names() -> None:
    diary = (
        "11-02 import trygghetslarm Öst from=11-02\n"
        "11-03 order 48213 installation booked 11-10 provider=Nord client=K"
    )
    assert the(diary, "11-04", "attend_visit").provider == "Nord"
    unnamed = diary.replace(" provider=Nord", "")
    assert the(unnamed, "11-04", "attend_visit").provider == "Öst"


def test_a_client_registered_again_by_hand_right_after_the_end_is_a_new_chapter() -> None:
    diary = "11-02 client Nord\n11-03 confirm inform_client K\n11-16 ended hemtjänst\n"
    assert open_steps(diary + "11-17 client Nord", "11-17", "inform_client") == [
        "inform_client K open due 11-24"
    ]


def test_a_removal_cancelled_before_the_end_does_not_count_as_ordered_after_it() -> None:
    diary = (
        "11-02 client Nord\n11-02 decision trygghetslarm from=11-02\n"
        "11-03 order 48213 installation done client=K\n"
        "11-09 order 49001 removal ordered client=K\n11-10 order 49001 removal cancelled\n"
        "11-16 ended hemtjänst\n11-16 ended trygghetslarm"
    )
    assert steps(diary, "11-16", "order_removal") == ["order_removal K open due 11-19"]


def test_a_product_taken_before_the_message_came_is_not_forgotten() -> None:
    diary = "11-09 confirm remove_receipt_product 48213\n11-10 order 48213 installation done"
    assert steps(diary, "11-10", "remove_receipt_product") == [
        "remove_receipt_product 48213 done due 11-17 closed 11-10"
    ]


def test_a_register_that_only_repeats_that_there_is_no_lock_does_not_unmake_one() -> None:
    diary = (
        "11-02 import hemtjänst Nord from=11-02 lock=nej\n"
        "11-09 order 48213 installation done client=K\n"
        "11-16 import hemtjänst Nord from=11-02 lock=nej ended=11-16"
    )
    assert steps(diary, "11-16", "order_removal") == ["order_removal K open due 11-19"]


def test_of_two_notices_of_one_moment_the_one_further_on_in_the_orders_life_holds() -> None:
    first, second = events(
        "11-10 order 48213 installation done\n11-10 order 48213 installation ordered"
    )
    told = [first, replace(second, stated=first.stated)]
    state = evaluate(told, load(), CALENDAR, day("11-10"))
    assert [order.status for order in state.orders] == ["done"]
    assert state.alerts == ()
