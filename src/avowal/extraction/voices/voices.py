"""Voices of one report: pronouns, last names and "the group" led back to whom they mean."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from avowal.codebook.vocabulary import VoiceKind
from avowal.domain import Voice
from avowal.extraction.voices.speaker import Group, Speaker, groups_within
from avowal.extraction.voices.voice_kinds import Kind
from avowal.extraction.voices.voice_words import GROUP_WORDS, heads

UNKNOWN = Voice("unknown", VoiceKind.UNKNOWN)

_MEDIA_KINDS = frozenset({VoiceKind.MEDIA, VoiceKind.STATE_MEDIA})
_MEDIA_WORDS = frozenset("agency newspaper outlet broadcaster channel network station".split())
_OFFICES = frozenset(
    "spokesman spokeswoman spokesperson spokesmen head chief director chairman chairwoman chair chairperson"
    " leader leaders secretary representative representatives coordinator deputy adviser advisor aide"
    " secretary-general".split()
)
_COMMANDERS = frozenset(
    "commander commanders chief men fighters soldiers forces troops officers officials members general".split()
)
_ISSUED = frozenset(
    "statement communique note video message recording audio letter claim leaflet leaflets text".split()
)
_UNSAID = frozenset("reports report rumours rumors rumor sources source accounts statements information".split())
_NO_FIRST_NAMES = frozenset(
    "the a an in on at mr mrs ms dr gen col lt maj capt sgt president prime interior defence defense foreign"
    " police chief deputy vice former but and after when while as according".split()
)
_FULL_NAME = re.compile(
    r"\b[A-Z][\w'’-]{1,30} (?:(?:al|bin|ibn|abu|de|la|del|van|von|der)[ -])?"
    r"[A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2}"
)
_MEMORY = 200  # voices back that a pronoun or a last name may mean


def is_known(voice: Voice) -> bool:
    """Whether a voice is anybody: most often its kind tells, before the voices are compared."""
    return voice.kind is not VoiceKind.UNKNOWN or voice != UNKNOWN


@dataclass(frozen=True, slots=True)
class Spoken:
    """A voice that has spoken, with the naming by which it can be meant again.

    Attributes:
        speaker: What named it.
        voice: Who it is.
        country: ISO code of the state it belongs to, where its naming tells one.
        actor: Id of the armed group or force that it is or speaks for.
    """

    speaker: Speaker
    voice: Voice
    country: str | None
    actor: str | None


@dataclass(slots=True)
class Discourse:
    """Who has spoken so far in a report, and who is named in it.

    Attributes:
        country: ISO code of the country of the main incident; ``None`` if unknown.
        groups: Armed groups and forces, where the text names them.
        people: Full names in the text by last name.
        spoken: Voices in the order in which they spoke, the latest of them.
        issued: Who issued the latest statement, video or note.
    """

    country: str | None
    groups: Sequence[Group]
    people: dict[str, str]
    spoken: deque[Spoken] = field(default_factory=lambda: deque(maxlen=_MEMORY))
    issued: dict[str, Spoken] = field(default_factory=dict)

    def resolve(self, speaker: Speaker, *, lemma: str = "say", inside: Spoken | None = None) -> Spoken | None:
        """Whom a source means; ``None`` for a pronoun that nobody fits.

        Args:
            speaker: What the source names.
            lemma: The verb, which tells a little about who can do it.
            inside: The voice whose quotation the source stands in.
        """
        if speaker.pronoun:
            spoken = self._by_pronoun(speaker, speaker.pronoun, inside)
        elif speaker.document:
            spoken = self._issuer(speaker) or self._new(speaker, lemma)
        else:
            spoken = self._again(speaker) or self._new(speaker, lemma)
        if spoken is not None:
            self.spoken.append(spoken)
        return spoken

    def note_issue(self, words: Sequence[str], at: int, spoken: Spoken | None) -> None:
        """Remembers who is behind the "statement" or "note" among the words of a sentence that ends ``at``."""
        for word in _ISSUED.intersection(words):
            issuer = spoken or self._latest_group(at)
            if issuer is not None:
                self.issued[word] = issuer

    def last(self) -> Spoken | None:
        """The voice that spoke last."""
        return self.spoken[-1] if self.spoken else None

    def of_group(self, group: Group) -> Spoken:
        """A group as a voice, under its standard name."""
        kind = VoiceKind.PARTY if group.armed else self._state_kind(group.country)
        nation = None if group.armed else group.country
        voice = Voice(group.name, kind, country=nation)
        return Spoken(Speaker(group.span, group.name, actor=group.id), voice, group.country, group.id)

    def _latest(self, fits: Callable[[Spoken], bool]) -> Spoken | None:
        return next((one for one in reversed(self.spoken) if is_known(one.voice) and fits(one)), None)

    def _by_pronoun(self, speaker: Speaker, pronoun: str, inside: Spoken | None) -> Spoken | None:
        if pronoun in {"i", "we"}:
            return inside
        if pronoun in {"he", "she"}:
            return self._latest(lambda one: one.speaker.person)
        if pronoun == "it":
            found = self._latest(lambda one: not one.speaker.person and not one.speaker.plural)
        else:
            found = self._latest(lambda one: one.speaker.plural or one.actor is not None)
        return found or self._latest_group(speaker.span.start)

    def _issuer(self, speaker: Speaker) -> Spoken | None:
        """Who issued "the statement": the group named beside it, who was last said to, or who spoke last."""
        if speaker.actor is not None:
            named = groups_within(self.groups, speaker.span)
            return self.of_group(named[0]) if named else None
        told = speaker.kind is not None and speaker.kind.country is None and speaker.kind.kind is not VoiceKind.UNKNOWN
        words = speaker.name.lower().split()
        if told or ("report" in words and not speaker.definite):
            return None
        known = next((self.issued[word] for word in words if word in self.issued), None)
        return known or self._latest(lambda _: True) or self._latest_group(speaker.span.start)

    def _again(self, speaker: Speaker) -> Spoken | None:
        """The same voice named again: by its last name, its group, as "its spokesman", or as "the ministry"."""
        found: Spoken | None = None
        if speaker.person or (" " not in speaker.name and not speaker.heads and speaker.actor is None):
            found = self._person_again(speaker)
        elif speaker.actor is not None:
            found = self._group_again(speaker)
        if found is None and speaker.owned and speaker.heads & (_OFFICES | _COMMANDERS):
            body = self._latest(lambda one: not one.speaker.person)
            return body or self._latest_group(speaker.span.start)
        return found or (self._pointed_at(speaker) if speaker.definite else None)

    def _person_again(self, speaker: Speaker) -> Spoken | None:
        known = next((o for o in self.spoken if o.speaker.person and _same_person(speaker.name, o.voice.name)), None)
        if known is None:
            return None
        nation = known.voice.country or (speaker.kind.nation if speaker.kind else None)
        if len(known.voice.name) >= len(speaker.name):
            return (
                known if nation == known.voice.country else replace(known, voice=replace(known.voice, country=nation))
            )
        fuller = Voice(speaker.name, known.voice.kind, speaker.role or known.voice.role, nation)
        return Spoken(speaker, fuller, known.country, known.actor)

    def _group_again(self, speaker: Speaker) -> Spoken | None:
        known = self._latest(lambda one: one.actor == speaker.actor and not one.speaker.person)
        return replace(known, speaker=speaker) if known else None

    def _pointed_at(self, speaker: Speaker) -> Spoken | None:
        """As in "the group", "the ministry", "the official": the latest that it fits."""
        wanted = speaker.heads
        if wanted & GROUP_WORDS:
            party = self._latest(lambda one: one.actor is not None or one.voice.kind is VoiceKind.PARTY)
            return party or self._latest_group(speaker.span.start)
        named = self._latest(lambda one: bool(wanted) and wanted <= _words_of(one))
        if named is None and wanted & _MEDIA_WORDS:
            return self._latest(lambda one: one.voice.kind in _MEDIA_KINDS)
        return named

    def _latest_group(self, before: int) -> Spoken | None:
        """The armed group named last before a place in the text."""
        stop = bisect_right(self.groups, before, key=lambda group: group.span.end)
        lately = self.groups[max(0, stop - _MEMORY) : stop]
        return next((self.of_group(group) for group in reversed(lately) if group.armed), None)

    def _new(self, speaker: Speaker, lemma: str) -> Spoken:
        told = speaker.kind or _fallback(speaker, lemma)
        kind = told.kind
        if kind is VoiceKind.OFFICIAL or (kind is VoiceKind.FOREIGN_GOVERNMENT and told.country == self.country):
            kind = self._state_kind(told.country) if told.country else kind
        name = speaker.name
        if speaker.person and " " not in name:
            name = self.people.get(name.lower(), name)
        return Spoken(speaker, Voice(name, kind, speaker.role, told.nation), told.country, speaker.actor)

    def _state_kind(self, country: str | None) -> VoiceKind:
        foreign = country is not None and self.country is not None and country != self.country
        return VoiceKind.FOREIGN_GOVERNMENT if foreign else VoiceKind.OFFICIAL


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


def _same_person(one: str, other: str) -> bool:
    """Whether two namings can mean one person: all words of the shorter are in the longer."""
    first, second = _words_in(one), _words_in(other)
    return first <= second or second <= first


@lru_cache(maxsize=1024)  # each person is compared with all those before
def _words_in(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def _fallback(speaker: Speaker, lemma: str) -> Kind:
    """The kind of a voice whose words tell none: a person is a witness, "reports" are nobody's."""
    if speaker.heads & _UNSAID or speaker.name.lower() in _UNSAID:
        return Kind(VoiceKind.UNKNOWN)
    if speaker.heads & _OFFICES:
        return Kind(VoiceKind.OFFICIAL)
    if speaker.person or speaker.indefinite:
        return Kind(VoiceKind.WITNESS)
    if "." in speaker.name.strip(".") or (lemma == "report" and speaker.name[:1].isupper()):
        return Kind(VoiceKind.MEDIA)
    return Kind(VoiceKind.UNKNOWN)


def _words_of(one: Spoken) -> frozenset[str]:
    """The words by which a voice that has spoken can be pointed at."""
    return one.speaker.heads | frozenset(f"{one.voice.name} {one.voice.role or ''}".lower().split())
