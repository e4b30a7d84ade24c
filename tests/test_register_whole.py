"""Registers that come by themselves: from the watched folder, and attached to trusted letters."""

from __future__ import annotations

import io
import os
import time
from email.message import EmailMessage
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.whole import ADMIN, LASVAKT, WEBORDER, Whole, notice

EXPORT = "export@treserva.example"
HEADER = "Kundnr;Utförare;Insats;Från;Till;Avslutad;Första besök;Lås"
ANNA = "10482;Nord;hemtjänst;2026-11-16;;;2026-11-20;nej"
BO = "10483;Nord;hemtjänst;2026-11-16;;;2026-11-23;nej"
BAD = "10484;Nord;städning;2026-11-16;;;;"
MORE = f"""
[reminders]
from = 2026-11-01

[register]
folder = "register"
attachments_from = ["{EXPORT}"]
"""
TRUSTING = '[security]\ntrust = "none"\n' + MORE
ASKING = '[security]\nauthserv_id = "mx.exempel.se"\n' + MORE
NOW = "2026-11-16T09:00"


@pytest.fixture
def whole(tmp_path: Path) -> Whole:
    return Whole(tmp_path, more=TRUSTING)


def csv(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode("cp1252")


def xlsx(*rows: str) -> bytes:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    for row in (HEADER, *rows):
        sheet.append(row.split(";"))
    data = io.BytesIO()
    workbook.save(data)
    return data.getvalue()


def put(whole: Whole, name: str, data: bytes, *, age: float = 600) -> None:
    path = whole.folder / "register" / name
    path.write_bytes(data)
    at = time.time() - age
    os.utime(path, (at, at))


def in_folder(whole: Whole) -> list[str]:
    folder = whole.folder / "register"
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def cases(whole: Whole) -> int:
    return len(whole.report(NOW)["cases"])


def letter(*attached: tuple[str, bytes], sender: str = EXPORT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["To"] = LASVAKT
    message["Subject"] = "Kunder och beslut"
    message["Date"] = "Mon, 16 Nov 2026 08:00:00 +0100"
    message["Message-ID"] = f"<{len(attached)}.{sender}>"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content("Hej! Här kommer registret.\n")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message


@pytest.mark.parametrize(("name", "form"), [("a.csv", csv), ("b.XLSX", xlsx)])
def test_a_file_in_the_folder_is_entered_and_put_away(
    whole: Whole, name: str, form: type[bytes]
) -> None:
    put(whole, name, form(ANNA, BO))
    assert whole.run("once", "--now", NOW).code == 0
    assert (in_folder(whole), cases(whole)) == ([f"inläst/{name}"], 2)
    assert "order_installation" in {step for step, _ in whole.steps(NOW)}


def test_the_same_file_again_changes_nothing_and_overwrites_nothing(whole: Whole) -> None:
    put(whole, "a.csv", csv(ANNA))
    whole.once(NOW)
    before = whole.report(NOW)
    put(whole, "a.csv", csv(ANNA))
    said = whole.run("once", "--now", NOW)
    assert "0 nya kunder, 0 ändrade, 1 oförändrade" in said.err
    assert in_folder(whole) == ["inläst/a-2.csv", "inläst/a.csv"]
    assert whole.report(NOW)["cases"] == before["cases"]


def test_a_file_still_being_written_waits(whole: Whole) -> None:
    put(whole, "a.csv", csv(ANNA), age=20)
    whole.once(NOW)
    assert (in_folder(whole), cases(whole)) == (["a.csv"], 0)


def test_other_files_links_and_hidden_ones_are_left_alone(whole: Whole) -> None:
    for name in ("läs mig.txt", ".a.csv", "~$b.xlsx"):
        put(whole, name, csv(ANNA))
    (whole.folder / "utanför.csv").write_bytes(csv(ANNA))
    (whole.folder / "register" / "länk.csv").symlink_to(whole.folder / "utanför.csv")
    (whole.folder / "register" / "mapp.csv").mkdir()
    whole.once(NOW)
    assert in_folder(whole) == [".a.csv", "länk.csv", "läs mig.txt", "~$b.xlsx"]
    assert cases(whole) == 0


def test_of_two_files_the_newer_has_the_last_word(whole: Whole) -> None:
    put(whole, "a.csv", csv(ANNA, BO.replace("Nord", "Söder")), age=900)
    put(whole, "0.csv", csv(ANNA, BO), age=1800)
    whole.once(NOW)
    providers = [case["provider"] for case in whole.report(NOW)["cases"]]
    assert sorted(providers) == ["Exempelomsorg Söder AB", "Hemtjänst Nord AB"]


def test_bad_rows_are_mailed_without_what_they_hold_and_the_others_taken(whole: Whole) -> None:
    put(whole, "Anna Exempelsson 10484.csv", csv(ANNA, BAD, "Beata;Nord;hemtjänst;2026-11-16"))
    said = whole.run("once", "--now", NOW)
    assert (said.code, cases(whole)) == (1, 1)
    assert [name.partition("/")[0] for name in in_folder(whole)] == ["fel"]
    (mail,) = whole.sent()
    assert (mail["To"], mail["Subject"]) == (ADMIN, "Registret har 2 rader med fel")
    text = mail.get_body(("plain",)).get_content()  # type: ignore[union-attr]  # it has a text
    assert "Rad 3, Insats: väntade hemtjänst eller trygghetslarm" in text
    assert "Rad 4, Kundnr: väntade ett kundnummer" in text
    for secret in ("städning", "Beata", "Anna", "10484"):
        assert secret not in mail.as_string() + said.err + said.out


@pytest.mark.parametrize(
    "data",
    [b"", b"Kundnr;Namn\r\n1;A\r\n", b"PK\x03\x04 ingen arbetsbok", b"\0\1\2" * 50],
)
def test_a_file_that_is_no_register_is_refused_whole_and_told(whole: Whole, data: bytes) -> None:
    put(whole, "a.csv", data)
    assert whole.run("once", "--now", NOW).code == 1
    assert (in_folder(whole), cases(whole)) == (["fel/a.csv"], 0)
    assert [m["Subject"] for m in whole.sent()] == ["Registret är inte inläst"]


def test_a_dry_run_moves_no_file_and_enters_nothing(whole: Whole) -> None:
    put(whole, "a.csv", csv(ANNA))
    whole.once(NOW, "--dry-run")
    assert (in_folder(whole), cases(whole)) == (["a.csv"], 0)


def test_a_missing_folder_is_told_and_stops_nothing_else(whole: Whole) -> None:
    (whole.folder / "register").rmdir()
    whole.receive("1", notice("48213", "Utförd", "2026-11-16"))
    said = whole.run("once", "--json", "--now", NOW)
    assert (said.code, said.json["notices"]) == (1, 1)
    assert "lasvakt init" in said.err
    assert whole.run("init", str(whole.folder)).code == 0
    assert whole.run("once", "--now", NOW).code == 0


def test_a_file_that_cannot_be_put_away_is_told_of_once_a_day(whole: Whole) -> None:
    put(whole, "a.csv", csv(BAD))
    (whole.folder / "register" / "fel").write_text("i vägen")
    for minute in ("09:00", "09:05", "09:10"):
        assert whole.run("once", "--now", f"2026-11-16T{minute}").code == 1
    assert len(whole.sent()) == 1
    assert "a.csv" in in_folder(whole)


@pytest.mark.parametrize(("name", "form"), [("a.csv", csv), ("b.xlsx", xlsx)])
def test_a_trusted_letters_register_is_entered_and_not_kept(
    whole: Whole, name: str, form: type[bytes]
) -> None:
    whole.receive("1", letter((name, form(ANNA, BO))))
    counts = whole.once(NOW)
    assert (counts["read"], counts["review"], cases(whole)) == (1, 0, 2)
    assert list((whole.folder / "mailbox" / ".Lasvakt.Behandlat").rglob("1*"))
    assert whole.report(NOW)["mailbox"] | {"read_through": ""} == {
        "messages": 1, "accounted": 1, "read_through": "", "review": 0,
    }  # fmt: skip
    assert b"10482" not in (whole.folder / "state.db").read_bytes()
    whole.receive("2", letter((name, form(ANNA, BO)), X_Copy="2"))
    whole.once(NOW)
    assert cases(whole) == 2


def test_an_export_that_says_it_is_automatic_is_taken_all_the_same(whole: Whole) -> None:
    whole.receive("1", letter(("a.csv", csv(ANNA)), Auto_Submitted="auto-generated"))
    whole.once(NOW)
    assert cases(whole) == 1


def test_anyone_elses_register_is_not_read(whole: Whole) -> None:
    whole.receive("1", letter(("a.csv", csv(ANNA)), sender=f'"{EXPORT}" <ond@evil.example>'))
    whole.receive("2", letter(("a.csv", csv(ANNA)), sender="sub@export.treserva.example"))
    whole.receive("3", letter(("a.csv", csv(ANNA)), sender=f"{EXPORT}, ond@evil.example"))
    counts = whole.once(NOW)
    assert (counts["review"], cases(whole)) == (3, 0)


@pytest.mark.parametrize(
    ("attached", "reason"),
    [
        ((), "inget register (CSV eller XLSX) är bifogat"),
        ((("bild.png", b"png"),), "inget register (CSV eller XLSX) är bifogat"),
        ((("a.csv", csv(ANNA)), ("b.csv", csv(BO))), "mer än ett register är bifogat"),
        ((("a.csv", b"Namn\r\nAnna\r\n"),), "kolumnerna Kundnr, Utförare, Insats, Från saknas"),
    ],
)
def test_a_trusted_letter_without_a_usable_register_goes_to_review(
    whole: Whole, attached: tuple[tuple[str, bytes], ...], reason: str
) -> None:
    whole.receive("1", letter(*attached))
    assert (whole.once(NOW)["review"], cases(whole)) == (1, 0)
    assert reason in whole.run("review", "list").out


def test_a_refused_letter_is_taken_on_retry_when_the_columns_are_named(whole: Whole) -> None:
    whole.receive("1", letter(("a.csv", csv(ANNA).replace(b"Kundnr", b"Person"))))
    whole.once(NOW)
    config = whole.folder / "lasvakt.toml"
    config.write_text(config.read_text("utf-8") + 'columns = { Kundnr = "Person" }\n', "utf-8")
    assert "1 avgjorda, 0 väntar" in whole.run("review", "retry", "--now", NOW).out
    assert cases(whole) == 1


def test_bad_rows_of_a_letter_are_mailed(whole: Whole) -> None:
    whole.receive("1", letter(("a.csv", csv(ANNA, BAD))))
    whole.once(NOW)
    assert (cases(whole), [m["Subject"] for m in whole.sent()]) == (
        1,
        ["Registret har 1 rad med fel"],
    )


def test_where_the_mail_server_is_asked_it_must_vouch(tmp_path: Path) -> None:
    whole = Whole(tmp_path, more=ASKING)
    vouched = "mx.exempel.se; dmarc=pass header.from=treserva.example"
    whole.receive("1", letter(("a.csv", csv(ANNA))))
    failed = vouched.replace("pass", "fail")
    whole.receive("2", letter(("a.csv", csv(ANNA)), Authentication_Results=failed))
    assert (whole.once(NOW)["review"], cases(whole)) == (2, 0)
    assert "går inte i god" in whole.run("review", "list").out
    whole.receive("3", letter(("a.csv", csv(ANNA)), Authentication_Results=vouched))
    whole.once(NOW)
    assert cases(whole) == 1


def test_a_hostile_workbook_is_one_letter_in_review(whole: Whole) -> None:
    bomb = io.BytesIO()
    from zipfile import ZIP_DEFLATED, ZipFile

    with ZipFile(bomb, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 600_000_000)
    whole.receive("1", letter(("a.xlsx", bomb.getvalue())))
    whole.receive("2", notice("48213", "Utförd", "2026-11-16", Kundnr="10482"))
    counts = whole.once(NOW)
    assert (counts["review"], counts["notices"]) == (1, 1)


def test_a_client_gone_from_the_next_register_is_an_alert(whole: Whole) -> None:
    put(whole, "a.csv", csv(ANNA, BO), age=900)
    whole.once(NOW)
    put(whole, "b.csv", csv(ANNA))
    whole.once("2026-11-17T09:00")
    alerts = [a["guard"] for c in whole.report("2026-11-17T09:00")["cases"] for a in c["alerts"]]
    assert alerts == ["client_vanished"]
    assert WEBORDER not in str(whole.sent())
