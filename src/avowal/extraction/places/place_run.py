"""Reading one run of capitalised words: a place, a place with its type, two places, a body or a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from avowal.extraction.places.place_context import NOTHING, Around, around
from avowal.extraction.places.place_tokens import Token, is_space
from avowal.extraction.places.place_words import place_words
from avowal.gazetteer import Entry, Gazetteer
from avowal.gazetteer.countries import country_code, is_demonym, named_country, region_people_code
from avowal.gazetteer.plain_words import ordinary, written_small

_AGE = re.compile(r"\s?,\s?\d{1,2}\s?[,.)]")
_SAYS = re.compile(r",?\s(?:said|says|told|added|tweeted|testified|recalled)\b", re.IGNORECASE)
_AFTER = 16  # characters after a name that can show a person
_LARGE = 2_000_000  # people of a division that may be meant as often as a country of its name (Georgia)
_SMALL = 100_000
_FEATURE_OPENS = frozenset({"lake", "mount", "gulf", "bay", "cape", "strait", "jabal", "jebel", "wadi"})
_LONGEST_NAME = 6
_LONGEST_UNKNOWN = 5
_LONGEST_ACRONYM = 4
_LONGEST_PERSON = 4
_LAND_OR_WATER = frozenset({"feature", "water"})


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name that may be a place: "Konduga" in "the village of Konduga", with every place so called.

    Attributes:
        start: Where the name starts in the text.
        end: Where it ends.
        name: The words to look up and to show.
        entries: Places of that name, the most prominent first; empty if the gazetteer holds none.
        level: What the words around say that it is: "city", "admin1", "admin2", "part", "feature", "water",
            "airport", "site", "area", or "place" where only their sense does; ``None`` if they say nothing.
        near: "near" when it is beside the place, "far" when more than 25 km off.
        locative: Whether the words put something there ("in", "near", "17 km north of").
        direction: Where the direction before it starts ("southern Lebanon"); ``None`` without one.
        is_dateline: Whether it opens the report as its dateline.
        is_plain: Whether it is also an ordinary word or a given name.
        is_person: Whether it is part of a person's name elsewhere, or spoken of as one.
        is_guess: Whether the entries only sound like the name ("Deir Ezzor" and Dayr az Zawr).
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
    is_guess: bool = False


class RunReader:
    """Reads the runs of one text in order; remembers persons' names and countries on the way.

    Attributes:
        persons: Lower-case words of names that are taken for persons'.
        hints: Code of a country for each time that it or its people are named.
    """

    def __init__(
        self, text: str, tokens: Sequence[Token], gazetteer: Gazetteer, datelines: frozenset[int] = frozenset()
    ) -> None:
        """Read from ``text``; ``datelines`` are the starts of places that open the report."""
        self.text = text
        self.tokens = tokens
        self.gazetteer = gazetteer
        self.persons: set[str] = set()
        self.hints: list[str] = []
        self._datelines = datelines
        self._lists = place_words()

    def read(self, start: int, end: int) -> list[Spotted]:
        """The places in the run from token ``start`` to before ``end``."""
        tokens, lists = self.tokens, self._lists
        while start < end and tokens[start].low in lists.leads and not self._is_known_name(start, end):
            start += 1
        while start < end and not self._can_open(tokens[start]):
            start += 1
        while end - start > 1 and tokens[end - 1].low in lists.days:
            end -= 1
        if start >= end:
            return []
        said = self.around(start)
        opens_with_title = end - start > 1 and tokens[start].low in lists.titles and not self._is_known_name(start, end)
        if said.is_titled or said.is_body or opens_with_title:
            self._note_person(start, end)
            return []
        return self._read(start, end, said)

    def around(self, at: int) -> Around:
        """What the words before token ``at`` say."""
        return around(self.text, self.tokens, at) if at < len(self.tokens) else NOTHING

    def hint(self, word: str) -> None:
        """Note the country of a demonym or name."""
        code = country_code(word) or region_people_code(word)
        if code:
            self.hints.append(code)

    def level_after(self, end: int) -> str | None:
        """The level that a small type word after a name gives: "Kerman province", "EL PETEN DEPARTMENT"."""
        tokens = self.tokens
        if not 0 < end < len(tokens) or tokens[end - 1].owns:
            return None
        if not is_space(self.text[tokens[end - 1].end : tokens[end].start]):
            return None
        word = tokens[end].low
        following = tokens[end + 1].low if end + 1 < len(tokens) else ""
        if word == "local" and following == "government":
            return "admin2"
        if word in {"state", "city", "department"} and following in self._lists.own_of_state:
            return None
        level = "area" if word in {"area", "areas"} else self._lists.level.get(word)
        return level if level != "site" else None

    def _read(self, start: int, end: int, said: Around) -> list[Spotted]:
        """A run as a known name; as a name with its type; in parts at "of"; otherwise word by word."""
        found = self._whole(start, end, said)
        if found:
            return [found]
        tokens, lists = self.tokens, self._lists
        if end - start > 1:
            level = lists.level.get(tokens[end - 1].low)
            if level:
                return self._with_type(start, end, level, said)
            if tokens[end - 1].low in lists.bodies:
                self._hint_inside(start, end)
                return []
        of = next((n for n in range(start + 1, end - 1) if tokens[n].low == "of"), None)
        return self._at_of(start, of, end, said) if of is not None else self._word_by_word(start, end, said)

    def _whole(self, start: int, end: int, said: Around) -> Spotted | None:
        """The run as one known name, or as a name that the words around call a place."""
        if end - start > _LONGEST_NAME or (end - start == 1 and self._is_no_name(start, said)):
            return None
        after = self.level_after(end)
        if after == "city" and self.tokens[end].low == "city" and self._known(start, end + 1):
            return self._spotted(start, end + 1, self._known(start, end + 1), said)  # "GUATEMALA CITY"
        if after:
            said = said._replace(level=after)
        entries = self._known(start, end)
        is_place = self._is_known_place(start, end) if entries else self._is_unknown_place(start, end, said)
        if not is_place:
            return None
        if after in _LAND_OR_WATER:
            return self._spotted(start, end + 1, (), said)
        if self._is_rather_feature(start, end, entries):
            return self._spotted(start, end, (), said._replace(level="feature"))
        return self._spotted(start, end, entries, said)

    def _is_known_place(self, start: int, end: int) -> bool:
        """Whether a known name is used as a name: an ordinary word is not, before a noun ("in Nice company")."""
        return end - start > 1 or self.tokens[start].low not in ordinary() or self._ends_well(end)

    def _is_unknown_place(self, start: int, end: int, said: Around) -> bool:
        """Whether a name that the table lacks is called a place, stands where only one can, or sounds like one."""
        if not all(self._can_be_place(token) for token in self.tokens[start:end]):
            return False
        if said.level is not None or self._stands_for_place(start, end):
            return True
        if not said.locative or self.tokens[start - 1].low not in self._lists.strikes:
            return False
        return self._ends_well(end) and bool(self.gazetteer.sounding_like(self._name(start, end)))

    def _with_type(self, start: int, end: int, level: str, said: Around) -> list[Spotted]:
        """Read "Borno State", "Aswa River", "Kabul Airport"; "Tel Aviv University" is a body."""
        if level == "site":
            self._hint_inside(start, end)
            return []
        if level in _LAND_OR_WATER:
            return [self._spotted(start, end, (), said._replace(level=level))]
        entries = self._known(start, end - 1)
        if not entries and not all(self._can_be_place(token) for token in self.tokens[start : end - 1]):
            self._hint_inside(start, end)
            return []
        return [self._spotted(start, end, entries, said._replace(level=level), looked_up=end - 1)]

    def _at_of(self, start: int, of: int, end: int, said: Around) -> list[Spotted]:
        """Read "City of London", "Shindand District of Herat Province"; "University of Tehran" is a body."""
        lists = self._lists
        head = self.tokens[of - 1].low
        tail = of + 1
        while tail < end - 1 and not self.tokens[tail].is_name:
            tail += 1
        if head in lists.no_place_of or head in lists.bodies:
            self._hint_inside(tail, end)
            return []
        level = lists.level.get(head)
        if level in _LAND_OR_WATER and of - start == 1:
            return [self._spotted(start, end, (), said._replace(level=level))]
        if level and of - start > 1:
            return [*self._read(start, of, said), *self._read(tail, end, NOTHING)]
        fresh = self.around(tail)
        return self._read(
            tail, end, fresh._replace(level=level or fresh.level, locative=said.locative or fresh.locative)
        )

    def _word_by_word(self, start: int, end: int, said: Around) -> list[Spotted]:
        """A feature ("Lake Victoria"); a place after a direction, a demonym or a sentence's first word; or a person."""
        tokens, lists = self.tokens, self._lists
        first = tokens[start]
        if end - start > 1:
            if first.low in lists.feature_first:
                level = "water" if lists.level.get(first.low) == "water" else "feature"
                return [self._spotted(start, end, (), said._replace(level=level))]
            if first.low in lists.directions:
                return self._read(start + 1, end, said._replace(direction=first.start))
            if is_demonym(first.text):
                self.hint(first.text)
                return self._read(start + 1, end, said)
            pair = self._pair(start, end, said)
            if pair:
                return pair
            if self._opens_sentence(start) and (first.low in ordinary() or first.low in written_small()):
                return self._read(start + 1, end, self.around(start + 1))
        self._note_person(start, end)
        return []

    def _pair(self, start: int, end: int, said: Around) -> list[Spotted]:
        """Two places side by side, as translations write them: "Kerman Iran"."""
        for cut in range(end - 1, start, -1):
            holder = self._known(cut, end)
            if holder and holder[0].kind in {"country", "admin1"}:
                inner = self._known(start, cut)
                if any(holder[0].country == entry.country for entry in inner):
                    return [self._spotted(start, cut, inner, said), self._spotted(cut, end, holder, NOTHING)]
        return []

    def _spotted(
        self, start: int, end: int, entries: tuple[Entry, ...], said: Around, *, looked_up: int | None = None
    ) -> Spotted:
        tokens = self.tokens
        begin, stop = tokens[start].start, tokens[end - 1].end
        country = clear_country(entries)
        if country and said.level is None:
            self.hints.append(country)
        is_guess = not entries and said.level not in {"feature", "water", "part", "airport"}
        if is_guess:
            entries = self.gazetteer.sounding_like(self._name(start, looked_up or end))
        after = self.text[stop : stop + _AFTER]
        speaks = (_SAYS.match(after) is not None and not said.locative) or _AGE.match(after) is not None
        return Spotted(
            start=begin,
            end=stop,
            name=self.text[begin:stop],
            entries=entries,
            level=said.level or ("place" if is_guess and self._stands_for_place(start, end) else None),
            near=said.near,
            locative=said.locative,
            direction=said.direction,
            is_plain=end - start == 1 and tokens[start].low in ordinary(),
            is_person=speaks and country is None,
            is_guess=is_guess,
        )

    def _is_no_name(self, at: int, said: Around) -> bool:
        """A demonym, an acronym that is no country's, or a car in capitals (the acronym of a republic)."""
        word = self.tokens[at].text
        is_adjective = named_country(word) is None or not said.locative or not self._ends_well(at + 1)
        if is_demonym(word) and is_adjective:  # "in a US strike" puts nothing in the US
            self.hint(word)
            return True
        if not word.isupper() or len(word.replace(".", "")) > _LONGEST_ACRONYM:
            return False
        if named_country(word) is None:
            return len(word) < _LONGEST_ACRONYM or not self._in_capitals(at)
        return word == "CAR" and self._in_capitals(at)

    def _in_capitals(self, at: int) -> bool:
        if self.tokens[at].start in self._datelines:
            return True
        beside = [*self.tokens[max(0, at - 3) : at], *self.tokens[at + 1 : at + 4]]
        words = [token.text for token in beside if token.text[0].isalpha()]
        return bool(words) and all(word.isupper() for word in words)

    def _stands_for_place(self, start: int, end: int) -> bool:
        """Whether a name that the table lacks stands where only a place can: "in Arcatao, where", "near Perquin."."""
        tokens = self.tokens
        if start == 0 or tokens[start - 1].low not in self._lists.only_places or end - start > _LONGEST_UNKNOWN:
            return False
        return is_space(self.text[tokens[start - 1].end : tokens[start].start]) and self._ends_well(end)

    def _ends_well(self, end: int) -> bool:
        """Whether a place can end before token ``end``: at a mark, or before a word that is no noun of its own."""
        tokens = self.tokens
        if end == len(tokens) or not is_space(self.text[tokens[end - 1].end : tokens[end].start]):
            return not tokens[end - 1].owns
        return tokens[end].low in self._lists.after_place

    def _is_rather_feature(self, start: int, end: int, entries: tuple[Entry, ...]) -> bool:
        """Whether "Lake Victoria" is the lake, although some small town is called so."""
        if not entries or end - start == 1 or self.tokens[start].low not in _FEATURE_OPENS:
            return False
        return entries[0].kind in {"city", "admin2"} and entries[0].population < _SMALL

    def _can_be_place(self, token: Token) -> bool:
        """Whether a word can be part of a place's name that the table lacks."""
        lists, word = self._lists, token.low
        if word in lists.links:
            return word != "of"
        if word in ordinary():
            return word in lists.articles or word in lists.openers
        if word in lists.titles or word in lists.bodies or word in lists.leads or is_demonym(token.text):
            return False
        if not all(char.isalpha() or char in "'’‘-‐" for char in token.text):
            return False
        return not token.text.isupper() or len(token.text) > _LONGEST_ACRONYM

    def _can_open(self, token: Token) -> bool:
        return token.is_name or token.low in self._lists.articles or token.low in self._lists.openers_in_capitals

    def _known(self, start: int, end: int) -> tuple[Entry, ...]:
        return self.gazetteer.look_up(self._name(start, end)) if start < end else ()

    def _is_known_name(self, start: int, end: int) -> bool:
        return end - start > 1 and bool(self._known(start, end))

    def _name(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def _hint_inside(self, start: int, end: int) -> None:
        for token in self.tokens[start:end]:
            self.hint(token.text)

    def _note_person(self, start: int, end: int) -> None:
        if end - start <= _LONGEST_PERSON:
            self.persons.update(token.low for token in self.tokens[start:end] if token.is_name)
        self._hint_inside(start, end)

    def _opens_sentence(self, at: int) -> bool:
        if at == 0:
            return True
        gap = self.text[self.tokens[at - 1].end : self.tokens[at].start]
        return any(mark in gap for mark in '.!?\n"“”:;•')


def clear_country(entries: Sequence[Entry]) -> str | None:
    """The country that a name is, unless a large division elsewhere bears it too (Georgia)."""
    if not entries or entries[0].kind != "country":
        return None
    own = entries[0].country
    rivals = (entry for entry in entries[1:4] if entry.kind == "admin1" and entry.country != own)
    return None if any(rival.population > _LARGE for rival in rivals) else own
