"""Finding the groups and forces of the table in a text, in one pass."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from avowal.actors.index import ACROSS, Branch, Entry, Index, Name, Way, grown, index_of, link
from avowal.actors.states import country_at, starts, state_force_at
from avowal.actors.table import Actor, SharedAlias, known_rows
from avowal.actors.words import Word, joined, words_of
from avowal.domain import Span

_LONGEST_REMEMBERED = 200  # characters
_SHOUTED_SHARE = 0.7  # of its letters, from here on a line counts as written in capitals
_ORDINARY = frozenset(
    "is let car arm aim him hum man far pan fin sis tip fact model mas mend bras pat tak fan elf raw hur arde".split()
)
"""Acronyms and names that are common words, in Latin American telex also Spanish ones: capitals do not tell them."""
_FIGHTERS = frozenset(
    "raider herder herdsmen pastoralist militia militiamen fighter gunmen gunman warrior youth youths mob mobs"
    " tribesmen clansmen clan tribe rustler bandit vigilante rebel assailant attacker shepherd".split()
)
"""What must stand behind the name of a people or a clan for it to name those of it who fight."""
_COMMON = frozenset("the a an of in on to him her them me us it go be he she they we and or this that what who".split())
_BETWEEN = frozenset("ethnic communal tribal armed cattle clan self defence defense".split())


@dataclass(frozen=True, slots=True)
class FoundActor:
    """An actor at the words that name it: the Taliban at ``Span(4, 11)``."""

    span: Span
    actor: Actor


class Actors:
    """The table of actors, ready to find their names in texts.

    Attributes:
        shared_aliases: The aliases that do not settle who is meant.
    """

    def __init__(
        self, actors: Iterable[Actor], shared: Iterable[SharedAlias] = (), *, index: Index | None = None
    ) -> None:
        """Hold ``actors`` by their names; ``index`` is what :func:`index_of` makes of them."""
        self._actors = {actor.id: actor for actor in actors}
        shared = tuple(shared)
        self.shared_aliases = tuple(entry.alias for entry in shared)
        self._defaults = {tuple(word.text for word in words_of(e.alias)): e.default for e in shared if e.default}
        self._entries: tuple[Entry, ...] = (*shared, *self._actors.values())
        self._index = index_of(self._entries) if index is None else index
        self._grown: dict[str, Branch] = {}
        self._starts: frozenset[str] = frozenset()
        self._named = lru_cache(maxsize=4096)(self._find_named)  # a report names its few voices again and again

    def __len__(self) -> int:
        return len(self._actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self._actors.values())

    def get(self, actor_id: str) -> Actor | None:
        """The actor with this id; ``None`` if the table does not hold it (state forces are made by pattern)."""
        return self._actors.get(actor_id)

    def named(self, name: str, country: str | None = None, year: int | None = None) -> Actor | None:
        """The actor that a name, an alias or an id means on its own; ``None`` if none or several.

        Args:
            name: A name as a report, or UCDP, writes it.
            country: ISO code of the country in question, if known: it settles names that groups share.
            year: The year in question, if known: groups of other times are then not meant.

        >>> open_actors().named("Daesh").name
        'Islamic State'
        >>> open_actors().named("Southern Front") is None, open_actors().named("Southern Front", "SY").id
        (True, 'southern-front')
        """
        remembered = len(name) <= _LONGEST_REMEMBERED
        return (self._named if remembered else self._find_named)(name, country, year)

    def candidates(self, name: str) -> tuple[Actor, ...]:
        """Every actor that a name can mean, whatever its case; those written so come first.

        >>> [actor.id for actor in open_actors().candidates("ELN")]
        ['eln-co', 'eln-bo']
        """
        if name in self._actors:
            return (self._actors[name],)
        ids = [each for known in self._names(name) for each in known.actors]
        alone = self._alone(name)
        return (*(self._actors[each] for each in dict.fromkeys(ids)), *((alone,) if alone and not ids else ()))

    def _find_named(self, name: str, country: str | None, year: int | None) -> Actor | None:
        if name in self._actors:
            return self._actors[name]
        written = tuple(word.text for word in words_of(name))
        known = self._names(name)
        exact = [each for each in known if each.written == written]
        for way in (Way.OWN, Way.COMMUNAL, Way.SHARED, Way.ASKED):
            for names in (exact, known):
                ids = tuple(dict.fromkeys(actor for each in names if each.way is way for actor in each.actors))
                shared_too = way is Way.OWN and names is known and any(each.way is Way.SHARED for each in exact)
                if ids and not shared_too:
                    sure = len(ids) == 1 and way is not Way.SHARED
                    return self._actors[ids[0]] if sure else self._settled_alone(ids, written, country, year)
        return self._alone(name)

    def _names(self, name: str) -> list[Name]:
        """Every name of the table of these words, those written so first."""
        words = words_of(name)
        if not words:
            return []
        branch: Branch | None = self._branch(words[0].plain)
        for word in words[1:]:
            branches = branch.branches if branch else {}
            ways = (f"{between}{word.plain}" for between in ("", ",", ACROSS))
            branch = next((branches[way] for way in ways if way in branches), None)
        written = tuple(word.text for word in words)
        return sorted(branch.names, key=lambda each: each.written != written) if branch else []

    def _settled_alone(
        self, ids: Sequence[str], written: tuple[str, ...], country: str | None, year: int | None
    ) -> Actor | None:
        candidates = _living([self._actors[each] for each in ids], year)
        if country:
            at_home = [actor for actor in candidates if country in actor.countries]
            if len(at_home) == 1:
                return at_home[0]
            if at_home:
                return None
        default = self._defaults.get(written)
        return self._actors[default] if default else None

    def _alone(self, name: str) -> Actor | None:
        """The state force, or the group with a word beside it, that the whole of ``name`` is found to name."""
        key = _plain_words(name)
        return next((each.actor for each in self.find(name) if _plain_words(each.span.quote(name)) == key), None)

    def find(self, text: str, country: str | None = None, year: int | None = None) -> tuple[FoundActor, ...]:
        """Every group and state force that the text names, in order, the longest name at each place.

        Args:
            text: Any text; lines in capitals are read as such.
            country: ISO code of the country that the text is about, if known: it settles aliases that
                groups of several countries share.
            year: Year in which the text was published, if known: where groups share an alias, those of other times
                are not meant.
        """
        words = words_of(text)
        found: list[FoundActor] = []
        unsettled: list[tuple[Span, Name]] = []
        spoken_of: Counter[str] = Counter()
        lines = _Lines(text)
        if not self._starts:  # the table opens quickly; those of the countries are read with the first text
            self._starts = frozenset(self._index) | starts()
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
                if step[1].way is Way.SHARED:
                    unsettled.append((span, step[1]))
                else:
                    found.append(FoundActor(span, self._actors[step[1].actors[0]]))
                done = step[0]
            else:
                done = nation[0] if nation else at + 1
        if unsettled:
            self._settle(found, unsettled, _Setting(spoken_of, country, year))
        return tuple(found)

    def _branch(self, first: str) -> Branch:
        """The tree of names that begin with a word, grown when it is first asked for."""
        branch = self._grown.get(first)
        if branch is None:
            branch = grown(first, [self._entries[number] for number in self._index.get(first, ())])
            if first in self._index:  # other words are without number
                self._grown[first] = branch
        return branch

    def _name_at(self, text: str, words: Sequence[Word], at: int, lines: _Lines) -> tuple[int, Name] | None:
        """The longest name that begins at word ``at``, with the number of the word after it."""
        branch = self._branch(words[at].plain) if words[at].plain in self._index else None
        found, end = None, at + 1
        while branch is not None:
            for name in branch.names:
                if name.way is not Way.ASKED and _is_written_so(name, words, at, end, lines):
                    found = (end, name) if name.way is not Way.COMMUNAL else _with_fighters(text, words, end, name)
                    break
            if end == len(words) or not branch.branches:
                break
            plain = words[end].plain
            if plain not in branch.branches and f",{plain}" not in branch.branches:
                break  # most often, and before the text between the two is looked at
            between = link(text, words, end)
            if between is None:
                break
            branch = branch.branches.get(f"{between}{plain}")
            end += 1
        return found

    def _settle(self, found: list[FoundActor], unsettled: Sequence[tuple[Span, Name]], setting: _Setting) -> None:
        """Add the shared aliases that the rest of the text settles to ``found``."""
        sure = {each.actor.id for each in found}
        for span, name in unsettled:
            actor = self._meant(name, sure, setting)
            if actor:
                found.append(FoundActor(span, actor))
        found.sort(key=lambda each: each.span)

    def _meant(self, name: Name, sure: set[str], setting: _Setting) -> Actor | None:
        """Who a shared alias means: a group named in full, one of the country in question, else the default."""
        candidates = [self._actors[each] for each in name.actors]
        for actor in candidates:
            if actor.id in sure:
                return actor
        candidates = _living(candidates, setting.year)
        if setting.country:
            at_home = [actor for actor in candidates if setting.country in actor.countries]
            if at_home:
                return at_home[0]
        weights = {actor.id: sum(setting.spoken_of[code] for code in actor.countries) for actor in candidates}
        best = max(candidates, key=lambda actor: weights[actor.id])
        if weights[best.id]:
            return best
        default = self._defaults.get(name.written)
        return self._actors[default] if default else None


@dataclass(frozen=True, slots=True)
class _Setting:
    """What settles a shared alias: how often each country is named, the country in question, and the year."""

    spoken_of: Counter[str]
    country: str | None
    year: int | None


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


def _living(candidates: list[Actor], year: int | None) -> list[Actor]:
    """Those of the time in question; all of them where none is, for a report can tell of the past."""
    if year is None:
        return candidates
    return [
        actor for actor in candidates if (actor.since or 0) <= year and (actor.until is None or year <= actor.until)
    ] or candidates


def _with_fighters(text: str, words: Sequence[Word], end: int, name: Name) -> tuple[int, Name] | None:
    """A people's name with the word behind it that tells who is meant: "Turkana raiders", "Murle cattle rustlers"."""
    for after in (end, end + 1):
        if after >= len(words) or not joined(text, words[after - 1], words[after]):
            return None
        if words[after].plain in _FIGHTERS:
            return after + 1, name
        if words[after].plain not in _BETWEEN:
            return None
    return None


def _is_written_so(name: Name, words: Sequence[Word], at: int, end: int, lines: _Lines) -> bool:
    """Whether the capitals are those that the alias asks for."""
    if name.acronym:
        if not all(
            word.text == want or _as_shouted(word, want) for word, want in zip(words[at:end], name.written, strict=True)
        ):
            return False
        ordinary = end == at + 1 and words[at].plain in _ORDINARY and words[at].text.isupper()
        return not ordinary or not (lines.shouted(words[at].start) or _among_capitals(words, at))
    if name.first_capital is None:
        return True
    if words[end - 1].plain == "province" and not words[end - 1].text[0].isupper():
        return False  # "in Sinai province" is a place
    return words[at + name.first_capital].text[0].isupper()


def _among_capitals(words: Sequence[Word], at: int) -> bool:
    """Whether a neighbour is in capitals too, as in "LET HIM IN" amid a line of small letters."""
    beside = (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])
    return any(len(word.text) > 1 and word.text.isupper() and word.plain in _COMMON for word in beside)


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


def _plain_words(name: str) -> tuple[str, ...]:
    return tuple(word.plain for word in words_of(name))


@cache
def open_actors() -> Actors:
    """The table that comes with Avowal, read once a process.

    The JSON twin is made from actors.toml by tools/build_actors.py, which checks it, and holds its names sorted by
    their first words: it opens in a tenth of the time that reading and indexing the table would take.
    """
    twin = json.loads(files(__package__).joinpath("actors.json").read_text("utf-8"))
    return Actors(*known_rows(twin), index=twin["index"])
