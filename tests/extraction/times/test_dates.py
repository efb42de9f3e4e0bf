"""Dates: which day the words mean, as far as that can be known, and never further."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import PartialDate
from avowal.extraction.times.dates import find_dates

THURSDAY = "2024-01-04"


def _read(text, published=None, **options):
    """Each date as its words and its ISO value (``None`` when unresolved)."""
    day = PartialDate.from_iso(published) if published else None
    return [(f.span.quote(text), f.value.iso if f.value else None) for f in find_dates(text, day, **options)]


def _values(text, published=None):
    return [value for _, value in _read(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on 3 January 2024", "2024-01-03"),
        ("on January 3, 2024", "2024-01-03"),
        ("on January 3rd, 2024", "2024-01-03"),
        ("on Jan. 3, 2024", "2024-01-03"),
        ("on the 3rd of January 2024", "2024-01-03"),
        ("on 3-Jan-2024", "2024-01-03"),
        ("on 3 JAN 90.", "1990-01-03"),
        ("on 12 Sept. 2001", "2001-09-12"),
        ("QUITO, 22 AUGUST 89 (AGENCY) --", "1989-08-22"),
        ("PERTH, JUNE 11 89 (AGENCY) --", "1989-06-11"),
        ("ON 26 OCTOBER 1989", "1989-10-26"),
        ("on Wednesday, January 3, 2024", "2024-01-03"),
        ("on Wed., Jan. 3, 2024", "2024-01-03"),
        ("on Wednesday 3 January 2024", "2024-01-03"),
        ("on 3 January 2024 (Wednesday)", "2024-01-03"),
        ("on 2024-01-03", "2024-01-03"),
        ("at 2024-01-03T12:00:00Z", "2024-01-03"),
        ("on 2024/01/03", "2024-01-03"),
        ("on 03.01.2024", "2024-01-03"),
        ("on 3.1.24", "2024-01-03"),
        ("on 13/3/2024", "2024-03-13"),
        ("on 3/13/2024", "2024-03-13"),
        ("on 13-3-2024", "2024-03-13"),
        ("on 5/5/2024", "2024-05-05"),
        ("on 1/3/2024", "2024"),
        ("on ٢٠٢٤/٠١/٠٣", "2024-01-03"),
        ("in March 2016", "2016-03"),
        ("in March, 2016", "2016-03"),
        ("in MARCH OF 1988", "1988-03"),
        ("in Sept 2016", "2016-09"),
        ("in 05/2021", "2021-05"),
        ("In September 1985 soldiers fired", "1985-09"),
        ("On 3 January 2024 gunmen came", "2024-01-03"),
        ("From Thursday, 18 March, to Sunday, 21 March 2021,", "2021-03"),
        ("on New Year's Eve 2022", "2022-12-31"),
        ("on Christmas Day 2006", "2006-12-25"),
        ("in 2016", "2016"),
        ("In 2023 there were two attacks", "2023"),
        ("the 2016 bombing", "2016"),
        ("in mid-1999", "1999"),
        ("on 31 February 2020", None),
        ("on 29 February 2023", None),
        ("on 29 February 2024", "2024-02-29"),
    ],
)
def test_a_date_with_its_year_needs_no_publication_date(text, value):
    """Orders and writings of all regions; a day that no calendar has gives no value."""
    assert _values(text) == [value]


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        # a day without its year: the latest one up to publication
        ("on January 3", THURSDAY, "2024-01-03"),
        ("on Jan. 3", THURSDAY, "2024-01-03"),
        ("ON 26 OCTOBER", "1990-01-03", "1989-10-26"),
        ("on 28 December", "2014-01-03", "2013-12-28"),
        ("on 29 February", THURSDAY, "2020-02-29"),
        ("on 6 January", THURSDAY, "2024-01-06"),
        ("on 1/3/2024", THURSDAY, "2024-01-03"),
        ("on 2/3/2024", "2024-03-04", "2024-03-02"),
        ("on 2/3/2024", "2024-03-20", "2024"),
        ("on 2/3/2023", "2024-03-04", "2023"),
        # with its weekday, which decides between years
        ("on Wednesday, January 3", THURSDAY, "2024-01-03"),
        ("on Friday, January 12", THURSDAY, "2024-01-12"),
        ("on Wednesday, 3 March", THURSDAY, "2021-03-03"),
        ("on Monday, January 3", THURSDAY, "2024-01-03"),
        # weekdays
        ("on Wednesday", THURSDAY, "2024-01-03"),
        ("on Thursday", THURSDAY, "2024-01-04"),
        ("on Friday", THURSDAY, "2023-12-29"),
        ("Monday night", THURSDAY, "2024-01-01"),
        ("last Wednesday", THURSDAY, "2024-01-03"),
        ("last Thursday", THURSDAY, "2023-12-28"),
        ("next Friday", THURSDAY, "2024-01-05"),
        ("next Thursday", THURSDAY, "2024-01-11"),
        ("this past Tuesday", THURSDAY, "2024-01-02"),
        ("on Wednesday last week", THURSDAY, "2023-12-27"),
        # days told from publication
        ("today", THURSDAY, "2024-01-04"),
        ("TODAY", THURSDAY, "2024-01-04"),
        ("tonight", THURSDAY, "2024-01-04"),
        ("this morning", THURSDAY, "2024-01-04"),
        ("yesterday", THURSDAY, "2024-01-03"),
        ("YESTERDAY AFTERNOON", THURSDAY, "2024-01-03"),
        ("yesterday", "2012-03-01", "2012-02-29"),
        ("LAST NIGHT", "2014-01-01", "2013-12-31"),
        ("tomorrow", THURSDAY, "2024-01-05"),
        ("the day before yesterday", THURSDAY, "2024-01-02"),
        ("two days ago", THURSDAY, "2024-01-02"),
        ("a day ago", THURSDAY, "2024-01-03"),
        ("a week ago", THURSDAY, "2023-12-28"),
        ("three months ago", THURSDAY, "2023-10"),
        ("a year ago", THURSDAY, "2023"),
        ("twenty-two years ago", THURSDAY, "2002"),
        ("three hours ago", THURSDAY, "2024-01-04"),
        ("two weeks ago", "2024-01-25", "2024-01"),
        # weeks, months and years
        ("last week", THURSDAY, "2023-12"),
        ("this week", THURSDAY, "2024-01"),
        ("last month", THURSDAY, "2023-12"),
        ("earlier this month", THURSDAY, "2024-01"),
        ("last year", THURSDAY, "2023"),
        ("earlier this year", THURSDAY, "2024"),
        ("over the weekend", THURSDAY, "2023-12"),
        ("overnight", "2024-05-14", "2024-05"),
        ("in the past 24 hours", "2024-05-14", "2024-05"),
        ("in March", THURSDAY, "2023-03"),
        ("in January", THURSDAY, "2024-01"),
        ("last March", "2016-04-02", "2016-03"),
        ("last March", "2016-03-20", "2015-03"),
        ("next March", THURSDAY, "2024-03"),
        ("in July last year", THURSDAY, "2023-07"),
        ("on 5 July last year", THURSDAY, "2023-07-05"),
        ("in early February this year", "2024-05-14", "2024-02"),
        ("the January bombing", THURSDAY, "2024-01"),
        # publication known no finer than a month or a year
        ("on 3 January", "2024-01", "2024-01-03"),
        ("on 3 March", "2024-01", "2023-03-03"),
        ("on 3 March", "2024", "2024-03-03"),
        ("last year", "2024", "2023"),
        ("yesterday", "2024-01", None),
        # hedged or vague: no value
        ("several days ago", THURSDAY, None),
        ("nearly two years ago", THURSDAY, None),
        ("days ago", THURSDAY, None),
        # told from another date
        ("three days earlier", THURSDAY, None),
        ("the following day", THURSDAY, None),
    ],
)
def test_dates_are_resolved_against_publication(text, published, value):
    """Working "on Wednesday" out is reading; anything further would be guessing."""
    assert _values(text, published) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on Wednesday", None),
        ("yesterday", None),
        ("last week", None),
        ("last year", None),
        ("in March", None),
        ("two days ago", None),
        ("on 3 January", "--01-03"),
        ("on February 29", "--02-29"),
        ("on Wednesday, January 3", "--01-03"),
    ],
)
def test_without_publication_nothing_is_guessed(text, value):
    assert _values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        # 3 January is a Wednesday in 2018 and 2024; the latest year mentioned is 2023.
        ("Bombed on Wednesday, January 3. There were attacks in 2020 and in 2023.", "2024-01-03"),
        ("Bombed on Wednesday, January 3. The war began in 2017.", "2018-01-03"),
        ("Bombed on Wednesday, January 3. It began in 2018.", "2018-01-03"),
        # none of 2019 to 2023 fits
        ("Bombed on Wednesday, January 3. It began in 2019.", "--01-03"),
        # without a weekday no year is better than another
        ("Bombed on January 3. There were attacks in 2023.", "--01-03"),
    ],
)
def test_a_weekday_and_the_years_of_the_text_give_the_missing_year(text, value):
    """A report without a publication date still says the year, if one takes its words together."""
    assert _values(text)[0] == value


def test_a_day_told_with_its_year_first_lends_it_to_later_mentions():
    text = "The town was shelled on 3 March 2019. The 3 March attack was the worst. On 3 March, shops had been open."
    assert _values(text) == ["2019-03-03"] * 3
    assert _values(text, "2024-05-14") == ["2019-03-03"] * 3


def test_an_anniversary_does_not_lend_its_year_to_the_day_of_the_report():
    """People are killed at commemorations: the day named first is not the day remembered later."""
    text = "A crowd was bombed on January 3 at the grave of a general killed on January 3, 2020."
    assert _values(text, THURSDAY) == ["2024-01-03", "2020-01-03"]
    assert _values(text) == ["--01-03", "2020-01-03"]


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("between 13 and 16 February", "2024-02", "2024-02-13", "2024-02-16"),
        ("from 13 to 16 February", "2024-02", "2024-02-13", "2024-02-16"),
        ("on 13-16 February", "2024-02", "2024-02-13", "2024-02-16"),
        ("on February 13-16, 2023", "2023-02", "2023-02-13", "2023-02-16"),
        ("from 30 March to 2 April", "2024", "2024-03-30", "2024-04-02"),
        ("from 30 December to 2 January", None, "2023-12-30", "2024-01-02"),
        ("the night of 3-4 January", "2024-01-03", "2024-01-03", "2024-01-04"),
        ("on 3 and 4 January", "2024-01-03", "2024-01-03", "2024-01-04"),
        ("between 2019 and 2021", None, "2019-01-01", "2021-12-31"),
        ("in 2019-2021", None, "2019-01-01", "2021-12-31"),
        ("in 2020–21", None, "2020-01-01", "2021-12-31"),
        ("last week", "2024-05", "2024-05-06", "2024-05-12"),
        ("this week", "2024-05", "2024-05-13", "2024-05-14"),
        ("earlier this month", "2024-05", "2024-05-01", "2024-05-13"),
        ("over the weekend", "2024-05", "2024-05-11", "2024-05-12"),
        ("overnight", "2024-05", "2024-05-13", "2024-05-14"),
        ("in the past 24 hours", "2024-05", "2024-05-13", "2024-05-14"),
        ("in the last three days", "2024-05", "2024-05-11", "2024-05-13"),
        ("late last week", "2024-05", "2024-05-10", "2024-05-12"),
        ("in early May", "2024-05", "2024-05-01", "2024-05-10"),
        ("in mid-May", "2024-05", "2024-05-10", "2024-05-14"),
        ("in late April", "2024-04", "2024-04-15", "2024-04-30"),
        ("in mid-2019", "2019", "2019-05-01", "2019-08-31"),
        ("in the third week of April", "2024-04", "2024-04-15", "2024-04-21"),
        ("in the last four days of April", "2024-04", "2024-04-27", "2024-04-30"),
        ("around 2 April", "2024-04-02", "2024-04-01", "2024-04-03"),
        ("over the last week", "2024-05", "2024-05-08", "2024-05-14"),
        ("two weeks ago", "2024", "2024-04-27", "2024-05-03"),
    ],
)
def test_stretches_of_days_keep_their_window(text, value, first, last):
    """The value says only what all days share; policies that want a middle day take it from the window."""
    (found,) = find_dates(text, PartialDate(2024, 5, 14))
    assert (found.window.first.isoformat(), found.window.last.isoformat()) == (first, last)
    assert found.value.iso == (value or f"{first}/{last}")


@pytest.mark.parametrize(
    ("text", "published", "basis"),
    [
        ("on 3 January 2024", None, "explicit"),
        ("on Monday, 3 January 2024", None, "explicit; weekday does not fit"),
        ("on Wednesday", THURSDAY, "weekday+publication"),
        ("on Wednesday", None, "weekday"),
        ("on January 3", THURSDAY, "day+month+publication"),
        ("on January 3", None, "day+month"),
        ("on Wednesday, January 3. In 2023", None, "weekday+day+month"),
        ("on Wednesday, January 3", THURSDAY, "weekday+day+month+publication"),
        ("Jan 3 Monday", THURSDAY, "weekday+day+month+publication; weekday does not fit"),
        ("yesterday", THURSDAY, "relative+publication"),
        ("yesterday", None, "relative"),
        ("in March 2016", None, "month only"),
        ("in March", THURSDAY, "month only+publication"),
        ("in 2016", None, "year only"),
        ("on 1/3/2024", THURSDAY, "numeric+publication"),
        ("on 1/3/2024", None, "numeric, day and month in either order"),
        ("two days earlier", THURSDAY, "relative to another date"),
        ("several weeks ago", THURSDAY, "vague"),
    ],
)
def test_the_basis_says_how_a_date_was_resolved(text, published, basis):
    """A reviewer must see whether a day stands in the report or was worked out."""
    assert find_dates(text, PartialDate.from_iso(published) if published else None)[0].basis == basis


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("KABUL, Jan 5, 2024 (Agency) - A bomb killed five.", "Jan 5, 2024"),
        ("SAN PEDRO, 4 FEB 90 (AGENCIA) -- [TEXT] TWO POLICEMEN DIED.", "4 FEB 90"),
        ("Bomb kills five\n\nKABUL, Afghanistan, 5 January 2024 — A bomb went off.", "5 January 2024"),
        ("Published on 5 January 2024\n\nA bomb went off.", "5 January 2024"),
        ("LIMA, 17 NOV 89 (PRESS AGENCY [PA]) -- [TEXT] TWO DIED.", "17 NOV 89"),
        ("A bomb went off.\nCopyright 2016 Example News", "2016"),
        ("Last updated: January 5, 2024\nA bomb went off.", "January 5, 2024"),
        ("5 January 2024\n\nA bomb went off.", "5 January 2024"),
    ],
)
def test_a_dateline_is_told_apart_and_dates_the_report(text, line):
    """It says when the report was written: it must never become the day of an attack."""
    assert [f.span.quote(text) for f in find_dates(text, None) if f.is_dateline] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "On 5 January 2024 - a Friday - a bomb went off.",
        "The blast of January 5, 2024 killed five.",
        "A bomb went off on 5 January 2024.",
        "5 January 2024",
    ],
)
def test_a_date_of_the_story_is_no_dateline(text):
    assert not any(f.is_dateline for f in find_dates(text, None))


@pytest.mark.parametrize(
    ("text", "published", "value", "by"),
    [
        ("SAN PEDRO, 4 FEB 90 (AGENCIA) -- THEY DIED LAST NIGHT.", None, "1990-02-03", "relative+dateline"),
        ("KABUL, Jan 5 2021 (Agency) - They died on Monday.", None, "2021-01-04", "weekday+dateline"),
        ("KABUL, Jan 5 (Agency) - They died on Monday.", "2021-01-06", "2021-01-04", "weekday+dateline"),
        ("KABUL, Jan 5 (Agency) - They died yesterday.", "2021-01-06", "2021-01-04", "relative+dateline"),
        ("KABUL, Jan 5 (Agency) - They died yesterday.", "2021-01-05", "2021-01-04", "relative+publication"),
        ("KABUL, Jan 5 (Agency) - They died yesterday.", "2021-03-01", "2021-02-28", "relative+publication"),
        ("KABUL, Jan 5 (Agency) - They died yesterday.", None, None, "relative"),
    ],
)
def test_the_dateline_stands_in_for_publication(text, published, value, by):
    """A report written on Tuesday and posted on Wednesday means Monday by "yesterday"."""
    told = find_dates(text, PartialDate.from_iso(published) if published else None)[-1]
    assert (told.value.iso if told.value else None, told.basis) == (value, by)


@pytest.mark.parametrize(
    "text",
    [
        "5 may have died",
        "MAY GOD HELP US",
        "They march on",
        "the Sunday Times",
        "on Bloody Sunday",
        "Russia Today reported",
        "every Friday",
        "the 26 July Movement",
        "in 25 January Square",
        "$2000",
        "2000 people fled",
        "at least 2016 died",
        "the 1980s",
        "2000 metres",
        "version 1.2.3",
        "7.62 mm",
        "a 5-2 win",
        "24/7",
        "1/3 of them",
        "Article 2-1",
        "the sun sat",
    ],
)
def test_what_is_no_date_is_left_out(text):
    assert _read(text, THURSDAY) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Talks will resume on Friday.", ["2024-01-05"]),
        ("They have until 10 January.", ["2024-01-10"]),
        ("Elections are scheduled for February.", ["2024-02"]),
        ("He said on Wednesday that talks will resume on Friday.", ["2024-01-03", "2024-01-05"]),
        ("The offensive that began on Friday will end.", ["2023-12-29"]),
        ("Talks will resume, he said on Wednesday.", ["2024-01-03"]),
        ("Nobody will forget. He died on Friday.", ["2023-12-29"]),
    ],
)
def test_what_is_still_to_come_lies_ahead(text, values):
    """A plan to meet "on Friday" read as last Friday would make a background incident out of a plan."""
    assert _values(text, THURSDAY) == values


def test_an_anchor_resolves_what_is_told_from_another_date():
    assert _read("three days earlier", THURSDAY, anchor=PartialDate(2023, 12, 31)) == [
        ("three days earlier", "2023-12-28")
    ]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It was hit on Wednesday, January 3, police said.", ["Wednesday, January 3"]),
        ("On Jan. 3, 2024, and again on Friday night", ["Jan. 3, 2024", "Friday night"]),
        ("In January 12 soldiers were killed", ["January"]),
        ("on January 12 soldiers were killed", ["January 12"]),
        ("ON 5 JAN 20 PEOPLE DIED", ["5 JAN"]),
        ("ON 5 JANUARY 20 PEOPLE DIED", ["5 JANUARY"]),
        ("ON JANUARY 5 20 PEOPLE DIED", ["JANUARY 5"]),
        ("in the last week of March 2016", ["March 2016"]),
        ("on 3 January 2024, the January 3 attack", ["3 January 2024", "January 3"]),
        ("between 13 and 16 February", ["13 and 16 February"]),
        ("in March 2016 and last year", ["March 2016", "last year"]),
    ],
)
def test_spans_hold_the_words_of_the_date_and_no_more(text, spans):
    assert [words for words, _ in _read(text, THURSDAY)] == spans


DAYS = st.dates(date(1950, 1, 1), date(2049, 12, 31))
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


@given(DAYS)
def test_a_full_date_reads_back_in_every_writing(day):
    month = MONTHS[day.month - 1]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {month.upper()} {day.year}",
        f"{day.day} {month[:3].upper()} {day.year % 100:02d}",
        day.isoformat(),
        f"{day:%d.%m.%Y}",
    ):
        assert [f.value for f in find_dates(f"on {written}.", None)] == [PartialDate.from_day(day)], written


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_latest_one_up_to_publication(published, weekday):
    (found,) = find_dates(f"It was hit on {WEEKDAYS[weekday]}.", PartialDate.from_day(published))
    assert found.value.first.weekday() == weekday
    assert timedelta(0) <= published - found.value.first < timedelta(7)


@given(DAYS, st.integers(0, 300))
def test_a_day_without_its_year_is_the_latest_one_up_to_publication(published, back):
    day = published - timedelta(back)
    text = f"It was hit on {MONTHS[day.month - 1]} {day.day}."
    assert [f.value for f in find_dates(text, PartialDate.from_day(published))] == [PartialDate.from_day(day)]


@given(DAYS, st.integers(0, 4))
def test_a_weekday_tells_the_missing_year_from_the_latest_year_mentioned(day, back):
    """The rule of rule 3 in standpoint.py: at most one of five years fits."""
    text = f"It was hit on {WEEKDAYS[day.weekday()]}, {MONTHS[day.month - 1]} {day.day}. It began in {day.year - back}."
    assert find_dates(text, None)[0].value == PartialDate.from_day(day)


PIECES = st.sampled_from(
    [
        "on", "in", "January", "Jan.", "MAY", "3", "31", "2016", "2024-01-03", "1/3/2024", "03.01.2024", "Monday",
        "last", "next", "this", "week", "year", "two", "days", "ago", "the", "day", "before", "yesterday", "night",
        "between", "and", "to", "-", "–", ",", ".", "\n", "(", ")", "90", "of", "th", "weekend", "past", "hours", "24",
        "until", "since", "recent", "few", "weeks", "fortnight", "early", "battle", "long", "old", "other", "KABUL", "--", "Published", "٣", "\u200b", "00", "99", "February",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=9).map("".join)
)
PUBLISHED = st.one_of(
    st.none(),
    st.dates().map(PartialDate.from_day),
    st.integers(1, 9999).map(PartialDate),
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.just(PartialDate(None, 2, 29)),
)


@given(TEXTS, PUBLISHED, PUBLISHED)
def test_arbitrary_text_gives_dates_in_order_within_the_text(text, published, anchor):
    found = find_dates(text, published, anchor=anchor)
    assert all(f.span.within(text) for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(f.value is None or PartialDate.from_iso(f.value.iso).iso == f.value.iso for f in found)


@given(TEXTS, st.dates(date(1960, 1, 1), date(2040, 12, 31)))
def test_a_value_never_leaves_its_window(text, published):
    for f in find_dates(text, PartialDate.from_day(published)):
        if f.window is not None and f.value is not None and f.value.first is not None:
            assert f.value.bare.first <= f.window.last
            assert f.value.bare.last >= f.window.first


@pytest.mark.parametrize(
    "piece", ["9", ",", "3 January ", "1/2/", "2016-", "ago ", "days ago ", "Monday ", "last week ", "\n"]
)
def test_hostile_repetition_does_not_hold_the_reader_up(piece):
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_dates(text, PartialDate(2024, 1, 4))
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on New Year’s Eve", "2023-12-31"),
        ("on New Year's Day", "2024-01-01"),
        ("on Christmas Eve last year", "2023-12-24"),
        ("a Boxing Day attack", "2023-12-26"),
        ("on Valentine's Day", "2023-02-14"),
    ],
)
def test_a_feast_with_one_day_in_every_year_is_that_day(text, value):
    """The year is found as for any day without one."""
    assert _values(text, THURSDAY) == [value]


@pytest.mark.parametrize(
    "text", ["the new year", "a new year's day job", "Christmas shopping", "New Year celebrations"]
)
def test_a_season_is_no_day(text):
    assert _values(text, THURSDAY) == []


def test_the_line_of_a_monitored_broadcast_dates_its_words_and_no_deed():
    """Its "today" is the day of the broadcast; the bulletin came out a day later."""
    text = "BBLP 2807 PHNOM PENH NATIONAL RADIO IN CAMBODIAN 1200 GMT 27 JUL 94\n\nTHIRTEEN WERE KILLED YESTERDAY."
    found = find_dates(text, PartialDate(1994, 7, 28))
    assert [(f.is_dateline, f.value.iso) for f in found] == [(True, "1994-07-27"), (False, "1994-07-26")]


def test_a_deed_at_an_hour_of_greenwich_is_no_dateline():
    found = find_dates("THE BOMB EXPLODED AT 1200 GMT 27 JUL 94.", PartialDate(1994, 7, 28))
    assert [f.is_dateline for f in found] == [False]


def test_what_lasted_until_a_day_is_not_still_to_come():
    """The word "until" looks ahead only where the sentence does."""
    assert _values("The shelling had lasted until dawn on Tuesday.", THURSDAY) == ["2024-01-02"]
    assert _values("The curfew holds until Tuesday.", THURSDAY) == ["2024-01-09"]
