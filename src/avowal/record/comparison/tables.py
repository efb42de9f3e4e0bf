"""Tables of other programmes, and our own, as entries of a comparison; the columns tell which table it is."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, Final, TextIO

from avowal.codebook.vocabulary import IncidentType
from avowal.domain import PartialDate, Place
from avowal.errors import InputError
from avowal.estimation import Policy, find_policy
from avowal.estimation.event_reports import aggregate
from avowal.gazetteer.countries import country_code
from avowal.record.comparison.entry import Entry, Toll, kind_of, named
from avowal.sources.coded.maverick import read_row
from avowal.sources.table_file import lines_of, looked_through

MOST_BYTES: Final = 2_000_000_000
_MOST_CHARACTERS: Final = 1_000_000
_ACLED_KINDS: Final = {
    "Suicide bomb": "bombing", "Remote explosive/landmine/IED": "bombing", "Grenade": "bombing",
    "Air/drone strike": "strike", "Shelling/artillery/missile attack": "strike", "Attack": "attack",
    "Abduction/forced disappearance": "abduction", "Looting/property destruction": "damage",
}  # fmt: skip
_GTD_KINDS: Final = {1: "attack", 2: "attack", 3: "bombing", 5: "abduction", 6: "abduction", 7: "damage", 8: "attack"}
_ACLED_PLACE: Final = {1: 1, 2: 2, 3: 4}
_GTD_PLACE: Final = {1: 1, 2: 1, 3: 3, 4: 4, 5: 6}
_MAVERICK_PLACE: Final = {1: 6, 2: 4, 3: 1, 4: 1, 5: 1, 6: 1}
_NO_VALUE: Final = frozenset({"", "NA", "-9", "-99"})

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class TableForm:
    """How one sort of table is told and read: ACLED's has ``event_id_cnty``.

    Attributes:
        name: What it is called.
        told_by: Columns by which it is known.
        policy: The policy whose rules made it, or come nearest.
        entries: Makes entries of its rows.
    """

    name: str
    told_by: frozenset[str]
    policy: str
    entries: Callable[[Iterator[Row], Policy], Iterator[Entry]]


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as entries, with what could not be read.

    Attributes:
        form: Which table it is.
        entries: Its incidents.
        left_out: Rows without an id or with a broken cell, each as "row 12: why".
    """

    form: TableForm
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...]


def read_entries(path: Path, policy: Policy | None = None) -> ReadTable:
    """The incidents of a table (CSV or JSON Lines, packed or not).

    Args:
        path: The file.
        policy: How reports of one event are put together, for tables of event reports.

    Raises:
        InputError: There is no such file, it is damaged, or its columns are those of no table that we know.
    """
    if not path.is_file():
        msg = f"{path}: there is no such file. Check the name."
        raise InputError(msg, slug="no-such-file", item=str(path))
    table = looked_through(lambda: path.open("rb"), str(path), MOST_BYTES)
    with lines_of(table, str(path)) as lines:
        rows = _json_rows(lines) if table.head.lstrip()[:1] == b"{" else _csv_rows(lines)
        first = next(rows, None)
        form = _form_of(first or {}, path)
        left_out: list[str] = []
        counted = _counted(chain([first] if first is not None else [], rows))
        entries = tuple(_kept(form.entries(counted, policy or find_policy(form.policy)), left_out))
    return ReadTable(form, entries, tuple(left_out))


class _BrokenRowError(Exception):
    """A row that cannot be an entry; never leaves this module."""


def _kept(entries: Iterator[Entry | _BrokenRowError], left_out: list[str]) -> Iterator[Entry]:
    seen: set[str] = set()
    for entry in entries:
        if isinstance(entry, _BrokenRowError):
            left_out.append(str(entry))
        elif entry.id in seen:
            left_out.append(f"{entry.id}: its id is given twice; the first row stays")
        else:
            seen.add(entry.id)
            yield entry


def _form_of(row: Row, path: Path) -> TableForm:
    for form in FORMS:
        if form.told_by <= set(row):
            return form
    known = ", ".join(form.name for form in FORMS)
    msg = f"{path}: its columns are those of no table that can be compared. Known are {known}, and records."
    raise InputError(msg, slug="unknown-table", item=str(path))


def _csv_rows(lines: TextIO) -> Iterator[Row]:
    first = lines.readline(_MOST_CHARACTERS)
    delimiter = max(",;\t", key=first.count)
    csv.field_size_limit(_MOST_CHARACTERS)
    try:
        for row in csv.DictReader(chain([first], lines), delimiter=delimiter):
            yield {name: None if cell == "NA" else cell for name, cell in row.items() if name is not None}
    except csv.Error as error:
        msg = f"the table breaks off ({error}). Mend the line and compare again."
        raise InputError(msg, slug="damaged-table") from error


def _json_rows(lines: TextIO) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                msg = f"line {number}: this is no JSON ({error}). Write one object a line."
                raise InputError(msg, slug="damaged-json") from error
            if isinstance(row, dict):
                yield row


def _counted(rows: Iterator[Row]) -> Iterator[Row]:
    for number, row in enumerate(rows, start=1):
        yield {**row, "_row": number}


def _each(read: Callable[[Row], Entry]) -> Callable[[Iterator[Row], Policy], Iterator[Any]]:
    def entries(rows: Iterator[Row], policy: Policy) -> Iterator[Entry | _BrokenRowError]:
        del policy
        for row in rows:
            try:
                yield read(row)
            except (ValueError, OverflowError) as error:
                yield _BrokenRowError(f"row {row['_row']}: {error}")

    return entries


def _acled(row: Row) -> Entry:
    day = date.fromisoformat(_text(row, "event_date") or "")
    event = _text(row, "event_type")
    kind = "clash" if event == "Battles" else _ACLED_KINDS.get(_text(row, "sub_event_type") or "")
    place = _place(row, "location", _ACLED_PLACE.get(_whole(row, "geo_precision") or 0), "admin1", "admin2")
    killed = _toll(_whole(row, "fatalities"))
    names = named(*(_text(row, name) or "" for name in (("actor1", "actor2") if kind == "clash" else ("actor1",))))
    base = _entry(row, "event_id_cnty", (day, day), place)
    return replace(base, kind=kind, killed=killed, injured=None, responsible=names)


def _gtd(row: Row) -> Entry:
    year, month, day = (_whole(row, name) or 0 for name in ("iyear", "imonth", "iday"))
    days = _month(year, month, day)
    kind = _GTD_KINDS.get(_whole(row, "attacktype1") or 0)
    place = _place(row, "city", _GTD_PLACE.get(_whole(row, "specificity") or 0), "provstate")
    names = named(*(_text(row, name) or "" for name in ("gname", "gname2", "gname3")))
    killed, injured = _toll(_whole(row, "nkill")), _toll(_whole(row, "nwound"))
    base = _entry(row, "eventid", days, place, country="country_txt")
    return replace(base, kind=kind, killed=killed, injured=injured, responsible=names)


def _month(year: int, month: int, day: int) -> tuple[date, date] | None:
    """GTD's day, month or year; 0 stands for what is unknown."""
    if not year:
        return None
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if day:
        return date(year, month, day), date(year, month, day)
    last = date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
    return date(year, month, 1), date.fromordinal(last)


def _ged(row: Row) -> Entry:
    days = _window(row)
    is_fight = _whole(row, "type_of_violence") in {1, 2}
    best, low, high = (_whole(row, name) for name in ("best", "low", "high"))
    place = _place(row, "where_coordinates", _whole(row, "where_prec"), "adm_1", "adm_2")
    names = named(_text(row, "side_a") or "", (_text(row, "side_b") or "") if is_fight else "")
    base = _entry(row, "id", days, place)
    return replace(
        base, kind="clash" if is_fight else None, killed=_toll(best, low, high), injured=None, responsible=names
    )


def _ours(row: Row) -> Entry:
    said = _text(row, "date")
    when = PartialDate.from_iso(said) if said else None
    days = (when.first, when.last) if when and when.first and when.last else None
    type_ = _text(row, "type")
    place = _place(row, "place", _whole(row, "precision"), "admin1", "admin2")
    names = named(*(_text(row, "responsible") or "").split("; "))
    killed, injured = _toll(_whole(row, "killed_acled_min")), _toll(_whole(row, "injured_min"))
    kind = kind_of(IncidentType(type_)) if type_ else None
    base = _entry(row, "incident_id", days, place)
    return replace(base, kind=kind, killed=killed, injured=injured, responsible=names)


def _event_reports(rows: Iterator[Row], policy: Policy) -> Iterator[Any]:
    """Event reports put together by an event-report model, an entry an event."""
    events: dict[str, list[Any]] = {}
    for row in rows:
        try:
            read = read_row(row, f"row {row['_row']}")
        except InputError as error:
            yield _BrokenRowError(str(error))
            continue
        events.setdefault(str(read["event_id"]), []).append(read)
    model = policy if policy.columns else find_policy("er-representative")
    for event_id, reports in events.items():
        yield _event(event_id, aggregate(reports, model))


def _event(event_id: str, event: Mapping[str, Any]) -> Entry:
    row = {**event, "id": event_id, "place": event.get("city") or event.get("location")}
    place = _place(row, "place", _MAVERICK_PLACE.get(_whole(row, "geo_precision") or 0))
    tolls = [
        _toll(*(_whole(row, f"{stem}_{end}") for end in ("best", "low", "high"))) for stem in ("deaths", "injuries")
    ]
    doers = [n for n in range(1, 7) if row.get(f"actor{n}_perpetrator")]
    kind = "clash" if row.get("event_context") == "Clash" else None
    names = named(*(_text(row, f"actor{n}") or "" for n in doers))
    base = _entry(row, "id", _window(row), place)
    return replace(base, kind=kind, killed=tolls[0], injured=tolls[1], responsible=names)


FORMS: Final[Sequence[TableForm]] = (
    TableForm("ACLED", frozenset({"event_id_cnty", "event_date", "fatalities"}), "acled", _each(_acled)),
    TableForm("GTD", frozenset({"eventid", "iyear", "nkill"}), "gtd", _each(_gtd)),
    TableForm("UCDP GED", frozenset({"type_of_violence", "side_a", "best", "date_start"}), "ucdp", _each(_ged)),
    TableForm(
        "event reports", frozenset({"event_id", "deaths_best", "date_start", "source"}), "er-representative",
        _event_reports,
    ),
    TableForm("Avowal incidents", frozenset({"incident_id", "killed_acled_min", "date"}), "acled-min", _each(_ours)),
)  # fmt: skip


# Cells


def _entry(
    row: Row, id_: str, days: tuple[date, date] | None, place: Place | None, *, country: str = "country"
) -> Entry:
    """What every table has; the rest is filled in by its reader."""
    key = _text(row, id_)
    if key is None:
        msg = f"it has no {id_}"
        raise ValueError(msg)
    where = _text(row, country)
    shown = ", ".join(part for part in (place.name if place else None, where, str(days[0]) if days else None) if part)
    code = (where if where and len(where) == 2 and where.isupper() else country_code(where)) if where else None
    return Entry(key, shown or key, code, days, place, None, None, None, ())


def _text(row: Row, name: str) -> str | None:
    """A cell; the apostrophe that our exports set before a formula's sign is taken off."""
    said = row.get(name)
    text = "" if said is None else str(said).strip()
    return None if text in _NO_VALUE else text[1:] if text.startswith(("'=", "'+", "'-", "'@")) else text


def _whole(row: Row, name: str) -> int | None:
    said = _text(row, name)
    return None if said is None else int(float(said))


def _toll(best: int | None, low: int | None = None, high: int | None = None) -> Toll | None:
    if best is None or best < 0:
        return None
    ends = [end for end in (low, best, high) if end is not None]
    return Toll(best, min(ends), max(ends))


def _window(row: Row) -> tuple[date, date] | None:
    """Start and end, the earlier one first: the informative model's windows may cross."""
    ends = [_text(row, name) for name in ("date_start", "date_end")]
    found = sorted(date.fromisoformat(end[:10]) for end in ends if end)
    return (found[0], found[-1]) if found else None


def _place(row: Row, name: str, precision: int | None, *divisions: str) -> Place | None:
    said = _text(row, name)
    if said is None or said in {"Unknown", "Indeterminate"}:
        return None
    latitude, longitude = (_text(row, end) for end in ("latitude", "longitude"))
    north, east = (float(latitude), float(longitude)) if latitude and longitude else (None, None)
    first, second = ([_text(row, one) for one in divisions] + [None, None])[:2]
    return Place(said, None, None, north, east, first, second, precision)
