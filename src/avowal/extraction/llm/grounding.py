"""From an answer to findings: each quote is looked up, each value read again from the words, each voice must stand there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind
from avowal.domain import OUTLET, Problem, Report, Span, Voice
from avowal.extraction.finding import Finding
from avowal.extraction.llm.answer import Said, SaidIncident
from avowal.extraction.llm.locate import Located
from avowal.extraction.notes import Notes
from avowal.extraction.owning import Owned, standard_voice
from avowal.extraction.pointed import read_pointed
from avowal.extraction.text.instructions import instruction_spans

_OWN_DEED = {Stance.CLAIMS: VoiceKind.CLAIMANT, Stance.DENIES: VoiceKind.ACCUSED}
_SURE = 0.7
_LONGEST_WORDS = 12
_LONGEST_EVIDENCE = 40
_AROUND = 300
_PLAIN_STANCES = frozenset({Stance.ASSERTS, Stance.SUSPECTS, Stance.REJECTS})
_GUILT = frozenset({Fact.RESPONSIBLE, Fact.PERPETRATOR})


@dataclass(frozen=True, slots=True)
class Placed:
    """What a model said, with the words of the report where it stands."""

    said: Said
    words: Span
    evidence: Span
    voice: Span | None
    via: tuple[str, ...]


@dataclass(slots=True)
class GroundedIncident:
    """An incident of the answer with what of it the report bears out.

    Attributes:
        role: Main or background, as the model has it.
        type: What sort of violence, as the model has it.
        said: What is said of it.
        status: What the report later says of each.
        is_alone: Whether it is the one main incident of its window.
    """

    role: Role
    type: IncidentType | None
    said: list[Owned] = field(default_factory=list)
    status: dict[Owned, Status] = field(default_factory=dict)
    is_alone: bool = False


@dataclass(slots=True)
class Grounding:
    """One report in which answers are looked up; ``dropped`` counts what it does not bear out, by reason."""

    report: Report
    dropped: Counter[str] = field(default_factory=Counter)
    _located: Located = field(init=False)
    _commands: tuple[Span, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._located = Located(self.report.text)
        self._commands = instruction_spans(self.report.text)

    def place(self, said: Said, window: Span) -> Placed | None:
        """Where the quotes of an account stand within a window; ``None``, and counted, where one does not."""
        evidence = self._located.find(said.evidence, window)
        words = self._located.find(said.words, evidence or window) or self._located.find(said.words, window)
        if words is None:
            self.dropped["llm-quote-not-found"] += 1
            return None
        if evidence is None or not (evidence.start <= words.start and words.end <= evidence.end):
            evidence = words
        if (
            _n_words(self.report.text, words) > _LONGEST_WORDS
            or _n_words(self.report.text, evidence) > _LONGEST_EVIDENCE
        ):
            self.dropped["llm-quote-too-long"] += 1
            return None
        voice = self._near(said.voice, evidence, window) if said.voice else None
        if said.voice and voice is None:
            self.dropped["llm-voice-not-found"] += 1
            return None
        if any(span.overlaps(one) for span in (evidence, voice) if span is not None for one in self._commands):
            self.dropped["instruction-like"] += 1
            return None
        via = tuple(span.quote(self.report.text) for one in said.via if (span := self._located.find(one)) is not None)
        return Placed(said, words, evidence, voice, via)

    def _near(self, quote: str, evidence: Span, window: Span) -> Span | None:
        """A quote in or near the evidence, else anywhere in the window."""
        around = Span(max(window.start, evidence.start - _AROUND), min(window.end, evidence.end + _AROUND))
        return self._located.find(quote, around) or self._located.find(quote, window)

    def ground(
        self, notes: Notes, incident: SaidIncident, placed: Sequence[Placed], *, is_alone: bool
    ) -> GroundedIncident:
        """The accounts of an incident whose words our own readers can read."""
        found = GroundedIncident(incident.role, incident.type, is_alone=is_alone)
        for one in placed:
            finding = read_pointed(notes, one.said.fact, one.words, one.evidence, sure=_SURE)
            if finding is None:
                self.dropped["llm-value-unread"] += 1
                continue
            owned = _owned(notes, one, finding)
            found.said.append(owned)
            found.status[owned] = one.said.status
        return found

    def problems(self, unusable: int) -> tuple[Problem, ...]:
        """What was dropped, a line a reason."""
        counts = self.dropped + Counter({"llm-not-usable": unusable})
        return tuple(
            Problem("extraction", reason, f"{number} of the model's accounts dropped: {_WHY[reason]}.", self.report.id)
            for reason, number in sorted(counts.items())
        )


_WHY = {
    "llm-quote-not-found": "the words that they quote do not stand in the report",
    "llm-quote-too-long": "they quote more words than a value or its evidence has",
    "llm-voice-not-found": "the voice that they name does not stand in the report",
    "llm-value-unread": "no value of their fact can be read from the words that they quote",
    "llm-not-usable": "they have no fact, no words or a shape that accounts do not have",
    "instruction-like": "they rest on a sentence that speaks to a machine",
}


def voice_spans(placed: Iterable[Placed]) -> list[Span]:
    """Where voices are named, in the order of the text, none over another."""
    kept: list[Span] = []
    for span in sorted({one.voice for one in placed if one.voice is not None}):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _n_words(text: str, span: Span) -> int:
    return len(span.quote(text).split())


def _owned(notes: Notes, one: Placed, finding: Finding) -> Owned:
    """The finding with its voice: who our own reader of voices says that the words name, else the words."""
    stance = one.said.stance
    if one.voice is None:
        plain = stance in _PLAIN_STANCES or (stance is Stance.ACCUSES and finding.fact in _GUILT)
        return Owned(finding, OUTLET, (), stance if plain and stance is not Stance.ACCUSES else Stance.ASSERTS)
    known = next(
        (a for a in (*notes.attributions, *notes.named) if a.source is not None and a.source.overlaps(one.voice)), None
    )
    voice = known.voice if known is not None else Voice(_one_line(one.voice.quote(notes.text)), one.said.voice_kind)
    if voice.kind is VoiceKind.UNKNOWN and one.said.voice_kind is not VoiceKind.OUTLET:
        voice = replace(voice, kind=one.said.voice_kind)
    if finding.fact is Fact.RESPONSIBLE and stance in _OWN_DEED:
        voice = replace(voice, kind=_OWN_DEED[stance])
    elif stance is Stance.DENIES:
        stance = Stance.REJECTS
    if voice.kind is VoiceKind.OUTLET and voice != OUTLET:
        voice = replace(voice, kind=VoiceKind.UNKNOWN)
    return Owned(finding, standard_voice(voice), one.via, stance)


def _one_line(words: str) -> str:
    return " ".join(words.split())
