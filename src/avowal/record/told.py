"""Mentions with the incident and report they belong to, a few incidents at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from avowal.domain import Mention, Report
from avowal.record.build import known_mentions, publication_order
from avowal.record.moments import Moment
from avowal.store import incidents, readings
from avowal.store.chunks import chunks


@dataclass(frozen=True, slots=True)
class Told:
    """One mention and where it stands: told by IRNA's report, read by "rules 1", of incident "i-3f9c".

    Attributes:
        incident_id: The incident.
        mention: The incident as the report tells it.
        report: The report.
        extractor: Name and version of what read it.
    """

    incident_id: str
    mention: Mention
    report: Report
    extractor: str


def told_of(connection: Connection, incident_ids: Sequence[str], moment: Moment | None = None) -> Iterator[Told]:
    """Every mention of these incidents, in their order, each incident's in the order of publication.

    With ``moment`` only those whose report was out then.
    """
    for some in chunks(incident_ids):
        homes = incidents.homes(connection, some)
        mentions, texts = known_mentions(connection, sorted(homes), moment)
        read_by = readings.extractors(connection, list(texts))
        place = {incident_id: number for number, incident_id in enumerate(some)}
        found = [Told(homes[m.id], m, texts[m.report_id], read_by[m.report_id]) for m in mentions]
        yield from sorted(
            found,
            key=lambda t: (place[t.incident_id], publication_order(t.report), t.mention.spans, t.mention.id),
        )
