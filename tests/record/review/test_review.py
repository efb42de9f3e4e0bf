"""Reviewers accept, reject, correct and add; what they decide counts, can be undone, and is in the log word for word."""

from __future__ import annotations

import sqlite3

import pytest

from avowal.codebook.vocabulary import Decided, Fact, ReviewState
from avowal.errors import ConflictError, NotFoundError, UsageError
from avowal.record.record import Record
from tests.told import KABUL, told


@pytest.fixture
def account(record):
    """The account of 84 dead, by the police, in a record where the governor's office says 73."""
    for n, killed, says in ((1, 84, "police"), (2, 73, "the governor's office")):
        record.add_reading(*told(n, killed=killed, says=says))
    (found,) = [row["account_id"] for row in record.account_rows() if row["fact"] == "killed" and row["low"] == 84]
    return found


def killed(record):
    return sorted(row["low"] for row in record.account_rows() if row["fact"] == "killed")


def line(record):
    (one,) = record.incidents()
    return one.killed, one.n_accounts


def test_a_rejected_account_counts_nowhere_and_undoing_brings_it_back(record, account):
    before = line(record)
    made = record.review.reject(account, "Ada", "another year")
    assert (made.decided, made.author, made.reason) == (Decided.REJECT, "Ada", "another year")
    assert killed(record) == [73]
    assert line(record) == (73, before[1] - 1)
    assert account not in {a.id for m in record.reading(record.account(account).report_id).mentions for a in m.accounts}
    assert record.account(account).words == "killed 84 people"
    assert record.verify() == ()
    undone = record.review.undo(made.id, "Ada")
    assert undone.withdrawn_at is not None
    assert (killed(record), line(record)) == ([73, 84], before)
    assert [one.id for one in record.review.history(account)] == [made.id]
    assert record.verify() == ()


def test_a_corrected_account_stands_in_the_place_of_the_one_that_was_read(record, account):
    made = record.review.correct(account, "Ada", voice="The Islamic State", voice_kind="claimant", stance="claims")
    (now,) = [a for a in _accounts(record, account) if a.id == made.corrected_id]
    assert (now.fact, now.value, now.stance) == (Fact.KILLED, record.account(account).value, "claims")
    assert now.voice.kind == "claimant"
    assert killed(record) == [73, 84]
    assert account not in {row["account_id"] for row in record.account_rows()}
    assert record.review.states(record.review.mention_of(account))[account] is ReviewState.CORRECTED
    assert record.verify() == ()


def _accounts(record, account):
    mention = record.review.mention(record.review.mention_of(account))
    return mention.accounts


def test_words_are_read_again_and_never_taken_from_the_reviewer(record, account):
    number = f"{7919 % 1009}"
    made = record.review.correct(account, "Ada", words=f"{number} more lines")
    now = record.account(made.corrected_id)
    assert (now.value.low, now.score) == (int(number), None)
    assert record.report(now.report_id).text[now.evidence.start : now.evidence.end].startswith(number)


@pytest.mark.parametrize(
    ("change", "slug"),
    [
        ({}, "nothing-changed"),
        ({"words": "no such words"}, "words-unreadable"),
        ({"words": ""}, "words-unreadable"),
        ({"words": "police said"}, "words-unreadable"),
        ({"voice": "the Pope"}, "voice-not-found"),
        ({"stance": "shouts"}, "unknown-word"),
        ({"stance": "claims", "reason": "x" * 3000}, "reason-too-long"),
    ],
)
def test_what_the_report_does_not_bear_out_is_refused_and_nothing_is_stored(record, account, change, slug):
    with pytest.raises(UsageError) as raised:
        record.review.correct(account, "Ada", **change)
    assert raised.value.slug == slug
    assert (record.review.history(account), killed(record)) == ((), [73, 84])


@pytest.mark.parametrize("author", ["", "  ", "linker 1", "x" * 300])
def test_a_reviewer_has_a_name_of_their_own(record, account, author):
    with pytest.raises(UsageError, match="cannot be a reviewer"):
        record.review.accept(account, author)


def test_unknown_ids_are_named(record, account):
    for wrong in (lambda: record.review.accept("a-0", "Ada"), lambda: record.review.undo("d-0", "Ada")):
        with pytest.raises(NotFoundError, match="-0"):
            wrong()


def test_two_disagree_and_a_third_settles(record, account):
    record.review.reject(account, "Ada")
    record.review.accept(account, "Ben")
    assert killed(record) == [73, 84]
    assert record.review.queue()[0].id == account
    assert record.review.queue()[0].why[0] == "reviewers disagree on it"
    record.review.reject(account, "Cyd")
    assert killed(record) == [73]
    assert account not in {item.id for item in record.review.queue()}
    assert record.verify() == ()


def test_who_decides_again_has_one_opinion(record, account):
    first = record.review.reject(account, "Ada")
    record.review.accept(account, "Ada")
    assert killed(record) == [73, 84]
    assert [one.withdrawn_at is None for one in record.review.history(account)] == [False, True]
    assert record.review.accept(account, "Ada") == record.review.latest("Ada")
    assert record.review.undo(first.id, "Ada").withdrawn_at is not None
    assert record.verify() == ()


def test_accepting_a_correction_is_making_the_same_one(record, account):
    made = record.review.correct(account, "Ada", stance="suspects")
    record.review.accept(made.corrected_id, "Ben")
    assert {one.corrected_id for one in record.review.history(account)} == {made.corrected_id}
    again = record.review.correct(account, "Cyd", stance="suspects")
    assert again.corrected_id == made.corrected_id
    with pytest.raises(UsageError, match=account):
        record.review.reject(made.corrected_id, "Dov")
    assert record.verify() == ()


def test_a_decision_made_meanwhile_is_not_passed_over(record, account):
    record.review.accept(account, "Ada", seen=0)
    with pytest.raises(ConflictError, match="Ada"):
        record.review.reject(account, "Ben", seen=0)
    record.review.reject(account, "Ben", seen=1)


def test_an_account_that_no_extractor_found_can_be_added(record, account):
    mention = record.review.mention_of(account)
    made = record.review.add(mention, "Ada", words="police", fact="target", voice="outlet")
    assert [row["words"] for row in record.account_rows() if row["fact"] == "target"] == ["police"]
    assert record.verify() == ()
    record.review.undo(made.id, "Ada")
    assert [row for row in record.account_rows() if row["fact"] == "target"] == []
    assert record.verify() == ()


def test_the_queue_asks_for_what_voices_disagree_on(record, account):
    queue = record.review.queue()
    assert {record.account(item.id).fact for item in queue if "voices disagree on killed" in item.why} == {Fact.KILLED}
    assert [item.priority for item in queue] == sorted((item.priority for item in queue), reverse=True)
    (incident,) = record.incidents()
    assert {item.incident_id for item in queue} == {incident.id}
    assert record.review.count() == len(queue) == len(record.review.queue(incident=incident.id))
    assert record.review.queue(incident="i-0") == ()


def test_an_incident_of_which_all_is_rejected_stays_and_is_empty(record):
    report, reading = told(1, place=KABUL)
    record.add_reading(report, reading)
    for one in reading.mentions[0].accounts:
        record.review.reject(one.id, "Ada")
    (incident,) = record.incidents()
    assert (incident.n_accounts, incident.killed) == (0, None)
    assert record.dossier(incident.id).summary.n_accounts == 0
    assert list(record.account_rows()) == []
    record.rebuild()
    assert record.incidents() == (incident,)
    assert record.verify() == ()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE decisions SET decided = 'accept'", "differs from the one that was made"),
        ("UPDATE decisions SET withdrawn_at = '2026-01-01'", "whether it was undone"),
        ("DELETE FROM decisions", "it is not there"),
        ("UPDATE accounts SET set_aside = NULL", "whether it counts"),
        ("UPDATE accounts SET words = 'nine' WHERE author IS NOT NULL", "its author added"),
    ],
)
def test_what_was_changed_behind_our_back_is_found(tmp_path, statement, message):
    with Record.open(tmp_path / "a.db") as record:
        report, reading = told(1)
        record.add_reading(report, reading)
        record.review.correct(reading.mentions[0].accounts[0].id, "Ada", stance="suspects")
        assert record.verify() == ()
    raw = sqlite3.connect(tmp_path / "a.db")
    raw.execute(statement)
    raw.commit()
    raw.close()
    with Record.open(tmp_path / "a.db") as record:
        assert any(message in one.message for one in record.verify())


def test_who_cannot_tell_changes_nothing_and_is_not_asked_again(record, account):
    """That a report is too poor is an answer: it is kept, it is no vote, and somebody else may know."""
    before = line(record), killed(record)
    record.review.unsure(account, "Ada", "the sentence is cut off")
    states = record.review.states(record.review.mention_of(account))
    assert states[account] is ReviewState.UNSURE
    assert (line(record), killed(record)) == before
    assert account not in [item.id for item in record.review.queue(author="Ada")]
    (left,) = [item for item in record.review.queue(author="Ben") if item.id == account]
    assert "who looked at it could not tell" in left.why
    record.review.reject(account, "Ben")
    assert killed(record) == [73]
    assert record.review.agreement()[-1].n_accounts == 0
    assert record.verify() == ()


def test_an_added_account_needs_somebody_who_is_sure(record, account):
    mention = record.review.mention_of(account)
    made = record.review.add(mention, "Ada", words="84 people", fact="injured")
    record.review.undo(made.id, "Ada")
    record.review.unsure(made.account_id, "Ada")
    assert made.account_id not in {row["account_id"] for row in record.account_rows()}


def test_the_queue_is_walked_in_both_directions(record, account):
    items = record.review.queue(limit=None)
    assert len(items) > 2
    walked = [items[0]]
    while (following := record.review.beside(walked[-1], "Ada")) is not None:
        walked.append(following)
    assert tuple(walked) == items
    assert [record.review.beside(item, "Ada", before=True) for item in items] == [None, *items[:-1]]
    record.review.reject(items[1].id, "Ada")
    left = record.review.beside(items[0], "Ada")
    assert left is None or left.id != items[1].id


def test_the_latest_decisions_come_first_and_undone_ones_are_not_among_them(record, account):
    first = record.review.accept(account, "Ada")
    other = next(i.id for i in record.review.queue(author="Ada"))
    second = record.review.reject(other, "Ada") if other.startswith("a-") else record.judge_link(other, "same", "Ada")
    record.review.accept(account, "Ben")
    assert [one.id for one in record.review.recent("Ada")] == [second.id, first.id]
    record.review.undo(first.id, "Ada")
    assert [one.id for one in record.review.recent("Ada")] == [second.id]
