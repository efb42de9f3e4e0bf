"""The extractor that asks a language model for quotes, and believes only the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from avowal.codebook.vocabulary import Role
from avowal.domain import Problem, Reading, Report, Span
from avowal.errors import EndpointError
from avowal.extraction.assembly import Told, Weighing, assembled, at_least
from avowal.extraction.facts.when_said import when_said
from avowal.extraction.first_look import the_first_look
from avowal.extraction.llm.answer import Answer, SaidIncident, read_answer, schema
from avowal.extraction.llm.cache import Cache, key_of
from avowal.extraction.llm.endpoint import Endpoint
from avowal.extraction.llm.grounding import GroundedIncident, Grounding, Placed, voice_spans
from avowal.extraction.llm.prompt import VERSION, messages_for
from avowal.extraction.llm.settings import LlmSettings, settings_from
from avowal.extraction.llm.windows import windows
from avowal.extraction.merging import key_of as value_key
from avowal.extraction.notes import skim, take_notes

_REPAIR = (
    "Your answer could not be read as JSON of the asked form. Answer again with the one JSON object alone, "
    'beginning with {"incidents": and with every bracket closed.'
)
_SHOWN_AGAIN = 2_000


@dataclass
class LlmExtractor:
    """Reads reports by way of an endpoint; safe to use from as many threads as ``at_once`` says."""

    settings: LlmSettings
    endpoint: Endpoint = field(init=False)
    cache: Cache = field(init=False)

    def __post_init__(self) -> None:
        self.endpoint = Endpoint(self.settings)
        self.cache = Cache(self.settings.cache)

    @property
    def at_once(self) -> int:
        """How many reports may be read at once."""
        return self.settings.at_once

    @property
    def name(self) -> str:
        """Model, parameters and version of the prompt, as the record notes them with each reading."""
        return f"llm {self.settings.label} prompt={VERSION}"

    def __call__(self, report: Report, min_score: float | None = None) -> Reading:
        """What the model points to and the report bears out.

        Raises:
            EndpointError: No usable answer came; the report can be read again later.
            EndpointStoppedError: Nothing more is asked of the endpoint.
        """
        if not the_first_look().passes(report.text):
            return Reading(report.id, self.name)
        seen = skim(report)
        asked = windows(
            [line.span for line in seen.lines],
            len(report.text),
            most=self.settings.window,
            overlap=self.settings.overlap,
        )
        grounding = Grounding(report)
        told, unusable, repaired = self._told(report, asked, grounding)
        placed = [one for _, accounts, _ in told for one in accounts]
        notes = take_notes(seen, voice_spans(placed))
        found = _joined(
            [grounding.ground(notes, incident, accounts, is_alone=alone) for incident, accounts, alone in told]
        )
        statuses = {said: status for one in found for said, status in one.status.items()}
        weighing = Weighing(
            lambda said: statuses[said], lambda said: round(said.finding.sure, 2), lambda said: when_said(notes, said)
        )
        mentions = assembled(report, [_as_told(one) for one in found if one.said], weighing)
        problems = grounding.problems(unusable)
        if repaired:
            problems += (
                Problem(
                    "extraction", "llm-answer-mended", "an answer was cut or broken and had to be mended.", report.id
                ),
            )
        return Reading(report.id, self.name, at_least(mentions, min_score or 0.0), problems)

    def _told(
        self, report: Report, asked: Sequence[Span], grounding: Grounding
    ) -> tuple[list[tuple[SaidIncident, list[Placed], bool]], int, bool]:
        """The incidents of every window with the accounts whose quotes stand there, and whether each is its one main one."""
        told, unusable, repaired = [], 0, False
        for window in asked:
            answer = self._ask(report, window)
            unusable, repaired = unusable + answer.unusable, repaired or answer.repaired
            n_main = sum(incident.role is Role.MAIN for incident in answer.incidents)
            for incident in answer.incidents:
                placed = [grounding.place(said, window) for said in incident.accounts]
                alone = incident.role is Role.MAIN and n_main == 1
                told.append((incident, [one for one in placed if one is not None], alone))
        return told, unusable, repaired

    def _ask(self, report: Report, window: Span) -> Answer:
        """The model's answer for one window; one that cannot be read is asked for once more."""
        messages = messages_for(report, window.quote(report.text))
        key = key_of(self.settings.label, messages, {"most": self.settings.most_answer_tokens})
        kept = self.cache.get(key)
        answer = read_answer(kept) if kept is not None else None
        if answer is not None:
            return answer
        text = ""
        for trial in range(2):
            again = [{"role": "assistant", "content": text[:_SHOWN_AGAIN]}, {"role": "user", "content": _REPAIR}]
            text = self.endpoint.complete(messages + (again if trial else []), schema()).text
            answer = read_answer(text)
            if answer is not None:
                self.cache.put(key, text)
                return answer
        self.cache.put(key, text, usable=False)
        msg = f"the answers of {self.settings.model} for {report.id} hold no list of incidents. Try another model."
        raise EndpointError(msg, slug="llm-answer", item=report.id)


def _as_told(one: GroundedIncident) -> Told:
    spans: list[Span] = []
    for span in sorted({said.finding.evidence for said in one.said}):
        if not spans or span.start >= spans[-1].end:
            spans.append(span)
    return Told(one.role, one.type, tuple(spans), one.said)


def _joined(found: Sequence[GroundedIncident]) -> list[GroundedIncident]:
    """The incidents of all windows, main ones first: one where they share words, or are each the one main of a window."""
    kept: list[GroundedIncident] = []
    for one in found:
        same = next((other for other in kept if _are_same(one, other)), None)
        if same is None:
            kept.append(one)
        else:
            same.said += one.said
            same.status |= one.status
            same.type = same.type or one.type
    return sorted(kept, key=lambda one: one.role is not Role.MAIN)


def _are_same(one: GroundedIncident, other: GroundedIncident) -> bool:
    if one.role is not other.role:
        return False
    return (one.is_alone and other.is_alone) or bool(_keys(one) & _keys(other))


def _keys(one: GroundedIncident) -> set[tuple[object, ...]]:
    """Words that only one incident of a report rests on: the same evidence for the same value."""
    return {(said.finding.fact, value_key(said.finding.value), said.finding.words) for said in one.said}


@lru_cache(maxsize=1)
def the_extractor() -> LlmExtractor:
    """The extractor of the environment's endpoint.

    Raises:
        UsageError: No endpoint is set.
    """
    return LlmExtractor(settings_from())


def extract(report: Report, min_score: float | None = None) -> Reading:
    """What the environment's endpoint points to in a report."""
    return the_extractor()(report, min_score)
