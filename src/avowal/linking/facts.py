"""What the linker knows of one mention: the few facts by which two mentions are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind
from avowal.domain import Account, Mention, Name, PartialDate, Place, Quantity, Report, Span
from avowal.gazetteer.countries import country_code
from avowal.gazetteer.fold import fold
from avowal.linking.signature import sentence_hashes
from avowal.linking.tables import plain_words, weapon_classes
from avowal.linking.telling import full_names, telling_words

_WORD: Final = re.compile(r"[^\W\d_]{3,40}")
_SHORTEST_NAME: Final = 4
_MOST_NAMES: Final = 64
_MOSTLY: Final = 0.6
_QUOTES: Final = " \t\"'“”‘’«»([—-"
_ENDS: Final = frozenset({".", "!", "?", ":", "…"})
_BY_OFFICE: Final = frozenset({VoiceKind.OFFICIAL, VoiceKind.MEDIC, VoiceKind.EXPERT})
_NO_NAMING: Final = frozenset({Stance.DENIES, Stance.REJECTS})


@dataclass(frozen=True, slots=True)
class SaidDate:
    """A date that a voice gives for the incident: the police, 3 January 2024."""

    value: PartialDate
    voice: str
    status: Status


@dataclass(frozen=True, slots=True)
class MentionFacts:
    """What the linker knows of one mention: a bombing in Kerman on 3 January 2024 with 84 dead.

    Attributes:
        mention_id: The mention.
        report_id: The report that tells it.
        role: Main or background.
        type: What sort of violence; ``None`` when the report does not let one say.
        n_incidents: More than 1 for a series, which is never linked as one incident.
        dates: Dates that voices give; those that the report gave up stay, marked by their status.
        places: Current places.
        countries: Codes of the countries of those places.
        actors: Actor ids, else folded names, of those named responsible in whatever stance but denial.
        weapons: Classes of means.
        killed: Death figures for all victims, superseded ones too: another report may hold them still.
        injured: The same for the injured.
        hurt: The same for killed and injured together.
        published: When the report was published; ``None`` when unknown.
        targets: Folded words for who or what was attacked.
        names: Folded names in the words of the mention that few reports hold: persons, streets, buildings.
        sentences: Hashes of the sentences that tell it.
        words: Words of the telling passages, and of the title for a main mention, that few reports hold.
        people: Hashes of the full names of persons in them.
        speakers: Of these, those who speak by their office: a spokesman is named in the news of many incidents.
    """

    mention_id: str
    report_id: str
    role: Role
    type: IncidentType | None = None
    n_incidents: int = 1
    dates: tuple[SaidDate, ...] = ()
    places: tuple[Place, ...] = ()
    countries: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    killed: tuple[Quantity, ...] = ()
    injured: tuple[Quantity, ...] = ()
    hurt: tuple[Quantity, ...] = ()
    published: PartialDate | None = None
    targets: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    sentences: frozenset[int] = frozenset()
    words: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()

    @property
    def current_dates(self) -> tuple[PartialDate, ...]:
        """The dates that the report lets stand, each once."""
        return tuple(dict.fromkeys(said.value for said in self.dates if said.status is Status.CURRENT))


def mention_facts(mention: Mention, report: Report) -> MentionFacts:
    """The facts of one mention; ``report`` is the report that tells it.

    Denials and rejections give no fact. Nothing is taken from the publication date but the date itself.
    """
    accounts = tuple(a for a in mention.accounts if a.stance not in _NO_NAMING and a.value is not None)
    places = tuple(_places(accounts))
    told = _told(mention, report)
    people = full_names(told)
    return MentionFacts(
        mention_id=mention.id,
        report_id=report.id,
        role=mention.role,
        type=mention.type,
        n_incidents=mention.n_incidents,
        dates=tuple(_dates(accounts)),
        places=places,
        countries=frozenset(place.country for place in places if place.country),
        actors=frozenset(_actors(accounts)),
        weapons=frozenset().union(*(weapon_classes(name.text) for name in _named(accounts, Fact.WEAPON))),
        killed=_figures(accounts, Fact.KILLED),
        injured=_figures(accounts, Fact.INJURED),
        hurt=_figures(accounts, Fact.KILLED_OR_INJURED),
        published=report.published,
        targets=frozenset(_words(_named(accounts, Fact.TARGET))),
        names=_names(mention, report, places),
        sentences=sentence_hashes("\n".join(_passages(mention, report.text))),
        words=telling_words(told),
        people=people,
        speakers=people & _speakers(mention.accounts),
    )


def _dates(accounts: tuple[Account, ...]) -> Iterator[SaidDate]:
    said = {
        SaidDate(account.value, account.voice.name, account.status)
        for account in accounts
        if account.fact is Fact.DATE and isinstance(account.value, PartialDate)
    }
    yield from sorted(said, key=lambda date: (date.value.iso, date.voice, date.status))


def _places(accounts: tuple[Account, ...]) -> Iterator[Place]:
    places = {
        account.value
        for account in accounts
        if account.fact is Fact.PLACE and account.status is Status.CURRENT and isinstance(account.value, Place)
    }
    yield from sorted(places, key=lambda place: (place.name, place.geonames_id or 0, str(place)))


def _actors(accounts: tuple[Account, ...]) -> Iterator[str]:
    for name in _named(accounts, Fact.RESPONSIBLE):
        yield name.actor_id or fold(name.text)


def _named(accounts: tuple[Account, ...], fact: Fact) -> tuple[Name, ...]:
    return tuple(a.value for a in accounts if a.fact is fact and isinstance(a.value, Name))


def _figures(accounts: tuple[Account, ...], fact: Fact) -> tuple[Quantity, ...]:
    found = {
        account.value
        for account in accounts
        if account.fact is fact and isinstance(account.value, Quantity) and account.value.of is None
    }
    return tuple(sorted(found, key=str))


def _words(names: Iterable[Name]) -> Iterator[str]:
    for name in names:
        yield from (word for word in fold(name.text).split() if _tells_apart(word))


def _tells_apart(word: str) -> bool:
    return len(word) >= _SHORTEST_NAME and word not in plain_words()


def _speakers(accounts: Iterable[Account]) -> frozenset[str]:
    """Hashes of the full names of those who speak for an office."""
    names = {account.voice.name for account in accounts if account.voice.kind in _BY_OFFICE}
    return frozenset().union(*(full_names(name) for name in names))


def _names(mention: Mention, report: Report, places: tuple[Place, ...]) -> frozenset[str]:
    """Names in the mention's words, less those that other features already compare."""
    named = set(_words(_named(mention.accounts, Fact.PERPETRATOR)))
    for passage in _passages(mention, report.text):
        named |= {fold(word) for word in _capitalised(passage)}
    known = {word for place in places for part in (place.name, place.admin1, place.admin2) if part
             for word in fold(part).split()}  # fmt: skip
    for account in mention.accounts:
        known |= set(fold(account.voice.name).split())
        if account.fact is Fact.RESPONSIBLE and isinstance(account.value, Name):
            known |= {word for name in (account.value.text, *account.value.aliases) for word in fold(name).split()}
    kept = (name for name in sorted(named - known) if _tells_apart(name) and country_code(name) is None)
    return frozenset(name for _, name in zip(range(_MOST_NAMES), kept, strict=False))


def _told(mention: Mention, report: Report) -> str:
    """The words that two mentions are compared by: for a main one the report, else its passages."""
    if mention.role is Role.BACKGROUND:
        return "\n".join(_passages(mention, report.text))
    return f"{report.title or ''}\n{report.text}"


def _passages(mention: Mention, text: str) -> tuple[str, ...]:
    """The words that tell a mention: whole lines for a main one, its own spans for a background one."""
    if mention.role is Role.BACKGROUND:
        return tuple(span.quote(text) for span in mention.spans)
    lines = dict.fromkeys(_line(span, text) for span in mention.spans)
    return tuple(line.quote(text) for line in lines)


def _line(span: Span, text: str) -> Span:
    end = text.find("\n", span.end)
    return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text))


def _capitalised(passage: str) -> Iterator[str]:
    """Capitalised words inside sentences; none from text in capitals, where the case tells nothing."""
    letters = [char for char in passage if char.isalpha()]
    if sum(char.isupper() for char in letters) > _MOSTLY * len(letters):
        return
    opening = len(passage) - len(passage.lstrip(_QUOTES))
    for found in _WORD.finditer(passage):
        word, start = found.group(), found.start()
        before = passage[max(start - 3, 0) : start].strip(_QUOTES)
        if word[0].isupper() and start > opening and before[-1:] not in _ENDS:
            yield word
