"""One coded row on its way to a report with one mention, and what may stand in its cells."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind
from avowal.domain import Account, Mention, PartialDate, Place, Problem, Quantity, Reading, Report, Span, Value, Voice
from avowal.domain.account import OUTLET, account_id, mention_id
from avowal.errors import InputError
from avowal.gazetteer.countries import country_code
from avowal.sources.coded.row_text import Cell

Row = Mapping[str, Cell]
KEY: Final = "main-1"
UNNAMED: Final = Voice("unnamed source", VoiceKind.UNKNOWN)
"""Who gives a row's lowest and highest figure: the coders found it in their material and name nobody."""
_LONGEST_NUMBER: Final = 15


@dataclass(frozen=True, slots=True)
class Coded:
    """A row taken in: the report, its reading, and the event that its coders put it under.

    Attributes:
        report: The row as a report.
        reading: One mention with the row's accounts.
        event: The coders' id of the event; rows of one id are one incident.
        coders: Who says so, as author of the judgements: "MAVERICK coders".
    """

    report: Report
    reading: Reading
    event: str
    coders: str


@dataclass(frozen=True, slots=True)
class Told:
    """What one cell, or two neighbouring ones, say: ``Told(Fact.KILLED, Quantity(4, 4), span)``."""

    fact: Fact
    value: Value | None
    evidence: Span
    voice: Voice = OUTLET
    part_of_best: bool = False


def reading_of(
    report: Report, told: Sequence[Told], type_: IncidentType | None, coders: str, problems: Sequence[Problem]
) -> Reading:
    """One mention with the accounts, in the order of their evidence."""
    ordered = sorted(told, key=lambda one: (one.evidence, one.fact.value, str(one.value)))
    best = next((_account(report, one, None).id for one in ordered if _is_best(one)), None)
    accounts = tuple(_account(report, one, best) for one in ordered)
    spans = (Span(0, len(report.text)),)
    made = mention_id(report.id, KEY, spans)
    mention = Mention(made, report.id, Role.MAIN, type_, accounts, spans)
    return Reading(report.id, coders, (mention,), tuple(problems))


def _is_best(one: Told) -> bool:
    return one.fact is Fact.KILLED and one.voice == OUTLET and not one.part_of_best


def _account(report: Report, one: Told, best: str | None) -> Account:
    return Account(
        id=account_id(report.id, one.fact, one.value, one.voice, one.evidence, mention_key=KEY),
        report_id=report.id,
        fact=one.fact,
        value=one.value,
        words=one.evidence.quote(report.text),
        voice=one.voice,
        via=(),
        stance=Stance.ASSERTS,
        status=Status.CURRENT,
        evidence=one.evidence,
        part_of=best if one.part_of_best else None,
    )


def figures(row: Row, spans: Mapping[str, Span], fact: Fact, names: tuple[str, str, str]) -> list[Told]:
    """A row's best, lowest and highest figure: the best is the table's own, the others are its unnamed sources'.

    Only ends that differ from the best are accounts of their own.
    """
    best, *ends = names
    told = [Told(fact, exact(row[best]), spans[best])] if row.get(best) is not None else []
    others = [name for name in ends if row.get(name) is not None and row[name] != row.get(best)]
    return told + [Told(fact, exact(row[name]), spans[name], UNNAMED) for name in others]


def exact(cell: Cell, of: str | None = None) -> Quantity:
    """A figure of a cell that :func:`count` has let through."""
    assert isinstance(cell, int)
    return Quantity(cell, cell, of=of)


def days(row: Row, spans: Mapping[str, Span], report_id: str) -> tuple[list[Told], list[Problem]]:
    """The window of ``date_start`` and ``date_end``; one that ends before it starts is kept without a value."""
    first, last = row.get("date_start"), row.get("date_end")
    if first is None or last is None:
        return [], []
    evidence = Span(spans["date_start"].start, spans["date_end"].end)
    start, end = date.fromisoformat(str(first)), date.fromisoformat(str(last))
    if end < start:
        said = f"the row's window ends ({end}) before it starts ({start})."
        problem = Problem("sources", "window-crossed", said, report_id, evidence)
        return [Told(Fact.DATE, None, evidence)], [problem]
    value = PartialDate.from_day(start) if start == end else PartialDate.from_iso(f"{start}/{end}")
    return [Told(Fact.DATE, value, evidence)], []


def country_of(row: Row, report_id: str) -> tuple[str | None, list[Problem]]:
    """ISO code of the row's country; a name that no table holds is a problem, not a guess."""
    said = row.get("country")
    code = country_code(said) if isinstance(said, str) and said else None
    if code is None and said:
        return None, [Problem("sources", "country-unknown", f"no country is called {said!r}.", report_id)]
    return code, []


def point(row: Row, name: str, country: str | None, precision: int | None) -> Place:
    """The row's place with its coordinates."""
    latitude, longitude = row.get("latitude"), row.get("longitude")
    placed = isinstance(latitude, int | float) and isinstance(longitude, int | float)
    return Place(
        name,
        country,
        None,
        float(latitude) if placed and latitude is not None else None,
        float(longitude) if placed and longitude is not None else None,
        _text(row.get("adm_1")),
        _text(row.get("adm_2")),
        precision,
    )


def _text(cell: Cell) -> str | None:
    return cell if isinstance(cell, str) and cell else None


# Cells


def whole(said: object, name: str, label: str) -> int:
    """The whole number of a cell; 8.0, as some libraries write it, is 8.

    Raises:
        InputError: It is none.
    """
    number = decimal(said, name, label)
    if not number.is_integer():
        raise refused(label, f"{name} is {said!r:.40}, which is no whole number")
    return int(number)


def decimal(said: object, name: str, label: str) -> float:
    """The number of a cell.

    Raises:
        InputError: It is none, or without bounds.
    """
    try:
        number = float(str(said))
    except ValueError:
        raise refused(label, f"{name} is {said!r:.40}, which is no number") from None
    if not math.isfinite(number) or abs(number) >= 10**_LONGEST_NUMBER:
        raise refused(label, f"{name} is {said!r:.40}, which is beyond all bounds")
    return number


def day(said: object, name: str, label: str) -> str:
    """The ISO day of a cell; midnight behind it is passed over.

    Raises:
        InputError: It is no day.
    """
    text = str(said).strip()
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise refused(label, f"{name} is {said!r:.40}, which is no day like 2024-01-31") from None


def check_bounds(row: Row, label: str, counted: Sequence[str]) -> None:
    """Refuse figures below 0 and places off the globe.

    Raises:
        InputError: One is.
    """
    for name in counted:
        value = row.get(name)
        if isinstance(value, int) and value < 0:
            raise refused(label, f"{name} is {value}: a number of people is 0 or more")
    for name, most in (("latitude", 90), ("longitude", 180)):
        value = row.get(name)
        if isinstance(value, int | float) and abs(value) > most:
            raise refused(label, f"{name} is {value}: it lies between -{most} and {most}")


def refused(label: str, why: str) -> InputError:
    """Why a row is not taken in."""
    return InputError(f"{label}: {why}. Mend the row and import again.", slug="coded-row", item=label)
