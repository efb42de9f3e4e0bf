"""What the linker takes from a mention, and what it leaves."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, Qualifier, Role, Stance, Status, VoiceKind
from avowal.domain import PartialDate, Quantity, Span
from avowal.linking.facts import mention_facts
from tests.make import KERMAN, bare_account, exactly, make_mention, make_report, named_thing, word

TEXT = (
    "KERMAN — Two blasts hit a ceremony for Qassem Soleimani near the Golzar cemetery on Wednesday, police said.\n"
    "Mayor Saeed Shaarbaf told IRNA that rescue teams from Rafsanjan had come. Nobody has claimed it.\n"
    "In an earlier case, gunmen shot at pilgrims in the Shah Cheragh shrine of Shiraz."
)

FIRST_LINE = Span(0, 40)


def told(*accounts, text=TEXT, role=Role.MAIN, spans=(FIRST_LINE,)):
    report = make_report(text)
    return mention_facts(make_mention(report, *accounts, role=role, spans=spans), report)


def test_facts_come_from_the_accounts():
    found = told(
        bare_account(Fact.PLACE, KERMAN),
        bare_account(Fact.DATE, PartialDate(2024, 1, 3), voice="police", kind=VoiceKind.OFFICIAL),
        bare_account(Fact.RESPONSIBLE, named_thing("Islamic State", "ISIS", actor_id="is"), stance=Stance.CLAIMS),
        bare_account(Fact.RESPONSIBLE, named_thing("Jund al-Sham"), stance=Stance.SUSPECTS),
        bare_account(Fact.WEAPON, named_thing("two explosive belts")),
        bare_account(Fact.KILLED, exactly(84)),
        bare_account(Fact.INJURED, word(Qualifier.DOZENS)),
        bare_account(Fact.TARGET, named_thing("people at the cemetery")),
    )
    assert found.countries == {"IR"}
    assert found.current_dates == (PartialDate(2024, 1, 3),)
    assert found.dates[0].voice == "police"
    assert found.actors == {"is", "jund al sham"}
    assert found.weapons == {"explosive"}
    assert found.killed == (Quantity(84, 84),)
    assert found.injured == (word(Qualifier.DOZENS),)
    assert found.targets == {"cemetery"}
    assert found.published == PartialDate(2024, 1, 4)


def test_denials_subsets_and_unreadable_values_are_left_out():
    found = told(
        bare_account(Fact.RESPONSIBLE, named_thing("Israel"), stance=Stance.DENIES),
        bare_account(Fact.RESPONSIBLE, named_thing("Islamic State"), stance=Stance.REJECTS),
        bare_account(Fact.KILLED, exactly(3, "children")),
        bare_account(Fact.DATE, None),
    )
    assert (found.actors, found.killed, found.dates) == (frozenset(), (), ())


def test_a_given_up_toll_is_kept_and_a_given_up_date_is_marked():
    """Another report may still hold the toll of 103 that this one corrects."""
    found = told(
        bare_account(Fact.KILLED, exactly(103), status=Status.SUPERSEDED),
        bare_account(Fact.DATE, PartialDate(2024, 1, 2), status=Status.REJECTED),
        bare_account(Fact.PLACE, KERMAN, status=Status.SUPERSEDED),
    )
    assert found.killed == (exactly(103),)
    assert found.current_dates == ()
    assert len(found.dates) == 1
    assert found.places == ()


def test_names_are_the_rare_capitalised_words_of_the_mention():
    """Cities, voices, offices and words that start a sentence do not tell incidents apart."""
    whole = told(
        bare_account(Fact.PLACE, KERMAN),
        bare_account(Fact.TYPE, None, voice="IRNA"),
        spans=(Span(0, 40), Span(115, 130)),
    )
    assert {"qassem", "soleimani", "golzar", "saeed", "shaarbaf", "rafsanjan"} <= whole.names
    assert not whole.names & {"kerman", "wednesday", "mayor", "nobody", "irna", "cheragh"}


def test_a_background_mention_keeps_to_its_own_words():
    start = TEXT.index("gunmen shot")
    found = told(role=Role.BACKGROUND, spans=(Span(start, len(TEXT)),))
    assert found.names == {"shah", "cheragh", "shiraz"}


@pytest.mark.parametrize("text", [TEXT.upper(), "дом", "...", "\n\n\n", "« Marseille »"])
def test_texts_without_telling_capitals_hold_no_names(text):
    assert told(text=text, spans=(Span(0, len(text)),)).names <= {"marseille"}
    assert told(text=TEXT.upper()).names == frozenset()


def test_a_long_line_of_names_ends_in_time():
    """A text without line breaks must not cost the square of its length."""
    line = "and then Karim Dost met " * 40_000
    assert told(text=line, spans=(Span(0, len(line)),)).names == {"karim", "dost"}
