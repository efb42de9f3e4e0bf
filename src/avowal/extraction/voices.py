"""Voices of one report: pronouns, last names and "the group" led back to whom they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from avowal.codebook.vocabulary import VoiceKind
from avowal.domain import Span, Voice
from avowal.extraction.speakers import GROUP_WORDS, Group, Speaker
from avowal.extraction.voice_kinds import Kind
from avowal.extraction.voice_words import heads

UNKNOWN = Voice("unknown", VoiceKind.UNKNOWN)

_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen head chief director chairman chairwoman chair chairperson leader leaders secretary"
    " representative representatives coordinator deputy adviser advisor aide secretary-general".split()
)
_COMMANDERS = frozenset(
    "commander commanders chief men fighters soldiers forces troops officers officials members general".split()
)
_ISSUED = frozenset(
    "statement communique note video message recording audio letter claim leaflet leaflets text".split()
)
_UNSAID = frozenset("reports report rumours rumors rumor sources source accounts statements information".split())
_FULL_NAME = re.compile(r"(?:[A-Z][\w'’-]+ )(?:(?:al|bin|ibn|abu|de|la|del|van|von|der)[ -])?(?:[A-Z][\w'’-]+ ?){1,3}")


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice that has spoken, and the words by which it can be meant again."""

    speaker: Speaker
    voice: Voice
    country: str | None
    actor: str | None


@dataclass(slots=True)
class Discourse:
    """Who has spoken so far in a report, and who is named in it.

    Attributes:
        country: ISO code of the country of the main incident; ``None`` if unknown.
        issued: Who issued the latest statement, video or note.
        groups: Armed groups and forces, where the text names them.
        people: Full names in the text by last name.
        spoken: Voices in the order in which they spoke.
    """

    country: str | None
    groups: Sequence[Group]
    people: dict[str, str]
    spoken: list[Spoken] = field(default_factory=list)
    issued: dict[str, Spoken] = field(default_factory=dict)

    def resolve(self, speaker: Speaker, *, lemma: str = "say", inside: Spoken | None = None) -> Spoken | None:
        """Whom a source means; ``None`` for a pronoun that nobody fits.

        Args:
            speaker: What the source names.
            lemma: The verb, which tells a little about who can do it.
            inside: The voice whose quotation the source stands in.
        """
        if speaker.pronoun:
            found = self._by_pronoun(speaker, inside)
        elif speaker.document:
            found = self._issuer(speaker)
        else:
            found = self._again(speaker)
        spoken = found or (None if speaker.pronoun else self._new(speaker, lemma))
        if spoken is not None:
            self.spoken.append(spoken)
        return spoken

    def note_issue(self, words: Sequence[str], at: Span, spoken: Spoken | None) -> None:
        """Remembers who is behind the "statement" or "note" among the words of a sentence."""
        for word in _ISSUED.intersection(words):
            issuer = spoken or self._latest_group(Speaker(at, word))
            if issuer is not None:
                self.issued[word] = issuer

    def last(self) -> Spoken | None:
        """The voice that spoke last."""
        return self.spoken[-1] if self.spoken else None

    def _by_pronoun(self, speaker: Speaker, inside: Spoken | None) -> Spoken | None:
        if speaker.pronoun in {"i", "we"}:
            return inside
        for one in reversed(self.spoken):
            if one.voice.kind is VoiceKind.UNKNOWN and one.voice == UNKNOWN:
                continue
            if speaker.pronoun in {"he", "she"} and one.speaker.person:
                return one
            if speaker.pronoun == "it" and not one.speaker.person and not one.speaker.plural:
                return one
            if speaker.pronoun == "they" and (one.speaker.plural or one.actor):
                return one
        if speaker.pronoun in {"it", "they"}:
            return self._latest_group(speaker)
        return None

    def _issuer(self, speaker: Speaker) -> Spoken | None:
        """Who issued "the statement": the group named beside it, else who spoke last."""
        if speaker.actor is not None:
            group = next((g for g in self.groups if speaker.span.start <= g.span.start < speaker.span.end), None)
            return self._of_group(speaker, group) if group else None
        if speaker.kind is not None and speaker.kind.country is None and speaker.kind.kind is not VoiceKind.UNKNOWN:
            return None
        if "report" in speaker.name.lower() and not speaker.definite:
            return None
        for word in speaker.name.lower().split():
            if word in self.issued:
                return self.issued[word]
        one = next((one for one in reversed(self.spoken) if one.voice != UNKNOWN), None)
        return one or self._latest_group(speaker)

    def _again(self, speaker: Speaker) -> Spoken | None:
        """The same voice named again: by its last name, its group, or "the ministry"."""
        if speaker.person:
            named = self._person_again(speaker)
            if named:
                return named
        elif speaker.actor is not None:
            same = next(
                (one for one in reversed(self.spoken) if one.actor == speaker.actor and not one.speaker.person), None
            )
            if same:
                return Spoken(speaker, same.voice, same.country, same.actor)
        elif " " not in speaker.name and not speaker.heads:
            named = self._person_again(speaker)
            if named:
                return named
        if speaker.owned and speaker.heads & (_OFFICES | _COMMANDERS):
            bodies = (one for one in reversed(self.spoken) if not one.speaker.person and one.voice != UNKNOWN)
            return next(bodies, None) or self._latest_group(speaker)
        if speaker.definite:
            return self._pointed_at(speaker)
        return None

    def _person_again(self, speaker: Speaker) -> Spoken | None:
        for one in self.spoken:
            if one.speaker.person and _same_person(speaker.name, one.voice.name):
                if len(one.voice.name) >= len(speaker.name):
                    return one
                better = Voice(speaker.name, one.voice.kind, speaker.role or one.voice.role)
                return Spoken(speaker, better, one.country, one.actor)
        return None

    def _pointed_at(self, speaker: Speaker) -> Spoken | None:
        """ "The group", "the ministry", "the official": the latest that it fits."""
        wanted = speaker.heads
        if wanted & GROUP_WORDS:
            one = next((o for o in reversed(self.spoken) if o.actor or o.voice.kind is VoiceKind.PARTY), None)
            return one or self._latest_group(speaker)
        for one in reversed(self.spoken):
            if wanted and wanted <= one.speaker.heads | _words(one.voice.name) | _words(one.voice.role or ""):
                return one
        if wanted & {"agency", "newspaper", "outlet", "broadcaster", "channel", "network", "station"}:
            media = {VoiceKind.MEDIA, VoiceKind.STATE_MEDIA}
            return next((one for one in reversed(self.spoken) if one.voice.kind in media), None)
        return None

    def _latest_group(self, speaker: Speaker) -> Spoken | None:
        before = [g for g in self.groups if g.armed and g.span.end <= speaker.span.start]
        return self._of_group(speaker, before[-1]) if before else None

    def _of_group(self, speaker: Speaker, group: Group) -> Spoken:
        kind = VoiceKind.PARTY if group.armed else self._state_kind(group.country)
        named = replace(speaker, name=group.name, actor=group.id, pronoun=None, document=False)
        return Spoken(named, Voice(group.name, kind), group.country, group.id)

    def _new(self, speaker: Speaker, lemma: str) -> Spoken:
        kind = speaker.kind or _fallback(speaker, lemma)
        decided = kind.kind
        if decided is VoiceKind.OFFICIAL:
            decided = self._state_kind(kind.country)
        elif decided is VoiceKind.FOREIGN_GOVERNMENT and kind.country is not None and kind.country == self.country:
            decided = VoiceKind.OFFICIAL
        name = speaker.name
        if speaker.person and " " not in name:
            name = self.people.get(name.lower(), name)
        return Spoken(speaker, Voice(name, decided, speaker.role), kind.country, speaker.actor)

    def _state_kind(self, country: str | None) -> VoiceKind:
        foreign = country is not None and self.country is not None and country != self.country
        return VoiceKind.FOREIGN_GOVERNMENT if foreign else VoiceKind.OFFICIAL


def _same_person(one: str, other: str) -> bool:
    """Whether two namings can mean one person: all words of the shorter, the last name among them, are in the longer."""
    first, second = sorted((one.lower().split(), other.lower().split()), key=len)
    return first[-1] in second and set(first) <= set(second)


def full_names(text: str) -> dict[str, str]:
    """Full names in a text by their last word; the first to be written there has it.

    >>> full_names("Colonel Luis Arturo Isaacs spoke. Isaacs left.")["isaacs"]
    'Luis Arturo Isaacs'
    """
    found: dict[str, str] = {}
    for match in _FULL_NAME.finditer(text):
        words = match.group().split()
        while words and (words[0].lower() in heads() or words[0].lower() in _NO_FIRST_NAMES):
            words = words[1:]
        if len(words) > 1:
            found.setdefault(words[-1].lower(), " ".join(words))
    return found


_NO_FIRST_NAMES = frozenset(
    "the a an in on at mr mrs ms dr gen col lt maj capt sgt president prime interior defence defense foreign police chief deputy"
    " vice former but and after when while as according".split()
)


def _fallback(speaker: Speaker, lemma: str) -> Kind:
    """The kind of a voice whose words tell none: a person is a witness, "reports" are nobody's."""
    if speaker.heads & _UNSAID or speaker.name.lower() in _UNSAID:
        return Kind(VoiceKind.UNKNOWN)
    if speaker.heads & _OFFICES:
        return Kind(VoiceKind.OFFICIAL)
    if speaker.person or speaker.indefinite:
        return Kind(VoiceKind.WITNESS)
    if "." in speaker.name.strip("."):
        return Kind(VoiceKind.MEDIA)
    if lemma == "report" and speaker.name[:1].isupper():
        return Kind(VoiceKind.MEDIA)
    return Kind(VoiceKind.UNKNOWN)


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def span_of(speaker: Speaker) -> Span:
    """Where the report names the speaker."""
    return speaker.span
