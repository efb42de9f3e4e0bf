"""Who is said to have done it: claims, accusations, suspicions, denials, and what the report itself says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from avowal.actors import open_actors
from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import Name, Span, Voice
from avowal.extraction.attribution import Attribution
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes
from avowal.extraction.phrasebook import Phrasebook, lexicon, phrasebook
from avowal.gazetteer.countries import country_code, country_name, seat_of

_MOST_WORDS = 18
_BODIES = {
    "pentagon": "US",
    "kremlin": "RU",
    "idf": "IL",
    "white house": "US",
    "centcom": "US",
    "central command": "US",
}
_DEEDS = frozenset(
    "attack attacks bombing explosion explosions blast strike raid killing shooting massacre crime".split()
)


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
    by_line = {line.number: _parties(notes, line) for line in lines}
    for line in lines:
        found += _doers(notes, line, by_line[line.number])
    for attribution in notes.attributions:
        line = notes.line_at((attribution.cue or attribution.content[0]).start)
        if line is None or line.number not in by_line:
            continue
        found += _said(notes, line, attribution, by_line[line.number])
    return found


def _parties(notes: Notes, line: Line) -> list[_Party]:
    """Groups, forces, states and bands that a sentence names."""
    found = list(_strikers(notes, line))
    for actor in notes.actors:
        if line.span.start <= actor.span.start < line.span.end:
            first = notes.word_at(actor.span.start)
            stop = max(first + 1, notes.word_at(actor.span.end - 1) + 1)
            found.append(_Party(first, stop, Name(actor.actor.name, (), actor.actor.id)))
    found = [p for k, p in enumerate(found) if not any(p.first == o.first for o in found[:k])]
    taken = {i for party in found for i in range(party.first, party.stop)}
    for place in notes.places:
        if place.kind == "country" and line.span.start <= place.span.start < line.span.end and not place.is_locative:
            first = notes.word_at(place.span.start)
            stop = max(first + 1, notes.word_at(place.span.end - 1) + 1)
            if not taken.intersection(range(first, stop)):
                found.append(_Party(first, stop, Name(_country(place.place.country, place.place.name))))
                taken.update(range(first, stop))
    for band in _bands().find(notes.words, line.first, line.stop):
        if not taken.intersection(range(band.first, band.stop)):
            said = " ".join(notes.span(band.first, band.stop).quote(notes.text).split())
            found.append(_Party(band.first, band.stop, Name(said.lower() if said.isupper() else said), is_general=True))
    return sorted(found, key=lambda party: party.first)


def _strikers(notes: Notes, line: Line) -> Iterator[_Party]:
    """States by the adjective before their strike: "an Israeli air strike", "US drones"."""
    words = notes.words
    for i in range(line.first, line.stop - 1):
        strike = any(_strikes().at(words, k) is not None for k in (i + 1, i + 2) if k < line.stop)
        if strike and words.raw(i)[:1].isupper():
            code = country_code(notes.span(i, i + 1).quote(notes.text))
            if code is not None:
                yield _Party(i, i + 1, Name(country_name(code)), strikes=True)


def _country(code: str | None, said: str) -> str:
    return country_name(code) if code else said


def _doers(notes: Notes, line: Line, parties: Sequence[_Party]) -> Iterator[Finding]:
    """Parties that a sentence shows as doing it: "X attacked", "killed by X", "X is behind"."""
    for party in parties:
        shown = (party.first, party.stop + 2) if party.strikes else None
        shown = shown or _behind(notes, line, party) or _does(notes, line, party) or _by(notes, line, party)
        if shown is None:
            continue
        first, stop = shown
        if stop - first > _MOST_WORDS:
            first, stop = party.first, party.stop
        evidence = notes.span(first, stop)
        stance = Stance.SUSPECTS if _hedged(notes, max(line.first, first - 2), min(line.stop, stop + 3)) else None
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
    while (
        k > line.first
        and party.first - k < 6
        and words.lower[k] in _members() | {"the", "of", "a", "an", "suspected", "alleged", "presumed"}
    ):
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


def _hedged(notes: Notes, first: int, stop: int) -> bool:
    return any(word in _hedges() for word in notes.words.lower[first:stop])


def _said(notes: Notes, line: Line, said: Attribution, parties: Sequence[_Party]) -> Iterator[Finding]:
    """What an attribution itself says of who did it."""
    if said.stance is Stance.CLAIMS and said.voice.kind is VoiceKind.CLAIMANT:
        yield _claim(notes, line, said)
    elif said.stance is Stance.DENIES and said.voice.kind is VoiceKind.ACCUSED:
        yield _denial(notes, line, said)
    elif said.stance in {Stance.ACCUSES, Stance.SUSPECTS} and said.cue is not None:
        yield from _accused(notes, line, said, parties)


def _claim(notes: Notes, line: Line, said: Attribution) -> Finding:
    evidence = _around(notes, line, said)
    words = said.source or evidence
    return Finding(
        Fact.RESPONSIBLE, name_of_voice(said.voice), words, evidence, line.number,
        voice=said.voice, stance=Stance.CLAIMS, via=said.via, sure=0.85,
    )  # fmt: skip


def _denial(notes: Notes, line: Line, said: Attribution) -> Finding:
    evidence = _around(notes, line, said)
    return Finding(
        Fact.RESPONSIBLE, name_of_voice(said.voice), said.source or evidence, evidence, line.number,
        voice=said.voice, stance=Stance.DENIES, via=said.via, sure=0.6,
    )  # fmt: skip


def _accused(notes: Notes, line: Line, said: Attribution, parties: Sequence[_Party]) -> Iterator[Finding]:
    """Those who are named after a word of blame."""
    cue = said.cue
    assert cue is not None
    for party in parties:
        span = notes.span(party.first, party.stop)
        if span.start < cue.end or (said.source is not None and span.overlaps(said.source)):
            continue
        if any(content.start <= span.start < content.end for content in said.content) or span.start - cue.end < 60:
            end = min(party.stop, notes.word_at(cue.start) + _MOST_WORDS)
            evidence = Span(cue.start, notes.span(party.first, max(end, party.first + 1)).end)
            evidence = evidence if _short(notes, evidence) else span
            yield Finding(
                Fact.RESPONSIBLE, party.name, span, evidence, line.number,
                voice=said.voice, stance=said.stance, via=said.via, sure=0.7, part=party.is_general,
            )  # fmt: skip
            return


def _around(notes: Notes, line: Line, said: Attribution) -> Span:
    """Source and cue together, with what follows them as far as twenty words allow."""
    spans = [
        span for span in (said.source, said.cue) if span is not None and line.span.start <= span.start < line.span.end
    ]
    if not spans:
        spans = [said.content[0]]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    first, stop = notes.word_at(start), notes.word_at(end - 1) + 1
    while stop < min(line.stop, first + 12) and notes.words.lower[stop - 1] not in _DEEDS | {"responsibility"}:
        stop += 1
    stop = min(max(stop, first + 1), first + _MOST_WORDS)
    return notes.span(first, stop)


def _short(notes: Notes, span: Span) -> bool:
    return len(span.quote(notes.text).split()) <= _MOST_WORDS


def name_of_voice(voice: Voice) -> Name:
    """The group or state that a voice stands for: for "spokesman for US forces" the armed forces."""
    named = open_actors().named(voice.name)
    if named is not None:
        return Name(named.name, (), named.id)
    code = country_code(voice.name) or seat_of(voice.name)
    if code is not None:
        return Name(country_name(code))
    inside = open_actors().find(voice.name)
    return Name(inside[0].actor.name, (), inside[0].actor.id) if inside else Name(voice.name)


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
def _bands() -> Phrasebook:
    return phrasebook({"band": lexicon("deeds")["small"]["general"]})


@cache
def _members() -> frozenset[str]:
    return frozenset(lexicon("deeds")["small"]["members"].split("|"))


@cache
def _hedges() -> frozenset[str]:
    return frozenset(lexicon("deeds")["small"]["hedges"].split("|"))
