"""Facts of mentions for the linker's tests: a bombing in Kerman unless something else is said."""

from __future__ import annotations

from avowal.codebook.vocabulary import IncidentType, Role, Status
from avowal.domain import PartialDate, Place, Quantity
from avowal.linking.facts import MentionFacts, SaidDate
from tests.make import KERMAN

TEHRAN = Place("Tehran", "IR", 112931, 35.6944, 51.4215, "Tehran", None, 1)
RAYEN = Place("Rayen", "IR", 118704, 29.5943, 57.4386, "Kerman", None, 1)
KERMAN_PROVINCE = Place("Kerman Province", "IR", 128231, 30.0, 57.0, "Kerman", None, 4)
IRAN = Place("Iran", "IR", 130758, 32.0, 53.0, None, None, 6)
KABUL = Place("Kabul", "AF", 1138958, 34.5281, 69.1723, "Kabul", None, 1)


def facts(
    number: int,
    *,
    day: str | tuple[str, ...] | None = "2024-01-03",
    place: Place | tuple[Place, ...] | None = KERMAN,
    kind: IncidentType | None = IncidentType.BOMBING,
    killed: int | Quantity | None = None,
    published: str | None = "2024-01-03",
    role: Role = Role.MAIN,
    **more: object,
) -> MentionFacts:
    """Facts of mention ``m-number`` in report ``r-number``."""
    days = () if day is None else (day,) if isinstance(day, str) else day
    places = () if place is None else (place,) if isinstance(place, Place) else place
    figure = Quantity(killed, killed) if isinstance(killed, int) else killed
    return MentionFacts(
        f"m-{number}",
        str(more.pop("report", f"r-{number}")),
        role,
        kind,
        dates=tuple(SaidDate(PartialDate.from_iso(text), "outlet", Status.CURRENT) for text in days),
        places=places,
        countries=frozenset(p.country for p in places if p.country),
        killed=(figure,) if figure else (),
        published=PartialDate.from_iso(published) if published else None,
        **more,
    )
