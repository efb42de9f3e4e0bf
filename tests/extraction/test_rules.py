"""Whole reports by rules: what they give, voice by voice, and what must give nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.api import extract, read_report
from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, VoiceKind
from avowal.domain import Name, PartialDate, Quantity
from avowal.errors import UnreadableError
from avowal.extraction.counts.numbers import read_count

TELEX = (
    "SAN SALVADOR, 12 MAR 89 (RADIO VENUS) -- GUERRILLAS OF THE FARABUNDO MARTI NATIONAL\n"
    "LIBERATION FRONT (FMLN) KILLED FOUR SOLDIERS AND WOUNDED SIX IN AN ATTACK ON A\n"
    "POWER STATION IN SAN MIGUEL YESTERDAY, THE ARMY PRESS OFFICE SAID TODAY."
)


def accounts(text: str, fact: Fact, published: str | None = "2021-05-06"):
    """The accounts of a fact in the main incidents of a text."""
    reading = extract(read_report(text, published=published), extractor="rules")
    return [a for m in reading.mentions if m.role is Role.MAIN for a in m.accounts if a.fact is fact]


@pytest.mark.parametrize(
    ("text", "fact", "low", "high"),
    [
        (
            "At least seven people were killed when a bomb exploded at a market in Kabul on Wednesday.",
            Fact.KILLED,
            7,
            None,
        ),
        ("A car bomb killed 1,200 people in Mosul on Wednesday.", Fact.KILLED, 1200, 1200),
        ("Gunmen shot dead two policemen in Quetta on Wednesday and wounded five.", Fact.INJURED, 5, 5),
        ("Gunmen abducted 25 students from a school in Kaduna on Wednesday.", Fact.ABDUCTED, 25, 25),
        ("A suicide bomber killed more than 80 worshippers at a mosque in Kabul on Wednesday.", Fact.KILLED, 81, None),
    ],
)
def test_a_figure_is_read_for_its_own_fact(text, fact, low, high):
    """Numbers must land on what they count and keep their bounds."""
    values = [a.value for a in accounts(text, fact)]
    assert (low, high) in [(v.low, v.high) for v in values if isinstance(v, Quantity)]


def test_two_voices_that_differ_are_two_accounts():
    """The police's six and the hospital's nine must both stand."""
    text = (
        "A bomb exploded in a market in Quetta, Pakistan, on Wednesday. Police said six people were killed. "
        "A hospital official said nine people were killed."
    )
    found = {(a.value.low, a.voice.kind) for a in accounts(text, Fact.KILLED) if isinstance(a.value, Quantity)}
    assert (6, VoiceKind.OFFICIAL) in found
    assert (9, VoiceKind.MEDIC) in found


def test_a_claim_and_an_accusation_are_told_apart():
    """Owning a deed and laying it to another are different stances of different voices."""
    text = (
        "A bomb killed six people in Mogadishu, Somalia, on Wednesday, police said. "
        "Al-Shabaab claimed responsibility for the attack. The government blamed Islamic State for the bombing."
    )
    said = {
        (a.voice.kind, a.stance, a.value.text) for a in accounts(text, Fact.RESPONSIBLE) if isinstance(a.value, Name)
    }
    assert any(kind is VoiceKind.CLAIMANT and stance is Stance.CLAIMS for kind, stance, _ in said)
    assert any(stance is Stance.ACCUSES and name == "Islamic State" for _, stance, name in said)


def test_the_day_of_publication_is_not_the_day_of_the_deed():
    """A report that says no day gives none."""
    assert accounts("Six people were killed by a bomb in a market in Quetta, police said.", Fact.DATE) == []


def test_upper_case_telex_is_read():
    """Much of the record of the 1980s is in capitals."""
    reading = extract(read_report(TELEX, published="1989-03-12"), extractor="rules")
    found = [a for m in reading.mentions for a in m.accounts]
    assert any(a.fact is Fact.KILLED and isinstance(a.value, Quantity) and a.value.low == 4 for a in found)
    assert any(a.fact is Fact.DATE and a.value == PartialDate(1989, 3, 11) for a in found)


def test_the_type_follows_from_the_means():
    """A bomber who dies with the bomb is no mere bombing."""
    reading = extract(
        "A suicide bomber blew himself up at a mosque in Kabul on 5 May 2021, killing 12 people.", extractor="rules"
    )
    assert [m.type for m in reading.mentions if m.role is Role.MAIN] == [IncidentType.SUICIDE_BOMBING]


@pytest.mark.parametrize(
    "text",
    [
        "The striker's late attack killed the game as Rovers blew up a two-goal lead on Saturday.",
        "Nineteen people died and 32 were injured in a road accident on Sunday when a bus collided with a tanker.",
        "The film is a thriller by a young director. On screen, a bomb kills a minister, and the actor who plays the detective hunts the gunmen through Lagos. It opens in cinemas on Friday.",
        "An earthquake killed at least 120 people in the mountains on Monday, the agency said.",
        "Police said they had foiled a plot to bomb the station next week and arrested two men.",
        "The president said on Monday that the nation would break every plot against it.",
    ],
)
def test_what_is_no_attack_gives_no_incident(text):
    """Sport, accidents, films, quakes, foiled plots and speeches must leave the record empty."""
    assert extract(text, extractor="rules").mentions == ()


@given(st.text(max_size=300) | st.lists(st.sampled_from([
    "killed", "84", "people", "police", "said", "IRNA", '"', "“", "on Wednesday", "in Kabul", ",", ".", "\n\n", "claimed",
    "responsibility", "at least", "two", "bombs", "Islamic State", "who", "was", "wounded", "and", "🕯", "earlier reports of",
]), max_size=40).map(" ".join))  # fmt: skip
def test_evidence_is_always_the_text_at_its_span(text):
    """No account exists without its words, whatever the text."""
    if not text.strip(" \t\r\n\0") or not text.strip():
        return
    try:
        report = read_report(text)
    except Exception as error:  # noqa: BLE001 - texts without a single readable character are refused elsewhere
        assert "no-text" in str(error)  # noqa: PT017 - the reason matters, not that it raises
        return
    reading = extract(report, extractor="rules")
    assert reading == extract(report, extractor="rules")
    for mention in reading.mentions:
        for account in mention.accounts:
            assert account.evidence.within(report.text)
            if isinstance(account.value, Quantity):
                try:
                    read_count(account.evidence.quote(report.text))
                except UnreadableError:
                    assert account.value.low in {0, 1}
