"""Places as each programme codes them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from avowal.codebook.vocabulary import Fact
from avowal.domain import Place
from tests.estimation.told import ask, told_on, used
from tests.make import KERMAN

IRAN = Place("Iran", "IR", 130758, 32.0, 53.0, None, None, 6)
BAFT = Place("Baft", "IR", 142255, 29.2, 56.6, "Kerman", "Baft County", 1)
BEZENJAN = Place("Bezenjan", "IR", 1, 29.3, 56.7, "Kerman", "Baft County", 1)
QOM = Place("Qom", "IR", 119208, 34.6, 50.9, "Qom", None, 1)
KABUL = Place("Kabul", "AF", 1138958, 34.5, 69.2, "Kabul", None, 1)


def at(*places, policy="ucdp"):
    return ask(policy, Fact.PLACE, [told_on(4, p, outlet=f"Paper {n}", fact=Fact.PLACE) for n, p in enumerate(places)])


@pytest.mark.parametrize(
    ("places", "name", "precision"),
    [
        ((KERMAN,), "Kerman", 1),
        ((KERMAN, IRAN), "Kerman", 1),
        ((BAFT, BEZENJAN), "Baft County", 3),
        ((BAFT, replace(KERMAN, admin2="Kerman County")), "Kerman", 4),
        ((KERMAN, QOM), "Iran", 6),
    ],
    ids=["one", "a country that holds it", "towns of one district", "districts of one province", "two provinces"],
)
def test_ucdp_takes_the_unit_that_holds_what_all_voices_say(places, name, precision):
    found = at(*places)
    assert (found.value.name, found.column("where_prec"), used(found)) == (name, precision, len(places))


def test_places_in_two_countries_are_no_place():
    assert at(KERMAN, KABUL).value is None


@pytest.mark.parametrize(("ours", "theirs"), [(1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (7, 3), (None, None)])
def test_acled_has_three_precisions(ours, theirs):
    assert at(replace(KERMAN, precision=ours), policy="acled").column("geo_precision") == theirs


def test_acled_codes_no_country_alone():
    found = at(IRAN, policy="acled")
    assert (found.value, used(found)) == (None, 0)


@pytest.mark.parametrize(
    ("place", "specificity", "vicinity"),
    [
        (KERMAN, 1, 0),
        (replace(KERMAN, latitude=None), 2, 0),
        (replace(KERMAN, precision=2), 1, 1),
        (replace(KERMAN, precision=3), 3, 0),
        (replace(KERMAN, precision=4), 4, 0),
        (replace(KERMAN, precision=5), 4, 0),
        (replace(KERMAN, precision=5, admin2="Baft County"), 3, 0),
        (IRAN, 5, 0),
    ],
)
def test_gtd_says_how_specific_a_place_is(place, specificity, vicinity):
    found = at(place, policy="gtd")
    assert (found.column("specificity"), found.column("vicinity")) == (specificity, vicinity)


def test_event_reports_take_the_vaguest_the_most_frequent_or_the_finest_place():
    kerman_province = Place("Kerman Province", "IR", 128231, 30.0, 57.0, "Kerman Province", None, 4)
    said = {m: at(kerman_province, KERMAN, KERMAN, policy=f"er-{m}").value for m in ("conservative", "informative")}
    assert said["conservative"] == kerman_province
    assert said["informative"] == KERMAN
