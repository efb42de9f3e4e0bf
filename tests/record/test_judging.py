"""A person's judgement splits and joins, is logged, and can be taken back."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Verdict
from avowal.errors import NotFoundError, UsageError
from avowal.store import log
from tests.told import KABUL, told


@pytest.fixture
def pair(record):
    """Two mentions that the linker joins."""
    mentions = []
    for n in (1, 2):
        report, reading = told(n)
        record.add_reading(report, reading)
        mentions.append(reading.mentions[0].id)
    assert len(record.incidents()) == 1
    return mentions


def actions(record):
    with record._store.reading() as connection:
        return [(entry.action, entry.author) for entry in log.entries(connection)][2:]


def test_a_persons_different_splits_and_is_undone_by_withdrawing(record, pair):
    before = record.incidents()
    made = record.judge(pair[1], pair[0], "different", "Ada", "two blasts an hour apart")
    assert (made.left, made.right) == tuple(sorted(pair))
    assert made.verdict is Verdict.DIFFERENT
    assert made.reasons[0].sentence == "two blasts an hour apart"
    assert [one.n_reports for one in record.incidents()] == [1, 1]
    gone = record.withdraw(made.id, "Ben")
    assert gone.withdrawn_at is not None
    assert record.incidents() == before
    assert made.id in {judgement.id for judgement in record.judgements(pair[0])}
    assert actions(record) == [("judge", "Ada"), ("withdraw", "Ben")]
    assert record.verify() == ()


def test_a_persons_same_joins_what_no_linker_joins(record):
    (one, first), (two, second) = told(1), told(2, place=KABUL)
    record.add_reading(one, first)
    record.add_reading(two, second)
    assert len(record.incidents()) == 2
    made = record.judge(first.mentions[0].id, second.mentions[0].id, Verdict.SAME, "Ada")
    assert len(record.incidents()) == 1
    record.rebuild()
    assert len(record.incidents()) == 1
    record.withdraw(made.id, "Ada")
    assert len(record.incidents()) == 2
    assert record.verify() == ()


def test_a_withdrawn_judgement_counts_no_more_when_reports_come_in(record, pair):
    made = record.judge(*pair, "different", "Ada")
    record.withdraw(made.id, "Ada")
    record.add_reading(*told(3))
    assert [one.n_reports for one in record.incidents()] == [3]


def test_saying_the_same_again_changes_nothing(record, pair):
    first = record.judge(*pair, "different", "Ada", "why")
    assert record.judge(*pair[::-1], "different", " Ada ", "why") == first
    assert record.withdraw(first.id, "Ada") == record.withdraw(first.id, "Ada")
    assert actions(record) == [("judge", "Ada"), ("withdraw", "Ada")]


def test_a_change_of_mind_withdraws_what_was_said_and_keeps_it(record, pair):
    first = record.judge(*pair, "different", "Ada")
    second = record.judge(*pair, "same", "Ada")
    third = record.judge(*pair, "different", "Ada")
    assert len({first.id, second.id, third.id}) == 3
    persons = {j.id: j.withdrawn_at is None for j in record.judgements(pair[0]) if j.author == "Ada"}
    assert persons == {first.id: False, second.id: False, third.id: True}
    assert len(record.incidents()) == 2
    assert record.verify() == ()


@pytest.mark.parametrize("author", ["", "  ", "linker 1", "linker"])
def test_nobody_judges_without_a_name_or_in_the_linkers(record, pair, author):
    with pytest.raises(UsageError, match="judgement-author"):
        record.judge(*pair, "different", author)


def test_judgements_that_cannot_be_are_refused_and_change_nothing(record, pair):
    with pytest.raises(NotFoundError, match="holds no mention 'm-0'"):
        record.judge(pair[0], "m-0", "same", "Ada")
    with pytest.raises(UsageError, match="one-mention"):
        record.judge(pair[0], pair[0], "same", "Ada")
    with pytest.raises(UsageError, match="unknown-verdict"):
        record.judge(*pair, "perhaps", "Ada")
    with pytest.raises(NotFoundError, match="holds no judgement"):
        record.withdraw("j-0", "Ada")
    assert actions(record) == []
