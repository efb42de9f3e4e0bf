"""Answers that were paid for, kept by what was asked: a run that is stopped goes on where it was."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOST_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder with a file an answer, named by the hash of model, parameters and messages."""

    folder: Path | None

    def get(self, key: str) -> str | None:
        """The answer to what was asked; ``None`` where none is kept, or the file is damaged."""
        if self.folder is None:
            return None
        path = self._path(key)
        try:
            if path.stat().st_size > _MOST_BYTES:
                return None
            row = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        text = row.get("answer") if isinstance(row, dict) and row.get("key") == key else None
        return text if isinstance(text, str) else None

    def put(self, key: str, answer: str, *, usable: bool = True) -> None:
        """Keep an answer, whole or not at all; one that cannot be used is kept to be looked at, and asked for again."""
        if self.folder is None:
            return
        path = self._path(key) if usable else self.folder / "unusable" / f"{key}.json"
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"key": key, "answer": answer}, file)
            Path(name).replace(path)
        except OSError:
            return  # a full disk or a folder that may not be written costs the answer, not the reading

    def _path(self, key: str) -> Path:
        assert self.folder is not None
        return self.folder / key[:2] / f"{key}.json"


def key_of(label: str, messages: Sequence[dict[str, str]], parameters: dict[str, Any]) -> str:
    """What an answer is kept by."""
    asked = json.dumps([label, list(messages), parameters], sort_keys=True)
    return hashlib.sha256(asked.encode("utf-8", "replace")).hexdigest()
