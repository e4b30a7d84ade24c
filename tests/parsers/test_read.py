"""Whole messages, from bytes to a reading."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.codec import decode, encode
from parsers.read import Reader, read
from parsers.reading import Answer, Command, Notice, Reading
from tests.parsers.hostile import hostile
from tests.parsers.letters import NOTICE, OWN, PERSON, WEBORDER, ZONE, letter, reader

SHARED = Path(__file__).parents[3] / "shared"
OURS = Path(__file__).parents[1] / "messages"
ID = "<lv.20261007.7k3mq9rd@kommunen.example>"


def test_a_notice_is_read_with_its_sender_moment_and_layout() -> None:
    found = read(letter(), reader())
    assert (found.verdict, found.reason, found.sender) == ("notice", None, WEBORDER)
    assert found.stated == datetime(2026, 10, 7, 13, 20, tzinfo=UTC)
    assert found.message_id == "m1@lasorder.example"
    assert (found.layout or "").startswith("lasorder.example/")
    assert found.notices == (
        Notice(
            order="61207",
            action="installation",
            status="done",
            date=date(2026, 10, 7),
            provider="Västans Hemtjänst AB",
            locks=("PX-100217",),
        ),
    )


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (letter(sender=PERSON), "other_sender"),
        (letter(sender=f"x.{WEBORDER}"), "other_sender"),
        (letter(sender="order@sub.lasorder.example"), "other_sender"),
        (letter(sender=f'"{WEBORDER}" <x@evil.example>'), "other_sender"),
        (letter(sender=PERSON, more=(f"Reply-To: {WEBORDER}",)), "other_sender"),
        (letter(sender=f"{WEBORDER}, {PERSON}"), "two_senders"),
        (letter(sender=f"{WEBORDER}\r\nFrom: {PERSON}"), "two_senders"),
        (letter(sender="Weborder"), "no_sender"),
        (letter(subject="SV: Order 61207 utförd"), "reply"),
        (letter(date="i går"), "no_date"),
    ],
)
def test_only_the_one_configured_address_states_facts(raw: bytes, code: str) -> None:
    found = read(raw, reader())
    assert (found.verdict, found.reason_code, found.notices) == ("review", code, ())
    assert found.reason


def test_without_configuration_any_sender_will_do() -> None:
    assert read(letter(sender=PERSON), reader(senders=None)).verdict == "notice"


RESULTS = "Authentication-Results: mx.kommunen.example; dmarc={} header.from=lasorder.example"


@pytest.mark.parametrize(
    ("more", "strict", "verdict", "code"),
    [
        ((RESULTS.format("pass"),), True, "notice", None),
        ((RESULTS.format("fail"),), False, "review", "not_vouched"),
        ((), True, "review", "unvouched"),
        ((), False, "notice", None),
    ],
)
def test_the_pinned_server_must_not_deny_and_strictly_must_vouch(
    more: tuple[str, ...], strict: bool, verdict: str, code: str | None
) -> None:
    found = read(letter(more=more), reader(authserv_id="mx.kommunen.example", strict=strict))
    assert found.verdict == verdict
    assert code is None or found.reason_code == code


def test_an_answer_is_read_with_what_it_answers() -> None:
    raw = letter(
        "Klart 1\n\nDen 2026-10-07 skrev Låsvakt:\n> Svara klart [LV-7K3M-Q9RD]\n",
        subject="SV: 1 steg väntar på dig",
        sender=PERSON,
        more=(f"In-Reply-To: {ID}", f"References: <x@y> {ID}"),
    )
    found = read(raw, reader())
    assert (found.verdict, found.answer) == (
        "reply",
        Answer(
            answers_to=(ID.strip("<>"), "x@y"),
            codes=("LV-7K3M-Q9RD",),
            commands=(Command(kind="done", numbers=(1,)),),
        ),
    )


@pytest.mark.parametrize(
    "raw",
    [
        letter("klart LV-7K3M-Q9RD", subject="Klart LV-7K3M-Q9RD", sender=PERSON),
        letter("", subject="Klart LV-7K3M-Q9RD", sender=PERSON),
        letter("<p>Klart</p>", subject="SV: x [LV-7K3M-Q9RD]", sender=PERSON, kind="text/html"),
        letter("Klart\n> [LV-7K3M-Q9RD]", subject="SV: x", sender=PERSON),
    ],
)
def test_an_answer_is_known_by_a_code_where_the_program_lost_the_references(raw: bytes) -> None:
    found = read(raw, reader())
    assert found.verdict == "reply"
    assert found.answer is not None
    assert [command.kind for command in found.answer.commands] == ["done"]


def test_an_answer_that_is_not_understood_is_still_a_reply() -> None:
    raw = letter("Vad menas?", subject="SV: x", sender=PERSON, more=(f"In-Reply-To: {ID}",))
    found = read(raw, reader())
    assert (found.verdict, found.answer and found.answer.commands) == ("reply", ())


def test_our_reminder_passed_on_to_someone_is_no_answer() -> None:
    raw = letter("Klart\n> [LV-7K3M-Q9RD]", subject="VB: 1 steg väntar på dig", sender=PERSON)
    assert read(raw, reader()).verdict == "review"


def test_a_question_about_a_notice_is_reviewed() -> None:
    quoted = "\n".join(f"> {line}" for line in NOTICE.splitlines())
    raw = letter(f"Stämmer det?\n\n{quoted}", subject="SV: Order 61207 utförd", sender=PERSON,
                 more=("In-Reply-To: <m1@lasorder.example>",))  # fmt: skip
    assert (read(raw, reader()).verdict, read(raw, reader()).notices) == ("review", ())


def test_our_own_message_and_another_lasvakts_are_automatic() -> None:
    assert read(letter(sender=OWN), reader()).verdict == "automatic"
    raw = letter(sender=PERSON).replace(b"<m1@lasorder", b"<lv.20261007.a@annan")
    assert read(raw, reader()).verdict == "automatic"


HOSTILE = hostile()


def test_there_are_hostile_messages_enough() -> None:
    assert len(HOSTILE) >= 50


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("senders", [frozenset({WEBORDER}), None], ids=["configured", "any"])
def test_a_hostile_message_states_nothing(name: str, senders: frozenset[str] | None) -> None:
    found = read(HOSTILE[name], reader(senders=senders))
    assert found.notices == ()
    assert found.verdict in ("review", "automatic", "reply")
    assert found.answer is None or found.answer.commands == ()
    assert decode(encode(found)) == found


def shared(pattern: str) -> list[Path]:
    return sorted(path for path in SHARED.glob(pattern) if path.is_file())


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside the checkout")
@pytest.mark.parametrize("senders", [frozenset({WEBORDER}), None], ids=["configured", "any"])
def test_the_corpus_of_others_states_nothing(senders: frozenset[str] | None) -> None:
    stated = {}
    for path in shared("corpus/*/*"):
        found = read(path.read_bytes(), reader(senders=senders))
        if found.verdict not in ("review", "automatic", "reply", "ignored") or found.notices:
            stated[path.name] = found.verdict
        assert decode(encode(found)) == found
    assert stated == {}


def as_printed(found: Reading) -> dict[str, Any]:
    """A reading as the contract's JSON."""
    notices = [
        {
            "order": n.order, "action": n.action, "status": n.status, "date": n.date.isoformat(),
            "provider": n.provider, "locks": list(n.locks), "client": n.client,
        }
        for n in found.notices
    ]  # fmt: skip
    return {"verdict": found.verdict, "forwarded": found.forwarded, "reason": found.reason,
            "notices": notices}  # fmt: skip


def aliased(printed: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """The same with each pseudonym as the alias it first stood for."""
    for notice in printed["notices"]:
        if notice["client"] is not None:
            notice["client"] = names.setdefault(notice["client"], notice["client"])
    return printed


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is not beside the checkout")
def test_the_shared_examples_read_as_expected_with_one_pseudonym_for_each_client() -> None:
    example = Reader(
        timezone=ZONE,
        senders=frozenset({"noreply@weborder.example"}),
        own=frozenset({"lasvakt@exempel.se"}),
        client_key=reader().client_key,
        vocabulary=reader().vocabulary,
    )
    names: dict[str, str] = {}
    for path in shared("messages/*.eml"):
        expected = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
        printed = as_printed(read(path.read_bytes(), example))
        for wanted, found in zip(expected["notices"], printed["notices"], strict=False):
            if wanted["client"] is not None and found["client"] is not None:
                names.setdefault(found["client"], wanted["client"])
        if expected["reason"] == "*" and printed["reason"]:
            printed["reason"] = "*"
        assert (path.name, aliased(printed, names)) == (path.name, expected)
    assert len(set(names.values())) == len(names) > 0


@pytest.mark.parametrize("path", sorted(OURS.glob("*.eml")), ids=lambda path: path.stem)
def test_our_examples_read_as_the_json_beside_them(path: Path) -> None:
    found = read(path.read_bytes(), reader())
    plain = as_printed(found) | {"reason_code": found.reason_code}
    if found.answer is not None:
        plain["commands"] = [
            [c.kind, list(c.numbers), list(c.codes), c.everything, str(c.until or ""), c.reason]
            for c in found.answer.commands
        ]
    assert plain == json.loads(path.with_suffix(".expected.json").read_text("utf-8"))


@given(st.binary(max_size=400))
def test_any_bytes_have_one_verdict_and_cross_to_another_process(raw: bytes) -> None:
    found = read(raw, reader())
    assert found.notices == ()
    assert decode(encode(found)) == found
