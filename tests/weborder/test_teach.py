"""What one example message teaches."""

from __future__ import annotations

from pathlib import Path

from parsers.content import Content
from parsers.weborder import load_vocabulary, shipped_vocabulary
from parsers.weborder.teach import Addition, Proposal, extend, propose, render
from tests.weborder.setting import SENT, STOCKHOLM


def proposals(*lines: str) -> tuple[Proposal, ...]:
    content = Content("Information", lines, None, SENT)
    return propose(content, shipped_vocabulary(), STOCKHOLM, b"key")


def test_an_unknown_order_label_is_proposed_with_the_reading_before_and_after() -> None:
    (found,) = proposals("Löpnummer: 48213", "Ordertyp: Installation", "Status: Utförd")
    assert found.addition == Addition("labels", "order", "Löpnummer")
    assert found.certain
    assert (found.before.verdict, found.before.reason_code) == ("review", "no_order")
    assert [notice.order for notice in found.after.notices] == ["48213"]


def test_an_unknown_day_may_be_many_things_and_a_person_chooses() -> None:
    (found,) = proposals("Ordernr: 48213", "Typ: Montering", "Status: Utförd", "Fixat: 2026-11-16")
    assert found.addition == Addition("labels", "date_done", "Fixat")
    assert not found.certain
    assert [str(notice.date) for notice in found.after.notices] == ["2026-11-16"]


def test_an_unknown_status_word_is_proposed() -> None:
    (found,) = proposals("Ordernr: 48213", "Typ: Montering", "Status: Fixad")
    assert found.addition == Addition("statuses", "done", "Fixad")
    assert not found.certain
    assert [notice.status for notice in found.after.notices] == ["done"]


def test_a_message_that_is_wholly_known_teaches_nothing() -> None:
    assert proposals("Ordernr: 48213", "Typ: Montering", "Status: Utförd") == ()


def test_additions_are_written_so_that_they_read_back(tmp_path: Path) -> None:
    addition = Addition("labels", "order", 'Löp"nummer\\')
    path = tmp_path / "ord.toml"
    path.write_text(render({}, [addition, addition]), "utf-8")
    assert load_vocabulary([path]).label("löpnummer") == "order"
    assert extend(shipped_vocabulary(), [addition]).label("Löpnummer") == "order"
    assert path.read_text("utf-8").count("Löp") == 1


def test_a_table_whose_rows_cannot_be_told_apart_teaches_nothing() -> None:
    rows = ("Ordernr;Typ;Status;Dag", "48213;Montering;Utförd;2026-11-17", "48214;Montering;Bom")
    assert proposals(*rows) == ()
