"""A report as words and marks with their places: what quotes and voices are read from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

# A word keeps its apostrophes, hyphens and the stops of "U.S."; a figure keeps its grouping; all else is one mark.
_DOMAIN = r"\.(?:com|net|org|info|co|tv|news|ru|uk|in|ng|ke|ir|ua|cd|pk|tr|fr|de|es|it)\b(?![.]\w)"
_HOLDS_DOMAIN = re.compile(_DOMAIN)
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,4}"
    rf"|[A-Za-z0-9][A-Za-z0-9-]{{1,40}}{_DOMAIN}"
    r"|\d+(?:[.,:]\d+)*(?:[-‐‑][^\W\d_]+)*"
    r"|[^\W_]+(?:['’&/\-‐‑][^\W_]+)*(?:(?<=s)['’](?=\s[^\W\d_]))?"
    r"|\S"
)
_ASCII_TOKEN = re.compile(  # the same for plain texts without the name of a site: these are most, and read faster so
    r"[A-Za-z](?:\.(?:[A-Za-z]\.){1,3}|[A-Za-z0-9]*(?:['&/\-][A-Za-z0-9]+)*(?:(?<=s)'(?=\s[A-Za-z]))?)"
    r"|[0-9]+(?:[.,:][0-9]+)*(?:-[A-Za-z]+)*"
    r"|[^\sA-Za-z0-9]"
)
_ABBREVIATIONS = frozenset(
    """gen col lt maj capt brig sgt cpl cmdr adm dr mr mrs ms prof rev fr hon sen rep gov pres st sr jr inc
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun no nos eng art dep insp supt
    const""".split()
)
_STRAIGHT = str.maketrans("’‐‑", "'--")
_LEAST_LETTERS = 20
_SAMPLE = 2000
_FREQUENT = "etaoinsr"  # in a text in capitals, four in five letters are none of these
_FEW_SMALL = 5
_LONGEST_ABBREVIATION = 6


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text: of "He's here." they are "he's", "here" and ".".

    Attributes:
        text: The text itself.
        low: Each token in lower case, with straight apostrophes and hyphens.
        starts: Where each starts in the text.
        ends: Where each ends.
        capital: Whether each begins with a capital that may tell a name.
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


@lru_cache(maxsize=4)  # of a report and its title
def read_tokens(text: str) -> Tokens:
    """The words and marks of ``text``; the stops of abbreviations are left out.

    >>> read_tokens("Gen. Ramos, of the U.S. Army, didn’t.").low
    ('gen', 'ramos', ',', 'of', 'the', 'u.s.', 'army', ',', "didn't", '.')
    """
    telex = is_telex(text)
    lowered = _lowered(text)
    pattern = _ASCII_TOKEN if text.isascii() and not _HOLDS_DOMAIN.search(text) else _TOKEN
    spans = list(map(re.Match.span, pattern.finditer(text)))
    low = [lowered[start:end] for start, end in spans]
    stops = [k for k, word in enumerate(low) if word == "." and _is_abbreviation_stop(text, spans[k][0])]
    for k in reversed(stops):
        del low[k], spans[k]
    return Tokens(
        text,
        tuple(low),
        tuple([start for start, _ in spans]),
        tuple([end for _, end in spans]),
        (False,) * len(spans) if telex else tuple([text[start].isupper() for start, _ in spans]),
        telex,
    )


@lru_cache(maxsize=4)  # asked for by the readers of sentences, sites, voices and perpetrators
def is_telex(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    sample = text[:_SAMPLE]
    if _FEW_SMALL * sum(map(sample.count, _FREQUENT)) > len(sample):  # most texts are told apart by this alone
        return False
    letters = sum(map(str.isalpha, sample))
    return letters > _LEAST_LETTERS and 10 * sum(map(str.isupper, sample)) > 8 * letters


def _is_abbreviation_stop(text: str, at: int) -> bool:
    """Whether the stop at ``at`` is that of "Gen." or of an initial, and so ends nothing."""
    if not at or text[at - 1].isspace():
        return False
    start = at
    while start and at - start < _LONGEST_ABBREVIATION and text[start - 1].isalpha():
        start -= 1
    before = text[start:at]
    return before.lower() in _ABBREVIATIONS or (len(before) == 1 and before.isupper())


def bare(word: str) -> str:
    """A word without its possessive ending: "kerman's" is "kerman"."""
    return word.removesuffix("'s") if word[-1:] != "'" else word[:-1]


def _lowered(text: str) -> str:
    """The text in small letters with straight apostrophes and hyphens, each character where it was."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters, such as a dotted capital I, grow
        lowered = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return lowered if lowered.isascii() else lowered.translate(_STRAIGHT)
