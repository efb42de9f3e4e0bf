"""The bundled demo: reports written for Avowal on publicly known facts; no real publication among them."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def demo_files() -> tuple[Path, ...]:
    """The bundled reports, in the order of their names; plain text with front matter.

    >>> len(demo_files()) >= 24
    True
    """
    folder = Path(str(files("avowal.demo"))) / "reports"
    return tuple(sorted(folder.glob("*.txt")))
