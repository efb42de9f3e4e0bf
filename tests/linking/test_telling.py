"""Words tell two incidents apart by how rare they are, and names of persons are compared without being kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.linking.telling import full_names, is_rare, likeness, shared_weight, telling_words, weight, words_of

WORDS = st.frozensets(st.sampled_from(["police", "zahedan", "mosque", "makki", "friday", "ormoc", "=15"]))


def test_a_rare_word_tells_more_than_a_frequent_one():
    """Reports of all shootings hold "police"; hardly two incidents share a town."""
    assert weight("zahedan") > weight("suspect") > weight("police")
    assert is_rare("zahedan")
    assert not is_rare("police")


def test_an_age_is_a_word_that_tells():
    """Two reports that tell of a boy of 15 may mean one; a bare 15 may be anything."""
    told = ("A 15-year-old was hit.", "The boy, aged 15, was hit.", "Sam, 15, fell.")
    assert all("=15" in words_of(text) for text in told)
    assert "=15" not in words_of("On May 15 at 15 Main Street")


def test_full_names_are_kept_as_hashes_only():
    """Victims' names must not stand in what is stored or shown."""
    found = full_names("Deputies named the dead as Oluwaseun Q. Adebayo of Lagos.")
    assert found == full_names("It was OLUWASEUN, they said: Oluwaseun Adebayo!")
    assert len(found) == 1
    assert not any("adebayo" in name.lower() for name in found)


@pytest.mark.parametrize(
    "text", ["", "no capitals at all", "The Police Department said so.", "A " * 9000, "Ab " * 9000]
)
def test_offices_and_noise_are_no_names(text):
    """A department is named in reports of every incident of its town."""
    assert full_names(text) == frozenset()


def test_only_the_beginning_counts():
    """Below stand the background and the site's own words, alike under every report of a paper."""
    assert telling_words("x " * 800 + "Zahedan") == telling_words("x " * 800)


@given(WORDS, WORDS)
def test_likeness_has_no_direction_and_stays_between_0_and_1(left, right):
    """A judgement must not depend on which report came first."""
    assert likeness(left, right) == likeness(right, left)
    assert 0 <= likeness(left, right) <= 1
    assert shared_weight(left, right) <= min(shared_weight(left, left), shared_weight(right, right))
