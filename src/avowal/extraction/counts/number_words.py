"""Cardinal numbers in words and digits: "one hundred and twenty", "two dozen", "1.5 million", "1 200"."""

from __future__ import annotations

from typing import Final, NamedTuple

from avowal.extraction.counts.figures import read_figure, read_scaled
from avowal.extraction.text.words import Words, hyphened, is_figure, joined

_ONES = "zero one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()

SMALL: Final = {
    **{word: n for n, word in enumerate(_ONES)},
    **{word: n for n, word in enumerate(_TEENS, start=10)},
    **{word: n * 10 for n, word in enumerate(_TENS, start=2)},
    "fourty": 40,  # a frequent misspelling
}
SCALES: Final = {
    "thousand": 1_000,
    "lakh": 100_000,
    "lakhs": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "crores": 10_000_000,
    "billion": 1_000_000_000,
}
_MULTIPLIERS = {"hundred": 100, "dozen": 12, "dozens": 12, **SCALES}
# Words whose value is not made of parts.
_FIXED: Final = {
    ("half", "a", "dozen"): 6,
    ("half", "dozen"): 6,
    ("a", "half", "dozen"): 6,
    ("half", "a", "million"): 500_000,
    ("a", "couple"): 2,
    ("a", "pair"): 2,
    ("a", "score"): 20,
    ("both",): 2,
}
STARTERS: Final = frozenset({*SMALL, "hundred", "dozen", *SCALES, "half", "a", "an", "both"})


class Cardinal(NamedTuple):
    """A whole number and where its words end: "two dozen" from word 4 on is ``Cardinal(24, 6, 12)``.

    Attributes:
        value: What it is worth.
        stop: Index of the first word after it.
        step: The multiplier it ends with (12 in "two dozen", 100 in "three hundred"), else 1.
    """

    value: int
    stop: int
    step: int = 1


def read_cardinal(words: Words, i: int) -> Cardinal | None:
    """The number whose words start at word ``i``; ``None`` when no number starts there."""
    if is_figure(words, i):
        return _in_digits(words, i)
    first = words.lower[i]
    if first in SMALL or first in {"hundred", "dozen"} or first in SCALES:
        return _in_words(words, i, i, 0)
    if first in {"a", "an", "half", "both"}:
        return _fixed(words, i) or _after_article(words, i)
    return None


def _fixed(words: Words, i: int) -> Cardinal | None:
    for phrase, value in _FIXED.items():
        stop = i + len(phrase)
        if words.lower[i:stop] == phrase and all(joined(words, k) or hyphened(words, k) for k in range(i + 1, stop)):
            return _couple(words, stop) if phrase == ("a", "couple") else Cardinal(value, stop)
    return None


def _couple(words: Words, stop: int) -> Cardinal:
    """Read "a couple" from its end on: two, or the two hundred of "a couple of hundred"."""
    scale_at = stop + (words.lower[stop] == "of")
    scale = _MULTIPLIERS.get(words.lower[scale_at])
    if scale and joined(words, stop) and joined(words, scale_at):
        return Cardinal(2 * scale, scale_at + 1, scale)
    return Cardinal(2, stop)


def _after_article(words: Words, i: int) -> Cardinal | None:
    """As in "a hundred and twenty", "a dozen": the article stands for one."""
    multiplier = words.lower[i + 1] in _MULTIPLIERS and words.lower[i + 1] != "dozens"
    if words.lower[i] in {"a", "an"} and multiplier and joined(words, i + 1):
        return _in_words(words, i, i + 1, 1)
    return None


def _in_words(words: Words, first: int, i: int, group: int) -> Cardinal | None:
    """Read parts from word ``i`` on while each fits after those before it ("twenty" "two", never "two" "three")."""
    total, ceiling, step, j = 0, 10**12, 1, i
    while j == first or _linked(words, j, after_scale=step >= 1000):
        word = words.lower[j]
        if word in SMALL:
            if not _fits(SMALL[word], group, alone=j == first):
                break
            group, step = group + SMALL[word], 1
        elif word == "hundred" and (0 < group < 100 or j == first):
            group, step = (group or 1) * 100, 100
        elif word in SCALES and (group or j == first) and SCALES[word] < ceiling:
            total, group, step = total + (group or 1) * SCALES[word], 0, SCALES[word]
            ceiling = step
        elif word in {"dozen", "dozens"} and not total and (group or j == first):
            return Cardinal((group or 1) * 12, j + 1, 12)
        else:
            break
        j += 1
        if step > 1 and _goes_on(words, j, step):
            j += 1
    return Cardinal(total + group, j, step) if j > i else None


def _fits(part: int, group: int, *, alone: bool) -> bool:
    """Whether a small number can follow what was read: five after "twenty", not after "ten" or "two"."""
    if part == 0:
        return alone
    if part < 10:
        return group % 10 == 0 and group % 100 != 10
    return group % 100 == 0


def _goes_on(words: Words, j: int, step: int) -> bool:
    """Whether word ``j`` is the "and" of "a hundred and twenty", not that of "a hundred and two hundred"."""
    if words.lower[j] != "and" or words.lower[j + 1] not in SMALL or words.lower[j + 1] == "zero":
        return False
    if not ((joined(words, j) or hyphened(words, j)) and (joined(words, j + 1) or hyphened(words, j + 1))):
        return False
    return not (step == 100 and words.lower[j + 2] in {"hundred", "dozen"})


def _linked(words: Words, j: int, *, after_scale: bool) -> bool:
    return joined(words, j) or hyphened(words, j) or (after_scale and words.gap(j) == ", ")


def _in_digits(words: Words, i: int) -> Cardinal | None:
    stop = _end_of_groups(words, i)
    raw = words.text[words.starts[i] : words.ends[stop - 1]] if stop > i + 1 else words.raw(i)
    scale = _MULTIPLIERS.get(words.lower[stop])
    if scale and words.lower[stop] != "dozens" and (joined(words, stop) or hyphened(words, stop)):
        worth = read_scaled(raw, scale)
        return None if worth is None else Cardinal(worth, stop + 1, scale)
    value = read_figure(raw)
    return None if value is None else Cardinal(value, stop)


def _end_of_groups(words: Words, i: int) -> int:
    """Where "1 200" or "12 345 678" ends, grouped by plain spaces; ``i + 1`` when nothing is grouped so."""
    stop, first = i + 1, words.lower[i]
    if len(words.lower[stop]) != 3 or len(first) > 3 or not first.isdecimal() or int(first[0]) == 0:
        return stop
    while stop < i + 4 and len(words.lower[stop]) == 3 and words.lower[stop].isdecimal() and words.gap(stop) == " ":
        stop += 1
    # A longer run of figures is a telephone number or a table, not one figure.
    return i + 1 if is_figure(words, stop) and words.gap(stop) == " " else stop
