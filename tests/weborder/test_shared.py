"""The shared example messages, where they lie beside the checkout."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from parsers.pseudonym import PUBLIC_KEY
from parsers.weborder import shipped_vocabulary
from tests.weborder.setting import STOCKHOLM

MESSAGES = Path(__file__).parents[3] / "shared" / "messages"


@pytest.mark.skipif(not MESSAGES.is_dir(), reason="../shared/messages is not beside the checkout")
def test_the_shared_messages_read_as_expected_and_no_fact_is_wrong() -> None:
    from parsers.read import Reader, read

    reader = Reader(
        timezone=STOCKHOLM,
        senders=frozenset({"noreply@weborder.example"}),
        own=frozenset({"lasvakt@exempel.se"}),
        client_key=PUBLIC_KEY,
        vocabulary=shipped_vocabulary(),
    )
    confusion: Counter[tuple[str, str]] = Counter()
    for path in sorted(MESSAGES.glob("*.eml")):
        wanted = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
        found = read(path.read_bytes(), reader)
        confusion[wanted["verdict"], found.verdict] += 1
        facts = [
            (n.order, n.action, n.status, n.date.isoformat(), n.provider, list(n.locks))
            for n in found.notices
        ]
        keys = ("order", "action", "status", "date", "provider", "locks")
        assert facts == [tuple(n[key] for key in keys) for n in wanted["notices"]], path.name
    expected = Counter(
        {("notice", "notice"): 22, ("review", "review"): 8, ("ignored", "ignored"): 2}
        | {("reply", "reply"): 2, ("automatic", "automatic"): 2}
    )
    assert confusion == expected
