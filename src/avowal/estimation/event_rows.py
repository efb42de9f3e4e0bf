"""Our accounts as event reports: one row a document, with the accounts that each cell rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import Account, Name, PartialDate, Place, Report
from avowal.estimation.candidates import FIGURE_STANCES, sift
from avowal.estimation.event_reports import Cell
from avowal.estimation.live import counted_candidates, newest_of_each
from avowal.estimation.parties import NAMING, names_nobody, state_of
from avowal.estimation.question import Question
from avowal.estimation.ucdp import rank_of
from avowal.estimation.units import day_of, document_of
from avowal.estimation.worth import worth
from avowal.sources.coded.row_text import coded_row, row_number

CASUALTIES: Final = {Fact.KILLED: "deaths", Fact.INJURED: "injuries"}
_GEO_PRECISION: Final = {6: 1, 3: 2, 4: 2, 5: 2, 1: 3, 2: 3}
"""MAVERICK's precision (1 country, 2 region, 3 town) by our class."""
_FIRMEST: Final = (Stance.ASSERTS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document as an event report.

    Attributes:
        document: The publisher, or the agency whose copy it is.
        cells: Its columns.
        sources: Ids of the accounts that a column rests on.
        place: The place of the row, where it names one.
    """

    document: str
    cells: Mapping[str, Cell]
    sources: Mapping[str, tuple[str, ...]]
    place: Place | None


def event_rows(question: Question) -> tuple[DocumentRow, ...]:
    """The incident's rows, oldest document first; every document that tells of the incident has one.

    An event report that people coded has a row of its own, also where several are of one publisher.
    """
    coded = _coded(question)
    told = tuple(a for a in (*question.accounts, *question.others) if a.report_id not in coded)
    by_document: dict[str, list[Account]] = defaultdict(list)
    for account in told:
        by_document[document_of(account, question)].append(account)
    ordered = sorted(by_document, key=lambda name: (min(day_of(a, question) for a in by_document[name]), name))
    return (*coded.values(), *(_row(name, tuple(by_document[name]), question) for name in ordered))


def _coded(question: Question) -> dict[str, DocumentRow]:
    """The rows that people coded, by report and in the order of their table: they stand as they are."""
    found = {report.id: coded_row(report, "maverick") for report in question.reports.values()}
    rows = {key: row for key, row in found.items() if row is not None}
    ordered = sorted(rows, key=lambda key: (row_number(question.reports[key]), key))
    return {key: _coded_document(question.reports[key], rows[key], question) for key in ordered}


def _coded_document(report: Report, row: Mapping[str, Cell], question: Question) -> DocumentRow:
    accounts = [a for a in (*question.accounts, *question.others) if a.report_id == report.id]
    # A coded table gives a figure in every row; a 0 rests on no account.
    sources: dict[str, tuple[str, ...]] = {f"{stem}_best": () for stem in CASUALTIES.values()}
    place = None
    for account in accounts:
        # The best figure is the table's own; its lowest and highest are others' words.
        if account.fact in CASUALTIES and account.voice.kind is not VoiceKind.OUTLET:
            continue
        key = f"{CASUALTIES[account.fact]}_best" if account.fact in CASUALTIES else account.fact.value
        sources[key] = (*sources.get(key, ()), account.id)
        place = account.value if isinstance(account.value, Place) else place
    return DocumentRow(report.outlet or report.id, row, sources, place)


def _row(document: str, accounts: tuple[Account, ...], question: Question) -> DocumentRow:
    cells: dict[str, Cell] = {
        "source": document,
        "source_classification": None,  # what sort of publisher it is stands in no report
        "certain": 1,
        "certain1": 1,
        "displacement": 0,  # no account tells of it, and a row has no missing yes or no
        "damage": 0,
    }
    sources: dict[str, tuple[str, ...]] = {}
    for fact, stem in CASUALTIES.items():
        figures, rests = _figures(fact, stem, accounts, question)
        cells.update(figures)
        sources.update(rests)
    place = None
    for fact, cell_of in _CELLS.items():
        chosen = _first_of(fact, accounts, question)
        if chosen is None:
            continue
        cells.update(cell_of(chosen))
        sources[fact.value] = (chosen.id,)
        place = chosen.value if isinstance(chosen.value, Place) else place
    if question.context.type and "event_context" not in cells:
        cells["event_context"] = question.context.type.value
    return DocumentRow(document, cells, sources, place)


def _figures(
    fact: Fact, stem: str, accounts: tuple[Account, ...], question: Question
) -> tuple[dict[str, Cell], dict[str, tuple[str, ...]]]:
    """Best, low and high of a document: its own words, else the voice ranked first; 0 where it says nothing."""
    asked = replace(question, fact=fact, accounts=tuple(a for a in accounts if a.fact is fact), others=())
    live = newest_of_each(counted_candidates(asked).candidates, asked).candidates
    totals = tuple(a for a in live if getattr(a.value, "of", None) is None and a.part_of is None) or live
    if not totals:
        return {f"{stem}_best": 0, f"{stem}_low": 0, f"{stem}_high": 0}, {}
    ends = {a.id: bounds for a in totals if (bounds := worth(a, asked)) is not None}
    best = min(totals, key=lambda a: (_rank(a, asked), ends[a.id], a.id))
    low, high = min(bounds[0] for bounds in ends.values()), max(bounds[1] for bounds in ends.values())
    figures = {f"{stem}_best": ends[best.id][0], f"{stem}_low": low, f"{stem}_high": high}
    same = tuple(a.id for a in totals if ends[a.id] == ends[best.id])
    return dict(figures), {f"{stem}_best": same}


def _rank(account: Account, question: Question) -> tuple[bool, float]:
    return account.voice.kind is not VoiceKind.OUTLET, rank_of(account.voice.kind, question)


def _first_of(fact: Fact, accounts: tuple[Account, ...], question: Question) -> Account | None:
    """The account of a fact that stands in a document's row: the firmest, own words first, then the first ranked."""
    stances = NAMING if fact is Fact.RESPONSIBLE else FIGURE_STANCES
    told = sift(tuple(account for account in accounts if account.fact is fact), stances).candidates
    told = tuple(a for a in newest_of_each(told, question).candidates if not names_nobody(a) and _has_cells(a))
    return min(
        told,
        key=lambda a: (_FIRMEST.index(a.stance), _rank(a, question), _fineness(a), _written(a)),
        default=None,
    )


def _has_cells(account: Account) -> bool:
    return not isinstance(account.value, PartialDate) or account.value.first is not None


def _fineness(account: Account) -> int:
    value = account.value
    if isinstance(value, PartialDate):
        return value.precision or 9
    return (value.precision or 9) if isinstance(value, Place) else 0


def _written(account: Account) -> str:
    return str(account.value)


def _date_cells(account: Account) -> dict[str, Cell]:
    assert isinstance(account.value, PartialDate)
    first, last = account.value.first, account.value.last
    return {"date_start": first.isoformat() if first else None, "date_end": last.isoformat() if last else None}


def _place_cells(account: Account) -> dict[str, Cell]:
    place = account.value
    assert isinstance(place, Place)
    precision = _GEO_PRECISION.get(place.precision or 0)
    return {
        "country": place.country, "city": place.name, "location": "", "geo_precision": precision,
        "latitude": place.latitude, "longitude": place.longitude,
    }  # fmt: skip


def _actor_cells(account: Account) -> dict[str, Cell]:
    assert isinstance(account.value, Name)
    # MAVERICK: 4 a named organisation, 3 a force or loose group; a state is told by its force.
    precision = 3 if state_of(account) else 4
    return {
        "actor1": account.value.text, "actor1_id": account.value.actor_id, "actor1_precision": precision,
        "actor1_perpetrator": 1,
    }  # fmt: skip


def _text_cell(column: str) -> Callable[[Account], dict[str, Cell]]:
    return lambda account: {column: account.value.text if isinstance(account.value, Name) else None}


_CELLS: Final[Mapping[Fact, Callable[[Account], dict[str, Cell]]]] = {
    Fact.DATE: _date_cells,
    Fact.PLACE: _place_cells,
    Fact.RESPONSIBLE: _actor_cells,
    Fact.TARGET: _text_cell("target"),
    Fact.TYPE: _text_cell("event_context"),
}
