"""Incidents follow from judgements, whatever the order, and a person's word stands."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Judgement
from avowal.domain.judgement import incident_id, judgement_id
from avowal.linking.cluster import incidents

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE
SCORES = {SAME: 0.9, DIFFERENT: 0.0, UNSURE: 0.5}
IDS = [f"m-{letter}" for letter in "abcdefgh"]


def judged(pair, verdict, author="linker 1", score=None, *, withdrawn=False):
    """A judgement on the pair "ab" of mentions m-a and m-b."""
    left, right = sorted(f"m-{letter}" for letter in pair)
    chance = (SCORES[verdict] if score is None else score) if author.startswith("linker") else None
    gone = datetime(2024, 1, 5, tzinfo=UTC) if withdrawn else None
    return Judgement(judgement_id(left, right, author), left, right, verdict, author, chance, (), withdrawn_at=gone)


def groups(letters, *judgements):
    """The incidents as words: "abc d"."""
    found = incidents([f"m-{letter}" for letter in letters], judgements)
    return " ".join("".join(mention[-1] for mention in incident.mention_ids) for incident in found)


CASES = {
    "nobody judged": ([], "a b c d"),
    "a chain of same": ([judged("ab", SAME), judged("bc", SAME)], "abc d"),
    "two pairs": ([judged("ab", SAME), judged("cd", SAME)], "ab cd"),
    "unsure joins nothing": ([judged("ab", UNSURE, score=0.79)], "a b c d"),
    "withdrawn joins nothing": ([judged("ab", SAME, withdrawn=True)], "a b c d"),
    "one different against two same": (
        [judged("ab", SAME), judged("ac", SAME, score=0.75), judged("bc", DIFFERENT)],
        "ab c d",
    ),
    "one different against four same": (
        [judged("ab", SAME, score=0.99), judged("bc", SAME), judged("ac", SAME), judged("ad", SAME),
         judged("bd", SAME), judged("cd", DIFFERENT)],
        "abcd",
    ),
    "a weak link to a group that is unlike": (
        [judged("ab", SAME, score=0.99), judged("bc", SAME, score=0.81), judged("ac", UNSURE, score=0.3)],
        "abc d",
    ),
    "a person's different on the pair": ([judged("ab", SAME), judged("ab", DIFFERENT, "ana")], "a b c d"),
    "a person's different across a chain": (
        [judged("ab", SAME, score=0.95), judged("bc", SAME, score=0.85), judged("ac", DIFFERENT, "ana")],
        "ab c d",
    ),
    "a person's same against the linker": ([judged("ab", DIFFERENT), judged("ab", SAME, "ana")], "ab c d"),
    "a person's same against many linkers' different": (
        [judged("ab", SAME), judged("cd", SAME), judged("ac", SAME, "ana"), judged("ad", DIFFERENT),
         judged("bc", DIFFERENT), judged("bd", DIFFERENT)],
        "abcd",
    ),
    "a person's same keeps out what a person parted from it": (
        [judged("ab", SAME, score=0.99), judged("bc", DIFFERENT, "ana"), judged("ac", SAME, "ana")],
        "ac b d",
    ),
    "two persons who disagree": ([judged("ab", SAME, "ana"), judged("ab", DIFFERENT, "ben")], "a b c d"),
    "a person's different withdrawn": (
        [judged("ab", SAME), judged("ab", DIFFERENT, "ana", withdrawn=True)],
        "ab c d",
    ),
    "a person who is unsure leaves it to the linker": ([judged("ab", SAME), judged("ab", UNSURE, "ana")], "ab c d"),
    "the newest linker counts": (
        [judged("ab", SAME, "linker 2"), judged("ab", DIFFERENT, "linker 10")],
        "a b c d",
    ),
    "mentions that are not asked for": ([judged("ax", SAME), judged("xb", SAME)], "a b c d"),
}  # fmt: skip


@pytest.mark.parametrize(("judgements", "expected"), CASES.values(), ids=list(CASES))
def test_groups_follow_from_judgements(judgements, expected):
    assert groups("abcd", *judgements) == expected


def test_an_incident_is_called_after_its_first_mention():
    (incident,) = incidents(["m-b", "m-a"], [judged("ab", SAME)])
    assert incident.mention_ids == ("m-a", "m-b")
    assert incident.id == incident_id(("m-a",))


pairs = st.sampled_from(list(combinations("abcdefgh", 2)))
verdicts = st.sampled_from([SAME, SAME, SAME, DIFFERENT, UNSURE])
authors = st.sampled_from(["linker 1", "linker 1", "linker 1", "linker 2", "ana", "ben"])
scores = st.sampled_from([0.0, 0.25, 0.5, 0.8, 0.85, 0.9, 0.99])
some = st.lists(st.builds(judged, pairs, verdicts, authors, scores, withdrawn=st.booleans()), max_size=40).map(
    lambda found: list({judgement.id: judgement for judgement in found}.values())
)


@given(some, st.randoms())
def test_the_order_of_arrival_changes_nothing(judgements, random):
    shuffled, ids = list(judgements), [*IDS, *IDS]
    random.shuffle(shuffled)
    random.shuffle(ids)
    assert incidents(ids, shuffled) == incidents(IDS, judgements)


@given(some)
def test_each_mention_is_in_exactly_one_incident(judgements):
    found = [mention for incident in incidents(IDS, judgements) for mention in incident.mention_ids]
    assert sorted(found) == IDS


@given(some)
def test_a_persons_different_always_wins(judgements):
    """A reviewer who parts two mentions must never find them together again."""
    home = {m: incident.id for incident in incidents(IDS, judgements) for m in incident.mention_ids}
    for judgement in judgements:
        if judgement.verdict is DIFFERENT and judgement.author in {"ana", "ben"} and not judgement.withdrawn_at:
            assert home[judgement.left] != home[judgement.right]


@given(some)
def test_a_group_is_held_together_by_live_same(judgements):
    """No mention is in an incident without a judgement that says so."""
    live = [j for j in judgements if j.verdict is SAME and not j.withdrawn_at]
    for incident in incidents(IDS, judgements):
        reached, todo = set(), [incident.mention_ids[0]]
        while todo:
            mention = todo.pop()
            if mention not in reached:
                reached.add(mention)
                todo += [j.right if j.left == mention else j.left for j in live if mention in {j.left, j.right}]
        assert set(incident.mention_ids) <= reached


def test_a_large_incident_is_grouped_in_one_pass():
    """Two hundred reports of one attack, all compared with each other."""
    ids = [f"m-{n:03d}" for n in range(200)]
    said = [Judgement(judgement_id(a, b, "linker 1"), a, b, SAME, "linker 1", 0.9, ()) for a, b in combinations(ids, 2)]
    (incident,) = incidents(ids, said)
    assert incident.mention_ids == tuple(ids)
