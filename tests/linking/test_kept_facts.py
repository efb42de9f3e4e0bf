"""What is kept of a mention compares as the mention itself does."""

from __future__ import annotations

import json
from datetime import date

import pytest

from avowal.codebook.vocabulary import Fact, Qualifier, Role, Stance, Status
from avowal.domain import PartialDate, Span, Window
from avowal.linking.compare import compare
from avowal.linking.facts import mention_facts
from avowal.linking.kept_facts import kept, read_kept
from tests.make import KERMAN, bare_account, exactly, make_mention, make_report, named_thing, word

TEXT = "KERMAN — Two blasts hit a ceremony near the Golzar cemetery, Saeed Shaarbaf said.\nA boy, 9, was hurt."
WEEK = PartialDate(2024, 1, window=Window(date(2024, 1, 1), date(2024, 1, 7)), time="night")


def made(*accounts, role=Role.MAIN, title="Blasts in Kerman"):
    report = make_report(TEXT, title=title)
    return mention_facts(make_mention(report, *accounts, role=role, spans=(Span(0, 40),)), report)


RICH = (
    bare_account(Fact.PLACE, KERMAN),
    bare_account(Fact.DATE, WEEK, status=Status.SUPERSEDED),
    bare_account(Fact.DATE, PartialDate(None, 1, 3)),
    bare_account(Fact.RESPONSIBLE, named_thing("Islamic State", actor_id="is"), stance=Stance.CLAIMS),
    bare_account(Fact.WEAPON, named_thing("two explosive belts")),
    bare_account(Fact.KILLED, exactly(84)),
    bare_account(Fact.INJURED, word(Qualifier.DOZENS)),
    bare_account(Fact.TARGET, named_thing("people at the cemetery")),
)


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("accounts", [(), RICH], ids=["bare", "rich"])
def test_facts_come_back_as_they_were_kept(accounts, role):
    facts = made(*accounts, role=role)
    assert read_kept(kept(facts)) == facts


def test_a_judgement_on_kept_facts_is_the_one_on_new_facts():
    left, right = made(*RICH), made(bare_account(Fact.PLACE, KERMAN), title="Toll rises in Kerman")
    again = compare(read_kept(kept(left)), read_kept(kept(right)))
    assert again == compare(left, right)


def test_the_same_facts_are_kept_as_the_same_text():
    assert kept(made(*RICH)) == kept(made(*reversed(RICH)))


def test_facts_of_another_method_are_not_read():
    held = json.loads(kept(made(*RICH)))
    assert read_kept(json.dumps(held | {"method": 0})) is None
