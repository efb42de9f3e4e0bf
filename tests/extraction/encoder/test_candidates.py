"""Candidates: words that the encoder marks and words that a pattern finds are one list."""

from __future__ import annotations

from avowal.codebook.vocabulary import Fact
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.candidates import candidates_of
from avowal.extraction.encoder.spans import marked_spans
from avowal.extraction.notes import skim, take_notes
from avowal.extraction.patterns import find_facts, look_first
from tests.make import make_report
from tests.scores import Mark, scores_of

TEXT = "Gunmen killed two people in Kerman, and a tanker blew up."


def found(*marks, patterns=True):
    look = look_first(skim(make_report(TEXT)))
    notes = take_notes(look.seen)
    scores = scores_of(TEXT, *marks)
    marked = marked_spans(scores, dict.fromkeys(heads.ACCOUNT_SPANS, 0.25))
    facts = find_facts(notes, look, {line.number for line in look.telling(notes)}) if patterns else []
    every = candidates_of(notes, scores, marked, facts)
    return {(one.finding.fact, one.finding.words.quote(TEXT)): one for one in every}


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
