"""What an account says: a figure, a date, a place or a name."""

from __future__ import annotations

from dataclasses import dataclass

from avowal.codebook.vocabulary import Qualifier
from avowal.domain.dates import PartialDate


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many people a voice says, as an inclusive range.

    "At least 84 were killed, the agency said" is ``Quantity(84, None, Qualifier.AT_LEAST)``;
    "dozens" is ``Quantity(None, None, Qualifier.DOZENS)``: each policy expands words by its own rule.

    Attributes:
        low: Fewest people the words allow; ``None`` when they set no floor.
        high: Most people the words allow; ``None`` when they set no ceiling: never "infinity".
        qualifier: How the words bound the figure.
        of: Whom it counts when not all victims ("children", "attackers"); ``None`` for all.
    """

    low: int | None
    high: int | None
    qualifier: Qualifier = Qualifier.EXACT
    of: str | None = None

    def __post_init__(self) -> None:
        if min(self.low or 0, self.high or 0) < 0:
            msg = f"a figure cannot be negative: {self.low} to {self.high}"
            raise ValueError(msg)
        if self.low is not None and self.high is not None and self.low > self.high:
            msg = f"the low end of a figure cannot be above its high end: {self.low} to {self.high}"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a voice says it happened: ``Place("Kerman", "IR", 128234, 30.28, 57.08, "Kerman", None, 1)``.

    Attributes:
        name: The place in the report's words.
        country: ISO 3166-1 alpha-2 code of the territory as the report treats it; ``None`` if not known.
        geonames_id: Id in GeoNames; ``None`` when the gazetteer does not hold the place.
        latitude: Degrees north, WGS 84; ``None`` without a resolved place.
        longitude: Degrees east, WGS 84.
        admin1: Name of the first-order division that holds it.
        admin2: Name of the second-order division that holds it.
        precision: UCDP ``where_prec`` class, 1 (exact point) to 7; ``None`` when not resolved.
    """

    name: str
    country: str | None = None
    geonames_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    admin1: str | None = None
    admin2: str | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person, group, weapon, target or type as a voice names it: ``Name("Islamic State", ("ISIS",))``.

    Attributes:
        text: The standard name where a table has one, else the report's words.
        aliases: Other names that the report uses for the same thing.
        actor_id: Id in the actor table; ``None`` when the table does not hold it.
    """

    text: str
    aliases: tuple[str, ...] = ()
    actor_id: str | None = None


Value = Quantity | PartialDate | Place | Name
