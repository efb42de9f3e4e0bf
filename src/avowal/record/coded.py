"""Coded tables into a record: what the coders put under one event is one incident, by their judgement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection

from avowal.codebook.vocabulary import Verdict
from avowal.domain import Mention, Report
from avowal.errors import AvowalError
from avowal.linking.blocking import block_keys
from avowal.linking.compare import compare
from avowal.linking.facts import mention_facts
from avowal.linking.kept_facts import kept
from avowal.record import judging
from avowal.record.linked import facts_of, regroup
from avowal.record.storable import storable
from avowal.sources.coded.row import Coded
from avowal.store import Store, judgements, log, neighbours, readings, reports
from avowal.store.checks import hashes_of

BATCH = 100
"""Rows stored together: a stop loses at most so many, and the same command goes on."""


class CodedRows:
    """The rows of one table on their way into a record; remembers which event each row was put under.

    Attributes:
        added: Rows that are new to the record.
        already_known: Rows that it held.
        refused: Rows that could not be taken in, each with its reason.
        problems: How often each kind of problem was met.
    """

    def __init__(self, store: Store, author: str) -> None:
        self._store = store
        self._author = author
        self._mentions: set[str] = set()
        self._first_of: dict[str, str] = {}
        self.added = self.already_known = 0
        self.refused: list[tuple[str, AvowalError]] = []
        self.problems: Counter[str] = Counter()

    def take(self, rows: Iterable[tuple[str, Coded | AvowalError]]) -> None:
        """Store the rows, a batch at a time; rows of one event become one incident."""
        remaining = iter(rows)
        while batch := list(islice(remaining, BATCH)):
            self.refused += [(label, row) for label, row in batch if isinstance(row, AvowalError)]
            with self._store.writing() as connection:
                for row in _taken(batch):
                    self._take(connection, row)

    def _take(self, connection: Connection, row: Coded) -> None:
        reading = storable(row.report, row.reading)
        mention = reading.mentions[0]
        self._mentions.add(mention.id)
        if reports.holds(connection, row.report.id):
            self.already_known += 1
        else:
            # Rows look alike because they are rows: no copies are looked for, and a coder has parted their events.
            reports.save(connection, row.report, b"", ())
            readings.save(connection, reading)
            made = _link(connection, row.report, mention, self._mentions)
            hashes = hashes_of(connection, row.report.id, judgements.cells(connection, made))
            log.append(connection, author=self._author, action="add-report", item=row.report.id, payload=hashes)
            self.added += 1
            self.problems.update(problem.reason for problem in reading.problems)
        first = self._first_of.setdefault(row.event, mention.id)
        if first != mention.id:
            why = f"both are coded as event {row.event}"
            judging.judge(connection, first, mention.id, Verdict.SAME, author=row.coders, reason=why)


def _taken(batch: Iterable[tuple[str, Coded | AvowalError]]) -> Iterator[Coded]:
    return (row for _, row in batch if isinstance(row, Coded))


def _link(connection: Connection, report: Report, mention: Mention, settled: set[str]) -> list[str]:
    """Judge a row against mentions of other reports; among the table's own rows the coders have judged."""
    facts = mention_facts(mention, report)
    keys = block_keys(facts)
    neighbours.save_blocks(connection, mention.id, keys.stored)
    neighbours.save_facts(connection, {mention.id: kept(facts)})
    others = [other for other in neighbours.sharing_a_block(connection, keys.asked) if other not in settled]
    made = [compare(facts, other) for other in facts_of(connection, others)]
    judgements.save(connection, made)
    regroup(connection, [mention.id])
    return [judgement.id for judgement in made]
