"""Incidents as policies are asked about them: all accounts of one, its reports, and what else is known."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Fact, Stage, VoiceKind
from avowal.domain import Account, Estimate, Mention, Report
from avowal.estimation import Context, Policy, estimate
from avowal.record.build import known_mentions, originals, publication_order
from avowal.record.dossier import IncidentSummary
from avowal.record.moments import Moment
from avowal.record.summary import summary_of, summary_row
from avowal.store import incidents, reports

_AT_ONCE: Final = 50
"""Incidents read together: their reports, with all their text, are held at one time."""


@dataclass(frozen=True, slots=True)
class Case:
    """One incident with all that is told of it: the Kerman bombing, 214 accounts in 12 reports.

    Attributes:
        summary: Its line.
        accounts: Every account, in the order of publication.
        reports: The reports by id.
        context: Its type, and which reports copy which.
        stage: How far it got, as most mentions have it; ``None`` where none was read.
    """

    summary: IncidentSummary
    accounts: tuple[Account, ...]
    reports: Mapping[str, Report]
    context: Context
    stage: Stage | None = None

    def estimate(self, policy: str | Policy, fact: Fact) -> Estimate:
        """What a policy makes of one fact of the incident.

        Raises:
            UsageError: No policy has this name.
        """
        return estimate(policy, self.accounts, fact, reports=self.reports, context=self.context)

    def without(self, kind: VoiceKind) -> Case:
        """The same incident as if voices of one kind had said nothing."""
        return replace(self, accounts=tuple(a for a in self.accounts if a.voice.kind is not kind))


def cases_of(connection: Connection, incident_ids: Sequence[str], moment: Moment | None = None) -> Iterator[Case]:
    """The incidents of these ids, one at a time, in their order; with ``moment`` as they were known then."""
    for start in range(0, len(incident_ids), _AT_ONCE):
        yield from _some(connection, incident_ids[start : start + _AT_ONCE], moment)


def _some(connection: Connection, incident_ids: Sequence[str], moment: Moment | None) -> Iterator[Case]:
    """A batch of incidents, read with one statement a table instead of one an incident."""
    lines = incidents.lines(connection, incident_ids)
    homes = incidents.homes(connection, incident_ids)
    mentions, told = known_mentions(connection, sorted(homes), moment)
    pairs = reports.copies_among(connection, list(told))
    of_incident: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        of_incident[homes[mention.id]].append(mention)
    for incident_id in incident_ids:
        theirs = of_incident.get(incident_id)
        if theirs:
            known = {mention.report_id: told[mention.report_id] for mention in theirs}
            yield _case(lines[incident_id], theirs, known, pairs, moment)


def _case(
    row: Mapping[str, Any],
    mentions: Sequence[Mention],
    told: Mapping[str, Report],
    pairs: Sequence[tuple[str, str]],
    moment: Moment | None,
) -> Case:
    ordered = sorted(told.values(), key=publication_order)
    rank = {report.id: place for place, report in enumerate(ordered)}
    copies = originals(ordered, [pair for pair in pairs if pair[0] in told and pair[1] in told])
    summary = summary_of(row if moment is None else summary_row(row["id"], mentions, told, copies))
    in_order = sorted(mentions, key=lambda m: (rank[m.report_id], m.spans, m.id))
    accounts = tuple(account for mention in in_order for account in mention.accounts)
    stages = Counter(mention.stage for mention in in_order if mention.stage is not None)
    stage = max(stages, key=lambda one: (stages[one], one.value), default=None)
    return Case(summary, accounts, told, Context(type=summary.type, origins=copies), stage)
