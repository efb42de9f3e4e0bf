"""Which pairs are one incident: cases, rules and promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import IncidentType, Qualifier, Role, Verdict
from avowal.domain import Quantity
from avowal.linking.compare import FEATURES, compare
from avowal.linking.facts import MentionFacts
from avowal.linking.tables import read_linker
from tests.linking.told import IRAN, KABUL, KERMAN, KERMAN_PROVINCE, RAYEN, TEHRAN, facts
from tests.make import at_least

SUICIDE, SHOOTING = IncidentType.SUICIDE_BOMBING, IncidentType.SHOOTING

SAME = {
    "revised toll": (facts(1, killed=73), facts(2, killed=103, published="2024-01-04")),
    "toll corrected down": (facts(1, killed=103), facts(2, killed=84, published="2024-01-05")),
    "first an explosion, then a suicide attack": (facts(1, killed=84), facts(2, kind=SUICIDE, killed=84)),
    "at least three, later twenty": (facts(1, killed=at_least(3)), facts(2, killed=20)),
    "date wrong by a day, equal toll": (facts(1, killed=84), facts(2, killed=84, day="2024-01-02")),
    "province for the city": (facts(1, killed=84), facts(2, killed=84, place=KERMAN_PROVINCE)),
    "country for the city, equal toll": (facts(1, killed=84), facts(2, killed=84, place=IRAN)),
    "undated, published next day": (facts(1, killed=84), facts(2, day=None, killed=84, published="2024-01-04")),
    "village near by": (facts(1, killed=84), facts(2, killed=84, place=(RAYEN, KERMAN))),
    "background in a report of the next year": (
        facts(1, killed=84),
        facts(2, killed=89, role=Role.BACKGROUND, published="2025-01-03"),
    ),
    "day of an unknown year, equal toll": (facts(1, killed=84), facts(2, killed=84, day="--01-03")),
    "other names accused": (
        facts(1, killed=84, actors=frozenset({"israel"})),
        facts(2, killed=84, actors=frozenset({"is"})),
    ),
    "other place name, shared sentences": (
        facts(1, place=None, sentences=frozenset({1, 2})),
        facts(2, sentences=frozenset({1, 2, 3})),
    ),
}

NOT_SAME = {
    "another type and toll, same city and day": (facts(1, killed=2, kind=SHOOTING), facts(2, killed=12)),
    "same type and day, tolls far apart": (facts(1, killed=2), facts(2, killed=12)),
    "two days apart in one city": (facts(1, killed=5), facts(2, killed=8, day="2024-01-05")),
    "a day apart, nothing else known": (facts(1), facts(2, day="2024-01-04")),
    "other targets on following days": (
        facts(1, killed=5, targets=frozenset({"mosque"})),
        facts(2, killed=6, day="2024-01-04", targets=frozenset({"barracks"})),
    ),
    "a day and a toll but no place": (facts(1, killed=84), facts(2, killed=84, place=None)),
    "another country": (facts(1, killed=84), facts(2, killed=84, place=KABUL)),
    "country only, no toll": (facts(1), facts(2, place=IRAN, kind=None)),
    "nothing known": (
        facts(1, day=None, place=None, kind=None, published=None),
        facts(2, day=None, place=None, kind=None, published=None),
    ),
}

SETTLED = {
    "one report": (facts(1, report="r-9"), facts(2, report="r-9"), "one report"),
    "a series": (facts(1), facts(2, n_incidents=2), "several incidents"),
    "eight days apart": (facts(1, killed=84), facts(2, killed=84, day="2024-01-11"), "8 days apart"),
    "month against day": (facts(1), facts(2, day="2023-12"), None),
    "another month": (facts(1), facts(2, day="2023-11"), "34 days apart"),
    "another year": (facts(1), facts(2, day="2020", killed=84), "1,098 days apart"),
    "two cities": (facts(1, killed=84), facts(2, killed=84, place=TEHRAN), "km apart"),
}


@pytest.mark.parametrize(("left", "right"), SAME.values(), ids=list(SAME))
def test_mentions_of_one_incident_are_the_same(left, right):
    judgement = compare(left, right)
    assert judgement.verdict is Verdict.SAME, judgement


@pytest.mark.parametrize(("left", "right"), NOT_SAME.values(), ids=list(NOT_SAME))
def test_mentions_of_two_incidents_are_not_joined(left, right):
    """No two incidents of one city in one week are merged when dates, targets or tolls differ."""
    assert compare(left, right).verdict is not Verdict.SAME


@pytest.mark.parametrize(("left", "right", "sentence"), SETTLED.values(), ids=list(SETTLED))
def test_rules_settle_what_no_likeness_can_mend(left, right, sentence):
    judgement = compare(left, right)
    rules = [reason.sentence for reason in judgement.reasons if reason.feature == "rule"]
    if sentence is None:
        assert not rules
        return
    assert (judgement.verdict, judgement.score) == (Verdict.DIFFERENT, 0.0)
    assert sentence in rules[0]


def test_a_coarse_place_besides_a_fine_one_is_no_ground_for_the_distance_rule():
    both = compare(facts(1, place=(KERMAN, IRAN)), facts(2, place=TEHRAN))
    assert "rule" not in {reason.feature for reason in both.reasons}


def test_a_mention_is_not_compared_with_itself():
    with pytest.raises(ValueError, match="not compared with itself: m-1"):
        compare(facts(1), facts(1))


def test_every_feature_has_its_weight_and_every_weight_its_feature():
    names = {feature.__name__.removesuffix("_reason") for feature in FEATURES}
    assert set(read_linker().weights) == names
    assert set(read_linker().against) <= names


days = st.sampled_from([None, "2024-01-03", "2024-01-04", "2024-01", "2024", "--01-03", "2023-12-30"])
places = st.sampled_from([None, KERMAN, TEHRAN, RAYEN, KERMAN_PROVINCE, IRAN, KABUL, (KERMAN, IRAN)])
figures = st.none() | st.integers(0, 300) | st.just(Quantity(None, None, Qualifier.DOZENS)) | st.just(at_least(3))
words = st.frozensets(st.sampled_from(["golzar", "mosque", "shaarbaf", "rafsanjan"]))
mentions = st.builds(
    facts,
    st.integers(1, 10**6),
    day=days,
    place=places,
    kind=st.none() | st.sampled_from(IncidentType),
    killed=figures,
    published=st.sampled_from([None, "2024-01-03", "2024-01", "2025-01-03"]),
    role=st.sampled_from(Role),
    actors=st.frozensets(st.sampled_from(["is", "israel"])),
    names=words,
    targets=words,
    weapons=st.frozensets(st.sampled_from(["gun", "explosive"])),
    sentences=st.frozensets(st.integers(0, 4)),
)


@given(mentions, mentions.filter(lambda mention: isinstance(mention, MentionFacts)))
def test_a_judgement_has_no_direction_and_explains_itself(left, right):
    """The same judgement, id and reasons whichever mention came first."""
    if left.mention_id == right.mention_id:
        return
    judgement = compare(left, right)
    assert compare(right, left) == judgement
    assert judgement.left < judgement.right
    assert judgement.author == "linker 2"
    assert judgement.score is not None
    assert 0 <= judgement.score <= 1
    assert all(-1 <= reason.score <= 1 for reason in judgement.reasons)
    assert all(reason.sentence.endswith(".") for reason in judgement.reasons)
