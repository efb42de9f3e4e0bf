"""The words round a number that bound it: "at least", "up to", "nearly", "or more", "between ... and"."""

from __future__ import annotations

from enum import Enum
from typing import Final

from avowal.codebook.vocabulary import Qualifier
from avowal.domain import Quantity
from avowal.extraction.counts.number_words import SMALL
from avowal.extraction.text.words import HYPHENS, Words, is_figure, joined


class Bound(Enum):
    """How words bound the number beside them; of two, the one listed first wins."""

    FEWER_THAN = 1
    MORE_THAN = 2
    AT_LEAST = 3
    UP_TO = 4
    NEARLY = 5
    ABOUT = 6


_BEFORE_WORDS: Final = {
    Bound.FEWER_THAN: "fewer than|less than|lower than|under|below",
    Bound.MORE_THAN: "more than|over|above|upwards of|upward of|exceeding|exceeded|exceeds|exceed|in excess of"
    "|greater than|higher than|surpassing|surpassed|surpasses|topped|tops|topping",
    Bound.AT_LEAST: "at least|at the very least|no fewer than|no less than|not fewer than|not less than|a minimum of"
    "|minimum of|the minimum of",
    Bound.UP_TO: "up to|as many as|as much as|no more than|not more than|at most|at the most|a maximum of|maximum of"
    "|not exceeding|no higher than",
    Bound.NEARLY: "nearly|almost|close to|approaching|nearing|just under|just below|just short of|just shy of|shy of"
    "|a little under|slightly under|slightly below|not quite|virtually",
    Bound.ABOUT: "about|around|approximately|approx|roughly|some|an estimated|estimated|circa|ca|c|in the region of"
    "|in the neighbourhood of|in the neighborhood of|in the vicinity of|on the order of|in the order of|of the order of"
    "|something like|more or less",
}
_AFTER_WORDS: Final = {
    Bound.AT_LEAST: "or more|or over|or above|and above|and over|plus|at least|at the very least",
    Bound.UP_TO: "or fewer|or less|or under|at most|at the most",
    Bound.ABOUT: "or so|or thereabouts|odd",
}
_FILLERS = frozenset({"another", "other", "further", "additional"})
_DEGREES = frozenset("well just slightly far much significantly considerably reportedly probably possibly".split())
_WEAK_BEFORE_ONE = frozenset("over above around about some under below topped tops".split())

_Phrases = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]


def _by_word(table: dict[Bound, str], at: int) -> _Phrases:
    """The phrases under their last (-1) or first (0) word, longest first."""
    phrases = [(tuple(phrase.split()), bound) for bound, listed in table.items() for phrase in listed.split("|")]
    phrases.sort(key=lambda phrase: -len(phrase[0]))
    words = {phrase[at] for phrase, _ in phrases}
    return {word: tuple(entry for entry in phrases if entry[0][at] == word) for word in words}


_BEFORE: Final = _by_word(_BEFORE_WORDS, -1)
_AFTER: Final = _by_word(_AFTER_WORDS, 0)
_LAST_WORDS: Final = _FILLERS | frozenset(_BEFORE)


def bounds_before(words: Words, first: int, *, value: int | None = None, floor: int = 0) -> tuple[int, Bound | None]:
    """Where the bounding words before word ``first`` begin, and what they say; ``first`` itself when there are none.

    Args:
        words: The text.
        first: Index of the number's first word.
        value: What the number is worth: "over one of the walls" bounds no 1; ``None`` when that does not matter.
        floor: Index before which no word is taken.
    """
    start, bound = first, None
    if words.lower[first - 1] not in _LAST_WORDS:
        return start, bound
    for _ in range(3):  # "at least some", "an estimated more than": seldom two, never more than three
        at, found = _bound_ending_at(words, start)
        if found is None or at < floor or (value == 1 and words.lower[start - 1] in _WEAK_BEFORE_ONE):
            break
        start, bound = at, found if bound is None or found.value < bound.value else bound
    if bound is not None and start > floor and words.lower[start - 1] in _DEGREES and joined(words, start):
        start -= 1
    return start, bound


def _bound_ending_at(words: Words, start: int) -> tuple[int, Bound | None]:
    if not (joined(words, start) or _abbreviated(words, start) or words.gap(start) in {" ~", " ≈"}):
        return start, None
    end = _before_fillers(words, start)
    for phrase, bound in _BEFORE.get(words.lower[end - 1], ()):
        at = end - len(phrase)
        if at >= 0 and words.lower[at:end] == phrase and all(joined(words, k) for k in range(at + 1, end)):
            return at, bound
    return start, None


def _before_fillers(words: Words, start: int) -> int:
    """Index after the bounding words, where "another" or "a further" stands between them and the number."""
    if words.lower[start - 1] not in _FILLERS or not joined(words, start - 1):
        return start
    article = words.lower[start - 2] in {"a", "an"} and joined(words, start - 2)
    return start - 2 if article else start - 1


def _abbreviated(words: Words, start: int) -> bool:
    """The gap after "approx." or "c."."""
    return words.gap(start) in {". ", "."} and words.lower[start - 1] in {"approx", "ca", "c"}


def bound_after(words: Words, stop: int) -> tuple[int, int, Bound | None]:
    """Where the bounding words after a number end (word index, characters beyond that word), and what they say."""
    if words.after(stop - 1) == "+" and words.gap(stop) != "+":
        return stop, 1, Bound.AT_LEAST
    for phrase, bound in _AFTER.get(words.lower[stop], ()):
        end = stop + len(phrase)
        tie = joined(words, stop) or (words.gap(stop) in HYPHENS and phrase[0] in {"plus", "odd"})
        whole = words.lower[stop:end] == phrase and all(joined(words, k) for k in range(stop + 1, end))
        if tie and whole and not _counts_on(words, end):
            return end, 0, bound
    return stop, 0, None


def _counts_on(words: Words, end: int) -> bool:
    """Whether another number follows, so that the words bound that one: "20 dead, at least 5 of them"."""
    following = words.lower[end]
    return following in SMALL or following in {"a", "an", "than", "half"} or is_figure(words, end)


def bounded(low: int, high: int, *bounds: Bound | None) -> Quantity | None:
    """What a number (``low == high``) or a range allows under its bounds; ``None`` for "fewer than 0"."""
    said = [bound for bound in bounds if bound is not None]
    if not said and low == high:
        return Quantity(low, high)
    bound = min(said, key=lambda b: b.value) if said else None
    if bound is Bound.FEWER_THAN and high == 0:
        return None
    open_ended = {
        Bound.FEWER_THAN: (None, high - 1, Qualifier.UP_TO),
        Bound.UP_TO: (None, high, Qualifier.UP_TO),
        Bound.MORE_THAN: (low + 1, None, Qualifier.MORE_THAN),
        Bound.AT_LEAST: (low, None, Qualifier.AT_LEAST),
    }
    if bound in open_ended:
        return Quantity(*open_ended[bound])
    if low < high:
        return Quantity(low, high, Qualifier.RANGE)
    return Quantity(low, high, _STATED[bound])


_STATED: Final = {None: Qualifier.EXACT, Bound.NEARLY: Qualifier.NEARLY, Bound.ABOUT: Qualifier.ABOUT}
