"""What a sentence says of its own values: replaced, found wrong, or left to stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Status
from avowal.domain import Span
from avowal.extraction.facts.status import status_of


def status(sentence: str, value: str) -> str:
    start = sentence.index(value)
    return status_of(sentence, Span(start, start + len(value))).value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The toll was revised down from 103 to 84.", "103"),
        ("The number of dead has risen from 84 to 89.", "84"),
        ("The toll rose to 95 from 84 on Friday.", "84"),
        ("Earlier reports of 20 dead could not be confirmed.", "20"),
        ("An earlier toll of 73 had been given by state media.", "73"),
        ("Officials had first said that 103 people died.", "103"),
        ("Officials initially put the toll at 103.", "103"),
        ("The ministry at first spoke of two bags.", "two bags"),
        ("At first the police said that three men had fired.", "three men"),
        ("The bomb was not in a car, as was first thought.", "a car"),
        ("It was not caused by two remote-controlled backpacks, as was thought.", "two remote-controlled backpacks"),
        ("The number of dead is 95 and not 103.", "103"),
        ("The figure of 95 given before had rested on an error.", "95"),
        ("The earlier count of 27 was wrong, he said.", "27"),
        ("The earlier figure of 103 was too high.", "103"),
        ("Police reported 12 dead, later revised to 9.", "12"),
        ("The previous count was 84.", "84"),
        ("Nine died rather than the 12 reported on Monday.", "12"),
        ("The ministry said originally that 20 had died.", "20"),
        ("At the beginning police reported 20 dead.", "20"),
        ("The ministry had before put the toll at 20.", "20"),
        ("Nine died, instead of the 12 in the paper.", "12"),
        ("Nine died, compared with an earlier 12.", "12"),
        ("Police spoke of 12 dead, a count that was cut to 9.", "12"),
        ("The 12 dead announced before were nine.", "12"),
        ("The count of 12 was too low.", "12"),
    ],
)
def test_a_value_that_something_replaced_is_superseded(sentence, value):
    """Both figures stay in the record, and only one of them may count."""
    assert status(sentence, value) == "superseded"
    assert status(sentence.upper(), value.upper()) == "superseded"


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The report that 20 people had died was false.", "20"),
        ("A claim of 40 dead turned out to be untrue.", "40"),
        ("The agency wrongly reported that 30 people had died.", "30"),
        ("The paper retracted its report of 30 dead.", "30"),
        ("An earlier version of this article said that 30 had died.", "30"),
        ("A version of this story said that 30 had died.", "30"),
        ("The claim of 40 dead was a mistake.", "40"),
        ("The 40 dead were in a claim that it withdrew.", "40"),
        ("Unfounded rumours of 40 dead spread.", "40"),
        ("It corrected its report of 40 dead.", "40"),
    ],
)
def test_a_value_found_wrong_is_rejected_or_replaced(sentence, value):
    assert status(sentence, value) in {"rejected", "superseded"}


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The toll was revised down from 103 to 84.", "84"),
        ("The number of dead has risen from 84 to 89.", "89"),
        ("The toll rose to 95 from 84 on Friday.", "95"),
        ("Officials initially put the toll at 103 but later said 84 had died.", "84"),
        ("The number of dead is 95 and not 103.", "95"),
        ("At least 20 people were killed, police said.", "20"),
        ("Police said on Tuesday that three people died.", "three"),
        ("A first blast killed two people.", "two people"),
        ("Three people died a day earlier, police said.", "Three"),
        ("The bomb, police believe, weighed 20 kilograms.", "20 kilograms"),
        ("Between 20 and 30 people died.", "20"),
        ("It was the first time that 40 people died.", "40"),
    ],
)
def test_a_value_that_nothing_replaced_is_current(sentence, value):
    assert status(sentence, value) == "current"


@given(st.text(min_size=1, max_size=300), st.integers(0, 299), st.integers(1, 40))
def test_any_span_of_any_text_has_a_status(text, start, length):
    """Also one that reaches beyond the text: callers clip late."""
    assert status_of(text, Span(start, start + length)) in Status
