"""Two readings of one report side by side. The report was written for this test."""

from dataclasses import replace

from avowal.codebook.vocabulary import Stance
from avowal.domain import Reading
from avowal.extraction import choose
from avowal.extraction.llm.both import BothExtractor, side_by_side
from avowal.extraction.llm.extractor import LlmExtractor
from avowal.sources.intake import report_from_text
from tests.extraction.llm.test_extractor import GOVERNOR, TALIBAN, TEXT, answer

REPORT = report_from_text(TEXT, published="2024-01-04")
SMALL = choose.extract(REPORT, "rules")


def accounts(reading):
    return {(a.fact, a.words, a.voice.name): a for m in reading.mentions for a in m.accounts}


def test_what_both_say_is_surer_than_either():
    both = side_by_side(REPORT, SMALL, replace(SMALL, extractor="other"))
    assert both.extractor == f"both ({SMALL.extractor}; other)"
    for key, account in accounts(both).items():
        assert account.score >= accounts(SMALL)[key].score
    assert not [p for p in both.problems if p.reason == "one-extractor"]


def test_what_one_says_alone_stays_with_a_lower_score_and_goes_to_review():
    (mention,) = SMALL.mentions
    short = replace(SMALL, mentions=(replace(mention, accounts=mention.accounts[1:]),))
    both = side_by_side(REPORT, SMALL, short)
    lone = mention.accounts[0]
    assert accounts(both)[lone.fact, lone.words, lone.voice.name].score < lone.score
    assert [p.span for p in both.problems if p.reason == "one-extractor"] == [lone.evidence]
    other_way = side_by_side(REPORT, short, SMALL)
    assert set(accounts(other_way)) == set(accounts(both))


def test_a_difference_in_stance_is_a_problem_and_the_first_stands():
    (mention,) = SMALL.mentions
    first = mention.accounts[0]
    turned = replace(first, stance=Stance.SUSPECTS if first.stance is not Stance.SUSPECTS else Stance.ASSERTS)
    other = replace(SMALL, mentions=(replace(mention, accounts=(turned, *mention.accounts[1:])),))
    both = side_by_side(REPORT, SMALL, other)
    assert accounts(both)[first.fact, first.words, first.voice.name].stance is first.stance
    assert [p.reason for p in both.problems if p.span == first.evidence] == ["stance-differs"]


def test_an_incident_that_only_one_sees_stays():
    both = side_by_side(REPORT, Reading(REPORT.id, "none"), SMALL)
    assert set(accounts(both)) == set(accounts(SMALL))
    assert len([p for p in both.problems if p.reason == "one-extractor"]) == len(accounts(SMALL))


def test_encoder_and_model_read_one_report_together(server):
    server.says(answer(GOVERNOR, TALIBAN))
    reading = choose.extract(REPORT, BothExtractor(LlmExtractor(server.settings())))
    found = accounts(reading)
    alone = accounts(choose.extract(REPORT, "encoder"))
    (agreed,) = [key for key in found if key[1] == "at least 14"]
    assert found[agreed].score > alone[agreed].score
    assert "both (encoder" in reading.extractor
