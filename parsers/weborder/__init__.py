"""Reads one sender's words as a weborder message: facts, not followed, or a reason why not."""

from parsers.weborder.decision import Decision, decide
from parsers.weborder.words.tables_of_words import VocabularyError
from parsers.weborder.words.vocabulary import Vocabulary, load_vocabulary, shipped_vocabulary

__all__ = [
    "Decision",
    "Vocabulary",
    "VocabularyError",
    "decide",
    "load_vocabulary",
    "shipped_vocabulary",
]
