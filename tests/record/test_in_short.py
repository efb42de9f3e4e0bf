"""An incident in short: every figure with who gives it, claims told as claims, and nothing that a report took back."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, Stance, Status, VoiceKind
from avowal.domain import Name
from avowal.record.in_short import in_short
from tests.make import exactly, make_account, make_mention, make_reading, make_report, named

TEXT = "Seven died. Police said nine died. Police blamed the Red Hand. The Red Hand did it, it said. Eve doubts it."


@pytest.fixture
def tell(record):
    """Adds one report with these accounts and gives the lines of its incident."""

    def told(*accounts, published="2024-01-04"):
        report = make_report(TEXT, published=published)
        made = [make_account(report, fact, value, words, **how) for fact, value, words, how in accounts]
        record.add_reading(report, make_reading(report, make_mention(report, *made)))
        (one,) = record.incidents()
        return in_short(record.dossier(one.id))

    return told


POLICE = {"voice": named("Police", VoiceKind.OFFICIAL)}


def test_a_figure_stands_with_its_voice(tell):
    assert tell((Fact.KILLED, exactly(9), "nine died", POLICE)) == ("9 killed, according to Police.",)


def test_of_several_figures_none_is_said_to_be_the_right_one(tell):
    (line,) = tell((Fact.KILLED, exactly(7), "Seven died", {}), (Fact.KILLED, exactly(9), "nine died", POLICE))
    assert "in the newest figure" in line
    assert "2 figures in all" in line


def test_what_was_taken_back_and_parts_are_left_out(tell):
    lines = tell(
        (Fact.KILLED, exactly(7), "Seven died", {"status": Status.SUPERSEDED}),
        (Fact.KILLED, exactly(9, "children"), "nine died", POLICE),
    )
    assert lines == ()


@pytest.mark.parametrize(
    ("stance", "voice", "said"),
    [
        (Stance.CLAIMS, named("The Red Hand", VoiceKind.CLAIMANT), "The Red Hand claimed it."),
        (Stance.ACCUSES, POLICE["voice"], "Police accused the Red Hand."),
        (Stance.DENIES, POLICE["voice"], "Police denied that it was the Red Hand."),
    ],
)
def test_who_is_named_is_named_by_somebody(tell, stance, voice, said):
    (line,) = tell((Fact.RESPONSIBLE, Name("the Red Hand"), "the Red Hand", {"stance": stance, "voice": voice}))
    assert line == said


def test_a_naming_that_the_extractor_doubts_does_not_head_the_page(tell):
    doubted = {"stance": Stance.ACCUSES, **POLICE, "score": 0.4}
    assert tell((Fact.RESPONSIBLE, Name("the Red Hand"), "the Red Hand", doubted)) == ()
