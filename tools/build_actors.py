"""Make src/avowal/actors/actors.json from actors.toml, after checking it. Run: make actors."""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path

from avowal.actors.index import index_of
from avowal.actors.table import check_table

HERE = Path(__file__).resolve().parent.parent / "src/avowal/actors"


def main() -> None:
    """Check the table, write its twin, print what it holds."""
    table = tomllib.loads((HERE / "actors.toml").read_text("utf-8"))
    actors, shared = check_table(table)
    (HERE / "actors.json").write_text(as_json({**table, "index": index_of((*shared, *actors))}), "utf-8")
    n_aliases = sum(len(actor.names) for actor in actors)
    print(f"actors.json: {len(actors)} actors, {n_aliases} names, {len(shared)} shared aliases")


def as_json(table: dict[str, object]) -> str:
    """The table as JSON, one entry a line, so that a change shows as one line."""
    parts = []
    for section, rows in table.items():
        if isinstance(rows, dict):
            lines = ",\n".join(f"{_line(word)}: {_line(names)}" for word, names in sorted(rows.items()))
            parts.append(f"{json.dumps(section)}: {{\n{lines}\n}}")
        else:
            assert isinstance(rows, list)
            lines = ",\n".join(map(_line, rows))
            parts.append(f"{json.dumps(section)}: [\n{lines}\n]")
    return "{" + ",\n".join(parts) + "}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
