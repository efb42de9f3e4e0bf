"""The report with its accounts' words marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact
from avowal.serve.evidence_page import segments
from tests.make import exactly, make_account, make_report

TEXT = "Seven people died.\n\nThe police said <b>seven</b> & no more; 🕯 a witness said nine."


@st.composite
def evidence(draw):
    start = draw(st.integers(0, len(TEXT) - 1))
    return TEXT[start : draw(st.integers(start + 1, len(TEXT)))]


@given(st.lists(evidence(), max_size=6))
def test_segments_joined_are_the_whole_text(quotes):
    """A reader must see every word of the report, once, in order, however evidence overlaps."""
    accounts = [make_account(make_report(TEXT), Fact.KILLED, exactly(7), quote) for quote in quotes]
    chosen = accounts[0] if accounts else None
    made = segments(TEXT, accounts, chosen)
    assert "".join(s.text for s in made) == TEXT
    if chosen:
        assert "".join(s.text for s in made if s.chosen) == chosen.evidence.quote(TEXT)
        assert sum(s.starts for s in made) == 1


def test_overlapping_accounts_share_a_segment():
    """Words that carry two accounts lead to both."""
    report = make_report(TEXT)
    whole = make_account(report, Fact.KILLED, exactly(7), "Seven people died")
    part = make_account(report, Fact.PERPETRATOR_COUNT, exactly(7), "Seven people")
    made = segments(TEXT, [whole, part], None)
    assert made[0].account_ids == (whole.id, part.id)
    assert (made[1].text, made[1].account_ids) == (" died", (whole.id,))
