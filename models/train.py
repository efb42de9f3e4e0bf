#!/usr/bin/env python3
"""Train the encoder: ``python models/train.py [--epochs N] [--out FOLDER]``; resumes after an interruption.

Reads the examples that prepare.py made; examples made anew are taken up with the next epoch. Windows of like length
go together; half of the windows without any label are left out of each epoch, drawn anew, and some words are hidden.
After each epoch a checkpoint is written and the validation losses are printed; run the same command again and it goes
on from the last checkpoint. Uses a GPU when there is one.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch

from avowal.extraction.encoder.wordpiece import WordPieces
from base import fetch_base, vocabulary
from examples import read_examples
from losses import losses, total
from network import Network
from prepare import OUT
from windows_of_examples import Item, items_of

ROOM = 382
OVERLAP = 96
PIECES_A_BATCH = 2000
HIDDEN = 0.1
"""Share of the pieces that are hidden in training, so that no single word decides."""
_MASK = 103  # "[MASK]" in the vocabulary of the base
SEED = 20240103


def main() -> int:
    """Train, or go on training."""
    options = parsed()
    torch.manual_seed(options.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    base = fetch_base(options.base)
    pieces = WordPieces(vocabulary(base))
    items = load(options.examples / "train.jsonl", pieces, options.only)
    held_out = {path.stem: load(path, pieces) for path in sorted(options.examples.glob("*-*.jsonl"))}
    print(f"{len(items)} windows, {sum(len(i.pieces) for i in items)} pieces, on {device}", flush=True)
    network = Network(base).to(device)
    if options.start:
        network.load_state_dict(torch.load(options.start, map_location=device)["network"], strict=False)
    run = Run(network, items, options, device)
    run.resume()
    while run.epoch < options.epochs:
        run.items = load(options.examples / "train.jsonl", pieces, options.only)
        run.one_epoch()
        for name, rows in held_out.items():
            print(f"  {name}: {shown(evaluate(network, rows, device))}", flush=True)
        run.save()
    return 0


class Run:
    """One training run: its place in the schedule survives an interruption."""

    def __init__(self, network: Network, items: Sequence[Item], options: argparse.Namespace, device: str) -> None:
        self.network, self.items, self.options, self.device = network, items, options, device
        self.epoch = 0
        groups = [
            {"params": [p for p in network.encoder.parameters() if p.requires_grad], "lr": options.rate},
            {
                "params": [p for n, p in network.named_parameters() if not n.startswith("encoder.")],
                "lr": 10 * options.rate,
            },
        ]
        self.optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
        self.steps = max(1, options.epochs * len(list(self.batches(0))))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self.rate_at)
        self.path = options.out / "last.pt"

    def rate_at(self, step: int) -> float:
        """Up over the first 6 % of the steps, then down along a cosine to 5 %."""
        warm = max(1, int(0.06 * self.steps))
        if step < warm:
            return (step + 1) / warm
        return 0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * min(1.0, (step - warm) / max(1, self.steps - warm))))

    def batches(self, epoch: int) -> Iterator[list[Item]]:
        """The windows of one epoch in batches of like length, in an order drawn by seed and epoch."""
        drawn = random.Random(f"{self.options.seed}-{epoch}")
        kept: list[Item] = []
        for item in self.items:
            share = self.options.shares.get(item.origin, 1.0)
            share *= 1.0 if item.filled or item.sources or item.origin in {"cases", "recombined"} else 0.5
            kept += [item] * int(share) + ([item] if drawn.random() < share % 1 else [])
        kept.sort(key=lambda item: len(item.pieces) + drawn.random() * 40)
        batches: list[list[Item]] = [[]]
        for item in kept:
            if batches[-1] and (len(batches[-1]) + 1) * len(item.pieces) > PIECES_A_BATCH:
                batches.append([])
            batches[-1].append(item)
        drawn.shuffle(batches)
        yield from batches

    def one_epoch(self) -> None:
        """Train on every batch of the epoch."""
        self.network.train()
        started = time.time()
        sums: dict[str, list[float]] = defaultdict(list)
        batches = list(self.batches(self.epoch))
        for number, batch in enumerate(batches, start=1):
            with autocast(self.device):
                parts = losses(forward(self.network, batch, self.device, hidden=HIDDEN), batch)
                loss = total(parts)
            self.optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
            self.optimiser.step()
            self.schedule.step()
            for name, value in parts.items():
                sums[name].append(value.item())
            if number % 100 == 0:
                print(f"  {number}/{len(batches)} {time.time() - started:.0f} s {shown(means(sums))}", flush=True)
        self.epoch += 1
        print(f"epoch {self.epoch}: {time.time() - started:.0f} s, training {shown(means(sums))}", flush=True)

    def save(self) -> None:
        """Write the checkpoint in one step, so that an interruption leaves the old one."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        torch.save({"network": self.network.state_dict()}, self.path.with_name(f"epoch-{self.epoch}.pt"))
        half = self.path.with_suffix(".half")
        torch.save(
            {
                "epoch": self.epoch,
                "network": self.network.state_dict(),
                "optimiser": self.optimiser.state_dict(),
                "schedule": self.schedule.state_dict(),
                "torch": torch.get_rng_state(),
            },
            half,
        )
        half.replace(self.path)

    def resume(self) -> None:
        """Go on from the last checkpoint, if there is one."""
        if not self.path.exists():
            return
        saved = torch.load(self.path, map_location=self.device, weights_only=True)
        self.epoch = saved["epoch"]
        self.network.load_state_dict(saved["network"])
        self.optimiser.load_state_dict(saved["optimiser"])
        self.schedule.load_state_dict(saved["schedule"])
        torch.set_rng_state(saved["torch"].cpu())
        print(f"going on after epoch {self.epoch}", flush=True)


def forward(network: Network, batch: Sequence[Item], device: str, *, hidden: float = 0.0) -> tuple[torch.Tensor, ...]:
    """The network's answers to a batch, padded to its longest window; ``hidden`` is the share of pieces not shown."""
    n_pieces = max(len(item.pieces) for item in batch)
    n_words = max(len(item.words) for item in batch)
    pieces = np.zeros((len(batch), n_pieces), dtype=np.int64)
    mask = np.zeros_like(pieces)
    words = np.zeros((len(batch), n_words), dtype=np.int64)
    for row, item in enumerate(batch):
        pieces[row, : len(item.pieces)] = item.pieces
        mask[row, : len(item.pieces)] = 1
        words[row, : len(item.words)] = item.words
    if hidden:
        shown = torch.rand(pieces.shape).numpy() >= hidden
        shown[:, 0] = True
        pieces = np.where(shown | (mask == 0), pieces, _MASK)
    return network(*(torch.from_numpy(x).to(device) for x in (pieces, mask, words)))


def evaluate(network: Network, items: Sequence[Item], device: str) -> dict[str, float]:
    """Mean losses on windows that do not train."""
    network.eval()
    sums: dict[str, list[float]] = defaultdict(list)
    ordered = sorted(items, key=lambda item: len(item.pieces))
    with torch.inference_mode():
        for first in range(0, len(ordered), 16):
            batch = ordered[first : first + 16]
            for name, value in losses(forward(network, batch, device), batch).items():
                sums[name].append(value.item())
    return means(sums)


def load(path: Path, pieces: WordPieces, only: Iterable[str] | None = None) -> list[Item]:
    """The windows of a file of examples."""
    return [
        item
        for example in read_examples(path)
        if not only or example.origin in only
        for item in items_of(example, pieces, room=ROOM, overlap=OVERLAP)
        if len(item.words)
    ]


def autocast(device: str) -> torch.autocast:
    """Half precision on a GPU, and where AVOWAL_BF16=1 says that the processor multiplies it (AMX, AVX512-BF16)."""
    fast = device == "cuda" or os.environ.get("AVOWAL_BF16") == "1"
    return torch.autocast(device, dtype=torch.bfloat16, enabled=fast)


def means(sums: dict[str, list[float]]) -> dict[str, float]:
    """Mean of each list."""
    return {name: sum(values) / len(values) for name, values in sums.items()}


def shown(parts: dict[str, float]) -> str:
    """Losses on one line."""
    return " ".join(f"{name} {value:.3f}" for name, value in sorted(parts.items()))


def parsed() -> argparse.Namespace:
    """The command's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=Path, default=OUT)
    parser.add_argument("--base", type=Path, default=OUT / "base")
    parser.add_argument("--out", type=Path, default=OUT / "run")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument(
        "--rate", type=float, default=1e-4, help="learning rate of the encoder; the heads' is ten times it"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--start", type=Path, help="checkpoint whose weights to start from")
    parser.add_argument("--only", nargs="*", help="sets to train on (default: all)")
    parser.add_argument(
        "--share", nargs="*", default=[], metavar="SET=N", help="how often a window of a set counts an epoch"
    )
    options = parser.parse_args()
    options.shares = {name: float(n) for name, _, n in (one.partition("=") for one in options.share)}
    return options


if __name__ == "__main__":
    sys.exit(main())
