"""What the generator writes is read back; noise changes nothing; no field is ever invented."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.content import Content
from parsers.pseudonym import pseudonym
from parsers.reading import Notice
from parsers.weborder import Decision, decide, shipped_vocabulary
from tests.weborder.generator import (
    NOISE_TEXTS,
    Facts,
    as_lines,
    as_message,
    facts,
    labelled,
    pairs,
    sentence,
    without_details,
)
from tests.weborder.setting import SENT, STOCKHOLM

KEY = b"key"
LAX = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=200)


def read(content: Content) -> Decision:
    return decide(content, shipped_vocabulary(), STOCKHOLM, KEY)


def notice(stated: Facts) -> Notice:
    return Notice(
        order=stated.order.replace(" ", ""),
        action=stated.action,
        status=stated.status,
        date=stated.day,
        provider=stated.provider,
        locks=stated.locks,
        client=None if stated.client is None else pseudonym(stated.client, KEY),
    )


@LAX
@given(st.data(), facts())
def test_labelled_facts_read_back_in_every_form_and_order(
    data: st.DataObject, stated: Facts
) -> None:
    content = data.draw(labelled(stated))
    found = read(content)
    assert (found.reason_code, found.notices) == (None, (notice(stated),))


@LAX
@given(st.data(), facts())
def test_a_sentence_reads_back(data: st.DataObject, stated: Facts) -> None:
    found = read(data.draw(sentence(stated)))
    assert (found.reason_code, found.notices) == (None, (notice(without_details(stated)),))


@LAX
@given(st.data(), facts())
def test_a_message_without_order_or_status_goes_to_a_person(
    data: st.DataObject, stated: Facts
) -> None:
    vocabulary = shipped_vocabulary()
    rows = data.draw(pairs(stated))
    field = data.draw(st.sampled_from(("order", "status")))
    kept = [
        (label, value)
        for label, value in rows
        if vocabulary.label(label) not in (field, "reference")
    ]
    style = data.draw(st.sampled_from(("colon", "tight", "tab", "dots", "above")))
    found = read(Content("Information", tuple(as_lines(kept, style)), None, SENT))
    assert (found.verdict, found.notices) == ("review", ())


@LAX
@given(st.data(), facts(), st.permutations(NOISE_TEXTS))
def test_noise_in_any_order_changes_no_fact(
    data: st.DataObject, stated: Facts, noise: list[str]
) -> None:
    lines = as_lines(data.draw(pairs(stated)), "colon")
    before = read(Content("Information", tuple(lines), None, SENT))
    after = read(Content("Information", (*noise[:4], "", *lines, "", *noise[4:]), None, SENT))
    assert after.notices == before.notices


@LAX
@given(st.data(), facts(), facts())
def test_two_contradicting_messages_in_one_are_never_a_notice(
    data: st.DataObject, one: Facts, other: Facts
) -> None:
    first, second = data.draw(pairs(one)), data.draw(pairs(other))
    found = read(Content("Information", tuple(as_lines(first + second, "colon")), None, SENT))
    said = notice(one), notice(other)
    both = replace(
        said[0],
        provider=said[0].provider or said[1].provider,
        locks=said[0].locks or said[1].locks,
        client=said[0].client or said[1].client,
    )
    assert found.notices in ((), *((one,) for one in (*said, both)))
    if one.order != other.order or one.status != other.status or one.action != other.action:
        assert found.notices == ()


@settings(deadline=None, max_examples=60)
@given(st.data(), facts(), st.sampled_from(("utf-8", "iso-8859-1", "windows-1252")))
def test_whole_messages_read_back(data: st.DataObject, stated: Facts, charset: str) -> None:
    from parsers.read import Reader
    from parsers.read import read as read_message

    content = data.draw(st.one_of(labelled(stated), sentence(stated)))
    if charset == "iso-8859-1":
        content = Content(content.subject, _latin(content.text), content.html and (), SENT)
        if content.html is not None:
            return
    reader = Reader(
        STOCKHOLM, frozenset({"noreply@weborder.example"}), frozenset(), KEY, shipped_vocabulary()
    )
    found = read_message(as_message(content, charset), reader)
    expected = read(content)
    assert (found.verdict, found.notices) == (expected.verdict, expected.notices)


def _latin(text: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return None if text is None else tuple(line.replace("–", "-") for line in text)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.text(max_size=80), max_size=12), st.text(max_size=60))
def test_no_text_makes_the_reader_fail_or_state_a_fact_without_an_order_word(
    lines: list[str], subject: str
) -> None:
    found = read(Content(subject, tuple(lines), None, SENT))
    assert Counter([found.verdict])["notice"] == 0
