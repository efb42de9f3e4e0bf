"""Dates as each programme writes them, and what happens where voices differ or say nothing."""

from __future__ import annotations

from datetime import date

import pytest

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.domain import PartialDate, Window
from avowal.estimation.windows import as_value, date_class
from tests.estimation.told import ask, told_on, used
from tests.make import exactly

THIRD, FOURTH, JANUARY = PartialDate(2024, 1, 3), PartialDate(2024, 1, 4), PartialDate(2024, 1)


def said(day, value, voice="outlet", **more):
    kind = VoiceKind.OUTLET if voice == "outlet" else VoiceKind.OFFICIAL
    return told_on(day, value, voice, kind, fact=Fact.DATE, **more)


def test_acled_codes_the_day_of_most_voices():
    told = [said(5, THIRD, outlet="A"), said(5, THIRD, outlet="B"), said(6, FOURTH, outlet="C")]
    found = ask("acled", Fact.DATE, told)
    assert (found.value, found.column("time_precision")) == (THIRD, 1)


def test_acled_codes_a_month_as_its_middle_and_a_year_not_at_all():
    assert ask("acled", Fact.DATE, [said(5, JANUARY)]).value == PartialDate(2024, 1, 15)
    late = ask("acled", Fact.DATE, [said(5, JANUARY, words="late January")])
    assert (late.value, late.column("time_precision")) == (PartialDate(2024, 1, 31), 3)
    found = ask("acled", Fact.DATE, [said(5, PartialDate(2023))])
    assert (found.value, used(found)) == (None, 0)


@pytest.mark.parametrize(
    ("policy", "value"), [("acled", PartialDate(2024, 1, 7)), ("ucdp", Window(date(2024, 1, 6), date(2024, 1, 8)))]
)
def test_no_date_said_is_the_three_days_before_the_first_report_marked_as_assumed(policy, value):
    found = ask(policy, Fact.DATE, [told_on(9, exactly(3)), told_on(11, exactly(4), outlet="B")])
    assert (found.value, found.column("assumed")) == (value, 1)


@pytest.mark.parametrize("policy", ["gtd", "airwars", "ibc", "er-informative"])
def test_other_policies_assume_no_date(policy):
    assert ask(policy, Fact.DATE, [told_on(9, exactly(3))]).value is None


def test_a_day_of_an_unknown_year_is_no_date():
    found = ask("ucdp", Fact.DATE, [said(None, PartialDate(None, 1, 3))])
    assert (found.value, used(found)) == (None, 0)


def test_gtd_takes_the_newest_document_then_the_majority_then_the_earliest():
    newest = [said(5, THIRD, outlet="A"), said(6, FOURTH, outlet="B")]
    assert ask("gtd", Fact.DATE, newest).value == FOURTH
    majority = [said(6, FOURTH, outlet=name) for name in "BC"] + [said(6, THIRD, outlet="D")]
    assert ask("gtd", Fact.DATE, majority).value == FOURTH
    split = [said(6, FOURTH, outlet="B"), said(6, THIRD, outlet="C")]
    assert ask("gtd", Fact.DATE, split).value == THIRD


def test_gtd_writes_the_words_where_the_day_is_not_known():
    found = ask("gtd", Fact.DATE, [said(6, JANUARY, words="earlier this month")])
    assert [found.column(c) for c in ("iyear", "imonth", "iday")] == [2024, 1, 0]
    assert found.column("approxdate") == "earlier this month"


def test_ucdp_spans_what_live_voices_say_and_a_month_that_holds_the_day_widens_nothing():
    found = ask("ucdp", Fact.DATE, [said(5, THIRD, outlet="A"), said(6, FOURTH, outlet="B")])
    assert (found.value, found.column("date_prec")) == (Window(date(2024, 1, 3), date(2024, 1, 4)), 2)
    found = ask("ucdp", Fact.DATE, [said(5, THIRD, outlet="A"), said(6, JANUARY, outlet="B")])
    assert (found.value, found.column("date_prec"), used(found)) == (THIRD, 1, 2)


def test_dates_more_than_a_year_apart_give_no_window():
    found = ask("ucdp", Fact.DATE, [said(5, PartialDate(2019, 1, 1), outlet="A"), said(6, THIRD, outlet="B")])
    assert (found.value, used(found)) == (None, 0)


def test_the_informative_window_can_cross_itself_and_is_then_no_date():
    found = ask("er-informative", Fact.DATE, [said(5, THIRD, outlet="A"), said(6, FOURTH, outlet="B")])
    assert found.value is None
    assert (found.column("date_start"), found.column("date_end")) == ("2024-01-04", "2024-01-03")
    wide = ask("er-conservative", Fact.DATE, [said(5, THIRD, outlet="A"), said(6, FOURTH, outlet="B")])
    assert wide.value == Window(date(2024, 1, 3), date(2024, 1, 4))


@pytest.mark.parametrize(
    ("days", "precision"), [(1, 1), (2, 2), (6, 2), (7, 3), (8, 4), (31, 4), (32, 5), (366, 5), (367, None)]
)
def test_the_class_of_a_span_follows_its_length(days, precision):
    first = date(2023, 1, 1)
    assert date_class(first, date.fromordinal(first.toordinal() + days - 1)) == precision


def test_a_window_that_is_a_day_a_month_or_a_year_is_one_date():
    assert as_value(date(2024, 1, 3), date(2024, 1, 3)) == THIRD
    assert as_value(date(2024, 1, 1), date(2024, 12, 31)) == PartialDate(2024)
    assert as_value(date(2023, 12, 30), date(2024, 1, 2)).iso == "2023-12-30/2024-01-02"
