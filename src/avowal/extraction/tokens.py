"""A report as words and marks with their places: what quotes and voices are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A word keeps its apostrophes, hyphens and the stops of "U.S."; a figure keeps its grouping; all else is one mark.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,4}"
    r"|\d+(?:[.,:]\d+)*(?:[-‐‑][^\W\d_]+)*"
    r"|[^\W_]+(?:['’&/\-‐‑][^\W_]+)*"
    r"|\S"
)
_ABBREVIATIONS = frozenset(
    """gen col lt maj capt brig sgt cpl cmdr adm dr mr mrs ms prof rev fr hon sen rep gov pres st sr jr inc
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no nos eng art dep insp supt const""".split()
)
_POSSESSIVE = ("'s", "s'")
_LEAST_LETTERS = 20


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text: of "He's here." they are "he's", "here" and ".".

    Attributes:
        text: The text itself.
        low: Each token in lower case, with straight apostrophes and hyphens.
        starts: Where each starts in the text.
        ends: Where each ends.
        capital: Whether each begins with a capital.
        telex: Whether the text is in capitals throughout, so that they tell no name.
    """

    text: str
    low: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    capital: tuple[bool, ...]
    telex: bool

    def words(self, start: int, end: int) -> str:
        """The text from token ``start`` up to and without token ``end``."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


@lru_cache(maxsize=2)
def read_tokens(text: str) -> Tokens:
    """The words and marks of ``text``.

    >>> read_tokens("Gen. Ramos, of the U.S. Army, didn’t.").low
    ('gen', '.', 'ramos', ',', 'of', 'the', 'u.s.', 'army', ',', "didn't", '.')
    """
    found = list(_TOKEN.finditer(text))
    raw = [match.group() for match in found]
    return Tokens(
        text,
        tuple([_plain(word) for word in raw]),
        tuple([match.start() for match in found]),
        tuple([match.end() for match in found]),
        tuple([word[0].isupper() for word in raw]),
        is_telex(text),
    )


def is_telex(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    sample = [letter for letter in text[:4000] if letter.isalpha()]
    return len(sample) > _LEAST_LETTERS and 10 * sum(letter.isupper() for letter in sample) > 8 * len(sample)


def is_abbreviation_stop(tokens: Tokens, i: int) -> bool:
    """Whether token ``i`` is the stop of "Gen." or of an initial and so ends nothing."""
    if tokens.low[i] != "." or i == 0 or tokens.starts[i] != tokens.ends[i - 1]:
        return False
    before = tokens.low[i - 1]
    return before in _ABBREVIATIONS or (len(before) == 1 and tokens.capital[i - 1])


def bare(word: str) -> str:
    """A word without its possessive ending: "kerman's" is "kerman"."""
    return word[:-2] if word.endswith(_POSSESSIVE[0]) else word


def _plain(word: str) -> str:
    low = word.lower()
    if low.isascii():
        return low
    return low.replace("’", "'").replace("‐", "-").replace("‑", "-")
