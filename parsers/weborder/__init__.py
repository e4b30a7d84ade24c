"""Reads one sender's words as a weborder message: facts, not followed, or a reason why not."""

from parsers.weborder.decision import Decision, decide
from parsers.weborder.vocabulary import (
    Vocabulary,
    VocabularyError,
    load_vocabulary,
    shipped_vocabulary,
)

__all__ = [
    "Decision",
    "Vocabulary",
    "VocabularyError",
    "decide",
    "load_vocabulary",
    "shipped_vocabulary",
]
