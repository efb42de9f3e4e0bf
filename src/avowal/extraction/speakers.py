"""What a source names: a person with an office, a body, an outlet, a pronoun; read before it is resolved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from avowal.codebook.vocabulary import VoiceKind
from avowal.domain import Span
from avowal.extraction.clauses import DETERMINERS, MARKS, PREPOSITIONS, SPEAKING_PRONOUNS, TIME_WORDS, is_verb_like
from avowal.extraction.frames import CHANNELS
from avowal.extraction.reporting import word_set
from avowal.extraction.saying import Stretch
from avowal.extraction.tokens import bare
from avowal.extraction.units import Unit
from avowal.extraction.voice_kinds import Kind, country_in, kind_of
from avowal.extraction.voice_words import document_words, find_names, heads, is_voice_word, marks, mouthpieces, names

_PARTICLES = frozenset("al bin ibn abu de la del van von der el ul y da dos das ben bint bou ould umm ur e".split())
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady gen col lt maj capt brig sgt cpl cmdr adm prof rev fr hon sen rep gov pres prime interior defence"
    " defense foreign police chief deputy vice acting senior former then-president information justice health security finance"
    " first second staff sub assistant attorney secretary retired state army navy air district provincial regional federal"
    " military major brigadier lieutenant archbishop bishop monsignor monseigneur father sheikh sheik mullah maulana ayatollah"
    " hojatoleslam grand hajj hajji haji imam pope cardinal rabbi dean".split()
)
_BODIES = frozenset(
    "ministry department army police council committee group organization organisation observatory university hospital centre"
    " center front movement party agency news television tv radio force forces command corps office bureau union federation"
    " association commission court authority service services brigade brigades network watch rights society institute foundation"
    " state islamic united nations republic national international company church mosque school battalion division guard guards"
    " press media congress senate parliament embassy directorate administration coalition alliance league team club post times".split()
)
_BEFORE_ROLE = frozenset("a an the mr mrs ms dr aged".split())
_COMPLEMENTS = frozenset("of for at from in with near on by to inside outside".split())
_PLACE_COMPLEMENTS = frozenset("in at near on from inside outside who which whose with to by".split())
_LONGEST_NAME = 9
_SHORT_NAMING = 4
GROUP_WORDS = frozenset(
    "group groups organization organisation movement rebels militants insurgents guerrillas guerrilla faction front jihadists"
    " militia separatists terrorists gang cartel militiamen fighters outfit network cell brigades".split()
)
_PLURALS = frozenset("police people troops authorities media gendarmerie personnel staff".split())
_PERSONAL = frozenset(
    "spokesman spokeswoman spokesperson official officer commander governor mayor minister president general colonel major captain"
    " lieutenant chief director head doctor surgeon witness eyewitness resident villager survivor analyst expert professor"
    " researcher activist lawyer prosecutor judge ambassador senator lawmaker policeman soldier father mother brother sister son"
    " daughter wife husband uncle cousin relative neighbour neighbor man woman boy girl student teacher driver shopkeeper farmer"
    " leader member source representative secretary spokesperson coordinator journalist reporter correspondent diplomat militant"
    " rebel fighter medic nurse paramedic person aide adviser advisor inspector superintendent commissioner sheriff king"
    " chairman chairwoman manager worker elder priest pastor imam bishop archbishop premier chancellor deputy".split()
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """ "Kerman's deputy governor Rahman Jalali": a person of that name with that role.

    Attributes:
        span: Where the report names it.
        name: The person or body as named here; a pronoun as it stands.
        role: Office or description of a person.
        person: Whether it is one person.
        kind: What the words tell of its kind; ``None`` if nothing.
        heads: Words for people and bodies in it, by which "the ministry" finds it again.
        pronoun: The pronoun, where it is no more than one.
        definite: Whether it only points back: "the group".
        document: Whether it names what was issued rather than who issued it: "the statement".
        actor: Id of the armed group or force that it names or speaks for.
        plural: Whether it is many.
        through: A party's mouthpiece through which it speaks.
        indefinite: Whether it names anyone: "a stallholder".
        owned: Whether it is "its" or "their" spokesman, and so speaks for whoever spoke.
    """

    span: Span
    name: str
    role: str | None = None
    person: bool = False
    kind: Kind | None = None
    heads: frozenset[str] = frozenset()
    pronoun: str | None = None
    definite: bool = False
    document: bool = False
    actor: str | None = None
    plural: bool = False
    through: str | None = None
    indefinite: bool = False
    owned: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """An armed group or force where a report names it.

    Attributes:
        span: Where.
        id: Its id in the table of actors.
        name: Its name there.
        armed: Whether it is a party to a conflict rather than a state or its forces.
        country: ISO code of its country.
    """

    span: Span
    id: str
    name: str
    armed: bool
    country: str | None


def read_speakers(unit: Unit, stretch: Stretch, groups: Sequence[Group], *, telex: bool) -> list[Speaker]:
    """Those whom a source names: one, or more where "and" joins them."""
    parts = _coordinated(unit, *stretch)
    return [speaker for part in parts if (speaker := _read(unit, *part, groups, telex=telex))]


def _coordinated(unit: Unit, start: int, end: int) -> list[Stretch]:
    """The stretch cut where "and" or a comma parts two voices."""
    cuts = [k for k in range(start + 1, end - 1) if unit.low[k] in {"and", "or"} and _parts_voices(unit, start, k, end)]
    if not cuts:
        return [(start, end)]
    found: list[Stretch] = []
    at = start
    for k in cuts:
        items = _listed(unit, at, k)
        found.extend(items)
        at = k + 1
    return [*found, (at, end)]


def _listed(unit: Unit, start: int, end: int) -> list[Stretch]:
    found: list[Stretch] = []
    at = start
    for k in range(start, end):
        if unit.low[k] == ",":
            if at < k:
                found.append((at, k))
            at = k + 1
    return [*found, (at, end)] if at < end else found


def _parts_voices(unit: Unit, start: int, k: int, end: int) -> bool:
    """Whether both sides of an "and" name somebody, and no name goes over it."""
    left = unit.low[k - 1]
    right = unit.low[k + 1 : min(end, k + 7)]
    stop = next((j for j, word in enumerate(right) if word in MARKS or word in PREPOSITIONS), len(right))
    right = right[:stop]
    capitals = unit.capital[k - 1] and unit.capital[k + 1]
    inside_name = capitals and any(word in {"of", "for"} for word in unit.low[max(start, k - 5) : k])
    names_left = bare(left) in heads() or (unit.capital[k - 1] and not inside_name)
    names_right = any(bare(word) in heads() for word in right) or (bool(right) and unit.capital[k + 1])
    adjective = bare(left) in marks() and bare(left) not in heads()
    return names_left and names_right and not inside_name and not adjective and unit.low[k - 1] != ","


def _read(unit: Unit, start: int, end: int, groups: Sequence[Group], *, telex: bool) -> Speaker | None:
    indefinite = unit.low[start] in {"a", "an", "one"}
    owned = unit.low[start] in {"its", "their"}
    start, end, definite = _core(unit, start, end)
    if start >= end:
        return None
    issuer = _issuer_after(unit, start, end)
    if issuer is not None:
        return _read(unit, issuer, end, groups, telex=telex)
    first = unit.low[start]
    span = unit.span(start, end)
    if end - start == 1 and first in SPEAKING_PRONOUNS:
        return Speaker(span, unit.words(start, end), pronoun=first, plural=first in {"they", "we"})
    words = unit.low[start:end]
    capital = None if telex else unit.capital[start:end]
    inside = [g for g in groups if span.start <= g.span.start and g.span.end <= span.end]
    held = frozenset(bare(word) for word in words if bare(word) in heads())
    person = _person(unit, start, end, telex=telex)
    if person and not any(g.span.overlaps(unit.span(*person)) for g in inside):
        return _person_speaker(unit, (start, end), person, inside, held, telex=telex)
    kind = _kind(unit, start, end, inside, capital)
    through = _mouthpiece(words, capital)
    head_end = _head_end(unit, start, end)
    group = next((g for g in inside if g.armed), None) or (inside[0] if inside else None)
    if through:
        return Speaker(span, through[1], kind=kind, heads=held, actor=group.id if group else None, through=through[0])
    document = unit.low[head_end - 1] in document_words() and (kind is None or not held - document_words())
    named = group is not None and group.armed and (kind is None or kind.kind is VoiceKind.PARTY)
    name = group.span.quote(unit.text) if named and group else _name(unit, start, end, head_end, capital)
    head = bare(unit.low[head_end - 1])
    return Speaker(
        span, name, kind=kind, heads=held, definite=definite and group is None and _points_back(unit, (start, end), head, telex=telex),
        document=document, actor=group.id if group else None,
        person=head in _PERSONAL and first not in {"two", "three", "several"}, plural=_is_plural(head),
        indefinite=indefinite, owned=owned,
    )  # fmt: skip


def _issuer_after(unit: Unit, start: int, end: int) -> int | None:
    """Where the one who issued it is named in "a post by his brother"; ``None`` for other sources."""
    head_end = _head_end(unit, start, end)
    if unit.low[head_end - 1] not in document_words() or head_end + 1 >= end:
        return None
    return head_end + 1 if unit.low[head_end] in {"by", "from"} else None


def _points_back(unit: Unit, stretch: Stretch, head: str, *, telex: bool) -> bool:
    """Whether "the ..." names nobody anew: no proper name in it, or no more than the people of "the Sunni group"."""
    if telex or not any(unit.capital[stretch[0] : stretch[1]]):
        return True
    return head in GROUP_WORDS and stretch[1] - stretch[0] <= _SHORT_NAMING


def _core(unit: Unit, start: int, end: int) -> tuple[int, int, bool]:
    """The stretch without determiner before and frame after; and whether "the" or "this" stood before it."""
    definite = False
    while start < end and (
        unit.low[start] in DETERMINERS or unit.low[start] in MARKS or unit.low[start] in word_set("adverbs", "skip")
    ):
        definite = definite or unit.low[start] in {"the", "this", "that", "these", "those", "same"}
        if unit.low[start] in {"two", "three", "four", "five", "several", "some", "many"} and end - start == 1:
            break
        start += 1
    for k in range(start + 1, end):
        if (
            unit.low[k] in PREPOSITIONS
            and any(w in CHANNELS for w in unit.low[k + 1 : min(end, k + 4)])
            and unit.low[k] not in {"of", "for"}
        ):
            end = k
            break
        if unit.low[k] in {"who", "which", "whose"}:
            end = k
            break
    while start < end and unit.low[end - 1] in MARKS:
        end -= 1
    return start, end, definite


def _kind(unit: Unit, start: int, end: int, inside: Sequence[Group], capital: Sequence[bool] | None) -> Kind | None:
    """The kind that the words tell, with armed groups and states among them known."""
    armed = [
        (k, k + 1) for k in range(start, end) for g in inside if g.armed and g.span.start <= unit.starts[k] < g.span.end
    ]
    return kind_of(unit.low[start:end], capital, [(a - start, b - start) for a, b in armed])


def _mouthpiece(words: Sequence[str], capital: Sequence[bool] | None) -> tuple[str, str] | None:
    for start, end, key in find_names(words, capital):
        if key in mouthpieces():
            return " ".join(word.capitalize() for word in words[start:end]), mouthpieces()[key]
    return None


def _person(unit: Unit, start: int, end: int, *, telex: bool) -> Stretch | None:
    """Where a person is named in a source; ``None`` if nobody is."""
    at = start
    while at < end:
        stop = at
        while stop < end and unit.low[stop] not in MARKS:
            stop += 1
        found = _person_in(unit, at, stop, telex=telex)
        if found and not _is_body(unit, *found, telex=telex):
            return found
        at = stop + 1
    return None


def _person_in(unit: Unit, start: int, end: int, *, telex: bool) -> Stretch | None:
    """A person's name in a part without commas: capitals, or in a telex what follows an office."""
    stop = next(
        (k for k in range(start + 1, end) if unit.low[k] in _COMPLEMENTS and unit.low[k] not in _PARTICLES), end
    )
    if telex:
        return _telex_person(unit, start, end)
    for begin, until in ((start, stop), (start, end)):
        k = until
        while k > begin and (unit.capital[k - 1] or (unit.low[k - 1] in _PARTICLES and k < until)):
            k -= 1
        while k < until and _is_title(unit.low[k]):
            k += 1
        if k < until and until == end and not (begin < k and unit.low[k - 1] in PREPOSITIONS | {"the"}):
            return k, until
        if k < until and until == stop and not any(is_voice_word(bare(w)) for w in unit.low[k:until]):
            return (k, until) if k > begin or until == end or unit.low[until] not in {"of", "for"} else None
    return None


def _telex_person(unit: Unit, start: int, end: int) -> Stretch | None:
    """In capitals: up to four words without an office after words with one."""
    k = end
    while (
        k > start
        and end - k < 5
        and unit.low[k - 1].isalpha()
        and not _is_title(unit.low[k - 1])
        and unit.low[k - 1] not in _NO_NAME
    ):
        k -= 1
    before = unit.low[k - 1] if k > start else ""
    if k < end and (before in heads() or before in _TITLES) and before not in _PLURAL_HEADS:
        return k, end
    return None


_NO_NAME = DETERMINERS | PREPOSITIONS | TIME_WORDS | {"and", "of"} | _BODIES
_PLURAL_HEADS = frozenset("sources officials members residents witnesses authorities forces police radio".split())


def _is_title(word: str) -> bool:
    return word in _TITLES or bare(word) in heads() or bare(word) in marks() or word.endswith("'s")


def _is_body(unit: Unit, start: int, end: int, *, telex: bool) -> bool:
    """Whether capitalised words name a body, an outlet, a country or a time rather than a person."""
    words = [bare(word) for word in unit.low[start:end]]
    if any(word in _BODIES or word in TIME_WORDS for word in words) or any(is_verb_like(word) for word in words):
        return True
    capital = None if telex else unit.capital[start:end]
    for begin, until, key in find_names(words, capital):
        kind, _ = names().get(key, (VoiceKind.PARTY, None))
        if (
            kind is not VoiceKind.OFFICIAL
            or until - begin == len(words)
            and key[0] in {"kremlin", "pentagon", "centcom", "idf", "irgc"}
        ):
            return True
    if end - start <= 2 and country_in(words, None if telex else capital):
        return True
    return end - start == 1 and not telex and (unit.words(start, end).isupper() and len(words[0]) <= 6)


def _person_speaker(
    unit: Unit, stretch: Stretch, person: Stretch, groups: Sequence[Group], held: frozenset[str], *, telex: bool
) -> Speaker:
    start, end = stretch
    before = unit.low[start : person[0]]
    after = unit.low[person[1] : end]
    rest = (*before, *after)
    capital = None if telex else (*unit.capital[start : person[0]], *unit.capital[person[1] : end])
    kind = _role_kind(unit, (start, person[0]), (person[1], end), groups, telex=telex)
    if kind is None and rest:
        kind = kind_of(rest, capital)
    if kind is None:
        kind = (
            kind_of(unit.low[person[1] - 1 : person[1]], None) if _is_leader(unit.low[person[0] : person[1]]) else None
        )
    role = _role(unit, (start, person[0]), (person[1], end))
    group = next((g for g in groups if g.armed), None) or (groups[0] if groups else None)
    return Speaker(
        unit.span(start, end), unit.words(*person), role=role, person=True, kind=kind, heads=held,
        actor=group.id if group else None,
    )  # fmt: skip


def _role_kind(unit: Unit, before: Stretch, after: Stretch, groups: Sequence[Group], *, telex: bool) -> Kind | None:
    for start, end in (before, after):
        while start < end and unit.low[start] in MARKS | DETERMINERS:
            start += 1
        if start < end:
            kind = _kind(unit, start, end, groups, None if telex else unit.capital[start:end])
            if kind:
                return kind
    return None


def _is_leader(words: Sequence[str]) -> bool:
    return any(tuple(words[k:]) in names() for k in range(len(words)))


def _role(unit: Unit, before: Stretch, after: Stretch) -> str | None:
    """The words before or after a person's name that tell the office; a courtesy title is none."""
    for start, end in (before, after):
        while start < end and (
            unit.low[start] in MARKS or unit.low[start] in _BEFORE_ROLE or unit.low[start].isdigit()
        ):
            start += 1
        while start < end and unit.low[end - 1] in MARKS:
            end -= 1
        if start < end and any(bare(word) in heads() or word in _TITLES for word in unit.low[start:end]):
            last = unit.ends[end - 1]
            abbreviated = unit.low[end - 1] in _TITLES and unit.text[last : last + 1] == "."
            stop = last + 1 if abbreviated else last
            return " ".join(unit.text[unit.starts[start] : stop].split())
    return None


def _head_end(unit: Unit, start: int, end: int) -> int:
    """Where the words up to the head noun end: before the first complement or mark."""
    for k in range(start + 1, end):
        if unit.low[k] in _COMPLEMENTS or unit.low[k] in MARKS:
            return k
    return end


def _name(unit: Unit, start: int, end: int, head_end: int, capital: Sequence[bool] | None) -> str:
    """A body's name: an outlet's as listed, else the words without what tells its place."""
    for begin, until, key in find_names(unit.low[start:end], capital):
        if names().get(key, (None,))[0] in {VoiceKind.MEDIA, VoiceKind.STATE_MEDIA} and begin == 0:
            return _plain(unit.words(start, start + until))
    stop = head_end
    while stop < end and unit.low[stop] in {"of", "for"}:
        stop += 1
        while (
            stop < end
            and unit.low[stop] not in _COMPLEMENTS
            and unit.low[stop] not in MARKS
            and unit.low[stop] not in _PLACE_COMPLEMENTS
        ):
            stop += 1
    return _plain(unit.words(start, min(stop, start + _LONGEST_NAME)))


def _plain(words: str) -> str:
    flat = " ".join(words.split())
    return flat[:-2] if flat.endswith(("'s", "’s")) else flat


def _is_plural(head: str) -> bool:
    return head in _PLURALS or (head.endswith("s") and not head.endswith("ss") and head in heads())


def groups_of(found: Iterable[object]) -> list[Group]:
    """The armed groups and forces that the table of actors found."""
    groups: list[Group] = []
    for one in found:
        actor = one.actor  # type: ignore[attr-defined]
        armed = actor.kind not in {"state_force", "government"}
        groups.append(Group(one.span, actor.id, actor.name, armed, actor.country))  # type: ignore[attr-defined]
    return groups
