"""Candidates: words that the encoder marks and words that a pattern finds are one list."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.candidates import candidates_of
from avowal.extraction.encoder.spans import marked_spans
from avowal.extraction.notes import skim, take_notes
from avowal.extraction.patterns import find_facts, look_first
from tests.make import make_report
from tests.scores import Mark, scores_of

TEXT = "Gunmen killed two people in Kerman, and a tanker blew up."


def found(*marks, patterns=True, text=TEXT):
    look = look_first(skim(make_report(text)))
    notes = take_notes(look.seen)
    scores = scores_of(text, *marks)
    marked = marked_spans(scores, dict.fromkeys(heads.ACCOUNT_SPANS, 0.25))
    facts = find_facts(notes, look, {line.number for line in look.telling(notes)}) if patterns else []
    every = candidates_of(notes, scores, marked, facts)
    return {(one.finding.fact, one.finding.words.quote(text)): one for one in every}


def test_what_both_find_is_one_candidate_with_both_views():
    one = found(Mark("two", "killed"))[Fact.KILLED, "two"]
    assert one.encoder > 0.9
    assert one.pattern > 0


def test_what_only_the_pattern_finds_stays_with_a_faint_encoder():
    one = found()[Fact.KILLED, "two"]
    assert one.encoder < 0.1
    assert one.pattern > 0


def test_what_only_the_encoder_marks_has_no_pattern():
    one = found(Mark("tanker", "target"))[Fact.TARGET, "tanker"]
    assert (one.pattern, one.encoder > 0.9) == (0, True)


def test_figure_is_of_the_fact_that_is_likeliest():
    both = found(Mark("two", "killed", sure=0.4), Mark("two", "injured", sure=0.9), patterns=False)
    assert (Fact.INJURED, "two") in both
    assert (Fact.KILLED, "two") not in both


@pytest.mark.parametrize(
    ("text", "is_kept"),
    [
        ("Zlatko Brix was shot outside the cinema and two others fled.", False),
        ("Among the three victims was Zlatko Brix, a waiter.", False),
        ("Zlatko Brix was among the dead, and the suspect fled.", True),
        ("Police arrested Zlatko Brix after the victims were found.", True),
        ("Zlatko Brix drove the lorry into the crowd.", True),
    ],
)
def test_who_is_told_of_among_the_victims_is_no_perpetrator(text, is_kept):
    """A wrong name here does harm; a sentence that speaks of both is left to the score."""
    every = found(Mark("Zlatko Brix", "perpetrator"), patterns=False, text=text)
    assert ((Fact.PERPETRATOR, "Zlatko Brix") in every) is is_kept


def test_person_whom_the_encoder_as_surely_takes_for_a_victim_is_no_perpetrator():
    text = "Zlatko Brix drove the lorry into the crowd."
    scores = scores_of(text, Mark("Zlatko Brix", "perpetrator", sure=0.6), Mark("Zlatko Brix", "victim_name", sure=0.7))
    notes = take_notes(look_first(skim(make_report(text))).seen)
    marked = marked_spans(scores, {"perpetrator": 0.25})
    assert candidates_of(notes, scores, marked, []) == []
