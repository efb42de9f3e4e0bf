"""What sort of voice speaks, by the words that name it: published lists first, then heads, then marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from avowal.codebook.vocabulary import VoiceKind
from avowal.extraction.text.tokens import bare
from avowal.extraction.voices.voice_words import find_names, heads, marks, mouthpieces, names
from avowal.gazetteer.countries import country_code, is_demonym, seat_of

_COMPLEMENT = frozenset("of for at from in with near on who which that to inside".split())
_NOT_COUNTRIES = frozenset(
    "of for at from in with near on the a an and or is it us no so can be am to as who one two three man men"
    " people state general new south north east west saint sudanese-led chief head turkey-backed island".split()
)
_STATE = frozenset(
    "state state-run state-owned official semi-official state-controlled state-affiliated government-run".split()
)
_MEDIA_WORDS = frozenset(
    "tv television media radio agency news newspaper broadcaster outlet channel daily press".split()
)
_HEALTH = frozenset("health".split())
_OFFICE = frozenset(
    "ministry minister department authorities official officials directorate commissioner secretary"
    " administration services".split()
)
_RANKS = frozenset(
    "commander commanders general colonel captain lieutenant officer officers soldiers troops army official"
    " officials chief".split()
)
_WORKERS = frozenset("worker workers driver drivers student students man woman people victim victims".split())
_OFFICES = frozenset("official officials authorities department administrator administration commander".split())
_OBSERVING = frozenset({VoiceKind.RIGHTS_GROUP, VoiceKind.EXPERT, VoiceKind.OFFICIAL})
_DIPLOMATS = frozenset("diplomat diplomats embassy".split())
_GOVERNING = frozenset(
    "ministry minister police governor authorities government court prosecutor mayor department-head ministry's".split()
)
_REMEMBERED = 4096
_LONGEST_ACRONYM = 3
_POLICE_DEPARTMENT = re.compile(r"[a-z]{1,4}pd")  # NYPD, LAPD
_LEAD = 40  # words of the lead, and of the paragraphs after it
_OF_A_STATE = frozenset({VoiceKind.OFFICIAL, VoiceKind.FOREIGN_GOVERNMENT, VoiceKind.STATE_MEDIA})
_TOWARDS = frozenset("to on about against towards".split())
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "their"})
_EARLY = 120


@dataclass(frozen=True, slots=True)
class Kind:
    """What the words of a voice tell: an Iranian official is ``Kind(VoiceKind.OFFICIAL, "IR")``.

    Attributes:
        kind: Sort of voice, before its role in an account is known.
        country: ISO code of the state that the words name, if only as the place where it works.
        nation: ISO code of the state it belongs to, where the words tell one: of "an Iranian doctor", not of "a
            doctor in Iran" or "the UN envoy to Iran".
    """

    kind: VoiceKind
    country: str | None = None
    nation: str | None = None


def kind_of(low: Sequence[str], capital: Sequence[bool] | None, actors: Sequence[int] = ()) -> Kind | None:
    """The kind that the words naming a voice tell; ``None`` when they tell nothing.

    Args:
        low: The words in lower case, roles and all: "kerman's deputy governor rahman jalali".
        capital: Whether each begins with a capital; ``None`` in a text without small letters.
        actors: Positions of words that name known armed groups.

    >>> kind_of("a doctor at the army hospital".split(), None).kind.value
    'medic'
    >>> kind_of("an iranian health ministry spokesman".split(), None)
    Kind(kind=<VoiceKind.OFFICIAL: 'official'>, country='IR', nation='IR')
    """
    return _kind_of(tuple(low), None if capital is None else tuple(capital), tuple(actors))


@lru_cache(maxsize=_REMEMBERED)
def is_listed(name: str) -> bool:
    """Whether the published list has the voice by name.

    >>> is_listed("Xinhua"), is_listed("a police spokesman")
    (True, False)
    """
    words = name.split()
    capital = None if name.isupper() else [word[:1].isupper() for word in words]
    return any(True for _ in find_names([bare(word.lower()) for word in words], capital))


@lru_cache(maxsize=_REMEMBERED)
def _kind_of(low: tuple[str, ...], capital: tuple[bool, ...] | None, actors: tuple[int, ...]) -> Kind | None:
    words = [bare(word) for word in low]
    country = country_in(low, capital)
    found: Kind | None = None
    for start, end in _segments(words):
        told = _kind_between(words, capital, start, end, actors)
        mission = told is not None and told.kind is VoiceKind.INTERNATIONAL_ORG
        if found is None or (mission and found.kind in _OBSERVING):
            found = told
    marked = next((marks()[word] for word in words if word in marks()), None)
    if found is None and marked and heads().get(words[0], VoiceKind.UNKNOWN) is None:
        found = Kind(marked)
    if found is None and country:
        found = Kind(VoiceKind.OFFICIAL)
    if found is None:
        return None
    nation = found.country or (_nation(low, capital, found.kind) if country else None)
    return Kind(found.kind, found.country or country, nation)


def _segments(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The naming cut before each complement: "a doctor | at the hospital | of the army"."""
    start = 0
    for k, word in enumerate(words):
        if k > start and (word in _COMPLEMENT or _acts(words, k)):
            yield start, k
            start = k
    if start < len(words):
        yield start, len(words)


def _acts(words: Sequence[str], k: int) -> bool:
    """Whether a participle with its object begins at ``k``: "an officer guarding the hospital"."""
    follows = words[k + 1] if k + 1 < len(words) else ""
    return words[k].endswith("ing") and words[k - 1] in heads() and (follows in _ARTICLES or follows in _COMPLEMENT)


def country_in(low: Sequence[str], capital: Sequence[bool] | None) -> str | None:
    """ISO code of the first country, demonym or seat of government among the words."""
    return next((code for _, code in _countries(low, capital)), None)


def _countries(low: Sequence[str], capital: Sequence[bool] | None) -> Iterator[tuple[int, str]]:
    """Each word that names a country, by itself or with the next, and the country's code."""
    for i, word in enumerate(low):
        if capital is not None and not capital[i]:
            continue
        plain = bare(word)
        if plain in _NOT_COUNTRIES and not (plain == "us" and capital):
            continue
        found = _country(word, bare(low[i + 1]) if i + 1 < len(low) else "")
        if found:
            yield i, found


def _nation(low: Sequence[str], capital: Sequence[bool] | None, kind: VoiceKind) -> str | None:
    """The state that a voice of this kind belongs to: a state's own voices to the one that they are named beside."""
    if kind is VoiceKind.INTERNATIONAL_ORG:
        return None
    for i, code in _countries(low, capital):
        before = low[i - 1] if i else ""
        if before in _TOWARDS:
            continue
        if kind in _OF_A_STATE or is_demonym(bare(low[i])) or low[i].endswith(("'s", "’s")):
            return code
    return None


@lru_cache(maxsize=_REMEMBERED)
def _country(word: str, following: str) -> str | None:
    """ISO code of the country that a word names, by itself or with the word after it."""
    plain = bare(word)
    written = plain.upper() if len(plain.replace(".", "")) <= _LONGEST_ACRONYM else plain
    found = (country_code(f"{word} {following}") if following else None) or country_code(written) or seat_of(plain)
    return found or (country_code(plain.split("-")[0]) if "-" in plain else None)


def _kind_between(
    words: list[str], capital: Sequence[bool] | None, start: int, end: int, actors: Sequence[int]
) -> Kind | None:
    """The kind told by one part of the naming: what stands before its first complement, or after."""
    part = words[start:end]
    if not part:
        return None
    state = _special(part)
    if state:
        return Kind(state)
    governing = any(word in _GOVERNING for word in part)
    named = _named(part, None if capital is None else capital[start:end])
    if named and not (governing and named.kind is VoiceKind.PARTY):
        return named
    if not governing and any(start <= at < end for at in actors):
        return Kind(VoiceKind.PARTY)
    return _by_nouns(part)


def _special(part: list[str]) -> VoiceKind | None:
    """Kinds told by two words together."""
    held = set(part)
    if held & _STATE and held & _MEDIA_WORDS:
        return VoiceKind.STATE_MEDIA
    if held & _HEALTH and held & _OFFICE:
        return VoiceKind.OFFICIAL
    if held & _DIPLOMATS:
        return VoiceKind.FOREIGN_GOVERNMENT
    if any(_POLICE_DEPARTMENT.fullmatch(word) for word in part):
        return VoiceKind.OFFICIAL
    return None


def _named(part: list[str], capital: Sequence[bool] | None) -> Kind | None:
    for _, _, key in find_names(part, capital):
        if key in mouthpieces():
            return Kind(VoiceKind.PARTY)
        kind, country = names()[key]
        return Kind(kind, country)
    return None


def _by_nouns(part: list[str]) -> Kind | None:
    """The last decisive head before a complement; beside a general head, the marks."""
    at = next((k for k in range(len(part) - 1, -1, -1) if part[k] in heads()), None)
    if at is None:
        return None
    decisive = heads()[part[at]]
    marked = next((marks()[word] for word in reversed(part[:at]) if word in marks()), None)
    if decisive is VoiceKind.OFFICIAL and marked is VoiceKind.PARTY and part[at] in _RANKS:
        return Kind(VoiceKind.PARTY)
    if decisive is VoiceKind.OFFICIAL and marked is VoiceKind.MEDIC and part[at] in _OFFICES:
        return Kind(VoiceKind.MEDIC)
    if decisive is VoiceKind.WITNESS and marked is not None and part[at] in _WORKERS:
        return Kind(marked)
    if decisive is not None:
        return Kind(decisive)
    beside = next((heads()[word] for word in reversed(part) if heads().get(word)), None)
    found = marked or beside
    return Kind(found) if found else None


def main_country(low: Sequence[str], capital: Sequence[bool] | None) -> str | None:
    """The country that a text is most about, by how often it is named; early mentions count double.

    >>> main_country("two men died in kabul , afghan police said . iran condemned it".split(), None)
    'AF'
    """
    counted: Counter[str] = Counter()
    at = 0
    for i, word in enumerate(low):
        if i < at or (capital is not None and not capital[i]) or (word in _NOT_COUNTRIES and word != "us"):
            continue
        following = bare(low[i + 1]) if i + 1 < len(low) else ""
        found = _country(word, following)
        if found:
            counted[found] += 3 if i < _LEAD else 2 if i < _EARLY else 1
            at = i + 1 if _country(word, "") else i + 2
    return counted.most_common(1)[0][0] if counted else None
