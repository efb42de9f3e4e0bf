"""Six measures of how far documents disagree on one variable, over events.

They are those of the R package eventreport 0.1.2 (van Baalen and Höglund 2026, doi 10.1093/isq/sqag014), written anew:
a missing value and an empty text count as values of their own in divergence and disagreement.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

Value = str | int | float | None
DIAGNOSTICS = (
    ("mean_divergence", "how many further values an event has, on average"),
    ("normalized_divergence", "the same, divided by all distinct values of the variable"),
    ("mean_sd", "mean standard deviation within an event, of events with several values"),
    ("mean_range", "mean distance between the highest and the lowest value within an event"),
    ("share_disagreement", "share of events with more than one value"),
    ("modal_confidence", "mean share of the most frequent value within an event"),
)
"""Name and meaning of each measure, in the order of the table."""


@dataclass(frozen=True, slots=True)
class Diagnostics:
    """How far documents disagree on one variable: on deaths, in 45 % of the events.

    Attributes:
        mean_divergence: Mean of distinct values less one.
        normalized_divergence: The same over the number of distinct values in all events.
        mean_sd: Mean standard deviation; ``None`` for texts, or where no event has two figures.
        mean_range: Mean of highest less lowest; ``None`` for texts.
        share_disagreement: Share of events with more than one value.
        modal_confidence: Mean share of the most frequent value; here, as in the package, missing ones do not count.
        n_events: Events that were compared.
    """

    mean_divergence: float | None
    normalized_divergence: float | None
    mean_sd: float | None
    mean_range: float | None
    share_disagreement: float | None
    modal_confidence: float | None
    n_events: int


def diagnose(events: Sequence[Sequence[Value]]) -> Diagnostics:
    """The six measures of one variable; each event is the list of the values that its documents give.

    Events without documents are left out.

    >>> diagnose([[4, 4, 9], [2]]).mean_divergence
    0.5
    """
    told = [event for event in events if event]
    if not told:
        return Diagnostics(None, None, None, None, None, None, 0)
    divergence = statistics.fmean(len(set(event)) - 1 for event in told)
    all_values = {value for event in told for value in event}
    numeric = not any(isinstance(value, str) for value in all_values)
    numbers = [[n for n in event if isinstance(n, int | float)] for event in told] if numeric else []
    spreads = [statistics.stdev(event) for event in numbers if len(event) > 1]
    ranges = [max(event) - min(event) for event in numbers if event]
    return Diagnostics(
        mean_divergence=divergence,
        normalized_divergence=divergence / len(all_values),
        mean_sd=statistics.fmean(spreads) if spreads else None,
        mean_range=statistics.fmean(ranges) if ranges else None,
        share_disagreement=statistics.fmean(len(set(event)) > 1 for event in told),
        modal_confidence=_modal_share(told),
        n_events=len(told),
    )


def _modal_share(events: Sequence[Sequence[Value]]) -> float | None:
    stated = [[value for value in event if value is not None] for event in events]
    shares = [max(Counter(event).values()) / len(event) for event in stated if event]
    return statistics.fmean(shares) if shares else None
