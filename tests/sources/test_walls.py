"""Walls are no reports, and reports that mention cookies or log-ins are no walls."""

from __future__ import annotations

import pytest

from avowal.sources.walls import is_wall


@pytest.mark.parametrize(
    "text",
    [
        "We value your privacy. We and our partners use cookies to store personal data. Accept all or manage options.",
        "Log in to continue reading. Forgot your password? Already a subscriber? Create a free account.",
        "Page not found. The page you are looking for does not exist or has been moved.",
        "Checking your browser before you go on. Please enable JavaScript and verify you are human.",
    ],
)
def test_a_wall_is_known_as_one(text):
    """A log-in form must not enter the record as what an outlet reported."""
    assert is_wall(text)


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in Kabul on Tuesday, police said. Officials gave no more. Subscribe to our letter.",
        "Gunmen killed the mayor in his house after they asked him to sign in at the gate, a guard said on Monday.",
        "",
    ],
)
def test_a_short_report_is_no_wall(text):
    """A short flash with one line of boilerplate is a report still."""
    assert not is_wall(text)
