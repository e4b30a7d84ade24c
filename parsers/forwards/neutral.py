"""Whether a person's comment on a forwarded message leaves what the message says untouched.

The rule is closed: every word of the comment is understood and says nothing of the order. A word
that nobody knows may be an objection, and is for a person to read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.forwards.lexicon import Lexicon, Word, lexicon
from parsers.forwards.signing import SIGNATURE, Signature, cut_initials
from parsers.letter.footers import without_footers
from parsers.weborder import Vocabulary

MOST_CHARACTERS = 3_200
_CLAUSES = re.compile(r"[!,;:()]|\.(?=\s|$)|\s[-–—]\s")
# Any other sign may mean something: a cross, a thumb, an arrow.
_SIGNS = re.compile(r"[^\w\s.,;:!()\[\]<>/'\"@&+*|_–—\-=#•·…’”“🙂😊👍]")
_CLOCK = re.compile(r"\b(?:kl|klockan)\.? ?\d{1,2}(?:[.:]\d\d)?(?![\w:.-]\w)", re.IGNORECASE)
_COMMENT = ("neutral", "asking", "received", "moment", "greeting")
_MIND = frozenset((*_COMMENT, "visit"))
_MARK = re.compile(
    r"-{3,} ?(?:vidarebefordrat|forwarded|ursprungligt|original) ?"
    r"(?:meddelande|message|brev|mejl|mail) ?-{3,}",
    re.IGNORECASE,
)
"""What a mail program writes above the message that it passes on."""
_PERSONS = frozenset({"ni", "du", "vi", "jag", "de"})
_SUBJECTS = _PERSONS | {"den", "det", "detta", "denna", "dessa"}
_TAKING = frozenset({"fick", "fatt", "mottog", "mottagit"})


def is_neutral(
    lines: Sequence[str], vocabulary: Vocabulary, author: str = "", *, coming: bool = False
) -> bool:
    """Tell whether a comment says nothing of what the forwarded message states.

    A greeting, "för kännedom", "den här gäller oss", a signature are neutral; whatever else is
    said is not. ``author`` is the writer's From line: a name in it may stand alone as a signature.
    ``coming``: the visit is still to come, and the writer may say who will be there.
    """
    if sum(map(len, lines)) > 4 * MOST_CHARACTERS:
        return False
    lines = [line.strip() for line in without_footers(lines)]
    if sum(map(len, lines)) > MOST_CHARACTERS:
        return False
    words = lexicon(vocabulary, *_COMMENT, *(("visit",) if coming else ()))
    signature = Signature(lexicon(vocabulary, *SIGNATURE), author)
    for index, line in enumerate(lines):
        below = next((one for one in lines[index + 1 :] if one), "") if line else ""
        if not (signature.takes(line) or _is_neutral_line(line, below, words, signature)):
            return False
    return True


def added_words_are_neutral(added: Sequence[str], vocabulary: Vocabulary) -> bool:
    """Tell whether the words and signs that a person added to a subject are neutral."""
    return all(word[0].isalnum() for word in added) and _are_neutral(
        lexicon(vocabulary, *_COMMENT).words(" ".join(added))
    )


def _is_neutral_line(line: str, below: str, words: Lexicon, signature: Signature) -> bool:
    """Tell whether a line is neutral, or begins the signature."""
    if signature.begins(line, below) or _MARK.fullmatch(line):
        return True
    # A clock time is a moment like "i morse".
    line = _CLOCK.sub(" nyss ", cut_initials(line))
    if "?" in line or _SIGNS.search(line):
        return False
    return all(
        _are_neutral(words.words(clause)) or signature.begins(clause.strip())
        for clause in _CLAUSES.split(line)
        if clause
    )


def _are_neutral(words: Sequence[Word]) -> bool:
    """Tell whether the words of one clause are neutral together."""
    if not words:
        return True
    if "greeting" in words[0].kinds and _is_greeting(words[1:]):
        return True
    if any(_MIND.isdisjoint(word.kinds) for word in words):
        return False
    kinds = frozenset().union(*(word.kinds for word in words))
    if "moment" in kinds and "received" not in kinds:
        return False
    return not _asks(words)


def _asks(words: Sequence[Word]) -> bool:
    """`Är den vår`, `Kom den till er`, `Fick ni den`: a verb first asks; `Fick den` does not."""
    if len(words) < 2 or words[0].kinds.isdisjoint(("asking", "received")):
        return False
    return words[1].text.split()[0] in (_PERSONS if words[0].text in _TAKING else _SUBJECTS)


def _is_greeting(words: Sequence[Word]) -> bool:
    """Tell whether the words after a "hej" only say to whom it is said."""
    return len(words) <= 4 and all(word.is_name or "neutral" in word.kinds for word in words)
