"""Counts of people: what the words allow, no wider and no narrower."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Qualifier
from avowal.domain import Quantity
from avowal.errors import UnreadableError
from avowal.extraction.counts.numbers import MOST_PEOPLE, find_counts, read_count

EXACT, AT_LEAST, MORE_THAN, UP_TO = Qualifier.EXACT, Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.UP_TO
NEARLY, ABOUT, RANGE = Qualifier.NEARLY, Qualifier.ABOUT, Qualifier.RANGE


def _seen(text):
    """Each count as the report's words, low, high, qualifier."""
    return [(f.span.quote(text), f.quantity.low, f.quantity.high, f.quantity.qualifier) for f in find_counts(text)]


def _lows(text):
    return [found.quantity.low for found in find_counts(text)]


@pytest.mark.parametrize(
    ("phrase", "value"),
    [
        ("84", 84),
        ("0", 0),
        ("zero", 0),
        ("05 dead", 5),
        ("1,200", 1200),
        ("12,345,678", None),
        ("1,234,567", 1_234_567),
        ("1,00,000", 100_000),
        ("12,34,567", 1_234_567),
        ("1.200", 1200),
        ("1.234.567", 1_234_567),
        ("1 200", 1200),
        ("12 500", 12_500),
        ("1\u00a0200", 1200),
        ("1\u2009200", 1200),
        ("1\u202f200", 1200),
        ("1'200", 1200),
        ("1’200", 1200),
        ("٨٤", 84),
        ("۸۴", 84),
        ("８４", 84),
        ("١٬٢٠٠", 1200),
        ("8\u200b4", 84),
        ("8\u00ad4", 84),
        ("\u202e84\u202c", 84),
        ("one", 1),
        ("seventeen", 17),
        ("forty", 40),
        ("twenty-two", 22),
        ("twenty two", 22),
        ("TWENTY-TWO", 22),
        ("twenty-\ntwo", 22),
        ("a hundred", 100),
        ("one hundred", 100),
        ("hundred", 100),
        ("two hundred and five", 205),
        ("two hundred five", 205),
        ("one hundred and twenty", 120),
        ("ONE HUNDRED TWENTY-ONE", 121),
        ("twelve hundred", 1200),
        ("a thousand", 1000),
        ("three thousand, two hundred and one", 3201),
        ("two hundred and fifty thousand", 250_000),
        ("one million two hundred thousand", 1_200_000),
        ("2.5 million", 2_500_000),
        ("1,5 million", 1_500_000),
        ("3 thousand", 3000),
        ("5 lakh", 500_000),
        ("1.2 lakh", 120_000),
        ("two lakh fifty thousand", 250_000),
        ("a dozen", 12),
        ("two dozen", 24),
        ("2 dozen", 24),
        ("half a dozen", 6),
        ("half-a-dozen", 6),
        ("a half dozen", 6),
        ("a couple", 2),
        ("a couple of dozen", 24),
        ("a couple of hundred", 200),
        ("both", 2),
        ("a soldier", 1),
        ("nobody", 0),
        ("No one", 0),
    ],
)
def test_a_figure_is_worth_what_its_writing_says(phrase, value):
    """English, Indian and European grouping, other digits and number words must all come out alike."""
    if value is None:
        with pytest.raises(UnreadableError, match="more than any one incident"):
            read_count(phrase)
    else:
        assert read_count(phrase) == Quantity(value, value)


@pytest.mark.parametrize(
    ("phrase", "low", "high", "qualifier"),
    [
        ("at least 84", 84, None, AT_LEAST),
        ("AT LEAST TWENTY-TWO", 22, None, AT_LEAST),
        ("At the very least 10", 10, None, AT_LEAST),
        ("no fewer than 12", 12, None, AT_LEAST),
        ("no less than a hundred", 100, None, AT_LEAST),
        ("a minimum of 30", 30, None, AT_LEAST),
        ("80 or more", 80, None, AT_LEAST),
        ("one or more", 1, None, AT_LEAST),
        ("80-plus", 80, None, AT_LEAST),
        ("80 plus", 80, None, AT_LEAST),
        ("80+", 80, None, AT_LEAST),
        ("at least two dozen", 24, None, AT_LEAST),
        ("at least another 20", 20, None, AT_LEAST),
        ("at least a further 20", 20, None, AT_LEAST),
        ("at least some 20", 20, None, AT_LEAST),
        ("about 20 or more", 20, None, AT_LEAST),
        ("more than 80", 81, None, MORE_THAN),
        ("more than a hundred", 101, None, MORE_THAN),
        ("more than a dozen", 13, None, MORE_THAN),
        ("over 1,200", 1201, None, MORE_THAN),
        ("well over 300", 301, None, MORE_THAN),
        ("above 50", 51, None, MORE_THAN),
        ("upwards of 40", 41, None, MORE_THAN),
        ("in excess of 40", 41, None, MORE_THAN),
        ("exceeding 100", 101, None, MORE_THAN),
        ("an estimated more than 60", 61, None, MORE_THAN),
        ("up to 300", None, 300, UP_TO),
        ("as many as 15", None, 15, UP_TO),
        ("as many as a dozen", None, 12, UP_TO),
        ("no more than five", None, 5, UP_TO),
        ("not more than five", None, 5, UP_TO),
        ("a maximum of 9", None, 9, UP_TO),
        ("fewer than 20", None, 19, UP_TO),
        ("less than a dozen", None, 11, UP_TO),
        ("20 or fewer", None, 20, UP_TO),
        ("up to around 20", None, 20, UP_TO),
        ("nearly 300", 300, 300, NEARLY),
        ("almost two dozen", 24, 24, NEARLY),
        ("close to 40", 40, 40, NEARLY),
        ("just under 100", 100, 100, NEARLY),
        ("just shy of 100", 100, 100, NEARLY),
        ("about 280", 280, 280, ABOUT),
        ("around 280", 280, 280, ABOUT),
        ("approximately 60", 60, 60, ABOUT),
        ("approx. 60", 60, 60, ABOUT),
        ("roughly sixty", 60, 60, ABOUT),
        ("some 80", 80, 80, ABOUT),
        ("some hundred", 100, 100, ABOUT),
        ("an estimated 1,500", 1500, 1500, ABOUT),
        ("circa 40", 40, 40, ABOUT),
        ("60 or so", 60, 60, ABOUT),
        ("20-odd", 20, 20, ABOUT),
        ("between 20 and 30", 20, 30, RANGE),
        ("20 to 30", 20, 30, RANGE),
        ("20-30", 20, 30, RANGE),
        ("20–30", 20, 30, RANGE),
        ("20 or 30", 20, 30, RANGE),
        ("three or four", 3, 4, RANGE),
        ("two-three", 2, 3, RANGE),
        ("about 20-30", 20, 30, RANGE),
        ("two to three hundred", 200, 300, RANGE),
        ("two or three dozen", 24, 36, RANGE),
        ("20 to 30 thousand", 20_000, 30_000, RANGE),
        ("at least 20 to 30", 20, None, AT_LEAST),
        ("up to 20-30", None, 30, UP_TO),
    ],
)
def test_count_allows_what_the_words_allow(phrase, low, high, qualifier):
    """A casualty range must not be wider or narrower than the report's words."""
    assert read_count(phrase) == Quantity(low, high, qualifier)


@pytest.mark.parametrize(
    ("phrase", "qualifier"),
    [
        ("tens", Qualifier.TENS),
        ("dozens", Qualifier.DOZENS),
        ("DOZENS", Qualifier.DOZENS),
        ("dozens of", Qualifier.DOZENS),
        ("several dozen", Qualifier.DOZENS),
        ("a few dozen", Qualifier.DOZENS),
        ("at least several dozen", Qualifier.DOZENS),
        ("scores", Qualifier.SCORES),
        ("hundreds", Qualifier.HUNDREDS),
        ("several hundred", Qualifier.HUNDREDS),
        ("thousands", Qualifier.THOUSANDS),
        ("tens of thousands", Qualifier.THOUSANDS),
        ("hundreds of thousands", Qualifier.THOUSANDS),
        ("several", Qualifier.SEVERAL),
        ("a number of", Qualifier.SEVERAL),
        ("a handful", Qualifier.SEVERAL),
        ("many", Qualifier.MANY),
        ("numerous", Qualifier.MANY),
        ("a large number", Qualifier.MANY),
        ("large numbers", Qualifier.MANY),
        ("some", Qualifier.SOME),
        ("a few", Qualifier.SOME),
        ("an unknown number", Qualifier.SOME),
        ("AN UNDETERMINED NUMBER", Qualifier.SOME),
    ],
)
def test_vague_words_keep_their_word_and_hold_no_number(phrase, qualifier):
    """Each policy expands "dozens" by its own rule, so no number may be read into it here."""
    assert read_count(phrase) == Quantity(None, None, qualifier)


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", "it holds no number"),
        ("the bombing", "it holds no number"),
        ("84 million", "84000000 is above 10000000"),
        ("999999999", "more than any one incident"),
        ("a billion", "more than any one incident"),
        ("1.5", "no whole number"),
        ("12/05", "no whole number"),
        ("12 years", "a measure"),
        ("ten per cent", "a measure"),
        ("$500", "a sum"),
        ("9" * 5000, "no whole number"),
        ("fewer than 0", "a measure, a sum"),
    ],
)
def test_a_phrase_without_a_count_of_people_is_refused_with_the_reason(phrase, reason):
    """Callers keep the account and show the reason; a wrong number would be worse than none."""
    with pytest.raises(UnreadableError, match=reason):
        read_count(phrase)


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        # years
        ("The war began in 2011.", []),
        ("In 2023 there were two attacks.", [2]),
        ("the 2016 attack killed 12", [12]),
        ("He was born in 1985 and jailed from 2001 to 2009.", []),
        ("the 2019-2021 campaign", []),
        ("the 2023-24 season", []),
        ("in nineteen eighty-nine", []),
        ("the 1980s", []),
        ("At least 2000 people fled.", [2000]),
        ("2000 people fled.", [2000]),
        ("1200 people fled.", [1200]),
        ("In 2016 300 people died.", [300]),
        # ages
        ("a 12-year-old boy", []),
        ("a 12 year old boy", []),
        ("aged 12", []),
        ("aged between 12 and 17", []),
        ("ages 5 and 7", []),
        ("Karim Aziz, 34, was shot.", []),
        ("Karim Aziz (34) was shot.", []),
        ("his sons Ali, 12, and Omar, 9.", []),
        ("an eight-month-old baby", []),
        ("five children under 18", [5]),
        ("Karim Aziz\u00a0(14)", []),
        ("his cousin Omar (15 or 16)", []),
        ("She had just turned 27", []),
        ("two sisters, 27 and 29 years old", [2]),
        # dates and times
        ("on 3 January", []),
        ("on January 3", []),
        ("January 3, 2024", []),
        ("on 12/05/2021", []),
        ("on 2024-01-03", []),
        ("ON 26 OCTOBER 4 POLICEMEN DIED", [4]),
        ("SAN PEDRO, 4 FEB 90 (AGENCY) -- TWO POLICEMEN DIED", [2]),
        ("between 13 and 16 February", []),
        ("In January 12 soldiers were killed", [12]),
        ("5 may have died", [5]),
        ("at 5:30 pm", []),
        ("at 5 pm", []),
        ("at 5 p.m.", []),
        ("at 5pm", []),
        ("at 0600 hours", []),
        ("at 1530 gunmen came", []),
        ("around five in the morning", []),
        ("at six o'clock", []),
        ("two days later", []),
        ("five or six hours", []),
        ("a two-day siege", []),
        # money, parts, measures
        ("$5 million", []),
        ("a ransom of two million dollars", []),
        ("Rs 500", []),
        ("Rs. 5 lakh", []),
        ("500 rupees", []),
        ("€200", []),
        ("10%", []),
        ("10 %", []),
        ("10 percent", []),
        ("ten per cent", []),
        ("10 to 20 per cent", []),
        ("two thirds", []),
        ("two-thirds", []),
        ("a quarter of a million", []),
        ("30 km away", []),
        ("30 kilometres", []),
        ("some 30 miles north", []),
        ("200 kg of explosives", []),
        ("a 200-kg bomb", []),
        ("dozens of kilometres", []),
        ("several days", []),
        ("shot five times", []),
        ("a magnitude of 5.4", []),
        # calibres, codes, names
        ("7.62 mm rounds", []),
        ("a 9mm pistol", []),
        ("122 mm rockets", []),
        ("a .38 pistol", []),
        ("an AK-47 rifle", []),
        ("AK 47 rifles", []),
        ("an M-16", []),
        ("the G-20 summit", []),
        ("a T-72 tank", []),
        ("COVID-19", []),
        ("Article 3", []),
        ("Route 5", []),
        ("No. 5", []),
        ("Resolution 1701", []),
        ("Battalion 316", []),
        ("Boeing 737", []),
        ("the 3rd brigade", []),
        ("the third attack", []),
        ("twenty-third", []),
        ("+1 202 555 0123", []),
        ("1-800-555-0123", []),
        ("case #45", []),
        ("a neighbour called 911", []),
        ("at 3901 Mimosa Lane", []),
        ("in the 1200 block of Hill Street", []),
        ("the crew of NBC 6's van", []),
        ("News 5 reported that 4 died", [4]),
        ("ISIS KILLED 5.", [5]),
        ("UNICEF said 5.", [5]),
        ("-5 people", []),
        ("beat them 2-1", []),
        ("84² dead", []),
        ("⑧④ dead", []),
        ("https://news.example/2024/01/03/5", []),
        ("1. The army said so.\n2. The rebels denied it.", []),
        ("all but two of the hostages", []),
        # adjectives
        ("a three-storey building", []),
        ("a 12-member family", []),
        ("a 100-strong crowd", []),
        ("all 18- to 50-year-old men", []),
        ("remote-controlled", []),
        # pronouns
        ("no one was hurt", []),
        ("they shot at one another", []),
        ("one by one", []),
        ("how many died", []),
        ("so many died", []),
    ],
)
def test_numbers_that_count_nobody_are_left_out(text, lows):
    """A year or a calibre read as a death toll is the worst error that this reader could make."""
    assert _lows(text) == lows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The blast killed at least 84 people and wounded more than a hundred, officials said.",
            [("at least 84", 84, None, AT_LEAST), ("more than a hundred", 101, None, MORE_THAN)],
        ),
        (
            "The toll rose from 73 to 103, then was cut to 95.",
            [("73", 73, 73, EXACT), ("103", 103, 103, EXACT), ("95", 95, 95, EXACT)],
        ),
        ("The toll rose by 5 to 25.", [("5", 5, 5, EXACT), ("25", 25, 25, EXACT)]),
        ("12 KILLED,20 INJURED", [("12", 12, 12, EXACT), ("20", 20, 20, EXACT)]),
        ("killed 80 and more than 100 hurt", [("80", 80, 80, EXACT), ("more than 100", 101, None, MORE_THAN)]),
        ("20 people, at least 5 of them children", [("20", 20, 20, EXACT), ("at least 5", 5, None, AT_LEAST)]),
        ("thirty-four (34) persons", [("thirty-four", 34, 34, EXACT)]),
        ("one hundred and two hundred", [("one hundred", 100, 100, EXACT), ("two hundred", 200, 200, EXACT)]),
        ("killing 12—among them 3 children", [("12", 12, 12, EXACT), ("3", 3, 3, EXACT)]),
        ("attack—12 dead", [("12", 12, 12, EXACT)]),
        ("said “at least 84”.", [("at least 84", 84, None, AT_LEAST)]),
        ("between 20\nand 30 people", [("between 20\nand 30", 20, 30, RANGE)]),
        (
            "dozens, perhaps hundreds",
            [
                ("dozens", None, None, Qualifier.DOZENS),
                ("hundreds", None, None, Qualifier.HUNDREDS),
            ],
        ),
        ("a crowd of 3,000", [("3,000", 3000, 3000, EXACT)]),
        ("two of the three men", [("two", 2, 2, EXACT), ("three", 3, 3, EXACT)]),
        ("killed five. Two more died later", [("five", 5, 5, EXACT), ("Two", 2, 2, EXACT)]),
        ("They were at least.\n\n20 people died", [("20", 20, 20, EXACT)]),
        ("over one of the walls, 12 men climbed", [("one", 1, 1, EXACT), ("12", 12, 12, EXACT)]),
    ],
)
def test_counts_are_found_with_the_words_that_bound_them(text, expected):
    """The span is the evidence: it must hold the bound and the number, and not what is counted."""
    assert _seen(text) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("one of the men died", ["one"]),
        ("at Ground Zero", ["Zero"]),
        ("some of them died", ["some"]),
        ("many fled", ["many"]),
        ("few survived", ["few"]),
        ("both died", ["both"]),
        ("scores died", ["scores"]),
        ("a couple was shot", ["a couple"]),
    ],
)
def test_common_words_are_marked_as_needing_context(text, words):
    """Words like "one" and "some" mostly count no people: the caller must see people beside them."""
    assert [f.span.quote(text) for f in find_counts(text) if f.needs_context] == words


@pytest.mark.parametrize("text", ["at least one", "one or two", "a couple of men", "dozens", "two", "a hundred"])
def test_words_that_only_count_need_no_context(text):
    assert [f.needs_context for f in find_counts(text)] == [False]


def test_articles_count_as_one_only_when_asked_for():
    """Every "a" of a report as a count would drown the rest."""
    text = "A soldier and two boys were killed in a blast at 5 a.m."
    assert [f.span.quote(text) for f in find_counts(text)] == ["two"]
    asked = find_counts(text, articles=True)
    assert [(f.span.quote(text), f.needs_context) for f in asked] == [("A", True), ("two", False), ("a", True)]


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
ONES = [*ONES.split(), "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelled(n, *, joint=" and "):
    """``n`` in English words."""
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (joint + spelled(n % 100) if n % 100 else "")
    rest = n % 1000
    glue = joint if 0 < rest < 100 else " "
    return f"{spelled(n // 1000, joint=joint)} thousand" + (glue + spelled(rest, joint=joint) if rest else "")


@given(st.integers(0, 999_999), st.sampled_from([" and ", " "]), st.booleans())
@example(n=999_999, joint=" and ", upper=True)
@example(n=100_000, joint=" ", upper=False)
def test_a_number_written_in_words_reads_back_as_itself(n, joint, upper):
    words = spelled(n, joint=joint)
    assert read_count(words.upper() if upper else words) == Quantity(n, n)


@given(st.integers(0, MOST_PEOPLE))
def test_a_number_written_in_digits_reads_back_in_every_grouping(n):
    for written in (f"{n}", f"{n:,}", f"{n:,}".replace(",", "."), f"{n:,}".replace(",", "\u202f")):
        assert read_count(written) == Quantity(n, n)


@given(st.integers(0, MOST_PEOPLE - 1))
def test_more_than_n_never_allows_n(n):
    """A strict bound excludes its own number, whatever the number."""
    assert read_count(f"more than {n}").low == n + 1


@given(st.integers(1, MOST_PEOPLE))
def test_fewer_than_n_never_allows_n(n):
    assert read_count(f"fewer than {n:,}").high == n - 1


@given(st.integers(0, 100_000), st.integers(0, 100_000))
def test_a_range_reads_the_same_whichever_way_it_is_joined(a, b):
    """Only a lower and a higher number make a range; anything else is two counts."""
    for text in (f"between {a} and {b} people", f"{a} to {b} people"):
        found = find_counts(text)
        if a < b:
            assert [(f.quantity.low, f.quantity.high) for f in found] == [(a, b)]
        else:
            assert all(f.quantity.qualifier is not RANGE for f in found)


PIECES = st.sampled_from(
    [
        "at least", "more than", "up to", "nearly", "some", "between", "and", "to", "or", "more", "a", "an", "one",
        "two", "twenty", "hundred", "thousand", "dozen", "dozens", "of", "people", "January", "5", "12", "84", "1,200",
        "2016", "1.5", "km", "%", "-", "–", ",", ".", "\n", "\n\n", "(", ")", "$", "half", "couple", "few", "several",
        "number", "million", "plus", "+", "in", "at", "the", "aged", "٨٤", "\u200b", "not", "than", "fewer", "’",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60), st.lists(PIECES, max_size=14).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)


@given(TEXTS)
def test_what_is_found_stands_in_order_within_the_text_and_is_no_impossible_range(text):
    found = find_counts(text, articles=True)
    assert all(f.span.within(text) for f in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for f in found:
        low, high = f.quantity.low, f.quantity.high
        assert low is None or high is None or low <= high
        assert (low is None and high is None) == (f.quantity.qualifier.value in VAGUE)


VAGUE = {"tens", "dozens", "scores", "hundreds", "thousands", "several", "many", "some"}


@given(TEXTS)
def test_the_quote_of_a_found_count_reads_as_the_same_count(text):
    """The gate reads the evidence again, without the text round it."""
    for found in find_counts(text, articles=True):
        assert read_count(found.span.quote(text)) == found.quantity


@given(st.text())
def test_reading_a_phrase_gives_a_count_or_the_one_refusal(phrase):
    try:
        quantity = read_count(phrase)
    except UnreadableError:
        return
    assert isinstance(quantity, Quantity)


@pytest.mark.parametrize(
    "piece", ["9", ",", "one ", "1,", "1 ", "two-", "3-", "a ", "some ", "hundred ", "to 5 ", "٨", "\u200b4"]
)
def test_hostile_repetition_does_not_hold_the_reader_up(piece):
    """A report is anybody's text. It takes about half a second; twice a second is left for a busy machine."""
    text = piece * (100_000 // len(piece))
    started = time.process_time()
    find_counts(text, articles=True)
    assert time.process_time() - started < 2
