"""An event-report model asked for one fact: the incident's documents as rows, then the column of the fact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from avowal.codebook.vocabulary import Fact
from avowal.domain import Column, Estimate, Name, Place, Value, Weighing, Window
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.event_reports import INDETERMINATE, Cell, aggregate
from avowal.estimation.event_rows import CASUALTIES, DocumentRow, event_rows
from avowal.estimation.parties import NAMING
from avowal.estimation.question import Question, answer, aside, taken
from avowal.estimation.windows import as_value

_COLUMN: Final[Mapping[Fact, str]] = {
    Fact.RESPONSIBLE: "actor1",
    Fact.TARGET: "target",
    Fact.TYPE: "event_context",
    Fact.PLACE: "city",
    Fact.DATE: "date_start",
}
_SHOWN: Final[Mapping[Fact, tuple[str, ...]]] = {
    Fact.RESPONSIBLE: ("actor1", "actor1_id"),
    Fact.TARGET: ("target",),
    Fact.TYPE: ("event_context",),
    Fact.PLACE: ("country", "city", "location", "latitude", "longitude", "geo_precision"),
    Fact.DATE: ("date_start", "date_end"),
}


def event_report(question: Question) -> Estimate:
    """What the model makes of the rows of the incident's documents."""
    rows = event_rows(question)
    if not any(_source_key(question.fact) in row.sources for row in rows):
        return answer(
            question, None, "No value: no document gives one.", _weighed(question, frozenset(), "it gives none")
        )
    event = aggregate([row.cells for row in rows], question.policy)
    if question.fact in CASUALTIES:
        return _figure(question, rows, event)
    return _version(question, rows, event)


def _figure(question: Question, rows: tuple[DocumentRow, ...], event: Mapping[str, Cell]) -> Estimate:
    stem = CASUALTIES[question.fact]
    best, low, high = (event[f"{stem}_{end}"] for end in ("best", "low", "high"))
    assert isinstance(best, int)
    assert isinstance(low, int)
    assert isinstance(high, int)
    key = f"{stem}_best"
    used = frozenset(i for row in rows if row.cells[key] == best for i in row.sources.get(key, ()))
    silent = sum(not row.sources.get(key) for row in rows)
    reason = f"{best:,} from {_documents(len(rows))}"
    if silent:
        reason += f", of which {silent} say{'s' * (silent == 1)} nothing of it and count{'s' * (silent == 1)} as 0"
    columns = (
        Column(key, best), Column(f"{stem}_low", low), Column(f"{stem}_high", high),
        Column("number_of_sources", len(rows)), Column("assumed_zero", silent),
    )  # fmt: skip
    weighings = _weighed(question, used, "its document's row does not give the value")
    # The model decides each column alone, so that its low can lie above its best: the span of an estimate cannot.
    return answer(question, best, f"{reason}.", weighings, span=(min(low, best), max(high, best)), columns=columns)


def _version(question: Question, rows: tuple[DocumentRow, ...], event: Mapping[str, Cell]) -> Estimate:
    columns = tuple(Column(name, event.get(name)) for name in _SHOWN[question.fact])
    value, why_not = _VALUES[question.fact](rows, event, question)
    if value is None:
        return answer(
            question, None, f"No value: {why_not}.", _weighed(question, frozenset(), why_not), columns=columns
        )
    names = ("date_start", "date_end") if question.fact is Fact.DATE else (_COLUMN[question.fact],)
    used = frozenset(
        i
        for row in rows
        if any(row.cells.get(name) == event[name] for name in names)
        for i in row.sources.get(question.fact.value, ())
    )
    reason = f"{event[_COLUMN[question.fact]]} from {_documents(len(rows))}."
    if question.fact is Fact.DATE:
        reason = f"{event['date_start']} to {event['date_end']} from {_documents(len(rows))}."
    weighings = _weighed(question, used, "its document's row does not give the value")
    return answer(question, value, reason, weighings, columns=columns)


def _date(
    rows: tuple[DocumentRow, ...], event: Mapping[str, Cell], question: Question
) -> tuple[Value | Window | None, str]:
    del rows, question
    if event["date_start"] is None or event["date_end"] is None:
        return None, "the documents give no whole window"
    first, last = (date.fromisoformat(str(event[name])) for name in ("date_start", "date_end"))
    if last < first:
        return None, f"the window crosses itself: it starts on {first} and ends on {last}"
    return as_value(first, last), ""


def _place(
    rows: tuple[DocumentRow, ...], event: Mapping[str, Cell], question: Question
) -> tuple[Value | Window | None, str]:
    del question
    places = [row.place for row in rows if row.place is not None and row.place.name == event["city"]]
    if not places:
        return None, "the documents' places cannot be decided between"
    return max(places, key=lambda place: (place.geonames_id is not None, _text(place))), ""


def _text(place: Place) -> str:
    return f"{place.country}/{place.geonames_id}/{place.name}"


def _name(
    rows: tuple[DocumentRow, ...], event: Mapping[str, Cell], question: Question
) -> tuple[Value | Window | None, str]:
    said = event[_COLUMN[question.fact]]
    if said is None:
        return None, "most documents name nobody" if question.fact is Fact.RESPONSIBLE else "most documents name none"
    if said == INDETERMINATE:
        return None, "the documents differ and the tie cannot be broken: Indeterminate"
    if question.fact is Fact.RESPONSIBLE:
        ids = sorted(
            {
                str(row.cells["actor1_id"])
                for row in rows
                if row.cells.get("actor1") == said and row.cells.get("actor1_id")
            }
        )
        return Name(str(said), (), ids[0] if ids else None), ""
    return Name(str(said)), ""


_VALUES: Final[
    Mapping[
        Fact,
        Callable[[tuple[DocumentRow, ...], Mapping[str, Cell], Question], tuple[Value | Window | None, str]],
    ]
] = {Fact.DATE: _date, Fact.PLACE: _place, Fact.RESPONSIBLE: _name, Fact.TARGET: _name, Fact.TYPE: _name}


def _weighed(question: Question, used: frozenset[str], why_not: str) -> tuple[Weighing, ...]:
    sifted = sift(question.accounts, NAMING if question.fact is Fact.RESPONSIBLE else FIGURE_STANCES)
    chosen = tuple(account for account in sifted.candidates if account.id in used)
    rest = tuple(account for account in sifted.candidates if account.id not in used)
    return (
        sifted.aside
        + taken(chosen, "Used: its document's row gives the value.")
        + aside(rest, f"Set aside: {why_not}.")
    )


def _source_key(fact: Fact) -> str:
    return f"{CASUALTIES[fact]}_best" if fact in CASUALTIES else fact.value


def _documents(number: int) -> str:
    return f"{number} document{'s' * (number != 1)}"
