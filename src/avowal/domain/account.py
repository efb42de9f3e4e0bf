"""One voice's version of one fact, and the mention of an incident that it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stage, Stance, Status, VoiceKind
from avowal.domain.dates import PartialDate
from avowal.domain.identity import content_id
from avowal.domain.span import Span
from avowal.domain.value import Value


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says it: ``Voice("IRNA", VoiceKind.STATE_MEDIA)``.

    The report in its own voice is ``Voice("outlet", VoiceKind.OUTLET)``.

    Attributes:
        name: As the report names the voice, resolved inside the report ("he" -> "Ahmad Vahidi").
        kind: Sort of voice; claimant and accused are roles in this account.
        role: Office or description ("Kerman's deputy governor"); ``None`` if none is given.
        country: ISO code of the state that the voice belongs to, where its naming or role tells one ("Iran's
            interior minister"); ``None`` otherwise, and always for the outlet.
    """

    name: str
    kind: VoiceKind
    role: str | None = None
    country: str | None = None


OUTLET = Voice("outlet", VoiceKind.OUTLET)


@dataclass(frozen=True, slots=True)
class Account:
    """One voice's version of one fact of one incident: IRNA asserts that at least 84 were killed.

    Attributes:
        id: Made from the report, the mention, the fact, the value, the voice and the evidence.
        report_id: The report that tells it.
        fact: What the account is about.
        value: What the voice says; ``None`` when the words could not be read (a problem says so).
        words: The report's own words for the value.
        voice: Who says it.
        via: Channels or intermediaries between voice and report, nearest the voice first.
        stance: How the voice holds it.
        status: What the report itself later says of it.
        evidence: Where in the report's text the words stand.
        score: How sure the extractor is, 0 to 1; ``None`` where it gives no score.
        part_of: Id of the account whose figure this one is a part of ("84 dead, including three children"), so that
            nobody is counted twice; ``None`` where the report ties it to no total. Where that account was set aside
            (at the gate, by its score) the figure is still a part, and no account has the id.
        said: When the voice said it, where the report tells ("the ministry said on Thursday"): never when it happened,
            and never taken from the publication date.
    """

    id: str
    report_id: str
    fact: Fact
    value: Value | None
    words: str
    voice: Voice
    via: tuple[str, ...]
    stance: Stance
    status: Status
    evidence: Span
    score: float | None = None
    part_of: str | None = None
    said: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One incident as one report tells it: the Kerman bombing in the agency's story, as its main matter.

    Attributes:
        id: Made from the report and the mention's own accounts and spans.
        report_id: The report that tells it.
        role: Main, or background.
        type: What sort of violence; ``None`` when the report does not let one say.
        accounts: Every account of it in this report, in the order of their evidence.
        spans: Where the report speaks of it (at least one).
        n_incidents: How many incidents the words tell of: 1, or more for a series ("two attacks in
            2023"), which is never linked as if it were one incident.
        stage: How far it got; ``None`` where the reading was made without looking for it.
    """

    id: str
    report_id: str
    role: Role
    type: IncidentType | None
    accounts: tuple[Account, ...]
    spans: tuple[Span, ...]
    n_incidents: int = 1
    stage: Stage | None = Stage.CARRIED_OUT


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be read, placed or resolved, with its reason: never dropped in silence.

    Attributes:
        stage: Folder of the flow that met it: "sources", "extraction", "linking".
        reason: Short slug that counts can be kept by: "count-unreadable", "evidence-not-found".
        message: One sentence for a person, naming the item.
        report_id: The report it is about; ``None`` when there is no report yet.
        span: Where in the text; ``None`` when it is about no place in it.
    """

    stage: str
    reason: str
    message: str
    report_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that an extractor says of one report: its mentions with their accounts, and its problems.

    Attributes:
        report_id: The report that was read.
        extractor: Name and version: "rules 1".
        mentions: Main mentions first, then background, each in the order of the text.
        problems: What could not be read or was dropped at the gate.
    """

    report_id: str
    extractor: str
    mentions: tuple[Mention, ...] = ()
    problems: tuple[Problem, ...] = ()

    def _repr_html_(self) -> str:
        from avowal.domain.notebook import reading_html  # noqa: PLC0415 - only notebooks ask for it

        return reading_html(self)


def account_id(
    report_id: str, fact: Fact, value: Value | None, voice: Voice, evidence: Span, *, mention_key: str
) -> str:
    """The id of an account; ``mention_key`` tells apart the mentions of one report ("main-1")."""
    said = (type(value).__name__, str(value)) if value is not None else None
    return content_id("a", report_id, mention_key, fact, said, voice.name, evidence.start, evidence.end)


def mention_id(report_id: str, mention_key: str, spans: tuple[Span, ...]) -> str:
    """The id of a mention."""
    return content_id("m", report_id, mention_key, [(s.start, s.end) for s in spans])
