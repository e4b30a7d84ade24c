"""What may never leave the house, whatever stands in the settings or in a municipality's mall."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.clients import text_of
from tests.scenarios.stage import REMINDED, TRUST
from tests.whole import ADMIN, NORD, Whole, notice

OWN = f'{TRUST}\n[templates]\nfolder = "mallar"\n'
SHIPPED = Path(__file__).parents[2] / "templates"


def started(folder: Path, more: str = TRUST) -> Whole:
    whole = Whole(folder, more=more)
    whole.receive("1", notice("48213", "Mottagen", "2026-11-09"))
    whole.receive("2", notice("48213", "Utförd", "2026-11-18"))
    return whole


def template(whole: Whole, name: str, text: str) -> Path:
    path = whole.folder / "mallar" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Ring 08-465 004 00", "ett telefonnummer"),
        ("19121212-1212", "ett personnummer"),
        ("K-7F3Q9M2A", "en kunds pseudonym"),
        ("Skriv till nagon@ute.example", "en e-postadress som inte är inställd"),
    ],
)
def test_a_mall_with_a_secret_is_stopped_told_of_and_tried_again(
    tmp_path: Path, line: str, kind: str
) -> None:
    whole = started(tmp_path, OWN)
    own = template(
        whole, "reminder.txt.j2", f"{(SHIPPED / 'reminder.txt.j2').read_text('utf-8')}\n{line}\n"
    )
    whole.once("2026-11-18T10:00")
    counts = whole.once(REMINDED)
    assert (counts["sent"], counts["failed"]) == (2, 2)
    for mail in whole.sent():
        assert (mail["To"], "stoppades" in mail["Subject"]) == (ADMIN, True)
        assert kind in text_of(mail)
        assert "LV-" in text_of(mail)
        assert line not in mail.as_string()
    assert whole.once("2026-11-26T09:00")["queued"] == 0
    own.unlink()
    assert whole.once("2026-11-27T08:00")["sent"] == 2
    assert whole.steps("2026-11-27T08:00")["remove_receipt_product", "48213"]["reminders"] == 1


def test_a_mall_with_a_fault_holds_its_mail_and_check_names_the_line(tmp_path: Path) -> None:
    whole = started(tmp_path, OWN)
    template(whole, "reminder.txt.j2", "Hej!\n{{ nonsens }}\n")
    whole.once("2026-11-18T10:00")
    said = whole.run("once", "--json", "--now", REMINDED)
    assert (said.code, said.json["sent"]) == (1, 0)
    assert "reminder.txt.j2, rad 2: okänt namn: nonsens" in said.err
    assert "nonsens" in whole.run("check").out


def test_mail_goes_only_to_configured_domains(tmp_path: Path) -> None:
    whole = started(tmp_path)
    config = tmp_path / "lasvakt.toml"
    text = config.read_text("utf-8").replace("[outbox]", '[outbox]\ndomains = ["exempel.se"]')
    config.write_text(text, "utf-8")
    whole.once("2026-11-18T10:00")
    whole.once(REMINDED)
    assert [mail["To"] for mail in whole.sent()] == [ADMIN]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('name = "Exempelkommun"', 'name = "Exempel\\r\\nBcc: annan@ute.example"'),
        ('name = "Hemtjänst Nord AB"', 'name = "Nord\\nBcc: annan@ute.example"'),
        ('aliases = ["Nord"]', 'aliases = ["Nord\\nBcc: annan@ute.example"]'),
        (f'email = ["{NORD}"]', f'email = ["{NORD}\\nBcc: annan@ute.example"]'),
        ('"Låsvakt <lasvakt@exempel.se>"', '"Låsvakt\\nBcc: annan@ute.example <l@exempel.se>"'),
    ],
)
def test_no_setting_becomes_a_header(tmp_path: Path, old: str, new: str) -> None:
    whole = started(tmp_path)
    config = tmp_path / "lasvakt.toml"
    text = config.read_text("utf-8")
    assert old in text
    config.write_text(text.replace(old, new), "utf-8")
    said = whole.run("once", "--now", REMINDED)
    assert (said.code, "lasvakt.toml" in said.err, whole.sent()) == (2, True, [])


def test_a_name_with_markup_stays_a_name(tmp_path: Path) -> None:
    whole = started(tmp_path)
    config = tmp_path / "lasvakt.toml"
    old = 'name = "Hemtjänst Nord AB"\naliases = ["Nord"]'
    new = 'name = "<b>Nord</b> {{ 7 * 7 }}"\naliases = ["Hemtjänst Nord AB"]'
    config.write_text(config.read_text("utf-8").replace(old, new), "utf-8")
    whole.once("2026-11-18T10:00")
    whole.once(REMINDED)
    (mail,) = [mail for mail in whole.sent() if mail["To"] == NORD]
    page = mail.get_body(("html",))
    assert page is not None
    assert "Hej <b>Nord</b> {{ 7 * 7 }}!" in text_of(mail)
    assert "Hej &lt;b&gt;Nord&lt;/b&gt; {{ 7 * 7 }}!" in page.get_content()
