"""Whether a clause beside the status gives reason to doubt that the work is done.

The rules are closed rather than open: a no is harmless only where it plainly speaks of something
else, and what is said of the work, the lock or the people must be understood.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from parsers.weborder.prose.clauses import BECAUSE, Clause, Sentence, Token
from parsers.weborder.prose.unknown import TOLD, is_at_large, is_rule_of_changes
from parsers.weborder.values.dates import WEEKDAYS
from parsers.weborder.words.fold import has_digit

Reach = Literal["done", "open", "all"]
"""From which statuses a doubt takes: `done` alone, also `booked` and `ordered`, or all."""
_DEPENDS = re.compile(r"\b(?:nar|om|sa snart|sa fort|innan|forran|tills|ifall|sedan)\b")
_NO_OBJECTION = re.compile(r"\b(?:ingen|inte|ej) (?:\w+ ){0,2}(?:invand|protest|motsatt|sager)")
_CONSENT = ("tackar ja", "tackat ja", "tryckt", "godkan", "svarat", "accepter", "signerat")
_APPROVAL = ("attest", "godkan", "klarteck", "beviljat")
_COMING = frozenset(("coming",))
_TOUCHY = frozenset(("work", "order", "subject", "agent", "lock", "topic"))
_UNSETTLED = frozenset(("hedge", "off_subject", "relative", "passed"))
_FEW = 3
_NOUN = 4
_CALM = frozenset(("calm", "everyday", "access"))
_DEFINITE = ("en", "et", "erna", "arna")
_POINTING = frozenset(
    ("det", "den", "detta", "denna", "de", "dessa", "det har", "den har", "allt", "inget", "ingen")
) | {"nedan", "ovan", "har", "hon", "han", "sa"}
_OTHERS = ("kund", "order", "brukare")
"""How a word ends that makes it another's (`Bommen gäller en annan kund`)."""
_PLANNED = ("work", "order", "subject", "lock", "topic")
"""What the order is of: a no to any of these is a no to what is ordered or booked."""
_SYSTEM = frozenset(("weborder", "webordern", "webborder", "webbordern", "vi"))
_THIS = frozenset(("detta", "det har"))
_OUGHT = frozenset(("ska vara", "skall vara", "ska sta"))
_READING = frozenset(("oppna", "las", "las mer", "klicka", "logga in", "visa", "besok", "ga till"))
_AFTERWARDS = frozenset(("darefter", "sedan", "da"))
_TOLD = frozenset(("ni", "du"))
_SEQUEL = _AFTERWARDS | {"innan"}
_PROVE = frozenset(("bekrafta", "kontrollera", "verifiera", "intyga", "sakerstall", "godkann"))
_TELLING = frozenset(("vi", "vill", "kan", "harmed", "far"))
_NAMING = frozenset(("for", "hos", "at", "i", "pa", "fran", "till", "av", "vid", "med", "var"))


def misgiving(sentence: Sentence, clauses: Sequence[Clause], clause: Clause) -> Reach | None:
    """How far the doubt of a clause reaches that a careful reader would ask about."""
    if clause.conditional or not concerns(sentence, clauses, clause):
        return _condition(clause) if clause.conditional else None
    harmless = clause.has("harmless") and not sentence.subject
    way_in = clause.has("access") or clause.has("contact")
    harmless = harmless or (sentence.free and way_in and not clause.has("work"))
    of_other = harmless and not (clause.has("order") or clause.has("lock"))
    if clause.tokens[0].text == "om" or is_at_large(clause):
        return None
    quiet = (of_other and _is_mild(clause)) or _is_for_the_reader(sentence, clauses, clause)
    if clause.has("unsettled") or (clause.has("suspect") and not quiet):
        return _suspicion(sentence, clauses, clause)
    if clause.has("contact") or harmless:
        return None
    if _corrects(sentence, clause):
        return "open"
    return _denial(clauses, clause) if clause.has("negation") else None


def _is_mild(clause: Clause) -> bool:
    """`Nyckeln hos grannen i stället`: of the way in, such words give no reason to ask."""
    return all("mild" in token.classes for token in clause.tokens if "suspect" in token.classes)


def _is_for_the_reader(sentence: Sentence, clauses: Sequence[Clause], clause: Clause) -> bool:
    """`Prova båda låsen vid nästa besök`: what the reader is to do, at a visit of their own."""
    bids = not sentence.free and "bidding" in clauses[0].tokens[0].classes
    suspect = [token for token in clause.tokens if "suspect" in token.classes]
    return bids and all("coming" in token.classes for token in suspect)


def concerns(sentence: Sentence, clauses: Sequence[Clause], clause: Clause) -> bool:
    """False for what a thing that nobody knows is said to do: `Portalen stängs för underhåll`.

    A few words alone may be about anything, and so may a comment or a subject.
    """
    if sentence.free or sentence.subject or len(clause.tokens) <= _FEW:
        return True
    head = clauses[0].tokens[0]
    new = clause is not clauses[0] and not clause.joined  # `Kalle, kom aldrig in i lägenheten`
    thing = not head.has_meaning or (head.classes <= _CALM and head.text.endswith(_DEFINITE))
    if new or not thing or len(head.text) < _NOUN or has_digit(head.text):
        return True
    return any(
        not token.classes.isdisjoint(_TOUCHY)
        or token.action not in (None, "other")
        or token.status is not None
        or token.text in _POINTING
        or ("unsettled" in token.classes and token.text.endswith(_OTHERS))
        for token in clause.tokens
    )


def _suspicion(sentence: Sentence, clauses: Sequence[Clause], clause: Clause) -> Reach | None:
    """How far a word reaches that gives reason to ask; of the record it reaches all."""
    if clause.has("unsettled"):
        return "all"  # `Låssmeden har bestridit bomkörningen`
    if not sentence.free and all(map(_is_of_a_title, clause.tokens)):
        return "done"  # `Ny tid 51750`: the title of a booking
    if clause.has("surroundings") and _only_lacks(clause):
        return None
    head = (clauses[0] if clause.joined in BECAUSE else clause).tokens[0]
    record = ("topic" in head.classes or head.text in _THIS) and not sentence.free
    return "all" if record else reach(clause, "suspect")


def _is_of_a_title(token: Token) -> bool:
    named = "order" in token.classes or token.text.isdigit() or token.text in ("for", "bokad")
    return named or token.text == "ny tid"


def _condition(clause: Clause) -> Reach | None:
    """`Om ni inte bekräftar tiden …`: it is not confirmed; else only what comes `därefter`."""
    words = [token.text for token in clause.tokens]
    if _NO_OBJECTION.search(" ".join(words)):
        return "all"  # `Om ingen invänder inom tre dagar`: nothing of it has come true
    if words[0] == "i vantan pa":
        return "done"  # `Vredet lämnat på hallbyrån i väntan på snickare`
    unconfirmed = clause.has("negation") and any(word.startswith("bekraft") for word in words)
    # `Tiden blir er om ni tackar ja`: it is for the reader to say
    consent = not _TOLD.isdisjoint(words) and any(word.startswith(_CONSENT) for word in words)
    # `Den går i väg så fort chefen har attesterat`
    if unconfirmed or consent or any(word.startswith(_APPROVAL) for word in words):
        return "open"
    return _sequel(clause)


def _sequel(clause: Clause) -> Reach | None:
    """What came `därefter` or stood so `innan` something else."""
    first = clause.tokens[0].text
    if first in _SEQUEL and (clause.has("void") or clause.has("unsettled")):
        return "all"  # `Sedan beskedet skrevs har ordern öppnats igen`
    if first not in _AFTERWARDS or not (clause.has("suspect") or clause.has("doubt")):
        return None
    return "all" if clause.has("order") else "done"  # `har därefter öppnat ordern igen`


def _denial(clauses: Sequence[Clause], clause: Clause) -> Reach | None:
    if _denies_the_kind(clauses, clause):
        return "all"
    planned = any(map(clause.has, _PLANNED))
    elsewhere = any(one.has("harmless") for one in clauses)  # `inte går att svara på`
    if (elsewhere and not planned) or any(token.status for token in clause.tokens):
        return None
    if "topic" in clause.tokens[0].classes:
        return "all"  # `Uppgifterna har inte bekräftats`
    return "open" if planned and not clause.has("coming") else "done"


def _denies_the_kind(clauses: Sequence[Clause], clause: Clause) -> bool:
    """`Det var inte en nedtagning som skulle göras utan ett batteribyte`."""
    named = any(token.action is not None for token in clause.tokens) and clause.joined != "utan"
    return named and any(one.joined == "utan" for one in clauses)


def _corrects(sentence: Sentence, clause: Clause) -> bool:
    """`Ska vara nedmontering`, `ska vara torsdag`, `ska stå på brodern`: what stands is wrong."""
    ought = next((i for i, t in enumerate(clause.tokens) if t.text in _OUGHT), None)
    if ought is None or ought + 1 == len(clause.tokens):
        return False
    then = clause.tokens[ought + 1]
    if then.text == "pa" and any("people" in token.classes for token in clause.tokens[ought + 2 :]):
        return True
    named = then.text.isdigit() or then.text in WEEKDAYS or then.action is not None
    return named or sentence.text[then.start : then.start + 1].isupper()


def not_understood(sentence: Sentence, clause: Clause) -> Reach | None:
    """How far the doubt reaches where a clause says of the work what nobody understands."""
    if is_rule_of_changes(clause):
        return None
    if _is_of_the_record(sentence, clause) or _is_of_another_thing(sentence, clause):
        return "all"
    quiet = any(map(clause.has, ("harmless", "suspect", "contact", "negation")))
    if quiet or clause.conditional or clause.tokens[0].text == "om":
        return None
    reached = _unknown_reach(sentence, clause)
    if reached is None and sentence.free and not _is_plain(sentence, clause):
        return "done"  # a fitter's remark: what nobody understands may say that all is not done
    return reached


def _is_of_the_record(sentence: Sentence, clause: Clause) -> bool:
    """`Beskedet har återkallats`, `Uppgifterna är inte bekräftade`: the message takes itself back.

    A no that is harmless elsewhere (`kan inte besvaras`) is so here too, but not every word beside.
    """
    if sentence.free or clause.conditional or clause.has("contact"):
        return False
    if any({"doubt", "suits_failed"} <= token.classes for token in clause.tokens):
        return False  # `ingen öppnade dörren`
    head = _touched(sentence, clause)
    if head is None or "topic" not in head.classes or _is_filed(sentence, clause):
        return False
    if clause.has("negation") and not clause.has("harmless"):
        return True
    return not _is_understood(sentence, clause, list(map(_is_settled, clause.tokens)))


def _is_filed(sentence: Sentence, clause: Clause) -> bool:
    """`Ärendet sparas enligt …`: what becomes of the record, whatever its place is called."""
    if sentence.free or not clause.has("filing") or _DEPENDS.search(sentence.masked):
        return False
    if "lock" in clause.tokens[0].classes:
        return False  # `Låsnumret ovan hör till ett lås som ligger kvar i vårt lager`
    known = [token for token in clause.tokens if token.has_meaning]
    return all(_is_settled(token) and "suspect" not in token.classes for token in known)


def _is_of_another_thing(sentence: Sentence, clause: Clause) -> bool:
    """`Returen av ert lås är avslutad`: what nobody knows begins it, and then has the status."""
    if sentence.free or sentence.subject or clause.conditional or clause.has("contact"):
        return False
    head = next((token for token in clause.tokens if not _is_small(token)), None)
    if head is None or head.has_meaning or head.text.isdigit():
        return False
    begins = clause.tokens.index(head) == 0 and sentence.start == clause.tokens[0].start
    later = clause.tokens[clause.tokens.index(head) + 1 :]
    stated = any(token.status is not None for token in later)
    return begins and stated and any("states" in token.classes for token in later)


def _is_small(token: Token) -> bool:
    return token.text in ("den", "det", "de", "er", "ert", "era", "din", "ditt", "var", "vart")


def _is_plain(sentence: Sentence, clause: Clause) -> bool:
    """True for a remark whose every word is known, and none of what is still to come."""
    plain = [
        _classes(token) and _is_settled(token) and "future" not in token.classes
        for token in clause.tokens
    ]
    return _is_understood(sentence, clause, plain)


def _is_settled(token: Token) -> bool:
    """Known, and neither a wish, a guess, an earlier day nor what no subject may name."""
    wished = "future" in token.classes and "coming" not in token.classes
    ahead = token.status is not None and token.status.status != "done"
    open_ended = not token.classes.isdisjoint(_UNSETTLED) and "calm" not in token.classes
    return token.has_meaning and not (wished or ahead or open_ended)


def reach(clause: Clause, name: str) -> Reach:
    """`Vi återkommer` says no more than that the work lies ahead, `fel kund` is always amiss."""
    said = [token for token in clause.tokens if name in token.classes]
    return "done" if all("coming" in token.classes for token in said) else "open"


def _unknown_reach(sentence: Sentence, clause: Clause) -> Reach | None:
    """What is said of the work or the order must be understood, to the last word."""
    head = _touched(sentence, clause)
    if head is None or _is_filed(sentence, clause):
        return None
    known = [_classes(token) for token in clause.tokens]
    if _is_understood(sentence, clause, known):
        return None
    coming = [k or "coming" in t.classes for k, t in zip(known, clause.tokens, strict=True)]
    if _is_understood(sentence, clause, coming):
        return "done"
    of_record = "order" in head.classes or head.text in _THIS
    if sentence.free and not of_record:
        return "done"
    if head.classes.isdisjoint(_PLANNED) and head.text not in _THIS:
        return "done"  # of a person: how to be let in is for the fitter alone
    return "all" if _is_record(head) else "open"


def asks_for_proof(clauses: Sequence[Clause]) -> bool:
    """`Bekräfta att låset är monterat`: the one who asks does not know."""
    told = [token.text for clause in clauses for token in clause.tokens]
    if not any(token.status for clause in clauses for token in clause.tokens):
        return False
    first = next((word for word in told if word in _PROVE), None)
    return first is not None and _TELLING.isdisjoint(told[: told.index(first)])


def _only_lacks(clause: Clause) -> bool:
    """`Porttelefon saknas`: what is lacking is neither the lock nor the work."""
    return all(t.text.startswith("sakn") for t in clause.tokens if "suspect" in t.classes)


def _touched(sentence: Sentence, clause: Clause) -> Token | None:
    """The work, the lock or a person there, where it is named first; `ni` and `du` are told.

    In free text it need not be first: nobody writes there but of the work and the way in.
    """
    if any(token.status is not None for token in clause.tokens):
        return None
    told = [token.text for token in clause.tokens[:2]]
    if told[0] in _READING or (not sentence.free and "bidding" in clause.tokens[0].classes):
        return None  # `Öppna meddelandet i webbläsaren`, `Spara den här kvittensen`
    if told[0] in _THIS and told[-1] == "ar":
        return clause.tokens[0]  # `Detta är en provkörning.`
    for token in clause.tokens:
        if token.text in TOLD or not _classes(token):
            break
        if token.text not in _SYSTEM and (
            not token.classes.isdisjoint(_TOUCHY) or token.action is not None
        ):
            return token
    things = [token for token in clause.tokens if _is_thing(token)] if sentence.free else []
    return things[0] if things else None


def _is_thing(token: Token) -> bool:
    """The lock or the work upon it, and no visit."""
    of_it = "lock" in token.classes or "work" in token.classes or token.action is not None
    return of_it and "subject" not in token.classes


def _is_record(token: Token) -> bool:
    """The order or what is written of it, rather than the work, the lock or a person."""
    named = not token.classes.isdisjoint(("order", "topic")) and token.action is None
    return named or token.text in _THIS


def _classes(token: Token) -> bool:
    return token.has_meaning and token.classes != _COMING


def _is_understood(sentence: Sentence, clause: Clause, known: Sequence[bool]) -> bool:
    naming = False
    for token, is_known in zip(clause.tokens, known, strict=True):
        is_name = naming and sentence.has_capital(token)
        if not (is_known or is_name):
            return False
        naming = is_name or token.text in _NAMING
    return True
