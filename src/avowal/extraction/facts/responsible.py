"""Who is said to have done it: claims, accusations, suspicions, denials, and what the report itself says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TypeVar

from avowal.actors import FoundActor, open_actors
from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import Name, Span, Voice
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.places.places import FoundPlace
from avowal.extraction.text.phrasebook import Phrasebook, lexicon, phrasebook
from avowal.extraction.voices.attribution import Attribution, voice_at
from avowal.gazetteer.countries import country_code, country_name, seat_of

_MOST_WORDS = 18
_NEXT_PARTY = 4
_FARTHEST_CLAIM = 10
_FARTHEST_BLAME = 8
_NEAR_CUE = 60  # characters between "blamed" and the one who is blamed
_BODIES = {
    "pentagon": "US",
    "kremlin": "RU",
    "idf": "IL",
    "white house": "US",
    "centcom": "US",
    "central command": "US",
}
_LOOSE_BLAME = frozenset("came spoke held hold holds named names contacts linked links point points pointed".split())
_STOPS_BLAME = frozenset("and but who which that was were is are said not by in for".split())
_OF_DEED = re.compile(
    r"\b(?:involv\w+|responsib\w+|behind|role|hand|part|accus\w+|alleg\w+|claim\w*|attack\w*|bomb\w*|kill\w*|shell\w*|done|did|do|it|carr\w+|deed"
    r"|charge\w*|shot|shoot\w*|strik\w+|struck|fired|link\w*|mobs?|massacre|kidnap\w*|abduct\w*|murder\w*|remarks|this|had nothing)\b",
    re.IGNORECASE,
)
_DEEDS = frozenset(
    "attack attacks bombing explosion explosions blast strike raid killing shooting massacre crime".split()
)
_CLAIMED = _DEEDS | {"responsibility"}
_NEAR_VOICE = 80  # characters before the words that name a voice which may name its side
PLAIN = 0.95
"""How far a claim or a denial in plain words is trusted."""
_IN_PLAIN_WORDS = re.compile(
    r"\b(?:claim\w*|tak\w+|took|accept\w*|assum\w+|admit\w*|acknowledg\w+|avow\w*|own\w*|den(?:y|ie\w+|ying)|disclaim\w*|reject\w*)"
    r" (?:[\w'’-]+ ){0,3}(?:responsibility|involvement|credit|part|role)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\b(?:no|nobody|hardly|never|yet|whether|not|if)\b", re.IGNORECASE)
_BEFORE_DOERS = frozenset({"by", "from", "of", "to", "at", "on"})

_Named = TypeVar("_Named", FoundActor, FoundPlace)


@dataclass(frozen=True, slots=True)
class _Party:
    """A group, force or state at words ``first`` to ``stop``."""

    first: int
    stop: int
    name: Name
    is_general: bool = False
    strikes: bool = False


def find_responsible(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """Every party that the given sentences say did it, or did not."""
    found: list[Finding] = []
    named = _by_line(notes, notes.actors)
    nations = _by_line(notes, [place for place in notes.places if place.kind == "country" and not place.is_holder])
    by_line = {
        line.number: _parties(notes, line, named.get(line.number, ()), nations.get(line.number, ())) for line in lines
    }
    for line in lines:
        found += _doers(notes, line, by_line[line.number])
        found += _claims(notes, line, [party for party in by_line[line.number] if not party.is_general])
    for attribution in notes.attributions:
        cued = notes.line_at((attribution.cue or attribution.content[0]).start)
        if cued is not None and cued.number in by_line:
            found += _said(notes, cued, attribution, by_line[cued.number])
    return found


def _by_line(notes: Notes, found: Iterable[_Named]) -> dict[int, list[_Named]]:
    """What the sentences name, by the number of the sentence in which it begins."""
    by_line: dict[int, list[_Named]] = {}
    for one in found:
        line = notes.line_at(one.span.start)
        if line is not None:
            by_line.setdefault(line.number, []).append(one)
    return by_line


def _parties(notes: Notes, line: Line, actors: Sequence[FoundActor], nations: Sequence[FoundPlace]) -> list[_Party]:
    """Groups, forces, states and bands that a sentence names, each word once."""
    found: list[_Party] = []
    taken: set[int] = set()
    states = _states(notes, line, nations)
    for party in (*_strikers(notes, line), *_named(notes, actors), *states, *_bands_in(notes, line)):
        words = range(party.first, party.stop)
        if not taken.intersection(words):
            found.append(party)
            taken.update(words)
    found.sort(key=lambda party: party.first)
    return [party for k, party in enumerate(found) if not _is_parent(notes, party, found[k + 1 : k + 2])]


def _named(notes: Notes, actors: Iterable[FoundActor]) -> Iterator[_Party]:
    for actor in actors:
        said = " ".join(actor.span.quote(notes.text).split())
        aliases = (said,) if said != actor.actor.name else ()
        yield _Party(*_words(notes, actor.span), Name(actor.actor.name, aliases, actor.actor.id))


def _states(notes: Notes, line: Line, nations: Iterable[FoundPlace]) -> Iterator[_Party]:
    for found in _state_names().find(notes.words, line.first, line.stop):
        if notes.words.raw(found.first)[:1].isupper():
            said = notes.span(found.first, found.stop).quote(notes.text)
            yield _Party(found.first, found.stop, Name(found.label, (" ".join(said.split()),)))
    for place in nations:
        if place.is_locative and notes.words.lower[notes.word_at(place.span.start) - 1] not in _BEFORE_DOERS:
            continue
        name = country_name(place.place.country) if place.place.country else place.place.name
        said = " ".join(place.span.quote(notes.text).split())
        yield _Party(*_words(notes, place.span), Name(name, (said,) if said != name else ()))


def _bands_in(notes: Notes, line: Line) -> Iterator[_Party]:
    for band in _bands().find(notes.words, line.first, line.stop):
        said = " ".join(notes.span(band.first, band.stop).quote(notes.text).split())
        yield _Party(band.first, band.stop, Name(said.lower() if said.isupper() else said), is_general=True)


def _words(notes: Notes, span: Span) -> tuple[int, int]:
    first = notes.word_at(span.start)
    return first, max(first + 1, notes.word_at(span.end - 1) + 1)


def _is_parent(notes: Notes, party: _Party, following: Sequence[_Party]) -> bool:
    """Whether a party only tells whose branch the next one is: "the Afghan branch of Islamic State, ISIS-K"."""
    near = bool(following) and following[0].first - party.stop <= _NEXT_PARTY
    after = _branches().intersection(notes.words.lower[party.stop : party.stop + 2])
    before = _branches().intersection(notes.words.lower[max(0, party.first - 3) : party.first])
    return near and bool(after or before)


def _strikers(notes: Notes, line: Line) -> Iterator[_Party]:
    """States by the adjective before their strike: "an Israeli air strike", "US drones"."""
    words = notes.words
    strikes = [k for k in _strikes().beginnings(words, line.first + 1, line.stop) if _strikes().at(words, k)]
    for i in sorted({i for k in strikes for i in (k - 2, k - 1) if i >= line.first}):
        if words.raw(i)[:1].isupper():
            code = country_code(notes.span(i, i + 1).quote(notes.text))
            if code is not None:
                yield _Party(i, i + 1, Name(country_name(code)), strikes=True)


def _doers(notes: Notes, line: Line, parties: Sequence[_Party]) -> Iterator[Finding]:
    """Parties that a sentence shows as doing it: "X attacked", "killed by X", "X is behind"."""
    for party in parties:
        shown = (party.first, min(party.stop + 2, line.stop)) if party.strikes else None
        shown = shown or _behind(notes, line, party) or _does(notes, line, party) or _by(notes, line, party)
        cleared = _cleared(notes, line, party)
        shown = cleared or shown or _blamed(notes, line, party)
        if shown is None:
            continue
        first, stop = shown
        if stop - first > _MOST_WORDS:
            first, stop = party.first, party.stop
        evidence = notes.span(first, stop)
        hedged = _hedged(notes, max(line.first, first - 2), min(line.stop, stop + 3))
        stance = Stance.REJECTS if cleared else Stance.SUSPECTS if hedged else None
        sure = 0.5 if party.is_general else 0.7
        yield Finding(
            Fact.RESPONSIBLE, party.name, notes.span(party.first, party.stop), evidence, line.number,
            stance=stance, sure=sure, part=party.is_general,
        )  # fmt: skip


def _behind(notes: Notes, line: Line, party: _Party) -> tuple[int, int] | None:
    for i in range(party.stop, min(party.stop + 3, line.stop)):
        found = _book("behind").at(notes.words, i)
        if found is not None and found.stop <= line.stop:
            return party.first, min(found.stop + 3, line.stop)
        if notes.words.lower[i] not in _members():
            return None
    return None


def _does(notes: Notes, line: Line, party: _Party) -> tuple[int, int] | None:
    words = notes.words
    for i in range(party.stop, min(party.stop + 5, line.stop)):
        found = _book("active").at(words, i)
        if found is not None and found.stop <= line.stop:
            passive = words.lower[i - 1] in {"was", "were", "been", "be", "being", "is", "are"} and words.lower[
                i
            ] not in {"responsible", "were"}
            return None if passive or words.lower[i : i + 1] == ("claimed",) else (party.first, found.stop)
        if words.lower[i] not in _members() or words.gap(i) not in {" ", "'", "’", "-", "\n"}:
            return None
    return None


def _by(notes: Notes, line: Line, party: _Party) -> tuple[int, int] | None:
    """After "by": "killed by X", "an attack by suspected X fighters", "fired by members of X"."""
    words = notes.words
    k = party.first - 1
    while k > line.first and party.first - k < 6 and words.lower[k] in _before_members():
        k -= 1
    if words.lower[k] != "by" and not (
        words.lower[k] == "of" and words.lower[k - 1] in {"work", "hands", "hand", "responsibility"}
    ):
        return None
    for i in range(k - 1, max(line.first - 1, k - 9), -1):
        found = _book("passive").at(words, i)
        if found is not None:
            return i, party.stop
    return None


def _blamed(notes: Notes, line: Line, party: _Party) -> tuple[int, int] | None:
    """After a word of blame: "responsibility lies with X", "bore the hallmarks of X"; also X and Y."""
    words = notes.words
    for i in range(party.first - 1, max(line.first - 1, party.first - _FARTHEST_BLAME), -1):
        found = _book("blame").at(words, i)
        if found is not None and found.stop <= party.first:
            between = words.lower[found.stop : party.first]
            needs_deed = words.lower[i] in _LOOSE_BLAME and not _DEEDS.intersection(words.lower[line.first : line.stop])
            return None if needs_deed or _STOPS_BLAME.intersection(between) else (i, party.stop)
    return None


def _cleared(notes: Notes, line: Line, party: _Party) -> tuple[int, int] | None:
    """Whether the words say that a party did not do it: "X was not involved", "no reason to believe that X"."""
    for i in range(party.stop, min(party.stop + 3, line.stop)):
        found = _book("cleared_after").at(notes.words, i)
        if found is not None:
            return party.first, min(found.stop, line.stop)
    for i in range(party.first - 1, max(line.first - 1, party.first - 6), -1):
        found = _book("cleared_before").at(notes.words, i)
        long_enough = found is not None and (
            found.stop - found.first > 1 or "involvement" in notes.words.lower[party.stop : party.stop + 2]
        )
        if found is not None and long_enough and found.stop <= party.first <= found.stop + 1:
            return i, party.stop
    return None


def _hedged(notes: Notes, first: int, stop: int) -> bool:
    return not _hedges().isdisjoint(notes.words.lower[first:stop])


def _said(notes: Notes, line: Line, said: Attribution, parties: Sequence[_Party]) -> Iterator[Finding]:
    """What an attribution itself says of who did it."""
    if said.stance is Stance.CLAIMS and said.voice.kind is VoiceKind.CLAIMANT:
        name = _doer_behind(notes, said)
        if name is not None:
            yield _own(notes, line, said, name, Stance.CLAIMS)
    elif said.stance is Stance.DENIES and said.voice.kind is VoiceKind.ACCUSED:
        name = _doer_behind(notes, said)
        if name is not None and any(_OF_DEED.search(content.quote(notes.text)) for content in said.content):
            yield _own(notes, line, said, name, Stance.DENIES)
    elif said.stance in {Stance.ACCUSES, Stance.SUSPECTS} and said.cue is not None:
        yield from _accused(notes, line, said, parties)


def _doer_behind(notes: Notes, said: Attribution) -> Name | None:
    """Whose deed a voice owns or denies; ``None`` for "an official" of nobody in particular."""
    voice = said.voice
    name = name_of_voice(voice)
    if name.actor_id is not None or name.text != voice.name:
        return name
    low = voice.name.lower()
    for actor in notes.actors:
        if low in actor.span.quote(notes.text).lower().split():
            return Name(actor.actor.name, (), actor.actor.id)
    band = next((word for word in low.split() if word in _band_words()), None)
    if band is not None:
        return Name(band)
    side = side_by_words(notes, voice, said.source) if said.source is not None else None
    if side is not None:
        return side
    if voice.country is not None:
        return Name(country_name(voice.country))
    return name if any(char.isupper() for char in voice.name) or notes.text.isupper() else None


def side_by_words(notes: Notes, voice: Voice, at: Span) -> Name | None:
    """The group that a person speaks for, by the words before the name or by the role: "Taliban spokesman X"."""
    by_role = name_of_voice(Voice(voice.role, voice.kind)) if voice.role else None
    if by_role is not None and (by_role.actor_id is not None or by_role.text != voice.role):
        return by_role
    line = notes.line_at(at.start)
    around = Span(max(0 if line is None else line.span.start, at.start - _NEAR_VOICE), at.end)
    near = [actor for actor in notes.actors if actor.span.overlaps(around)]
    if not near:
        return None
    closest = min(near, key=lambda actor: abs(actor.span.start - at.start))
    return Name(closest.actor.name, (), closest.actor.id)


def _how_plain(words: str, stance: Stance) -> float:
    """How far words of a claim or denial are trusted: "denied responsibility" is plain, "said that it" is not."""
    if _IN_PLAIN_WORDS.search(words) and not _OF_OTHERS.search(words):
        return PLAIN
    return 0.7 if stance is Stance.CLAIMS else 0.5


def _own(notes: Notes, line: Line, said: Attribution, name: Name, stance: Stance) -> Finding:
    evidence = _around(notes, line, said)
    words = (
        said.source
        if said.source is not None and evidence.start <= said.source.start and said.source.end <= evidence.end
        else evidence
    )
    return Finding(
        Fact.RESPONSIBLE, name, words, evidence, line.number,
        voice=said.voice, stance=stance, via=said.via, sure=_how_plain(evidence.quote(notes.text), stance),
    )  # fmt: skip


def _claims(notes: Notes, line: Line, parties: Sequence[_Party]) -> Iterator[Finding]:
    """Parties that claim it in the sentence's own words: "X, a splinter group, has also claimed the attack"."""
    words = notes.words
    for party in parties:
        for i in range(party.stop, min(party.stop + _FARTHEST_CLAIM, line.stop - 1)):
            verb = _claim_verbs().at(words, i)
            if verb is None or _claim_objects().at(words, verb.stop) is None:
                if any(other.first == i for other in parties):
                    break
                continue
            if words.lower[i - 1] in {"not", "yet", "no", "immediately", "be", "without"}:
                break
            stop = min(_claim_objects().at(words, verb.stop).stop, line.stop)  # type: ignore[union-attr]
            outer = voice_at(notes.attributions, notes.span(party.first, stop))
            via = (outer.voice.name,) if outer is not None and outer.stance is Stance.ASSERTS else ()
            yield Finding(
                Fact.RESPONSIBLE, party.name, notes.span(party.first, party.stop), notes.span(party.first, stop), line.number,
                voice=Voice(party.name.text, VoiceKind.CLAIMANT), stance=Stance.CLAIMS, via=via, sure=PLAIN,
            )  # fmt: skip
            break


def _accused(notes: Notes, line: Line, said: Attribution, parties: Sequence[_Party]) -> Iterator[Finding]:
    """Those who are named after a word of blame, and those whom "and" adds."""
    cue = said.cue
    assert cue is not None
    last: _Party | None = None
    for party in parties:
        span = notes.span(party.first, party.stop)
        if span.start < cue.end or (said.source is not None and span.overlaps(said.source)):
            continue
        inside = any(content.start <= span.start < content.end for content in said.content)
        if last is None and not inside and span.start - cue.end >= _NEAR_CUE:
            return
        if last is not None and "and" not in notes.words.lower[last.stop : min(party.first, last.stop + 3)]:
            return
        whole = Span(cue.start, span.end)
        yield Finding(
            Fact.RESPONSIBLE, party.name, span, whole if _short(notes, whole) else span, line.number,
            voice=said.voice, stance=said.stance, via=said.via, sure=0.7, part=party.is_general,
        )  # fmt: skip
        last = party


def _around(notes: Notes, line: Line, said: Attribution) -> Span:
    """Source and cue together, with what follows them as far as twenty words allow."""
    spans = [
        span for span in (said.source, said.cue) if span is not None and line.span.start <= span.start < line.span.end
    ]
    if not spans:
        spans = [said.content[0]]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    first, stop = notes.word_at(start), notes.word_at(end - 1) + 1
    while stop < min(line.stop, first + 12) and notes.words.lower[stop - 1] not in _CLAIMED:
        stop += 1
    stop = min(max(stop, first + 1), first + _MOST_WORDS)
    return notes.span(first, stop)


def _short(notes: Notes, span: Span) -> bool:
    return len(span.quote(notes.text).split()) <= _MOST_WORDS


def name_of_voice(voice: Voice) -> Name:
    """The group or state that a voice stands for: for "spokesman for US forces" the armed forces."""
    return _name_of(voice.name)


@lru_cache(maxsize=4096)  # a few voices speak again and again, in all reports
def _name_of(voice: str) -> Name:
    named = open_actors().named(voice)
    if named is not None:
        return Name(named.name, (), named.id)
    code = country_code(voice) or seat_of(voice)
    if code is not None:
        return Name(country_name(code))
    inside = open_actors().find(voice)
    return Name(inside[0].actor.name, (), inside[0].actor.id) if inside else Name(voice)


def is_own(voice: Voice, value: Name) -> bool:
    """Whether a voice speaks of its own side: the same group, or two forces of one state."""
    own = name_of_voice(voice)
    if own.text == value.text:
        return True
    return _state(own.text) is not None and _state(own.text) == _state(value.text)


def _state(name: str) -> str | None:
    """The state whose government or force a name is."""
    code = country_code(name) or seat_of(name) or _BODIES.get(name.lower())
    if code is not None:
        return code
    of = name.rpartition(" of ")[2]
    return country_code(of) if of != name else None


@cache
def _book(label: str) -> Phrasebook:
    return phrasebook({label: lexicon("deeds")["verbs"][label]})


@cache
def _strikes() -> Phrasebook:
    return phrasebook({"strike": lexicon("deeds")["small"]["strikes"]})


@cache
def _claim_verbs() -> Phrasebook:
    return phrasebook({"verb": lexicon("deeds")["claims"]["verbs"]})


@cache
def _claim_objects() -> Phrasebook:
    return phrasebook({"object": lexicon("deeds")["claims"]["objects"]})


@cache
def _state_names() -> Phrasebook:
    return phrasebook(lexicon("deeds")["states"])


@cache
def _branches() -> frozenset[str]:
    return frozenset(lexicon("deeds")["small"]["branches"].split("|"))


@cache
def _band_words() -> frozenset[str]:
    return frozenset(lexicon("deeds")["small"]["general"].split("|"))


@cache
def _bands() -> Phrasebook:
    return phrasebook({"band": lexicon("deeds")["small"]["general"]})


@cache
def _members() -> frozenset[str]:
    return frozenset(lexicon("deeds")["small"]["members"].split("|"))


@cache
def _before_members() -> frozenset[str]:
    """Words that may stand between "by" and those who did it."""
    return _members() | {"the", "of", "a", "an", "suspected", "alleged", "presumed"}


@cache
def _hedges() -> frozenset[str]:
    return frozenset(lexicon("deeds")["small"]["hedges"].split("|"))
