"""The table of places that comes with Avowal."""

from __future__ import annotations

import sqlite3
import time
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.errors import AvowalError
from avowal.gazetteer import Gazetteer, open_gazetteer
from avowal.gazetteer.plain_words import ordinary, written_small
from avowal.gazetteer.table import KINDS

TABLE = Path(str(files("avowal.gazetteer").joinpath("places.sqlite")))


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("Kerman", "city", "IR"),
        ("KERMAN", "city", "IR"),
        ("Kermān", "city", "IR"),
        ("كرمان", "city", "IR"),
        ("Москва", "city", "RU"),
        ("Borno State", "admin1", "NG"),
        ("Petén", "admin1", "GT"),
        ("El Petén", "admin1", "GT"),
        ("Konduga", "city", "NG"),
        ("Hasakah", "city", "SY"),
        ("al-Hasaka", "city", "SY"),
        ("Deir ez-Zor", "city", "SY"),
        ("Sana’a", "city", "YE"),
        ("Guatemala City", "city", "GT"),
        ("Guatemala", "country", "GT"),
        ("Leningrad", "city", "RU"),
        ("Soviet Union", "country", "SU"),
        ("Sahel", "other", ""),
        ("Nagorno-Karabakh", "other", "AZ"),
        ("Cabo Delgado", "admin1", "MZ"),
    ],
)
def test_the_most_prominent_place_of_a_name_comes_first(name, kind, country):
    best = open_gazetteer().look_up(name)[0]
    assert (best.kind, best.country) == (kind, country)


def test_a_name_that_nobody_bears_gives_nothing():
    assert open_gazetteer().look_up("Xqzzyvania") == ()
    assert open_gazetteer().look_up("") == ()


def test_a_town_knows_the_divisions_that_hold_it():
    konduga = open_gazetteer().look_up("Konduga")[0]
    borno = open_gazetteer().look_up("Borno State")[0]
    assert konduga.admin1_id == borno.admin1_id is not None


def test_divisions_have_points_among_their_towns():
    """A division's point is worked out from its towns: it must lie in its country."""
    borno = open_gazetteer().look_up("Borno State")[0]
    assert borno.latitude == pytest.approx(11.9, abs=0.8)
    assert borno.longitude == pytest.approx(13.2, abs=0.8)


def test_the_same_table_is_opened_once():
    assert open_gazetteer() is open_gazetteer()


def test_the_table_cannot_be_written():
    """Many processes share it; the demo and the tests must not change it."""
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        open_gazetteer()._table.execute("DELETE FROM place")


def test_a_missing_table_says_what_to_do(tmp_path):
    with pytest.raises(AvowalError, match=r"make gazetteer.*gazetteer-missing"):
        Gazetteer(tmp_path / "places.sqlite")


def test_the_table_is_small_and_says_where_it_is_from():
    assert TABLE.stat().st_size < 40_000_000
    facts = open_gazetteer().facts()
    assert "GeoNames" in facts["source"]
    assert facts["licence"] == "CC BY 4.0"
    assert int(facts["n_places"]) > 280_000


def test_every_place_is_of_a_known_kind_and_on_earth():
    table = sqlite3.connect(f"{TABLE.as_uri()}?mode=ro&immutable=1", uri=True)
    kinds, latitudes, longitudes = (
        "SELECT min(kind), max(kind) FROM place",
        "SELECT min(latitude), max(latitude) FROM place",
        "SELECT min(longitude), max(longitude) FROM place",
    )
    assert table.execute(kinds).fetchone() == (0, len(KINDS) - 1)
    assert all(abs(edge) <= 90 * 100_000 for edge in table.execute(latitudes).fetchone())
    assert all(abs(edge) <= 180 * 100_000 for edge in table.execute(longitudes).fetchone())
    table.close()


@given(st.text(max_size=80))
def test_any_text_can_be_looked_up(name):
    """Names come from hostile text: quotes, NULs and lone surrogates must find nothing, not fail."""
    found = open_gazetteer().look_up(name)
    assert all(entry.kind in KINDS for entry in found)


def test_names_seen_before_are_found_in_no_time():
    """A report names the same places again and again: 60 microseconds is the bar."""
    names = ["Kerman", "Borno State", "Nowhere At All", "Deir ez-Zor"]
    table = open_gazetteer()
    for name in names:
        table.look_up(name)
    began = time.perf_counter()
    for _ in range(500):
        for name in names:
            table.look_up(name)
    assert (time.perf_counter() - began) / 2000 < 60e-6


def test_ordinary_words_are_told_from_names():
    assert {"nice", "most", "march", "police"} <= ordinary()
    assert {"kerman", "baghdad", "bogota"}.isdisjoint(ordinary())
    assert {"department", "attacked", "army"} <= written_small()
    assert {"peten", "usulutan", "kabul", "bogota", "salvador"}.isdisjoint(written_small())
