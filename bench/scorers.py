"""The published scorers, loaded from the tools folder beside the data; they are not ours to change."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType


def load_scorer(data: Path, name: str) -> ModuleType:
    """The scorer of this name ("score_accounts"); ends the command with what to do where it is absent."""
    path = data.parent / "tools" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"the scorer is not at {path}: set AVOWAL_DATA to the data folder, with tools/ beside it")
    sys.path.insert(0, str(path.parent))  # a scorer may import its neighbour
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
