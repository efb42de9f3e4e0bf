"""The projection of incidents: their mentions, their line of the list, and how they are found.

Rows are plain dictionaries with the columns of the table ``incidents``; what a line says is worked out in
:mod:`avowal.record.summary`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, delete, false, func, insert, or_, select, text

from avowal.domain.judgement import incident_id as made_from
from avowal.store.chunks import chunks
from avowal.store.schema import INCIDENT_MENTIONS, INCIDENTS, MENTIONS, REPORTS
from avowal.store.search import plain_match


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which incidents to find; members that are ``None`` let all pass.

    Attributes:
        words: Words that a report of it must hold, all of them.
        place: Folded name to find among its places.
        actor: Folded name to find among those named responsible.
        country: ISO code.
        since: First day.
        until: Last day.
        type: Sort of violence.
        background: Whether those known only from background mentions are wanted too.
        known_on: Day by which a report of it must have been out.
        after: Id of the incident after which they come; nothing where there is none of this id.
        known_at: Time by which, for reports that bear one; ISO text in UTC.
    """

    words: str | None = None
    place: str | None = None
    actor: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    type: str | None = None
    background: bool = False
    after: str | None = None
    known_on: date | None = None
    known_at: str | None = None


def replace_groups(connection: Connection, mention_ids: Sequence[str], groups: Mapping[str, Sequence[str]]) -> None:
    """Put these mentions into these incidents, and take away the incidents that they were in before."""
    gone: set[str] = set()
    for some in chunks(mention_ids):
        among = INCIDENT_MENTIONS.c.mention_id.in_(some)
        gone.update(connection.execute(select(INCIDENT_MENTIONS.c.incident_id).where(among)).scalars())
        connection.execute(delete(INCIDENT_MENTIONS).where(among))
    for some in chunks(sorted(gone)):
        connection.execute(delete(INCIDENTS).where(INCIDENTS.c.id.in_(some)))
    rows = [
        {"mention_id": mention, "incident_id": incident, "earlier_id": made_from((mention,))}
        for incident, members in groups.items()
        for mention in members
    ]
    if rows:
        connection.execute(insert(INCIDENT_MENTIONS), rows)


def save_lines(connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
    """Store the lines of these incidents."""
    new = list(rows)
    if new:
        connection.execute(insert(INCIDENTS), new)


def clear(connection: Connection) -> None:
    """Empty the projection."""
    connection.execute(delete(INCIDENTS))
    connection.execute(delete(INCIDENT_MENTIONS))


def members(connection: Connection, incident_id: str) -> list[str]:
    """Ids of an incident's mentions, sorted; none for an unknown incident."""
    asked = select(INCIDENT_MENTIONS.c.mention_id).where(INCIDENT_MENTIONS.c.incident_id == incident_id)
    return sorted(connection.execute(asked).scalars())


def homes(connection: Connection, incident_ids: Sequence[str]) -> dict[str, str]:
    """The incident of each mention that one of these incidents has."""
    found: dict[str, str] = {}
    for some in chunks(incident_ids):
        rows = connection.execute(select(INCIDENT_MENTIONS).where(INCIDENT_MENTIONS.c.incident_id.in_(some)))
        found |= {row.mention_id: row.incident_id for row in rows}
    return found


def reports_of(connection: Connection, incident_ids: Sequence[str]) -> set[str]:
    """Ids of the reports that tell of these incidents."""
    asked = select(MENTIONS.c.report_id).join(INCIDENT_MENTIONS, MENTIONS.c.id == INCIDENT_MENTIONS.c.mention_id)
    found: set[str] = set()
    for some in chunks(incident_ids):
        found.update(connection.execute(asked.where(INCIDENT_MENTIONS.c.incident_id.in_(some))).scalars())
    return found


def incident_of(connection: Connection, mention_id: str) -> str | None:
    """The incident that a mention is in."""
    asked = select(INCIDENT_MENTIONS.c.incident_id).where(INCIDENT_MENTIONS.c.mention_id == mention_id)
    return connection.execute(asked).scalar()


def beginning_with(connection: Connection, prefix: str, *, most: int) -> list[str]:
    """Ids of incidents that begin so, sorted."""
    asked = select(INCIDENTS.c.id).where(INCIDENTS.c.id.startswith(prefix, autoescape=True))
    return list(connection.execute(asked.order_by(INCIDENTS.c.id).limit(most)).scalars())


def now_known_as(connection: Connection, earlier: str, *, most: int) -> list[str]:
    """Incidents that once had an id that begins so: an id comes from one mention, and the mention is in them now."""
    asked = select(INCIDENT_MENTIONS.c.incident_id).where(
        INCIDENT_MENTIONS.c.earlier_id.startswith(earlier, autoescape=True)
    )
    return list(connection.execute(asked.distinct().order_by(INCIDENT_MENTIONS.c.incident_id).limit(most)).scalars())


def line(connection: Connection, incident_id: str) -> Mapping[str, Any] | None:
    """One incident's line."""
    row = connection.execute(select(INCIDENTS).where(INCIDENTS.c.id == incident_id)).mappings().first()
    return dict(row) if row else None


def lines(connection: Connection, incident_ids: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """The lines of these incidents by id."""
    found: dict[str, Mapping[str, Any]] = {}
    for some in chunks(incident_ids):
        rows = connection.execute(select(INCIDENTS).where(INCIDENTS.c.id.in_(some))).mappings()
        found |= {row["id"]: dict(row) for row in rows}
    return found


def find(connection: Connection, wanted: Wanted, *, limit: int | None, offset: int) -> list[str]:
    """Ids of the incidents that are wanted: newest first, those without a date last."""
    ordered = _matching(select(INCIDENTS.c.id), wanted).order_by(
        INCIDENTS.c.last_day.is_(None), INCIDENTS.c.last_day.desc(), INCIDENTS.c.n_reports.desc(), INCIDENTS.c.id
    )
    if wanted.after is not None:
        ordered = ordered.where(_beyond(line(connection, wanted.after)))
    if limit is not None:
        ordered = ordered.limit(limit)
    return list(connection.execute(ordered.offset(offset)).scalars())


def _beyond(last: Mapping[str, Any] | None) -> ColumnElement[bool]:
    """What comes after an incident in the order of :func:`find`."""
    if last is None:
        return false()
    columns = INCIDENTS.c
    fewer = columns.n_reports < last["n_reports"]
    level = or_(fewer, and_(columns.n_reports == last["n_reports"], columns.id > last["id"]))
    if last["last_day"] is None:
        return and_(columns.last_day.is_(None), level)
    earlier = columns.last_day < last["last_day"]
    return or_(columns.last_day.is_(None), earlier, and_(columns.last_day == last["last_day"], level))


def count(connection: Connection, wanted: Wanted) -> int:
    """How many incidents are wanted."""
    return connection.execute(_matching(select(func.count()).select_from(INCIDENTS), wanted)).scalar() or 0


def _matching(asked: Select[Any], wanted: Wanted) -> Select[Any]:
    tests: list[ColumnElement[bool]] = []
    columns = INCIDENTS.c
    if not wanted.background:
        tests.append(columns.background.is_(False))
    if wanted.country is not None:
        tests.append(columns.country == wanted.country)
    if wanted.type is not None:
        tests.append(columns.type == wanted.type)
    if wanted.since is not None:
        tests.append(columns.last_day >= wanted.since.isoformat())
    if wanted.until is not None:
        tests.append(columns.first_day <= wanted.until.isoformat())
    if wanted.place is not None:
        tests.append(columns.place_words.contains(wanted.place, autoescape=True))
    if wanted.actor is not None:
        tests.append(columns.actor_words.contains(wanted.actor, autoescape=True))
    if wanted.words is not None:
        tests.append(columns.id.in_(_by_words(wanted.words)))
    if wanted.known_on is not None:
        tests.append(columns.id.in_(_by_moment(wanted)))
    return asked.where(*tests)


def _by_moment(wanted: Wanted) -> Select[Any]:
    """Ids of incidents of which some report was out, with a main mention where background ones do not do."""
    assert wanted.known_on is not None
    out = known_by(wanted.known_on, wanted.known_at)
    if not wanted.background:
        out = and_(out, MENTIONS.c.role == "main")
    return (
        select(INCIDENT_MENTIONS.c.incident_id)
        .join(MENTIONS, MENTIONS.c.id == INCIDENT_MENTIONS.c.mention_id)
        .join(REPORTS, REPORTS.c.id == MENTIONS.c.report_id)
        .where(out)
    )


def known_by(day: date, at: str | None) -> ColumnElement[bool]:
    """Whether a report was out: by its publication; where that is not known, by the day on which it was taken in."""
    said, ends = REPORTS.c.published, {7: "-31", 4: "-12-31"}
    last = case(
        (said.is_(None), func.substr(REPORTS.c.source_retrieved, 1, 10)),
        *((func.length(said) == length, said + end) for length, end in ends.items()),
        else_=said,
    )
    by_day: ColumnElement[bool] = last <= day.isoformat()
    if at is None:
        return by_day
    moment = REPORTS.c.published_at
    by_time = func.julianday(moment) <= func.julianday(at)
    return or_(and_(moment.is_not(None), by_time), and_(moment.is_(None), by_day))


def _by_words(words: str) -> Select[Any]:
    """Ids of incidents with a report that holds all the words."""
    reports = text(
        "SELECT id AS report_id FROM reports "
        "WHERE rowid IN (SELECT rowid FROM report_search WHERE report_search MATCH :match)"
    )
    found = reports.bindparams(match=plain_match(words)).columns(MENTIONS.c.report_id).subquery()
    return (
        select(INCIDENT_MENTIONS.c.incident_id)
        .join(MENTIONS, MENTIONS.c.id == INCIDENT_MENTIONS.c.mention_id)
        .where(MENTIONS.c.report_id.in_(select(found.c.report_id)))
    )
