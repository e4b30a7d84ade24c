"""The steps that open on an order, from messages alone."""

from tests.routine.diary import case, open_steps, steps, the

ORDERED = "11-10 order 48213 installation ordered provider=Nord\n"
BOOKED = ORDERED + "11-12 order 48213 installation booked 11-24\n"
FAILED = BOOKED + "11-24 order 48213 installation failed\n"
DONE = BOOKED + "11-24 order 48213 installation done\n"


def test_await_installation_is_due_ten_days_after_the_order() -> None:
    assert steps(ORDERED, "11-24") == ["await_installation 48213 open due 11-24"]
    assert steps(ORDERED, "11-25") == ["await_installation 48213 overdue due 11-24 late 1"]
    assert the(ORDERED, "11-24", "await_installation").why == (
        "montering beställd 2026-11-10 + 10 arbetsdagar"
    )


def test_await_installation_is_due_two_days_after_the_booked_day_if_that_is_later() -> None:
    step = the(BOOKED, "11-24", "await_installation")
    assert (str(step.due), step.why) == ("2026-11-26", "besök bokat 2026-11-24 + 2 arbetsdagar")
    early = ORDERED + "11-11 order 48213 installation booked 11-13"
    assert str(the(early, "11-12", "await_installation").due) == "2026-11-24"


def test_await_installation_closes_when_it_is_done_or_cancelled() -> None:
    cancelled = ORDERED + "11-13 order 48213 installation cancelled"
    assert steps(DONE, "11-24", "await_installation") == [
        "await_installation 48213 done due 11-26 closed 11-24"
    ]
    assert steps(cancelled, "11-24") == ["await_installation 48213 done due 11-24 closed 11-13"]


def test_a_booking_whose_order_was_never_seen_is_awaited_from_the_day_it_was_told() -> None:
    told = "11-12 order 48213 installation booked 11-24"
    step = the(told, "11-13", "await_installation")
    assert (str(step.opened), str(step.due)) == ("2026-11-12", "2026-11-26")


def test_attend_visit_is_due_on_the_booked_day_and_never_late() -> None:
    assert steps(BOOKED, "11-24", "attend_visit") == ["attend_visit 48213 open due 11-24"]
    assert steps(BOOKED, "11-25", "attend_visit") == [
        "attend_visit 48213 done due 11-24 closed 11-24"
    ]


def test_attend_visit_closes_when_the_visit_is_moved_and_opens_for_the_new_day() -> None:
    moved = BOOKED + "11-20 order 48213 installation booked 11-30"
    assert steps(moved, "11-23", "attend_visit") == [
        "attend_visit 48213 done due 11-24 closed 11-20",
        "attend_visit 48213 open due 11-30",
    ]


def test_attend_visit_closes_when_the_order_is_cancelled() -> None:
    cancelled = BOOKED + "11-20 order 48213 installation cancelled"
    assert steps(cancelled, "11-23", "attend_visit") == [
        "attend_visit 48213 done due 11-24 closed 11-20"
    ]


def test_attend_visit_opens_for_a_removal_too() -> None:
    removal = "11-12 order 49001 removal booked 11-24 provider=Nord"
    assert steps(removal, "11-13", "attend_visit") == ["attend_visit 49001 open due 11-24"]


def test_rebook_visit_opens_on_a_visit_in_vain_and_closes_on_a_new_booking() -> None:
    rebooked = FAILED + "11-25 order 48213 installation booked 11-30"
    assert steps(FAILED, "11-24", "rebook_visit") == ["rebook_visit 48213 open due 11-26"]
    assert steps(rebooked, "11-25", "rebook_visit") == [
        "rebook_visit 48213 done due 11-26 closed 11-25"
    ]


def test_rebook_visit_closes_when_it_is_done_or_cancelled_all_the_same() -> None:
    for status in ("done", "cancelled"):
        told = FAILED + f"11-25 order 48213 installation {status}"
        assert steps(told, "11-25", "rebook_visit") == [
            "rebook_visit 48213 done due 11-26 closed 11-25"
        ]


def test_each_visit_in_vain_is_a_step_of_its_own() -> None:
    again = FAILED + (
        "11-25 order 48213 installation booked 11-30\n11-30 order 48213 installation failed"
    )
    assert steps(again, "12-01", "rebook_visit") == [
        "rebook_visit 48213 done due 11-26 closed 11-25",
        "rebook_visit 48213 open due 12-02",
    ]


def test_link_lock_opens_when_the_lock_is_mounted() -> None:
    assert steps(DONE, "11-26", "link_lock") == ["link_lock 48213 open due 11-26"]
    assert steps(DONE, "11-27", "link_lock") == ["link_lock 48213 overdue due 11-26 late 1"]
    assert the(DONE, "11-26", "link_lock").why == "montering utförd 2026-11-24 + 2 arbetsdagar"


def test_link_lock_closes_when_it_is_confirmed() -> None:
    confirmed = DONE + "11-25 confirm link_lock 48213 by=nord"
    step = the(confirmed, "11-27", "link_lock")
    assert (step.state, str(step.closed), step.closed_by) == ("done", "2026-11-25", "nord")


def test_the_arithmetic_of_a_due_day_names_the_days_it_skips() -> None:
    told = "12-22 order 48213 installation done"
    assert the(told, "12-23", "link_lock").why == (
        "montering utförd 2026-12-22 + 2 arbetsdagar, julafton och juldagen hoppas över"
    )


def test_remove_receipt_product_opens_when_the_lock_is_mounted_and_closes_on_a_word() -> None:
    confirmed = DONE + "11-30 confirm remove_receipt_product 48213"
    assert steps(DONE, "11-25", "remove_receipt_product") == [
        "remove_receipt_product 48213 open due 12-01"
    ]
    assert steps(confirmed, "12-02", "remove_receipt_product") == [
        "remove_receipt_product 48213 done due 12-01 closed 11-30"
    ]


def test_await_removal_and_unlink_lock_follow_a_removal() -> None:
    ordered = "11-10 order 49001 removal ordered provider=Nord\n"
    done = ordered + "11-18 order 49001 removal done\n"
    assert steps(ordered, "11-18") == ["await_removal 49001 open due 11-24"]
    assert steps(done, "11-20") == [
        "await_removal 49001 done due 11-24 closed 11-18",
        "unlink_lock 49001 open due 11-20",
    ]
    assert open_steps(done + "11-20 confirm unlink_lock 49001", "11-23") == []


def test_removal_done_waives_an_open_link_lock() -> None:
    told = DONE.replace("installation done", "installation done client=K") + (
        "11-25 order 49001 removal ordered client=K\n11-26 order 49001 removal done"
    )
    step = the(told, "11-30", "link_lock")
    assert (step.state, step.closed_why) == ("waived", "låsvredet är nedmonterat")


def test_a_late_copy_of_an_old_message_changes_nothing() -> None:
    late = DONE + "11-10 order 48213 installation ordered provider=Nord"
    assert case(late, "11-27").steps == case(DONE, "11-27").steps


def test_a_corrected_day_moves_the_due_day_and_keeps_the_key() -> None:
    first, second = (
        the(DONE, "11-27", "link_lock"),
        the(DONE + "11-25 order 48213 installation done 11-23", "11-27", "link_lock"),
    )
    assert (first.key, str(first.due)) == ("link_lock:48213", "2026-11-26")
    assert (second.key, str(second.due)) == ("link_lock:48213", "2026-11-25")


def test_an_order_cancelled_after_it_was_done_waives_what_the_lock_had_opened() -> None:
    told = DONE + "11-25 order 48213 installation cancelled"
    assert [step.state for step in case(told, "11-26").steps if step.step == "link_lock"] == [
        "waived"
    ]


def test_an_order_ordered_anew_after_its_end_is_awaited_anew() -> None:
    told = ORDERED + (
        "11-13 order 48213 installation cancelled\n11-16 order 48213 installation ordered"
    )
    assert steps(told, "11-17") == [
        "await_installation 48213 done due 11-24 closed 11-13",
        "await_installation 48213 open due 11-30",
    ]


def test_an_order_whose_action_no_message_says_opens_nothing_but_a_remark() -> None:
    state = case("11-10 order 48213 - ordered", "11-20")
    assert (state.steps, state.remarks) == (
        (),
        ("Weborder 48213: inget meddelande säger vad som ska göras.",),
    )


def test_the_action_is_known_from_the_orders_other_messages() -> None:
    told = ORDERED + "11-18 order 48213 - done"
    assert steps(told, "11-18", "link_lock") == ["link_lock 48213 open due 11-20"]


def test_steps_go_to_the_provider_that_the_order_names_in_its_configured_spelling() -> None:
    told = "11-12 order 48213 installation booked 11-24 provider=NORD"
    assert the(told, "11-13", "attend_visit").provider == "Nord"
