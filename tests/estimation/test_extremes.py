"""Lowest and highest figure: what the words allow, nothing invented."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, Qualifier, Stance, Status
from avowal.domain import Quantity
from avowal.estimation import estimate
from tests.make import at_least, bare_account, exactly, more_than, word

UP_TO_300 = Quantity(None, 300, Qualifier.UP_TO)
RANGE = Quantity(10, 15, Qualifier.RANGE)


@pytest.mark.parametrize(
    ("values", "lowest", "highest"),
    [
        ([exactly(84)], 84, 84),
        ([more_than(80)], 81, 81),
        ([at_least(84), exactly(103)], 84, 103),
        ([RANGE], 10, 15),
        ([UP_TO_300], None, 300),
        ([UP_TO_300, exactly(20)], 20, 300),
        ([word(Qualifier.DOZENS)], None, None),
        ([word(Qualifier.DOZENS), exactly(40)], 40, 40),
        ([], None, None),
        ([exactly(0)], 0, 0),
    ],
)
def test_lowest_and_highest_are_what_the_words_allow(values, lowest, highest):
    told = [bare_account(Fact.KILLED, value, report=f"r-{n}") for n, value in enumerate(values)]
    assert estimate("min", told, Fact.KILLED, reports={}).value == lowest
    assert estimate("max", told, Fact.KILLED, reports={}).value == highest


def test_words_without_a_number_are_set_aside_with_the_reason():
    told = [bare_account(Fact.INJURED, word(Qualifier.SCORES))]
    found = estimate("min", told, Fact.INJURED, reports={})
    assert found.weighings[0].reason == "Set aside: its words give no number that this policy can use."
    assert found.reason == "No value: no current account gives a number."


def test_every_reason_for_setting_aside_is_named():
    told = [
        bare_account(Fact.KILLED, exactly(1), report="r-1", status=Status.SUPERSEDED),
        bare_account(Fact.KILLED, exactly(2), report="r-2", stance=Stance.DENIES),
        bare_account(Fact.KILLED, None, report="r-3"),
        bare_account(Fact.KILLED, exactly(4), report="r-4"),
        bare_account(Fact.KILLED, exactly(5), report="r-5"),
    ]
    found = estimate("min", told, Fact.KILLED, reports={})
    reasons = {w.account_id: w.reason for w in found.weighings}
    expected = ["took its place", "a denial gives no value", "could not be read", "Used: gives 4.", "5 is higher than"]
    assert [part in reasons[account.id] for account, part in zip(told, expected, strict=True)] == [True] * 5
    assert (found.low, found.value, found.high) == (4, 4, 5)
