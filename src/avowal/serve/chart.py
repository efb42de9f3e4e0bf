"""The chart of figures over time, as SVG in the page: no script, nothing fetched; the table beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from avowal.codebook.vocabulary import Fact
from avowal.record.labels import value_label
from avowal.record.timeline import Change, Step

_WIDTH, _HEIGHT, _LEFT, _BOTTOM, _TOP = 720, 260, 56, 34, 14
_MOST_DAYS = 30
"""Days after the first that are drawn: a figure of a year later would press all others together."""


@dataclass(frozen=True, slots=True)
class _Dot:
    day: date
    figure: int
    step: Step


def chart_of(steps: Sequence[Step], fact: Fact = Fact.KILLED) -> Markup | None:
    """A dot for each figure, a line where one voice changes its own; ``None`` where there are fewer than two."""
    dots = [
        _Dot(step.day, figure, step) for step in steps if step.fact is fact and step.day and (figure := _figure(step))
    ]
    if dots:
        first = min(dot.day for dot in dots)
        dots = [dot for dot in dots if (dot.day - first).days <= _MOST_DAYS]
    if len(dots) < 2:
        return None
    body = Markup("").join([_axes(dots), *_lines(dots), *(_dot(dot, dots) for dot in dots)])
    label = f"{fact.value.replace('_', ' ')}, by day: {len(dots)} figures of {len({d.step.voice for d in dots})} voices"
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        _WIDTH, _HEIGHT, label, body
    )


def _figure(step: Step) -> int | None:
    return step.value.low if step.value.low is not None else step.value.high


def _x(dot: _Dot, dots: Sequence[_Dot]) -> float:
    first, last = min(d.day for d in dots), max(d.day for d in dots)
    span = max(1, (last - first).days)
    return round(_LEFT + 12 + (dot.day - first).days * (_WIDTH - _LEFT - 36) / span, 1)


def _y(figure: int, dots: Sequence[_Dot]) -> float:
    return round(_HEIGHT - _BOTTOM - figure * (_HEIGHT - _BOTTOM - _TOP) / max(d.figure for d in dots), 1)


def _axes(dots: Sequence[_Dot]) -> Markup:
    top, first, last = max(d.figure for d in dots), min(d.day for d in dots), max(d.day for d in dots)
    marks = [
        Markup('<text x="{}" y="{}" text-anchor="end">{:,}</text>').format(_LEFT - 8, _y(figure, dots) + 4, figure)
        for figure in dict.fromkeys((0, top // 2, top))
    ]
    ends = [
        Markup('<text x="{}" y="{}">{}</text>').format(_LEFT, _HEIGHT - 8, first.isoformat()),
        Markup('<text x="{}" y="{}" text-anchor="end">{}</text>').format(_WIDTH - 8, _HEIGHT - 8, last.isoformat()),
    ]
    line = Markup('<path class="axis" d="M{} {} V{} H{}"/>').format(_LEFT, _TOP, _HEIGHT - _BOTTOM, _WIDTH - 8)
    return Markup("").join([line, *marks, *ends])


def _lines(every: Sequence[_Dot]) -> list[Markup]:
    """A line between the figures of one voice; one that was withdrawn is no step of its story."""
    drawn = []
    dots = [dot for dot in every if dot.step.change is not Change.WITHDRAWN]
    for voice in dict.fromkeys(dot.step.voice for dot in dots):
        own = [dot for dot in dots if dot.step.voice == voice]
        if len(own) > 1:
            points = " ".join(f"{_x(dot, every)},{_y(dot.figure, every)}" for dot in own)
            drawn.append(Markup('<polyline points="{}"/>').format(points))
    return drawn


def _dot(dot: _Dot, dots: Sequence[_Dot]) -> Markup:
    said = f"{dot.day.isoformat()}: {value_label(dot.step.value)}, {dot.step.voice}"
    state = "withdrawn" if dot.step.change is Change.WITHDRAWN else "current"
    circle = Markup('<circle class="{}" cx="{}" cy="{}" r="5"><title>{}</title></circle>').format(
        state, _x(dot, dots), _y(dot.figure, dots), said
    )
    return Markup('<a href="/a/{}" aria-label="{}">{}</a>').format(dot.step.account.id, said, circle)
