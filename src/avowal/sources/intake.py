"""Taking reports in: whatever is named on the command line becomes reports or refusals, one at a time."""

from __future__ import annotations

import hashlib
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TextIO

from avowal.domain import PartialDate, Problem, Report, Source
from avowal.errors import AvowalError, InputError, NoTextError
from avowal.sources.addresses import address_or_problem, host_of, is_address, kept_address
from avowal.sources.decode import decoded, unreadable
from avowal.sources.draft import Draft, finished
from avowal.sources.fetch import fetch, shown
from avowal.sources.files import check_file, denied, found_files
from avowal.sources.kinds import BY_SUFFIX, TABLES, Kind, foreign, kind_of, suffix_of
from avowal.sources.packed import is_gzip, too_large, unzipped
from avowal.sources.settings import IntakeSettings
from avowal.sources.table_file import lines_of, looked_through
from avowal.sources.tables import Row, read_csv, read_json, read_json_lines
from avowal.sources.text import read_text
from avowal.sources.worker import Worker

_STDIN = "-"
_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one item: a report, or a refusal with its reason; never both, never neither.

    Attributes:
        item: A label for people: path, address, or row ("reports.csv:12").
        report: The report that was read.
        refusal: Why there is none.
        warnings: What was met on the way to a report.
    """

    item: str
    report: Report | None = None
    refusal: AvowalError | None = None
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Raw:
    """Bytes, unpacked, with where from; ``sha256`` is that of the bytes as they arrived."""

    content: bytes
    item: str
    kind: Kind
    sha256: str
    address: str | None = None
    charset: str | None = None


def read_inputs(inputs: Iterable[str | Path], *, settings: IntakeSettings | None = None) -> Iterator[Outcome]:
    """A report or a refusal for each item in the inputs, one at a time, in order.

    Args:
        inputs: Files, folders (read recursively), http and https addresses, or "-" for standard input.
        settings: Limits and defaults.
    """
    settings = settings or IntakeSettings()
    with Worker(settings.page_seconds) as worker:
        for given in inputs:
            yield from _read_input(str(given), settings, worker)


def report_from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published: str | date | datetime | PartialDate | None = None,
    address: str | None = None,
    language: str | None = None,
) -> Report:
    """A report from a text in code.

    Raises:
        InputError: There is no text.
        UsageError: The date cannot be read.
    """
    kept, _ = address_or_problem(address)
    draft = Draft(text, title=title, outlet=outlet, address=kept, language=language)
    report, _ = finished(draft, Source("text", "text"), IntakeSettings(published=_as_said(published)))
    return report


def _as_said(published: str | date | datetime | PartialDate | None) -> str | None:
    if published is None or isinstance(published, str):
        return published
    return published.iso if isinstance(published, PartialDate) else published.isoformat()


def _read_input(given: str, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    if given == _STDIN:
        yield from _guarded(given, lambda: _from_stdin(settings, worker))
    elif is_address(given):
        yield from _guarded(shown(given), lambda: _from_address(given, settings, worker))
    else:
        for path in found_files(given):
            label = str(path.item if isinstance(path, AvowalError) else path)
            yield from _guarded(label, partial(_from_file, path, given, settings, worker))


def _guarded(item: str, outcomes: Callable[[], Iterator[Outcome]]) -> Iterator[Outcome]:
    """Every error of one item becomes its refusal; the others go on."""
    try:
        yield from outcomes()
    except AvowalError as error:
        yield Outcome(item, refusal=error)


def _from_stdin(settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    content = sys.stdin.buffer.read(settings.most_bytes + 1)
    yield from _reports(_raw(content, _STDIN, settings, name=""), settings, worker)


def _from_address(address: str, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    fetched = fetch(address, settings)
    name = PurePosixPath(fetched.address.partition("?")[0]).name
    raw = _raw(fetched.content, fetched.address, settings, name=name, content_type=fetched.content_type)
    yield from _reports(replace(raw, address=fetched.address, charset=fetched.charset), settings, worker)


def _from_file(path: Path | InputError, given: str, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    if isinstance(path, InputError):
        raise path
    suffix = suffix_of(path.name)
    table = BY_SUFFIX.get(suffix) in TABLES
    check_file(path, settings.most_table_bytes if table else settings.most_bytes)
    if str(path) != str(Path(given)) and suffix not in BY_SUFFIX:
        msg = f"{path}: files that end in {suffix} are not read from a folder. If it is a report, name the file itself."
        raise InputError(msg, slug="unknown-kind", item=str(path))
    try:
        if table and path.is_file():  # a table from a pipe cannot be gone through twice
            yield from _table(path, settings, worker)
            return
        with path.open("rb") as stream:
            content = stream.read(settings.most_bytes + 1)
    except OSError as error:
        raise denied(str(path), error) from error
    yield from _reports(_raw(content, str(path), settings, name=path.name), settings, worker)


def _table(path: Path, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    item = str(path)
    table = looked_through(lambda: path.open("rb"), item, settings.most_table_bytes)
    if table.empty:
        raise _empty(item)
    kind = _kind(table.head, item, path.name)
    if kind not in TABLES:  # a page or PDF under the name of a table
        check_file(path, settings.most_bytes)
        yield from _reports(_raw(path.read_bytes(), item, settings, name=path.name), settings, worker)
        return
    with lines_of(table, item) as lines:
        yield from _rows(_rows_of(lines, item, kind, settings), item, table.sha256, settings)


def _raw(content: bytes, item: str, settings: IntakeSettings, *, name: str, content_type: str | None = None) -> _Raw:
    if len(content) > settings.most_bytes:
        raise too_large(item, settings.most_bytes)
    digest = hashlib.sha256(content).hexdigest()
    if is_gzip(content):
        content = unzipped(content, item, settings.most_bytes)
    if not content.strip():
        raise _empty(item)
    return _Raw(content, item, _kind(content[:_HEAD], item, name, content_type), digest)


def _kind(head: bytes, item: str, name: str, content_type: str | None = None) -> Kind:
    words = foreign(head)
    if words:
        msg = f"{item}: this is {words}, which cannot be read. Give its text."
        raise InputError(msg, slug="not-a-text", item=item)
    return kind_of(head, name=name, content_type=content_type)


def _empty(item: str) -> NoTextError:
    return NoTextError(f"{item}: it is empty. Look at how it was saved.", item=item)


def _reports(raw: _Raw, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    if raw.kind is Kind.PDF:
        yield _outcome(
            _at_host(worker.read("pdf", raw.content, raw.item, settings.most_pages), raw.address), raw, settings
        )
        return
    text, warnings = decoded(raw.content, raw.item, declared=raw.charset)
    if raw.kind in {*TABLES, Kind.JSON}:
        rows = _rows_of(io.StringIO(text, newline="\n"), raw.item, raw.kind, settings)
        yield from _rows(rows, raw.item, raw.sha256, settings)
        return
    if raw.kind is Kind.PAGE:
        draft = worker.read("page", text, raw.item, raw.address)
    else:
        draft = worker.read("markdown", text, raw.item) if raw.kind is Kind.MARKDOWN else read_text(text)
        draft = _at_host(draft, raw.address)
    yield _outcome(replace(draft, warnings=(*warnings, *draft.warnings)), raw, settings)


def _at_host(draft: Draft, address: str | None) -> Draft:
    """A text that was fetched has its host as outlet, whatever it says of itself."""
    if address is None:
        return draft
    return replace(draft, outlet=host_of(address), outlet_claimed=draft.outlet, address=kept_address(address))


def _rows_of(lines: TextIO, item: str, kind: Kind, settings: IntakeSettings) -> Iterator[Row]:
    if kind is Kind.JSON:
        return read_json(lines.read(), item, settings.columns)
    if kind is Kind.CSV:
        return read_csv(lines, item, settings.columns, settings.most_bytes)
    return read_json_lines(lines, item, settings.columns, settings.most_bytes)


def _rows(rows: Iterator[Row], item: str, sha256: str, settings: IntakeSettings) -> Iterator[Outcome]:
    seen = False
    for number, found in rows:
        seen = True
        label = f"{item}:{number}"
        try:
            if isinstance(found, AvowalError):
                raise found
            draft = replace(found, warnings=(*found.warnings, *unreadable(found.text, label, "text")))
            report, warnings = finished(draft, Source("row", label, sha256, datetime.now(UTC)), settings)
            yield Outcome(label, report=report, warnings=warnings)
        except AvowalError as error:
            yield Outcome(label, refusal=error)
    if not seen:
        msg = f"{item}: the table has no rows. Look at how it was saved."
        raise NoTextError(msg, item=item)


def _outcome(draft: Draft, raw: _Raw, settings: IntakeSettings) -> Outcome:
    kind = "address" if raw.address else "stdin" if raw.item == _STDIN else "file"
    report, warnings = finished(draft, Source(kind, raw.item, raw.sha256, datetime.now(UTC)), settings)
    return Outcome(raw.item, report=report, warnings=warnings)
