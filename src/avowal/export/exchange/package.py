"""A frozen record as a data package that a paper can cite: tables, codebook, policies and their values, hashes.

One zip file with a Frictionless ``datapackage.json`` and an RO-Crate 1.1 ``ro-crate-metadata.json``. Texts of reports
are left out: they belong to their publishers. The same record gives the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any, BinaryIO, Final

from avowal import __version__
from avowal.codebook.vocabulary import CODEBOOK_VERSION
from avowal.estimation import POLICIES, find_policy
from avowal.export.files import Columns, write_csv, zipped
from avowal.export.rows import ACCOUNT_COLUMNS, INCIDENT_COLUMNS, Row, account_rows, incident_rows
from avowal.record.dossier import IncidentFilter
from avowal.record.labels import estimate_label
from avowal.record.record import Record
from avowal.record.rows import REPORT_COLUMNS, report_row

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
_TYPES: Final = {str: "string", int: "integer", float: "number", bool: "boolean"}
ESTIMATE_COLUMNS: Final[Columns] = {
    "incident_id": str, "fact": str, "policy": str, "value": str, "low": int, "high": int, "reason": str,
    "accounts_used": str,
}  # fmt: skip
_README: Final = """# {name}

A record of political violence as reports tell it, voice by voice, made with Avowal {version} (codebook {codebook}).
{counts}

- `accounts.csv`: one voice's version of one fact of one incident, with its exact words; `incidents.csv`;
  `reports.csv` (no texts).
- `estimates.csv`: single values that published rules derive from the accounts, each with its policy, version and
  reason; `policies/` holds the rules. They are "-like": our reading of each programme's rule, not its data.
- `codebook.toml` defines every word. `datapackage.json` (Frictionless) and `ro-crate-metadata.json` describe the
  files with their SHA-256. {then}

What a voice says is shown as what it says. Being named as responsible proves nothing.
A text that a spreadsheet would run as a formula begins with an apostrophe. No licence is stated: whoever publishes
this says which.
"""


@dataclass(slots=True)
class _Made:
    """A file of the package, once written."""

    path: str
    about: str
    sha256: str
    size: int
    columns: Columns | None = None


@dataclass(slots=True)
class _Package:
    """A zip file that is being written, with what it holds so far."""

    packed: zipfile.ZipFile
    made: list[_Made] = field(default_factory=list)

    def add(self, path: str, about: str, content: bytes) -> None:
        """Write a whole file."""
        self.packed.writestr(_entry(path), content, zipfile.ZIP_DEFLATED)
        self.made.append(_Made(path, about, hashlib.sha256(content).hexdigest(), len(content)))

    def add_table(self, path: str, about: str, rows: Iterable[Row], columns: Columns) -> int:
        """Write rows as they come."""
        with self.packed.open(_entry(path), "w", force_zip64=True) as stream:
            hashing = _Hashing(stream)
            written = write_csv(rows, columns, hashing)
        self.made.append(_Made(path, about, hashing.sha256.hexdigest(), hashing.size, columns))
        return written


class _Hashing(io.BufferedIOBase, BinaryIO):
    """A stream that hashes what goes through."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.sha256 = hashlib.sha256()
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.sha256.update(data)
        self.size += len(data)
        return int(self._stream.write(data))


def write_package(record: Record, wanted: IncidentFilter, stream: BinaryIO) -> int:
    """Write the incidents that match as a data package; gives how many there are."""
    with zipped(stream) as packed:
        return _fill(_Package(packed), record, wanted)


def _fill(package: _Package, record: Record, wanted: IncidentFilter) -> int:
    """Write every file of the package; gives the number of incidents."""
    as_of = record.moment.iso if record.moment else None
    n_accounts = package.add_table(
        "accounts.csv", "accounts, one row each", account_rows(record, wanted), ACCOUNT_COLUMNS
    )
    n_incidents = package.add_table(
        "incidents.csv", "incidents, one row each", incident_rows(record, wanted), INCIDENT_COLUMNS
    )
    rows = map(report_row, record.reports(wanted))
    n_reports = package.add_table("reports.csv", "reports, without their texts", rows, REPORT_COLUMNS)
    package.add_table("estimates.csv", "values that policies derive", _estimates(record, wanted), ESTIMATE_COLUMNS)
    for name in POLICIES:
        text = files("avowal.estimation.policies").joinpath(f"{name}.toml").read_bytes()
        package.add(f"policies/{name}.toml", f"the rule {find_policy(name).label}", text)
    package.add(
        "codebook.toml",
        "every word that an account may use",
        files("avowal.codebook").joinpath("codebook.toml").read_bytes(),
    )
    counts = f"{n_incidents} incidents, {n_accounts} accounts, {n_reports} reports."
    then = f"The record is shown as it was known by {as_of}." if as_of else ""
    readme = _README.format(
        name="Avowal record", version=__version__, codebook=CODEBOOK_VERSION, counts=counts, then=then
    )
    package.add("README.md", "what this is", readme.encode())
    package.add("datapackage.json", "Frictionless data package", _described(package.made, counts, as_of))
    package.add("ro-crate-metadata.json", "RO-Crate 1.1", _crate(package.made, counts))
    return n_incidents


def _estimates(record: Record, wanted: IncidentFilter) -> Iterator[Row]:
    policies = [find_policy(name) for name in POLICIES]
    for case in record.cases(wanted):
        told = {account.fact for account in case.accounts}
        for policy in policies:
            for fact in policy.rules:
                if fact not in told:
                    continue
                found = case.estimate(policy, fact)
                yield {
                    "incident_id": case.summary.id,
                    "fact": fact.value,
                    "policy": found.policy,
                    "value": None if found.value is None else estimate_label(found.value),
                    "low": found.low,
                    "high": found.high,
                    "reason": found.reason,
                    "accounts_used": "; ".join(w.account_id for w in found.weighings if w.used) or None,
                }


def _described(made: Iterable[_Made], counts: str, as_of: str | None) -> bytes:
    """datapackage.json: each file with its hash; tables with the types of their columns."""
    resources = []
    for one in made:
        row: dict[str, Any] = {
            "name": one.path.rpartition("/")[2].partition(".")[0].lower(),
            "path": one.path,
            "description": one.about,
            "hash": f"sha256:{one.sha256}",
            "bytes": one.size,
        }
        if one.columns is not None:
            fields = [_field(name, kind) for name, kind in one.columns.items()]
            row |= {"type": "table", "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                    "schema": {"fields": fields, "missingValues": [""]}}  # fmt: skip
        resources.append(row)
    told = {
        "name": "avowal-record",
        "title": "Avowal record",
        "description": counts,
        "version": __version__,
        "avowal": {"codebook": CODEBOOK_VERSION, "as_of": as_of, "policies": [find_policy(n).label for n in POLICIES]},
        "resources": resources,
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def _field(name: str, kind: type) -> dict[str, Any]:
    booleans = {"trueValues": ["True"], "falseValues": ["False"]} if kind is bool else {}
    return {"name": name, "type": _TYPES[kind], **booleans}


def _crate(made: Iterable[_Made], counts: str) -> bytes:
    """ro-crate-metadata.json: the same files as RO-Crate 1.1 has them."""
    listed = list(made)
    graph: list[dict[str, Any]] = [
        {
            "@id": "ro-crate-metadata.json",
            "@type": "CreativeWork",
            "conformsTo": {"@id": "https://w3id.org/ro/crate/1.1"},
            "about": {"@id": "./"},
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": "Avowal record",
            "description": counts,
            "hasPart": [{"@id": one.path} for one in listed],
            "creator": {"@id": "#avowal"},
        },
        {"@id": "#avowal", "@type": "SoftwareApplication", "name": "Avowal", "version": __version__},
    ]
    graph += [
        {"@id": one.path, "@type": "File", "description": one.about, "contentSize": str(one.size), "sha256": one.sha256}
        for one in listed
    ]
    content = {"@context": "https://w3id.org/ro/crate/1.1/context", "@graph": graph}
    return json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"


def _entry(path: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, _EARLIEST)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
