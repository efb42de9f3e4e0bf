"""The version with the most independent voices."""

from __future__ import annotations

import pytest

from avowal.codebook.vocabulary import Fact, Stance, VoiceKind
from avowal.domain import PartialDate, Place
from avowal.estimation import Context, estimate
from tests.make import KERMAN, at_least, bare_account, exactly, make_report, named_thing

IS = named_thing("Islamic State", "ISIS", actor_id="is")
PROVINCE = Place("Kerman Province", "IR", 128231, 30.0, 57.0, "Kerman Province", None, 4)
CITY = Place("Kerman", "IR", 128234, 30.28, 57.08, "Kerman Province", None, 1)
IRAN = Place("Iran", "IR", 130758, 32.0, 53.0, None, None, 6)


def ask(fact, rows, **context):
    """``rows`` are (outlet, day of January, voice name or ``None``, value)."""
    reports, told = {}, []
    for n, (outlet, day, voice, value) in enumerate(rows):
        report = make_report(f"Report {n}.", outlet=outlet, published=f"2024-01-{day:02d}" if day else None)
        reports[report.id] = report
        kind = VoiceKind.OFFICIAL if voice else VoiceKind.OUTLET
        told.append(bare_account(fact, value, report=report, voice=voice or "outlet", kind=kind))
    return estimate("mode", told, fact, reports=reports, context=Context(**context)), told


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        ([("A", 3, None, exactly(84)), ("B", 3, None, exactly(84)), ("C", 3, None, exactly(103))], 84),
        ([("A", 3, None, exactly(84)), ("B", 4, None, exactly(103))], 103),
        ([("A", 4, None, exactly(84)), ("B", 4, None, exactly(103))], 84),
        ([("A", 3, None, exactly(84)), ("A", 5, None, exactly(89)), ("B", 3, None, exactly(84))], 89),
        ([("A", 3, "IRNA", exactly(84)), ("B", 3, "IRNA", exactly(84)), ("C", 3, None, exactly(95)),
          ("D", 3, None, exactly(95))], 95),
        ([("A", 3, None, at_least(84)), ("B", 3, None, exactly(84)), ("C", 5, None, exactly(89))], 84),
    ],
    ids=["most units", "tie: newest", "tie: lowest", "newest of a unit", "one agency", "bounds"],
)  # fmt: skip
def test_figures_go_to_the_version_of_most_units(rows, value):
    assert ask(Fact.KILLED, rows)[0].value == value


def test_reports_that_copy_one_another_are_one_voice():
    rows = [("A", 3, None, exactly(84)), ("B", 3, None, exactly(84)), ("C", 4, None, exactly(9))]
    _, told = ask(Fact.KILLED, rows)
    copies = {told[1].report_id: told[0].report_id}
    assert ask(Fact.KILLED, rows)[0].value == 84
    assert ask(Fact.KILLED, rows, origins=copies)[0].value == 9


def test_copies_that_copy_each_other_do_not_hang():
    rows = [("A", 3, None, exactly(84)), ("B", 3, None, exactly(84))]
    _, told = ask(Fact.KILLED, rows)
    first, second = (account.report_id for account in told)
    assert ask(Fact.KILLED, rows, origins={first: second, second: first})[0].value == 84


def test_a_coarser_date_stands_behind_the_finer_one():
    rows = [
        ("A", 3, None, PartialDate(2024, 1)),
        ("B", 3, None, PartialDate(2024, 1)),
        ("C", 3, None, PartialDate(2024, 1, 3)),
    ]
    found, _ = ask(Fact.DATE, rows)
    assert found.value == PartialDate(2024, 1, 3)
    assert all(w.used for w in found.weighings)


def test_two_days_are_two_versions():
    rows = [("A", 3, None, PartialDate(2024, 1, 2)), ("B", 3, None, PartialDate(2024, 1, 3))]
    rows.append(("C", 3, None, PartialDate(2024, 1, 3)))
    found, told = ask(Fact.DATE, rows)
    assert found.value == PartialDate(2024, 1, 3)
    assert [w.used for w in found.weighings if w.account_id == told[0].id] == [False]


def test_province_and_country_stand_behind_the_city():
    found, _ = ask(Fact.PLACE, [("A", 3, None, IRAN), ("B", 3, None, PROVINCE), ("C", 3, None, CITY)])
    assert found.value == CITY
    assert found.reason.startswith("Kerman: 3 independent voices.")


def test_names_of_one_actor_are_one_version():
    rows = [("A", 3, None, IS), ("B", 3, None, named_thing("ISIS")), ("C", 5, None, named_thing("Israel"))]
    found, _ = ask(Fact.RESPONSIBLE, rows)
    assert found.reason == "Islamic State: 2 independent voices."


def test_a_suspicion_names_nobody():
    told = [bare_account(Fact.RESPONSIBLE, named_thing("Israel"), stance=Stance.SUSPECTS)]
    assert estimate("mode", told, Fact.RESPONSIBLE, reports={}).value is None


def test_targets_of_one_outlet_are_all_kept():
    """A report may name two targets; the newer one does not replace the older."""
    rows = [
        ("A", 3, None, named_thing("mosque")),
        ("A", 4, None, named_thing("market")),
        ("B", 3, None, named_thing("mosque")),
    ]
    assert ask(Fact.TARGET, rows)[0].value == named_thing("mosque")


def test_a_place_that_no_table_holds_is_known_by_name_and_country():
    rows = [("A", 3, None, Place("Golzar", "IR")), ("B", 3, None, Place("golzar", "IR")), ("C", 9, None, KERMAN)]
    found = ask(Fact.PLACE, rows)[0]
    assert isinstance(found.value, Place)
    assert found.value.name.casefold() == "golzar"
