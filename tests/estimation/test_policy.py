"""Policy files: complete, checked, and the same names as the code offers."""

from __future__ import annotations

from importlib.resources import files

import pytest

from avowal.codebook.vocabulary import Fact
from avowal.errors import UsageError
from avowal.estimation import POLICIES, read_policy
from avowal.estimation.policy_file import policy_from_toml
from avowal.estimation.rules import RULES


def test_each_file_is_a_policy_and_each_policy_has_its_file():
    shipped = {path.name.removesuffix(".toml") for path in files("avowal.estimation").joinpath("policies").iterdir()}
    assert shipped == set(POLICIES)
    assert [read_policy(name).name for name in POLICIES] == list(POLICIES)


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_names_rules_that_exist_and_says_what_it_does(name):
    policy = read_policy(name)
    assert set(policy.rules.values()) <= set(RULES)
    assert not set(policy.rules) & set(policy.unanswered)
    assert policy.title
    assert policy.about.endswith(".")


def test_a_like_policy_cites_what_it_follows():
    assert "ACLED Codebook" in read_policy("acled-min").cite[0]


def test_every_fact_is_answered_by_mode():
    """The record shows at least one value, or one reason, for everything that voices differ on."""
    assert set(read_policy("mode").rules) == set(Fact)


@pytest.mark.parametrize("key", ["colour = 1", "[parameters]\nplural_tiny = 2"])
def test_a_key_that_nobody_reads_is_refused(key):
    text = f'name = "x"\nversion = 1\ncalled = "x"\ntitle = "t"\nabout = "a."\ncite = []\n[rules]\n{key}'
    if "colour" in key:
        text = f"{key}\n{text.removesuffix(key)}"
    with pytest.raises(UsageError, match="nobody reads the key"):
        policy_from_toml(text)


def test_acled_min_answers_or_explains_every_fact():
    policy = read_policy("acled-min")
    assert set(policy.rules) | set(policy.unanswered) == set(Fact)
