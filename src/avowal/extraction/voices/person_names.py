"""Where in a source a person is named, and which of its words tell the office."""

from __future__ import annotations

from collections.abc import Sequence

from avowal.codebook.vocabulary import VoiceKind
from avowal.extraction.text.clauses import DETERMINERS, MARKS, PREPOSITIONS, TIME_WORDS, is_verb_like
from avowal.extraction.text.tokens import bare
from avowal.extraction.text.units import Unit
from avowal.extraction.voices.saying import Stretch
from avowal.extraction.voices.voice_kinds import country_in
from avowal.extraction.voices.voice_words import find_names, heads, is_voice_word, marks, names

_PARTICLES = frozenset("al bin ibn abu de la del van von der el ul y da dos das ben bint bou ould umm ur e".split())
_TITLES = frozenset(
    "mr mrs ms dr sir lord lady gen col lt maj capt brig sgt cpl cmdr adm prof rev fr hon sen rep gov pres prime"
    " interior defence defense foreign police chief deputy vice acting senior former then-president information"
    " justice health security finance first second staff sub assistant attorney secretary retired state army navy"
    " air district provincial regional federal military major brigadier lieutenant archbishop bishop monsignor"
    " monseigneur father sheikh sheik mullah maulana ayatollah hojatoleslam grand hajj hajji haji imam pope"
    " cardinal rabbi dean".split()
)
_BODIES = frozenset(
    "ministry department army police council committee group organization organisation observatory university"
    " hospital centre center front movement party agency news television tv radio force forces command corps"
    " office bureau union federation association commission court authority service services brigade brigades"
    " network watch rights society institute foundation state islamic united nations republic national"
    " international company church mosque school battalion division guard guards press media congress senate"
    " parliament embassy directorate administration coalition alliance league team club post times".split()
)
_ORGANS = frozenset({"kremlin", "pentagon", "centcom", "idf", "irgc"})
_COMPLEMENTS = frozenset("of for at from in with near on by to inside outside".split())
_NO_NAME = DETERMINERS | PREPOSITIONS | TIME_WORDS | _BODIES | {"and"}
_PLURAL_HEADS = frozenset("sources officials members residents witnesses authorities forces police radio".split())
_BEFORE_ROLE = frozenset("a an the mr mrs ms dr aged".split())
_LONGEST_TELEX_NAME = 4
_LONGEST_ACRONYM = 6
_LONGEST_COUNTRY = 2


def person_in(unit: Unit, start: int, end: int) -> Stretch | None:
    """Where a person is named in a source; ``None`` if nobody is."""
    at = start
    for k in range(start, end + 1):
        if k == end or unit.low[k] in MARKS:
            found = _person_between(unit, at, k) if at < k else None
            if found and not _is_body(unit, *found):
                return found
            at = k + 1
    return None


def role_in(unit: Unit, source: Stretch, person: Stretch) -> str | None:
    """The words before or after a person's name that tell the office; a courtesy title is none."""
    for part in ((source[0], person[0]), (person[1], source[1])):
        start, end = _without_edges(unit, *part)
        if any(bare(word) in heads() or word in _TITLES for word in unit.low[start:end]):
            stop = unit.ends[end - 1]
            if unit.low[end - 1] in _TITLES and part[0] == source[0] and unit.text[stop : stop + 1] == ".":
                stop += 1
            return " ".join(unit.text[unit.starts[start] : stop].split())
    return None


def capitals(unit: Unit, start: int, end: int) -> Sequence[bool] | None:
    """Which of the words begin with a capital; ``None`` in a text written in capitals."""
    return None if unit.shouted else unit.capital[start:end]


def _person_between(unit: Unit, start: int, end: int) -> Stretch | None:
    """A person's name in a part without marks: capitals, or in a telex what follows an office."""
    if unit.shouted:
        return _after_office(unit, start, end)
    places = range(start + 1, end)
    stop = next((k for k in places if unit.low[k] in _COMPLEMENTS and unit.low[k] not in _PARTICLES), end)
    first = _name_before(unit, start, stop)
    if first < stop < end and not any(is_voice_word(bare(word)) for word in unit.low[first:stop]):
        return (first, stop) if first > start or unit.low[stop] not in {"of", "for"} else None
    last = _name_before(unit, start, end)
    behind = last > start and (unit.low[last - 1] in PREPOSITIONS or unit.low[last - 1] == "the")
    return (last, end) if last < end and not behind else None


def _name_before(unit: Unit, start: int, end: int) -> int:
    """Where the run of capitalised words that ends before ``end`` begins, without titles before it."""
    k = end
    while k > start and (unit.capital[k - 1] or (unit.low[k - 1] in _PARTICLES and k < end)):
        k -= 1
    while k < end and _is_title(unit.low[k]):
        k += 1
    return k


def _after_office(unit: Unit, start: int, end: int) -> Stretch | None:
    """In capitals: a few words without an office, after a word with one."""
    k = end
    while k > start and end - k < _LONGEST_TELEX_NAME + 1 and _may_be_name(unit.low[k - 1]):
        k -= 1
    before = unit.low[k - 1] if k > start else ""
    follows_office = (before in heads() or before in _TITLES) and before not in _PLURAL_HEADS
    return (k, end) if k < end and follows_office else None


def _may_be_name(word: str) -> bool:
    return word.isalpha() and not _is_title(word) and word not in _NO_NAME


def _is_title(word: str) -> bool:
    return word in _TITLES or bare(word) in heads() or bare(word) in marks() or word.endswith("'s")


def _is_body(unit: Unit, start: int, end: int) -> bool:
    """Whether words that look like a name are of a body, an outlet, a country or a time rather than a person."""
    words = [bare(word) for word in unit.low[start:end]]
    if any(word in _BODIES or word in TIME_WORDS or is_verb_like(word) for word in words):
        return True
    capital = capitals(unit, start, end)
    for begin, until, key in find_names(words, capital):
        kind = names()[key][0] if key in names() else VoiceKind.PARTY
        if kind is not VoiceKind.OFFICIAL or (until - begin == len(words) and key[0] in _ORGANS):
            return True
    if len(words) <= _LONGEST_COUNTRY and country_in(words, capital):
        return True
    acronym = len(words) == 1 and not unit.shouted and unit.words(start, end).isupper()
    return acronym and len(words[0]) <= _LONGEST_ACRONYM


def _without_edges(unit: Unit, start: int, end: int) -> Stretch:
    while start < end and (unit.low[start] in MARKS or unit.low[start] in _BEFORE_ROLE or unit.low[start].isdigit()):
        start += 1
    while start < end and unit.low[end - 1] in MARKS:
        end -= 1
    return start, end
