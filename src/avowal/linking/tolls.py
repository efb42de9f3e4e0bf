"""Comparing two mentions by their figures: equal, revised, or too far apart to be one toll."""

from __future__ import annotations

from itertools import product
from typing import Final

from avowal.codebook.vocabulary import NUMBER_QUALIFIERS, Qualifier
from avowal.domain import Quantity, Reason
from avowal.linking.facts import MentionFacts

_EQUAL: Final = ((10, 1.0), (5, 0.7), (3, 0.4), (1, 0.2), (0, 0.0))
_OPEN: Final = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
_REVISED: Final = 1.5
_UNLIKE: Final = 3.0
_FAR: Final = 10.0


def toll_reason(left: MentionFacts, right: MentionFacts) -> Reason | None:
    """How well the tolls agree; ``None`` when no two figures of one sort can be compared.

    Tolls are revised within days, so figures near each other speak for one incident and only figures
    far apart speak against it. Equal figures say more the larger they are. The dead count fully, the
    injured half.
    """
    sorts = (("killed", left.killed, right.killed, 1.0), ("injured", left.injured, right.injured, 0.5),
             ("killed and injured", left.hurt, right.hurt, 0.5))  # fmt: skip
    found = [
        (score * weight, f"{sort}: {sentence}")
        for sort, ours, theirs, weight in sorts
        if (best := _best(ours, theirs))
        for score, sentence in (best,)
    ]
    if not found:
        return None
    total = max(-1.0, min(1.0, sum(score for score, _ in found)))
    told = "; ".join(sentence for _, sentence in found)
    return Reason("toll", total, f"{told[0].upper()}{told[1:]}.")


def _best(ours: tuple[Quantity, ...], theirs: tuple[Quantity, ...]) -> tuple[float, str] | None:
    pairs = [pair for a, b in product(ours, theirs) if (pair := _pair(a, b))]
    return max(pairs, key=lambda pair: (pair[0], pair[1])) if pairs else None


def _pair(a: Quantity, b: Quantity) -> tuple[float, str] | None:
    smaller, larger = sorted((a, b), key=lambda quantity: (_stated(quantity) or 0, quantity.qualifier))
    low, high = _stated(smaller), _stated(larger)
    if low is None or high is None:
        return None
    if low == high:
        return next(score for limit, score in _EQUAL if low >= limit), f"both give {low:,}"
    score = _unequal(low, high)
    if score < 0 and smaller.qualifier in _OPEN:
        # "At least 3" said first does not contradict 20 said later.
        score /= 2
    return score, f"{low:,} and {high:,}"


def _unequal(low: int, high: int) -> float:
    ratio = high / max(low, 1)
    if ratio <= _REVISED:
        return 0.35 if low >= 5 else 0.1
    if ratio <= _UNLIKE:
        # One dead and three are two stories; twelve and thirty may be one toll that grew.
        return 0.0 if high - low > 2 or low >= 5 else -0.2
    if ratio > _FAR:
        return -1.0
    # The toll of a large attack may triple within a day; small tolls do not.
    return -0.4 if low >= 10 else -0.8


def _stated(quantity: Quantity) -> int | None:
    """The number said, at face value: "more than 80" is 80; words without a number have none."""
    if quantity.qualifier not in NUMBER_QUALIFIERS:
        return None
    if quantity.low is None:
        return quantity.high
    return quantity.low - 1 if quantity.qualifier is Qualifier.MORE_THAN and quantity.low else quantity.low
