"""Who may answer: the step's role and provider, where the own mail server vouches for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scenarios.clients import answer
from tests.scenarios.stage import SINCE, copied, receive, reminded, to_provider
from tests.whole import Whole

ASKED = f'[security]\nauthserv_id = "mx.exempel.se"\n\n{SINCE}'
OWN = "Authentication-Results: mx.exempel.se; "
EXCHANGE = (
    "Authentication-Results: spf=pass (sender IP is 192.0.2.7) smtp.mailfrom=nord.example; "
    "dkim=pass (signature was verified) header.d=nord.example;dmarc=pass action=none "
    "header.from=nord.example;compauth=pass reason=100"
)
RECEIVED = "Received: from mail.nord.example by in.mx.exempel.se; Thu, 26 Nov 2026 09:15:01 +0100"


@pytest.fixture(scope="module")
def taken_at_word(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return reminded(tmp_path_factory.mktemp("trust"))


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    return reminded(tmp_path_factory.mktemp("asked"), more=ASKED)


def tried(whole: Whole, folder: Path, sender: str, *above: str) -> tuple[str, int, int]:
    """The step's state, how many mails went, and how many messages wait for a person."""
    whole = copied(whole, folder)
    raw = answer(to_provider(whole), "klart", sender=sender)
    outcome = receive(whole, "".join(f"{line}\n" for line in above).encode() + raw)
    waiting = whole.report("2026-11-26T10:00")["mailbox"]["review"]
    return outcome.states["48213"], len(outcome.sent), waiting


CLOSED = ("done", 1, 0)
REVIEW = ("overdue", 0, 1)
NORD = "Anna <planering@nord.example>"


@pytest.mark.parametrize(
    ("sender", "expected"),
    [
        (NORD, CLOSED),
        ("Anna <anna@nord.example>", CLOSED),
        ("anna@NORD.example", CLOSED),
        ("plan@soder.example", REVIEW),
        ("bistand@exempel.se", REVIEW),
        ("systemforvaltare@exempel.se", REVIEW),
        ("anna@evilnord.example", REVIEW),
        ("anna@under.nord.example", REVIEW),
        ('"planering@nord.example" <annan@ute.example>', REVIEW),
        ("planering@nord.example <annan@ute.example>", REVIEW),
        ("annan@ute.example, planering@nord.example", REVIEW),
    ],
)
def test_only_the_steps_own_role_and_provider_may_answer(
    taken_at_word: Whole, tmp_path: Path, sender: str, expected: tuple[str, int, int]
) -> None:
    assert tried(taken_at_word, tmp_path, sender) == expected


def test_without_security_no_answer_counts(tmp_path: Path) -> None:
    (tmp_path / "utan").mkdir()
    whole = reminded(tmp_path / "utan", more=SINCE)
    assert tried(whole, tmp_path / "prov", NORD) == REVIEW


@pytest.mark.parametrize(
    "above",
    [
        (f"{OWN}dmarc=pass header.from=nord.example",),
        (f"{OWN}dkim=pass header.d=nord.example",),
        (f"{OWN}spf=pass smtp.mailfrom=planering@nord.example",),
        (
            "Authentication-Results: mx.exempel.se (prot 1) 1;\n\tspf=pass (sender IP is 192.0.2.7)"
            " smtp.mailfrom=nord.example;\n dmarc=pass (p=REJECT) header.from=nord.example",
        ),
        (EXCHANGE, RECEIVED),
        (RECEIVED, EXCHANGE),
    ],
)
def test_what_the_own_server_vouches_for_counts(
    asked: Whole, tmp_path: Path, above: tuple[str, ...]
) -> None:
    assert tried(asked, tmp_path, NORD, *above) == CLOSED


@pytest.mark.parametrize(
    "above",
    [
        (),
        (f"{OWN}none",),
        (f"{OWN}dmarc=fail header.from=nord.example",),
        (f"{OWN}dmarc=fail header.from=nord.example; dkim=pass header.d=nord.example",),
        (f"{OWN}spf=softfail smtp.mailfrom=nord.example",),
        (f"{OWN}dkim=pass header.d=ute.example",),
        (f"{OWN}spf=pass smtp.mailfrom=a@ute.example",),
        (f"{OWN}dmarc=pass header.from=ute.example",),
        (f"{OWN}dmarc=bestguesspass header.from=nord.example",),
        ("Authentication-Results: mx.ute.example; dmarc=pass header.from=nord.example",),
        ("Authentication-Results: mx.exempel.se.ute.example; dmarc=pass header.from=nord.example",),
        (
            f"{OWN}dmarc=fail header.from=nord.example",
            f"{OWN}dmarc=pass header.from=nord.example",
        ),
        (f"{OWN}dmarc=fail (dmarc=pass header.from=nord.example) header.from=nord.example",),
        (f'{OWN}spf=fail smtp.mailfrom="x; dmarc=pass header.from=nord.example"',),
        (EXCHANGE,),
        (EXCHANGE, "Received: from x by mx.ute.example; Thu, 26 Nov 2026 09:15:01 +0100"),
    ],
)
def test_what_it_does_not_vouch_for_goes_to_a_person_in_silence(
    asked: Whole, tmp_path: Path, above: tuple[str, ...]
) -> None:
    assert tried(asked, tmp_path, NORD, *above) == REVIEW
