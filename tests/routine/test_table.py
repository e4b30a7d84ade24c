"""The routine as a table: shipped whole, checked with clear faults, changed by configuration."""

import re
from pathlib import Path

import pytest

from daemon.routine.document import into
from daemon.routine.rules import Adjustments, GuardRule, Locality, OwnStep, StepRule
from daemon.routine.table import TableError, TableFault, load, read, shipped

ROOT = Path(__file__).parents[2]
RUTIN = ROOT.parent / "shared" / "routine" / "rutin.txt"

STEPS = {
    "inform_client": ("bistandshandlaggare", 5),
    "inform_provider": ("bistandshandlaggare", 2),
    "order_installation": ("utforare", 5),
    "use_receipt_product": ("utforare", 0),
    "collect_keys": ("utforare", 5),
    "attend_visit": ("utforare", 0),
    "await_installation": ("systemforvaltare", 10),
    "rebook_visit": ("utforare", 2),
    "link_lock": ("systemforvaltare", 2),
    "remove_receipt_product": ("utforare", 5),
    "inform_new_provider": ("bistandshandlaggare", 2),
    "inform_old_provider": ("bistandshandlaggare", 2),
    "keep_lock": ("bistandshandlaggare", 2),
    "renew_decision": ("bistandshandlaggare", 1),
    "cancel_installation": ("utforare", 2),
    "order_removal": ("utforare", 3),
    "return_receipt_product": ("utforare", 5),
    "await_removal": ("systemforvaltare", 10),
    "unlink_lock": ("systemforvaltare", 2),
    "billing_form": ("utforare", 10),
}
GUARDS = {
    "removal_despite_alarm": ("utforare", "bistandshandlaggare", "systemforvaltare"),
    "removal_despite_new_provider": ("utforare", "bistandshandlaggare", "systemforvaltare"),
    "lock_for_other_municipality": ("utforare", "systemforvaltare"),
    "done_without_order": ("systemforvaltare",),
    "second_installation": ("utforare", "systemforvaltare"),
    "lock_left_behind": ("systemforvaltare", "bistandshandlaggare"),
    "client_vanished": ("systemforvaltare",),
}
MESSAGE_ONLY = {
    "order_installation",
    "order_removal",
    "rebook_visit",
    "await_installation",
    "await_removal",
    "renew_decision",
    "cancel_installation",
}
ROW = """
[[step]]
step = "own"
title = "Eget"
role = "utforare"
opens = ["first_visit"]
due_from = "opening"
days = 2
closes = ["confirmed"]
text = "Gör."
source = ["Rutinen."]
"""


def _rules() -> list[StepRule | GuardRule]:
    return [*shipped().steps.values(), *shipped().guards.values()]


def faults(changes: Adjustments) -> list[str]:
    with pytest.raises(TableError) as caught:
        load(changes)
    return [str(fault) for fault in caught.value.faults]


def test_the_shipped_table_holds_every_step_with_its_role_and_days() -> None:
    assert {n: (rule.role, rule.days) for n, rule in shipped().steps.items()} == STEPS


def test_the_shipped_table_holds_every_guard_and_who_is_told() -> None:
    assert {name: rule.told for name, rule in shipped().guards.items()} == GUARDS


def test_the_steps_that_only_a_message_closes_are_marked() -> None:
    assert {n for n, rule in shipped().steps.items() if rule.message_only} == MESSAGE_ONLY


def test_link_lock_may_be_confirmed_by_the_provider_too() -> None:
    rules = shipped().steps.values()
    assert {rule.step: rule.confirmers for rule in rules if len(rule.confirmers) > 1} == {
        "link_lock": ("systemforvaltare", "utforare")
    }


def test_no_sentence_names_the_alarm() -> None:
    rules = _rules()
    words = [r.words(outside=outside) + r.title for r in rules for outside in (True, False)]
    assert [text for text in words if "larm" in text.lower()] == []


def test_outside_the_house_keep_lock_says_only_that_the_lock_stays() -> None:
    assert shipped().steps["keep_lock"].words(outside=True) == "Låset ska sitta kvar."
    assert (
        shipped()
        .guards["removal_despite_alarm"]
        .words(outside=True)
        .startswith("Låset ska sitta kvar.")
    )


def test_every_sentence_of_the_municipalitys_text_is_covered_or_said_why_not() -> None:
    if not RUTIN.exists():
        pytest.skip("rutinens text finns inte bredvid projektet (../shared/routine/rutin.txt)")
    left = " ".join(RUTIN.read_text(encoding="utf-8").split())
    rules = _rules()
    covered = {sentence for rule in rules for sentence in rule.source if sentence[0] != "("}
    reasoned = {each.sentence for each in shipped().uncovered}
    for sentence in sorted(covered | reasoned, key=len, reverse=True):
        assert sentence in left, f"står inte i rutinen: {sentence}"
        left = left.replace(sentence, " ")
    assert re.sub(r"[\s,]+", " ", left).strip() == ""


def test_rutin_md_shows_the_table_as_it_is() -> None:
    document = (ROOT / "RUTIN.md").read_text(encoding="utf-8")
    assert into(document, shipped()) == document


def test_a_document_without_its_markers_is_refused() -> None:
    with pytest.raises(ValueError, match="markörerna"):
        into("# Rutin", shipped())


# --- reading ---


def test_a_right_row_is_read() -> None:
    assert list(read(ROW).steps) == ["own"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"utforare"', '"chef"', ("role", "'chef'", "ett av utforare")),
        ("days = 2", 'days = "två"', ("days", "'två'", "ett antal dagar")),
        ("days = 2", "days = -1", ("days", "-1", "ett antal dagar")),
        ("days = 2", "", ("days", "inget", "ett antal dagar")),
        ('["first_visit"]', '["party"]', ("opens", "'party'", "ett av await")),
        ('["first_visit"]', '"first_visit"', ("opens", "'first_visit'", "en lista av texter")),
        ('"opening"', '"moon"', ("due_from", "'moon'", "ett av opening")),
        ('text = "Gör."', 'text = ""', ("text", "''", "en text")),
        ('text = "Gör."', 'text = "Gör."\ncolour = "red"', ("colour", "'red'", "ingenting")),
        ("days = 2", 'days = 2\nmessage_only = "ja"', ("message_only", "'ja'", "true")),
    ],
)
def test_a_wrong_row_is_refused_with_what_was_found_and_wanted(
    old: str, new: str, fault: tuple[str, str, str]
) -> None:
    with pytest.raises(TableError) as caught:
        read(ROW.replace(old, new))
    (only,) = caught.value.faults
    key, found, wanted = fault
    assert (only.step, only.key, only.found) == ("own", key, found)
    assert only.wanted.split(",")[0].startswith(wanted.split(" await")[0])


def test_all_faults_are_told_at_once() -> None:
    broken = ROW.replace('"utforare"', '"chef"').replace("days = 2", "days = 999") + ROW
    with pytest.raises(TableError) as caught:
        read(broken)
    assert [fault.key for fault in caught.value.faults] == ["role", "days", "step"]


def test_text_that_is_no_toml_is_refused() -> None:
    with pytest.raises(TableError):
        read("[[step")


# --- adjusting ---


def test_a_locality_and_nothing_else_leaves_the_table_as_shipped() -> None:
    locality = Locality(municipality=frozenset({"Exempelkommun"}))
    routine = load(locality=locality)
    assert (routine.steps, routine.guards, routine.locality) == (
        shipped().steps,
        shipped().guards,
        locality,
    )


def test_texts_of_steps_and_guards_can_be_changed_but_not_what_leaves_the_house() -> None:
    routine = load(Adjustments(texts={"keep_lock": "Ring.", "client_vanished": "Titta."}))
    assert routine.steps["keep_lock"].words(outside=False) == "Ring."
    assert routine.steps["keep_lock"].words(outside=True) == "Låset ska sitta kvar."
    assert routine.guards["client_vanished"].text == "Titta."


def test_a_shipped_step_can_be_changed_as_a_row_of_its_own() -> None:
    own = OwnStep(step="link_lock", role="utforare", days=7, text="Koppla.")
    rule = load(Adjustments(own=(own,))).steps["link_lock"]
    assert (rule.role, rule.days, rule.text) == ("utforare", 7, "Koppla.")


def test_a_step_of_ones_own_stands_last_in_the_table() -> None:
    own = OwnStep(step="call", role="utforare", opens="first_visit", days=1, text="Ring.")
    rule = load(Adjustments(own=(own,))).steps["call"]
    assert (rule.own, rule.opens, rule.closes, rule.days) == (
        True,
        ("first_visit",),
        ("confirmed",),
        1,
    )


def test_unknown_names_are_refused_all_at_once() -> None:
    changes = Adjustments(
        days={"link_lok": 2, "billing_form": 31},
        off=("nothing",),
        roles={"link_lock": "chef", "no_step": "utforare"},
        texts={"no_text": "Hej."},
    )
    found = faults(changes)
    assert [line.split(":")[0] for line in found] == [
        "link_lok, deadlines",
        "billing_form, deadlines",
        "link_lock, role",
        "no_step, roles",
        "no_text, texts",
        "nothing, off",
    ]
    assert found[1] == "billing_form, deadlines: fann 31; ska vara en dag i månaden, 1 till 28"


def test_a_step_of_ones_own_that_lacks_something_is_refused() -> None:
    changes = Adjustments(own=(OwnStep(step="call", opens="full_moon", closes="dawn"),))
    assert [line.split(":")[0] for line in faults(changes)] == [
        "call, days",
        "call, text",
        "call, role",
        "call, opens",
        "call, closes",
    ]


def test_what_opens_a_shipped_step_is_not_changed() -> None:
    changes = Adjustments(own=(OwnStep(step="link_lock", opens="first_visit"),))
    assert faults(changes) == [
        "link_lock, opens: fann 'first_visit'; ska vara inget: "
        "ett steg i rutinen kan få annan roll, andra dagar, annan text"
    ]


def test_a_fault_reads_as_a_sentence() -> None:
    assert str(TableFault("own", "days", "inget", "ett tal")) == (
        "own, days: fann inget; ska vara ett tal"
    )
