"""What the encoder made of every word of a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from avowal.extraction.encoder import heads
from avowal.extraction.encoder.windows import Window
from avowal.extraction.encoder.wordpiece import Words

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class WindowScores:
    """The encoder's answers to one window; the first axis counts its words.

    Attributes:
        window: Which words it holds.
        source_query: Words x ``POINTER``: each word as one that looks for its source.
        source_key: Words x ``POINTER``: each word as one that may open the name of a source.
        source_none: Words x 1: how well no source fits.
    """

    window: Window
    source_query: Floats
    source_key: Floats
    source_none: Floats


@dataclass(frozen=True, slots=True, eq=False)
class WordScores:
    """The encoder's answers to a report; the first axis counts its words.

    Attributes:
        words: The words and marks of the report.
        tags: Words x kinds of spans x (outside, begin, inside), probabilities.
        stance: Words x stances, probabilities.
        status: Words x statuses, probabilities.
        role: Words x (main, background), probabilities.
        type: Words x incident types, probabilities.
        voice: Words x kinds of voices, probabilities: of the voice behind a word, or of the one that it names.
        effect: Words x what became of a victim, probabilities.
        incident: Words x ``INCIDENT``: two words of one incident point the same way.
        relevance: Probability that the report tells of a specific violent incident.
        of_muc4: Probability that it has an incident template under the rules of MUC-4.
        windows: What points from one word to another holds within a window.
    """

    words: Words
    tags: Floats
    stance: Floats
    status: Floats
    role: Floats
    type: Floats
    voice: Floats
    effect: Floats
    incident: Floats
    relevance: float
    of_muc4: float
    windows: tuple[WindowScores, ...]

    def sources(self, first: int, stop: int) -> tuple[float, dict[int, float]]:
        """How likely the words ``first`` up to ``stop`` are the outlet's own, and whose else by the word that opens its name."""
        held = next(one for one in self.windows if one.window.speaks_from <= first < one.window.speaks_to)
        low = held.window.first
        rows = slice(first - low, min(stop, held.window.stop) - low)
        scores = np.concatenate(
            [held.source_none[rows], held.source_query[rows] @ held.source_key.T / heads.POINTER**0.5], axis=1
        )
        mean = softmax(scores).mean(axis=0)
        return float(mean[0]), {low + k: float(p) for k, p in enumerate(mean[1:]) if p > _FAINT}

    def same_incident(self, left: Sequence[int], right: Sequence[int]) -> float:
        """How likely two sets of words are of one incident."""
        dots = self.incident[list(left)] @ self.incident[list(right)].T / heads.INCIDENT**0.5
        return float((1 / (1 + np.exp(-dots.clip(-50, 50)))).mean())


_FAINT = 0.02


def softmax(scores: Floats) -> Floats:
    """Probabilities along the last axis."""
    risen = np.exp(scores - scores.max(axis=-1, keepdims=True))
    found: Floats = risen / risen.sum(axis=-1, keepdims=True)
    return found
