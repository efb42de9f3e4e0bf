"""Incidents as policies are asked about them: all accounts of one, its reports, and what else is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Fact, Stage, VoiceKind
from avowal.domain import Account, Estimate, Report
from avowal.estimation import Context, Policy, estimate
from avowal.record.build import known_mentions, originals, publication_order
from avowal.record.dossier import IncidentSummary
from avowal.record.moments import Moment
from avowal.record.summary import summary_of, summary_row
from avowal.store import incidents, reports


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
    for incident_id in incident_ids:
        case = _case(connection, incident_id, moment)
        if case is not None:
            yield case


def _case(connection: Connection, incident_id: str, moment: Moment | None) -> Case | None:
    row = incidents.line(connection, incident_id)
    assert row is not None
    mentions, told = known_mentions(connection, incidents.members(connection, incident_id), moment)
    if not mentions:
        return None
    ordered = sorted(told.values(), key=publication_order)
    rank = {report.id: place for place, report in enumerate(ordered)}
    copies = originals(ordered, reports.copies_among(connection, list(told)))
    summary = summary_of(row if moment is None else summary_row(incident_id, mentions, told, copies))
    in_order = sorted(mentions, key=lambda m: (rank[m.report_id], m.spans, m.id))
    accounts = tuple(account for mention in in_order for account in mention.accounts)
    stages = Counter(mention.stage for mention in in_order if mention.stage is not None)
    stage = max(stages, key=lambda one: (stages[one], one.value), default=None)
    return Case(summary, accounts, told, Context(type=summary.type, origins=copies), stage)
