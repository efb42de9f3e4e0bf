"""Exchange formats by name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from avowal.export.exchange.claim_review import write_claim_reviews
from avowal.export.exchange.follow_the_money import write_follow_the_money
from avowal.export.exchange.package import write_package
from avowal.export.exchange.stix import write_stix
from avowal.record.dossier import IncidentFilter
from avowal.record.record import Record


@dataclass(frozen=True, slots=True)
class Exchange:
    """One way in which other systems take incidents with all that is said of them.

    Attributes:
        suffix: Ending of its files, with the dot.
        about: One line of help.
        counted: What its writer counts.
        write: Takes the record, which incidents, and an open binary stream; gives how many were written.
        is_text: Whether it may go to a terminal.
    """

    suffix: str
    about: str
    counted: str
    write: Callable[[Record, IncidentFilter, BinaryIO], int]
    is_text: bool = True


EXCHANGES: Final = {
    "stix": Exchange(
        ".stix.json", "STIX 2.1 bundle", "incidents", lambda record, wanted, out: write_stix(record.cases(wanted), out)
    ),
    "ftm": Exchange(
        ".ftm.jsonl",
        "FollowTheMoney entities, for OpenAleph",
        "incidents",
        lambda record, wanted, out: write_follow_the_money(record.cases(wanted), out),
    ),
    "claimreview": Exchange(
        ".claims.jsonld",
        "schema.org ClaimReview, one a contested version",
        "reviews",
        lambda record, wanted, out: write_claim_reviews(record.cases(wanted), out),
    ),
    "package": Exchange(
        ".zip", "data package to cite: tables, codebook, policies, hashes", "incidents", write_package, is_text=False
    ),
}
