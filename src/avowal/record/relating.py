"""Finding the incidents that the reports of one incident tie it to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from avowal.domain import Report
from avowal.linking.relations import Relation, RelationKind, relations_in
from avowal.record.moments import Moment
from avowal.record.related import Related
from avowal.record.summary import summary_of, summary_row
from avowal.store import incidents, readings, reports


def related(
    connection: Connection, mention_ids: Sequence[str], told: Mapping[str, Report], moment: Moment | None = None
) -> tuple[Related, ...]:
    """What the reports of an incident say that it is related to, those with an incident of the record first.

    Args:
        connection: To the record.
        mention_ids: The incident's mentions that were known at the moment.
        told: Their reports by id.
        moment: What is known when; ``None``: now.
    """
    found: dict[tuple[RelationKind, bool, str | None], list[Relation]] = defaultdict(list)
    own = set(mention_ids)
    for report in told.values():
        for relation, is_first in _of_report(connection, report, own):
            other = relation.other_id if relation.mention_id in own else relation.mention_id
            home = incidents.incident_of(connection, other) if other else None
            found[relation.kind, is_first, home].append(relation)
    made = [
        Related(kind, is_first, home, _title(connection, home, moment) if home else None, tuple(relations))
        for (kind, is_first, home), relations in found.items()
    ]
    return tuple(sorted(made, key=lambda one: (one.incident_id is None, one.kind, not one.is_first, one.title or "")))


def _of_report(connection: Connection, report: Report, own: set[str]) -> Iterator[tuple[Relation, bool]]:
    """Relations with one end in the incident, and whether it is the first; coordination has no first."""
    for relation in relations_in(report, lambda: readings.load(connection, report.id).mentions):
        first, second = relation.mention_id in own, relation.other_id in own
        if first != second:
            yield relation, first or relation.kind is RelationKind.COORDINATED_WITH


def _title(connection: Connection, incident_id: str, moment: Moment | None) -> str:
    """The other incident's title: as its reports of the moment make it, never by what came out later."""
    if moment is None:
        line = incidents.line(connection, incident_id)
        assert line is not None
        return summary_of(line).title
    mentions = readings.mentions(connection, incidents.members(connection, incident_id))
    loaded = reports.load_all(connection, [mention.report_id for mention in mentions])
    known = {report.id: report for report in loaded if moment.knows(report)}
    return summary_of(summary_row(incident_id, [m for m in mentions if m.report_id in known], known, {})).title
