"""A policy of one's own: what is read, and what is refused with the file and the key."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact
from avowal.errors import PolicyFileError, UsageError
from avowal.estimation import POLICIES, estimate, find_policy, load_policy, policy_text, read_policy
from tests.make import bare_account, exactly

MINE = """
name = "mine"
version = 2
called = "our desk's rule"
title = "Lowest figure of all"
about = "The lowest figure, parties never."
cite = []
[rules]
killed = "acled-corroborated"
[parameters]
corroborate = 0
party_voices = "never"
party_kinds = ["claimant"]
[words]
dozens = [24, 36]
"""


@pytest.fixture
def mine(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(MINE, encoding="utf-8")
    return path


def test_a_policy_of_ones_own_is_asked_like_any_other(mine):
    policy = find_policy(str(mine))
    found = estimate(policy, [bare_account(Fact.KILLED, exactly(7))], Fact.KILLED, reports={})
    assert (policy.label, found.policy, found.value) == ("mine 2", "mine 2", 7)
    assert policy.parameters.corroborate == 0


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("version = 2", 'version = "two"', r"mine\.toml: version must be a whole number from 1 up; found 'two'"),
        ('name = "mine"', 'name = "../mine"', "name must be small letters"),
        ('name = "mine"', 'name = "acled"', "name must be a name of your own"),
        ('called = "our desk\'s rule"', 'called = "ACLED"', "called must be a name that no programme bears"),
        ("cite = []", "", "cite must be given"),
        ("corroborate = 0", "corroborate = -1", r"parameters\.corroborate must be a whole number from 0 up; found -1"),
        ("corroborate = 0", "corroborate = true", r"parameters\.corroborate must be a whole number"),
        ("corroborate = 0", "corrobrate = 2", r"nobody reads the key 'parameters\.corrobrate'"),
        ('party_voices = "never"', 'party_voices = "no"', r"party_voices must be one of counted, last_resort, never"),
        ('["claimant"]', '["claimants"]', r"parameters\.party_kinds must be a word of the codebook"),
        ('["claimant"]', '"claimant"', r"parameters\.party_kinds must be a list"),
        (
            'killed = "acled-corroborated"',
            'killed = "gtd-date"',
            r"rules\.killed must be a rule that answers this fact",
        ),
        ('killed = "acled-corroborated"', 'kiled = "lowest"', r"rules must be a word of the codebook"),
        ("dozens = [24, 36]", "dozens = [36, 24]", r"words\.dozens must be a whole number from 36 up"),
        ("dozens = [24, 36]", "dozens = [1, 2, 3]", r"words\.dozens must be a whole number, or the lowest"),
        ("[words]", '[unanswered]\nkilled = "no"\n[words]', r"unanswered\.killed must be left out"),
        ("[words]", '[columns]\ncity = "best"\n[words]', r"columns\.city must be a way to put a column together"),
        ("[words]", "[types]\nbombing = {}\n[words]", r"types\.bombing\.value must be given"),
        ("[words]", "[words", "the file must be TOML"),
    ],
)
def test_a_wrong_key_is_refused_with_the_file_and_the_key(mine, old, new, words):
    assert old in MINE
    mine.write_text(MINE.replace(old, new), encoding="utf-8")
    with pytest.raises(PolicyFileError, match=words):
        load_policy(mine)


def test_a_file_that_is_no_text_or_too_long_is_refused(mine):
    mine.write_bytes(b"name = '\xff'")
    with pytest.raises(PolicyFileError, match="must be text in UTF-8"):
        load_policy(mine)
    mine.write_text("#" * 200_000, encoding="utf-8")
    with pytest.raises(PolicyFileError, match="at most 100,000 bytes"):
        load_policy(mine)


def test_a_deeply_nested_file_is_refused_and_does_not_crash(mine):
    mine.write_text("a = " + "[" * 20_000 + "]" * 20_000, encoding="utf-8")
    with pytest.raises(PolicyFileError):
        load_policy(mine)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UsageError, match=r"none\.toml: No such file"):
        find_policy(str(tmp_path / "none.toml"))


@pytest.mark.parametrize("name", POLICIES)
def test_the_file_of_a_shipped_policy_can_be_copied_and_renamed(name, tmp_path):
    path = tmp_path / "copy.toml"
    path.write_text(policy_text(name).replace(f'name = "{name}"', 'name = "copy"', 1), encoding="utf-8")
    assert load_policy(path).rules == read_policy(name).rules


@pytest.mark.parametrize("name", POLICIES)
def test_no_policy_bears_a_programmes_bare_name(name):
    """A rule on our accounts is not the programme's data."""
    called = read_policy(name).called
    programme = ("min", "max", "mode")
    assert name in programme or "-like" in called
