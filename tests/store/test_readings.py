"""Readings in and out: what is read from the store equals what was put in."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from avowal.codebook.vocabulary import IncidentType, Role, Stage, Stance, Status, VoiceKind
from avowal.domain import PartialDate, Problem, Span, Voice
from avowal.record.record import Record
from avowal.store.chunks import AT_ONCE
from tests.domain.test_form import TEXT, values
from tests.make import make_account, make_mention, make_reading, make_report

words = st.text(min_size=1, max_size=20)
counted = st.integers(1, 3)


@st.composite
def readings(draw):
    report = make_report(TEXT)
    facts = draw(st.lists(st.sampled_from(list(values)), max_size=4, unique=True))
    accounts = [
        make_account(
            report,
            fact,
            draw(st.none() | values[fact]),
            TEXT[draw(st.integers(0, 20)) : draw(st.integers(21, len(TEXT)))],
            voice=Voice(
                draw(words),
                draw(st.sampled_from(VoiceKind)),
                draw(st.none() | words),
                draw(st.sampled_from([None, "IR"])),
            ),
            stance=draw(st.sampled_from(Stance)),
            status=draw(st.sampled_from(Status)),
            via=tuple(draw(st.lists(words, max_size=2))),
        )
        for fact in facts
    ]
    half = draw(st.integers(0, len(accounts)))
    said = st.sampled_from([None, PartialDate(2024, 1, 4)])
    accounts = [replace(a, part_of=draw(st.sampled_from([None, accounts[0].id])), said=draw(said)) for a in accounts]
    mentions = [
        make_mention(
            report,
            *some,
            role=role,
            stage=draw(st.none() | st.sampled_from(Stage)),
            type_=draw(st.none() | st.sampled_from(IncidentType)),
            key=key,
        )
        for key, role, some in (("1", Role.MAIN, accounts[:half]), ("2", Role.BACKGROUND, accounts[half:]))
    ]
    problems = tuple(
        Problem("extraction", draw(words), draw(words), report.id, draw(st.none() | st.just(Span(0, 4))))
        for _ in range(draw(st.integers(0, 2)))
    )
    return report, make_reading(report, *mentions, problems=problems)


@given(readings())
@settings(max_examples=40, deadline=None)
def test_a_reading_comes_back_as_it_was_put_in(given_reading):
    """Nothing is lost: value by value, voice by voice, word by word."""
    report, reading = given_reading
    with tempfile.TemporaryDirectory() as folder, Record.open(Path(folder) / "a.db") as record:
        assert record.add_reading(report, reading)
        assert record.reading(report.id) == reading
        assert record.report(report.id) == report
        assert record.verify() == ()
        for mention in reading.mentions:
            assert [record.account(account.id) for account in mention.accounts] == list(mention.accounts)


def test_a_report_of_many_mentions_is_stored_and_read(tmp_path):
    """One statement holds a limited number of values; a yearly review tells of more incidents than that."""
    report = make_report("x" * 40_000, published=None)
    many = [
        make_mention(report, key=f"m{n}", role=Role.BACKGROUND, spans=(Span(n, n + 1),)) for n in range(2 * AT_ONCE + 1)
    ]
    with Record.open(tmp_path / "a.db") as record:
        record.add_reading(report, make_reading(report, *many))
        assert len(record.reading(report.id).mentions) == len(many)
        assert record.statistics().n_incidents == len(many)
        assert len(list(record.told())) == 0
