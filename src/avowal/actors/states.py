"""State forces and governments by pattern: "Salvadoran Air Force", "Iran's police", "Government of Iraq"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from avowal.actors.table import Actor
from avowal.actors.words import Word, joined, plain, words_of
from avowal.gazetteer.countries import countries, country_name

_FORCES = {
    "government": "government; regime; authorities; administration; junta; state media; federal government",
    "army": "army; ground forces; infantry; armed forces engineers; army troops; army soldiers; army battalion",
    "armed forces": "armed forces; military; troops; soldiers; forces; defense forces; commandos; special forces;"
    " government forces; government troops; government soldiers; military forces; regime forces; federal forces;"
    " armed forces high command; occupation forces; occupation army; federal troops; state forces; military junta",
    "security forces": "security forces; security services; public security forces; security agencies",
    "air force": "air force; airforce; warplanes; fighter jets; fighter planes; jets; air force planes;"
    " air force helicopters",
    "navy": "navy; naval forces; marines; navy ships; marine corps",
    "coast guard": "coast guard; coastguard",
    "police": "police; police force; police forces; national police; policemen; police officers; riot police;"
    " federal police; border police; military police; judicial police",
    "national guard": "national guard; republican guard; presidential guard",
    "border guard": "border guards; border forces; border security forces; frontier guards",
    "gendarmerie": "gendarmerie; gendarmes",
    "intelligence service": "intelligence; intelligence service; intelligence services; intelligence agency;"
    " military intelligence; secret service; secret police; intelligence agencies",
}
_BETWEEN = frozenset({"national", "government", "federal", "royal", "state", "islamic", "revolutionary", "elite"})
_LONGEST = 4
_SLUG = re.compile(r"[^a-z0-9]+")


def starts() -> frozenset[str]:
    """The plain words that a country's, a people's or a force's name can begin with."""
    return frozenset((*_country_starts(), *_force_starts()))


def state_force_at(
    text: str, words: Sequence[Word], at: int, country: tuple[int, str] | None
) -> tuple[int, Actor] | None:
    """The state force whose name begins at word ``at``, where :func:`country_at` found ``country``."""
    if country:
        after, code = country
        return _force_of(text, words, after, code)
    if words[at].plain in _force_starts():
        return _force_of_the(text, words, at)
    return None


def country_at(text: str, words: Sequence[Word], at: int) -> tuple[int, str] | None:
    """The country or people named at word ``at``, with the number of the word after it."""
    for rest, code, shout in _country_starts().get(words[at].plain, ()):
        if not _follows(text, words, at, rest):
            continue
        if shout and not words[at].text.isupper():
            continue
        if words[at].text[:1].islower():
            continue
        return at + 1 + len(rest), code
    return None


def state_force(part: str, code: str) -> Actor:
    """The actor for one force of one country: ``state_force("police", "IR")`` is the police of Iran.

    >>> state_force("government", "SY").id
    'government-of-syria'
    """
    return _state_force(part, code)


@lru_cache(maxsize=4096)
def _state_force(part: str, code: str) -> Actor:
    nation = country_name(code)
    slug = _SLUG.sub("-", plain_slug(nation))
    government = f"government-of-{slug}"
    is_government = part == "government"
    return Actor(
        id=government if is_government else f"{part.replace(' ', '-')}-of-{slug}",
        name=f"{part.capitalize()} of {nation}",
        aliases=(),
        kind="government" if is_government else "state_force",
        countries=(code,),
        parent=None if is_government else government,
        ucdp=(f"Government of {nation}",) if is_government else (),
    )


def plain_slug(name: str) -> str:
    """A name in lower-case plain letters."""
    from anyascii import anyascii  # noqa: PLC0415 - only when a state force was found

    return str(anyascii(name)).lower()


def _force_of(text: str, words: Sequence[Word], at: int, code: str) -> tuple[int, Actor] | None:
    """A force right after the country's name or adjective, or one word later ("Afghan National Police")."""
    if (
        at >= len(words)
        or not joined(text, words[at - 1], words[at])
        or "-" in text[words[at - 1].end : words[at].start]
    ):
        return None
    found = _part_at(text, words, at)
    if found is None and words[at].plain in _BETWEEN and at + 1 < len(words) and joined(text, words[at], words[at + 1]):
        found = _part_at(text, words, at + 1)
    return (found[0], _state_force(found[1], code)) if found else None


def _force_of_the(text: str, words: Sequence[Word], at: int) -> tuple[int, Actor] | None:
    """A force before the country's name: "Armed Forces of the Philippines"."""
    found = _part_at(text, words, at)
    if found is None:
        return None
    after, part = found
    for link in ("of", "the"):
        if after < len(words) and words[after].plain == link and joined(text, words[after - 1], words[after]):
            after += 1
        elif link == "of":
            return None
    if after >= len(words):
        return None
    country = country_at(text, words, after)
    return (country[0], _state_force(part, country[1])) if country and country[1] else None


def _part_at(text: str, words: Sequence[Word], at: int) -> tuple[int, str] | None:
    for rest, part in _force_starts().get(words[at].plain, ()):
        if _follows(text, words, at, rest):
            return at + 1 + len(rest), part
    return None


def _follows(text: str, words: Sequence[Word], at: int, rest: tuple[str, ...]) -> bool:
    if at + 1 + len(rest) > len(words):
        return False
    for n, want in enumerate(rest, at + 1):
        if words[n].plain != want or not joined(text, words[n - 1], words[n]):
            return False
    return True


@cache
def _force_starts() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Force phrases by their first word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for part, phrases in _FORCES.items():
        for phrase in phrases.split(";"):
            first, *rest = (plain(word) for word in phrase.split())
            found.setdefault(first, []).append((tuple(rest), part))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@cache
def _country_starts() -> dict[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Countries and peoples by their first word, longest first; ``True`` for acronyms, which need capitals."""
    found: dict[str, dict[tuple[str, ...], tuple[str, bool]]] = {}
    for country in countries().values():
        for name in (country.name, *country.names, *country.people):
            parts = [word.plain for word in words_of(name)]
            parts = parts[1:] if len(parts) > 1 and parts[0] == "the" else parts
            if parts and len(parts) <= _LONGEST:
                shout = name.replace(".", "").isupper()
                found.setdefault(parts[0], {}).setdefault(tuple(parts[1:]), (country.code, shout))
    return {
        first: tuple(sorted(((rest, *what) for rest, what in rows.items()), key=lambda row: -len(row[0])))
        for first, rows in found.items()
    }
