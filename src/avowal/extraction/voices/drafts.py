"""The attributions of a report as it is read from its start, voices resolved by what stood before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.domain import OUTLET, Span, Voice
from avowal.extraction.text.quotes import Quote
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.channels import channels_between, channels_of
from avowal.extraction.voices.passive_sayings import COURT
from avowal.extraction.voices.said import Attribution
from avowal.extraction.voices.saying import Saying, Stretch
from avowal.extraction.voices.sayings import find_sayings
from avowal.extraction.voices.speaker import Speaker, groups_within
from avowal.extraction.voices.speakers import read_speakers
from avowal.extraction.voices.voices import UNKNOWN, Discourse, Spoken, is_known

_NOBODY = Speaker(Span(0, 1), "unknown")
_COURT = Voice("court", VoiceKind.OFFICIAL)
_PREFACES = frozenset({"in", "on", "at"})
_STANDS_ALONE = 2  # words of a sentence that is one quotation and at most a mark
_OPENING = 120  # characters of a quotation in which a deed is owned or disowned
_LATELY = 3  # quotations back in which a speaker may be the one who goes on


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution whose voice may still become a claimant, and whose outer voices are not yet known.

    Attributes:
        spoken: Who says it, with what the report tells of them.
        attribution: What is known so far.
        words: What is said, in lower case; empty for a quotation that goes on.
    """

    spoken: Spoken
    attribution: Attribution
    words: tuple[str, ...] = ()

    @property
    def named(self) -> bool:
        """Whether somebody is named who can be asked for more."""
        voice = self.spoken.voice
        return is_known(voice) and (voice.kind is not VoiceKind.OUTLET or voice != OUTLET)


def read_drafts(
    units: Iterable[Unit], quotes: Sequence[Quote], discourse: Discourse, named: Sequence[Span] = ()
) -> tuple[list[Draft], list[Draft]]:
    """Every attribution of a report, in the order in which it is read.

    Args:
        units: Its sentences and those inside its quotations.
        quotes: Its quotations, by the numbers that the units give them.
        discourse: Who may speak; it learns who has spoken.
        named: Words that somebody else says name a voice, in the order of the text.

    Returns:
        The attributions; and for each of the ``named`` that is the source of none, one without cue and content.
    """
    reader = _Reader(quotes, discourse, named)
    for unit in units:
        reader.read(unit)
    return reader.drafts, reader.only_named


class _Reader:
    """Remembers, from one sentence to the next, who spoke last and whose each quotation is."""

    def __init__(self, quotes: Sequence[Quote], discourse: Discourse, named: Sequence[Span]) -> None:
        self.quotes = quotes
        self.discourse = discourse
        self.named = named
        self.drafts: list[Draft] = []
        self.only_named: list[Draft] = []
        self.introducing: Draft | None = None
        self.of_quote: dict[int, Draft] = {}
        self.last: Draft | None = None
        self.taken: set[int] = set()

    def read(self, unit: Unit) -> None:
        """Adds what one unit attributes."""
        first = len(self.drafts)
        self.taken.clear()
        for saying in find_sayings(unit):
            self._add(saying, first)
        if self.named:
            self._add_named(unit, first)
        if unit.quote is not None:
            return
        for position, number in unit.quotes.items():
            self._add_quote(unit, position, number, first)
        named = next((draft.spoken for draft in self.drafts[first:] if draft.named), None)
        self.discourse.note_issue(unit.low, unit.ends[-1], named)
        if unit.low[-1] != ":":
            self.introducing = None

    def _add(self, saying: Saying, first: int) -> None:
        unit = saying.unit
        for spoken in self._speakers(saying, first):
            self._keep(Draft(spoken, self._attribution(saying, spoken), self._said(saying)))
            for a, b in saying.content:
                for position, quote in unit.quotes.items():
                    if a <= position < b:
                        self.taken.add(quote)
                        self.of_quote.setdefault(quote, self.drafts[-1])

    def _add_named(self, unit: Unit, first: int) -> None:
        """Adds the voices that are named in the unit and that none of its sayings has for a source."""
        for span in self.named:
            start, end = bisect_left(unit.ends, span.start + 1), bisect_left(unit.starts, span.end)
            if start >= end or any(start <= k < end for k in unit.quotes):
                continue
            sources = [draft.attribution.source for draft in self.drafts[first:]]
            if any(source is not None and source.overlaps(span) for source in sources):
                continue
            around = self.of_quote.get(unit.quote) if unit.quote is not None else None
            for spoken in self._resolved(unit, (start, end), "say", around.spoken if around else None):
                place = unit.span(start, end)
                through = (spoken.speaker.through,) if spoken.speaker.through else ()
                self.only_named.append(Draft(spoken, Attribution(spoken.voice, None, place, (), through)))
                self.introducing = self.only_named[-1] if spoken.voice != UNKNOWN else None

    def _said(self, saying: Saying) -> tuple[str, ...]:
        """The words that are said; of a quotation among them those with which it opens."""
        unit = saying.unit
        if not unit.quotes:
            return tuple([word for a, b in saying.content for word in unit.low[a:b]])
        return tuple([word for a, b in saying.content for k in range(a, b) for word in self._words(unit, k)])

    def _words(self, unit: Unit, k: int) -> tuple[str, ...]:
        """The word at ``k``; of a quotation the words with which it opens."""
        if k not in unit.quotes:
            return (unit.low[k],)
        inside = self.quotes[unit.quotes[k]].inside
        opening = unit.text[inside.start : min(inside.end, inside.start + _OPENING)]
        return tuple(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", opening.lower()))

    def _keep(self, draft: Draft) -> None:
        self.drafts.append(draft)
        if draft.named and draft.attribution.cue is not None:
            self.last = draft

    def _speakers(self, saying: Saying, first: int) -> list[Spoken]:
        """Whom a saying belongs to; the outlet for its own hedges, nobody for "it was reported"."""
        if saying.shared:
            return [self.drafts[-1].spoken] if len(self.drafts) > first else []
        stretch = saying.cited or saying.source
        if stretch is None:
            voice = _COURT if saying.lemma == COURT else OUTLET if saying.outlet else UNKNOWN
            return [Spoken(_NOBODY, voice, None, None)]
        around = self.of_quote.get(saying.unit.quote) if saying.unit.quote is not None else None
        return self._resolved(saying.unit, stretch, saying.lemma, around.spoken if around else None)

    def _resolved(self, unit: Unit, stretch: Stretch, lemma: str, inside: Spoken | None = None) -> list[Spoken]:
        groups = groups_within(self.discourse.groups, unit.span(*stretch))
        found = [
            self.discourse.resolve(speaker, lemma=lemma, inside=inside)
            for speaker in read_speakers(unit, stretch, groups)
        ]
        return [spoken for spoken in found if spoken is not None]

    def _attribution(self, saying: Saying, spoken: Spoken) -> Attribution:
        unit = saying.unit
        through = [spoken.speaker.through] if spoken.speaker.through else []
        citing = self._resolved(unit, saying.source, "report") if saying.cited and saying.source else []
        via = dict.fromkeys((*through, *channels_of(saying), *(one.voice.name for one in citing)))
        named = saying.cited or saying.source
        return Attribution(
            voice=spoken.voice,
            cue=unit.span(*saying.cue),
            source=unit.span(*named) if named else None,
            content=tuple(unit.span(*stretch) for stretch in saying.content),
            via=tuple(name for name in via if name != spoken.voice.name),
            stance=saying.stance,
            hedged=saying.hedged,
            frame=_frame(saying),
        )

    def _add_quote(self, unit: Unit, position: int, number: int, first: int) -> None:
        """A quotation that no cue of the unit took goes on, follows a colon, or stands alone."""
        if number in self.taken:
            return
        known = self.of_quote.get(number) or self._owner(unit, position, number, first)
        if known is None:
            return
        block = (unit.span(position, position + 1),)
        again = replace(known.attribution, cue=None, source=None, content=block, frame=())
        self.of_quote[number] = Draft(known.spoken, again, self._words(unit, position))
        self._keep(self.of_quote[number])

    def _owner(self, unit: Unit, position: int, number: int, first: int) -> Draft | None:
        """Whose a quotation without a cue is."""
        if self.quotes[number].goes_on and self.drafts:
            return self.drafts[-1]
        if len(self.drafts) > first:
            return self.drafts[-1 if position > 0 else first]
        if self.introducing is not None:
            return self.introducing
        if position > 0:
            return self._introduced(unit, position)
        lately = any(k in self.of_quote for k in range(max(0, number - _LATELY), number))
        return self.last if lately or len(unit) <= _STANDS_ALONE else None

    def _introduced(self, unit: Unit, position: int) -> Draft | None:
        """As in "In the text that takes responsibility for X, we read: ..."."""
        if unit.low[position - 1] not in {":", ","}:
            return None
        before = unit.span(0, position)
        named = [group for group in groups_within(self.discourse.groups, before) if group.armed]
        spoken = self.discourse.of_group(named[-1]) if named else self.discourse.last()
        if spoken is None or spoken.voice == UNKNOWN:
            return None
        self.discourse.spoken.append(spoken)
        content = (unit.span(position, position + 1),)
        cue = unit.span(position - 1, position)
        via = tuple(channels_between(unit, 0, position))
        return Draft(spoken, Attribution(spoken.voice, cue, spoken.speaker.span, content, via, Stance.ASSERTS))


def _frame(saying: Saying) -> tuple[Span, ...]:
    """The words of an attribution that are no content: source and cue, and what goes with them."""
    unit = saying.unit
    last = max(saying.ends, saying.cue[1])
    pieces: list[Stretch] = []
    at = saying.begins
    for a, b in sorted(saying.content):
        if a > at:
            pieces.append((at, min(a, last)))
        at = max(at, b)
    pieces.append((at, last))
    opens = all(a > 0 for a, _ in saying.content) and unit.low[0] in _PREFACES
    if opens and saying.source is not None:
        pieces.append((0, saying.begins))
    return tuple(unit.span(a, b) for a, b in pieces if a < b)
