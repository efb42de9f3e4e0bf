"""How many: reads counts of people, in digits and words, with the words that bound them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import Qualifier
from avowal.domain import Quantity, Span
from avowal.errors import UnreadableError
from avowal.extraction.counts import number_words, vague_words
from avowal.extraction.counts.count_bounds import bound_after, bounded, bounds_before
from avowal.extraction.counts.count_context import counts_nobody, follows_measure
from avowal.extraction.counts.number_words import Cardinal, read_cardinal
from avowal.extraction.counts.vague_words import read_vague
from avowal.extraction.text.words import DASHES, HYPHENS, Words, is_figure, joined, positions, read_words
from avowal.extraction.times.calendar_words import date_words
from avowal.extraction.times.hijri_words import hijri_figures

MOST_PEOPLE: Final = 10_000_000
_STARTERS: Final = number_words.STARTERS | vague_words.STARTERS
_AFTER_ARTICLE: Final = vague_words.AFTER_ARTICLE | frozenset(
    {"hundred", "dozen", "couple", "pair", "score", "half", *number_words.SCALES}
)
_ONE: Final = Quantity(1, 1)
_COMMON: Final = frozenset({"zero", "one", "both", "a", "an"})


@dataclass(frozen=True, slots=True)
class FoundCount:
    """A count that stands in a text: "at least 84" of "at least 84 people" is characters 0 to 11.

    Attributes:
        span: The number with the words that bound it, without what is counted.
        quantity: What it allows.
        needs_context: Whether its words are common for other things than people ("one", "a", "some", "many"):
            take it only next to words for people.
    """

    span: Span
    quantity: Quantity
    needs_context: bool = False


def read_count(phrase: str) -> Quantity:
    """Read how many people a phrase allows; the first count that it holds.

    ``high`` is ``None`` when the words set no ceiling: that is not "infinity",
    and no later step may invent one. Vague words give their qualifier and no number.

    Args:
        phrase: The report's own words, e.g. ``"more than 80"``.

    Raises:
        UnreadableError: The phrase holds no count of people. Callers keep the account with an empty value and
            note a problem; they never drop it.

    >>> read_count("more than 80")
    Quantity(low=81, high=None, qualifier=<Qualifier.MORE_THAN: 'more_than'>, of=None)
    """
    words = read_words(phrase)
    dated = date_words(words) | hijri_figures(words)
    done = 0
    for i in _candidates(words, articles=False):
        found = _read_at(words, i, floor=done, phrase=True) if i >= done else None
        if found is None:
            continue
        if found.count is not None and (i not in dated or _is_whole(words, found.count)):
            return found.count.quantity
        done = found.stop
    single = _nobody_or_one(words)
    if single is not None and (done == 0 or single.high == 0):
        return single
    shown = phrase if len(phrase) <= 60 else f"{phrase[:57]}..."
    msg = f"reading {shown!r} as a count of people: {_why(words)}. Give the words that hold the figure."
    raise UnreadableError(msg, item=shown)


def _is_whole(words: Words, count: FoundCount) -> bool:
    return count.span.start == words.starts[0] and count.span.end >= words.ends[words.count - 1]


def _nobody_or_one(words: Words) -> Quantity | None:
    """Read "nobody", "no one" and "none" as 0, "a soldier" as 1."""
    for i in range(words.count):
        if words.lower[i] in {"nobody", "none"} or words.lower[i : i + 2] == ("no", "one"):
            return Quantity(0, 0)
        if words.lower[i] in {"a", "an"}:
            return Quantity(1, 1)
    return None


def find_counts(text: str, *, articles: bool = False) -> tuple[FoundCount, ...]:
    """Every count of people or things in a text, in order and without overlap.

    Years, ages, dates, times, money, percentages, measures, calibres, ordinals, numbered names and parts of codes are
    left out. What is counted is not looked at: "two bombs" gives two, and the caller reads on.

    Args:
        text: A report or a part of it; spans are in its code points.
        articles: Whether a bare "a" or "an" counts as one, marked ``needs_context``.

    >>> [found.quantity.low for found in find_counts("At least 84 died and two bombs went off on 3 January.")]
    [84, 2]
    """
    words = read_words(text)
    dated = date_words(words) | hijri_figures(words)
    counts: list[FoundCount] = []
    done = 0
    for i in _candidates(words, articles=articles):
        if i < done or i in dated:
            continue
        found = _read_at(words, i, floor=done) if _may_start(words, i) else None
        found = found or (_article(words, i) if articles else None)
        if found is None:
            continue
        done = found.stop
        if found.count is not None and not _repeats(words, i, counts, found.count):
            counts.append(found.count)
    return tuple(counts)


@dataclass(frozen=True, slots=True)
class _Read:
    """Words read up to ``stop``; ``count`` is ``None`` when they are a number that counts nobody."""

    stop: int
    count: FoundCount | None


def _candidates(words: Words, *, articles: bool) -> list[int]:
    near = sorted([*positions(words, _STARTERS), *words.figures])
    return near if articles else [i for i in near if _may_start(words, i)]


def _may_start(words: Words, i: int) -> bool:
    """Whether a candidate is more than a bare article."""
    return words.lower[i] not in {"a", "an"} or words.lower[i + 1] in _AFTER_ARTICLE


def _read_at(words: Words, i: int, *, floor: int = 0, phrase: bool = False) -> _Read | None:
    """The count whose number starts at word ``i``, with its bounds; ``None`` when no number starts there.

    No word before ``floor`` is taken. Of a ``phrase`` that holds nothing else, "2016" is no more likely a year.
    """
    number = read_cardinal(words, i)
    if number is None:
        return _read_vague(words, i, floor)
    if not is_figure(words, i) and _is_year_in_words(words, number):
        return _Read(number.stop + 1, None)
    low, high, stop, opening = _range(words, i, number)
    start, before = bounds_before(words, opening, value=high if low == high else None, floor=floor)
    end, extra, after = bound_after(words, stop)
    whole = phrase and start == 0 and end == words.count
    if counts_nobody(words, i, end, bound_first=start, alone=whole):
        return _Read(end, None)
    quantity = bounded(low, high, before, after)
    if quantity is None or high > MOST_PEOPLE:
        return _Read(end, None)
    span = Span(words.starts[start], words.ends[end - 1] + extra)
    return _Read(end, FoundCount(span, quantity, _is_common(words, start, end)))


def _is_common(words: Words, start: int, end: int) -> bool:
    if end == start + 1:
        return words.lower[start] in _COMMON
    return words.lower[start:end] in {("a", "couple"), ("a", "pair")} and words.lower[end] != "of"


def _read_vague(words: Words, i: int, floor: int) -> _Read | None:
    vague = read_vague(words, i)
    if vague is None or (words.lower[i] == "some" and _bounds_next(words, i)):
        return None  # "some 80" is about 80, which is read at its number
    if follows_measure(words, vague.stop) or words.gap(vague.stop) in HYPHENS:
        return _Read(vague.stop, None)
    start, _ = bounds_before(words, i, floor=floor)
    span = Span(words.starts[start], words.ends[vague.stop - 1])
    return _Read(vague.stop, FoundCount(span, Quantity(None, None, vague.qualifier), vague.common))


def _bounds_next(words: Words, i: int) -> bool:
    return words.before(i + 1) in "$€£¥" or (joined(words, i + 1) and read_cardinal(words, i + 1) is not None)


def _range(words: Words, i: int, first: Cardinal) -> tuple[int, int, int, int]:
    """Lowest and highest number, index after them, and index of the first word ("between" included)."""
    single = (first.value, first.value, first.stop, i)
    joint, k = words.lower[first.stop], first.stop
    dashed = words.gap(k) in HYPHENS or words.gap(k).strip() in DASHES
    if not dashed and joint not in {"to", "or", "and"}:
        return single
    start, _ = bounds_before(words, i)
    between = joint == "and" and words.lower[start - 1] == "between" and joined(words, start)
    if dashed:
        second = None if _leading_zero(words, k) else read_cardinal(words, k)
    else:
        second = _second(words, k, before=words.lower[start - 1]) if joint != "and" or between else None
    low = _scaled_alike(first, second) if second else 0
    if second is None or low >= second.value:
        return single
    return low, second.value, second.stop, start - 1 if between else i


def _second(words: Words, k: int, *, before: str) -> Cardinal | None:
    """The second number of "20 to 30"; not that of "rose from 73 to 103" or "by five to 25"."""
    if (words.lower[k] == "to" and before in {"from", "by"}) or not (joined(words, k) and joined(words, k + 1)):
        return None
    return read_cardinal(words, k + 1)


def _scaled_alike(first: Cardinal, second: Cardinal) -> int:
    """The first number with the multiplier of the second, as in "two to three hundred"."""
    if second.step > 1 and first.step == 1 and first.value * second.step < second.value:
        return first.value * second.step
    return first.value


def _leading_zero(words: Words, k: int) -> bool:
    return words.lower[k].startswith("0") and len(words.lower[k]) > 1


def _is_year_in_words(words: Words, number: Cardinal) -> bool:
    """As in "nineteen eighty-nine": a teen before a ten is a year."""
    tens = number_words.SMALL.get(words.lower[number.stop], 0)
    return number.value in {17, 18, 19, 20} and tens >= 10 and joined(words, number.stop)


def _article(words: Words, i: int) -> _Read | None:
    """A bare "a" or "an" as one: "a soldier was killed"."""
    if words.lower[i] not in {"a", "an"} or not joined(words, i + 1) or words.lower[i + 1] in {"m", ""}:
        return None
    span = Span(words.starts[i], words.ends[i])
    return _Read(i + 1, FoundCount(span, _ONE, needs_context=True))


def _repeats(words: Words, i: int, counts: list[FoundCount], found: FoundCount) -> bool:
    """Whether this is the "(34)" of "thirty-four (34)"."""
    if not counts or found.quantity.qualifier is not Qualifier.EXACT or words.before(i) not in "([":
        return False
    last = counts[-1]
    return words.text[last.span.end : found.span.start] in {" (", " [", "("} and last.quantity.low == found.quantity.low


def _why(words: Words) -> str:
    """Why no count was found, for the message of the refusal."""
    for i in range(words.count):
        number = read_cardinal(words, i)
        if number is not None and number.value > MOST_PEOPLE:
            return f"{number.value} is above {MOST_PEOPLE}, more than any one incident"
        if number is not None:
            return "its number is a date, an age, a measure, a sum or a part of a name"
        if is_figure(words, i):
            return f"{words.raw(i)[:20]!r} is no whole number (a decimal, a time, a code or odd grouping)"
    return "it holds no number"
