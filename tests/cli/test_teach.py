"""`teach`: new words from an example, none that would change what is recorded."""

from __future__ import annotations

import tomllib
from email.message import EmailMessage
from pathlib import Path

from tests.cli.conftest import NOW
from tests.whole import Whole, notice


def example(whole: Whole, *lines: str) -> str:
    message = notice("48500", "Utförd", "2026-11-17")
    message.set_content("\n".join(lines) + "\n")
    return _saved(whole, message)


def _saved(whole: Whole, message: EmailMessage) -> str:
    path: Path = whole.folder / "exempel.eml"
    path.write_bytes(message.as_bytes())
    return str(path)


def words(whole: Whole) -> dict[str, object]:
    path = whole.folder / "ord.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.exists() else {}


KNOWN = ("Ordertyp: Installation", "Status: Utförd", "Utförare: Nord")


def test_a_certain_word_is_saved_on_yes_and_reads_from_then_on(busy: Whole) -> None:
    path = example(busy, "Löpnummer: 48500", *KNOWN)
    said = busy.run("teach", path, "--yes")
    assert (said.code, "före:" in said.out, "efter:" in said.out) == (0, True, True), said.err
    assert words(busy) == {"labels": {"order": ["Löpnummer"]}}
    assert '"verdict": "notice"' in busy.run("parse", "--json", path).out
    again = busy.run("teach", path, "--yes")
    assert (again.code, "Inga okända ord" in again.out) == (0, True)


def test_an_uncertain_word_is_saved_only_where_the_field_is_named(busy: Whole) -> None:
    path = example(busy, "Ordernr: 48500", *KNOWN, "Fixat: 2026-11-16")
    said = busy.run("teach", path, "--yes")
    assert (said.code, "--field" in said.err, words(busy)) == (1, True, {})
    assert busy.run("teach", path, "--field", "date_done").code == 0
    assert words(busy) == {"labels": {"date_done": ["Fixat"]}}


def test_nothing_is_saved_without_consent(busy: Whole) -> None:
    said = busy.run("teach", example(busy, "Löpnummer: 48500", *KNOWN))
    assert (said.code, words(busy)) == (1, {})


def test_words_that_would_change_what_is_recorded_are_refused(busy: Whole) -> None:
    busy.receive("5", notice("48600", "Utförd", "2026-11-18", Löpnummer="77123"))
    assert busy.once(NOW)["notices"] == 1
    said = busy.run("teach", example(busy, "Löpnummer: 48500", *KNOWN), "--yes")
    assert (said.code, "skulle ändra hur meddelande 5 läses" in said.err) == (1, True), said.err
    assert words(busy) == {}


def test_what_teaches_nothing_is_told(busy: Whole) -> None:
    known = busy.run("teach", example(busy, "Ordernr: 48500", *KNOWN))
    assert (known.code, "lasvakt parse" in known.out) == (0, True)
    assert busy.run("teach", "saknas.eml").code == 2
    assert busy.run("teach", str(busy.folder)).code == 2


def test_a_mailbox_that_cannot_be_read_refuses_the_words(busy: Whole) -> None:
    (busy.folder / "mailbox").rename(busy.folder / "borta")
    said = busy.run("teach", example(busy, "Löpnummer: 48500", *KNOWN), "--yes")
    assert (said.code, "lasvakt check" in said.err, words(busy)) == (1, True, {})
