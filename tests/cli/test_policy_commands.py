"""``avowal policies``, ``avowal estimate`` and ``avowal sensitivity``."""

from __future__ import annotations

import json

import pytest

from avowal.estimation import POLICIES


def test_policies_are_listed_shown_and_copied(avowal, tmp_path):
    listed = avowal("policies", "list")
    assert [line.split("\t")[0] for line in listed.out.splitlines()] == list(POLICIES)
    shown = avowal("policies", "show", "gtd")
    assert "GTD-like" in shown.out
    assert "majority_scope = recent" in shown.out
    assert json.loads(avowal("policies", "show", "ucdp", "--json").out)["words"]["dozens"] == [24, 24]
    mine = tmp_path / "mine.toml"
    mine.write_text(avowal("policies", "show", "acled", "--toml").out.replace('"acled"', '"mine"', 1), "utf-8")
    checked = avowal("policies", "check", mine)
    assert (checked.code, "mine 1, which answers killed" in checked.out) == (0, True)


def test_a_wrong_policy_file_ends_with_code_2_and_names_file_and_key(avowal, tmp_path):
    mine = tmp_path / "mine.toml"
    mine.write_text('name = "mine"\nversion = 1\n', "utf-8")
    for arguments in (("policies", "check", mine), ("estimate", "x", "--policy", mine)):
        done = avowal(*arguments)
        assert done.code == 2
        assert "mine.toml: called must be given" in done.err


def test_an_estimate_names_every_account_used_or_set_aside(avowal, demo_record):
    done = avowal("estimate", "kerman", "--policy", "gtd", "--fact", "killed", "--record", demo_record, "--json")
    found = json.loads(done.out)
    (estimate,) = found["estimates"]
    shown = json.loads(avowal("show", "kerman", "--record", demo_record, "--json").out)
    about = next(fact for fact in shown["facts"] if fact["fact"] == "killed")
    told = {account["id"] for version in about["versions"] for account in version["accounts"]}
    assert sorted(one["id"] for one in estimate["accounts"]) == sorted(told)
    assert estimate["columns"]["nkill"] == estimate["value"]


def test_an_estimate_in_words_gives_value_reason_and_accounts(avowal, demo_record):
    done = avowal("estimate", "kerman", "--policy", "acled", "--fact", "killed", "--record", demo_record)
    for words in ("ACLED-like (acled 1)", "Used: ", "Set aside: "):
        assert words in done.out
    table = avowal("estimate", "kerman", "--record", demo_record).out
    assert all(name in table for name in POLICIES)


def test_a_policy_of_ones_own_is_asked_by_its_path(avowal, demo_record, tmp_path):
    mine = tmp_path / "mine.toml"
    text = avowal("policies", "show", "max", "--toml").out
    mine.write_text(text.replace('name = "max"', 'name = "desk"', 1), "utf-8")
    ours, theirs = (
        json.loads(avowal("estimate", "kerman", "--policy", one, "--record", demo_record, "--json").out)["estimates"]
        for one in (mine, "max")
    )
    assert {one["policy"] for one in ours} == {"desk 1"}
    assert [one["value"] for one in ours] == [one["value"] for one in theirs]


def test_two_policies_of_one_name_are_refused(avowal, demo_record, tmp_path):
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    text = avowal("policies", "show", "acled", "--toml").out.replace('name = "acled"', 'name = "desk"', 1)
    paths[0].write_text(text, "utf-8")
    paths[1].write_text(text.replace("corroborate = 2", "corroborate = 3"), "utf-8")
    done = avowal("estimate", "kerman", "--policy", paths[0], "--policy", paths[1], "--record", demo_record)
    assert done.code == 2
    assert "two policies that differ are both desk 1" in done.err


@pytest.mark.parametrize("arguments", [(), ("kerman",), ("--country", "Iran")])
def test_sensitivity_is_said_of_a_record_a_selection_and_an_incident(avowal, demo_record, arguments):
    done = avowal("sensitivity", *arguments, "--policy", "acled", "--policy", "ucdp", "--record", demo_record)
    assert done.code == 0
    for words in ("by policy", "Without one kind of voice", "Disagreement of documents", "Kerman"):
        assert words in done.out


def test_sensitivity_as_data_has_the_six_measures(avowal, demo_record):
    found = json.loads(avowal("sensitivity", "--policy", "acled", "--record", demo_record, "--json").out)
    assert found["reference"] == "acled 1"
    names = {
        "mean_divergence",
        "normalized_divergence",
        "mean_sd",
        "mean_range",
        "share_disagreement",
        "modal_confidence",
    }
    assert names <= set(found["diagnostics"][0])


def test_sensitivity_of_nothing_ends_with_code_2(avowal, demo_record):
    done = avowal("sensitivity", "--country", "Fiji", "--record", demo_record)
    assert (done.code, "no incident matches" in done.err) == (2, True)
