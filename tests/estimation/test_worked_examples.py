"""The worked examples of each policy: accounts in, value out; ours, and the shared table where it is at hand."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))

import policy_cases

from avowal.estimation import read_policy
from avowal.estimation.event_reports import aggregate
from avowal.estimation.windows import acled_day, gtd_parts


def told(day, voice, n=None, kind="outlet", qualifier="exact", **more):
    """A row as the shared table writes it."""
    return {"voice": voice, "kind": kind, "published": f"2024-01-{day:02d}", "n": n, "qualifier": qualifier, **more}


def came_out(policy, rows, context=None, params=None, kind=None):
    case = {"policy": policy, "accounts": rows, "context": context or {}, "params": params or {}, "expect": {}}
    return policy_cases.said(case | ({"kind": kind} if kind else {}))


POLICE, MINISTRY, CRESCENT = (
    told(3, "Police", 3, "official"),
    told(4, "Health ministry", 11, "official"),
    told(4, "Red Crescent", 11, "international_org"),
)
MANY_DAYS = [told(3, "A", 10), told(3, "B", 10), told(3, "C", 10), told(4, "D", 14), told(4, "E", 15)]
GROUP = told(3, "Group", 2, "claimant")
HOSPITAL = told(3, "Hospital", 14, "medic")
ATTACKERS = [told(3, "Wire", 12, group="victims"), told(3, "Wire", 2, group="attackers")]

COUNTS = [
    ("acled", [POLICE, MINISTRY, CRESCENT], {}, {"fatalities": 11}),
    ("acled", [told(3, "A", 12), told(3, "B", 9), told(4, "C", 15)], {}, {"fatalities": 9}),
    ("acled", [told(3, "A", 11), told(3, "B", 11), told(5, "Ministry", 3, "official")], {}, {"fatalities": 3}),
    ("acled", [told(3, "Hospital", 40, "medic"), told(3, "W", None, "witness", "dozens")], {}, {"fatalities": 12}),
    ("acled", [told(4, "Group", 300, "claimant", "more_than", fact="killed_or_injured")], {}, {"fatalities": 0}),
    ("acled", [told(3, "A", None, qualifier="several")], {"type": "armed_clash"}, {"fatalities": 10}),
    ("acled", [told(3, "A", None, qualifier="several")], {"type": "stabbing"}, {"fatalities": 3}),
    ("acled", [GROUP, HOSPITAL], {}, {"fatalities": 14}),
    ("acled", [told(3, "A", 11)], {"split": 3}, {"fatalities": [4, 4, 3]}),
    ("acled", [told(3, "IRNA", 103, "state_media"), told(4, "IRNA", 84, "state_media", "at_least")], {}, {"fatalities": 84}),
    ("acled-min", [POLICE, MINISTRY, CRESCENT], {}, {"fatalities": 3}),
    ("acled-min", [GROUP, HOSPITAL], {}, {"fatalities": 2}),
    ("acled-min", [told(4, "IRNA", 84, "state_media"), told(6, "IRNA", 94, "state_media")], {}, {"fatalities": 84}),
    ("gtd", [told(3, "A", 10), told(4, "B", 14)], {}, {"value": 14}),
    ("gtd", [told(3, "A", 10), told(5, "Group", 60, "claimant", publisher="B")], {}, {"value": 10}),
    ("gtd", [told(4, "A", 84), told(4, "B", 84), told(4, "C", 89)], {}, {"value": 84}),
    ("gtd", [told(4, "A", 91), told(4, "B", 84), told(4, "C", 89)], {}, {"value": 84}),
    ("gtd", MANY_DAYS, {}, {"value": 14}),
    ("gtd", [told(3, "A", 12), told(4, "B", None, qualifier="dozens")], {}, {"value": 12}),
    ("gtd", [told(3, "A", None, qualifier="dozens")], {}, {"value": None}),
    ("gtd", [told(3, "A", 359), told(5, "B", 250, qualifier="about")], {}, {"value": 250}),
    ("gtd", ATTACKERS, {}, {"value": 14}),
    ("gtd", [], {"fact": "perpetrator_count"}, {"value": -99}),
    ("ucdp", [told(3, "Police", 5, "official"), told(3, "H", 8, "medic"), told(3, "W", 12, "witness")], {},
     {"low": 5, "best": 8, "high": 12}),
    ("ucdp", [told(3, "A", 6), told(4, "Group", 50, "claimant")], {"type_of_violence": 1},
     {"low": 6, "best": 6, "high": 6}),
    ("ucdp", [told(3, "A", None, qualifier="range", low=10, high=15)], {}, {"low": 10, "best": 10, "high": 15}),
    ("ucdp", [told(3, "A", None, qualifier="dozens")], {}, {"low": 24, "best": 24, "high": 24}),
    ("ucdp", [told(3, "A", 20, fact="injured")], {}, {"excluded": "no death figure"}),
    ("ucdp", [told(3, "A", 3, group="side_a"), told(3, "A", 7, group="side_b"), told(3, "A", 2, group="civilians")],
     {"type_of_violence": 1}, {"deaths_a": 3, "deaths_b": 7, "deaths_civilians": 2, "best": 12}),
    ("ucdp", [told(3, "A", 12, group="civilians"), told(3, "A", 1, group="attackers")], {"type_of_violence": 3},
     {"deaths_a": 0, "deaths_civilians": 12, "best": 12}),
    ("ucdp", [told(3, "A", 29)], {"identified": 4}, {"low": 25, "best": 25, "high": 25, "event_clarity": 2}),
    ("ucdp", [told(3, "A", 7)], {"places": 3}, {"events": [3, 2, 2]}),
    ("ucdp", [told(3, "A", 2)], {"places": 3}, {"events": [2]}),
    ("airwars", [told(3, "R", 5, "relative", "at_least"), told(3, "M", None, "media", "dozens", fact="killed_or_injured")],
     {}, {"min": 5, "max": 24, "grading": "fair"}),
    ("airwars", [told(3, "N", None, "witness", "dozens", fact="killed_or_injured")], {},
     {"min": 12, "max": 24, "grading": "weak"}),
    ("airwars", [told(3, "A", None, "media", "several", fact="injured")], {"fact": "injured"}, {"min": 2, "max": 2}),
    ("airwars", [told(3, "A", 25, "media", "more_than", fact="injured")], {"fact": "injured"}, {"min": 26, "max": 26}),
    ("airwars", [told(3, "A", None, "media", "several", fact="injured")], {}, {"min": None, "max": None}),
    ("ibc", [told(3, "A", 7), told(3, "B", 9)], {}, {"min": 7, "max": 9, "single_source": False}),
    ("ibc", [told(3, "A", 7), told(3, "B", 7, wire="A")], {}, {"min": 7, "max": 7, "single_source": True}),
    ("ibc", [told(3, "A", 4, group="police"), told(3, "A", 3, group="civilians"), told(3, "A", 2, group="soldiers")],
     {}, {"min": 7, "max": 7}),
    ("ibc", [told(9, "Morgue", 30, "medic")], {"incidents_inside": [22, 24]}, {"min": 6, "max": 8}),
]  # fmt: skip


@pytest.mark.parametrize(("policy", "rows", "context", "want"), COUNTS)
def test_a_worked_example_of_a_count_comes_out_as_written(policy, rows, context, want):
    found = came_out(policy, rows, context)
    assert {name: found.get(name) for name in want} == want


def test_the_majority_may_be_looked_for_among_all_documents():
    assert came_out("gtd", MANY_DAYS, params={"majority_scope": "all"})["value"] == 10


def test_the_newest_document_of_doubtful_validity_gives_way_to_the_majority_of_the_others():
    rows = [told(3, "A", 40), told(3, "B", 40), told(4, "C", 35), told(5, "Q", 200, questionable=True)]
    assert came_out("gtd", rows)["value"] == 40


def test_two_claims_compete_and_are_both_uncertain():
    rows = [
        told(4, name, None, "claimant", fact="responsible", value=name, stance="claims", via=[how])
        for name, how in (("Front A", "phone call"), ("Front B", "social media"))
    ]
    found = came_out("gtd", rows, kind="claim")
    assert found == {
        "gname": ["Front A", "Front B"],
        "guncertain": [1, 1],
        "claimed": [1, 1],
        "claimmode": [2, 7],
        "compclaim": 1,
    }


def test_a_state_that_is_accused_is_no_perpetrator():
    rows = [
        told(4, "IS", None, "claimant", fact="responsible", value="IS", stance="claims", via=["Telegram"]),
        told(4, "Minister", None, "official", fact="responsible", value="Israel", stance="accuses"),
    ]
    found = came_out("gtd", rows, kind="claim")
    assert (found["gname"], found["guncertain"], found["claimmode"]) == (["IS"], [0], [7])


SEED = [
    told(4, "IRNA", 84, "state_media", "at_least", publisher="Wire"),
    told(4, "Group", 300, "claimant", "more_than", fact="killed_or_injured", publisher="Wire"),
]


@pytest.mark.parametrize(
    ("policy", "low", "high"),
    [("acled", None, None), ("acled-min", None, None), ("gtd", None, None), ("ucdp", 84, 84), ("airwars", 84, 84),
     ("ibc", 84, 84)],
)  # fmt: skip
def test_the_seed_report_gives_84_under_every_policy(policy, low, high):
    """The group's 300 killed and wounded are a note in all of them."""
    found = came_out(policy, SEED)
    assert (found["best"], found["low"], found["high"]) == (84, low, high)


@pytest.mark.parametrize(
    ("first", "last", "words", "coded"),
    [
        ("2024-01-03", "2024-01-03", "", ("2024-01-03", 1)),
        ("2024-01-01", "2024-01-07", "", ("2024-01-04", 2)),
        ("2024-01-06", "2024-01-07", "", ("2024-01-06", 2)),
        ("2013-03-01", "2013-03-31", "", ("2013-03-15", 3)),
        ("2013-03-01", "2013-03-10", "early March", ("2013-03-01", 3)),
        ("2013-03-21", "2013-03-31", "late March", ("2013-03-31", 3)),
        ("2013-01-01", "2013-12-31", "", None),
    ],
)
def test_a_window_becomes_the_day_that_acled_would_code(first, last, words, coded):
    found = acled_day(date.fromisoformat(first), date.fromisoformat(last), words)
    assert found == (coded and (date.fromisoformat(coded[0]), coded[1]))


@pytest.mark.parametrize(
    ("first", "last", "parts"),
    [
        ("2013-05-11", "2013-05-11", (2013, 5, 11)),
        ("2013-05-11", "2013-05-13", (2013, 5, 0)),
        ("2013-04-29", "2013-05-02", (2013, 0, 0)),
    ],
)
def test_gtd_writes_zero_for_the_part_of_a_date_that_is_not_known(first, last, parts):
    assert gtd_parts(date.fromisoformat(first), date.fromisoformat(last)) == parts


EVEN = {"source_classification": 2, "certain": 2}
MODELS = ("conservative", "representative", "informative")
ROWS = [
    ("deaths_best", [4, 4, 9], {}, (4, 4, 9)),
    ("deaths_best", [4, 9], {}, (4, 4, 9)),
    ("location", ["Abidjan", "Abobo", "Abobo"], {"geo_precision": [3, 4, 4]}, ("Abidjan", "Abobo", "Abobo")),
    ("date_start", ["2011-01-03", "2011-01-05"], {}, ("2011-01-03", "2011-01-04", "2011-01-05")),
    ("date_end", ["2011-01-03", "2011-01-06"], {}, ("2011-01-06", "2011-01-04", "2011-01-03")),
    ("actor1", ["Police", "Youths"], {"source_classification": [4, 2], "actor1_precision": [3, 3]}, ("Police",) * 3),
    ("actor1", ["Police", "Youths"], {"actor1_precision": [3, 3]}, ("Indeterminate",) * 3),
    ("actor2", ["Militia", None], {"source_classification": [4, 2], "actor2_precision": [3, None]},
     ("Indeterminate", "Militia", "Militia")),
    ("damage", [0, 1], {}, (0, 1, 1)),
]  # fmt: skip


@pytest.mark.parametrize(("column", "values", "beside", "want"), ROWS)
def test_event_report_models_put_a_column_together_as_written(column, values, beside, want):
    rows = [
        EVEN | {column: value} | {name: cells[n] for name, cells in beside.items()} for n, value in enumerate(values)
    ]
    assert tuple(aggregate(rows, read_policy(f"er-{model}"))[column] for model in MODELS) == want


@pytest.mark.outside
def test_all_shared_cases_come_out_as_written(data_folder):
    cases = policy_cases.cases(data_folder / "rules" / "policy_cases.jsonl")
    assert len(cases) == 87
    assert {case["id"]: found for case in cases if (found := policy_cases.differs(case))} == {}


@pytest.mark.outside
def test_the_models_agree_with_the_r_package_on_every_event_of_several_reports(data_folder):
    folder = data_folder / "maverick"
    events = policy_cases.maverick_events(folder)
    wanted = list(policy_cases.expected(folder))
    assert len(wanted) == 407
    wrong = [
        (event, model, policy_cases.wrong_cells(events[event], outcomes[model], model))
        for event, outcomes in wanted
        for model in policy_cases.MODELS
    ]
    assert [one for one in wrong if one[2]] == []
