"""Whether the own mail server vouches for the sender."""

from __future__ import annotations

import pytest

from parsers.mail.authenticity import vouched
from parsers.mail.message import parse
from tests.parsers.letters import letter

PINNED = "mx.kommunen.example"
RECEIVED = f"Received: from a.example (a.example [192.0.2.1])\r\n\tby {PINNED} with ESMTPS id 1; x"


def judge(*more: str, sender: str = "Weborder <order@lasorder.example>") -> bool | None:
    return vouched(parse(letter(more=more, sender=sender)), PINNED)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        ("dmarc=pass header.from=lasorder.example", True),
        ("dmarc=pass (p=reject) header.from=lasorder.example; spf=fail", True),
        ("dmarc=fail header.from=lasorder.example; dkim=pass header.d=lasorder.example", False),
        ("dmarc=pass header.from=evil.example", None),
        ("dkim=pass header.d=lasorder.example header.b=abc123", True),
        ("dkim=pass header.d=mail.lasorder.example", True),
        ("dkim=pass header.i=@lasorder.example", True),
        ("dkim=pass header.d=evil.example", None),
        ("dkim=pass header.d=notlasorder.example", None),
        ("dkim=pass header.d=example", None),
        ("spf=pass smtp.mailfrom=bounce@lasorder.example", True),
        ("spf=pass smtp.mailfrom=lasorder.example.evil.example", None),
        ("spf=pass smtp.mailfrom=evil.example", None),
        ("spf=fail smtp.mailfrom=lasorder.example", False),
        ("spf=none; dkim=none", None),
        ("none", None),
    ],
)
def test_a_result_counts_when_it_is_aligned_with_the_from_address(
    results: str, expected: bool | None
) -> None:
    assert judge(f"Authentication-Results: {PINNED}; {results}") is expected


EXCHANGE = (
    "Authentication-Results: spf=pass (sender IP is 192.0.2.10)\r\n"
    " smtp.mailfrom=lasorder.example; dkim=pass (signature was verified)\r\n"
    " header.d=lasorder.example;dmarc=pass action=none\r\n"
    " header.from=lasorder.example;compauth=pass reason=100"
)


def test_exchanges_form_counts_when_the_pinned_server_took_the_message_in() -> None:
    assert judge(RECEIVED, EXCHANGE) is True
    assert judge(RECEIVED.replace(PINNED, f"in.{PINNED}"), EXCHANGE) is True


@pytest.mark.parametrize("host", ["evil.example", f"x{PINNED}", f"{PINNED}.evil.example"])
def test_exchanges_form_of_another_server_does_not_count(host: str) -> None:
    assert judge(RECEIVED.replace(PINNED, host), EXCHANGE) is None
    assert judge(EXCHANGE) is None


def test_a_helo_that_names_the_pinned_server_does_not_make_it_ours() -> None:
    forged = f"Received: from by {PINNED} (a [192.0.2.1]) by evil.example with SMTP; x"
    assert judge(forged, EXCHANGE) is not True


def test_only_the_topmost_header_counts() -> None:
    good = f"Authentication-Results: {PINNED}; dmarc=pass header.from=lasorder.example"
    other = "Authentication-Results: evil.example; dmarc=pass header.from=lasorder.example"
    assert judge(other, good) is None
    assert judge(good, other) is True


def test_another_servers_header_does_not_count() -> None:
    assert (
        judge("Authentication-Results: mx2.example; dmarc=pass header.from=lasorder.example")
        is None
    )


def test_the_address_is_compared_and_never_the_name() -> None:
    good = f"Authentication-Results: {PINNED}; dmarc=pass header.from=lasorder.example"
    assert judge(good, sender='"order@lasorder.example" <x@evil.example>') is None


def test_words_in_comments_and_quotes_are_no_results() -> None:
    comment = "(dmarc=pass header.from=lasorder.example)"
    failed = f"Authentication-Results: {PINNED}; spf=fail {comment} smtp.mailfrom=evil.example"
    assert judge(failed) is False
    assert judge(f'Authentication-Results: {PINNED}; none reason="; dmarc=pass"') is None


@pytest.mark.parametrize(
    "value", ["", ";", PINNED, f"{PINNED};;;", "=", "(((", f"{PINNED}; dkim=" * 500]
)
def test_a_damaged_header_vouches_for_nobody(value: str) -> None:
    assert judge(f"Authentication-Results: {value}") is not True


def test_without_a_pinned_server_nothing_is_said() -> None:
    raw = letter(more=(RECEIVED, EXCHANGE))
    assert vouched(parse(raw), None) is None
