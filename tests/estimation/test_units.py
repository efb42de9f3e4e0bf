"""Who counts once."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, VoiceKind
from avowal.estimation.policy import read_policy
from avowal.estimation.question import Context, Question
from avowal.estimation.units import count_units, day_of, unit_of
from tests.make import bare_account, exactly, make_report

POST = make_report("One.", outlet="post.example.org", published="2024-01-04")
OTHER = make_report("Two.", outlet="Other Paper", published="2024")
NAMELESS = make_report("Three.", outlet=None, published=None)
REPORTS = {report.id: report for report in (POST, OTHER, NAMELESS)}


def question(accounts, **context):
    return Question(read_policy("mode"), Fact.KILLED, tuple(accounts), (), REPORTS, Context(**context))


@pytest.mark.parametrize(
    ("report", "voice", "kind", "via", "unit"),
    [
        (POST, "IRNA", VoiceKind.STATE_MEDIA, (), "irna"),
        (OTHER, "irna", VoiceKind.MEDIA, (), "irna"),
        (POST, "outlet", VoiceKind.OUTLET, (), "example"),
        (POST, "reports", VoiceKind.UNKNOWN, (), "example"),
        (OTHER, "outlet", VoiceKind.OUTLET, (), "other paper"),
        (OTHER, "outlet", VoiceKind.OUTLET, ("AP",), "ap"),
        (NAMELESS, "outlet", VoiceKind.OUTLET, (), NAMELESS.id),
    ],
)
def test_the_unit_is_the_voice_the_agency_or_the_publisher(report, voice, kind, via, unit):
    account = bare_account(Fact.KILLED, exactly(2), report=report, voice=voice, kind=kind, via=via)
    assert unit_of(account, question([account])) == unit


def test_a_publisher_is_one_unit_under_its_host_and_its_name():
    """Reuters speaking for itself and Reuters quoted by another outlet are one voice."""
    wire = make_report("Four.", outlet="www.reuters.com")
    own = bare_account(Fact.KILLED, exactly(2), report=wire)
    quoted = bare_account(Fact.KILLED, exactly(2), report=OTHER, voice="Reuters", kind=VoiceKind.MEDIA)
    asked = Question(read_policy("mode"), Fact.KILLED, (own, quoted), (), {**REPORTS, wire.id: wire}, Context())
    assert count_units((own, quoted), asked) == 1


def test_a_copy_speaks_for_the_publisher_of_what_it_copies():
    account = bare_account(Fact.KILLED, exactly(2), report=POST)
    assert unit_of(account, question([account], origins={POST.id: OTHER.id})) == "other paper"


@pytest.mark.parametrize(("report", "day"), [(POST, "2024-01-04"), (OTHER, "2024-01-01"), (NAMELESS, "")])
def test_an_unknown_publication_day_sorts_oldest(report, day):
    account = bare_account(Fact.KILLED, exactly(2), report=report)
    assert day_of(account, question([account])) == day
