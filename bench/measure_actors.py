"""The table of actors: the share of named groups that it resolves, in our held-out cases and among UCDP's side names.

Data: bench/cases (Apache-2.0), dev, validation, test and unseen; ucdp_sides and phoenix of the data folder (UCDP, CC BY
4.0; Phoenix dictionaries, MIT), not shipped. Which accounts name a group is told by a rule that never asks the table
that is measured (:func:`names_group`); errors are printed of dev and validation only.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cases import Case, read_cases
from run import BENCH, hash_of

from avowal.actors import open_actors
from avowal.gazetteer.countries import countries, country_code
from avowal.gazetteer.fold import fold

SPLITS = ("dev", "validation", "test", "unseen")
OPEN = frozenset({"dev", "validation", "train"})
STATE = frozenset({"state_force", "government"})
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")  # "al-Nusra" is one word
_SMALL = frozenset(
    "of the for and in on to a an al el ul wal de del la los las y e du des le bin ibn i o da do dos".split()
)
_GROUP = frozenset(
    "front army brigade brigades movement party islamic liberation group gang cartel militia militias network jihad"
    " mujahideen ansar lashkar jaish jaysh harakat hezb hizb jund faction organization organisation council committee"
    " alliance coalition clan union league resistance revolutionary command column guards tigers warriors defenders"
    " rebels militants separatists insurgents brotherhood congress cells commando commandos confraternity commune"
    " vanguard nuclei posse cult sect path society federation volunteers phalanx democratic people's popular"
    " patriotic support jamaah jemaah jamaat harkat hizbul hezbollah kataib saraya usbat houthi houthis taliban khalsa"
    " abu los salvation".split()
)
_STATE = frozenset(
    "government ministry police troops navy airforce soldiers regime authorities president minister parliament secret"
    " mukhabarat kremlin infantry aerospace governments soviet interior air special high general staff state's".split()
)
_OF_A_STATE = _STATE | frozenset(
    "army forces defence defense intelligence service services security guard guards marines border state agencies"
    " military command".split()
)
_NOUNS = frozenset(
    "clan cartel front network group column gang militia faction tribe movement brigade battalion".split()
)
_TITLES = (
    "president leader commander general colonel captain minister chief sheikh mr mrs ms major lieutenant warlord king"
    " dictator comandante emir mullah imam premier chairman son brother suspect gunman named"
)
_BEFORE = re.compile(rf"\b(?:{'|'.join(_TITLES.split())})\.?,? (?:the )?$", re.IGNORECASE)
_KIND_BEFORE = re.compile(
    r"\b(?:the|group|groups|gang|band|militia|cartel|movement|organi[sz]ation|rebels|guerrillas|sect"
    r"|calling (?:it|them)sel(?:f|ves)|network|faction|fighters of|members of|militants of) [\"“'‘]?$",
    re.IGNORECASE,
)
_KIND_AFTER = re.compile(
    r"^[\"”'’]?(?: rebel| cult| hit)? (?:group|gang|militia|fighters|militants|rebels|gunmen|movement|cartel|members"
    r"|guerrillas|clan|faction|network|organi[sz]ation|men|insurgents|cell|commandos|terrorists)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A group that one account of a case holds responsible: ``Islamic State``, also ``ISIS``, in a report on Iran."""

    case: Case
    names: tuple[str, ...]
    countries: tuple[str, ...]


def measure(options: argparse.Namespace) -> dict:
    """Resolved shares of mentions by split, and of UCDP's non-state names; how quickly the table opens."""
    splits = (options.split,) if options.split else SPLITS
    cases = {split: read_cases(BENCH / "cases" / split, split) for split in splits}
    known = reference(options.data)
    figures: dict[str, float] = {}
    resolved_of_all: list[bool] = []
    for split, some in cases.items():
        mentions = [mention for case in some for mention in mentions_of(case, known)]
        judged = [(mention, kind_of(mention)) for mention in mentions]
        counted = [(mention, kind is not None) for mention, kind in judged if kind not in STATE]
        resolved_of_all += [resolved for _, resolved in counted]
        figures |= {f"mentions_{split}": share(r for _, r in counted), f"n_mentions_{split}": len(counted)}
        if split in OPEN and options.errors:
            for mention in [m for m, resolved in counted if not resolved][: options.errors]:
                print(f"{split} {mention.case.report_id}: {'; '.join(mention.names)}", file=sys.stderr)
    figures |= {"mentions": share(resolved_of_all), "n_mentions": len(resolved_of_all)}
    figures |= sides(options.data, options.errors)
    figures |= {"n_actors": len(open_actors()), "opens_per_second": round(1 / opening_seconds(), 1)}
    paths = [case.path for some in cases.values() for case in some]
    return {"split": " + ".join(splits), "cases_sha256": hash_of(paths), "figures": figures}


def mentions_of(case: Case, known: frozenset[str]) -> Iterable[Mention]:
    """The accounts of a case that hold a named non-state group responsible."""
    for incident in case.gold["incidents"]:
        places = (account for account in incident["accounts"] if account["fact"] == "place")
        nations = tuple(dict.fromkeys(place["country"] for place in places if place.get("country")))
        for account in incident["accounts"]:
            if account["fact"] != "responsible":
                continue
            names = (account["value"], *account.get("aliases", ()))
            if names_group(account["value"], names, case.report.text, known):
                yield Mention(case, names, nations)


def names_group(value: str, names: tuple[str, ...], text: str, known: frozenset[str]) -> bool:
    """Whether a gold value names a group: no state or its forces, no person, nobody merely described.

    Every word of it but a last "clan" or "cartel" has a capital; and Phoenix or UCDP list it, or it is an acronym,
    or holds a word for groups, or the report puts one beside it ("the X", "group X", "X fighters") and no title.
    """
    content = [word for word in _WORD.findall(value) if word.casefold() not in _SMALL]
    if len(content) > 1 and content[-1] in _NOUNS:
        content = content[:-1]  # "Zemun clan"
    if not content or any(word.split("-")[-1][0].islower() for word in content) or is_state(names, content):
        return False
    if any(fold(name) in known for name in names):
        return True
    if any(len(word) > 2 and word.isupper() for word in content):
        return True
    if any(
        part in _GROUP for word in _WORD.findall(value) for part in (word.casefold(), word.casefold().split("-")[0])
    ):
        return True
    if re.match(r"[Aa]l-|.*-(?:e|i|ul)-", value):
        return True
    return beside_group_words(value, text)


def is_state(names: tuple[str, ...], content: list[str]) -> bool:
    """Whether a name, or one of the others that count as the same, is a nation's or that of a part of a state."""
    if any(country_code(part) for name in names for part in (name, *name.split(" and "))):
        return True
    rest = {word.casefold() for word in content[1:]}
    if country_code(content[0]) and rest & _OF_A_STATE and not rest & (_GROUP - {"army", "command", "guards"}):
        return True
    return bool(_UNIT.match(names[0]) and len(content) < 3) or any(word.casefold() in _STATE for word in content)


def beside_group_words(value: str, text: str) -> bool:
    """Whether a report speaks of ``value`` as of a group, and never as of a person."""
    seen = [match.span() for match in re.finditer(re.escape(value), text)]
    if any(_BEFORE.search(text[max(0, start - 20) : start]) for start, _ in seen):
        return False
    return any(
        _KIND_BEFORE.search(text[max(0, start - 30) : start]) or _KIND_AFTER.search(text[end : end + 30])
        for start, end in seen
    )


def kind_of(mention: Mention) -> str | None:
    """The kind of the actor that the table resolves a mention to by one of its names; ``None`` if it does not.

    A name that groups share is settled as in a report: by the country of the incident and the year of the report.
    """
    actors, report = open_actors(), mention.case.report
    year = report.published.year if report.published else None
    for name in mention.names:
        for country in (None, *mention.countries):
            actor = actors.named(name, country, year)
            if actor:
                return actor.kind
    return None


def sides(data: Path, errors: int) -> dict[str, float]:
    """How many of UCDP's non-state sides the table knows by that name, in one of the countries of their events.

    A side of several parties ("MLCJ, RPRC") is known if each of them is. Civilians are no party.
    """
    rows = [json.loads(line) for line in (data / "actors" / "ucdp_sides.all.jsonl").read_text("utf-8").splitlines()]
    rows = [row for row in rows if not row["name"].startswith("Government of") and row["name"] != "Civilians"]
    known = [side_is_known(row["name"], row["countries"]) for row in rows]
    for row, sure in zip(rows, known, strict=True):
        if errors and not sure:
            print(f"ucdp: {row['name']} ({row['events']} events, {', '.join(row['countries'])})", file=sys.stderr)
    n_events = sum(row["events"] for row in rows)
    return {
        "ucdp_sides": share(known),
        "ucdp_sides_alone": share(open_actors().named(row["name"]) is not None for row in rows),
        "ucdp_events": round(sum(row["events"] for row, sure in zip(rows, known, strict=True) if sure) / n_events, 4),
        "n_ucdp_sides": len(rows),
    }


def side_is_known(name: str, nations: list[str]) -> bool:
    """Whether the table resolves a side, or each party of one that is a list."""
    codes = [None, *(code for nation in nations if (code := code_of(nation)))]
    if any(open_actors().named(name, code) for code in codes):
        return True
    parties = [party.strip() for party in name.split(",") if party.strip()]
    return len(parties) > 1 and all(side_is_known(party, nations) for party in parties)


@cache
def code_of(nation: str) -> str | None:
    """The code of a country as UCDP writes it: "Myanmar (Burma)"."""
    return country_code(nation) or country_code(nation.partition(" (")[0])


def reference(data: Path) -> frozenset[str]:
    """Groups that others list: the armed non-state actors of Phoenix and UCDP's sides, without case and marks."""
    phoenix = [json.loads(row) for row in (data / "actors" / "phoenix.all.jsonl").read_text("utf-8").splitlines()]
    heads = [row for row in phoenix if "MilNonState" in row["file"] and not "".join(row["codes"]).startswith("IMG")]
    ucdp = [json.loads(row) for row in (data / "actors" / "ucdp_sides.all.jsonl").read_text("utf-8").splitlines()]
    names = [name for row in (*heads, *ucdp) for name in (row["name"], *row.get("aliases", ()))]
    nations = {fold(country.name) for country in countries().values()}
    return frozenset(fold(name) for name in names if "Government of" not in name) - nations


def share(judged: Iterable[bool]) -> float:
    """How many of these are true, as a share."""
    some = list(judged)
    return round(sum(some) / max(1, len(some)), 4)


def opening_seconds() -> float:
    """The least of five openings of the table, in processor time."""
    took = []
    for _ in range(5):
        open_actors.cache_clear()
        started = time.process_time()
        open_actors()
        took.append(time.process_time() - started)
    return min(took)
