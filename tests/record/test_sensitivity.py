"""What depends on the policy, and on who is heard."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import PartialDate
from avowal.estimation import POLICIES, read_policy
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record
from avowal.record.sensitivity import document_values, sensitivity_of
from tests.make import exactly, make_account, make_mention, make_reading, make_report, named, named_thing

BLAST = "Eight people died on 3 January, the police said. Residents spoke of 14 dead. The Front claimed it."
LATER = "The police put the dead of 3 January at eight. A hospital counted 11."


def blast(record):
    """Two reports of one incident, in a record."""
    first = make_report(BLAST, outlet="Wire", published="2024-01-04")
    second = make_report(LATER, outlet="Post", published="2024-01-05")
    day = PartialDate(2024, 1, 3)
    mentions = [
        make_mention(
            first,
            make_account(first, Fact.KILLED, exactly(8), "Eight people", voice=named("the police")),
            make_account(first, Fact.KILLED, exactly(14), "14 dead", voice=named("Residents", VoiceKind.WITNESS)),
            make_account(first, Fact.RESPONSIBLE, named_thing("The Front"), "The Front claimed it",
                         voice=named("The Front", VoiceKind.CLAIMANT), stance=Stance.CLAIMS),
            make_account(first, Fact.DATE, day, "3 January"),
        ),
        make_mention(
            second,
            make_account(second, Fact.KILLED, exactly(8), "eight", voice=named("the police")),
            make_account(second, Fact.KILLED, exactly(11), "11", voice=named("A hospital", VoiceKind.MEDIC)),
            make_account(second, Fact.DATE, day, "3 January"),
        ),
    ]  # fmt: skip
    for report, mention in zip((first, second), mentions, strict=True):
        record.add_reading(report, make_reading(report, mention))
    record.judge(mentions[0].id, mentions[1].id, "same", "Ada")


@pytest.fixture
def found(record):
    blast(record)
    return sensitivity_of(record.cases(), [read_policy(name) for name in ("acled", "ucdp", "max")])


def test_each_policy_gives_its_own_total(found):
    assert found.n_incidents == 1
    totals = {line.policy: line.totals[Fact.KILLED] for line in found.policies}
    assert {policy: total.value for policy, total in totals.items()} == {"acled 1": 8, "ucdp 1": 11, "max 1": 14}
    assert (totals["ucdp 1"].low, totals["ucdp 1"].high) == (8, 14)
    injured = found.policies[0].totals[Fact.INJURED]
    assert (injured.value, injured.n_valued, injured.n_blank) == (0, 0, 1)


def test_a_policy_that_names_nobody_is_not_said_to_differ(found):
    named_by = {line.policy: (line.n_named, line.responsible_differs) for line in found.policies}
    assert named_by == {"acled 1": (1, 0), "ucdp 1": (1, 0), "max 1": (0, None)}


def test_leaving_out_a_kind_of_voice_tells_what_rests_on_it(found):
    lines = {(line.policy, line.kind): line for line in found.kinds}
    assert lines["acled 1", VoiceKind.OFFICIAL].changes[Fact.KILLED] == 3
    assert lines["ucdp 1", VoiceKind.MEDIC].changes[Fact.KILLED] == 8 - 11
    assert lines["max 1", VoiceKind.WITNESS].changes[Fact.KILLED] == 11 - 14
    assert lines["acled 1", VoiceKind.CLAIMANT].responsible_changed == 1
    assert lines["acled 1", VoiceKind.WITNESS].responsible_changed == 0
    assert VoiceKind.EXPERT not in {kind for _, kind in lines}


def test_the_documents_are_compared_only_where_they_speak(record):
    """The second report names nobody responsible: that is no disagreement."""
    blast(record)
    (case,) = record.cases()
    values = document_values(case)
    assert sorted(values["killed"]) == [8, 11]
    assert values["responsible"] == ["The Front"]
    assert values["date, first day"] == ["2024-01-03", "2024-01-03"]
    assert values["injured"] == []


def test_the_measures_of_disagreement_come_from_the_documents(found):
    measures = dict(found.diagnostics)
    assert measures["killed"].mean_divergence == 1
    assert measures["killed"].mean_range == 3
    assert measures["responsible"].share_disagreement == 0
    assert measures["injured"].n_events == 0
    assert measures["injured"].mean_divergence is None


def test_the_incidents_on_which_policies_differ_most_are_named(found):
    (line,) = found.incidents
    assert line.spread == 6
    assert line.responsible == {"acled 1": "The Front", "ucdp 1": "The Front", "max 1": None}


def test_a_whole_record_is_the_sum_of_its_incidents(demo_record):
    policies = [read_policy(name) for name in POLICIES]
    everything = IncidentFilter(background=True)
    with Record.open(demo_record, read_only=True) as opened:
        whole = sensitivity_of(opened.cases(everything), policies)
        each = [sensitivity_of([opened.case(one.id)], policies) for one in opened.incidents(everything)]
    assert whole.n_incidents == len(each)
    for place, line in enumerate(whole.policies):
        for fact, total in line.totals.items():
            assert total.value == sum(one.policies[place].totals[fact].value for one in each)


def test_no_incident_at_all_gives_empty_sums():
    found = sensitivity_of([], [read_policy("acled")])
    assert (found.n_incidents, found.kinds, found.incidents) == (0, (), ())
    assert found.policies[0].totals[Fact.KILLED].value == 0
