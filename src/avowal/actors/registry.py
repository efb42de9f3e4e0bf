"""Finding the groups and forces of the table in a text, in one pass."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files

from avowal.actors.states import country_at, starts, state_force_at
from avowal.actors.table import Actor, SharedAlias, check_table
from avowal.actors.words import Word, joined, words_of
from avowal.domain import Span

_LONGEST_REMEMBERED = 200  # characters
_SHOUTED_SHARE = 0.7  # of its letters, from here on a line counts as written in capitals
_ORDINARY = frozenset(
    {"is", "let", "car", "arm", "aim", "him", "hum", "man", "far", "pan", "fin", "sis", "tip", "fact", "model", "mas"}
)
"""Acronyms that are common words, in Latin American telex also Spanish ones: they do not count in lines of capitals."""


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor at the words that name it: the Taliban at ``Span(4, 11)``."""

    span: Span
    actor: Actor


@dataclass(frozen=True, slots=True)
class _Name:
    """One alias as the pass needs it: how each word must be written, and who is meant."""

    written: tuple[str, ...]
    acronym: bool
    first_capital: int | None
    actors: tuple[str, ...]
    shared: bool
    default: str | None


@dataclass(frozen=True, slots=True)
class _Branch:
    """A point in the tree of names: the names that end here, and the words that can follow."""

    names: list[_Name] = field(default_factory=list)
    branches: dict[str, _Branch] = field(default_factory=dict)


class Actors:
    """The table of actors, ready to find their names in texts.

    Attributes:
        shared_aliases: The aliases that do not settle who is meant.
    """

    def __init__(self, actors: Iterable[Actor], shared: Iterable[SharedAlias] = ()) -> None:
        """Index ``actors`` by the first word of each of their names."""
        self._actors = {actor.id: actor for actor in actors}
        shared = tuple(shared)
        self.shared_aliases = tuple(entry.alias for entry in shared)
        self._tree = _Branch()
        self._by_name: dict[tuple[str, ...], str] = {}
        # Shared ones first: "JEM" is in doubt although "JeM" is not.
        for entry in shared:
            self._add(entry.alias, entry.actors, shared=True, default=entry.default)
        for actor in self._actors.values():
            for name in actor.names:
                self._add(name, (actor.id,), shared=False, default=None)
            self._by_name.setdefault(_plain_words(actor.name), actor.id)
        self._starts = self._tree.branches.keys() | starts()
        self._named = lru_cache(maxsize=4096)(self._find_named)  # a report names its few voices again and again

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id; ``None`` if the table does not hold it (state forces are made by pattern)."""
        return self._actors.get(actor_id)

    def named(self, name: str) -> Actor | None:
        """The actor that a name, an alias or an id means on its own; ``None`` if none or several.

        >>> open_actors().named("Daesh").name
        'Islamic State'
        """
        return self._named(name) if len(name) <= _LONGEST_REMEMBERED else self._find_named(name)

    def _find_named(self, name: str) -> Actor | None:
        if name in self._actors:
            return self._actors[name]
        key = _plain_words(name)
        if key in self._by_name:
            return self._actors[self._by_name[key]]
        whole = [found for found in self.find(name) if _plain_words(found.span.quote(name)) == key]
        return whole[0].actor if whole else None

    def find(self, text: str, country: str | None = None) -> tuple[FoundActor, ...]:
        """Every group and state force that the text names, in order, the longest name at each place.

        Args:
            text: Any text; lines in capitals are read as such.
            country: ISO code of the country that the text is about, if known: it settles aliases that
                groups of several countries share.
        """
        words = words_of(text)
        found: list[FoundActor] = []
        unsettled: list[tuple[int, Span, _Name]] = []
        spoken_of: Counter[str] = Counter()
        lines = _Lines(text)
        starting = [at for at, word in enumerate(words) if word.plain in self._starts]
        done = 0
        for at in starting:
            if at < done:
                continue
            step = self._name_at(text, words, at, lines)
            nation = country_at(text, words, at)
            state = state_force_at(text, words, at, nation)
            if nation:
                spoken_of[nation[1]] += 1
            if state and (step is None or state[0] > step[0]):
                found.append(FoundActor(Span(words[at].start, words[state[0] - 1].end), state[1]))
                done = state[0]
            elif step:
                span = Span(words[at].start, _without_possessive(words[step[0] - 1]))
                if step[1].shared:
                    unsettled.append((len(found), span, step[1]))
                else:
                    found.append(FoundActor(span, self._actors[step[1].actors[0]]))
                done = step[0]
            else:
                done = nation[0] if nation else at + 1
        return self._settled(found, unsettled, spoken_of, country)

    def _add(self, name: str, actors: tuple[str, ...], *, shared: bool, default: str | None) -> None:
        words = words_of(name)
        if not words:
            return
        written = tuple(word.text for word in words)
        capitals = [number for number, word in enumerate(written) if word[0].isupper()]
        branch = self._tree
        for number, word in enumerate(words):
            link = _link(name, words, number) if number else ""
            branch = branch.branches.setdefault(f"{link}{word.plain}", _Branch())
        branch.names.append(
            _Name(
                written=written,
                acronym=all(_is_acronym(word) for word in written),
                first_capital=capitals[0] if capitals else None,
                actors=actors,
                shared=shared,
                default=default,
            )
        )
        if not shared:
            self._by_name.setdefault(tuple(word.plain for word in words), actors[0])

    def _name_at(self, text: str, words: Sequence[Word], at: int, lines: _Lines) -> tuple[int, _Name] | None:
        """The longest name that begins at word ``at``, with the number of the word after it."""
        branch = self._tree.branches.get(words[at].plain)
        found, end = None, at + 1
        while branch is not None:
            for name in branch.names:
                if _is_written_so(name, words[at:end], lines):
                    found = end, name
                    break
            if end == len(words) or not branch.branches:
                break
            plain = words[end].plain
            if plain not in branch.branches and f",{plain}" not in branch.branches:
                break  # most often, and before the text between the two is looked at
            link = _link(text, words, end)
            if link is None:
                break
            branch = branch.branches.get(f"{link}{plain}")
            end += 1
        return found

    def _settled(
        self,
        found: list[FoundActor],
        unsettled: list[tuple[int, Span, _Name]],
        spoken_of: Counter[str],
        country: str | None,
    ) -> tuple[FoundActor, ...]:
        if unsettled:
            sure = {each.actor.id for each in found}
            for _, span, name in unsettled:
                actor = self._meant(name, sure, spoken_of, country)
                if actor:
                    found.append(FoundActor(span, actor))
            found.sort(key=lambda each: each.span)
        return tuple(found)

    def _meant(self, name: _Name, sure: set[str], spoken_of: Counter[str], country: str | None) -> Actor | None:
        """Who a shared alias means: a group named in full, one of the country in question, else the default."""
        candidates = [self._actors[each] for each in name.actors]
        for actor in candidates:
            if actor.id in sure:
                return actor
        if country:
            at_home = [actor for actor in candidates if country in actor.countries]
            if at_home:
                return at_home[0]
        weights = {actor.id: sum(spoken_of[code] for code in actor.countries) for actor in candidates}
        best = max(candidates, key=lambda actor: weights[actor.id])
        if weights[best.id]:
            return best
        return self._actors[name.default] if name.default else None


class _Lines:
    """Which lines of a text are written in capitals; worked out where asked, each line once."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[int, bool] = {}

    def shouted(self, at: int) -> bool:
        start = self._text.rfind("\n", 0, at) + 1
        if start not in self._known:
            end = self._text.find("\n", at)
            line = self._text[start : end if end >= 0 else len(self._text)]
            upper = sum(map(str.isupper, line))
            self._known[start] = upper > _SHOUTED_SHARE * (upper + sum(map(str.islower, line)))
        return self._known[start]


def _link(text: str, words: Sequence[Word], at: int) -> str | None:
    """What stands before word ``at``: nothing that counts (""), a comma, or something that no name goes across."""
    if joined(text, words[at - 1], words[at]):
        return ""
    return "," if text[words[at - 1].end : words[at].start] in {", ", ",\n"} else None


def _is_written_so(name: _Name, words: Sequence[Word], lines: _Lines) -> bool:
    """Whether the capitals are those that the alias asks for."""
    if name.acronym:
        if not all(
            word.text == want or _as_shouted(word, want) for word, want in zip(words, name.written, strict=True)
        ):
            return False
        ordinary = len(words) == 1 and words[0].plain in _ORDINARY
        return not ordinary or not lines.shouted(words[0].start)
    if name.first_capital is None:
        return True
    return words[name.first_capital].text[0].isupper()


def _as_shouted(word: Word, want: str) -> bool:
    """Whether a word is the wanted acronym in capitals, or with a possessive or plural s."""
    text = word.text.replace(".", "")
    for mark in ("'", "’"):
        text = text.partition(mark)[0]
    want = want.replace(".", "")
    return text in {want, want.upper(), f"{want}s"}


def _without_possessive(word: Word) -> int:
    """Where a word ends without its "'s"."""
    return word.end - 2 if word.text[-2:-1] in {"'", "’"} and word.text[-1] in "sS" else word.end


def _is_acronym(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    return sum(map(str.isupper, letters)) >= 2 or word.isupper() or not letters


def _plain_words(name: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words_of(name))


@cache
def open_actors() -> Actors:
    """The table that comes with Avowal, read once a process.

    Raises:
        AvowalError: The table is faulty; the message names the entry.
    """
    # The JSON twin is made from actors.toml by tools/build_actors.py and reads thirty times as fast.
    return Actors(*check_table(json.loads(files(__package__).joinpath("actors.json").read_text("utf-8"))))
