"""One attribution as positions in its sentence, before names, pronouns and kinds are known."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Stance
from avowal.extraction.text.units import Unit

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Saying:
    """In "A, X said" the content is A, the source X and the cue "said"; all are positions in the unit.

    Attributes:
        unit: The sentence it stands in.
        cue: The words that attribute.
        source: Where the voice is named; ``None`` where nobody is, or where it is ``shared``.
        content: What is said.
        stance: How it is held.
        lemma: Base form of the cue.
        ends: Where the attribution ends, with its frame.
        hedged: Whether it is taken back in part.
        shared: Whether the voice is that of the saying before it in the sentence.
        outlet: Whether the report itself speaks, with a hedge: "is believed to".
        cited: Another voice behind the same content: "Reuters reported, citing police".
        told: To whom it was said.
        front: Whether the content follows the cue.
    """

    unit: Unit
    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]
    stance: Stance
    lemma: str
    ends: int
    hedged: bool = False
    shared: bool = False
    outlet: bool = False
    cited: Stretch | None = None
    told: Stretch | None = None
    front: bool = True

    @property
    def begins(self) -> int:
        """Where the attribution begins: its source or its cue, whichever comes first."""
        first = self.cue[0]
        for stretch in (self.source, self.cited):
            if stretch is not None:
                first = min(first, stretch[0])
        return first
