"""Records of any size for measuring: invented incidents that no extractor read, the same for the same seed.

The proportions are about those of our own cases: 1.6 reports an incident, six or seven accounts a report, reports of
some 1,200 characters. Figures differ between reports, groups are claimed for and denied, towns and groups are those of
our tables, so that whatever is looked up is not always the same. Nothing here is true of any real place.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from importlib.resources import files
from itertools import accumulate, count, islice
from pathlib import Path

from avowal.actors import open_actors
from avowal.actors.table import Actor
from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, Role, Stance, Status, VoiceKind
from avowal.domain import (
    OUTLET,
    Account,
    DateBasis,
    Mention,
    Name,
    PartialDate,
    Place,
    Quantity,
    Reading,
    Report,
    Source,
    Span,
    Value,
    Voice,
)
from avowal.domain.account import account_id, mention_id
from avowal.domain.judgement import incident_id
from avowal.domain.report import report_id
from avowal.gazetteer.countries import country_name
from avowal.record.summary import summary_row
from avowal.store import incidents, open_store, readings, reports

BATCH = 500
FIRST_DAY = date(2015, 1, 1)
N_DAYS = 3650
READ_BY = "made 1"
N_REPORTS = (1,) * 66 + (2,) * 19 + (3,) * 8 + (4,) * 4 + (5, 6, 8)
GIVEN = "Omar Amina Ivan Maria Chen Luis Fatima John Leila Kofi Anwar Rosa Samuel Nadia Tariq Grace".split()
FAMILY = "Haidari Okafor Petrov Santos Wei Mora Siddiqui Khoury Mensah Rao Vargas Njoroge Aziz Duarte Bello".split()
OFFICES = "police spokesman; district governor; interior ministry; army spokesman; mayor; the governor's office"
TARGETS = "a police checkpoint; worshippers at a mosque; a market; an army convoy; a bus; a school; farmers; a court"
WAYS = {
    IncidentType.BOMBING: "a bomb",
    IncidentType.SUICIDE_BOMBING: "an explosive vest",
    IncidentType.SHOOTING: "assault rifles",
    IncidentType.SHELLING: "mortar shells",
    IncidentType.ARMED_CLASH: "machine guns",
    IncidentType.KIDNAPPING: "pistols",
    IncidentType.ARSON: "petrol",
    IncidentType.STABBING: "knives",
}
SYLLABLES = "ba do ka ri mo tu sen lak far ni go ra mel ju pa ko zin har el vo ta mi shu den or li wa".split()
N_RARE = 40_000
RARE_SHARE = 0.12
"""Of the words of a report's filler, those that hardly any other report holds: 13 of 107 in news of shootings."""


@dataclass(slots=True)
class Draft:
    """A report that is being written, with the accounts of what its sentences say."""

    text: str = ""
    said: list[tuple[Fact, Value, str, Voice, Stance, tuple[str, ...], Span]] = field(default_factory=list)

    def say(self, before: str, fact: Fact, value: Value, words: str, voice: Voice, **how: object) -> None:
        """Add ``before`` and ``words``; the words are the evidence of an account."""
        start = len(self.text) + len(before)
        self.text += before + words
        stance, via = how.get("stance", Stance.ASSERTS), how.get("via", ())
        self.said.append((fact, value, words, voice, stance, via, Span(start, start + len(words))))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the reports of one incident share: a bombing in a town on a day, by a group."""

    type: IncidentType
    town: Place
    day: date
    group: Actor
    killed: int


def make_record(path: Path, n_incidents: int, seed: int) -> None:
    """Write a record of so many incidents; all of it depends on the number and the seed alone."""
    store = open_store(path)
    try:
        told = made_incidents(n_incidents, random.Random(seed))  # noqa: S311 - a draw is no secret
        while batch := list(islice(told, BATCH)):
            with store.writing() as connection:
                groups, lines = {}, []
                for pairs in batch:
                    for report, reading in pairs:
                        reports.save(connection, report, b"", ())
                        readings.save(connection, reading)
                    mentions = [reading.mentions[0] for _, reading in pairs]
                    key = incident_id(tuple(sorted(mention.id for mention in mentions)))
                    groups[key] = [mention.id for mention in mentions]
                    lines.append(summary_row(key, mentions, {report.id: report for report, _ in pairs}, {}))
                incidents.replace_groups(connection, [one for members in groups.values() for one in members], groups)
                incidents.save_lines(connection, lines)
    finally:
        store.close()


def made_incidents(n_incidents: int, chance: random.Random) -> Iterator[list[tuple[Report, Reading]]]:
    """The reports of one incident after the other, each with its reading."""
    towns, groups = (
        known_towns(),
        [actor for actor in open_actors() if actor.kind in {"insurgent", "militia", "cartel"}],
    )
    number = count()
    for _ in range(n_incidents):
        type_ = chance.choice(list(WAYS))
        day = FIRST_DAY + timedelta(days=chance.randrange(N_DAYS))
        killed = min(int(chance.paretovariate(1.1)), 400) - 1
        setting = Setting(type_, chance.choice(towns), day, chance.choice(groups), killed)
        yield [made_report(setting, next(number), chance) for _ in range(chance.choice(N_REPORTS))]


def known_towns() -> list[Place]:
    """Every town of the gazetteer with 15,000 people and a division."""
    table = sqlite3.connect(str(files("avowal.gazetteer").joinpath("places.sqlite")))
    rows = table.execute(
        "SELECT p.name, p.country, p.id, p.latitude / 1e5, p.longitude / 1e5, a.name FROM place p "
        "JOIN place a ON a.id = p.admin1 WHERE p.kind = 3 AND p.population > 15000 AND p.country != '' ORDER BY p.id"
    )
    towns = [Place(*row, admin2=None, precision=1) for row in rows]
    table.close()
    return towns


def made_report(setting: Setting, number: int, chance: random.Random) -> tuple[Report, Reading]:
    """One report of an incident, with its reading."""
    published = setting.day + timedelta(days=chance.randrange(1, 4))
    outlet = f"{chance.choice(FAMILY).lower()}-{number % 311}.example"
    title = f"{setting.killed or 'None'} dead in {setting.town.name}, note {number}"
    address = f"https://{outlet}/{published.isoformat()}/{number}"
    draft = Draft()
    tell(draft, setting, chance)
    key = report_id(draft.text, title=title, outlet=outlet, address=address)
    report = Report(
        key,
        draft.text,
        title=title,
        outlet=outlet,
        published=PartialDate.from_day(published),
        published_basis=DateBasis.USER,
        language="en",
        address=address,
        source=Source("address", address, "0" * 64, datetime(2026, 1, 1, tzinfo=UTC)),
    )
    return report, Reading(key, READ_BY, (mention_of(report, setting, draft),))


def tell(draft: Draft, setting: Setting, chance: random.Random) -> None:
    """Write the sentences of one report; which there are, and whose, is drawn."""
    official, town = a_voice(chance), setting.town
    figure = max(setting.killed + chance.choice((-2, -1, 0, 0, 0, 0, 1, 3)), 0)
    draft.text += f"{sentences(1, chance)}\n\nThe attack in "
    draft.say("", Fact.PLACE, town, town.name, OUTLET)
    day = f"{setting.day.day} {setting.day:%B %Y}"
    draft.say(
        f", {country_name(town.country or '')}, came on ", Fact.DATE, PartialDate.from_day(setting.day), day, OUTLET
    )
    tell_toll(draft, figure, official, chance)
    if chance.random() < 0.65:
        way = WAYS[setting.type]
        draft.say(" The attackers used ", Fact.WEAPON, Name(way), way, official)
    if chance.random() < 0.75:
        target = chance.choice(TARGETS.split("; "))
        draft.say(" They hit ", Fact.TARGET, Name(target), target, OUTLET)
    if chance.random() < 0.15:
        n = chance.randrange(1, 9)
        draft.say(" There were ", Fact.PERPETRATOR_COUNT, Quantity(n, n), f"{n} attackers", a_witness(chance))
    draft.text += f".\n\n{sentences(2, chance)}"
    if chance.random() < 0.7:
        tell_who(draft, setting.group, official, chance)
    draft.text += f"\n\n{sentences(4, chance)}\n\n{sentences(5, chance)}"


def sentences(n: int, chance: random.Random) -> str:
    """Filler without sense: words as often as reports hold them, and some that few others hold."""
    words, weights = common_words()
    made = []
    for _ in range(n):
        said = chance.choices(words, cum_weights=weights, k=chance.randrange(12, 20))
        said = [rare_word(chance) if chance.random() < RARE_SHARE else word for word in said]
        made.append(" ".join(said).capitalize() + ".")
    return " ".join(made)


@cache
def common_words() -> tuple[list[str], list[int]]:
    """Words of news reports, and how many of them hold each or one before it."""
    lines = files("avowal.linking").joinpath("word_counts.txt").read_text("utf-8").splitlines()
    rows = [line.split(" ") for line in lines if line[0] not in "#="]
    return [word for word, _ in rows], list(accumulate(int(count) for _, count in rows))


def rare_word(chance: random.Random) -> str:
    """A word made of syllables, of a vocabulary in which some are rarer than others."""
    rank = min(int(N_RARE * chance.random() ** 1.3), N_RARE - 1)
    made = ""
    while rank or len(made) < 5:
        rank, syllable = divmod(rank, len(SYLLABLES))
        made += SYLLABLES[syllable]
    return made


def tell_toll(draft: Draft, figure: int, official: Voice, chance: random.Random) -> None:
    """How many were killed, by one voice or two, and perhaps how many were injured."""
    bound, word = chance.choice(((Qualifier.EXACT, ""), (Qualifier.EXACT, ""), (Qualifier.AT_LEAST, "at least ")))
    dead = Quantity(figure, None if bound is Qualifier.AT_LEAST else figure, bound)
    draft.say(". It killed ", Fact.KILLED, dead, f"{word}{figure} people", official)
    draft.text += f", {official.name} said."
    if chance.random() < 0.35:
        other = max(figure + chance.randrange(-1, 4), 0)
        medic = Voice(f"Dr {chance.choice(GIVEN)} {chance.choice(FAMILY)}", VoiceKind.MEDIC, "hospital director")
        draft.say(" The hospital spoke of ", Fact.KILLED, Quantity(other, other), f"{other} dead", medic)
    if chance.random() < 0.6:
        hurt = max(figure * 2 + chance.randrange(-1, 6), 0)
        draft.say(" It also hurt ", Fact.INJURED, Quantity(hurt, hurt), f"{hurt} people", official)


def tell_who(draft: Draft, group: Actor, official: Voice, chance: random.Random) -> None:
    """Who did it: claimed, blamed or suspected, and at times denied."""
    name = Name(group.name, group.aliases[:1], group.id)
    stance = chance.choice((Stance.CLAIMS, Stance.CLAIMS, Stance.ACCUSES, Stance.SUSPECTS))
    own = Voice(group.name, VoiceKind.CLAIMANT)
    voice = own if stance is Stance.CLAIMS else official
    via = ("Telegram",) if stance is Stance.CLAIMS and chance.random() < 0.5 else ()
    draft.say(" It was put down to ", Fact.RESPONSIBLE, name, group.name, voice, stance=stance, via=via)
    draft.text += "."
    if stance is not Stance.CLAIMS and chance.random() < 0.2:
        draft.say(" No part in it had ", Fact.RESPONSIBLE, name, group.name, own, stance=Stance.DENIES)
        draft.text += ", it said."


def a_voice(chance: random.Random) -> Voice:
    """An official, by name or by office."""
    office = chance.choice(OFFICES.split("; "))
    if chance.random() < 0.5:
        return Voice(f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}", VoiceKind.OFFICIAL, office)
    return Voice(office, VoiceKind.OFFICIAL)


def a_witness(chance: random.Random) -> Voice:
    """A witness with a name."""
    return Voice(f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}", VoiceKind.WITNESS, "resident")


def mention_of(report: Report, setting: Setting, draft: Draft) -> Mention:
    """The incident as the report tells it."""
    accounts = tuple(
        Account(
            account_id(report.id, fact, value, voice, span, mention_key="main-1"),
            report.id,
            fact,
            value,
            words,
            voice,
            via,
            stance,
            Status.CURRENT,
            span,
            0.9,
        )
        for fact, value, words, voice, stance, via, span in draft.said
    )
    spans = (Span(0, len(report.text)),)
    return Mention(mention_id(report.id, "main-1", spans), report.id, Role.MAIN, setting.type, accounts, spans)
