"""ACLED-like death figures: the most conservative, or a higher one that independent voices corroborate.

docs/policies.md says which parts the codebook states and which are our defaults.
"""

from __future__ import annotations

from typing import Final

from avowal.domain import Estimate
from avowal.estimation.extremes import weigh
from avowal.estimation.figures import Figure
from avowal.estimation.live import Live, live
from avowal.estimation.question import Question, answer
from avowal.estimation.shares import part_columns

_NO_FIGURE: Final = "0: no current account gives a death figure, and ACLED then codes 0."


def acled_lowest(question: Question) -> Estimate:
    """The lowest figure that is weighed, words expanded; 0 when there is none, never ``None``."""
    found = live(question)
    if not found.figures:
        return answer(question, 0, _NO_FIGURE, found.aside)
    value = min(figure.low for figure in found.figures)
    reason = f"{value:,} is the most conservative of {len(found.figures)} current figures, words expanded as ACLED does"
    return _settled(question, found, value, f"{reason}.")


def acled_corroborated(question: Question) -> Estimate:
    """The lowest figure, unless enough independent voices hold one higher, and none of the lowest is newer."""
    found = live(question)
    if not found.figures:
        return answer(question, 0, _NO_FIGURE, found.aside)
    lowest = min(figure.low for figure in found.figures)
    value = _corroborated(found.figures, lowest, question)
    n_figures = len(found.figures)
    if value == lowest:
        return _settled(question, found, value, f"{value:,} is the most conservative of {n_figures} live figures.")
    holders = len({figure.unit for figure in found.figures if figure.low == value})
    reason = (
        f"{value:,} is held by {holders} independent voices, the last of them no older than the lowest, {lowest:,}."
    )
    return _settled(question, found, value, reason)


def _corroborated(figures: tuple[Figure, ...], lowest: int, question: Question) -> int:
    """The lowest value that enough units hold exactly, as late as the lowest was said; else the lowest."""
    enough = question.policy.parameters.corroborate
    if not enough:
        return lowest
    last_lowest = max(figure.day for figure in figures if figure.low == lowest)
    held = [
        value
        for value in sorted({figure.low for figure in figures})
        if len({f.unit for f in figures if f.low == value}) >= enough
        and max(f.day for f in figures if f.low == value) >= last_lowest
    ]
    return held[0] if held else lowest


def _settled(question: Question, found: Live, value: int, reason: str) -> Estimate:
    weighings = found.aside
    for figure in found.figures:
        why_not = "higher than the figure that stands" if figure.low > value else "lower than a corroborated figure"
        weighings += weigh(figure, value, figure.low, why_not)
    columns = part_columns(value, question)
    if columns:
        reason = f"{reason} It is divided over {len(columns)} days or places, the first ones taking what is left over."
    return answer(question, value, reason, weighings, columns=columns)
