"""How encoder and patterns are weighed against each other, fitted on validation and stored with the weights.

For each group of facts a logistic regression gives a calibrated probability (Platt 1999) from the encoder's log-odds,
how far a pattern is trusted, and whether the registry of groups knows the name.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact

GROUPS: Final[Mapping[Fact, str]] = {
    fact: "count" if fact in COUNTED_FACTS and fact is not Fact.PERPETRATOR_COUNT else fact.value for fact in Fact
}
"""Facts that are judged alike."""
TOLD: Final = "told"
"""The group of what a pattern found with its voice and stance: "Hamas claimed the attack"."""
OWN_PART: Final = "own_part"
"""The group of words that own or deny the deed without naming who."""
ALL_GROUPS: Final = (*dict.fromkeys(GROUPS.values()), TOLD, OWN_PART)
_NUMBERS: Final = (
    "voice", "silence", "kind", "lexicon", "listed", "stance", "background", "told", "same", "apart", "type"
)  # fmt: skip
_SOFTEST = 1e-4


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of one logistic regression.

    Attributes:
        bias: Log-odds where both others are zero.
        encoder: What the encoder's log-odds count.
        pattern: What the trust in a pattern counts.
        known: What it counts that the value is a group of the registry.
        least: The least probability at which a candidate is kept.
    """

    bias: float
    encoder: float
    pattern: float
    known: float = 0.0
    least: float = 0.5

    def probability(self, encoder: float, pattern: float, *, known: bool = False) -> float:
        """How likely a candidate is right.

        >>> round(Weights(0.0, 1.0, 2.0).probability(0.5, 1.0), 3)
        0.881
        """
        total = self.bias + self.encoder * log_odds(encoder) + self.pattern * pattern
        return 1 / (1 + math.exp(-(total + (self.known if known else 0.0))))


@dataclass(frozen=True, slots=True)
class Relevance:
    """Whether a report tells of an incident, by three views.

    Attributes:
        bias: Log-odds where all others are zero.
        encoder: What the encoder's log-odds count.
        pattern: What it counts that the patterns see violence.
        words: What the log-odds of the first look count.
        least: The least probability at which a report is read for accounts.
    """

    bias: float
    encoder: float
    pattern: float
    words: float
    least: float = 0.5

    def probability(self, encoder: float, words: float, *, pattern: bool) -> float:
        """How likely a report tells of an incident."""
        total = self.bias + self.encoder * log_odds(encoder) + self.words * log_odds(words)
        return 1 / (1 + math.exp(-(total + (self.pattern if pattern else 0.0))))


@dataclass(frozen=True, slots=True)
class Judge:
    """What was chosen on validation.

    Attributes:
        facts: Group of facts to its weights.
        relevance: Whether a report tells of an incident.
        flash: The same for a text of few words.
        voice: How much the voice that the patterns name counts, in log-odds.
        silence: How much the outlet counts where the patterns name nobody, in log-odds.
        kind: How much the kind of the voice counts that the encoder expects, 0 to 1.
        lexicon: How much the kind counts that the words naming a voice tell, in log-odds.
        listed: How much it counts beyond that where the published list has the voice by name.
        stance: How much the stance counts that the patterns read, in log-odds.
        background: The least probability at which an incident is told in the background.
        told: How much it counts for that whether the patterns tell it there, in log-odds.
        same: The least probability at which background accounts are of one incident.
        apart: The probability below which main accounts are of two.
        type: How much the type counts that the patterns tell, in log-odds.
    """

    facts: Mapping[str, Weights]
    relevance: Relevance
    flash: Relevance
    voice: float = 1.0
    silence: float = 1.0
    kind: float = 0.5
    lexicon: float = 2.0
    listed: float = 4.0
    stance: float = 1.0
    background: float = 0.5
    told: float = 0.0
    same: float = 0.5
    apart: float = 0.0
    type: float = 2.0

    @classmethod
    def read(cls, path: Path) -> Judge:
        """The judge of a file that :meth:`to_json` gave."""
        row = json.loads(path.read_text(encoding="utf-8"))
        facts = {name: Weights(**one) for name, one in row.pop("facts").items()}
        return cls(facts=facts, relevance=Relevance(**row.pop("relevance")), flash=Relevance(**row.pop("flash")), **row)

    def to_json(self) -> dict[str, Any]:
        """Its numbers, for a file."""
        return {
            "facts": {name: asdict(one) for name, one in self.facts.items()},
            "relevance": asdict(self.relevance),
            "flash": asdict(self.flash),
            **{name: getattr(self, name) for name in _NUMBERS},
        }

    def with_least(self, score: float) -> Judge:
        """The judge with one threshold for all facts."""
        return replace(self, facts={name: replace(one, least=score) for name, one in self.facts.items()})

    def sure(self, group: str, encoder: float, pattern: float, *, known: bool = False) -> float:
        """How likely a candidate is right."""
        return self.facts[group].probability(encoder, pattern, known=known)

    def keeps(self, group: str, sure: float) -> bool:
        """Whether a candidate so likely is kept."""
        return sure >= self.facts[group].least


def log_odds(probability: float) -> float:
    """The log-odds of a probability, bounded.

    >>> log_odds(0.5)
    0.0
    """
    bounded = min(max(probability, _SOFTEST), 1 - _SOFTEST)
    return math.log(bounded / (1 - bounded))
