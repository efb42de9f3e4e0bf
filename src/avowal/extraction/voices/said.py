"""The type of an attribution: whose some words are, and how the report says so."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Stance
from avowal.domain import Span, Voice


@dataclass(frozen=True, slots=True)
class Attribution:
    """Of "At least 84 died, IRNA said" the first four words are IRNA's; the cue is "said".

    Attributes:
        voice: Who says it.
        cue: The words that tell us so; ``None`` where a quotation only goes on.
        source: Where the voice is named; ``None`` where nobody is.
        content: The stretches of quoted or reported speech, in the order of the text.
        via: Channels between voice and report, nearest the voice first.
        stance: How the voice holds it.
        hedged: Whether cue or adverb takes back some of it: "reportedly", "is believed to".
        frame: What only frames the speech: source, cue, to whom, when and where it was said. A date in
            it is the date of the speech, not of what happened.
    """

    voice: Voice
    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    via: tuple[str, ...] = ()
    stance: Stance | None = None
    hedged: bool = False
    frame: tuple[Span, ...] = ()
