"""Words for how many that hold no number: "dozens", "several hundred", "an unknown number", "a few"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import Qualifier
from avowal.extraction.text.words import Words, hyphened, joined

_SEVERAL, _MANY, _SOME = Qualifier.SEVERAL, Qualifier.MANY, Qualifier.SOME
_HEAPS: Final = {
    "tens": Qualifier.TENS,
    "dozens": Qualifier.DOZENS,
    "scores": Qualifier.SCORES,
    "hundreds": Qualifier.HUNDREDS,
    "thousands": Qualifier.THOUSANDS,
}
# "Several dozen", "a few hundred": the heap says the size.
_HEAPED: Final = {
    **_HEAPS,
    "dozen": Qualifier.DOZENS,
    "score": Qualifier.SCORES,
    "hundred": Qualifier.HUNDREDS,
    "thousand": Qualifier.THOUSANDS,
}
_PLAIN: Final = {"several": _SEVERAL, "many": _MANY, "numerous": _MANY, "countless": _MANY, "some": _SOME, "few": _SOME}
_UNCOUNTED = "unknown undetermined unspecified undisclosed unconfirmed uncertain indeterminate unidentified".split()
_NUMBERS: Final[dict[tuple[str, ...], Qualifier]] = {
    ("a", "number"): _SEVERAL,
    ("a", "handful"): _SEVERAL,
    ("a", "small", "number"): _SEVERAL,
    ("a", "large", "number"): _MANY,
    ("a", "high", "number"): _MANY,
    ("a", "great", "number"): _MANY,
    ("a", "huge", "number"): _MANY,
    ("a", "significant", "number"): _MANY,
    ("a", "considerable", "number"): _MANY,
    ("large", "numbers"): _MANY,
    ("a", "great", "many"): _MANY,
    ("a", "good", "many"): _MANY,
    ("a", "few"): _SOME,
    **{("an", word, "number"): _SOME for word in _UNCOUNTED},
}
_BY_FIRST: Final = {
    first: tuple(sorted(((p, q) for p, q in _NUMBERS.items() if p[0] == first), key=lambda entry: -len(entry[0])))
    for first in ("a", "an", "large")
}
AFTER_ARTICLE: Final = frozenset(phrase[1] for phrase in _NUMBERS)
STARTERS: Final = frozenset({*_HEAPS, *_PLAIN, "a", "an", "large"})
_COMMON = frozenset({"scores", "some", "many", "few"})
_ASKING = frozenset("how so too as very not that every".split())


@dataclass(frozen=True, slots=True)
class Vague:
    """A vague word: "several dozen" from word 3 on is ``Vague(Qualifier.DOZENS, 5, False)``.

    Attributes:
        qualifier: What it says.
        stop: Index after its last word.
        common: Whether the word is common for other things too ("some", "many").
    """

    qualifier: Qualifier
    stop: int
    common: bool


def read_vague(words: Words, i: int) -> Vague | None:
    """The vague words that start at word ``i``; ``None`` when there are none."""
    first = words.lower[i]
    if first in _HEAPS:
        return _heap(words, i)
    if first in _PLAIN:
        if first in {"many", "few"} and words.lower[i - 1] in _ASKING:
            return None
        return _heaped(words, i + 1, first) or Vague(_PLAIN[first], i + 1, first in _COMMON)
    return _number(words, i)


def _heap(words: Words, i: int) -> Vague:
    """As in "hundreds"; or "tens of thousands" and "hundreds of thousands", which are thousands."""
    if (
        words.lower[i + 1] == "of"
        and words.lower[i + 2] == "thousands"
        and joined(words, i + 1)
        and joined(words, i + 2)
    ):
        return Vague(Qualifier.THOUSANDS, i + 3, common=False)
    return Vague(_HEAPS[words.lower[i]], i + 1, words.lower[i] in _COMMON)


def _heaped(words: Words, k: int, first: str) -> Vague | None:
    heap = words.lower[k]
    if heap not in _HEAPED or not (joined(words, k) or hyphened(words, k)):
        return None
    if first == "some" and heap not in _HEAPS:
        return None  # "some hundred people" is about a hundred
    return Vague(_HEAPED[heap], k + 1, common=False)


def _number(words: Words, i: int) -> Vague | None:
    for phrase, qualifier in _BY_FIRST.get(words.lower[i], ()):
        stop = i + len(phrase)
        if words.lower[i:stop] == phrase and all(joined(words, k) for k in range(i + 1, stop)):
            if phrase[-1] == "few" and (heaped := _heaped(words, stop, "few")):
                return heaped
            return Vague(qualifier, stop, common=False)
    return None
