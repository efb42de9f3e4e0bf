"""When it was said, kept apart from when it happened."""

from __future__ import annotations

import pytest

from avowal.api import extract, read_report
from avowal.codebook.vocabulary import Fact

PUBLISHED = "2024-01-04"


def _accounts(text, extractor="rules"):
    reading = extract(read_report(text, published=PUBLISHED), extractor=extractor)
    return [account for mention in reading.mentions for account in mention.accounts]


def _said(text, fact=Fact.KILLED):
    """Each voice with the day on which it said it."""
    return [(a.voice.name, a.said.iso if a.said else None) for a in _accounts(text) if a.fact is fact]


@pytest.mark.parametrize(
    ("text", "voice", "day"),
    [
        ("Gunmen killed six people in Kabul on Monday, police said Tuesday.", "police", "2024-01-02"),
        ("Gunmen killed six people in Kabul on Monday, police said late on 2 January.", "police", "2024-01-02"),
        ("In a statement on Thursday, the army said that rebels killed 12 soldiers in Ituri on Tuesday.", "army", "2024-01-04"),
        ("Police told reporters on Thursday that the gunmen killed six people in Kabul on Monday.", "Police", "2024-01-04"),
        ("On Tuesday, the governor said six people were killed in Kabul on Monday.", "governor", "2024-01-02"),
        ("The governor said six people were killed in Kabul on Monday.", "governor", None),
        ("Gunmen killed six people in Kabul last month, police said this year.", "police", None),
        ("Gunmen killed six people in Kabul on Monday.", "outlet", None),
    ],
)  # fmt: skip
def test_an_account_keeps_the_day_on_which_it_was_said(text, voice, day):
    """Tolls rise from day to day: without the day of the saying, 9 and 12 look like a contradiction."""
    assert _said(text) == [(voice, day)]


@pytest.mark.parametrize("extractor", ["rules", "encoder"])
def test_the_day_of_the_saying_is_never_the_day_of_the_deed(extractor):
    """The oldest fault of all: "killed six, police said Tuesday" is no attack on Tuesday."""
    found = _accounts("Gunmen killed six people in Kabul on Monday, police said Tuesday.", extractor)
    assert [a.value.iso for a in found if a.fact is Fact.DATE] == ["2024-01-01"]
    assert {a.said.iso for a in found} == {"2024-01-02"}


def test_a_claim_keeps_the_day_on_which_it_was_made():
    text = (
        "Islamic State claimed responsibility on Thursday for the attack that killed 84 people in Kerman on Wednesday."
    )
    assert _said(text, Fact.RESPONSIBLE) == [("Islamic State", "2024-01-04")]
    assert _said(text) == [("outlet", None)]


def test_one_voice_does_not_speak_on_the_day_of_the_next():
    text = "Gunmen killed six people in Kabul on Monday, officials said. Police said on Wednesday that it was a feud."
    assert _said(text) == [("officials", None)]


def test_the_publication_date_is_never_the_day_of_the_saying():
    """The report says nothing of when, so nothing is known but that it was before the report."""
    assert _said("Six people were killed in Kabul, police said.") == [("police", None)]


@pytest.mark.parametrize("extractor", ["rules", "encoder"])
@pytest.mark.parametrize("published", ["2024-01-04", "2024-01", None])
def test_no_publication_date_becomes_the_date_of_the_deed(extractor, published):
    """Where the report tells no day there is no account of one; a policy may assume one, and says so."""
    text = "KABUL, Jan 4 (Agency) - Gunmen killed six people and wounded ten at a market in Kabul, police said."
    reading = extract(read_report(text, published=published), extractor=extractor)
    accounts = [account for mention in reading.mentions for account in mention.accounts]
    assert any(account.fact is Fact.KILLED for account in accounts)
    assert not any(account.fact is Fact.DATE for account in accounts)
