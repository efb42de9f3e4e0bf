"""The extractor with the trained encoder: it marks the words, the exact readers read them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Status
from avowal.domain import Account, Mention, Reading, Report, Span
from avowal.domain.account import account_id, mention_id
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.reading import findings_of
from avowal.extraction.encoder.scores import WordScores
from avowal.extraction.encoder.session import the_encoder
from avowal.extraction.encoder.spans import MarkedSpan, marked_spans
from avowal.extraction.encoder.whose import Sources
from avowal.extraction.merging import merged
from avowal.extraction.notes import Notes, skim, take_notes
from avowal.extraction.owning import Owned, status_in, with_claimants

NAME = "encoder 1"
RELEVANT = 0.5
LEAST = 0.5
OUTLET = 0.5
BACKGROUND = 0.5
SAME = 0.5


@dataclass(slots=True)
class _Told:
    """One incident as it is gathered: its accounts with the words that were marked."""

    role: Role
    words: list[int] = field(default_factory=list)
    said: list[tuple[MarkedSpan, Owned]] = field(default_factory=list)


def extract(report: Report) -> Reading:
    """All that the encoder and the readers find in a report."""
    scores = the_encoder().read(report.text)
    if scores.relevance < RELEVANT:
        return Reading(report.id, NAME)
    marked = marked_spans(scores, dict.fromkeys((*heads.ACCOUNT_SPANS, *heads.VOICE_SPANS), LEAST))
    notes = take_notes(skim(report))
    sources = Sources(notes, scores, marked)
    told: list[_Told] = []
    for one, finding in findings_of(notes, marked):
        said = sources.owned(finding, one, OUTLET)
        _told_with(scores, told, one).said.append((one, said))
    told.sort(key=lambda one: one.role is not Role.MAIN)
    mentions = [_mention(notes, scores, one, f"{one.role.value}-{k}") for k, one in enumerate(told)]
    return Reading(report.id, NAME, tuple(mention for mention in mentions if mention is not None))


def _told_with(scores: WordScores, told: list[_Told], marked: MarkedSpan) -> _Told:
    """The incident that marked words are of; a new one where none fits."""
    words = list(range(marked.first, marked.stop))
    background = float(scores.role[words, heads.ROLES.index("background")].mean())
    role = Role.BACKGROUND if background >= BACKGROUND else Role.MAIN
    same = [(scores.same_incident(words, one.words), one) for one in told if one.role is role]
    likeliest = max(same, key=lambda pair: pair[0], default=None)
    if likeliest is None or (role is Role.BACKGROUND and likeliest[0] < SAME):
        told.append(_Told(role))
        likeliest = (1.0, told[-1])
    likeliest[1].words += words
    return likeliest[1]


def _mention(notes: Notes, scores: WordScores, told: _Told, key: str) -> Mention | None:
    said = merged(with_claimants([owned for _, owned in told.said]))
    if not said:
        return None
    spans = tuple(sorted({one.finding.evidence for one in said}))
    marked = {owned.finding.words: one for one, owned in told.said}
    return Mention(
        id=mention_id(notes.report.id, key, spans),
        report_id=notes.report.id,
        role=told.role,
        type=_type(scores, told.words),
        accounts=tuple(_account(notes, scores, one, marked, key) for one in said),
        spans=_apart(spans),
    )


def _apart(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans without those that overlap one before."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def _account(notes: Notes, scores: WordScores, one: Owned, marked: dict[Span, MarkedSpan], key: str) -> Account:
    finding = one.finding
    report = notes.report
    return Account(
        id=account_id(report.id, finding.fact, finding.value, one.voice, finding.evidence, mention_key=key),
        report_id=report.id,
        fact=finding.fact,
        value=finding.value,
        words=finding.words.quote(report.text),
        voice=one.voice,
        via=one.via,
        stance=one.stance,
        status=_status(notes, scores, one, marked[finding.words]),
        evidence=finding.evidence,
        score=finding.sure,
    )


def _status(notes: Notes, scores: WordScores, one: Owned, marked: MarkedSpan) -> Status:
    """What the encoder says, and where it says current, what the sentence says."""
    mean = scores.status[marked.first : marked.stop].mean(axis=0)
    found = Status(heads.STATUSES[int(mean.argmax())])
    if found is Status.CURRENT and one.finding.fact not in {Fact.DATE, Fact.PLACE}:
        return status_in(notes, one.finding)
    return found


def _type(scores: WordScores, words: Sequence[int]) -> IncidentType:
    mean = scores.type[list(words)].mean(axis=0)
    return IncidentType(heads.TYPES[int(mean.argmax())])
