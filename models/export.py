#!/usr/bin/env python3
"""Write the trained network as ONNX, in int8 or in full: ``python models/export.py CHECKPOINT... OUT``.

Of several checkpoints of one run the mean weights are taken (Izmailov et al. 2018).
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from avowal.extraction.encoder.session import OUTPUTS
from base import fetch_base, vocabulary
from network import Network
from prepare import OUT


def main() -> int:
    """Export one checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, default=OUT / "base")
    parser.add_argument("--full", action="store_true", help="leave the weights in 32 bits")
    options = parser.parse_args()
    base = fetch_base(options.base)
    network = Network(base)
    network.load_state_dict(mean_of(options.checkpoints))
    options.out.mkdir(parents=True, exist_ok=True)
    write(network, options.out / "encoder.onnx", full=options.full)
    (options.out / "vocabulary.txt").write_text("\n".join(vocabulary(base)) + "\n", encoding="utf-8")
    size = (options.out / "encoder.onnx").stat().st_size / 1e6
    print(f"{options.out / 'encoder.onnx'}: {size:.1f} MB")
    return 0


def mean_of(checkpoints: Sequence[Path]) -> dict[str, torch.Tensor]:
    """The mean of the weights of some checkpoints."""
    states = [torch.load(path, map_location="cpu", weights_only=True)["network"] for path in checkpoints]
    return {
        name: torch.stack([state[name] for state in states]).mean(0) if first.is_floating_point() else first
        for name, first in states[0].items()
    }


class _OneWindow(torch.nn.Module):
    """The network as it is run: a window a call."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: torch.Tensor, words: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return self.network.of_one_window(pieces, words)


def write(network: Network, path: Path, *, full: bool) -> None:
    """Write the network; int8 weights of seven bits, for processors that add products in sixteen."""
    network.eval()
    pieces = torch.ones((1, 12), dtype=torch.long)
    words = torch.arange(1, 9).unsqueeze(0)
    with tempfile.TemporaryDirectory() as folder:
        whole = path if full else Path(folder) / "whole.onnx"
        torch.onnx.export(
            _OneWindow(network),
            (pieces, words),
            str(whole),
            input_names=["pieces", "words"],
            output_names=list(OUTPUTS),
            dynamic_axes={"pieces": {1: "p"}, "words": {1: "w"}} | {name: {1: "w"} for name in OUTPUTS[:-1]},
            opset_version=17,
            dynamo=False,
        )
        if not full:
            quantize_dynamic(str(whole), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


if __name__ == "__main__":
    sys.exit(main())
