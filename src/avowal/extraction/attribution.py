"""Who says what: each quoted or reported stretch of a report, and the voice it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from avowal.actors import FoundActor, open_actors
from avowal.codebook.vocabulary import Stance, VoiceKind
from avowal.domain import OUTLET, Report, Span, Voice
from avowal.extraction.channels import channels_between, channels_of
from avowal.extraction.deeds import OWN_MEN, denies_part, disowns_deed, owns_deed, rejects_rather
from avowal.extraction.quotes import Quote, find_quotes, is_full
from avowal.extraction.saying import Saying, Stretch
from avowal.extraction.sayings import find_sayings
from avowal.extraction.sentences import Sentence, split_sentences
from avowal.extraction.speakers import Speaker, groups_of, read_speakers
from avowal.extraction.tokens import Tokens, read_tokens
from avowal.extraction.units import Unit, find_units
from avowal.extraction.voice_kinds import country_in, main_country
from avowal.extraction.voices import UNKNOWN, Discourse, Spoken, full_names


@dataclass(frozen=True, slots=True)
class Attribution:
    """ "At least 84 died, IRNA said": the first four words are IRNA's, the cue is "said".

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


def attribute(
    report: Report,
    sentences: Sequence[Sentence] | None = None,
    *,
    country: str | None = None,
    actors: Sequence[FoundActor] | None = None,
) -> tuple[Attribution, ...]:
    """Every stretch of the report that is somebody's speech, in the order of the text.

    What stands in no content is the outlet's own. Nested speech gives two attributions, the inner one
    with the outer voice in its ``via``.

    Args:
        report: The report.
        sentences: Its sentences, where the caller has them.
        country: ISO code of the country of the main incident: it tells officials from foreign
            governments. Without it the country that the text names most is taken.
        actors: The groups and forces found in the text, where the caller has them.
    """
    text = report.text
    held = split_sentences(text) if sentences is None else sentences
    tokens = read_tokens(text)
    quotes = _quotes(text, held)
    groups = groups_of(open_actors().find(text) if actors is None else actors)
    at_home = country or main_country(tokens.low, None if tokens.telex else tokens.capital)
    discourse = Discourse(at_home, groups, {} if tokens.telex else full_names(text))
    reader = _Reader(tokens, quotes, discourse)
    for unit in find_units(tokens, [(s.span, s.is_heading) for s in held], quotes):
        reader.read(unit)
    return _finished([draft for draft in reader.drafts if not _is_outlet(draft, report.outlet)])


def voice_at(attributions: Sequence[Attribution], span: Span) -> Attribution | None:
    """The innermost attribution whose content holds all of ``span``; ``None``: the outlet's own words."""
    holding = [
        (content.end - content.start, -number, attribution)
        for number, attribution in enumerate(attributions)
        for content in attribution.content
        if content.start <= span.start and span.end <= content.end
    ]
    return min(holding, key=lambda one: one[:2])[2] if holding else None


def voices_at(attributions: Sequence[Attribution], span: Span) -> tuple[Attribution, ...]:
    """All attributions that share the innermost content holding ``span``: "police and residents said"."""
    innermost = voice_at(attributions, span)
    if innermost is None:
        return ()
    return tuple(a for a in attributions if a.content == innermost.content and a.cue == innermost.cue)


def attribution_of(attributions: Sequence[Attribution], evidence: Span) -> Attribution | None:
    """Whose account some evidence is: of the innermost content that holds it, or of an attribution that it tells.

    The evidence of a claim is the telling itself: "Islamic State claimed responsibility for the attack"
    stands in nobody's speech, and is Islamic State's account all the same.
    """
    inner = voice_at(attributions, evidence)
    if inner is not None:
        return inner
    telling = [a for a in attributions if a.cue is not None and _tells(a, evidence)]
    return min(telling, key=lambda a: a.content[0].end - a.content[0].start) if telling else None


def _tells(attribution: Attribution, evidence: Span) -> bool:
    """Whether evidence reaches over the cue into what is said."""
    cue, source = attribution.cue, attribution.source
    if cue is None or not cue.overlaps(evidence):
        return False
    named = source is not None and source.overlaps(evidence)
    return named or any(content.overlaps(evidence) for content in attribution.content)


def in_frame(attributions: Sequence[Attribution], span: Span) -> bool:
    """Whether ``span`` only frames speech: a date there is the date of the speech."""
    return any(f.start <= span.start and span.end <= f.end for a in attributions for f in a.frame)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An attribution whose voice may still become a claimant, and whose outer voices are not yet known."""

    spoken: Spoken
    attribution: Attribution
    lemma: str
    words: tuple[str, ...]


def _quotes(text: str, sentences: Sequence[Sentence]) -> list[Quote]:
    """The quotations that are sayings of their own."""
    paragraphs: dict[int, Span] = {}
    for sentence in sentences:
        known = paragraphs.get(sentence.paragraph, sentence.span)
        paragraphs[sentence.paragraph] = Span(min(known.start, sentence.span.start), max(known.end, sentence.span.end))
    return [quote for quote in find_quotes(text, tuple(paragraphs.values())) if is_full(text, quote)]


class _Reader:
    """Reads the units of one report in order and remembers who spoke in which quotation."""

    def __init__(self, tokens: Tokens, quotes: Sequence[Quote], discourse: Discourse) -> None:
        self.tokens = tokens
        self.quotes = quotes
        self.discourse = discourse
        self.drafts: list[_Draft] = []
        self.of_quote: dict[int, _Draft] = {}

    def read(self, unit: Unit) -> None:
        """Adds what one unit attributes."""
        sayings = find_sayings(unit)
        first = len(self.drafts)
        for saying in sayings:
            self._add(saying, first)
        if unit.quote is None:
            self._leftover(unit, first)
            spoke = [d.spoken for d in self.drafts[first:] if d.spoken.voice not in (OUTLET, UNKNOWN)]
            end = unit.ends[-1]
            self.discourse.note_issue(unit.low, Span(end, end + 1), spoke[0] if spoke else None)

    def _add(self, saying: Saying, first: int) -> None:
        unit = saying.unit
        inside = self.of_quote.get(unit.quote) if unit.quote is not None else None
        for spoken in self._speakers(saying, first, inside):
            via: tuple[str, ...] = channels_of(saying)
            if saying.cited is not None and saying.source is not None:
                via = (*via, *self._names(saying, saying.source))
            if spoken.speaker.through:
                via = (spoken.speaker.through, *via)
            attribution = Attribution(
                voice=spoken.voice,
                cue=unit.span(*saying.cue),
                source=unit.span(*(saying.cited or saying.source)) if saying.cited or saying.source else None,
                content=tuple(unit.span(*stretch) for stretch in saying.content),
                via=tuple(name for name in dict.fromkeys(via) if name != spoken.voice.name),
                stance=saying.stance,
                hedged=saying.hedged,
                frame=_frames(saying),
            )
            words = tuple(word for a, b in saying.content for word in unit.low[a:b])
            draft = _Draft(spoken, attribution, saying.lemma, words)
            self.drafts.append(draft)
            for a, b in saying.content:
                for position, quote in unit.quotes.items():
                    if a <= position < b:
                        self.of_quote.setdefault(quote, draft)

    def _speakers(self, saying: Saying, first: int, inside: _Draft | None) -> list[Spoken]:
        """Whom a saying belongs to; the outlet for its own hedges, nobody for "it was reported"."""
        stretch = saying.cited or saying.source
        if saying.shared:
            return [self.drafts[-1].spoken] if len(self.drafts) > first else []
        if stretch is None:
            voice = OUTLET if saying.outlet else UNKNOWN
            return [Spoken(_NOBODY, voice, None, None)]
        speakers = read_speakers(saying.unit, stretch, self.discourse.groups, telex=self.tokens.telex)
        within = inside.spoken if inside else None
        found = [self.discourse.resolve(speaker, lemma=saying.lemma, inside=within) for speaker in speakers]
        return [spoken for spoken in found if spoken is not None]

    def _names(self, saying: Saying, stretch: Stretch) -> list[str]:
        speakers = read_speakers(saying.unit, stretch, self.discourse.groups, telex=self.tokens.telex)
        return [
            spoken.voice.name for speaker in speakers if (spoken := self.discourse.resolve(speaker, lemma="report"))
        ]

    def _leftover(self, unit: Unit, first: int) -> None:
        """Quotations in a unit that no cue of it took: they go on, follow a colon, or stand alone."""
        covered = {q for draft in self.drafts[first:] for q in unit.quotes.values() if self.of_quote.get(q) is draft}
        for position, number in unit.quotes.items():
            if number in covered:
                continue
            block = unit.span(position, position + 1)
            known = self.of_quote.get(number)
            if known is None:
                known = self._owner(unit, position, first, goes_on=self.quotes[number].goes_on)
            if known is None:
                continue
            attribution = replace(known.attribution, cue=None, source=None, content=(block,), frame=())
            draft = _Draft(known.spoken, attribution, known.lemma, ())
            self.drafts.append(draft)
            self.of_quote[number] = draft

    def _owner(self, unit: Unit, position: int, first: int, *, goes_on: bool) -> _Draft | None:
        """Whose a quotation without a cue is."""
        if goes_on and self.drafts:
            return self.drafts[-1]
        if len(self.drafts) > first:
            return self.drafts[-1] if position > 0 else self.drafts[first]
        if position > 0:
            return self._introduced(unit, position)
        spoke = [d for d in self.drafts if d.spoken.voice not in (OUTLET, UNKNOWN) and d.attribution.cue is not None]
        last = spoke[-1] if spoke else None
        recent = last is not None and any(
            self.of_quote.get(k) for k in range(max(0, unit.quotes[0] - 3), unit.quotes[0])
        )
        return last if recent or len(unit) <= _STANDS_ALONE else None

    def _introduced(self, unit: Unit, position: int) -> _Draft | None:
        """ "In the text that takes responsibility for X, we read: ..."."""
        if unit.low[position - 1] not in {":", ","}:
            return None
        start, end = unit.starts[0], unit.starts[position]
        named = [g for g in self.discourse.groups if g.armed and start <= g.span.start < end]
        speakers = read_speakers(unit, (0, position), named, telex=self.tokens.telex) if named else []
        stretch = next(((k, k + 1) for k in range(position) if named and unit.starts[k] >= named[-1].span.start), None)
        if stretch is not None:
            until = next(
                (k for k in range(stretch[0], position + 1) if unit.ends[k - 1] >= named[-1].span.end), position
            )
            speakers = read_speakers(unit, (stretch[0], max(until, stretch[1])), named, telex=self.tokens.telex)
        spoken = self.discourse.resolve(speakers[0]) if speakers else self.discourse.last()
        if spoken is None or spoken.voice == UNKNOWN:
            return None
        attribution = Attribution(
            spoken.voice, unit.span(position - 1, position), spoken.speaker.span, (unit.span(position, position + 1),),
            via=tuple(channels_between(unit, 0, position)), stance=Stance.ASSERTS,
        )  # fmt: skip
        return _Draft(spoken, attribution, ":", ())


def _frames(saying: Saying) -> tuple[Span, ...]:
    """The words of an attribution that are no content: source and cue, and what follows them."""
    unit = saying.unit
    first, last = saying.begins, max(saying.ends, saying.cue[1])
    pieces: list[Stretch] = []
    at = first
    for a, b in sorted(saying.content):
        if a > at:
            pieces.append((at, min(a, last)))
        at = max(at, b)
    if at < last:
        pieces.append((at, last))
    if unit.low[0] in {"in", "on", "at"} and first and not any(a == 0 for a, _ in saying.content) and saying.source:
        pieces.append((0, first))
    return tuple(unit.span(a, b) for a, b in pieces if a < b)


def _is_outlet(draft: _Draft, outlet: str | None) -> bool:
    """Whether a voice is the outlet itself: by its name, or as "this newspaper"."""
    name = draft.spoken.voice.name.lower()
    return outlet is not None and bool(name) and name == outlet.lower()


def _finished(drafts: Sequence[_Draft]) -> tuple[Attribution, ...]:
    """The drafts with roles settled and outer voices in ``via``, in the order of the text."""
    claimants = {_key(draft.spoken) for draft in drafts if _claims(draft)}
    settled = [_settled(draft, claimants) for draft in drafts]
    nested = [_nested(number, settled) for number in range(len(settled))]
    return tuple(sorted(nested, key=lambda a: (a.content[0], -a.content[-1].end)))


def _key(spoken: Spoken) -> str:
    return spoken.actor or spoken.voice.name


def _claims(draft: _Draft) -> bool:
    """Whether a draft is of a party's, or an army's, own deed."""
    if draft.attribution.stance is Stance.CLAIMS:
        return True
    own = draft.spoken.voice.kind in _SIDES and draft.attribution.stance is Stance.ASSERTS
    return own and (owns_deed(draft.words) or _names_itself(draft))


def _names_itself(draft: _Draft) -> bool:
    """Whether a side says by its own name, or as "soldiers of the caliphate", that it did harm."""
    opening = [word for word in draft.words[:_OPENING] if word not in {"the", "that", '"', "“", "‘"}]
    name = {word for word in draft.spoken.voice.name.lower().split() if word not in {"the", "of", "spokesman", "for"}}
    itself = len(opening) > 1 and (opening[0] in name or (draft.spoken.actor is not None and opening[0] in OWN_MEN))
    return itself and owns_deed(("it", *opening[1:]))


def _disowns(draft: _Draft) -> bool:
    """Whether a side says that it had no part: "it was not involved", or its own country was not."""
    if disowns_deed(draft.words):
        return True
    own = draft.spoken.country
    opening = [word for word in draft.words[:_OPENING] if word not in {"the", "that"}]
    return own is not None and denies_part(draft.words[:_OPENING]) and country_in(opening[:2], None) == own


_OPENING = 12
_SIDES = frozenset({VoiceKind.PARTY, VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT})
_STANDS_ALONE = 2


def _settled(draft: _Draft, claimants: set[str]) -> Attribution:
    """The attribution with its voice as claimant or accused where that is its role here."""
    said = draft.attribution
    kind = said.voice.kind
    if said.stance is Stance.ASSERTS and kind in _SIDES and _disowns(draft):
        return replace(said, stance=Stance.DENIES, voice=replace(said.voice, kind=VoiceKind.ACCUSED))
    if said.stance is Stance.DENIES:
        if rejects_rather(draft.words, party=kind is VoiceKind.PARTY):
            return replace(said, stance=Stance.REJECTS)
        return replace(said, voice=replace(said.voice, kind=VoiceKind.ACCUSED)) if kind in _SIDES else said
    if _claims(draft) and kind in _SIDES:
        return replace(said, stance=Stance.CLAIMS, voice=replace(said.voice, kind=VoiceKind.CLAIMANT))
    if kind is VoiceKind.PARTY and _key(draft.spoken) in claimants:
        stance = Stance.CLAIMS if said.stance is Stance.ASSERTS else said.stance
        return replace(said, stance=stance, voice=replace(said.voice, kind=VoiceKind.CLAIMANT))
    return said


def _nested(number: int, attributions: Sequence[Attribution]) -> Attribution:
    """The attribution with the voices around it in its ``via``; the outlet's hedge inside a voice is the voice's."""
    said = attributions[number]
    start, end = said.content[0].start, said.content[0].end
    around = [
        (content.end - content.start, other)
        for k, other in enumerate(attributions)
        for content in other.content
        if content.start <= start and end <= content.end
        and k != number and other.voice != said.voice and other.cue != said.cue
        and (content != said.content[0] or (other.cue and said.cue and other.cue.start < said.cue.start))
    ]  # fmt: skip
    outer = [other for _, other in sorted(around, key=lambda one: one[0])]
    if not outer:
        return said
    if said.voice == OUTLET:
        first = next((one for one in outer if one.voice != OUTLET), None)
        return replace(said, voice=first.voice, via=first.via, source=first.source) if first else said
    names = [name for one in outer if one.voice not in (OUTLET, UNKNOWN) for name in (one.voice.name, *one.via)]
    return replace(said, via=tuple(dict.fromkeys((*said.via, *(n for n in names if n != said.voice.name)))))


_NOBODY = Speaker(Span(0, 1), "unknown")
