"""The outbox emptied: each message claimed, made, looked at by the gate, sent, and noted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.message import EmailMessage

from daemon.ledger.ledger import Ledger
from daemon.ledger.values import Item, Mail, NewMail
from daemon.rendering.engine import RenderingError
from daemon.rendering.renderer import Renderer
from daemon.rounds.bounces import flag_address
from daemon.rounds.compose import Composed, compose
from daemon.rounds.envelope import as_message, new_message_id
from daemon.rounds.gate import objections
from daemon.rounds.means import Means
from daemon.rounds.ports import (
    DeliveryUncertain,
    Outbox,
    OutboxDown,
    RecipientRefused,
    Sender,
)
from daemon.rounds.remind import GUARD, closed_now
from daemon.rounds.settings import RoundSettings
from daemon.rounds.steps import held_alert, held_step

_PAUSES = (1, 5, 15, 30, 60, 120, 240)
_ANY_HOUR = frozenset({"receipt", "not_understood", "returned"})
_LATE = frozenset({"reminder", "escalation"})
_INTERRUPTED = "avbröts under sändningen; sänt en gång till med samma Message-ID"
_UNCERTAIN = "servern bröt efter sista tecknet; sänt en gång till med samma Message-ID"
_UNKNOWN_END = "oklart om det kom fram, inte heller andra gången; räknas som sänt"
_NO_LONGER_OWED = "behövs inte längre"
_REFUSED_FOR_GOOD = "servern tar inte emot brev till adressen"
_NOBODY_TOLD = (
    "ett mejl stoppades vid utgången, och mejlet som skulle säga det också ({}); "
    "kontrollera egna mallar och namnen i lasvakt.toml"
)
_ANOTHER_DOMAIN = "mottagarens domän är inte inställd"


@dataclass(slots=True)
class DeliverResult:
    """How many went and how many were given up; ``fault`` (Swedish): why others must wait."""

    sent: int = 0
    failed: int = 0
    fault: str | None = None
    remarks: list[str] = field(default_factory=list)


def deliver(
    ledger: Ledger,
    means: Means,
    settings: RoundSettings,
    *,
    now: datetime,
    fresh: bool,
    stop: Callable[[], bool] = lambda: False,
) -> DeliverResult:
    """What is due in the outbox has been sent, or stands there to be tried again.

    A message is claimed under its Message-ID and committed before anything is sent, so it is
    never sent twice unknowingly: one found claimed after a crash may have gone, and is sent again
    once under the same Message-ID. Whether each step is still owed is read in the claiming
    transaction. ``fresh``: without it no message that says late goes. Raises LedgerFault.
    """
    return _Delivering(ledger, means.renderer, settings, now, fresh).run(means.sender, stop)


class _Delivering:
    def __init__(
        self,
        ledger: Ledger,
        renderer: Renderer,
        settings: RoundSettings,
        now: datetime,
        fresh: bool,
    ) -> None:
        self._ledger = ledger
        self._renderer = renderer
        self._settings = settings
        self._now = now
        self._today = settings.local(now).date()
        self._closed = closed_now(settings, now) is not None
        self._fresh = fresh
        self._result = DeliverResult()

    def run(self, sender: Sender, stop: Callable[[], bool]) -> DeliverResult:
        self._recover()
        due = self._due()
        if not due:
            return self._result
        try:
            with sender() as outbox:
                while due and not stop():
                    for number in due:
                        self._one(outbox, number)
                    # A message stopped or refused may have left word to the systemförvaltare.
                    due = [number for number in self._due() if number > due[-1]]
        except OutboxDown as error:
            self._result.fault = str(error)
        return self._result

    def _recover(self) -> None:
        """What was being sent when a round broke off is due again once, and said to be."""
        with self._ledger.writing():
            for mail in self._ledger.outbox.unfinished():
                if mail.state != "sending":
                    continue
                if mail.again:
                    self._ledger.outbox.sent(mail.id, self._now, _UNKNOWN_END)
                    self._result.remarks.append(f"brev {mail.id}: {_UNKNOWN_END}")
                else:
                    self._ledger.outbox.postpone(mail.id, self._now, _INTERRUPTED, again=True)
                    self._result.remarks.append(f"brev {mail.id}: {_INTERRUPTED}")

    def _due(self) -> list[int]:
        return [
            mail.id
            for mail in self._ledger.outbox.unfinished()
            if mail.not_before <= self._now and (mail.kind in _ANY_HOUR or not self._closed)
        ]

    def _one(self, outbox: Outbox, number: int) -> None:
        claimed = self._claim(number)
        if claimed is None:
            return
        mail, message = claimed
        try:
            outbox.send(message, mail.recipient)
        except RecipientRefused as refusal:
            self._refused(mail, refusal)
        except DeliveryUncertain:
            self._uncertain(mail)
        except OutboxDown as error:
            with self._ledger.writing():
                self._ledger.outbox.unclaim(mail.id, self._later(mail.attempts), str(error))
            raise
        else:
            with self._ledger.writing():
                remark = mail.remark if mail.again else None
                self._ledger.outbox.sent(mail.id, self._now, remark)
            self._result.sent += 1

    def _claim(self, number: int) -> tuple[Mail, EmailMessage] | None:
        """The message as it is to go, claimed and committed; None when it is not to go now."""
        with self._ledger.writing():
            mail = self._still_owed(number)
            if mail is None or self._has_had_enough(mail):
                return None
            try:
                composed = compose(self._ledger, mail, self._settings, now=self._now)
                if composed is None:
                    self._drop(mail, _NO_LONGER_OWED)
                    return None
                rendered = self._renderer.render(composed.mail)
            except RenderingError as error:
                self._ledger.outbox.postpone(mail.id, self._later(3), "mallen har ett fel")
                self._result.fault = str(error)
                return None
            found = objections(rendered, composed.allowed)
            if found:
                self._stop(mail, composed, found)
                return None
            message_id = mail.message_id or new_message_id(self._today, self._settings)
            self._ledger.outbox.claim(mail.id, message_id, self._now)
            message = as_message(
                rendered,
                recipient=mail.recipient,
                message_id=message_id,
                in_reply_to=mail.in_reply_to,
                settings=self._settings,
                now=self._now,
            )
        return mail, message

    def _still_owed(self, number: int) -> Mail | None:
        mail = self._ledger.outbox.get(number)
        if mail is None or mail.state not in ("due", "retry"):
            return None
        unwelcome = self._unwelcome(mail.recipient)
        if unwelcome is not None:
            self._drop(mail, unwelcome)
            return None
        if not mail.items:
            return mail
        gone = [item for item in mail.items if not self._is_owed(mail, item)]
        for item in gone:
            self._ledger.outbox.drop_item(mail.id, item.number)
        if len(gone) == len(mail.items):
            self._drop(mail, _NO_LONGER_OWED)
            return None
        if gone and not mail.again:
            self._ledger.outbox.renumber(mail.id)
        if self._says_late(mail) and not self._fresh:
            return None
        return self._ledger.outbox.get(number)

    def _unwelcome(self, recipient: str) -> str | None:
        """Why nothing may go to the address, in Swedish; None: it may."""
        if not self._settings.may_receive(recipient):
            return _ANOTHER_DOMAIN
        flagged = any(flag.address == recipient for flag in self._ledger.log.flags())
        return _REFUSED_FOR_GOOD if flagged else None

    def _is_owed(self, mail: Mail, item: Item) -> bool:
        """Whether the step still stands as it did: open, on the same ladder, late or not."""
        if item.state != "owed":
            return False
        if item.audience == GUARD:
            found = held_alert(self._ledger, item.anchor, item.key)
            return found is not None and found[1].withdrawn is None
        held = held_step(self._ledger, item.anchor, item.key)
        if held is None or held.step.closed is not None or held.step.state == "snoozed":
            return False
        if mail.kind not in _LATE:
            return True
        late = held.step.workdays_late > 0
        return held.ladder == item.ladder and late == (item.rung > 0)

    def _says_late(self, mail: Mail) -> bool:
        return mail.kind in _LATE and any(
            item.rung > 0 for item in mail.items if item.state == "owed"
        )

    def _has_had_enough(self, mail: Mail) -> bool:
        """Whether the address has had its day's fill; the message then waits for another day."""
        cap = self._settings.outbox.per_recipient_day
        return self._ledger.outbox.sent_on(mail.recipient, self._today) >= cap

    def _drop(self, mail: Mail, remark: str) -> None:
        self._ledger.outbox.dropped(mail.id, self._now, remark)

    def _stop(self, mail: Mail, composed: Composed, found: tuple[str, ...]) -> None:
        """The gate holds the message; the systemförvaltare is told of which step, not of what.

        Its rungs are tried again the next working day: what is wrong may have been mended.
        """
        self._ledger.outbox.failed(mail.id, self._now, "stoppat vid utgången: " + ", ".join(found))
        self._result.failed += 1
        if mail.kind == "stopped":
            self._result.fault = _NOBODY_TOLD.format(", ".join(found))
            return
        payload = {
            "holder": composed.holder,
            "codes": list(composed.codes),
            "objections": list(found),
        }
        for admin in self._settings.systemforvaltare:
            self._ledger.outbox.queue(
                NewMail(
                    kind="stopped", recipient=admin, role="systemforvaltare", payload=payload
                ),
                day=self._today,
                now=self._now,
            )  # fmt: skip

    def _refused(self, mail: Mail, refusal: RecipientRefused) -> None:
        with self._ledger.writing():
            if refusal.permanent:
                self._ledger.outbox.failed(mail.id, self._now, str(refusal))
                items = [[item.anchor, item.key] for item in mail.items]
                flag_address(
                    self._ledger, mail.recipient, _REFUSED_FOR_GOOD, items, self._settings,
                    now=self._now,
                )  # fmt: skip
            elif mail.attempts + 1 >= self._settings.outbox.attempts:
                self._ledger.outbox.failed(mail.id, self._now, str(refusal))
            else:
                self._ledger.outbox.postpone(mail.id, self._later(mail.attempts), str(refusal))
                return
        self._result.failed += 1

    def _uncertain(self, mail: Mail) -> None:
        with self._ledger.writing():
            if mail.again:
                self._ledger.outbox.sent(mail.id, self._now, _UNKNOWN_END)
                self._result.sent += 1
                self._result.remarks.append(f"brev {mail.id}: {_UNKNOWN_END}")
            else:
                later = self._later(mail.attempts)
                self._ledger.outbox.postpone(mail.id, later, _UNCERTAIN, again=True)
                self._result.remarks.append(f"brev {mail.id}: {_UNCERTAIN}")

    def _later(self, attempts: int) -> datetime:
        """After the first attempt a minute, then longer and longer."""
        return self._now + timedelta(minutes=_PAUSES[min(attempts, len(_PAUSES) - 1)])
