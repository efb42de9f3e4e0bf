"""Copies: the same text, nearly the same text, and one text inside another.

The limits were measured on texts that we transformed; docs/linking.md holds the table.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from avowal.linking.signature import Signature, bands, pack, signature, unpack

__all__ = ["Copy", "CopyKind", "bands", "is_copy", "pack", "shares", "signature", "similarity", "unpack"]

NEAR: Final = 0.4
"""Share of three-word runs in common from which two texts are near copies."""

NEAR_SHORT: Final = 0.75
"""The same for short texts, where a formula ("two people were killed in ...") is most of the text."""

SHORT_WORDS: Final = 60
"""A text with fewer words is short."""

INSIDE: Final = 0.7
"""Share of a text that stands in the other, from which it is held to be inside it."""

INSIDE_WORDS: Final = 25
"""Words that whole shared sentences must have at least, so that a shared footer makes no copy."""


class CopyKind(StrEnum):
    """How a text relates to the one it copies: ``CopyKind.CONTAINED``, the first is a part of the second."""

    EXACT = "exact"
    NEAR = "near"
    CONTAINS = "contains"
    CONTAINED = "contained"


@dataclass(frozen=True, slots=True)
class Copy:
    """How one text copies another: ``Copy(CopyKind.NEAR, 0.87)``.

    Attributes:
        kind: Exact, near, or one inside the other.
        score: 0 to 1: 1 for exact copies, the similarity for near ones, else the share that is inside.
    """

    kind: CopyKind
    score: float


def is_copy(left: Signature, right: Signature) -> Copy | None:
    """How ``left`` copies ``right``, or ``None``; the sides turned, "contains" becomes "contained".

    Two texts without words, or signed in two ways, are no copies.
    """
    if left.method != right.method or not left.n_words or not right.n_words:
        return None
    if left.exact == right.exact:
        return Copy(CopyKind.EXACT, 1.0)
    alike = similarity(left, right)
    short = min(left.n_words, right.n_words) < SHORT_WORDS
    if alike >= (NEAR_SHORT if short else NEAR):
        return Copy(CopyKind.NEAR, alike)
    return _inside(left, right, alike)


def similarity(left: Signature, right: Signature) -> float:
    """Estimated share of three-word runs in common, 0 to 1 (standard error at most 0.045).

    >>> similarity(signature("Two people were killed in Kabul"), signature("two people were killed in Kabul"))
    1.0
    """
    if left.method != right.method or not left.minhash or not right.minhash:
        return 0.0
    equal = sum(a == b for a, b in zip(left.minhash, right.minhash, strict=True))
    return equal / len(left.minhash)


def shares(left: Signature, right: Signature) -> tuple[float, float, int]:
    """Share of each text's words in sentences that the other has too, and how many words these are."""
    if left.method != right.method:
        return 0.0, 0.0, 0
    others = {key for key, _ in right.sentences}
    words = sum(n for key, n in left.sentences if key in others)
    return words / max(left.n_words, 1), words / max(right.n_words, 1), words


def _inside(left: Signature, right: Signature, alike: float) -> Copy | None:
    """The part and its whole: by shared sentences, or by shared runs of words where sentences were joined or cut."""
    by_left, by_right, words = shares(left, right)
    if words < INSIDE_WORDS:
        return None
    shared_words = alike / (1 + alike) * (left.n_words + right.n_words)
    of_left = max(by_left, min(shared_words / left.n_words, 1.0))
    of_right = max(by_right, min(shared_words / right.n_words, 1.0))
    if max(of_left, of_right) < INSIDE:
        return None
    if min(of_left, of_right) >= INSIDE:
        return Copy(CopyKind.NEAR, min(of_left, of_right))
    return Copy(CopyKind.CONTAINED, of_left) if of_left > of_right else Copy(CopyKind.CONTAINS, of_right)
