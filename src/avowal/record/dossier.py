"""What the record knows of one incident: every fact, every version, who says it, in which words.

The command line, the pages and the exports all show these types; nothing is worked out there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from avowal.codebook.vocabulary import Fact, IncidentType, VoiceKind
from avowal.domain import Account, Estimate, Judgement, Mention, Place, Problem, Report, Value
from avowal.estimation.independence import Independence
from avowal.record.moments import Moment
from avowal.record.related import Related
from avowal.record.timeline import Step


@dataclass(frozen=True, slots=True)
class IncidentFilter:
    """Which incidents to show; every member that is ``None`` lets all pass.

    Attributes:
        text: Words to find in the reports, in SQLite FTS5's plain form (words, all of them wanted).
        place: Name of a place, division or country, as reports write it; case and marks do not matter.
        country: ISO 3166-1 alpha-2 code.
        since: First day that the incident may have.
        until: Last day that the incident may have.
        type: Sort of violence.
        actor: Name of a group or force that some voice names as responsible.
        background: Whether incidents that are known only from background mentions are shown.
        limit: Most incidents to give, newest first.
        offset: How many to pass over.
        after: Only those that come after this one (its whole id), whatever came in meanwhile.
    """

    text: str | None = None
    place: str | None = None
    country: str | None = None
    since: date | None = None
    until: date | None = None
    type: IncidentType | None = None
    actor: str | None = None
    background: bool = False
    limit: int | None = None
    offset: int = 0
    after: str | None = None


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """One line of a list: Kerman, Iran, 2024-01-03, suicide bombing, 9 reports, 84 killed (acled-min).

    Attributes:
        id: Incident id.
        title: One careful line for a person: "Suicide bombing in Kerman, Iran, 3 January 2024".
        type: Sort of violence that most mentions give; ``None`` when none does.
        date: The day that most accounts give, as ISO text (may be a month, a year or ``--MM-DD``).
        place: The place that most accounts give.
        responsible: Names that voices give, most named first; being listed here proves nothing.
        killed: What ``acled-min`` gives for killed; ``None`` when it gives nothing.
        injured: Lowest current figure for injured (policy ``min``).
        n_reports: Reports with a mention of it.
        n_accounts: Accounts of it.
        n_voices: Distinct named voices.
        background: Whether it is known only from background mentions.
        n_incidents: More than 1 for a series that was mentioned as one.
    """

    id: str
    title: str
    type: IncidentType | None
    date: str | None
    place: Place | None
    responsible: tuple[str, ...]
    killed: int | None
    injured: int | None
    n_reports: int
    n_accounts: int
    n_voices: int
    background: bool
    n_incidents: int = 1


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one fact: "at least 84 killed", said by IRNA in four reports.

    Attributes:
        value: The value that its accounts share; ``None`` for words that could not be read.
        label: The value for a person: "at least 84", "Islamic State", "3 January 2024".
        accounts: Every account that gives it, in order of publication.
        report_ids: The reports that carry it, each once.
        voices: Names of its voices, each once, most heard first.
        independence: How many of them are independent, and why.
    """

    value: Value | None
    label: str
    accounts: tuple[Account, ...]
    report_ids: tuple[str, ...]
    voices: tuple[tuple[str, VoiceKind], ...]
    independence: Independence


@dataclass(frozen=True, slots=True)
class FactVersions:
    """All versions of one fact, with what each policy makes of them."""

    fact: Fact
    versions: tuple[Version, ...]
    estimates: tuple[Estimate, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that the record holds of one incident.

    Attributes:
        summary: Its line in the list.
        facts: In the codebook's order; facts that nobody speaks of are left out.
        mentions: One a report and incident, in order of publication.
        reports: The reports behind them, by id, in order of publication (unknown dates last).
        copies: Pairs (report id, id of the report that it copies or nearly copies).
        judgements: Those that hold the incident together.
        problems: What could not be read in those reports.
        timeline: Each figure of victims by voice, in the order in which it came out.
        relations: Other incidents that reports tie it to, and words that tie it to none of the record.
        as_of: The moment of which this is what was known; ``None``: now.
    """

    summary: IncidentSummary
    facts: tuple[FactVersions, ...]
    mentions: tuple[Mention, ...]
    reports: tuple[Report, ...]
    copies: tuple[tuple[str, str], ...]
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]
    timeline: tuple[Step, ...] = ()
    relations: tuple[Related, ...] = ()
    as_of: Moment | None = None

    def _repr_html_(self) -> str:
        from avowal.record.notebook import dossier_html  # noqa: PLC0415 - only notebooks ask for it

        return dossier_html(self)
