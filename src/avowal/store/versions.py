"""The version of a record's tables: which records are refused, and how older ones are brought up to date."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection, insert, inspect, select, update

from avowal import __version__
from avowal.errors import StoreError
from avowal.store import log
from avowal.store.schema import LOG, REPORTS, SCHEMA_VERSION, SETTINGS

Step = Callable[[Connection], None]


def _to_2(connection: Connection) -> None:
    """Room for the stage of an incident, the country of a voice and the total that a figure is a part of."""
    for statement in (
        "ALTER TABLE mentions ADD COLUMN stage VARCHAR /* how far it got */",
        "ALTER TABLE accounts ADD COLUMN voice_country VARCHAR /* ISO code of the state that the voice belongs to */",
        "ALTER TABLE accounts ADD COLUMN part_of VARCHAR /* id of the account whose figure this one is a part of */",
    ):
        connection.exec_driver_sql(statement)


def _to_3(connection: Connection) -> None:
    """Room for the days and the time of day that a date's words allow, and for when a voice spoke."""
    for statement in (
        "ALTER TABLE accounts ADD COLUMN first_day VARCHAR /* first day that a date's words allow */",
        "ALTER TABLE accounts ADD COLUMN last_day VARCHAR /* last day that they allow */",
        "ALTER TABLE accounts ADD COLUMN time VARCHAR /* time of day of a date: 14:50, 11:20Z, night */",
        "ALTER TABLE accounts ADD COLUMN said VARCHAR /* ISO day on which the voice said it */",
    ):
        connection.exec_driver_sql(statement)


def _to_4(connection: Connection) -> None:
    """Room for reviewers' decisions, the accounts that they add, and what needs them."""
    for statement in (
        "ALTER TABLE accounts ADD COLUMN author VARCHAR /* the person who added it; null: the report's extractor */",
        "ALTER TABLE accounts ADD COLUMN set_aside BOOLEAN /* projection: whether decisions take it out of counts */",
        """CREATE TABLE decisions ( -- what reviewers decided of accounts
            id VARCHAR NOT NULL, account_id VARCHAR NOT NULL, decided VARCHAR NOT NULL, corrected_id VARCHAR,
            author VARCHAR NOT NULL, reason TEXT NOT NULL, made_at VARCHAR NOT NULL, withdrawn_at VARCHAR,
            PRIMARY KEY (id), FOREIGN KEY(account_id) REFERENCES accounts (id),
            FOREIGN KEY(corrected_id) REFERENCES accounts (id)
        )""",
        "CREATE INDEX decisions_by_account ON decisions (account_id)",
        "CREATE INDEX decisions_by_corrected ON decisions (corrected_id)",
        """CREATE TABLE review_items ( -- projection: what needs a person
            item_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, mention_id VARCHAR NOT NULL, priority FLOAT NOT NULL,
            why TEXT NOT NULL, PRIMARY KEY (item_id), FOREIGN KEY(mention_id) REFERENCES mentions (id)
        )""",
        "CREATE INDEX review_items_by_priority ON review_items (priority)",
        "CREATE INDEX review_items_by_mention ON review_items (mention_id)",
        "INSERT INTO settings (name, value) VALUES ('review_items', 'to be made')",
    ):
        connection.exec_driver_sql(statement)


def _to_5(connection: Connection) -> None:
    """Room for what the linker knows of a mention, and other keys to find mentions by; both are made at opening."""
    for statement in (
        """CREATE TABLE linker_facts ( -- projection: what the linker knows of a mention
            mention_id VARCHAR NOT NULL, facts TEXT NOT NULL,
            PRIMARY KEY (mention_id), FOREIGN KEY(mention_id) REFERENCES mentions (id)
        ) WITHOUT ROWID""",
        "INSERT INTO settings (name, value) VALUES ('blocks', 'to be made')",
    ):
        connection.exec_driver_sql(statement)


STEPS: Final[Mapping[int, Step]] = {2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5}
"""How a record comes to a version from the one before; every version after the first has a step.

A step finds the tables as the steps before left them, so it is written in plain SQL, never with the tables of
:mod:`avowal.store.schema`, which are those of the newest version. Indexes, triggers and the search index count too.
"""

_MARK: Final = SETTINGS.c.name == "schema_version"
_AUTHOR: Final = f"avowal {__version__}"


def mark_new(connection: Connection) -> None:
    """Write into new tables which version they are, and who made them."""
    rows = [{"name": "schema_version", "value": str(SCHEMA_VERSION)}, {"name": "made_by", "value": _AUTHOR}]
    connection.execute(insert(SETTINGS), rows)


def read_version(connection: Connection, path: str) -> int:
    """The version of the tables in this file.

    Raises:
        StoreError: They are no record's, or those of a newer Avowal.
    """
    if not {SETTINGS.name, REPORTS.name, LOG.name} <= set(inspect(connection).get_table_names()):
        msg = f"{path} is an SQLite file but no record of Avowal. It was left as it is; name another with --record."
        raise StoreError(msg, slug="not-a-record", item=path)
    said = connection.execute(select(SETTINGS.c.value).where(_MARK)).scalar()
    if said is None or not said.isdecimal() or int(said) > SCHEMA_VERSION:
        msg = (
            f"{path} was made by a newer Avowal (schema {said}; this one knows {SCHEMA_VERSION}). It was left as it "
            "is; upgrade with `pip install --upgrade avowal`."
        )
        raise StoreError(msg, slug="newer-record", item=path)
    return int(said)


def bring_up(connection: Connection, path: str) -> None:
    """Take an older record to the newest version, step by step; the log says when.

    Handed a writing connection, so that all steps are done together or none.
    """
    found = read_version(connection, path)
    for version in range(found + 1, SCHEMA_VERSION + 1):
        STEPS[version](connection)
    if found < SCHEMA_VERSION:
        connection.execute(update(SETTINGS).where(_MARK).values(value=str(SCHEMA_VERSION)))
        change = {"from": found, "to": SCHEMA_VERSION}
        log.append(connection, author=_AUTHOR, action="upgrade", item="schema", payload=change)
