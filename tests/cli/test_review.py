"""``avowal review``: the queue, decisions one by one and at the keyboard, agreement."""

from __future__ import annotations

import json
import shutil

import pytest
from click.testing import CliRunner

from avowal.cli.review import command
from avowal.codebook.vocabulary import Verdict
from avowal.record.record import Record
from tests.told import told


@pytest.fixture
def path(tmp_path):
    """A record of two reports in which the police say 84 dead and the governor's office 73."""
    path = tmp_path / "desk.db"
    with Record.open(path) as record:
        for n, killed, says in ((1, 84, "police"), (2, 73, "the governor's office")):
            record.add_reading(*told(n, killed=killed, says=says))
    return path


def queue(avowal, path):
    return json.loads(avowal("review", "list", "--record", path, "--json").out)["items"]


def figures(avowal, path):
    out = avowal("export", "accounts", "--record", path, "--format", "jsonl").out
    return sorted(row["low"] for row in map(json.loads, out.splitlines()) if row["fact"] == "killed")


def sit(path, keys):
    return CliRunner().invoke(command, ["next", "--record", str(path), "--author", "Ada"], input=keys)


def test_decisions_are_stored_counted_and_taken_back(avowal, path):
    account = queue(avowal, path)[0]["id"]
    before = figures(avowal, path)
    done = avowal("review", "reject", account, "--record", path, "--author", "Ada", "--reason", "another year")
    decision, of, decided, author, state, reason = done.out.rstrip("\n").split("\t")
    assert (of, decided, author, state, reason) == (account, "reject", "Ada", "stands", "another year")
    assert len(figures(avowal, path)) == len(before) - 1
    assert account not in {item["id"] for item in queue(avowal, path)}
    assert "withdrawn" in avowal("review", "undo", "--record", path, "--author", "Ada").out
    assert figures(avowal, path) == before == [73, 84]
    (kept,) = json.loads(avowal("review", "history", account, "--record", path, "--json").out)
    assert (kept["id"], kept["withdrawn_at"] is None) == (decision, False)
    assert avowal("review", "undo", "--record", path, "--author", "Ada").code == 2


def test_a_correction_is_read_from_the_report_and_shown(avowal, path):
    account = queue(avowal, path)[0]["id"]
    done = avowal("review", "correct", account, "--words", "note", "--record", path)
    assert (done.code, "words-unreadable" in done.err) == (2, True)
    done = avowal("review", "correct", account, "--stance", "suspects", "--record", path, "--author", "Ada")
    assert (done.code, "suspects" in done.out) == (0, True)
    (row,) = [one for one in avowal("review", "list", "--record", path).out.splitlines() if account in one] or [""]
    assert row == ""


def test_an_account_is_added_with_its_words(avowal, path):
    account = queue(avowal, path)[0]["id"]
    with Record.open(path, read_only=True, create=False) as record:
        mention = record.review.mention_of(account)
    done = avowal("review", "add", mention, "--fact", "weapon", "--words", "bomb", "--record", path, "--author", "Ada")
    assert (done.code, "weapon" in done.out, "“bomb”" in done.out) == (0, True, True)
    assert avowal("review", "add", mention, "--words", "bomb", "--record", path).code == 2


def test_agreement_says_where_it_is_not_defined(avowal, path):
    account = queue(avowal, path)[0]["id"]
    for author in ("Ada", "Ben"):
        avowal("review", "accept", account, "--record", path, "--author", author)
    (line,) = [one for one in avowal("review", "agreement", "--record", path).out.splitlines() if "all" in one]
    assert "not defined" in line
    found = json.loads(avowal("review", "agreement", "--record", path, "--json").out)
    assert found[-1] == {"fact": "all", "alpha": None, "accounts": 1, "reviewers": 2}


def test_one_key_decides_and_the_next_comes_by_itself(avowal, path):
    first, second, third, *_ = (item["id"] for item in queue(avowal, path))
    done = sit(path, "ynsq")
    assert done.exit_code == 0, done.output
    assert [one for one in (first, second, third) if one in done.output] == [first, second, third]
    with Record.open(path, read_only=True, create=False) as record:
        assert [[one.decided for one in record.review.history(key)] for key in (first, second, third)] == [
            ["accept"], ["reject"], [],
        ]  # fmt: skip


def test_the_latest_decision_of_a_sitting_is_undone_and_asked_again(avowal, path):
    first = queue(avowal, path)[0]["id"]
    done = sit(path, "nzq")
    assert done.output.count(first) == 2
    with Record.open(path, read_only=True, create=False) as record:
        assert [one.withdrawn_at is None for one in record.review.history(first)] == [False]
    assert "Nothing of this sitting" in sit(path, "z?q").output


def test_a_sitting_ends_when_nothing_is_left(avowal, path):
    done = sit(path, "y" * len(queue(avowal, path)))
    assert "Nothing more needs a person." in done.output
    assert queue(avowal, path) == []


def test_a_link_that_the_linker_left_open_is_judged(avowal, path):
    with Record.open(path) as record:
        left, right = sorted(one.mentions[0].id for one in map(record.reading, _reports(record)))
        record.judge(left, right, "unsure", "Cyd")
        link = next(one for one in record.judgements(left) if one.verdict is Verdict.UNSURE)
    for verdict, n_incidents in (("different", 2), ("same", 1)):
        done = avowal("review", verdict, link.id, "--record", path, "--author", "Ada")
        made, *_, said, author = done.out.rstrip("\n").split("\t")
        assert (said, author) == (verdict, "Ada")
        with Record.open(path, read_only=True, create=False) as record:
            assert record.count_incidents() == n_incidents
            assert record.judgement(made).verdict is Verdict(verdict)
    assert "withdrawn" in avowal("review", "undo", made, "--record", path, "--author", "Ada").out


def _reports(record):
    return {row["report_id"] for row in record.account_rows()}


def test_words_of_a_report_cannot_steer_the_terminal(avowal, path, tmp_path):
    copy = tmp_path / "copy.db"
    shutil.copy(path, copy)
    account = queue(avowal, copy)[0]["id"]
    done = avowal("review", "reject", account, "--record", copy, "--author", "Ada\x1b[2J", "--reason", "\x1b]0;x\x07")
    assert "\x1b" not in done.out + done.err


def test_reviewed_reports_go_out_for_the_trainer(avowal, path):
    account = queue(avowal, path)[0]["id"]
    assert avowal("train-data", "--record", path).out == ""
    avowal("review", "accept", account, "--record", path, "--author", "Ada")
    (row,) = map(json.loads, avowal("train-data", "--record", path).out.splitlines())
    assert [one["state"] for one in row["review"]["accounts"]] == ["accepted"]
    assert avowal("train-data", "--complete", "--record", path).out == ""
