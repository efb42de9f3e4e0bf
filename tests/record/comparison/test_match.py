"""Which incidents of two sources are one: by hand-made entries, and as promises over any entries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import Place
from avowal.record.comparison.entry import Entry, Toll
from avowal.record.comparison.match import LEAST, MOST_DAYS, match, scored

KERMAN = Place("Kerman", "IR", None, 30.28, 57.08, None, None, 1)
MAHAN = Place("Mahan", "IR", None, 30.06, 57.29, None, None, 1)
TEHRAN = Place("Tehran", "IR", None, 35.69, 51.42, None, None, 1)


def entry(id_="a", day=date(2024, 1, 3), place=KERMAN, killed=84, kind="bombing", country="IR", **more):
    toll = Toll(killed, killed, killed) if killed is not None else None
    days = (day, day) if day else None
    return Entry(id_, id_, country, days, place, kind, toll, None, more.get("responsible", ()))


@pytest.mark.parametrize(
    ("other", "score"),
    [
        (entry("b"), 1.0),
        (entry("b", day=date(2024, 1, 4)), (3 * 0.75 + 3 + 2 + 1) / 9),
        (entry("b", place=MAHAN), (3 + 3 * 0.4 + 2 + 1) / 9),
        (entry("b", killed=42), (3 + 3 + 2 * 0.5 + 1) / 9),
        (entry("b", kind="strike"), (3 + 3 + 2 + 0.5) / 9),
        (entry("b", place=None, killed=None, kind=None), (3 + 6 * 0.3) / 9),
        (entry("b", country="IQ"), None),
        (entry("b", place=TEHRAN), None),
        (entry("b", day=date(2024, 1, 7)), None),
        (entry("b", day=None), None),
    ],
)
def test_the_score_is_the_weighted_mean_that_the_page_states(other, score):
    """A reader must be able to work a score out by hand from docs/compare.md."""
    pair = scored(entry(), other)
    assert (pair.score if pair else None) == (None if score is None else pytest.approx(score, abs=1e-4))


def test_day_and_country_alone_make_no_pair():
    found = match([entry()], [entry("b", place=None, killed=None, kind=None)])
    assert (found.pairs, len(found.only_left), len(found.only_right)) == ((), 1, 1)


def test_the_surest_pair_is_made_first_and_nobody_is_in_two():
    """84 and 84 belong together although 84 and 80 would do as well."""
    found = match([entry("a"), entry("b", killed=80)], [entry("c", killed=80), entry("d")])
    assert {(pair.left.id, pair.right.id) for pair in found.pairs} == {("a", "d"), ("b", "c")}


def test_of_two_pairs_of_one_score_the_one_that_shares_an_actor_is_made():
    """Two attacks of a day in one city with one dead each differ in who did them."""
    left = [entry("a", responsible=("Taliban",)), entry("b", responsible=("Boko Haram",))]
    right = [entry("c", responsible=("Boko Haram",)), entry("d", responsible=("Taliban",))]
    assert {(pair.left.id, pair.right.id) for pair in match(left, right).pairs} == {("a", "d"), ("b", "c")}


def test_an_incident_and_its_export_are_one_whatever_else_differs():
    found = match([entry("i-0a", day=None)], [entry("AV-i-0a", country="IQ")])
    assert [pair.score for pair in found.pairs] == [1.0]


entries = st.lists(
    st.builds(
        entry,
        st.text("abc", min_size=1, max_size=3),
        st.one_of(st.none(), st.dates(date(2024, 1, 1), date(2024, 1, 9))),
        st.sampled_from([None, KERMAN, MAHAN, TEHRAN]),
        st.one_of(st.none(), st.integers(0, 5)),
        st.sampled_from([None, "bombing", "strike", "clash"]),
        st.sampled_from([None, "IR", "IQ"]),
    ),
    max_size=8,
    unique_by=lambda one: one.id,
)


@given(entries, entries)
def test_matching_is_one_to_one_leaves_nobody_out_and_does_not_care_which_side_is_first(left, right):
    found, turned = match(left, right), match(right, left)
    ours = [pair.left.id for pair in found.pairs]
    theirs = [pair.right.id for pair in found.pairs]
    assert len(set(ours)) == len(ours)
    assert len(set(theirs)) == len(theirs)
    assert sorted(ours + [one.id for one in found.only_left]) == sorted(one.id for one in left)
    assert sorted(theirs + [one.id for one in found.only_right]) == sorted(one.id for one in right)
    assert sorted(p.score for p in found.pairs) == sorted(p.score for p in turned.pairs)
    assert all(LEAST <= pair.score <= 1 for pair in found.pairs)


@given(st.integers(-10, 10))
def test_no_pair_is_more_than_three_days_apart(days):
    pair = scored(entry(), entry("b", day=date(2024, 1, 3) + timedelta(days=days)))
    assert (pair is not None) == (abs(days) <= MOST_DAYS)
