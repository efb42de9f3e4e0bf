"""The lowest and the highest current figure."""

from __future__ import annotations

from collections.abc import Callable

from avowal.codebook.vocabulary import NUMBER_QUALIFIERS
from avowal.domain import Account, Estimate, Quantity, Weighing
from avowal.estimation.candidates import sift
from avowal.estimation.figures import Figure, count
from avowal.estimation.question import Question, answer, taken
from avowal.estimation.worth import Bounds

NO_NUMBER = "Set aside: its words give no number that this policy can use."


def lowest(question: Question) -> Estimate:
    """The lowest number that any current account allows; low and high span all that were weighed."""
    return _extreme(question, _floor, min, "lowest", "higher")


def highest(question: Question) -> Estimate:
    """The highest number that any current account states; an open end stays at the number said."""
    return _extreme(question, stated, max, "highest", "lower")


def stated(_account: Account, value: Quantity) -> Bounds | None:
    """The numbers said: an open end closes at the number itself, and words without a number give none."""
    ends = [end for end in (value.low, value.high) if end is not None]
    if value.qualifier not in NUMBER_QUALIFIERS or not ends:
        return None
    return min(ends), max(ends)


def _floor(account: Account, value: Quantity) -> Bounds | None:
    return stated(account, value) if value.low is not None else None


def _extreme(
    question: Question,
    read: Callable[[Account, Quantity], Bounds | None],
    pick: Callable[[list[int]], int],
    word: str,
    other: str,
) -> Estimate:
    sifted = sift(question.accounts)
    counted = count(sifted.candidates, question, read, no_number=NO_NUMBER)
    weighings = sifted.aside + counted.aside
    if not counted.figures:
        return answer(question, None, "No value: no current account gives a number.", weighings)
    low, high = span_of(counted.figures)
    value = pick([low, high])
    n_figures = len(counted.figures)
    for figure in counted.figures:
        number = pick([figure.low, figure.high])
        weighings += weigh(figure, value, number, f"{other} than the {word} figure")
    reason = f"{value:,} is the {word} of {n_figures} current figure{'s' * (n_figures > 1)}."
    return answer(question, value, reason, weighings, span=(low, high))


def span_of(figures: tuple[Figure, ...]) -> Bounds:
    """Lowest and highest number among the figures."""
    return min(figure.low for figure in figures), max(figure.high for figure in figures)


def weigh(figure: Figure, value: int, number: int, why_not: str) -> tuple[Weighing, ...]:
    """Marks a figure's accounts as used when it gives the value, else sets them aside."""
    summed = " (sum of the groups that the voice names)" if len(figure.accounts) > 1 else ""
    if number == value:
        return taken(figure.accounts, f"Used: gives {number:,}{summed}.")
    return tuple(
        Weighing(account.id, used=False, reason=f"Set aside: {number:,}{summed} is {why_not}, {value:,}.")
        for account in figure.accounts
    )
