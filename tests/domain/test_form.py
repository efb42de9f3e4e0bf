"""The JSON form of accounts: nothing is lost on the way out and back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact, Qualifier, Role, Stage, Stance, Status, VoiceKind
from avowal.domain import Name, PartialDate, Place, Quantity, Span, Voice, Window
from avowal.domain.form import reading_from_json, reading_to_json, value_from_json
from avowal.errors import EvidenceNotFoundError
from tests.make import make_account, make_mention, make_reading, make_report

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "src/avowal/codebook/account.schema.json").read_text())
TEXT = (
    "Police said that at least 84 people died in Kerman on Wednesday; the group claimed it. 🕯 More than 300 were hurt."
)

quantities = st.one_of(
    st.integers(0, 10**6).map(lambda n: Quantity(n, n)),
    st.integers(0, 10**6).map(lambda n: Quantity(n, None, Qualifier.AT_LEAST)),
    st.integers(0, 10**6).map(lambda n: Quantity(None, n, Qualifier.UP_TO)),
    st.just(Quantity(None, None, Qualifier.DOZENS, of="children")),
)
dates = st.one_of(
    st.dates().map(PartialDate.from_day),
    st.integers(1900, 2100).map(PartialDate),
    st.builds(PartialDate, st.integers(1900, 2100), st.integers(1, 12)),
    st.dates().map(lambda d: PartialDate(None, d.month, d.day)),
    st.builds(
        lambda d, more, precision: PartialDate(
            d.year, d.month, window=Window(d, d + timedelta(more), precision), time="night"
        ),
        st.dates(date(1900, 1, 1), date(2100, 1, 1)),
        st.integers(1, 20),
        st.sampled_from([None, 4, 5]),
    ),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(lambda d: PartialDate(None, window=Window(d, d + timedelta(400)))),
    st.dates().map(lambda d: PartialDate(d.year, d.month, d.day, time="11:20Z")),
)
places = st.builds(Place, st.text(min_size=1), st.sampled_from([None, "IR"]), st.none() | st.integers(1, 10**8))
names = st.builds(Name, st.text(min_size=1), st.lists(st.text(min_size=1), max_size=2).map(tuple))
values = {Fact.KILLED: quantities, Fact.DATE: dates, Fact.PLACE: places, Fact.RESPONSIBLE: names}


@st.composite
def accounts(draw):
    fact = draw(st.sampled_from(list(values)))
    start = draw(st.integers(0, len(TEXT) - 1))
    quote = TEXT[start : draw(st.integers(start + 1, len(TEXT)))]
    account = make_account(
        make_report(TEXT),
        fact,
        draw(st.none() | values[fact]),
        quote,
        voice=Voice(
            draw(st.text(min_size=1)),
            draw(st.sampled_from(VoiceKind)),
            draw(st.none() | st.text(min_size=1)),
            draw(st.sampled_from([None, "IR"])),
        ),
        stance=draw(st.sampled_from(Stance)),
        status=draw(st.sampled_from(Status)),
        via=tuple(draw(st.lists(st.text(min_size=1), max_size=2))),
    )
    return replace(account, said=draw(st.sampled_from([None, PartialDate(2024, 1, 4)])))


@given(st.lists(accounts(), min_size=1, max_size=4), st.sampled_from(Role))
def test_a_reading_survives_json(given_accounts, role):
    """A record moved between machines must say the same, value by value and word by word."""
    report = make_report(TEXT)
    reading = make_reading(report, make_mention(report, *given_accounts, role=role))
    written = json.loads(json.dumps(reading_to_json(report, reading)))
    jsonschema.validate(written, SCHEMA)
    back = reading_from_json(report, written)
    pairs = zip(back.mentions[0].accounts, reading.mentions[0].accounts, strict=True)
    for got, put in pairs:
        assert (got.fact, got.value, got.words, got.voice, got.via, got.stance, got.status, got.evidence) == (
            (put.fact, put.value, put.words, put.voice, put.via, put.stance, put.status, put.evidence)
        )


def test_evidence_given_as_a_quote_is_found():
    """Gold files quote the words; their place is worked out."""
    report = make_report(TEXT)
    row = {
        "fact": "killed", "low": 84, "high": None, "qualifier": "at_least",
        "voice": {"name": "police", "kind": "official"}, "via": [],
        "stance": "asserts", "status": "current", "evidence": "at least 84 people died",
    }  # fmt: skip
    reading = reading_from_json(report, {"incidents": [{"role": "main", "type": "bombing", "accounts": [row]}]})
    assert reading.mentions[0].accounts[0].evidence == Span(17, 40)


@pytest.mark.parametrize("evidence", ["at least 85 people died", [100, 4000], ""])
def test_evidence_that_is_not_in_the_text_is_refused(evidence):
    """No account exists without its words."""
    report = make_report(TEXT)
    row = {
        "fact": "killed",
        "low": 84,
        "voice": {"name": "x", "kind": "official"},
        "stance": "asserts",
        "evidence": evidence,
    }
    with pytest.raises(EvidenceNotFoundError, match="not in the report"):
        reading_from_json(report, {"incidents": [{"role": "main", "type": None, "accounts": [row]}]})


def test_offsets_count_code_points_beyond_the_basic_plane():
    """A candle before the words must not shift them."""
    report = make_report(TEXT)
    account = make_account(report, Fact.INJURED, Quantity(301, None, Qualifier.MORE_THAN), "More than 300 were hurt")
    written = reading_to_json(report, make_reading(report, make_mention(report, account)))
    row = written["incidents"][0]["accounts"][0]
    assert TEXT[slice(*row["span"])] == row["evidence"] == "More than 300 were hurt"


def test_a_part_is_tied_to_its_total_again():
    """Ids are made anew from what a file says; the tie between a part and its total must outlive that."""
    report = make_report("At least 84 people died, including three children, police said.")
    total = make_account(report, Fact.KILLED, Quantity(84, None, Qualifier.AT_LEAST), "At least 84 people died")
    part = make_account(report, Fact.KILLED, Quantity(3, 3, of="children"), "three children")
    mention = make_mention(report, total, replace(part, part_of=total.id), stage=Stage.FAILED)
    back = reading_from_json(report, reading_to_json(report, make_reading(report, mention))).mentions[0]
    assert [account.part_of for account in back.accounts] == [None, back.accounts[0].id]
    assert back.accounts[0].id != total.id
    assert back.stage is Stage.FAILED


def test_a_part_stays_a_part_when_its_total_was_set_aside():
    """Without its tie it would pass for the toll."""
    report = make_report(TEXT)
    account = make_account(report, Fact.KILLED, None, "84")
    said = reading_to_json(report, make_reading(report, make_mention(report, replace(account, part_of="a-0"))))
    assert reading_from_json(report, said).mentions[0].accounts[0].part_of == "a-0"


def test_a_file_that_tells_no_stage_leaves_it_unknown():
    """Files made before stages were read must not say that an attack was carried out."""
    report = make_report(TEXT)
    said = reading_to_json(
        report, make_reading(report, make_mention(report, make_account(report, Fact.KILLED, None, "84")))
    )
    del said["incidents"][0]["stage"]
    assert reading_from_json(report, said).mentions[0].stage is None


def test_a_date_of_an_older_file_still_reads():
    """Files written before dates had days and hours give the value alone."""
    assert value_from_json(Fact.DATE, {"fact": "date", "value": "2024-01"}) == PartialDate(2024, 1)
    assert value_from_json(Fact.DATE, {"fact": "date", "value": "--01-03"}) == PartialDate(None, 1, 3)
