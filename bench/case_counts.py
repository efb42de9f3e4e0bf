"""Read the figure that a case's words give.

Written apart from the product's own reader of numbers, so that a mistake there cannot hide in the gold.
Words that this small grammar does not know are given their figure by hand (see :func:`read_figure`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNIT_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
UNITS = {word: n for n, word in enumerate(_UNIT_WORDS.split())}
TENS = {word: 10 * n for n, word in enumerate(_TEN_WORDS.split(), start=2)}
SMALL = UNITS | TENS | {"no": 0, "none": 0, "a": 1, "an": 1, "both": 2, "couple": 2, "dozen": 12}
# The lows that ACCOUNTS.md sets for the scoring files; the qualifier is what counts.
LOWS = {"tens": 20, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000}
VAGUE: dict[str, int | None] = LOWS | {"several": None, "many": None, "some": None}
QUALIFIERS = (
    (
        r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum",
        "at_least",
    ),
    (r"more than|over|upwards of|above|in excess of", "more_than"),
    (r"up to|as many as|no more than|at most", "up_to"),
    (r"nearly|almost|close to", "nearly"),
    (r"about|around|some|approximately|roughly|an estimated|nearly about", "about"),
)
_RANGE = re.compile(r"(?:between )?([\w, -]+?) ?(?: to | and |-|–) ?([\w, ]+)\Z")
_SHORTHAND = re.compile(r"(>=|>|<=|<|~|~<)?(\d+)(?:\.\.(\d+)|(\+))?\Z")


class UnreadableFigureError(ValueError):
    """The words give no figure that this grammar can read."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in the form of ACCOUNTS.md: ``Figure(81, None, "more_than")`` for "more than 80"."""

    low: int | None
    high: int | None
    qualifier: str


def read_figure(words: str) -> Figure:
    """The figure that ``words`` give.

    Raises:
        UnreadableFigureError: They give none that can be read.

    >>> read_figure("more than 80")
    Figure(low=81, high=None, qualifier='more_than')
    >>> read_figure("Dozens")
    Figure(low=24, high=None, qualifier='dozens')
    """
    said = " ".join(words.lower().replace("-", " ").split())
    bare = said.removesuffix(" of")
    if bare in VAGUE:
        return Figure(VAGUE[bare], None, bare)
    if said.endswith(" or more"):
        return _bounded("at_least", read_number(said.removesuffix(" or more")))
    for pattern, qualifier in QUALIFIERS:
        found = re.match(rf"(?:{pattern}) ", said)
        if found:
            return _bounded(qualifier, read_number(said[found.end() :]))
    found = _RANGE.match(words.lower().strip())
    if found and not _is_number(said):
        return Figure(read_number(found[1]), read_number(found[2]), "range")
    return _bounded("exact", read_number(said))


def read_shorthand(text: str) -> Figure:
    """A figure written by hand after ``=``: ``84``, ``>=84``, ``>80``, ``<=300``, ``~280``, ``15..20``, ``dozens``.

    Raises:
        UnreadableFigureError: It is none of these.

    >>> read_shorthand(">=84")
    Figure(low=84, high=None, qualifier='at_least')
    """
    if text in VAGUE:
        return Figure(VAGUE[text], None, text)
    found = _SHORTHAND.match(text)
    if not found:
        raise UnreadableFigureError(text)
    sign, number, end = found[1], int(found[2]), found[3]
    if end:
        return Figure(number, int(end), "range")
    signs = {">=": "at_least", ">": "more_than", "<=": "up_to", "~": "about", "~<": "nearly", None: "exact"}
    if sign not in signs:
        raise UnreadableFigureError(text)
    return _bounded(signs[sign], number)


def _bounded(qualifier: str, number: int) -> Figure:
    low, high = {
        "at_least": (number, None),
        "more_than": (number + 1, None),
        "up_to": (None, number),
    }.get(qualifier, (number, number))
    return Figure(low, high, qualifier)


def read_number(text: str) -> int:
    """A whole number in digits or English words.

    Raises:
        UnreadableFigureError: It is no number.

    >>> read_number("one hundred and thirty-seven"), read_number("1,200"), read_number("two dozen")
    (137, 1200, 24)
    """
    said = text.strip().lower().replace("-", " ")
    digits = re.fullmatch(r"\d{1,3}(?:[ ,.]\d{3})+|\d+", said)
    if digits:
        return int(re.sub(r"\D", "", said))
    total = current = 0
    words = [word for word in re.split(r"[ ,]+", said) if word and word != "and"]
    if not words:
        raise UnreadableFigureError(text)
    for word in words:
        if word in ("dozen", "couple") and current:
            current = current * 12 if word == "dozen" else current + 1
        elif word == "hundred":
            current = max(current, 1) * 100
        elif word == "thousand":
            total, current = total + max(current, 1) * 1000, 0
        elif word in SMALL:
            current += SMALL[word]
        elif word.isdecimal() and not total and not current:
            current = int(word)
        else:
            raise UnreadableFigureError(text)
    return total + current


def _is_number(text: str) -> bool:
    try:
        read_number(text)
    except UnreadableFigureError:
        return False
    return True
