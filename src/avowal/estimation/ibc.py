"""IBC-like deaths and injuries: the lowest and the highest figure, and whether one source alone gives them."""

from __future__ import annotations

from avowal.domain import Column, Estimate
from avowal.estimation.figures import Figure
from avowal.estimation.live import live
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.units import document_of
from avowal.estimation.worth import is_ceiling


def ibc_range(question: Question) -> Estimate:
    """The minimum and the maximum; the value is the minimum."""
    found = live(question)
    if not found.figures:
        return answer(question, None, "No value: no live account gives a figure.", found.aside)
    sources = {document_of(account, question) for figure in found.figures for account in figure.accounts}
    single = Column("single_source", int(len(sources) < 2))
    accounts = tuple(account for figure in found.figures for account in figure.accounts)
    if len(sources) < question.policy.parameters.min_sources:
        reason = f"only {len(sources)} of {question.policy.parameters.min_sources} independent sources give a figure"
        return answer(
            question, None, f"No value: {reason}.", found.aside + aside(accounts, f"Set aside: {reason}."),
            columns=(single,),
        )  # fmt: skip
    floors = tuple(f for f in found.figures if not any(is_ceiling(account, question) for account in f.accounts))
    high = max(figure.high for figure in found.figures)
    low = min(figure.low for figure in floors) if floors else min(1, high)
    weighings = found.aside
    for figure in found.figures:
        gives = _gives(figure, low, high, sets_floor=figure in floors or not floors)
        inside = aside(figure.accounts, "Set aside: it lies inside the range.")
        weighings += taken(figure.accounts, f"Used: gives {gives}.") if gives else inside
    reason = f"{low:,} to {high:,}: the lowest and the highest of {len(found.figures)} live figures"
    if question.context.known_range:
        known_low, known_high = question.context.known_range
        low, high = max(low - known_high, 0), max(high - known_low, 0)
        reason += f"; {known_low:,} to {known_high:,} of them are recorded already, which leaves {low:,} to {high:,}"
    alone = ", from a single source" if single.value else ""
    return answer(question, low, f"{reason}{alone}.", weighings, span=(low, high), columns=(single,))


def _gives(figure: Figure, low: int, high: int, *, sets_floor: bool) -> str:
    ends = (("the minimum", figure.low == low and sets_floor), ("the maximum", figure.high == high))
    return " and ".join(name for name, is_it in ends if is_it)
