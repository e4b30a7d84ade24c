"""A sentence states a status in any of its inflections and orders of words, with its day."""

from __future__ import annotations

from itertools import product

import pytest

from tests.weborder.setting import Case, reading

SAID = {
    "done": (
        "är utförd", "blev utförd", "är klar", "blev klar", "är slutförd", "blev genomförd",
        "är gjord", "blev gjord", "blev färdig", "har utförts", "har blivit utförd", "utfördes",
    ),
    "cancelled": (
        "är makulerad", "blev annullerad", "är avbeställd", "har makulerats", "annullerades",
    ),
    "booked": ("är bokad till", "blev inbokad till", "har bokats till", "bokades till"),
    "ordered": ("är mottagen", "blev registrerad", "har mottagits", "har tagits emot", "mottogs"),
    "failed": ("blev en bomkörning",),
}  # fmt: skip
SENTENCES = (
    "{kind} enligt order 48213 {said} den {day}.",
    "Weborder 48213 avseende {kind} {said} {day}.",
    "Order 48213 ({kind}) {said} {day}.",
    "Vi meddelar att {kind} på order 48213 {said} {day}.",
    "Hej! {kind}, order 48213, {said} den {day}.",
)
KINDS = {"Monteringen": "installation", "nedmontering": "removal"}


@pytest.mark.parametrize("status", SAID)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_states_its_status_and_day(sentence: str, status: str) -> None:
    day, written = ("2026-11-25", "25 november 2026") if status == "booked" else (
        "2026-11-17", "17 november 2026"
    )  # fmt: skip
    for said, (kind, action) in product(SAID[status], KINDS.items()):
        text = sentence.format(kind=kind, said=said, day=written)
        assert reading(Case(text, "-")) == f"48213 {action} {status} {day}", text


@pytest.mark.parametrize("status", SAID)
def test_a_sentence_may_begin_with_its_day(status: str) -> None:
    written = "25 november 2026" if status == "booked" else "17 november 2026"
    for said in SAID[status]:
        verb, _, rest = said.removesuffix(" till").partition(" ")
        text = " ".join(f"Den {written} {verb} nedmonteringen enligt order 48213 {rest}".split())
        assert reading(Case(f"{text}.", "-")).startswith(f"48213 removal {status} 2026-11-"), text
