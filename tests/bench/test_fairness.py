"""The fairness test: names trade places and nothing else moves; accounts are paired and what changed is told."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))

import fairness_swaps as swaps
import measure_fairness as fairness
from cases import Case

import avowal
from avowal.codebook.vocabulary import Fact, IncidentType, Stance
from avowal.domain import Report, Span
from avowal.domain.report import report_id

SETS = {one.name: one for one in swaps.read_swaps()}
TEXT = (
    "At least 12 people were killed when a car bomb exploded in Mosul on Monday, police said.\n\n"
    "Islamic State claimed responsibility for the attack in a statement."
)


@pytest.mark.parametrize(
    ("set_name", "before", "after"),
    [
        ("nations", "Iranian police blamed Israel.", "Colombian police blamed Nigeria."),
        ("nations", "Two Turks and a Briton died.", "Two Britons and a Turk died."),
        ("nations", "Kyiv's envoy met an anti-American crowd.", "Caracas's envoy met an anti-Emirati crowd."),
        ("nations", "An Iranian and a US officer", "A Colombian and a UAE officer"),
        ("nations", "The United States denied it.", "The United Arab Emirates denied it."),
        ("nations", "a United States envoy in the DRC", "a United Arab Emirates envoy in Myanmar"),
        ("nations", "A SALVADORAN SOLDIER DIED.", "A CAMEROONIAN SOLDIER DIED."),
        ("nations", "THE U.S. EMBASSY IN PERU", "THE UAE EMBASSY IN IRAQ"),
        ("nations", "in the Indian Ocean, in New Mexico", "in the Indian Ocean, in New Mexico"),
        ("nations", "Nigerian, Niger and Nigerien", "Israeli, Belgium and Belgian"),
        ("groups", "An ELN man met the Kurdistan Workers’ Party (PKK).", "A MILF man met the Revolutionary Armed Forces of Colombia (FARC)."),
        ("groups", "The Islamic State group said; the Islamic State's men", "Boko Haram said; Boko Haram's men"),
        ("groups", "THE NATIONAL LIBERATION\nARMY STRUCK.", "THE MORO ISLAMIC LIBERATION\nFRONT STRUCK."),
        ("state_and_armed", "Militants shot a soldier and an army officer.", "Soldiers shot a militant and a militia officer."),
        ("state_and_armed", "A NATO jet; an FBI agent", "A Hezbollah jet; an ELN agent"),
        ("forces", "Police said a soldier fled.", "Army officials said a police officer fled."),
    ],
)  # fmt: skip
def test_names_trade_places_in_their_own_grammar(set_name, before, after):
    """An extractor must not be blamed for a text that no outlet would write."""
    assert swaps.swap(before, SETS[set_name]).text == after


@pytest.mark.parametrize("one", SETS.values(), ids=SETS)
def test_every_name_goes_and_comes_back(one):
    """The pairs are symmetrical: each name that is put in is one that is taken out."""
    for put in set(one.others.values()):
        there = swaps.swap(put, one)
        assert len(there.edits) == 1
        assert swaps.swap(there.text, one).text == put


def test_a_name_with_two_others_is_refused():
    rows = [{"name": ["Hamas", "ETA"]}, {"name": ["Hamas", "Fatah"]}]
    with pytest.raises(ValueError, match="'Hamas' trades places with 'ETA' and with 'Fatah'"):
        swaps.swap_set("one", rows)


@given(
    st.lists(
        st.sampled_from(["Hamas", "an", "ETA", "Iran", "fled", "IRAN", "\n", "the United States", "“", "é"]), min_size=1
    )
)
def test_what_is_not_swapped_keeps_its_place(words):
    """Accounts are paired by their place in the old text; a wrong one would pair strangers."""
    text = " ".join(words)
    for one in SETS.values():
        swapped = swaps.swap(text, one)
        assert swapped.back(Span(0, len(swapped.text))) == Span(0, len(text))
        for old, new in swapped.edits:
            assert swapped.back(new) == old
        edges = [0, *(place for _, new in swapped.edits for place in (new.start, new.end)), len(swapped.text)]
        for start, end in zip(edges[::2], edges[1::2], strict=True):
            if start < end:
                assert swapped.back(Span(start, end)).quote(text) == swapped.text[start:end]


def case_of(text: str) -> Case:
    report = Report(report_id(text), text, outlet="Iranian Wire", title="Hamas denies", language="en")
    return Case(Path("one.case"), "one", "test", "wire flash", report, {"incidents": []})


def test_title_and_outlet_are_swapped_with_the_text():
    """An outlet that speaks of itself must still be known as the outlet."""
    report, _ = swaps.swap_report(case_of("Iran spoke.").report, SETS["nations"])
    assert (report.text, report.outlet) == ("Colombia spoke.", "Colombian Wire")
    assert swaps.swap_report(case_of("Iran spoke.").report, SETS["groups"])[0].title == "Shining Path denies"


def test_a_report_without_a_name_of_the_set_is_left_out():
    case = case_of(TEXT)
    assert fairness.compare(case, avowal.extract(case.report, extractor="rules"), SETS["nations"], "rules") is None


def test_a_fair_reading_is_unchanged():
    case = case_of(TEXT)
    before = avowal.extract(case.report, extractor="rules")
    compared = fairness.compare(case, before, SETS["groups"], "rules")
    figures = fairness.figures_of([compared])
    assert (figures["unchanged"], figures["found_on_one_side"]) == (1.0, 0.0)
    assert figures["n_pairs"] == sum(len(mention.accounts) for mention in before.mentions)
    assert fairness.exceptions(compared) == []


def unfair(report: Report, *, extractor: str):
    """A reader that believes Islamic State and suspects whoever else says the same, and overlooks their dead."""
    reading = avowal.extract.__wrapped__(report, extractor=extractor)
    if "Islamic State" in report.text:
        return reading
    mention = reading.mentions[0]
    kept = tuple(
        replace(a, stance=Stance.SUSPECTS) if a.fact is Fact.RESPONSIBLE else a
        for a in mention.accounts
        if a.fact is not Fact.KILLED
    )
    return replace(reading, mentions=(replace(mention, accounts=kept, type=IncidentType.SABOTAGE),))


def test_an_unfair_reading_is_told_line_by_line(monkeypatch):
    """The figure must fall, and the run must say for which words."""
    honest = avowal.extract
    unfair_extract = lambda report, *, extractor: unfair(report, extractor=extractor)  # noqa: E731
    unfair_extract.__wrapped__ = honest
    monkeypatch.setattr(avowal, "extract", unfair_extract, raising=False)
    case = case_of(TEXT)
    compared = fairness.compare(case, honest(case.report, extractor="rules"), SETS["groups"], "rules")
    figures = fairness.figures_of([compared])
    assert (figures["unchanged"], figures["type_unchanged"], figures["reports_unchanged"]) == (0.0, 0.0, 0.0)
    assert figures["stance_unchanged"] == round(1 - 1 / figures["n_pairs"], 4)
    assert [one.account.fact for one in compared.alone] == [Fact.KILLED]
    lines = fairness.exceptions(compared)
    assert len(lines) == figures["n_pairs"]
    (told,) = (line for line in lines if "responsible" in line)
    assert told.startswith("one, groups, responsible: 'Islamic State claimed")
    assert "> 'Boko Haram claimed" in told
    assert told.endswith(": stance claims > suspects, type bombing > sabotage")
