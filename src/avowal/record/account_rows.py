"""Accounts as flat rows, straight from the store: an export of millions makes no object for each.

What many accounts share (a report, a mention, a day, a list of channels) is worked out once. A test holds the rows to
the objects that :meth:`~avowal.record.record.Record.told` gives.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import Connection

from avowal.domain import Report
from avowal.record.build import publication_order
from avowal.record.moments import Moment
from avowal.record.rows import ACCOUNT_COLUMNS, Row
from avowal.store import incidents, readings, reports
from avowal.store.accounts import date_of, day_of, texts_of
from avowal.store.chunks import chunks
from avowal.store.readings import MentionLine

_NAMES: Final = tuple(ACCOUNT_COLUMNS)


def account_rows_of(connection: Connection, incident_ids: Sequence[str], moment: Moment | None = None) -> Iterator[Row]:
    """One row an account: incidents in the order of their ids here, reports in the order of publication.

    With ``moment`` only accounts of reports that were out then.
    """
    for some in chunks(incident_ids):
        homes = incidents.homes(connection, some)
        lines = readings.mention_lines(connection, sorted(homes))
        told = {r.id: r for r in reports.load_all(connection, [line.report_id for line in lines])}
        read_by = readings.extractors(connection, list(told))
        place = {incident_id: number for number, incident_id in enumerate(some)}
        known = [line for line in lines if moment is None or moment.knows(told[line.report_id])]
        known.sort(key=lambda m: (place[homes[m.id]], publication_order(told[m.report_id]), m.spans, m.id))
        cells = readings.account_cells(connection, [line.id for line in known])
        for line in known:
            report = told[line.report_id]
            shared = _shared(homes[line.id], line, report)
            for one in cells.get(line.id, ()):
                yield _row(one, shared, report.text, read_by[report.id])


def _shared(incident_id: str, line: MentionLine, report: Report) -> tuple[Any, ...]:
    """The cells that all accounts of a mention have in common, in the order of the columns."""
    published = report.published.iso if report.published else None
    return (
        incident_id, report.id, report.outlet, report.address, report.title, published,
        line.role, line.type, line.stage,
    )  # fmt: skip


def _row(cells: Sequence[Any], shared: tuple[Any, ...], text: str, extractor: str) -> Row:
    """One account's row, from the cells that :data:`avowal.store.readings.ACCOUNT_CELLS` names."""
    (
        key, _, _, fact, low, high, qualifier, counted, part_of, kind, value, aliases, country, geonames_id, latitude,
        longitude, first_day, last_day, precision, time, words, voice, voice_kind, voice_role, voice_country, via,
        said, stance, status, score, start, end,
    ) = cells  # fmt: skip
    first = last = None
    if kind == "date":
        value, first, last = _days(value, first_day, last_day, precision)
    return dict(
        zip(
            _NAMES,
            (
                key, *shared, fact, low, high, qualifier, counted, part_of,
                value, _listed(aliases) if aliases else None, country, geonames_id, latitude, longitude,
                first, last, time, words, voice, voice_kind, voice_role, voice_country, _listed(via) or "",
                said and day_of(said).iso, stance, status, score, text[start:end], start, end, extractor,
            ),
            strict=True,
        )
    )  # fmt: skip


@lru_cache(4_096)
def _listed(written: str) -> str | None:
    """The texts of a JSON list, joined; ``None`` for an empty list."""
    return "; ".join(texts_of(written)) or None


@lru_cache(4_096)
def _days(
    iso: str, first_day: str | None, last_day: str | None, precision: int | None
) -> tuple[str, str | None, str | None]:
    """A date as it is written, and the first and the last day that it allows."""
    value = date_of(iso, first_day, last_day, precision, None)
    return value.iso, _iso(value.first), _iso(value.last)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
