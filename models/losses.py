"""How far the network's answers are from the labels of a batch of windows."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, cross_entropy

from avowal.extraction.encoder import heads
from avowal.extraction.encoder.session import OUTPUTS
from windows_of_examples import UNASKED, Item

SHARES = {
    "tags": 1.0,
    "stance": 0.2,
    "status": 0.1,
    "role": 0.3,
    "type": 0.3,
    "voice": 0.4,
    "effect": 0.1,
    "source": 0.7,
    "incident": 0.2,
    "relevance": 0.3,
}
"""How much each question counts in the whole."""
_TAGS_SCALE = 4.0  # most words are outside of every span: the mean a word is small


def losses(outputs: Sequence[Tensor], batch: Sequence[Item]) -> dict[str, Tensor]:
    """One number for each question that the batch asks."""
    answer = dict(zip(OUTPUTS, outputs, strict=True))
    width = answer["tags"].shape[1]
    device = answer["tags"].device
    found: dict[str, Tensor] = {}
    gold = torch.full((len(batch), width, len(heads.SPANS)), UNASKED, dtype=torch.long)
    for row, item in enumerate(batch):
        gold[row, : len(item.words)] = torch.from_numpy(item.tags)
    gold = gold.to(device)
    logits = answer["tags"].view(len(batch), width, len(heads.SPANS), len(heads.TAGS))
    n_words = max(1, sum(len(item.words) for item in batch))
    summed = cross_entropy(logits.flatten(0, 2), gold.flatten(), ignore_index=UNASKED, reduction="sum")
    found["tags"] = _TAGS_SCALE * summed / n_words
    for name in ("stance", "status", "role", "voice", "effect"):
        labels = torch.full((len(batch), width), UNASKED, dtype=torch.long)
        for row, item in enumerate(batch):
            labels[row, : len(item.words)] = torch.from_numpy(getattr(item, name))
        if (labels != UNASKED).any():
            found[name] = cross_entropy(answer[name].flatten(0, 1), labels.flatten().to(device), ignore_index=UNASKED)
    rest = {
        "type": _types(answer["type"], batch),
        "source": _sources(answer, batch),
        "incident": _incidents(answer["incident"], batch),
    }
    found |= {name: one for name, one in rest.items() if one is not None}
    labels = torch.tensor([item.relevant for item in batch], device=device)
    asked = labels != UNASKED
    if asked.any():
        found["relevance"] = binary_cross_entropy_with_logits(answer["relevance"][asked], labels[asked].float())
    return found


def total(parts: dict[str, Tensor]) -> Tensor:
    """All questions together."""
    return torch.stack([SHARES[name] * value for name, value in parts.items()]).sum()


def _types(logits: Tensor, batch: Sequence[Item]) -> Tensor | None:
    """Log-likelihood that the type is one of those allowed, a mean over words."""
    rows, columns, allowed = [], [], []
    for row, item in enumerate(batch):
        for word, types in item.types.items():
            rows.append(row)
            columns.append(word)
            allowed.append([kind in types for kind in range(len(heads.TYPES))])
    if not rows:
        return None
    log_p = logits[rows, columns].log_softmax(-1)
    mask = torch.tensor(allowed, device=logits.device)
    return -log_p.masked_fill(~mask, float("-inf")).logsumexp(-1).mean()


def _sources(answer: dict[str, Tensor], batch: Sequence[Item]) -> Tensor | None:
    """Log-likelihood of the words that name a word's voice, or of none."""
    parts = []
    for row, item in enumerate(batch):
        if not item.sources:
            continue
        asked = list(item.sources)
        n = len(item.words)
        query = answer["source_query"][row, asked]
        key = answer["source_key"][row, :n]
        scores = torch.cat([answer["source_none"][row, asked], query @ key.T / heads.POINTER**0.5], dim=1)
        right = torch.zeros_like(scores, dtype=torch.bool)
        for k, word in enumerate(asked):
            named = item.sources[word]
            right[k, [1 + s for s in named] if named else [0]] = True
        log_p = scores.log_softmax(-1)
        each = -log_p.masked_fill(~right, float("-inf")).logsumexp(-1)
        # Words of the outlet are many: the two halves count alike.
        said = right[:, 1:].any(1)
        halves = [half.mean() for half in (each[said], each[~said]) if len(half)]
        parts.append(torch.stack(halves).mean())
    return torch.stack(parts).mean() if parts else None


def _incidents(rows: Tensor, batch: Sequence[Item]) -> Tensor | None:
    """Whether two words are of one incident, in reports that tell of several."""
    parts = []
    for row, item in enumerate(batch):
        if len(set(item.incidents.values())) < 2:
            continue
        words = list(item.incidents)
        numbers = torch.tensor([item.incidents[word] for word in words], device=rows.device)
        vectors = rows[row, words]
        logits = vectors @ vectors.T / heads.INCIDENT**0.5
        same = (numbers[:, None] == numbers[None, :]).float()
        parts.append(binary_cross_entropy_with_logits(logits, same))
    return torch.stack(parts).mean() if parts else None
