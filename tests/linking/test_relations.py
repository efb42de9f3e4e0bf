"""Relations between incidents in reports' words. All reports were written for these tests."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact, Role
from avowal.linking.relations import RelationKind, relations_in
from tests.make import exactly, make_account, make_mention, make_report

RAID = "Gunmen killed 12 people in Bassa on Monday"
MARKET = "a bombing that killed 31 people at a market in Jos"


def told(text, main="12", background="31"):
    """The report with a main mention whose dead are ``main``, and a background one."""
    report = make_report(text)
    mentions = []
    for number, role, key in ((main, Role.MAIN, "main-1"), (background, Role.BACKGROUND, "background-1")):
        if number in text:
            account = make_account(report, Fact.KILLED, exactly(int(number)), number, mention_key=key)
            mentions.append(make_mention(report, account, role=role, key=key))
    return report, mentions


def found(text):
    report, mentions = told(text)
    roles = {mention.id: mention.role for mention in mentions}
    return [
        (one.kind, roles.get(one.mention_id), roles.get(one.other_id)) for one in relations_in(report, lambda: mentions)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "one", "other"),
    [
        (f"{RAID} in retaliation for {MARKET}.", RelationKind.RETALIATION_FOR, Role.MAIN, Role.BACKGROUND),
        (f"{RAID} to avenge the death of a commander.", RelationKind.RETALIATION_FOR, Role.MAIN, None),
        (f"{RAID}. The raid was in response to {MARKET}.", RelationKind.RETALIATION_FOR, Role.MAIN, Role.BACKGROUND),
        (f"{RAID}, the second anniversary of {MARKET}.", RelationKind.ANNIVERSARY_OF, Role.MAIN, Role.BACKGROUND),
        (f"Hundreds marked the first anniversary of {MARKET}.", RelationKind.ANNIVERSARY_OF, None, Role.BACKGROUND),
        (f"Three men went on trial over {MARKET}.", RelationKind.TRIAL_OF, None, Role.BACKGROUND),
        (f"A court sentenced two men to death for {MARKET}.", RelationKind.TRIAL_OF, None, Role.BACKGROUND),
        (f"{RAID}. The attacks were coordinated, police said.", RelationKind.COORDINATED_WITH, Role.MAIN, None),
        ("Coordinated attacks killed 12 in Bassa and 31 in Jos.", RelationKind.COORDINATED_WITH, Role.MAIN, Role.BACKGROUND),
    ],
)  # fmt: skip
def test_words_relate_the_incidents_on_their_two_sides(text, kind, one, other):
    """The first is what was done in answer or on the day; what no mention tells is left to the words."""
    assert found(text) == [(kind, one, other)]


@pytest.mark.parametrize(
    "text",
    [
        f"{RAID}. The governor vowed to avenge them.",
        f"{RAID}. Residents fear attacks in retaliation for it.",
        f"{RAID}. It was not in retaliation for {MARKET}, police said.",
        f"{RAID}. The minister spoke in response to a question.",
        f"{RAID}. A trial of a new vaccine began in Lagos.",
        f"{RAID}. Ministers coordinated their answer.",
        f"{RAID}. The group denied that it was in retaliation for {MARKET}.",
    ],
)
def test_threats_fears_denials_and_other_senses_relate_nothing(text):
    """A vow is no deed; a reader of the dossier would take it for one."""
    assert found(text) == []


def test_the_motive_belongs_to_the_voice_that_gives_it():
    """A group's reason for its deed is a claim, like the deed."""
    report, mentions = told(f"{RAID}. The group said the raid was in retaliation for the killing of its leader.")
    (relation,) = relations_in(report, lambda: mentions)
    assert "group" in relation.voice.name.casefold()


def test_the_evidence_is_words_of_the_report_and_no_more_than_twenty():
    report, mentions = told(f"{RAID} in retaliation for {MARKET}, {'and so on ' * 30}.")
    (relation,) = relations_in(report, lambda: mentions)
    quote = relation.evidence.quote(report.text)
    assert quote.startswith("in retaliation for a bombing")
    assert len(quote.split()) == 20


def test_a_report_without_such_words_is_not_read_further():
    """A dossier of a hundred reports loads no reading it does not need."""

    def never():
        raise AssertionError

    assert relations_in(make_report(f"{RAID}, police said."), never) == ()


PIECES = (
    "in retaliation for ",
    "anniversary of ",
    "coordinated ",
    "on trial ",
    RAID,
    MARKET,
    ". ",
    "not ",
    "31 ",
    "\n\n",
    "“",
)


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map("".join))
def test_any_text_gives_ends_that_exist_and_evidence_inside_the_text(text):
    """Whatever a report says: an end that is named is one of its mentions, and the two are not one."""
    report, mentions = told(text)
    ids = {mention.id for mention in mentions} | {None}
    for relation in relations_in(report, lambda: mentions):
        assert {relation.mention_id, relation.other_id} <= ids
        assert relation.mention_id != relation.other_id
        assert 0 <= relation.evidence.start < relation.evidence.end <= len(text)


@pytest.mark.parametrize(
    "piece", ["in response to a b c ", "in an apparent ", "coordinated aaa ", "charged with aaa bbb "]
)
def test_hostile_text_is_read_in_time(piece):
    """Ten times the text takes about ten times as long, not a hundred."""
    report, mentions = told(f"{RAID}. " + piece * 8_000)
    started = time.perf_counter()
    relations_in(report, lambda: mentions)
    assert time.perf_counter() - started < 5
