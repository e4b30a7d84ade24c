"""Delivery: claimed before sent, never twice unknowingly, never what a gate or a cap forbids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest

from daemon.ledger.values import Mail
from daemon.rendering.renderer import Renderer
from daemon.rounds.ports import DeliveryUncertain, OutboxDown, RecipientRefused
from daemon.rounds.settings import ProviderContact
from daemon.routine.events import Confirmed
from tests.ledger.example import put
from tests.rounds.test_remind import _only, ordered_and_done, started
from tests.rounds.world import (
    ADMIN,
    NORD,
    SETTINGS,
    MemoryOutbox,
    World,
    at,
    notice,
    text_of,
    world,
)

MONDAY = date(2026, 11, 16)
LINK = replace(SETTINGS, routine=_only("link_lock"))
PRODUCT = replace(SETTINGS, routine=_only("remove_receipt_product"))


class Killed(BaseException):
    """The process is gone."""


@dataclass
class Deadly(MemoryOutbox):
    """An outbox under which the process dies, before or after the message has gone."""

    kill: Callable[[], None] = lambda: None
    after: bool = False
    seen: list[str] = field(default_factory=list)

    def send(self, message: EmailMessage, recipient: str) -> None:
        self.seen.append(str(message["Message-ID"]))
        if self.after:
            super().send(message, recipient)
        self.kill()
        if not self.after:
            super().send(message, recipient)


def die() -> None:
    raise Killed


def owing(path: Path) -> World:
    """A world where one reminder is owed on Thursday the 19th."""
    w = started(path, LINK)
    ordered_and_done(w)
    w.round(at(16))
    return w


def mails(w: World) -> list[tuple[str, str, str | None]]:
    return [(one.kind, one.state, one.remark) for one in w.ledger.outbox.all()]


def last(w: World) -> Mail:
    return w.ledger.outbox.all()[-1]


@pytest.mark.parametrize("after", [False, True])
def test_killed_between_claim_and_smtp_it_is_sent_again_once_under_the_same_message_id(
    tmp_path: Path, after: bool
) -> None:
    w = owing(tmp_path)
    deadly = w.outbox = Deadly(kill=die, after=after)
    with pytest.raises(Killed):
        w.round(at(19))
    assert last(w).state == "sending"
    w.ledger.close()

    again = world(tmp_path, LINK)
    again.outbox = deadly
    deadly.kill = lambda: None
    result = again.round(at(19, 10))
    assert (result.queued, result.sent, len(set(deadly.seen)), len(deadly.seen)) == (0, 1, 1, 2)
    assert last(again).state == "sent"
    assert "samma Message-ID" in (last(again).remark or "")
    assert len(result.remarks) == 1
    assert again.round(at(19, 11)).sent == 0


def test_killed_twice_it_is_not_sent_a_third_time(tmp_path: Path) -> None:
    w = owing(tmp_path)
    deadly = w.outbox = Deadly(kill=die, after=True)
    for hour in (9, 10):
        with pytest.raises(Killed):
            w.round(at(19, hour))
    deadly.kill = lambda: None
    result = w.round(at(19, 11))
    assert (result.sent, len(deadly.seen), last(w).state) == (0, 2, "sent")
    assert "räknas som sänt" in (last(w).remark or "")


def test_an_uncertain_delivery_is_tried_once_more_under_the_same_message_id(tmp_path: Path) -> None:
    w = owing(tmp_path)
    deadly = w.outbox = Deadly(kill=_uncertain)
    assert (w.round(at(19)).sent, last(w).state) == (0, "retry")
    w.round(at(19, 12))
    assert (last(w).state, len(deadly.seen), len(set(deadly.seen))) == ("sent", 2, 1)
    assert w.round(at(19, 13)).sent == 0


def _uncertain() -> None:
    raise DeliveryUncertain("förbindelsen bröts efter sista tecknet")


def test_a_step_that_closed_a_second_before_is_not_reminded(tmp_path: Path) -> None:
    w = owing(tmp_path)
    w.outbox.down = OutboxDown("servern svarar inte")
    result = w.round(at(19))
    assert (result.faults, last(w).state) == (("servern svarar inte",), "due")
    (case,) = w.ledger.cases(date(2026, 11, 19))
    step = case.state.steps[0]
    put(
        w.ledger,
        Confirmed(
            id="c", stated=at(19, 9, 30), date=date(2026, 11, 19), step=step.step,
            about=step.about, key=step.key,
        ),
        anchor="order:48213",
    )  # fmt: skip
    w.outbox.down = None
    assert (w.round(at(19, 10)).sent, last(w).state) == (0, "dropped")


def test_what_waits_for_a_server_over_night_is_made_anew_and_goes_once(tmp_path: Path) -> None:
    w = owing(tmp_path)
    w.outbox.down = OutboxDown("servern svarar inte")
    w.round(at(19))
    w.round(at(19, 15))
    w.outbox.down = None
    w.round(at(20))
    (message,) = w.outbox.take()
    assert "2 arbetsdagar sent" in str(message["Subject"])
    (case,) = w.ledger.cases(date(2026, 11, 20))
    assert case.reminders == {"link_lock:48213": 1}


def test_a_refusal_for_now_is_tried_again_with_growing_pauses_and_then_given_up(
    tmp_path: Path,
) -> None:
    w = owing(tmp_path)
    w.outbox.fail[ADMIN] = RecipientRefused("450", permanent=False)
    moment, tried = at(19), []
    for _ in range(400):
        before = last(w).attempts if w.ledger.outbox.count() else 0
        w.round(moment)
        if last(w).attempts != before:
            tried.append(round((moment - at(19)).total_seconds() / 60))
        moment += timedelta(minutes=1)
    assert tried == [0, 1, 6, 21, 51, 111, 231]
    assert [one for one in mails(w) if one[1] == "sent" and one[0] == "reminder"] == []


def test_a_refusal_for_good_flags_the_address_and_is_told_once(tmp_path: Path) -> None:
    w = started(tmp_path, PRODUCT)
    for order in ("48213", "48300"):
        ordered_and_done(w, order=order)
    w.outbox.fail[NORD] = RecipientRefused("550", permanent=True)
    told = []
    for day in (20, 23, 24, 25, 26, 27):
        w.round(at(day))
        told += [str(m["To"]) for m in w.outbox.take()]
    assert told == [ADMIN]
    assert [flag.address for flag in w.ledger.log.flags()] == [NORD]
    (case, _) = w.ledger.cases(date(2026, 11, 27))
    assert case.reminders == {"remove_receipt_product:48213": 0}


def test_one_refused_recipient_does_not_stop_the_others(tmp_path: Path) -> None:
    two = replace(
        PRODUCT,
        providers=(ProviderContact(name="Hemtjänst Nord AB", email=("a@nord.example", NORD)),),
    )
    w = started(tmp_path, two)
    ordered_and_done(w)
    w.outbox.fail["a@nord.example"] = RecipientRefused("450", permanent=False)
    w.round(at(20))
    assert [str(m["To"]) for m in w.outbox.take()] == [NORD]


def test_an_address_gets_no_more_than_its_fill_a_day(tmp_path: Path) -> None:
    capped = replace(
        LINK,
        ladder=replace(LINK.ladder, digest=False),
        outbox=replace(LINK.outbox, per_recipient_day=2),
    )
    w = started(tmp_path, capped)
    for number in range(4):
        ordered_and_done(w, order=f"4821{number}")
    sent = []
    for day, hour in ((19, 9), (19, 10), (20, 9)):
        w.round(at(day, hour))
        sent.append(len(w.outbox.take()))
    assert sent == [2, 0, 2]


def test_the_gate_stops_a_secret_and_names_the_step_but_not_the_content(tmp_path: Path) -> None:
    leaky = replace(
        PRODUCT,
        routine=replace(
            PRODUCT.routine,
            steps={
                name: replace(rule, text="Ring 08-465 004 12 och hämta knappen.")
                for name, rule in PRODUCT.routine.steps.items()
            },
        ),
    )
    w = started(tmp_path, leaky)
    ordered_and_done(w)
    result = w.round(at(20))
    (message,) = w.outbox.take()
    told = text_of(message)
    assert (str(message["To"]), result.failed, "LV-" in told, "465" in told) == (
        ADMIN, 1, True, False,
    )  # fmt: skip
    assert w.round(at(20, 10)).queued == 0
    w.settings = PRODUCT
    w.round(at(24))
    assert [str(m["To"]) for m in w.outbox.take()] == [NORD]


def test_when_even_the_word_of_it_is_stopped_the_round_says_so(tmp_path: Path) -> None:
    w = started(tmp_path, PRODUCT)
    ordered_and_done(w)
    w.renderer = Renderer(None, "Exempelkommun 08-465 004 12")
    result = w.round(at(20))
    assert (result.failed, w.outbox.take()) == (2, [])
    assert "stoppades vid utgången" in " ".join(result.faults)


def test_the_headers_are_those_the_contract_names(tmp_path: Path) -> None:
    w = owing(tmp_path)
    w.round(at(19))
    (message,) = w.outbox.take()
    headers = {name: str(message[name]) for name in message.keys()}  # noqa: SIM118 - a message is no dict
    assert headers["Auto-Submitted"] == "auto-generated"
    assert headers["X-Auto-Response-Suppress"] == "All"
    assert headers["From"] == "Låsvakt <lasvakt@exempel.example>"
    assert headers["Date"] == "Thu, 19 Nov 2026 09:00:00 +0100"
    assert [name for name in headers if name.lower().startswith("list-")] == []
    assert headers["Message-ID"].startswith("<lv.20261119.")
    assert headers["Message-ID"].endswith("@exempel.example>")
    parts = [part.get_content_type() for part in message.walk()]
    assert parts == ["multipart/alternative", "text/plain", "text/html"]


def test_nothing_secret_is_in_a_mail_or_the_ledger(tmp_path: Path) -> None:
    w = started(tmp_path)
    w.arrive(notice("ordered", MONDAY, client="K-7F3Q9M2A"))
    w.arrive(notice("done", MONDAY, client="K-7F3Q9M2A"))
    for day in range(16, 31):
        w.round(at(day))
    assert [m for m in w.outbox.take() if "K-7F3Q9M2A" in m.as_string() + text_of(m)] == []
    assert w.ledger.outbox.by_state() == {"sent": w.ledger.outbox.count()}
