"""Reading a source: the person, body or outlet that it names, with its kind as far as its words tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from avowal.codebook.vocabulary import VoiceKind
from avowal.extraction.text.clauses import DETERMINERS, MARKS, PREPOSITIONS, SPEAKING_PRONOUNS
from avowal.extraction.text.tokens import bare
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.frames import CHANNELS
from avowal.extraction.voices.person_names import capitals, person_in, role_in
from avowal.extraction.voices.reporting import word_set
from avowal.extraction.voices.saying import Stretch
from avowal.extraction.voices.speaker import Group, Speaker, groups_within
from avowal.extraction.voices.voice_kinds import Kind, kind_of
from avowal.extraction.voices.voice_words import (
    GROUP_WORDS,
    document_words,
    find_names,
    heads,
    marks,
    mouthpieces,
    names,
)

_COMPLEMENTS = frozenset("of for at from in with near on by to inside outside".split())
_RELATIVES = frozenset({"who", "which", "whose"})
_POINTERS = frozenset("the this that these those same".split())
_COUNTED = frozenset("two three four five several some many".split())
_PLURALS = frozenset("police people troops authorities media gendarmerie personnel staff".split())
_PERSONAL = frozenset(
    "spokesman spokeswoman spokesperson official officer commander governor mayor minister president general"
    " colonel major captain lieutenant chief director head doctor surgeon witness eyewitness resident villager"
    " survivor analyst expert professor researcher activist lawyer prosecutor judge ambassador senator lawmaker"
    " policeman soldier father mother brother sister son daughter wife husband uncle cousin relative neighbour"
    " neighbor man woman boy girl student teacher driver shopkeeper farmer leader member source representative"
    " secretary coordinator journalist reporter correspondent diplomat militant rebel fighter medic nurse"
    " paramedic person aide adviser advisor inspector superintendent commissioner sheriff king chairman chairwoman"
    " manager worker elder priest pastor imam bishop archbishop premier chancellor deputy".split()
)
_LONGEST_NAME = 9
_SHORT_NAMING = 4
_NEAR = 5


def read_speakers(unit: Unit, stretch: Stretch, groups: Sequence[Group]) -> list[Speaker]:
    """Those whom a source names: one, or more where "and" joins them."""
    return [speaker for part in _parts(unit, *stretch) if (speaker := _read(unit, *part, groups))]


def _parts(unit: Unit, start: int, end: int) -> list[Stretch]:
    """The stretch cut where "and" parts two voices; what stands before it may be a list with commas."""
    found: list[Stretch] = []
    at = start
    for k in range(start + 1, end - 1):
        if unit.low[k] in {"and", "or"} and _parts_voices(unit, start, k, end) and not _describes(unit, start, k):
            found.extend(_listed(unit, at, k))
            at = k + 1
    return [*found, (at, end)]


def _listed(unit: Unit, start: int, end: int) -> list[Stretch]:
    commas = [k for k in range(start, end) if unit.low[k] == ","]
    return [(a + 1, b) for a, b in pairwise([start - 1, *commas, end]) if a + 1 < b]


def _parts_voices(unit: Unit, start: int, k: int, end: int) -> bool:
    """Whether both sides of an "and" name somebody, and no name goes over it."""
    left = bare(unit.low[k - 1])
    stop = next((j for j in range(k + 1, end) if unit.low[j] in MARKS or unit.low[j] in PREPOSITIONS), end)
    if left == "," or stop == k + 1 or (left in marks() and left not in heads()):
        return False
    within = {"of", "for"}.intersection(unit.low[max(start, k - _NEAR) : k])
    if unit.capital[k - 1] and unit.capital[k + 1] and within:
        return False
    named_right = unit.capital[k + 1] or any(bare(word) in heads() for word in unit.low[k + 1 : stop])
    return named_right and (left in heads() or unit.capital[k - 1])


def _describes(unit: Unit, start: int, k: int) -> bool:
    """Whether the "and" stands in what describes one person: "Ana Diaz, a former mayor and now a senator"."""
    comma = next((at for at in range(start, k) if unit.low[at] == ","), None)
    if comma is None or comma + 1 >= k or unit.capital[comma + 1] or unit.capital[k + 1]:
        return False
    return person_in(unit, start, comma) is not None


def _read(unit: Unit, start: int, end: int, groups: Sequence[Group]) -> Speaker | None:
    first, last = _core(unit, start, end)
    if first >= last:
        return None
    issuer = _issuer_after(unit, first, last)
    if issuer is not None:
        return _read(unit, issuer, last, groups)
    word = unit.low[first]
    span = unit.span(first, last)
    if last - first == 1 and word in SPEAKING_PRONOUNS:
        return Speaker(span, unit.words(first, last), pronoun=word, plural=word in {"they", "we"})
    inside = groups_within(groups, span)
    person = person_in(unit, first, last)
    if person and not any(g.span.overlaps(unit.span(*person)) for g in inside):
        return _person(unit, (first, last), person, inside)
    return _body(unit, (first, last), frozenset(unit.low[start:first]), inside)


def _body(unit: Unit, stretch: Stretch, opening: frozenset[str], inside: Sequence[Group]) -> Speaker:
    """A body, an outlet, a group, or a person without a name; ``opening`` are the articles before it."""
    start, end = stretch
    kind = _kind(unit, stretch, inside)
    held = _heads_in(unit, *stretch)
    group = _main(inside)
    span = unit.span(*stretch)
    mouthpiece = _mouthpiece(unit, stretch)
    if mouthpiece:
        actor = group.id if group else None
        return Speaker(span, mouthpiece[1], kind=kind, heads=held, actor=actor, through=mouthpiece[0])
    head_end = _head_end(unit, start, end)
    head = bare(unit.low[head_end - 1])
    party = group if group and group.armed and (kind is None or kind.kind is VoiceKind.PARTY) else None
    return Speaker(
        span,
        party.span.quote(unit.text) if party else _name(unit, stretch, head_end),
        person=head in _PERSONAL and not opening & _COUNTED,
        kind=kind,
        heads=held,
        definite=bool(opening & _POINTERS) and group is None and _points_back(unit, stretch, head),
        document=head in document_words() and (kind is None or held <= document_words()),
        actor=group.id if group else None,
        plural=head in _PLURALS or (head in heads() and head.endswith("s") and not head.endswith("ss")),
        indefinite=bool(opening & {"a", "an", "one"}),
        owned=bool(opening & {"its", "their"}),
    )


def _person(unit: Unit, stretch: Stretch, person: Stretch, inside: Sequence[Group]) -> Speaker:
    group = _main(inside)
    return Speaker(
        unit.span(*stretch),
        unit.words(*person),
        role=role_in(unit, stretch, person),
        person=True,
        kind=_person_kind(unit, stretch, person, inside),
        heads=_heads_in(unit, *stretch),
        actor=group.id if group else None,
    )


def _person_kind(unit: Unit, stretch: Stretch, person: Stretch, inside: Sequence[Group]) -> Kind | None:
    """The kind that a person's office tells: before the name, after it, or left out for the well known."""
    told: list[Kind] = []
    for start, end in ((stretch[0], person[0]), (person[1], stretch[1])):
        at = next((k for k in range(start, end) if unit.low[k] not in MARKS and unit.low[k] not in DETERMINERS), end)
        kind = _kind(unit, (at, end), inside) if at < end else None
        told += [kind] if kind else []
    if told:
        return replace(told[0], nation=next((kind.nation for kind in told if kind.nation), None))
    name = unit.low[person[0] : person[1]]
    known = next((tail for k in range(len(name)) if (tail := name[k:]) in names()), None)
    if known is None:
        return None
    sort, country = names()[known]
    return Kind(sort, country, country)


def _issuer_after(unit: Unit, start: int, end: int) -> int | None:
    """Where the one who issued it is named in "a post by his brother"; ``None`` for other sources."""
    head_end = _head_end(unit, start, end)
    if unit.low[head_end - 1] not in document_words() or head_end + 1 >= end:
        return None
    return head_end + 1 if unit.low[head_end] in {"by", "from"} else None


def _points_back(unit: Unit, stretch: Stretch, head: str) -> bool:
    """Whether "the ..." names nobody anew: it holds no proper name but the people of "the Sunni group"."""
    if unit.shouted or not any(unit.capital[stretch[0] : stretch[1]]):
        return True
    return head in GROUP_WORDS and stretch[1] - stretch[0] <= _SHORT_NAMING


def _core(unit: Unit, start: int, end: int) -> Stretch:
    """The stretch without determiners before it and without clauses and channels after it."""
    while start < end - 1 and _opens_naming(unit.low[start]):
        start += 1
    stop = next((k for k in range(start + 1, end) if unit.low[k] in _RELATIVES or _opens_channel(unit, k, end)), end)
    while start < stop and unit.low[stop - 1] in MARKS:
        stop -= 1
    return start, stop


def _opens_naming(word: str) -> bool:
    return word in DETERMINERS or word in MARKS or word in word_set("adverbs", "skip")


def _opens_channel(unit: Unit, k: int, end: int) -> bool:
    """Whether "in a statement", "on Telegram" begins at ``k``."""
    if unit.low[k] not in PREPOSITIONS or unit.low[k] in {"of", "for"}:
        return False
    return bool(CHANNELS.intersection(unit.low[k + 1 : min(end, k + 4)]))


def _kind(unit: Unit, stretch: Stretch, inside: Sequence[Group]) -> Kind | None:
    """The kind that the words tell, with the armed groups among them known."""
    start, end = stretch
    armed = [g.span for g in inside if g.armed]
    places = (
        [k - start for k in range(start, end) if any(s.start <= unit.starts[k] < s.end for s in armed)] if armed else []
    )
    return kind_of(unit.low[start:end], capitals(unit, start, end), places)


def _main(groups: Sequence[Group]) -> Group | None:
    """The group that a source names or speaks for: an armed one first."""
    return next((g for g in groups if g.armed), groups[0] if groups else None)


def _heads_in(unit: Unit, start: int, end: int) -> frozenset[str]:
    return frozenset(plain for word in unit.low[start:end] if (plain := bare(word)) in heads())


def _mouthpiece(unit: Unit, stretch: Stretch) -> tuple[str, str] | None:
    """A party's own outlet as it is named here, and the party."""
    for start, end, key in find_names(unit.low[slice(*stretch)], capitals(unit, *stretch)):
        if key in mouthpieces():
            return _plain(unit.words(stretch[0] + start, stretch[0] + end)), mouthpieces()[key]
    return None


def _head_end(unit: Unit, start: int, end: int) -> int:
    """Where the words up to the head noun end: before the first complement or mark."""
    return next((k for k in range(start + 1, end) if unit.low[k] in _COMPLEMENTS or unit.low[k] in MARKS), end)


def _name(unit: Unit, stretch: Stretch, head_end: int) -> str:
    """A body's name: an outlet's as listed, else the words without those that tell its place."""
    start, end = stretch
    for begin, until, key in find_names(unit.low[start:end], capitals(unit, start, end)):
        if begin == 0 and key in names() and names()[key][0] in {VoiceKind.MEDIA, VoiceKind.STATE_MEDIA}:
            return _plain(unit.words(start, start + until))
    stop = head_end
    while stop < end and unit.low[stop] in {"of", "for"}:
        stop = _head_end(unit, stop, end)
    return _plain(unit.words(start, min(stop, start + _LONGEST_NAME)))


def _plain(words: str) -> str:
    flat = " ".join(words.split())
    return flat[:-2] if flat.endswith(("'s", "’s")) else flat.rstrip("'’")
