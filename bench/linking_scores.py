"""How well a grouping agrees with the gold: B-cubed and CoNLL by the published scorer, pairs counted here.

A grouping is a mapping from an item to the name of its group; two groupings compared hold the same items.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import combinations
from types import ModuleType
from typing import Any

Grouping = Mapping[Any, str]


def agreement(scorer: ModuleType, gold: Grouping, found: Grouping, name: str) -> dict[str, float]:
    """B-cubed, CoNLL (the mean F1 of B-cubed, MUC and CEAFe) and pairwise scores, each under ``name``.

    Raises:
        ValueError: The two do not group the same items.
    """
    if set(gold) != set(found):
        msg = f"{name}: {len(set(gold) ^ set(found))} items are in one of the groupings only"
        raise ValueError(msg)
    bcubed = scorer.b3(gold, found)
    measures = (bcubed, scorer.muc(gold, found), scorer.ceafe(gold, found))
    rows = {
        **dict(zip(("b3_p", "b3_r", "b3_f1"), bcubed, strict=True)),
        "conll_f1": sum(one[2] for one in measures) / len(measures),
        **pairwise(gold, found),
    }
    return {f"{name}_{key}": round(value, 4) for key, value in rows.items()}


def pairwise(gold: Grouping, found: Grouping) -> dict[str, float]:
    """Precision, recall and F1 over pairs of items in one group; 1 where there is no pair to find.

    >>> pairwise({"a": "x", "b": "x", "c": "x"}, {"a": "1", "b": "1", "c": "2"})["pair_r"]
    0.3333333333333333
    """
    both = _pairs(Counter((gold[item], found[item]) for item in gold))
    wanted, given = _pairs(Counter(gold.values())), _pairs(Counter(found.values()))
    precision = both / given if given else 1.0
    recall = both / wanted if wanted else 1.0
    total = precision + recall
    return {"pair_p": precision, "pair_r": recall, "pair_f1": 2 * precision * recall / total if total else 0.0}


def merged(gold: Grouping, found: Grouping) -> list[tuple[str, str]]:
    """Pairs of gold groups that some found group mixes, sorted."""
    mixed: dict[str, set[str]] = {}
    for item, group in found.items():
        mixed.setdefault(group, set()).add(gold[item])
    return sorted({pair for names in mixed.values() for pair in combinations(sorted(names), 2)})


def _pairs(sizes: Counter[Any]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())
