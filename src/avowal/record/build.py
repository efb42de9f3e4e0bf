"""A dossier from what is stored: accounts grouped by fact and version, with what each policy makes of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.domain import Account, Mention, Name, PartialDate, Place, Quantity, Report, Value
from avowal.estimation import Context, estimate, read_policy
from avowal.estimation.independence import Independence, independence
from avowal.gazetteer.fold import fold
from avowal.record.dossier import Dossier, FactVersions, IncidentSummary, Version
from avowal.record.labels import value_label
from avowal.record.moments import Moment
from avowal.record.relating import related
from avowal.record.summary import summary_of, summary_row
from avowal.record.timeline import timeline
from avowal.store import judgements, readings, reports

POLICIES_SHOWN = ("acled", "acled-min", "gtd", "ucdp", "airwars", "ibc", "min", "max", "mode")
"""In the order in which they are shown; a policy without a rule for a fact is left out there."""


def dossier_of(
    connection: Connection, summary: IncidentSummary, mention_ids: Sequence[str], moment: Moment | None = None
) -> Dossier | None:
    """All that the record holds of one incident; with ``moment`` what was out then, ``None`` where nothing was."""
    mentions, told = known_mentions(connection, mention_ids, moment)
    if not mentions:
        return None
    ordered = sorted(told.values(), key=publication_order)
    rank = {report.id: place for place, report in enumerate(ordered)}
    mentions.sort(key=lambda m: (rank[m.report_id], m.spans, m.id))
    copies = originals(ordered, reports.copies_among(connection, list(told)))
    if moment is not None:
        summary = summary_of(summary_row(summary.id, mentions, told, copies))
    return Dossier(
        summary=summary,
        as_of=moment,
        timeline=timeline([account for mention in mentions for account in mention.accounts], told, copies),
        facts=fact_versions(mentions, told, Context(type=summary.type, origins=copies)),
        mentions=tuple(mentions),
        reports=tuple(ordered),
        copies=tuple(sorted(copies.items())),
        judgements=tuple(j for j in judgements.among(connection, mention_ids) if j.withdrawn_at is None),
        problems=readings.problems_of(connection, list(told)),
        relations=related(connection, [mention.id for mention in mentions], told, moment),
    )


def known_mentions(
    connection: Connection, mention_ids: Sequence[str], moment: Moment | None
) -> tuple[list[Mention], dict[str, Report]]:
    """Mentions with their reports by id; with ``moment`` only those whose report was out then."""
    mentions = readings.mentions(connection, mention_ids)
    told = {r.id: r for r in reports.load_all(connection, [m.report_id for m in mentions])}
    if moment is not None:
        told = {key: report for key, report in told.items() if moment.knows(report)}
        mentions = [mention for mention in mentions if mention.report_id in told]
    return mentions, told


def publication_order(report: Report) -> tuple[bool, date, str, str]:
    """Sorts reports by publication; those without a date come last, ties go by id."""
    day = report.published.last if report.published else None
    moment = report.published_at.isoformat() if report.published_at else ""
    return day is None, day or date.max, moment, report.id


def originals(ordered: Sequence[Report], pairs: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For each report that copies another, the earliest report that it can be traced to."""
    rank = {report.id: place for place, report in enumerate(ordered)}
    first = {report.id: report.id for report in ordered}
    for _ in ordered:  # a chain of copies is at most as long as there are reports
        changed = False
        for left, right in pairs:
            earliest = min(first[left], first[right], key=rank.__getitem__)
            changed = changed or first[left] != earliest or first[right] != earliest
            first[left] = first[right] = earliest
        if not changed:
            break
    return {report_id: original for report_id, original in first.items() if report_id != original}


def fact_versions(
    mentions: Sequence[Mention], told: Mapping[str, Report], context: Context
) -> tuple[FactVersions, ...]:
    """The facts that some account speaks of, in the codebook's order."""
    accounts = [account for mention in mentions for account in mention.accounts]
    found = []
    for fact in Fact:
        about = [account for account in accounts if account.fact is fact]
        if about:
            answering = [name for name in POLICIES_SHOWN if fact in read_policy(name).rules]
            estimates = [estimate(name, accounts, fact, reports=told, context=context) for name in answering]
            found.append(FactVersions(fact, versions(about, told, context.origins), tuple(estimates)))
    return tuple(found)


def versions(accounts: Sequence[Account], told: Mapping[str, Report], copies: Mapping[str, str]) -> tuple[Version, ...]:
    """The versions of one fact, those of most reports first; accounts keep their order."""
    groups: dict[Hashable, list[Account]] = defaultdict(list)
    for account in accounts:
        groups[version_key(account.value)].append(account)
    made = [_version(group, independence(group, told, copies)) for group in groups.values()]
    return tuple(sorted(made, key=lambda v: (-len(v.report_ids), v.label)))


def version_key(value: Value | None) -> Hashable:
    """What two accounts share that give the same version."""
    if isinstance(value, Quantity):
        return value
    if isinstance(value, PartialDate):
        return value.days_iso
    if isinstance(value, Place):
        return value.geonames_id if value.geonames_id is not None else (fold(value.name), value.country)
    if isinstance(value, Name):
        return value.actor_id or fold(value.text)
    return None


def _version(group: Sequence[Account], behind: Independence) -> Version:
    heard: Counter[tuple[str, VoiceKind]] = Counter((a.voice.name, a.voice.kind) for a in group)
    voices = tuple(sorted(heard, key=lambda voice: (-heard[voice], voice)))
    texts = Counter(value_label(_bare(account.value)) for account in group)
    label = max(texts, key=lambda text: (texts[text], text))
    report_ids = tuple(dict.fromkeys(account.report_id for account in group))
    return Version(group[0].value, label, tuple(group), report_ids, voices, behind)


def _bare(value: Value | None) -> Value | None:
    """Names without the other names that a single report uses."""
    return Name(value.text) if isinstance(value, Name) else value
