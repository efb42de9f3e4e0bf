"""Promises that hold for every policy, whatever the accounts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact, Qualifier, Stance, Status, VoiceKind
from avowal.domain import PartialDate, Place, Quantity, Span
from avowal.errors import UsageError
from avowal.estimation import POLICIES, Context, estimate
from tests.make import KERMAN, bare_account, exactly, make_report, named_thing

REPORTS = {
    report.id: report
    for report in (
        make_report(f"Report {n}.", outlet=outlet, published=day)
        for n, (outlet, day) in enumerate(
            [("Post", "2024-01-03"), ("Post", "2024-01-04"), ("Wire", "2024-01-04"), (None, None), ("Star", "2024-01")]
        )
    )
}

RAFSANJAN = Place("Rafsanjan", "IR", 118994, 30.41, 55.99, "Kerman", "Rafsanjan", 1)
IRAN = Place("Iran", "IR", 130758, 32.0, 53.0, None, None, 6)

quantities = st.one_of(
    st.builds(
        lambda low, extra, q, of: Quantity(low, low + extra, q, of),
        st.integers(0, 400),
        st.integers(0, 20),
        st.sampled_from([Qualifier.EXACT, Qualifier.RANGE, Qualifier.ABOUT]),
        st.sampled_from([None, None, None, "children", "police", "attackers", "foreigners"]),
    ),
    st.builds(lambda n: Quantity(n, None, Qualifier.MORE_THAN), st.integers(1, 400)),
    st.builds(lambda n: Quantity(None, n, Qualifier.UP_TO), st.integers(0, 400)),
    st.builds(lambda q: Quantity(None, None, q), st.sampled_from([Qualifier.DOZENS, Qualifier.SEVERAL])),
)
values = {
    Fact.RESPONSIBLE: st.sampled_from(
        [named_thing("Islamic State", "ISIS", actor_id="is"), named_thing("ISIS"), named_thing("Israel")]
    ),
    Fact.DATE: st.sampled_from([PartialDate(2024, 1, 3), PartialDate(2024, 1), PartialDate(None, 1, 3)]),
    Fact.PLACE: st.sampled_from([KERMAN, RAFSANJAN, IRAN]),
    Fact.TYPE: st.sampled_from([named_thing("bombing"), named_thing("shooting"), named_thing("chaos")]),
}
facts = st.sampled_from([*sorted(COUNTED_FACTS), Fact.RESPONSIBLE, Fact.DATE, Fact.PLACE, Fact.TYPE, Fact.WEAPON])


@st.composite
def accounts(draw):
    fact = draw(facts)
    value = draw(st.none() | values.get(fact, quantities if fact in COUNTED_FACTS else st.just(named_thing("bomb"))))
    kind = draw(st.sampled_from(VoiceKind))
    start = draw(st.integers(0, 3))
    return bare_account(
        fact,
        value,
        report=draw(st.sampled_from(sorted(REPORTS))),
        voice=draw(st.sampled_from(["outlet", "police", "IRNA", "Islamic State"])),
        kind=kind,
        stance=draw(st.sampled_from(Stance)),
        status=draw(st.sampled_from(Status)),
        span=Span(start, start + 3),
    )


some_accounts = st.lists(accounts(), max_size=12)


@given(some_accounts, st.sampled_from(POLICIES), facts, st.randoms())
def test_the_order_of_accounts_changes_nothing(told, policy, fact, random):
    """An estimate that depends on the order of arrival cannot be replayed."""
    first = estimate(policy, told, fact, reports=REPORTS)
    shuffled = [*told, *told]
    random.shuffle(shuffled)
    assert estimate(policy, shuffled, fact, reports=REPORTS) == first


@given(some_accounts, st.sampled_from(POLICIES), facts)
def test_every_account_of_the_fact_is_weighed_exactly_once_with_a_reason(told, policy, fact):
    """Nothing silent: each account is used or set aside, and says why."""
    found = estimate(policy, told, fact, reports=REPORTS)
    asked = {fact, Fact.KILLED_OR_INJURED} if policy == "airwars" and fact in {Fact.KILLED, Fact.INJURED} else {fact}
    assert [w.account_id for w in found.weighings] == sorted({a.id for a in told if a.fact in asked})
    assert all(w.reason.startswith(("Used: ", "Set aside: ", "No value: ")) for w in found.weighings)
    assert all(w.reason.startswith("Used: ") == w.used for w in found.weighings)
    assert found.reason.endswith(".")


@given(some_accounts, st.sampled_from(POLICIES), st.sampled_from(sorted(COUNTED_FACTS)))
def test_a_count_lies_between_its_ends(told, policy, fact):
    """Low <= value <= high, and a value is missing exactly when nothing was used, ACLED's 0 apart."""
    found = estimate(policy, told, fact, reports=REPORTS)
    if found.low is not None and found.high is not None:
        assert isinstance(found.value, int)
        assert found.low <= found.value <= found.high
    used = any(w.used for w in found.weighings)
    # A document that says nothing counts as 0 in an event report, so that a 0 may rest on no account.
    assert used or found.value in {None, 0}
    assert not used or found.value is not None


@given(some_accounts, st.sampled_from(POLICIES), facts, st.data())
def test_a_copy_of_a_report_changes_nothing(told, policy, fact, data):
    """Five outlets that print one text are one voice, on whatever day they print it."""
    original = data.draw(st.sampled_from(sorted(REPORTS)))
    published = data.draw(st.sampled_from([None, "2024-01-04", "2024-01-09"]))
    copy = make_report("The copy.", outlet=data.draw(st.sampled_from(["Echo", "Post"])), published=published)
    repeats = [replace(a, id=f"{a.id}-copy", report_id=copy.id) for a in told if a.report_id == original]
    reports, context = {**REPORTS, copy.id: copy}, Context(origins={copy.id: original})
    before = estimate(policy, told, fact, reports=reports, context=context)
    after = estimate(policy, [*told, *repeats], fact, reports=reports, context=context)
    assert (after.value, after.low, after.high) == (before.value, before.low, before.high)


WEIGH_VOICES = [name for name in POLICIES if name != "gtd" and not name.startswith("er-")]


@given(some_accounts, st.sampled_from(WEIGH_VOICES), facts, st.data())
def test_a_voice_that_repeats_itself_changes_nothing(told, policy, fact, data):
    """A named voice quoted again in another outlet, on a later day, has said nothing new."""
    named = [a for a in told if a.voice.kind not in {VoiceKind.OUTLET, VoiceKind.UNKNOWN}]
    last = [a for a in named if not any(b.voice.name == a.voice.name and b.id != a.id for b in told)]
    if not last:
        return
    said = data.draw(st.sampled_from(last))
    later = make_report("Said again.", outlet="Echo", published="2024-01-09")
    reports = {**REPORTS, later.id: later}
    before = estimate(policy, told, fact, reports=reports)
    again = replace(said, id=f"{said.id}-again", report_id=later.id)
    after = estimate(policy, [*told, again], fact, reports=reports)
    assert (after.value, after.low, after.high) == (before.value, before.low, before.high)


@given(some_accounts, st.sampled_from(POLICIES), facts)
def test_only_current_and_plain_accounts_are_used(told, policy, fact):
    """A denial, a rejection or a superseded figure never carries a value."""
    used = {w.account_id for w in estimate(policy, told, fact, reports=REPORTS).weighings if w.used}
    for account in (account for account in told if account.id in used):
        assert account.status is Status.CURRENT
        assert account.stance not in {Stance.DENIES, Stance.REJECTS}
        assert account.value is not None


def test_an_unknown_policy_is_refused_with_the_names_there_are():
    with pytest.raises(UsageError, match=r"no policy is named 'acledd'.*acled-min"):
        estimate("acledd", (), Fact.KILLED, reports={})


@pytest.mark.parametrize(
    ("policy", "fact", "reason"),
    [
        ("min", Fact.RESPONSIBLE, "min answers counted facts only"),
        ("max", Fact.DATE, "max answers counted facts only"),
        ("acled-min", Fact.INJURED, "no column for the injured"),
        ("acled-min", Fact.PERPETRATOR_COUNT, "no column for the number of attackers"),
    ],
)
def test_what_a_policy_cannot_answer_has_no_value_and_says_why(policy, fact, reason):
    told = [bare_account(fact, exactly(2) if fact in COUNTED_FACTS else named_thing("x"))]
    found = estimate(policy, told, fact, reports=REPORTS)
    assert found.value is None
    assert reason in found.reason
    assert [w.used for w in found.weighings] == [False]


def test_the_policy_and_its_version_are_named():
    assert estimate("acled-min", (), Fact.KILLED, reports={}).policy == "acled-min 1"


def test_a_report_that_is_not_handed_over_counts_as_one_of_unknown_date():
    told = [bare_account(Fact.KILLED, exactly(3), report="r-nowhere")]
    assert estimate("mode", told, Fact.KILLED, reports={}, context=Context()).value == 3
