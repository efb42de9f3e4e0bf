"""Taking reports in: whatever is named on the command line becomes reports or refusals, one at a time."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from avowal.domain import PartialDate, Problem, Report, Source
from avowal.errors import AvowalError, InputError, NoTextError
from avowal.sources.addresses import host_of
from avowal.sources.decode import decoded, kind_of, too_large, unzipped
from avowal.sources.draft import Draft, as_said, finished
from avowal.sources.fetch import fetch
from avowal.sources.settings import IntakeSettings
from avowal.sources.tables import read_csv, read_json, read_json_lines
from avowal.sources.text import read_markdown, read_text
from avowal.sources.worker import Worker

_TABLES = {".csv", ".tsv", ".jsonl", ".ndjson"}
_TEXTS = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".json", ""}
_HIDDEN = "."
_STDIN = "-"


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
    """Bytes as they arrived, with where from."""

    content: bytes
    kind: str
    item: str
    name: str
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
        InputError: There is no text, or the date cannot be read.
    """
    draft = Draft(text, title=title, outlet=outlet, address=address, language=language)
    report, _ = finished(draft, Source("text", "text"), IntakeSettings(published=as_said(published)))
    return report


def _read_input(given: str, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    if given == _STDIN:
        yield from _guarded(given, lambda: _from_stdin(settings), settings, worker)
    elif given.lower().startswith(("http://", "https://")) or "://" in given[:20]:
        yield from _guarded(given, lambda: _from_address(given, settings), settings, worker)
    else:
        for path in _files(given):
            yield from _guarded(str(path), partial(_from_file, path, settings), settings, worker)


def _files(given: str) -> Iterator[Path]:
    """The file itself, or every file in a folder that is not hidden, in the order of their paths."""
    path = Path(given)
    if not path.is_dir():
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.name.startswith(_HIDDEN):
            continue
        if child.is_dir() and not child.is_symlink():
            yield from _files(str(child))
        elif child.is_file():
            yield child


def _guarded(item: str, load: Callable[[], _Raw], settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    """Every error of one item becomes its refusal; the others go on."""
    try:
        yield from _reports(load(), settings, worker)
    except AvowalError as error:
        yield Outcome(item, refusal=error)


def _from_stdin(settings: IntakeSettings) -> _Raw:
    content = sys.stdin.buffer.read(settings.most_bytes + 1)
    if len(content) > settings.most_bytes:
        raise too_large(_STDIN, settings.most_bytes)
    return _raw(content, _STDIN, "", settings)


def _from_address(address: str, settings: IntakeSettings) -> _Raw:
    fetched = fetch(address, settings)
    raw = _raw(fetched.content, fetched.address, Path(fetched.address.partition("?")[0]).name, settings)
    return replace(raw, address=fetched.address, charset=fetched.charset)


def _from_file(path: Path, settings: IntakeSettings) -> _Raw:
    most = settings.most_table_bytes if _suffix(path.name) in _TABLES else settings.most_bytes
    try:
        if not path.exists():
            msg = f"{path}: there is no such file. Look at the name and the folder."
            raise InputError(msg, slug="no-such-file", item=str(path))
        if path.stat().st_size > most:
            raise too_large(str(path), most)
        content = path.read_bytes()
    except OSError as error:
        msg = f"{path}: it cannot be read ({error.strerror}). Look at its permissions."
        raise InputError(msg, slug="unreadable-file", item=str(path)) from error
    return _raw(content, str(path), path.name, settings, most=most)


def _raw(content: bytes, item: str, name: str, settings: IntakeSettings, *, most: int | None = None) -> _Raw:
    kind = kind_of(content)
    if kind == "gz":
        content = unzipped(content, item, most or settings.most_bytes)
        kind, name = kind_of(content), name.removesuffix(".gz")
    if not content.strip():
        msg = f"{item}: it is empty."
        raise NoTextError(msg, item=item)
    return _Raw(content, kind, item, name)


def _suffix(name: str) -> str:
    return Path(name.lower().removesuffix(".gz")).suffix


def _reports(raw: _Raw, settings: IntakeSettings, worker: Worker) -> Iterator[Outcome]:
    suffix = _suffix(raw.name)
    if raw.kind not in {"pdf", "html", "text"}:
        msg = f"{raw.item}: this is {_KIND_WORDS.get(raw.kind, 'binary data')}, which holds no report. Give its text."
        raise InputError(msg, slug="not-a-text", item=raw.item)
    if raw.kind == "pdf":
        yield _outcome(worker.read("pdf", raw.content, raw.item), raw, settings)
        return
    text, warnings = decoded(raw.content, raw.item, declared=raw.charset)
    if suffix in _TABLES or suffix == ".json":
        yield from _rows(text, suffix, raw, settings)
    elif raw.kind == "html" and suffix not in {".txt", ".md", ".markdown"}:
        draft = worker.read("page", text, raw.item, raw.address)
        yield _outcome(replace(draft, warnings=(*warnings, *draft.warnings)), raw, settings)
    else:
        draft = read_markdown(text) if suffix in {".md", ".markdown"} else read_text(text)
        draft = replace(draft, warnings=(*warnings, *draft.warnings))
        yield _outcome(_at_host(draft, raw.address), raw, settings)


_KIND_WORDS = {
    "zip": "a ZIP archive or office document",
    "image": "a picture",
    "database": "a database",
    "program": "a program",
}


def _at_host(draft: Draft, address: str | None) -> Draft:
    """A text that was fetched has its host as outlet, whatever it says of itself."""
    if address is None:
        return draft
    return replace(draft, outlet=host_of(address), outlet_claimed=draft.outlet, address=address)


def _rows(text: str, suffix: str, raw: _Raw, settings: IntakeSettings) -> Iterator[Outcome]:
    if suffix == ".json":
        rows = read_json(text, raw.item, settings.columns)
    elif suffix in {".csv", ".tsv"}:
        rows = read_csv(text, raw.item, settings.columns, delimiter="\t" if suffix == ".tsv" else ",")
    else:
        rows = read_json_lines(text, raw.item, settings.columns)
    for number, found in rows:
        label = f"{raw.item}:{number}"
        try:
            if isinstance(found, AvowalError):
                raise found
            yield _outcome(found, replace(raw, item=label), settings, kind="row")
        except AvowalError as error:
            yield Outcome(label, refusal=error)


def _outcome(draft: Draft, raw: _Raw, settings: IntakeSettings, *, kind: str | None = None) -> Outcome:
    kind = kind or ("address" if raw.address else "stdin" if raw.item == _STDIN else "file")
    digest = hashlib.sha256(raw.content).hexdigest()
    source = Source(kind, raw.item, digest, datetime.now(UTC))
    report, warnings = finished(draft, source, settings)
    return Outcome(raw.item, report=report, warnings=warnings)
