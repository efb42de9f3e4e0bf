"""A record: reports in, incidents and dossiers out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from sqlalchemy import Connection, func, select

from avowal import __version__
from avowal.codebook.vocabulary import Verdict
from avowal.domain import Account, Judgement, Problem, Reading, Report
from avowal.errors import AvowalError, NotFoundError, UsageError
from avowal.gazetteer.fold import fold
from avowal.linking.copies import bands, pack, signature
from avowal.record.account_rows import account_rows_of
from avowal.record.build import dossier_of
from avowal.record.cases import Case, cases_of
from avowal.record.dossier import Dossier, IncidentFilter, IncidentSummary
from avowal.record.moments import Moment, read_moment
from avowal.record.rows import (
    ACCOUNT_COLUMNS,
    INCIDENT_COLUMNS,
    REPORT_COLUMNS,
    Row,
    account_rows,
    incident_rows,
    report_row,
)
from avowal.record.storable import storable
from avowal.record.summary import summary_of
from avowal.record.tables import Table
from avowal.record.told import Told, told_of
from avowal.store import Store, incidents, judgements, log, neighbours, open_store, readings, reports
from avowal.store.checks import Finding, findings, hashes_of
from avowal.store.chunks import chunks
from avowal.store.log import Change
from avowal.store.schema import ACCOUNTS, INCIDENTS, MENTIONS, PROBLEMS, REPORTS, SCHEMA_VERSION
from avowal.store.search import Hit, find_reports

if TYPE_CHECKING:
    from avowal.extraction.extractor import Extractor
    from avowal.record.review.review import Review
    from avowal.sources.intake import Outcome
    from avowal.sources.settings import IntakeSettings

AUTHOR = f"avowal {__version__}"
_MOST_LIKE = 5


@dataclass(frozen=True, slots=True)
class AddSummary:
    """What came of taking reports in: 12 added, 1 already known, 2 refused.

    Attributes:
        added: Reports that are new to the record.
        already_known: Reports that it held already.
        refused: Items that could not be taken in, each with its reason.
        problems: How often each kind of problem was met in the added reports.
    """

    added: int = 0
    already_known: int = 0
    refused: tuple[tuple[str, AvowalError], ...] = ()
    problems: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Statistics:
    """How much a record holds."""

    n_reports: int
    n_mentions: int
    n_accounts: int
    n_incidents: int
    n_problems: int
    schema_version: int
    n_bytes: int


class Record:
    """An open record; a context manager that closes it. Reading is safe from many threads.

    >>> import tempfile, pathlib
    >>> from avowal.sources.intake import report_from_text
    >>> with tempfile.TemporaryDirectory() as folder, Record.open(pathlib.Path(folder) / "my.db") as record:
    ...     record.add_report(report_from_text("A car bomb killed two people in Kabul on 5 May 2021, police said."))
    ...     [incident.title for incident in record.incidents()]
    True
    ['Bombing in Kabul, Afghanistan, 5 May 2021']
    """

    def __init__(self, store: Store, moment: Moment | None = None) -> None:
        self._store = store
        self._moment = moment

    @classmethod
    def open(cls, path: str | Path, *, create: bool = True, read_only: bool = False) -> Self:
        """Open the record at ``path``.

        Raises:
            StoreError: There is no record and none may be made, or the file cannot be used as one.
        """
        store = open_store(path, create=create, read_only=read_only)
        if not read_only:
            _bring_up(store)
        return cls(store)

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def as_of(self, moment: str | date | datetime | Moment | None) -> Self:
        """The record as it was known at a moment, for reading: reports that came out later are not there.

        A report is known from its publication on; where that is not known, from the day on which it was taken in. What
        links reports is today's judgement.

        Args:
            moment: A day (its end), a time, or either as ISO text; ``None``: now.

        Raises:
            UsageError: The text is no moment.
        """
        if isinstance(moment, date):
            moment = moment.isoformat()
        return type(self)(self._store, read_moment(moment) if isinstance(moment, str) else moment)

    @property
    def moment(self) -> Moment | None:
        """The moment of :meth:`as_of`; ``None``: now."""
        return self._moment

    # Taking reports in

    def add(
        self,
        inputs: Iterable[str | Path],
        *,
        settings: IntakeSettings | None = None,
        extractor: str | Extractor | None = None,
        on_outcome: Callable[[Outcome], None] | None = None,
    ) -> AddSummary:
        """Take reports in, each stored with its accounts and links before the next is read.

        Args:
            inputs: Files, folders, tables, addresses, or "-" for standard input.
            settings: Limits and defaults of intake.
            extractor: Which extractor reads them, or one of your own; left out: the default one. One that may read
                several at once (``at_once``) does; they are stored in the order in which they came.
            on_outcome: Called after each item, for progress.

        Raises:
            EndpointStoppedError: A language model is not asked any more; what was read is stored.
        """
        from avowal.record.reading import read_ahead  # noqa: PLC0415 - extractors load their tables at first use
        from avowal.sources.intake import read_inputs  # noqa: PLC0415 - readers of pages and PDFs load slowly
        from avowal.sources.settings import IntakeSettings  # noqa: PLC0415 - same

        added = known = 0
        refused: list[tuple[str, AvowalError]] = []
        problems: Counter[str] = Counter()
        outcomes = read_inputs(inputs, settings=settings or IntakeSettings())
        for outcome, reading in read_ahead(outcomes, extractor, self.knows):
            if outcome.refusal is not None:
                refused.append((outcome.item, outcome.refusal))
            elif outcome.report is None or reading is None:
                known += 1
            else:
                reading = storable(outcome.report, reading)  # noqa: PLW2901 - the same, without what cannot be stored
                new = self.add_reading(outcome.report, reading)
                added, known = added + new, known + (not new)
                problems.update(problem.reason for problem in reading.problems if new)
            if on_outcome is not None:
                on_outcome(outcome)
        return AddSummary(added, known, tuple(refused), dict(problems))

    def add_report(self, report: Report, *, extractor: str | Extractor | None = None) -> bool:
        """Read a report and store it; ``False`` when the record holds it already."""
        from avowal.record.reading import extracted  # noqa: PLC0415 - extractors load their tables at first use

        return not self.knows(report.id) and self.add_reading(report, extracted(report, extractor))

    def add_reading(self, report: Report, reading: Reading) -> bool:
        """Store a report with a reading of it, all together or not at all; ``False`` when it is held already.

        What cannot be stored (an account given twice, a figure beyond all bounds) is set aside with a problem.

        Raises:
            UsageError: The reading is of another report.
            StoreError: It could not be stored; the record is as it was.
        """
        from avowal.record.linked import link_copies, link_mentions  # noqa: PLC0415 - only who writes links

        reading = storable(report, reading)
        signed = signature(report.text)
        with self._store.writing() as connection:
            if reports.holds(connection, report.id):
                return False
            reports.save(connection, report, pack(signed), bands(signed))
            readings.save(connection, reading)
            link_copies(connection, report, signed)
            made = link_mentions(connection, report, reading)
            hashes = hashes_of(connection, report.id, judgements.cells(connection, made))
            log.append(connection, author=AUTHOR, action="add-report", item=report.id, payload=hashes)
        return True

    def import_table(self, path: str | Path, form: str) -> AddSummary:
        """Take a table in that people coded: a row is a report, and rows of one event are one incident.

        Args:
            path: CSV or JSON Lines, packed with gzip or not.
            form: "maverick" or "ucdp-ged".

        Raises:
            UsageError: There is no such form.
            InputError: The file is not there, is damaged, or lacks columns.
        """
        from avowal.record.coded import CodedRows  # noqa: PLC0415 - only who imports needs it
        from avowal.sources.coded.table import FORMS, read_table  # noqa: PLC0415 - same

        if form not in FORMS:
            msg = f"no form of coded tables {form!r}: choose one of {', '.join(FORMS)}."
            raise UsageError(msg, slug="unknown-format", item=form)
        rows = CodedRows(self._store, AUTHOR)
        rows.take(read_table(Path(path), form))
        return AddSummary(rows.added, rows.already_known, tuple(rows.refused), dict(rows.problems))

    # A person's judgements

    def judge(
        self, left_mention: str, right_mention: str, verdict: Verdict | str, author: str, reason: str = ""
    ) -> Judgement:
        """Store what a person says of two mentions; their incidents are derived again.

        A person's "different" always wins. What the author said of the pair before is withdrawn.

        Args:
            left_mention: Id of one mention.
            right_mention: Id of the other; the order does not matter.
            verdict: "same", "different" or "unsure".
            author: Who says so.
            reason: Why, in a sentence.

        Raises:
            NotFoundError: The record holds no such mention.
            UsageError: The two are one mention, or the verdict or the author cannot be.
        """
        from avowal.record import judging  # noqa: PLC0415 - only who writes judges

        with self._store.writing() as connection:
            return judging.judge(
                connection, left_mention, right_mention, judging.read_verdict(verdict), author=author, reason=reason
            )

    def judge_link(self, judgement_id: str, verdict: Verdict | str, author: str, reason: str = "") -> Judgement:
        """Store what a person says of the two mentions that a judgement, such as an unsure one, is about.

        Raises:
            NotFoundError: The record holds no such judgement.
            UsageError: The verdict or the author cannot be.
        """
        held = self.judgement(judgement_id)
        return self.judge(held.left, held.right, verdict, author, reason)

    def judgement(self, judgement_id: str) -> Judgement:
        """One judgement, withdrawn or not.

        Raises:
            NotFoundError: The record holds no such judgement.
        """
        with self._store.reading() as connection:
            return judgements.load(connection, judgement_id)

    def withdraw(self, judgement_id: str, author: str) -> Judgement:
        """Mark a judgement as withdrawn; it is never deleted. Its incidents are derived again.

        Raises:
            NotFoundError: The record holds no such judgement.
            UsageError: The author cannot be.
        """
        from avowal.record import judging  # noqa: PLC0415 - only who writes judges

        with self._store.writing() as connection:
            return judging.withdraw(connection, judgement_id, author=author)

    def judgements(self, mention_id: str) -> tuple[Judgement, ...]:
        """Every judgement on a mention, withdrawn ones too."""
        with self._store.reading() as connection:
            return tuple(judgements.touching(connection, [mention_id]))

    @property
    def review(self) -> Review:
        """The reviewers' side: what needs a person, decisions on accounts, agreement."""
        from avowal.record.review.review import Review  # noqa: PLC0415 - only who reviews needs it

        return Review(self._store)

    def knows(self, report_id: str) -> bool:
        """Whether the record holds the report."""
        with self._store.reading() as connection:
            return reports.holds(connection, report_id)

    # Looking

    def incidents(self, wanted: IncidentFilter | None = None) -> tuple[IncidentSummary, ...]:
        """The incidents that match, newest first."""
        return tuple(self.stream_incidents(wanted))

    def count_incidents(self, wanted: IncidentFilter | None = None) -> int:
        """How many incidents match, whatever the limit."""
        with self._store.reading() as connection:
            return incidents.count(connection, _stored(wanted or IncidentFilter(), self._moment))

    def _ids(self, connection: Connection, wanted: IncidentFilter) -> list[str]:
        """Ids of the incidents that match and were known at the record's moment, newest first."""
        return incidents.find(connection, _stored(wanted, self._moment), limit=wanted.limit, offset=wanted.offset)

    def dossier(self, incident: str) -> Dossier:
        """All that the record holds of one incident.

        Args:
            incident: Its id or an earlier one, or as much of the beginning as is unique.

        Raises:
            NotFoundError: There is none, several begin so, or no report of it was out at the moment of :meth:`as_of`.
        """
        with self._store.reading() as connection:
            incident_id = _only(connection, incident)
            row = incidents.line(connection, incident_id)
            assert row is not None
            members = incidents.members(connection, incident_id)
            found = dossier_of(connection, summary_of(row), members, self._moment)
        if found is None:
            raise self._not_known_then(incident_id)
        return found

    def _not_known_then(self, incident_id: str) -> NotFoundError:
        assert self._moment is not None
        msg = f"no report of {incident_id} was out by {self._moment.iso}. Ask for a later moment."
        return NotFoundError(msg, slug="not-known-then", item=incident_id)

    def report(self, report_id: str) -> Report:
        """One report.

        Raises:
            NotFoundError: The record holds none with this id.
        """
        with self._store.reading() as connection:
            return reports.load(connection, report_id)

    def reports(self, wanted: IncidentFilter | None = None) -> Iterator[Report]:
        """Every report, or those that tell of the incidents that match, by id, a few at a time."""
        with self._store.reading() as connection:
            ids = reports.all_ids(connection) if wanted is None else self._report_ids(connection, wanted)
            for some in chunks(ids):
                told = reports.load_all(connection, some)
                yield from (report for report in told if self._moment is None or self._moment.knows(report))

    def _report_ids(self, connection: Connection, wanted: IncidentFilter) -> list[str]:
        found = (incidents.reports_of(connection, some) for some in chunks(self._ids(connection, wanted)))
        return sorted(set().union(*found))

    def search(self, words: str, *, most: int = 50) -> tuple[Hit, ...]:
        """The reports that hold all of ``words`` in title or text, whether or not they tell of an incident.

        Case and marks do not matter, and nothing in ``words`` is an operator.
        """
        with self._store.reading() as connection:
            hits = find_reports(connection, words, most=most)
            if self._moment is None:
                return hits
            told = reports.load_all(connection, [hit.report_id for hit in hits])
        known = {report.id for report in told if self._moment.knows(report)}
        return tuple(hit for hit in hits if hit.report_id in known)

    def reading(self, report_id: str) -> Reading:
        """All that was read from one report.

        Raises:
            NotFoundError: The record holds none with this id.
        """
        with self._store.reading() as connection:
            return readings.load(connection, report_id)

    def account(self, account_id: str) -> Account:
        """One account.

        Raises:
            NotFoundError: The record holds none with this id.
        """
        with self._store.reading() as connection:
            return readings.account(connection, account_id)

    def incident_of(self, mention_id: str) -> str | None:
        """The incident that a mention is in; ``None`` for an unknown mention."""
        with self._store.reading() as connection:
            return incidents.incident_of(connection, mention_id)

    def problems(self) -> tuple[Problem, ...]:
        """Everything that could not be read, placed or resolved."""
        with self._store.reading() as connection:
            return readings.problems_of(connection)

    def told(self, wanted: IncidentFilter | None = None) -> Iterator[Told]:
        """Every mention of the incidents that match, incident by incident, streamed from one state of the record."""
        wanted = wanted or IncidentFilter()
        with self._store.reading() as connection:
            yield from told_of(connection, self._ids(connection, wanted), self._moment)

    def account_rows(self, wanted: IncidentFilter | None = None) -> Iterator[Row]:
        """One row an account of the incidents that match, streamed; columns are in docs/export.md."""
        wanted = wanted or IncidentFilter()
        with self._store.reading() as connection:
            yield from account_rows_of(connection, self._ids(connection, wanted), self._moment)

    def stream_incidents(self, wanted: IncidentFilter | None = None) -> Iterator[IncidentSummary]:
        """The incidents that match, newest first, as :meth:`incidents` gives them, a few at a time."""
        wanted = wanted or IncidentFilter()
        with self._store.reading() as connection:
            ids = self._ids(connection, wanted)
            if self._moment is not None:
                yield from (case.summary for case in cases_of(connection, ids, self._moment))
                return
            for some in chunks(ids):
                lines = incidents.lines(connection, some)
                yield from (summary_of(lines[incident_id]) for incident_id in some)

    def has_incident(self, incident_id: str) -> bool:
        """Whether there is an incident of this whole id now."""
        with self._store.reading() as connection:
            return incidents.line(connection, incident_id) is not None

    def cases(self, wanted: IncidentFilter | None = None) -> Iterator[Case]:
        """The incidents that match, as policies are asked about them, streamed from one state of the record."""
        wanted = wanted or IncidentFilter()
        with self._store.reading() as connection:
            yield from cases_of(connection, self._ids(connection, wanted), self._moment)

    def case(self, incident: str) -> Case:
        """One incident, as policies are asked about it.

        Args:
            incident: Its id or an earlier one, or as much of the beginning as is unique.

        Raises:
            NotFoundError: There is none, several begin so, or no report of it was out at the moment of :meth:`as_of`.
        """
        with self._store.reading() as connection:
            incident_id = _only(connection, incident)
            found = next(cases_of(connection, [incident_id], self._moment), None)
        if found is None:
            raise self._not_known_then(incident_id)
        return found

    # Tables

    def accounts_table(self, wanted: IncidentFilter | None = None) -> Table:
        """One row an account of the incidents that match; columns are in docs/export.md."""
        return Table("accounts", ACCOUNT_COLUMNS, tuple(account_rows(self, wanted or IncidentFilter(background=True))))

    def incidents_table(self, wanted: IncidentFilter | None = None) -> Table:
        """One row an incident that matches; columns are in docs/export.md."""
        shown = wanted or IncidentFilter(background=True)
        return Table("incidents", INCIDENT_COLUMNS, tuple(incident_rows(self, shown)))

    def reports_table(self) -> Table:
        """One row a report, without its text."""
        return Table("reports", REPORT_COLUMNS, tuple(report_row(report) for report in self.reports()))

    # Health

    def statistics(self) -> Statistics:
        """How much the record holds."""
        with self._store.reading() as connection:
            reports_, mentions, accounts, incidents_, problems = (
                connection.execute(select(func.count()).select_from(table)).scalar() or 0
                for table in (REPORTS, MENTIONS, ACCOUNTS, INCIDENTS, PROBLEMS)
            )
        size = Path(self._store.path).stat().st_size
        return Statistics(reports_, mentions, accounts, incidents_, problems, SCHEMA_VERSION, size)

    def changes(self, since: int = 0, *, limit: int = 100) -> tuple[Change, ...]:
        """What was changed after the change of this number, in order: reports, judgements, decisions, upgrades.

        >>> import tempfile, pathlib
        >>> from avowal.sources.intake import report_from_text
        >>> with tempfile.TemporaryDirectory() as folder, Record.open(pathlib.Path(folder) / "my.db") as record:
        ...     _ = record.add_report(report_from_text("A car bomb killed two people in Kabul, police said."))
        ...     [(change.sequence, change.action) for change in record.changes()]
        [(1, 'add-report')]
        """
        with self._store.reading() as connection:
            return tuple(log.changes(connection, since=since, limit=limit))

    def state(self) -> str:
        """A word that differs after every change: the hash of the newest entry of the log."""
        with self._store.reading() as connection:
            return log.newest_hash(connection)

    def verify(self) -> tuple[Finding, ...]:
        """What differs from its hashes; nothing for a whole record."""
        with self._store.reading() as connection:
            return tuple(findings(connection))

    def rebuild(self) -> None:
        """Derive every incident again from the judgements; the result is the same."""
        from avowal.record.linked import regroup_all  # noqa: PLC0415 - only who writes links

        with self._store.writing() as connection:
            incidents.clear(connection)
            everything = readings.all_mention_ids(connection)
            regroup_all(connection, everything)
            log.append(
                connection, author=AUTHOR, action="rebuild", item="incidents", payload={"n_mentions": len(everything)}
            )


def _bring_up(store: Store) -> None:
    """Make what a record of an older Avowal lacks and only the linker can make."""
    with store.reading() as connection:
        if not neighbours.are_stale(connection):
            return
    from avowal.record.linked import block_again  # noqa: PLC0415 - only older records need it

    with store.writing() as connection:
        block_again(connection)


def _stored(wanted: IncidentFilter, moment: Moment | None) -> incidents.Wanted:
    return incidents.Wanted(
        words=wanted.text or None,
        place=_folded(wanted.place),
        actor=_folded(wanted.actor),
        country=wanted.country,
        since=wanted.since,
        until=wanted.until,
        type=wanted.type.value if wanted.type else None,
        background=wanted.background,
        after=wanted.after,
        known_on=moment.day if moment else None,
        known_at=moment.at.isoformat() if moment and moment.at else None,
    )


def _folded(name: str | None) -> str | None:
    """The name as the projection holds it; one that is all marks stays as it is and finds nothing."""
    return (fold(name) or name) if name else None


def _only(connection: Connection, said: str) -> str:
    """The id of the one incident that is meant.

    Raises:
        NotFoundError: There is none, or several begin so.
    """
    found = incidents.beginning_with(connection, said, most=_MOST_LIKE)
    if said in found:
        return said
    found = found or incidents.now_known_as(connection, said, most=_MOST_LIKE)
    if len(found) != 1:
        raise _not_one(said, found)
    return found[0]


def _not_one(said: str, found: list[str]) -> NotFoundError:
    if found:
        msg = f"several incidents begin with {said!r}: {', '.join(found)}. Give more of the id."
        return NotFoundError(msg, slug="several-incidents", item=said)
    msg = f"the record holds no incident {said!r}. `avowal incidents` lists them."
    return NotFoundError(msg, item=said)
