"""Whether a forward may be believed: who passed it on, and what they added on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from parsers.forwards.neutral import added_words_are_neutral, is_neutral
from parsers.forwards.untouched import is_untouched
from parsers.letter.forward import Letter, Passed, Words
from parsers.mail.message import Message
from parsers.mail.subjects import Prefix, added_words, read_subject
from parsers.programs.automatic import is_away_subject
from parsers.weborder import Vocabulary

# Two clocks are seldom further apart; a message is never passed on before it is sent.
_CLOCKS = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Trust:
    """Whose words count: ``senders`` of the weborder (None: anyone), ``forwarders`` of theirs.

    Forwarders are addresses, or domains with ``@`` first.
    """

    senders: frozenset[str] | None
    forwarders: frozenset[str]
    vocabulary: Vocabulary

    def is_sender(self, address: str | None) -> bool:
        """Tell whether an address may state facts: its exact form, no subdomain or name."""
        return self.senders is None or (address is not None and address in self.senders)

    def is_hand(self, address: str | None, last: str | None) -> bool:
        """Tell whether an address may stand between the weborder and the ``last`` forwarder."""
        if address is None:
            return False
        domain = _domain(address)
        return not self.forwarders.isdisjoint((address, domain)) or domain == _domain(last or "@")


def _domain(address: str) -> str:
    return "@" + address.rpartition("@")[2]


@dataclass(frozen=True, slots=True)
class _Hand:
    """One who passed the message on: their address, and what they put above it."""

    address: str | None
    author: str
    title: str
    words: Words
    prefix: Prefix | None = None

    def is_neutral(self, trust: Trust, *, coming: bool) -> bool:
        """Tell whether the words put above the message are neutral."""
        lines = self.words.all_lines()
        return is_neutral(lines, trust.vocabulary, self.author, coming=coming)


def judge(message: Message, letter: Letter, trust: Trust) -> tuple[str | None, Passed | None]:
    """Return why a forward is not believed, None when it is, and the message passed on.

    The innermost message counts if it comes from the weborder itself and quotes or passes on
    nothing; every person on the way may add only neutral words.
    """
    hands, inner = _hands(message, letter, trust)
    code = _fault_on_the_way(hands, trust) or _fault(inner, message.date, trust)
    if inner is None or code is not None:
        return code or "unclear", None
    return (None, inner) if _nothing_is_added(hands, inner, trust) else ("comment", None)


def speaks_of_a_visit(message: Message, letter: Letter, trust: Trust) -> bool:
    """Tell whether a neutral comment holds only while the visit is still to come."""
    hands, _ = _hands(message, letter, trust)
    return not all(hand.is_neutral(trust, coming=False) for hand in hands)


def is_own_with_enclosure(message: Message, letter: Letter, trust: Trust) -> bool:
    """Tell whether an attached message only accompanies the sender's own words.

    No prefix calls it a forward, and it is the weborder's own or says more than "se bilagan".
    """
    if not message.attached or read_subject(message.subject)[0] is not None:
        return False
    known = trust.senders is not None and message.sender in trust.senders
    return known or not _hand(message, letter).is_neutral(trust, coming=True)


def _hand(message: Message, letter: Letter) -> _Hand:
    author = message.headers.text("from")
    return _Hand(message.sender, author, message.subject, letter.own)


def _hands(message: Message, letter: Letter, trust: Trust) -> tuple[list[_Hand], Passed | None]:
    """Return everyone who passed the message on, the last first, and the innermost message."""
    hands, inner = [_hand(message, letter)], letter.passed
    while inner is not None and inner.further and not trust.is_sender(inner.sender):
        hands.append(_Hand(inner.sender, inner.author, inner.title, inner.words, inner.prefix))
        inner = inner.further
    return hands, inner


def _fault_on_the_way(hands: Sequence[_Hand], trust: Trust) -> str | None:
    """Name what is wrong with those who passed the message on, None when nothing is."""
    last = hands[0]
    if any(hand.prefix == "reply" for hand in hands):
        return "inner_reply"
    if not all(trust.is_hand(hand.address, last.address) for hand in hands[1:]):
        return "inner_sender"
    return None if all(hand.is_neutral(trust, coming=True) for hand in hands) else "comment"


def _fault(inner: Passed | None, passed_on: datetime | None, trust: Trust) -> str | None:
    """Name why the innermost message of a forward is not believed, None when it is."""
    if inner is None:
        return "unclear"
    if not trust.is_sender(inner.sender):
        return "inner_sender"
    quotes = inner.quotes or inner.further is not None or inner.prefix is not None
    if quotes or is_away_subject(inner.subject):
        return "inner_reply"
    if inner.date is None:
        return "inner_date"
    return "inner_later" if passed_on and inner.date > passed_on + _CLOCKS else None


def _nothing_is_added(hands: Sequence[_Hand], inner: Passed, trust: Trust) -> bool:
    """Tell whether subjects add only neutral words, and nobody wrote in the message itself."""
    added = (added_words(hand.title, inner.title) for hand in hands)
    if not all(added_words_are_neutral(words, trust.vocabulary) for words in added):
        return False
    return inner.sealed or is_untouched(inner.words, trust.vocabulary)
