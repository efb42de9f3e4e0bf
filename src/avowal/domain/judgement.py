"""What was decided of pairs of mentions, and the incidents that follow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from avowal.codebook.vocabulary import Verdict
from avowal.domain.identity import content_id


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature of a comparison: ``Reason("place", 1.0, "both name Kerman, Iran")``.

    Attributes:
        feature: What was compared.
        score: -1 (speaks against) to 1 (speaks for); 0 says nothing.
        sentence: The same for a person.
    """

    feature: str
    score: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two mentions tell of one incident: the linker says "same", because date and place agree.

    Attributes:
        id: Made from the two mentions, the author, and how often the author judged them before.
        left: Mention id; of the pair, the one that sorts first.
        right: The other mention id.
        verdict: Same, different or unsure.
        author: "linker 1" or a user's name; a person's "different" always wins.
        score: Probability that they are the same, 0 to 1; ``None`` from a person.
        reasons: The features compared, each with its sentence.
        made_at: When (UTC); ``None`` in pure functions, set by the store.
        withdrawn_at: When it was withdrawn; judgements are never deleted.
    """

    id: str
    left: str
    right: str
    verdict: Verdict
    author: str
    score: float | None
    reasons: tuple[Reason, ...]
    made_at: datetime | None = None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Incident:
    """One violent event, known through the mentions that are judged the same.

    Attributes:
        id: Made from the mention that sorts first, so that the order of arrival does not matter.
        mention_ids: The connected group, sorted.
    """

    id: str
    mention_ids: tuple[str, ...]


def judgement_id(left: str, right: str, author: str, *, earlier: int = 0) -> str:
    """The id of an author's judgement on a pair, whichever way round the pair is given.

    ``earlier`` is how many judgements of the author on the pair came before, for one who changes their mind.
    """
    first, second = sorted((left, right))
    return content_id("j", first, second, author, *([earlier] if earlier else []))


def incident_id(mention_ids: tuple[str, ...]) -> str:
    """The id of an incident, from the mention that sorts first."""
    return content_id("i", min(mention_ids))
