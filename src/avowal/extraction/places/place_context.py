"""What the words before a name say of it: in, near, 17 km north of, the village of, President, University of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from avowal.extraction.places.place_tokens import Token, is_space
from avowal.extraction.places.place_words import place_words
from avowal.gazetteer.countries import is_demonym

_DISTANCE = re.compile(
    r"\b(\d{1,4}(?:[.,]\d{1,3})?)[ -]?(km|kms|kilomet(?:er|re)s?|miles?|mi)\b[^.;:\n]{0,30}\Z", re.IGNORECASE
)
_LOOKED_BACK = 60  # characters before "of" in which a distance can stand
_FARTHEST = 7  # words before a name that can say something of it
_MILE = 1.609
_NEAR_KM = 25  # UCDP: within 25 km a place stands for what is near it


class Around(NamedTuple):
    """What the words before a name say.

    Attributes:
        locative: Whether they put something there.
        level: What they call it: "city", "admin1", ...; ``None`` if nothing.
        near: "near" within 25 km of it, "far" beyond; ``None`` at it.
        direction: Where a direction right before it starts ("southern Lebanon").
        is_body: Whether they make it part of the name of a body ("University of").
        is_titled: Whether they make it a person ("President").
    """

    locative: bool = False
    level: str | None = None
    near: str | None = None
    direction: int | None = None
    is_body: bool = False
    is_titled: bool = False


NOTHING = Around()


def around(text: str, tokens: Sequence[Token], at: int) -> Around:
    """What the words before token ``at`` say of a name that starts there."""
    if _is_titled(text, tokens, at):
        return NOTHING._replace(is_titled=True)
    said = NOTHING
    before = at - 1
    for _ in range(_FARTHEST):
        if before < 0 or not is_space(text[tokens[before].end : tokens[before + 1].start]):
            break
        said, step = _read_word(text, tokens, before, said, is_next=before == at - 1)
        if step == 0:
            break
        before -= step
    return said


def _is_titled(text: str, tokens: Sequence[Token], at: int) -> bool:
    if at == 0 or tokens[at - 1].low not in place_words().titles or not tokens[at - 1].text[0].isupper():
        return False
    gap = text[tokens[at - 1].end : tokens[at].start]
    return is_space(gap) or gap.strip() == "."


def _read_word(text: str, tokens: Sequence[Token], at: int, said: Around, *, is_next: bool) -> tuple[Around, int]:
    """Add what one word says, with the number of words to go back; 0 when nothing before it counts."""
    lists = place_words()
    token = tokens[at]
    word = token.low
    if word == "of" and at > 0:
        return _read_of(text, tokens, at, said)
    if is_next and word in lists.part_of_country:
        said = said._replace(direction=token.start)
    if word in lists.puts_there:
        near = said.near or ("near" if word in lists.is_near else None)
        if word == "from" and near is None:
            near = _how_far(text, token.start, or_else=None)
        return said._replace(locative=True, near=near), 0
    if word in lists.strikes:
        return said._replace(locative=True), 0
    level = lists.level.get(word)
    if is_next and level in {"city", "admin1", "admin2"} and not token.is_name:
        return said._replace(level=level), 1
    passes = word in lists.passed_over or word.endswith(lists.held) or is_demonym(token.text)
    return said, 1 if passes else 0


def _read_of(text: str, tokens: Sequence[Token], at: int, said: Around) -> tuple[Around, int]:
    """Read "the outskirts of", "17 km north of", "the village of", "University of"."""
    lists = place_words()
    head = tokens[at - 1].low
    level = lists.level.get(head)
    if head in lists.no_place_of and said.level is None:
        return NOTHING._replace(is_body=True), 0
    if head in lists.outskirts:
        return said._replace(near=said.near or "near", locative=True), 2
    if head in lists.directions:
        return said._replace(near=_how_far(text, tokens[at].start, or_else="near"), locative=True), 0
    if level and level != "site":
        if at > 1 and _is_named(text, tokens, at - 2):
            return said, 0  # in "the Gulistan quarter of Quetta" the quarter is not Quetta
        return said._replace(level=said.level or level), 2
    return said, 2 if head in lists.inner_parts else 0


def _is_named(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether the word before a type word is its name, and no adjective."""
    lists = place_words()
    token = tokens[at]
    if not token.is_name or token.low in lists.leads or token.low in lists.directions or is_demonym(token.text):
        return False
    return is_space(text[token.end : tokens[at + 1].start])


def _how_far(text: str, end: int, or_else: str | None) -> str | None:
    """Whether a distance in the words before ``end`` is within 25 km ("near") or beyond ("far")."""
    found = _DISTANCE.search(text[max(0, end - _LOOKED_BACK) : end])
    if not found:
        return or_else
    number = float(found[1].replace(",", "."))
    km = number * (_MILE if found[2].lower().startswith("mi") else 1.0)
    return "near" if km <= _NEAR_KM else "far"
