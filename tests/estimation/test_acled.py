"""The plainest ACLED-like rules; the worked examples of every policy are in test_worked_examples.py."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, IncidentType, Qualifier, Stance, Status, VoiceKind
from avowal.domain import Name, Place, Quantity
from avowal.estimation import Context, estimate
from tests.make import KERMAN, at_least, bare_account, exactly, make_report, more_than, named_thing, word

IS = named_thing("Islamic State", "ISIS", actor_id="is")


def told_on(day, value, voice="outlet", kind=VoiceKind.OUTLET, *, outlet=None, fact=Fact.KILLED, **more):
    """An account and its report, published on a day of January 2024."""
    published = f"2024-01-{day:02d}" if day else None
    report = make_report(f"{voice} {day} {value}", outlet=outlet or f"{voice} paper", published=published)
    return report, bare_account(fact, value, report=report, voice=voice, kind=kind, **more)


def ask(pairs, fact=Fact.KILLED, policy="acled-min", **context):
    reports = {report.id: report for report, _ in pairs}
    return estimate(policy, [account for _, account in pairs], fact, reports=reports, context=Context(**context))


@pytest.mark.parametrize(
    ("value", "worth"),
    [
        (exactly(84), 84),
        (at_least(84), 84),
        (more_than(80), 80),
        (Quantity(10, 12, Qualifier.RANGE), 10),
        (Quantity(280, 280, Qualifier.ABOUT), 280),
        (Quantity(None, 300, Qualifier.UP_TO), 3),
        (Quantity(None, 2, Qualifier.UP_TO), 2),
        (word(Qualifier.SEVERAL), 3),
        (word(Qualifier.SOME), 3),
        (word(Qualifier.MANY), 10),
        (word(Qualifier.TENS), 10),
        (word(Qualifier.DOZENS), 12),
        (word(Qualifier.SCORES), 20),
        (word(Qualifier.HUNDREDS), 100),
        (word(Qualifier.THOUSANDS), 1000),
    ],
)
def test_number_words_are_worth_what_the_table_says(value, worth):
    assert ask([told_on(3, value)]).value == worth


@pytest.mark.parametrize(
    ("kind", "worth"), [(IncidentType.ARMED_CLASH, 10), (IncidentType.STABBING, 3), (IncidentType.SHELLING, 10)]
)
def test_several_depends_on_the_type_of_incident(kind, worth):
    assert ask([told_on(3, word(Qualifier.SEVERAL))], type=kind).value == worth


@pytest.mark.parametrize(("hurt", "worth"), [(29, 3), (30, 10)])
def test_several_depends_on_how_many_were_hurt(hurt, worth):
    pairs = [told_on(3, word(Qualifier.SEVERAL)), told_on(3, exactly(hurt), fact=Fact.INJURED)]
    assert ask(pairs).value == worth


@pytest.mark.parametrize("pairs", [[], [told_on(4, more_than(300), fact=Fact.KILLED_OR_INJURED)]])
def test_no_death_figure_is_zero_never_empty(pairs):
    found = ask(pairs)
    assert found.value == 0
    assert "codes 0" in found.reason


def test_superseded_rejected_and_hedged_figures_stay_out():
    pairs = [
        told_on(3, exactly(103), status=Status.SUPERSEDED),
        told_on(3, exactly(1), "blog", VoiceKind.MEDIA, status=Status.REJECTED),
        told_on(3, exactly(2), "expert", VoiceKind.EXPERT, stance=Stance.SUSPECTS),
        told_on(4, exactly(95), "IRNA", VoiceKind.STATE_MEDIA),
    ]
    found = ask(pairs)
    assert found.value == 95
    assert sum(w.used for w in found.weighings) == 1


def test_a_bomber_left_out_of_the_total_is_added():
    total = told_on(3, exactly(12), "Police", VoiceKind.OFFICIAL)
    bomber = told_on(3, exactly(1, "attackers"), "Police", VoiceKind.OFFICIAL)
    assert ask([total, bomber]).value == 12
    assert ask([total, bomber], totals_without_attackers=frozenset({total[1].id})).value == 13


def test_groups_are_added_only_without_a_total():
    """Five civilians and three soldiers are eight dead; two officers among twelve dead are not two dead."""
    groups = [
        told_on(3, exactly(5, "civilians"), "Police", VoiceKind.OFFICIAL),
        told_on(3, exactly(3, "soldiers"), "Police", VoiceKind.OFFICIAL),
    ]
    assert ask(groups).value == 8
    subset = told_on(3, exactly(2, "police officers"), "Police", VoiceKind.OFFICIAL)
    found = ask([told_on(3, exactly(12)), subset])
    assert found.value == 12
    reasons = {w.account_id: w.reason for w in found.weighings}
    assert reasons[subset[1].id] == "Set aside: it counts only some of them (police officers), and a total is given."


def test_children_and_foreigners_are_never_added():
    pairs = [told_on(3, exactly(3, "children")), told_on(3, exactly(4, "foreigners"))]
    assert ask(pairs).value == 3


CASES = [
    ("asserted by no party", [("IS", "police", VoiceKind.OFFICIAL, Stance.ASSERTS)], "Islamic State"),
    ("own claim", [("IS", "IS", VoiceKind.CLAIMANT, Stance.CLAIMS)], "Islamic State"),
    (
        "assertion before claim",
        [("IS", "IS", VoiceKind.CLAIMANT, Stance.CLAIMS), ("Jund", "police", VoiceKind.OFFICIAL, Stance.ASSERTS)],
        "Jund",
    ),
    (
        "claim that somebody rejects",
        [("IS", "IS", VoiceKind.CLAIMANT, Stance.CLAIMS), ("IS", "police", VoiceKind.OFFICIAL, Stance.REJECTS)],
        "Unidentified Armed Group (Iran)",
    ),
    (
        "accused by one",
        [("Israel", "president", VoiceKind.OFFICIAL, Stance.ACCUSES)],
        "Unidentified Armed Group (Iran)",
    ),
    (
        "accused by two",
        [
            ("Israel", "president", VoiceKind.OFFICIAL, Stance.ACCUSES),
            ("Israel", "Hamas", VoiceKind.PARTY, Stance.ACCUSES),
        ],
        "Israel",
    ),
    (
        "accused by two, with a rival",
        [
            ("Israel", "president", VoiceKind.OFFICIAL, Stance.ACCUSES),
            ("Israel", "Hamas", VoiceKind.PARTY, Stance.ACCUSES),
            ("IS", "expert", VoiceKind.EXPERT, Stance.SUSPECTS),
        ],
        "Unidentified Armed Group (Iran)",
    ),
    (
        "two claims, equal",
        [("IS", "IS", VoiceKind.CLAIMANT, Stance.CLAIMS), ("Jund", "Jund", VoiceKind.CLAIMANT, Stance.CLAIMS)],
        "Unidentified Armed Group (Iran)",
    ),
    (
        "two names, more units for one",
        [
            ("IS", "police", VoiceKind.OFFICIAL, Stance.ASSERTS),
            ("IS", "outlet", VoiceKind.OUTLET, Stance.ASSERTS),
            ("Jund", "mayor", VoiceKind.OFFICIAL, Stance.ASSERTS),
        ],
        "Islamic State",
    ),
    ("nobody named", [], "Unidentified Armed Group (Iran)"),
]


@pytest.mark.parametrize(("rows", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_the_responsible_name_follows_the_order_of_voices(rows, expected):
    pairs = [told_on(4, KERMAN, fact=Fact.PLACE)]
    for who, voice, kind, stance in rows:
        value = IS if who == "IS" else named_thing(who)
        pairs.append(told_on(4, value, voice, kind, fact=Fact.RESPONSIBLE, stance=stance))
    found = ask(pairs, Fact.RESPONSIBLE)
    assert isinstance(found.value, Name)
    assert found.value.text == expected


def test_the_country_of_an_unidentified_group_is_left_out_when_unknown():
    assert ask([], Fact.RESPONSIBLE).value == Name("Unidentified Armed Group")
    nowhere = told_on(4, Place("the hills"), fact=Fact.PLACE)
    assert ask([nowhere], Fact.RESPONSIBLE).value == Name("Unidentified Armed Group")
