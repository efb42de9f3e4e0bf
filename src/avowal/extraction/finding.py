"""One fact as it stands in the words of a report, before it is known whose it is and of which incident."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Fact, Stance, Status
from avowal.domain import Span, Value, Voice


@dataclass(frozen=True, slots=True)
class Finding:
    """A fact with its words: "at least 84 people were killed" is killed, at least 84.

    Attributes:
        fact: What it is about.
        value: What the words say.
        words: The words that hold the value.
        evidence: The words that show the fact.
        line: Number of the sentence.
        voice: Who says it, where the words themselves tell ("Hamas claimed the attack"); ``None``: read it from the sentence.
        stance: How it is held, where the words themselves tell.
        status: What the words themselves say of it.
        via: Channels, where the words themselves tell.
        sure: How far the pattern can be trusted, 0 to 1.
        part: Whether it counts or names only a part: women among the dead, a means that is no weapon.
    """

    fact: Fact
    value: Value
    words: Span
    evidence: Span
    line: int
    voice: Voice | None = None
    stance: Stance | None = None
    status: Status | None = None
    via: tuple[str, ...] = ()
    sure: float = 0.7
    part: bool = False
