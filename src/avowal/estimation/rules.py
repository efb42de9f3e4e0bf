"""The rules that a policy file may name, the facts that each answers, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact
from avowal.domain import Estimate
from avowal.estimation.acled import acled_corroborated, acled_lowest
from avowal.estimation.acled_names import acled_order
from avowal.estimation.airwars import airwars_belligerents, airwars_range
from avowal.estimation.event_models import event_report
from avowal.estimation.extremes import highest, lowest
from avowal.estimation.gtd import gtd_majority, gtd_newest
from avowal.estimation.gtd_names import gtd_order
from avowal.estimation.ibc import ibc_range
from avowal.estimation.listed import listed
from avowal.estimation.most import most
from avowal.estimation.question import Question
from avowal.estimation.sites import acled_site, gtd_site, ucdp_site
from avowal.estimation.tactics import coded_type, ucdp_violence
from avowal.estimation.ucdp import ucdp_range
from avowal.estimation.ucdp_names import ucdp_dyad
from avowal.estimation.windows import acled_date, gtd_date, plain_window, ucdp_window

Answer = Callable[[Question], Estimate]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to derive a value: ``Rule(lowest, COUNTED_FACTS, "the lowest figure")``.

    Attributes:
        answer: The function that answers.
        facts: The facts that it can answer.
        about: What it does, in one sentence.
    """

    answer: Answer
    facts: frozenset[Fact]
    about: str


_COUNTED: Final = frozenset(COUNTED_FACTS)
_NAMED: Final = frozenset({Fact.RESPONSIBLE, Fact.PERPETRATOR, Fact.WEAPON, Fact.TARGET})
_WHO: Final = frozenset({Fact.RESPONSIBLE})
_WHEN: Final = frozenset({Fact.DATE})
_WHERE: Final = frozenset({Fact.PLACE})
_WHAT: Final = frozenset({Fact.TYPE})
_HARM: Final = frozenset({Fact.KILLED, Fact.INJURED})
_ROWS: Final = _HARM | _WHO | _WHEN | _WHERE | _WHAT | {Fact.TARGET}

RULES: Final[dict[str, Rule]] = {
    "lowest": Rule(lowest, _COUNTED, "the lowest number that the words of any current account allow"),
    "highest": Rule(highest, _COUNTED, "the highest number that any current account says"),
    "most": Rule(most, frozenset(Fact), "the version of most independent voices, each with its newest"),
    "listed": Rule(listed, _NAMED, "every version that is named, with the stances of those who name it"),
    "acled-lowest": Rule(acled_lowest, _COUNTED, "the lowest figure; 0 without one"),
    "acled-corroborated": Rule(
        acled_corroborated,
        _COUNTED,
        "the lowest figure, unless enough independent voices hold one higher and as late; 0 without one",
    ),
    "acled-order": Rule(
        acled_order,
        _WHO,
        "named by a voice that is no party, else an undisputed claim, else blamed by enough voices, else unidentified",
    ),
    "acled-date": Rule(acled_date, _WHEN, "one day with its time precision"),
    "acled-site": Rule(acled_site, _WHERE, "the place of most voices, with its precision; a country alone is none"),
    "gtd-newest": Rule(gtd_newest, _COUNTED, "the newest document's figure, else the majority's, else the lowest"),
    "gtd-majority": Rule(gtd_majority, _COUNTED, "the figure of most documents, else the lowest, new or old"),
    "gtd-order": Rule(gtd_order, _WHO, "up to three names, the firmest stance first, with certainty, claim and mode"),
    "gtd-date": Rule(gtd_date, _WHEN, "year, month and day, 0 for what is not known"),
    "gtd-site": Rule(gtd_site, _WHERE, "the place of most voices, with specificity and vicinity"),
    "ucdp-range": Rule(ucdp_range, frozenset({Fact.KILLED}), "low, best and high; best is the most reliable voice's"),
    "ucdp-dyad": Rule(ucdp_dyad, _WHO, "the perpetrator of a dyad; nobody named, or two equally: no event"),
    "ucdp-window": Rule(ucdp_window, _WHEN, "from the earliest to the latest day, with the class of the span"),
    "ucdp-site": Rule(ucdp_site, _WHERE, "the unit that holds all places that voices give, with its class"),
    "ucdp-violence": Rule(ucdp_violence, _WHAT, "state-based, non-state or one-sided, from the sides"),
    "airwars-range": Rule(
        airwars_range, _HARM, "lowest and highest harm to civilians, parties apart, with its grading"
    ),
    "airwars-belligerents": Rule(airwars_belligerents, _WHO, "every named belligerent, known or suspected"),
    "ibc-range": Rule(ibc_range, _HARM, "lowest and highest, with a flag for a single source"),
    "window": Rule(plain_window, _WHEN, "from the earliest to the latest day that voices give"),
    "type-codes": Rule(coded_type, _WHAT, "the programme's name and codes for the type that most voices give"),
    "event-report": Rule(event_report, _ROWS, "the column of an event-report row put together from the documents"),
}
"""Rules by the name that a policy file gives them."""
