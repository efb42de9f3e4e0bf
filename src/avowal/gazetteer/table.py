"""The table of places: a read-only SQLite file beside this module, opened on first use.

`tools/build_gazetteer.py` makes it; NOTICE.md says from what.
"""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from avowal.errors import AvowalError
from avowal.gazetteer.fold import fold
from avowal.gazetteer.sound import sound

KINDS = ("country", "admin1", "admin2", "city", "other")
"""What an entry can be, in the order of the numbers in the file. "other" is a region without offices: the Sahel."""

FIRST_OWN_ID = 4_000_000_000
"""Ids from here on are ours and no GeoNames ids: regions, and divisions that GeoNames does not number."""

_DEGREE = 100_000
_MOST_REMEMBERED = 200_000
_ARABIC_ARTICLES = frozenset({"al", "el", "ad", "an", "ar", "as", "ash", "at", "az"})
_ROMANCE_ARTICLES = frozenset({"el", "la", "las", "los", "le", "les", "l"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the table: Kerman, a city of 577,514 in Kermān, IR, at 30.28, 57.08.

    Attributes:
        geonames_id: Id in GeoNames; ``None`` for a region that GeoNames does not hold.
        name: The name that GeoNames gives it.
        latitude: Degrees north, WGS 84. For a division, the middle of its towns; ``None`` if it has none.
        longitude: Degrees east, WGS 84.
        country: ISO 3166-1 alpha-2 code; "" for a region of several countries.
        admin1: Name of the first-order division that holds it (its own name, if it is one).
        admin2: Name of the second-order division that holds it, where known.
        kind: One of :data:`KINDS`.
        population: People; for a division, of its towns; 0 if not known.
        admin1_id: Key of the first-order division, to compare divisions by.
        admin2_id: Key of the second-order division.
    """

    geonames_id: int | None
    name: str
    latitude: float | None
    longitude: float | None
    country: str
    admin1: str | None
    admin2: str | None
    kind: str
    population: int
    admin1_id: int | None = None
    admin2_id: int | None = None


class Gazetteer:
    """Looks places up by name; remembers what it has looked up. Safe to share between threads.

    >>> open_gazetteer().look_up("KERMÂN")[0].country
    'IR'
    """

    def __init__(self, path: Path) -> None:
        """Open the table at ``path``.

        Raises:
            AvowalError: There is no table.
        """
        if not path.is_file():
            message = f"the table of places is not at {path}: make it with 'make gazetteer'"
            raise AvowalError(message, slug="gazetteer-missing", item=str(path))
        self._path = path
        self._table = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self._by_name: dict[str, tuple[Entry, ...]] = {}
        self._by_key: dict[str, tuple[Entry, ...]] = {}
        self._by_id: dict[int, Entry] = {}

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """Every place of this name, the most prominent first; empty if the table holds none.

        Case, marks, apostrophes, hyphens and a leading "the" make no difference. Where the name as it
        stands is not known, it is tried without an article, and Arabic names with "al-" and with
        another last vowel ("Hasakah", "al-Hasaka").
        """
        found = self._by_name.get(name)
        if found is None:
            key = fold(name)
            found = self.under(key)
            if key and not found:
                found = next((places for variant in _variants(key) if (places := self.under(variant))), ())
            if len(self._by_name) >= _MOST_REMEMBERED:
                self._by_name.clear()
            self._by_name[name] = found
        return found

    def sounding_like(self, name: str) -> tuple[Entry, ...]:
        """Places whose names have the same consonants, for names that reports spell in many ways.

        Only for names that :meth:`look_up` does not know, and only where the country is known: the key is rough.
        """
        key = sound(name)
        return self.under(key) if key else ()

    def under(self, key: str) -> tuple[Entry, ...]:
        """Every place stored under a key that :func:`~avowal.gazetteer.fold.fold` has made."""
        found = self._by_key.get(key)
        if found is None:
            row = self._table.execute("SELECT places FROM name WHERE key = ?", (key,)).fetchone()
            found = tuple(self._entry(place) for (place,) in struct.iter_unpack(">I", row[0])) if row else ()
            if len(self._by_key) >= _MOST_REMEMBERED:
                self._by_key.clear()
                self._by_id.clear()
            self._by_key[key] = found
        return found

    def place(self, key: int) -> Entry | None:
        """The place with this id, as in ``admin1_id``; ``None`` if the table does not hold it."""
        known = self._table.execute("SELECT 1 FROM place WHERE id = ?", (key,)).fetchone()
        return self._entry(key) if known else None

    def facts(self) -> dict[str, str]:
        """What the table is made from: packages and versions, licence, numbers of places and names."""
        return dict(self._table.execute("SELECT key, value FROM about ORDER BY key").fetchall())

    def _entry(self, place: int) -> Entry:
        entry = self._by_id.get(place)
        if entry is None:
            entry = self._by_id[place] = self._read(place)
        return entry

    def _read(self, place: int) -> Entry:
        row = self._table.execute(_PLACE, (place,)).fetchone()
        name, lat, lon, country, kind, population, admin1_id, admin1, admin2_id, admin2 = row
        return Entry(
            geonames_id=place if place < FIRST_OWN_ID else None,
            name=name,
            latitude=None if lat is None else lat / _DEGREE,
            longitude=None if lon is None else lon / _DEGREE,
            country=country,
            admin1=admin1,
            admin2=admin2,
            kind=KINDS[kind],
            population=population,
            admin1_id=admin1_id,
            admin2_id=admin2_id,
        )


_PLACE = """
    SELECT p.name, p.latitude, p.longitude, p.country, p.kind, p.population,
           p.admin1, a.name, p.admin2, b.name
    FROM place p LEFT JOIN place a ON a.id = p.admin1 LEFT JOIN place b ON b.id = p.admin2
    WHERE p.id = ?
"""


@cache
def open_gazetteer() -> Gazetteer:
    """The table that comes with Avowal, opened once a process.

    Raises:
        AvowalError: The file is not there; in a working copy, ``make gazetteer`` makes it.
    """
    return Gazetteer(Path(str(files(__package__).joinpath("places.sqlite"))))


def _variants(key: str) -> list[str]:
    """Other keys that a name may be stored under, nearest first."""
    first, gap, rest = key.partition(" ")
    found = [rest] if gap and first in _ARABIC_ARTICLES | _ROMANCE_ARTICLES else []
    if gap and first in _ARABIC_ARTICLES:
        found.append(f"al {rest}")
    if not gap:
        found.append(f"al {key}")
    for name in (key, *found[:1]):
        if name.endswith("ah"):
            found.append(name[:-1])
        elif name.endswith("eh"):
            found += [f"{name[:-2]}a", f"{name[:-2]}ah"]
        elif name.endswith("a"):
            found.append(f"{name}h")
    return found
