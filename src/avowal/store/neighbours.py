"""What the linker keeps of a mention: the keys it is found under, and its facts for comparing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Connection, delete, insert, select

from avowal.store.chunks import chunks
from avowal.store.schema import BLOCKS, LINKER_FACTS, SETTINGS


def save_blocks(connection: Connection, mention_id: str, keys: Iterable[str]) -> None:
    """Store the keys under which a mention is found."""
    rows = [{"block": key, "mention_id": mention_id} for key in sorted(set(keys))]
    if rows:
        connection.execute(insert(BLOCKS), rows)


def sharing_a_block(connection: Connection, keys: Sequence[str]) -> list[str]:
    """Ids of stored mentions that are worth comparing, sorted."""
    found: set[str] = set()
    for some in chunks(keys):
        found.update(connection.execute(select(BLOCKS.c.mention_id).where(BLOCKS.c.block.in_(some))).scalars())
    return sorted(found)


def are_stale(connection: Connection) -> bool:
    """Whether the record comes from before mentions were found by the keys of today."""
    return connection.execute(select(SETTINGS.c.value).where(SETTINGS.c.name == "blocks")).first() is not None


def forget_blocks(connection: Connection) -> None:
    """Empty the keys, to make all anew."""
    connection.execute(delete(BLOCKS))
    connection.execute(delete(SETTINGS).where(SETTINGS.c.name == "blocks"))


def save_facts(connection: Connection, kept: Mapping[str, str]) -> None:
    """Keep the facts of mentions of which none are kept."""
    rows = [{"mention_id": mention, "facts": facts} for mention, facts in kept.items()]
    if rows:
        connection.execute(insert(LINKER_FACTS), rows)


def replace_facts(connection: Connection, kept: Mapping[str, str]) -> None:
    """Keep the facts of these mentions, in the place of what was kept of them before."""
    for some in chunks(list(kept)):
        connection.execute(delete(LINKER_FACTS).where(LINKER_FACTS.c.mention_id.in_(some)))
    save_facts(connection, kept)


def kept_facts(connection: Connection, mention_ids: Sequence[str]) -> dict[str, str]:
    """The facts that are kept of these mentions, by mention."""
    found: dict[str, str] = {}
    for some in chunks(mention_ids):
        rows = connection.execute(select(LINKER_FACTS).where(LINKER_FACTS.c.mention_id.in_(some)))
        found |= {row.mention_id: row.facts for row in rows}
    return found
