"""Words of a text and their pieces, as the base encoder was trained on them (WordPiece, uncased).

Source: Wu et al. 2016, section 4.1; the pieces equal those of the ``tokenizers`` library for the uncased BERT vocabulary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

UNKNOWN: Final = "[UNK]"
START: Final = "[CLS]"
END: Final = "[SEP]"
_LONGEST_WORD = 100  # characters; longer ones are unknown
# Letters and digits with the accents that follow them; every other visible character stands alone.
_WORD = re.compile(
    "[^\\W_][^\\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\\W_]*)*|[^\\s\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words and marks of a text: of "Two died." they are "Two", "died" and ".".

    Attributes:
        text: The text.
        starts: Where each starts, in code points.
        ends: Where each ends.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.starts)


def split_words(text: str) -> Words:
    """The words and marks of ``text``.

    >>> words = split_words("Two died.")
    >>> [words.text[a:b] for a, b in zip(words.starts, words.ends)]
    ['Two', 'died', '.']
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    return Words(text, tuple([start for start, _ in spans]), tuple([end for _, end in spans]))


class WordPieces:
    """Numbers of the pieces of words, by a vocabulary.

    Attributes:
        start: Number of the piece that opens a window.
        end: Number of the piece that closes one.
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        """``pieces`` in the order of their numbers."""
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self.start = self._numbers[START]
        self.end = self._numbers[END]
        self.of_word = lru_cache(maxsize=65_536)(self._of_word)

    @classmethod
    def read(cls, path: Path) -> WordPieces:
        """The vocabulary of a file with one piece a line."""
        return cls(path.read_text(encoding="utf-8").splitlines())

    def _of_word(self, word: str) -> tuple[int, ...]:
        plain = _plain(word)
        if not plain or len(plain) > _LONGEST_WORD:
            return (self._numbers[UNKNOWN],)
        found: list[int] = []
        at = 0
        while at < len(plain):
            piece = self._longest(plain, at)
            if piece is None:
                return (self._numbers[UNKNOWN],)
            found.append(self._numbers[piece])
            at += len(piece) - (2 if at else 0)
        return tuple(found)

    def _longest(self, word: str, at: int) -> str | None:
        """The longest piece of the vocabulary that stands at ``at``."""
        prefix = "##" if at else ""
        for end in range(len(word), at, -1):
            piece = f"{prefix}{word[at:end]}"
            if piece in self._numbers:
                return piece
        return None


def _plain(word: str) -> str:
    """A word in small letters without accents."""
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
