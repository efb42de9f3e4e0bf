"""Reports of a few invented incidents with readings by hand, for tests of stores and records."""

from __future__ import annotations

from collections.abc import Sequence

from avowal.codebook.vocabulary import Fact, IncidentType, Role, VoiceKind
from avowal.domain import PartialDate, Place, Reading, Report
from tests.make import KERMAN, exactly, make_account, make_mention, make_reading, make_report, named, named_thing

KABUL = Place("Kabul", "AF", 1138958, 34.52813, 69.17233, "Kabul", None, 1)
DAYS = {"3 January 2024": PartialDate(2024, 1, 3), "5 May 2021": PartialDate(2021, 5, 5)}


def told(
    n: int,
    *,
    place: Place = KERMAN,
    day: str = "3 January 2024",
    killed: int = 84,
    role: Role = Role.MAIN,
    type_: IncidentType = IncidentType.BOMBING,
    outlet: str = "Test Outlet",
    says: str = "police",
) -> tuple[Report, Reading]:
    """One outlet's report of a bombing, with its reading; ``n`` makes it a report of its own."""
    text = (
        f"A bomb killed {killed} people in {place.name} on {day}, {says} said. "
        f"The Islamic State claimed the attack. Our correspondent filed note {n} and {n * 7919 % 1009} more lines."
    )
    report = make_report(text, outlet=f"{outlet} {n}", published=None)
    voice = named(says, VoiceKind.OFFICIAL)
    mention = make_mention(
        report,
        make_account(report, Fact.KILLED, exactly(killed), f"killed {killed} people", voice=voice),
        make_account(report, Fact.PLACE, place, place.name, voice=voice),
        make_account(report, Fact.DATE, DAYS[day], day, voice=voice),
        make_account(report, Fact.RESPONSIBLE, named_thing("Islamic State"), "The Islamic State", voice=voice),
        role=role,
        type_=type_,
    )
    return report, make_reading(report, mention)


def several() -> Sequence[tuple[Report, Reading]]:
    """Six reports of two incidents, and one of a third in passing."""
    kerman = [told(n, killed=killed) for n, killed in ((1, 73), (2, 103), (3, 84), (4, 84))]
    kabul = [told(n, place=KABUL, day="5 May 2021", killed=2, type_=IncidentType.SHOOTING) for n in (5, 6)]
    passing = [told(7, place=KABUL, day="3 January 2024", killed=9, role=Role.BACKGROUND)]
    return [*kerman, *kabul, *passing]
