"""Sentences of ours with buildings, squares and roads that have a name."""

from __future__ import annotations

import pytest

from avowal.extraction.places.sites import find_sites


@pytest.mark.parametrize(
    "site",
    [
        "Green Hall", "Green Shopping Centre", "Green Shopping Center", "Green Theatre", "Green Theater", "Green Air Base",
        "Green Harbour", "Green Harbor", "Green Refugee Camp", "Green Neighbourhood", "Green Roundabout", "Green Tomb",
        "Cathedral of Santa Clara", "Plaza de Oriente", "Avenida Bolivar", "Church of Our Redeemer", "Basilica of Loreto",
    ],
)  # fmt: skip
def test_a_named_site_is_found_by_its_kind(site):
    """Only stretches with a word for a kind are searched: a kind must not be left out of those words."""
    text = f"A bomb exploded outside the {site}, killing two people."
    assert [found.span.quote(text) for found in find_sites(text, (), None)] == [site]


def test_a_name_without_a_kind_is_no_site():
    """A person or a town must not become a building."""
    assert find_sites("A bomb exploded near Green Meadow, killing two people.", (), None) == []
