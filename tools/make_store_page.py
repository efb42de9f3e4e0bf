"""Make the tables of docs/store.md from the schema; ``--check`` writes nothing and fails when they differ."""

from __future__ import annotations

import sys
from pathlib import Path

from avowal.store.schema import METADATA, SCHEMA_VERSION

PAGE = Path(__file__).resolve().parent.parent / "docs/store.md"
BEGIN, END = "<!-- made by tools/make_store_page.py: begin -->", "<!-- made by tools/make_store_page.py: end -->"


def tables() -> str:
    """Every table with its columns, in the order of the schema."""
    out = [f"Schema version {SCHEMA_VERSION}.", ""]
    for table in METADATA.tables.values():
        out += [
            f"### `{table.name}`",
            "",
            f"{table.comment}.",
            "",
            "| column | type | meaning |",
            "| --- | --- | --- |",
        ]
        for column in table.columns:
            notes = ["key"] if column.primary_key else [] if column.nullable else ["never null"]
            notes += [f"to `{key.target_fullname}`" for key in column.foreign_keys]
            kind = ", ".join([str(column.type).lower(), *notes])
            out.append(f"| `{column.name}` | {kind} | {column.comment} |")
        out.append("")
    return "\n".join(out)


def with_tables(page: str) -> str:
    """The page with its made part made again."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n{END}{after}"


def main() -> int:
    """Write the page, or with ``--check`` say whether it differs."""
    page = PAGE.read_text(encoding="utf-8")
    made = with_tables(page)
    if page == made:
        return 0
    if "--check" in sys.argv:
        print("docs/store.md differs from the schema: run `python tools/make_store_page.py`")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    print("wrote docs/store.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
