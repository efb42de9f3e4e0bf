"""Buildings, squares and roads that have a name: the Crocus City Hall, the Shah Cheragh shrine."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from avowal.domain import Place, Span
from avowal.extraction.places.places import FoundPlace
from avowal.extraction.text.tokens import is_telex
from avowal.extraction.text.words import Words, positions, read_words

_KINDS = (
    "hall|mosque|church|cathedral|chapel|temple|shrine|synagogue|monastery|convent|cemetery|hospital|hotel|school|college"
    "|university|academy|market|bazaar|mall|shopping cent(?:re|er)|supermarket|stadium|arena|theat(?:re|er)|cinema|museum|library|airport"
    "|airbase|air base|base|barracks|prison|jail|bridge|square|plaza|park|station|terminal|port|harbou?r|embassy|consulate|checkpoint"
    "|camp|refugee camp|palace|tower|building|avenue|street|road|boulevard|junction|roundabout|chowk|restaurant|cafe|bar|nightclub|club|crossing"
    "|grandstand|sector|farm|ranch|hill|stream|river|canyon|neighbou?rhood|district|quarter|gate|memorial|tomb|centre|center|garden|gardens|field"
)
_WORD = r"(?:[A-Z][\w'’-]+|(?:al|el|ash|an|ez|es)-[A-Z][\w'’-]+)"
_NAMED = re.compile(
    rf"\b(?:{_WORD}(?: (?:of|de|la|del|des|the|and)(?: the| la)?)? ){{0,3}}{_WORD} (?:(?i:{_KINDS}))\b(?![-’'])"
    rf"|\b(?:Cathedral|Church|Hotel|Promenade|Plaza|Avenida|Calle|Paseo|Rue|Place|University|Temple|Shrine|Mosque|Hospital|Basilica)"
    rf" (?:(?:of|de|la|del|des|the|Our|du|al)(?: the| la)? )?{_WORD}(?: (?:(?:of|de|la) )?{_WORD}){{0,3}}"
)
_KIND_WORDS = frozenset(
    "hall mosque church cathedral chapel temple shrine synagogue monastery convent cemetery hospital hotel school college"
    " university academy market bazaar mall centre center supermarket stadium arena theatre theater cinema museum library"
    " airport airbase base barracks prison jail bridge square plaza park station terminal port harbour harbor embassy"
    " consulate checkpoint camp palace tower building avenue street road boulevard junction roundabout chowk restaurant"
    " cafe bar nightclub club crossing grandstand sector farm ranch hill stream river canyon neighbourhood neighborhood"
    " district quarter gate memorial tomb garden gardens field promenade avenida calle paseo rue place basilica".split()
)
_STRETCH = re.compile(r"[\w'’ -]+")  # what a name and its kind are written with: no other mark stands in them
_PUTS_THERE = re.compile(
    r"\b(?:in|at|near|inside|outside|into|by|beside|behind|opposite|to|on|around|from|hit|struck|attacked|stormed)"
    r"(?: the| a| an| its| their)?(?: [a-z][\w-]*){0,2} $"
)
_NO_SITE = frozenset(
    "The A An In On At For Security Interior Prime Foreign United Islamic First Second Police Army High Supreme".split()
)
_NO_NAMES = frozenset(
    "Christmas Easter Orthodox Catholic Protestant Anglican Baptist Jewish Sunni Shiite Shia Christian Muslim Islamic Hindu Buddhist"
    " Sikh Turkish American British French German Russian Chinese Japanese Israeli Iranian Army Police Military Government State"
    " Friday Saturday Sunday Monday Tuesday Wednesday Thursday City National Federal Provincial Primary Secondary".split()
)
_LEAST = 2


def find_sites(text: str, places: Sequence[FoundPlace], country: str | None) -> list[FoundPlace]:
    """Named buildings, squares and roads that the words put something at; none in texts all in capitals.

    They have no point: the gazetteer holds none of them. What holds them is another account.

    Args:
        text: The report's text.
        places: The places found in it, which go first.
        country: Code of the country that the report is about.
    """
    if is_telex(text):
        return []
    found = []
    for match in _named(text, read_words(text)):
        start, name = match.start(), match.group()
        while (first := name.partition(" ")[0]) in _NO_SITE and " " in name:
            start, name = start + len(first) + 1, name[len(first) + 1 :]
        span = Span(start, match.end())
        if (
            len(name.split()) < _LEAST
            or set(name.split()[:-1]) <= _NO_NAMES
            or any(place.span.overlaps(span) for place in places if place.kind != "airport")
        ):
            continue
        if _PUTS_THERE.search(text[max(0, start - 40) : start]):
            found.append(FoundPlace(span, Place(" ".join(name.split()), country), "site", is_locative=True))
    return found


def _named(text: str, words: Words) -> Iterator[re.Match[str]]:
    """Every name with its kind; only stretches that hold a word for one are searched."""
    kinds = iter([words.starts[i] for i in positions(words, _KIND_WORDS)])
    kind = next(kinds, None)
    for stretch in _STRETCH.finditer(text):
        if kind is None:
            return
        if stretch.start() <= kind < stretch.end():
            yield from _NAMED.finditer(text, *stretch.span())
        while kind is not None and kind < stretch.end():
            kind = next(kinds, None)
