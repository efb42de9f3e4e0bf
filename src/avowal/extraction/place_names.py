"""Spotting the names of places in running text, with what the words around them say.

Nothing is decided here on where a place is: that is place_choice.py.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from avowal.domain import Span
from avowal.extraction import place_words as said
from avowal.gazetteer import Entry, Gazetteer
from avowal.gazetteer.countries import country_code, is_demonym, named_country
from avowal.gazetteer.plain_words import ordinary, written_small

_WORD = re.compile(r"(?:[^\W\d_]\.){2,6}|[^\W_]+(?:['’‘ʼ`´‐‑-][^\W_]+)*")
_SPACE = re.compile(r"[ \t\u00a0]{1,3}(?:\r?\n[ \t]{0,8})?\Z|\r?\n[ \t]{0,8}\Z")
_OWNER = re.compile("['’‘ʼ`´][sS]\\Z")
_PARTS = re.compile("[‐‑-]")
_ARTICLES = frozenset("al el ez ad an ar as ash at az ed es ul".split())
_DISTANCE = re.compile(
    r"\b(\d{1,4}(?:[.,]\d{1,3})?)[ -]?(km|kms|kilomet(?:er|re)s?|miles?|mi)\b[^.;:\n]{0,30}\Z", re.IGNORECASE
)
_AGE = re.compile(r"\s?,\s?\d{1,2}\s?[,.)]")
_SAYS = re.compile(r",?\s(?:said|says|told|added|tweeted|testified|recalled)\b", re.IGNORECASE)
_DATELINE = re.compile(
    r"^[ \t]*(?P<place>[A-Z][^\W\d_]*(?:[ '’-][^\W\d_]+){0,4})(?P<rest>(?:,[^\n\u2013\u2014]{1,60}?)?(?:\s?\([^()\n]{2,40}\))?)"
    r"\s?(?:--|[\u2013\u2014]|\s-\s)",
    re.MULTILINE,
)
_DATELINE_WITHIN = 700  # of the text's first characters
_LONGEST_RUN = 9
_LONGEST_NAME = 6
_FLAT_SHARE = 0.8
_FLAT_WORDS = 4
_LEAST_LETTERS = 4
_FEATURE_FIRST = frozenset("lake mount camp port fort cape gulf jabal jebel wadi tell tel strait bay isle mt".split())
_KILOMETRES = {"m": 1.609}
_NEAR_LIMIT_KM = 25  # UCDP: within 25 km a place stands for what is near it
_OPENING = frozenset({"el", "la", "los", "las"})
_STATE_OWN = frozenset("media television tv radio police news run owned agency department".split())


class Token(NamedTuple):
    """One word: where it stands (without "'s"), as written, in lower case, whether it looks like a name."""

    start: int
    end: int
    text: str
    low: str
    is_name: bool
    owns: bool


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name that may be a place: "Konduga" in "the village of Konduga", with every place so called.

    Attributes:
        start: Where the name starts in the text.
        end: Where it ends.
        name: The words to look up and to show.
        entries: Places of that name, the most prominent first; empty if the gazetteer holds none.
        level: What the words around say that it is: "city", "admin1", "admin2", "part", "feature",
            "water", "airport"; ``None`` if they say nothing.
        near: "near" when it is beside the place, "far" when more than 25 km off, "inner" for a part of it.
        locative: Whether the words put something there ("in", "near", "17 km north of").
        direction: Where the direction before it starts ("southern Lebanon"); ``None`` without one.
        is_dateline: Whether it opens the report as its dateline.
        is_plain: Whether it is also an ordinary word or a given name.
        is_person: Whether it is part of a person's name elsewhere, or spoken of as one.
    """

    start: int
    end: int
    name: str
    entries: tuple[Entry, ...]
    level: str | None = None
    near: str | None = None
    locative: bool = False
    direction: int | None = None
    is_dateline: bool = False
    is_plain: bool = False
    is_person: bool = False


class Names(NamedTuple):
    """What spotting gives: names in order, and how often each country is spoken of."""

    spotted: tuple[Spotted, ...]
    countries: tuple[str, ...]


def spot(text: str, gazetteer: Gazetteer) -> Names:
    """Every name in the text that may be a place, in order, and the countries of demonyms and names."""
    tokens = tokens_of(text)
    found: list[Spotted] = []
    persons: set[str] = set()
    hints: list[str] = []
    reader = _Reader(text, tokens, gazetteer, persons, hints)
    at = 0
    while at < len(tokens):
        if tokens[at].is_name or _opens_name(text, tokens, at):
            end = _run_end(text, tokens, at)
            found += reader.read(at, end)
            at = end
        else:
            if "-" in tokens[at].text:
                reader.hint(_PARTS.split(tokens[at].text)[0])
            at += 1
    found = [_mark_person(each, persons, text) for each in found]
    return Names(tuple(_with_dateline(text, found)), tuple(hints))


def spot_at(text: str, spans: Iterable[Span], gazetteer: Gazetteer) -> Names:
    """The names at given spans, with what the words around them say; all else as in :func:`spot`."""
    tokens = tokens_of(text)
    hints: list[str] = []
    reader = _Reader(text, tokens, gazetteer, set(), hints)
    starts = [token.start for token in tokens]
    found = []
    for span in spans:
        first = bisect_left(starts, span.start)
        last = max(first + 1, bisect_left(starts, span.end))
        found.append(reader.named(span, first, last))
    taken = {n for span in spans for n in range(bisect_left(starts, span.start), bisect_left(starts, span.end))}
    for n, token in enumerate(tokens):
        if token.is_name and n not in taken:
            reader.hint(token.text)
    return Names(tuple(found), tuple(hints))


def tokens_of(text: str) -> list[Token]:
    """The words of a text; in lines whose capitals tell nothing, words that news writes small are no names."""
    words = list(_WORD.finditer(text))
    flat = _flat_lines(text, words)
    return [_token(match, is_flat=is_flat) for match, is_flat in zip(words, flat, strict=True)]


def _token(match: re.Match[str], *, is_flat: bool) -> Token:
    word = match.group()
    owner = _OWNER.search(word)
    end = match.start() + owner.start() if owner else match.end()
    bare = word[: owner.start()] if owner else word
    low = bare.lower()
    return Token(match.start(), end, bare, low, _is_name(bare, low, is_flat=is_flat), owner is not None)


def _is_name(word: str, low: str, *, is_flat: bool) -> bool:
    if word[0].isdigit():
        return False
    if is_flat:
        return word[0].isupper() and low not in written_small() and low not in said.LINKS_INSIDE and len(low) > 1
    if word.isalpha():
        return word[0].isupper()
    last = _PARTS.split(word)[-1]
    if last[0].isupper() or (len(last) > 2 and last[1] in "'’" and last[2].isupper()):
        return True
    first = _PARTS.split(word)[0]
    return word[0].isupper() and (first is word or len(first) == len(word) or first.lower() in _ARTICLES)


def _flat_lines(text: str, words: Sequence[re.Match[str]]) -> list[bool]:
    """For each word whether its line is written in capitals, or every word of it with a capital."""
    flat: list[bool] = []
    line: list[re.Match[str]] = []
    line_end = -1
    for word in words:
        if word.start() > line_end:
            flat += [_is_flat(line)] * len(line)
            line = []
            line_end = text.find("\n", word.start())
            line_end = len(text) if line_end < 0 else line_end
        line.append(word)
    return flat + [_is_flat(line)] * len(line)


def _is_flat(line: Sequence[re.Match[str]]) -> bool:
    long = [word[0] for word in line if word.end() - word.start() >= _LEAST_LETTERS and word[0][0].isalpha()]
    capital = sum(word[0].isupper() for word in long)
    if len(long) < _FLAT_WORDS:
        return bool(long) and all(word.isupper() for word in long)
    return capital >= _FLAT_SHARE * len(long)


def _opens_name(text: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a Spanish article in capitals opens a name: "EL PETEN", "LA ESPERANZA"."""
    if tokens[at].low not in _OPENING or not tokens[at].text[0].isupper() or at + 1 >= len(tokens):
        return False
    return tokens[at + 1].is_name and bool(_SPACE.match(text[tokens[at].end : tokens[at + 1].start]))


def _run_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """The token after a run of capitalised words and the small words between them."""
    end = at + 1
    while end < len(tokens) and end - at < _LONGEST_RUN:
        if tokens[end - 1].owns or not _SPACE.match(text[tokens[end - 1].end : tokens[end].start]):
            break
        ahead = end
        while ahead < len(tokens) and ahead - end < 2 and tokens[ahead].low in said.LINKS_INSIDE:
            if tokens[ahead].is_name:
                break
            ahead += 1
        if ahead >= len(tokens) or not tokens[ahead].is_name:
            break
        if ahead > end and not all(
            _SPACE.match(text[tokens[n - 1].end : tokens[n].start]) for n in range(end, ahead + 1)
        ):
            break
        end = ahead + 1
    return end


class _Around(NamedTuple):
    """What the words before a name say."""

    locative: bool
    level: str | None
    near: str | None
    direction: int | None
    body: bool
    title: bool


class _Reader:
    """Reads runs of capitals into names; remembers persons and countries on the way."""

    def __init__(
        self, text: str, tokens: Sequence[Token], gazetteer: Gazetteer, persons: set[str], hints: list[str]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.persons = persons
        self.hints = hints

    def read(self, start: int, end: int) -> list[Spotted]:
        """The places in one run of tokens."""
        tokens = self.tokens
        while start < end and tokens[start].low in said.LEADS and not self._is_known_name(start, end):
            start += 1
        while start < end and not tokens[start].is_name and tokens[start].low not in _OPENING:
            start += 1
        if start == end:
            return []
        around = self.around(start)
        if around.title or around.body:
            self._note_person(start, end)
            return []
        return self._read(start, end, around)

    def named(self, span: Span, first: int, last: int) -> Spotted:
        """The name that somebody has marked, from token ``first`` to before ``last``."""
        words = span.quote(self.text)
        around = self.around(first) if first < len(self.tokens) else _Around(False, None, None, None, False, False)
        level = self._type_after(last) if 0 < last <= len(self.tokens) else None
        entries = self.gazetteer.look_up(words)
        if not entries and " " in words:
            head, _, tail = words.rpartition(" ")
            own = _level_of(tail.lower())
            if own:
                entries, level = self.gazetteer.look_up(head), own
            else:
                first_word, _, rest = words.partition(" ")
                if first_word.lower() in said.DIRECTIONS:
                    entries = self.gazetteer.look_up(rest)
        if entries and entries[0].kind == "country" and (level or around.level) is None:
            self.hints.append(entries[0].country)
        return Spotted(span.start, span.end, words, entries, level=level or around.level, locative=around.locative)

    def hint(self, word: str) -> None:
        """Note the country of a demonym or name."""
        code = country_code(word)
        if code:
            self.hints.append(code)

    def _read(self, start: int, end: int, around: _Around) -> list[Spotted]:  # noqa: PLR0911 - one way out a reading
        tokens = self.tokens
        last = tokens[end - 1].low
        found = self._whole(start, end, around)
        if found:
            return [found]
        level = _level_of(last)
        if end - start > 1 and level:
            found = self._with_type_after(start, end, level, around)
            return [found] if found else []
        if end - start > 1 and last in said.BODY_WORDS:
            self._hint_inside(start, end)
            return []
        of = next((n for n in range(start + 1, end - 1) if tokens[n].low == "of"), None)
        if of is not None:
            return self._after_of(start, of, end, around)
        if tokens[start].low in _FEATURE_FIRST and end - start > 1:
            level = "water" if tokens[start].low in said.WATER_WORDS else "feature"
            return [self._spotted(start, end, (), around._replace(level=level))]
        if end - start > 1 and tokens[start].low in said.DIRECTIONS:
            return self._read(start + 1, end, around._replace(direction=tokens[start].start))
        if end - start > 1 and is_demonym(tokens[start].text):
            self.hint(tokens[start].text)
            return self._read(start + 1, end, around)
        return self._parts(start, end, around)

    def _whole(self, start: int, end: int, around: _Around) -> Spotted | None:
        """The run as one known name, or as a name that the words around call a place."""
        if end - start > _LONGEST_NAME:
            return None
        tokens = self.tokens
        after = self._type_after(end)
        if after:
            around = around._replace(level=after)
        if end - start == 1 and self._is_only_people(start, around):
            return None
        entries = self._known(start, end)
        if not entries and around.level is None:
            return None
        if not entries and tokens[end - 1].low in said.BODY_WORDS:
            return None
        return self._spotted(start, end, entries, around)

    def _is_only_people(self, at: int, around: _Around) -> bool:
        """A demonym, or an acronym that is no country's."""
        word = self.tokens[at].text
        if is_demonym(word) and (named_country(word) is None or not around.locative):
            self.hint(word)
            return True
        if word.isupper() and len(word.replace(".", "")) <= _LEAST_LETTERS and named_country(word) is None:
            return not self._in_capitals(at) or len(word) < _LEAST_LETTERS
        return word.lower() == "car" and self._in_capitals(at)

    def _in_capitals(self, at: int) -> bool:
        beside = self.tokens[max(0, at - 2) : at] + self.tokens[at + 1 : at + 3]
        return bool(beside) and all(token.text.isupper() for token in beside)

    def _with_type_after(self, start: int, end: int, level: str, around: _Around) -> Spotted | None:
        """ "Borno State", "Aswa River", "Kabul Airport"; "Tel Aviv University" is a body."""
        last = self.tokens[end - 1].low
        if last in said.SITE_WORDS and last != "airport" and last != "camp":
            self._hint_inside(start, end)
            return None
        entries = self._known(start, end - 1)
        if level in {"feature", "water"}:
            return self._spotted(start, end, (), around._replace(level=level))
        first = self.tokens[start]
        if not entries and (first.low in said.LEADS or first.low in ordinary() or is_demonym(first.text)):
            self._hint_inside(start, end)
            return None
        return self._spotted(start, end, entries, around._replace(level=level))

    def _after_of(self, start: int, of: int, end: int, around: _Around) -> list[Spotted]:
        """ "City of London" is a place, "University of Tehran" none, "Bay of Pigs" a feature."""
        head = self.tokens[of - 1].low
        tail = of + 1
        while tail < end - 1 and not self.tokens[tail].is_name:
            tail += 1
        if head in said.NO_PLACE_OF or head in said.BODY_WORDS:
            self._hint_inside(tail, end)
            return []
        level = _level_of(head)
        if level in {"feature", "water"} and of - start == 1:
            return [self._spotted(start, end, (), around._replace(level=level))]
        fresh = self.around(tail)
        return self._read(
            tail, end, fresh._replace(level=level or fresh.level, locative=around.locative or fresh.locative)
        )

    def _parts(self, start: int, end: int, around: _Around) -> list[Spotted]:
        """Two places side by side ("Kerman Iran"), a name after a sentence's first word, or a person."""
        tokens = self.tokens
        for cut in range(end - 1, start, -1):
            holder = self._known(cut, end)
            if holder and holder[0].kind in {"country", "admin1"}:
                inner = self._known(start, cut)
                if any(holder[0].country == entry.country for entry in inner):
                    plain = around._replace(locative=False, level=None, near=None, direction=None)
                    return [self._spotted(start, cut, inner, around), self._spotted(cut, end, holder, plain)]
        first = tokens[start].low
        if end - start > 1 and self._opens_sentence(start) and (first in ordinary() or first in written_small()):
            return self._read(start + 1, end, self.around(start + 1))
        self._note_person(start, end)
        return []

    def _spotted(self, start: int, end: int, entries: tuple[Entry, ...], around: _Around) -> Spotted:
        tokens = self.tokens
        name = self._name(start, end)
        if entries and entries[0].kind == "country" and around.level is None:
            self.hints.append(entries[0].country)
        after = self.text[tokens[end - 1].end : tokens[end - 1].end + 16]
        speaks = (_SAYS.match(after) is not None and not around.locative) or _AGE.match(after) is not None
        return Spotted(
            start=tokens[start].start,
            end=tokens[end - 1].end,
            name=name,
            entries=entries,
            level=around.level,
            near=around.near,
            locative=around.locative,
            direction=around.direction,
            is_plain=end - start == 1 and tokens[start].low in ordinary(),
            is_person=speaks and not (entries and entries[0].kind == "country"),
        )

    def _name(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _known(self, start: int, end: int) -> tuple[Entry, ...]:
        return self.gazetteer.look_up(self._name(start, end)) if start < end else ()

    def _is_known_name(self, start: int, end: int) -> bool:
        return end - start > 1 and bool(self._known(start, end))

    def _hint_inside(self, start: int, end: int) -> None:
        for token in self.tokens[start:end]:
            self.hint(token.text)

    def _note_person(self, start: int, end: int) -> None:
        if end - start <= _LEAST_LETTERS:
            self.persons.update(token.low for token in self.tokens[start:end] if token.is_name)
        self._hint_inside(start, end)

    def _opens_sentence(self, at: int) -> bool:
        if at == 0:
            return True
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return any(mark in gap for mark in '.!?\n"“”:;•')

    def _type_after(self, end: int) -> str | None:
        """The level that a small type word after the name gives: "Kerman province", "EL PETEN DEPARTMENT"."""
        tokens = self.tokens
        if end >= len(tokens) or tokens[end - 1].owns:
            return None
        if not _SPACE.match(self.text[tokens[end - 1].end : tokens[end].start]):
            return None
        word = tokens[end].low
        if word == "local" and end + 1 < len(tokens) and tokens[end + 1].low == "government":
            return "admin2"
        if word in {"state", "city", "department"} and end + 1 < len(tokens) and tokens[end + 1].low in _STATE_OWN:
            return None
        if word in {"area", "areas"}:
            return "area"
        level = _level_of(word)
        return level if level != "site" else None

    def _is_other_name(self, at: int) -> bool:
        token, after = self.tokens[at], self.tokens[at + 1]
        if not token.is_name or is_demonym(token.text) or token.low in said.LEADS or token.low in said.DIRECTIONS:
            return False
        return _SPACE.match(self.text[token.end : after.start]) is not None

    def around(self, at: int) -> _Around:
        """What the words before token ``at`` say of it."""
        tokens, text = self.tokens, self.text
        locative, level, near, direction = False, None, None, None
        before = at - 1
        steps = 0
        while before >= 0 and steps < 7:
            steps += 1
            gap = text[tokens[before].end : tokens[before + 1].start]
            word = tokens[before].low
            if not _SPACE.match(gap):
                if gap.strip() == "." and word in said.TITLES and before == at - 1:
                    return _Around(False, None, None, None, False, True)
                break
            if before == at - 1 and word in said.TITLES and (tokens[before].text[0].isupper()):
                return _Around(False, None, None, None, False, True)
            if word == "of" and before > 0:
                head = tokens[before - 1].low
                if head in said.NO_PLACE_OF and level is None:
                    return _Around(False, None, None, None, True, False)
                if head in said.OUTSKIRTS:
                    near, locative = near or "near", True
                elif head in said.DIRECTIONS:
                    near = _how_far(text[max(0, tokens[before].start - 60) : tokens[before].start])
                    locative = True
                    break
                elif _level_of(head) and head not in said.SITE_WORDS:
                    if before > 1 and self._is_other_name(before - 2):
                        break  # "the Gulistan quarter of Quetta": the quarter is not Quetta
                    level = level or _level_of(head)
                elif head not in said.INNER_PARTS:
                    break
                before -= 2
                continue
            if before == at - 1 and word in said.PART_OF_COUNTRY:
                direction = tokens[before].start
            if word in said.PUTS_THERE:
                locative = True
                if word in said.IS_NEAR:
                    near = near or "near"
                if word == "from":
                    near = near or _how_far(
                        text[max(0, tokens[before].start - 40) : tokens[before].start], or_else=None
                    )
                break
            if word == "and" and before == at - 1:
                break
            if before == at - 1 and _level_of(word) in {"city", "admin1", "admin2"} and not tokens[before].is_name:
                level = _level_of(word)
            elif word in said.STRIKES:
                locative = True
                break
            elif word not in said.PASSED_OVER and not is_demonym(tokens[before].text):
                break
            before -= 1
        return _Around(locative, level, near, direction, False, False)


def _how_far(before: str, or_else: str | None = "near") -> str | None:
    """Whether a distance in the words before is within 25 km ("near") or beyond ("far")."""
    found = _DISTANCE.search(before)
    if not found:
        return or_else
    number = float(found[1].replace(",", "."))
    km = number * _KILOMETRES.get(found[2][0].lower() if found[2].lower().startswith("mi") else "", 1.0)
    return "near" if km <= _NEAR_LIMIT_KM else "far"


def _level_of(word: str) -> str | None:  # noqa: PLR0911 - a table of words in order of weight
    if word in said.CITY_WORDS:
        return "city"
    if word in said.ADMIN1_WORDS:
        return "admin1"
    if word in said.ADMIN2_WORDS:
        return "admin2"
    if word in said.PART_WORDS:
        return "part"
    if word in said.WATER_WORDS:
        return "water"
    if word in said.FEATURE_WORDS:
        return "feature"
    if word == "airport":
        return "airport"
    return "site" if word in said.SITE_WORDS else None


def _mark_person(each: Spotted, persons: set[str], text: str) -> Spotted:
    del text
    if each.locative or each.level or each.name.lower() not in persons:
        return each
    return replace(each, is_person=True)


def _with_dateline(text: str, found: list[Spotted]) -> list[Spotted]:
    """Mark the place that opens the report."""
    for match in _DATELINE.finditer(text[:_DATELINE_WITHIN]):
        start, end = match.span("place")
        for number, each in enumerate(found):
            if each.start == start and each.end <= end + 1 and each.entries:
                found[number] = replace(each, is_dateline=True, is_person=False)
                return found
    return found
