"""``avowal doctor``: versions, bundled data, and the health of the record."""

from __future__ import annotations

import platform
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import click

from avowal import __version__
from avowal.actors import open_actors
from avowal.cli.main import EXIT_DAMAGED
from avowal.cli.options import echo_json, json_option, record_option
from avowal.codebook.vocabulary import CODEBOOK_VERSION
from avowal.demo import demo_files
from avowal.gazetteer import open_gazetteer
from avowal.record.record import Record

PACKAGES = ("lxml", "trafilatura", "pypdfium2", "sentencex", "sqlalchemy", "starlette", "arro3-core")
SHOWN = 20


@click.command("doctor")
@record_option
@json_option
def command(record: str, *, as_json: bool) -> None:
    """Say what is installed, whether the bundled tables can be read, and whether the record is whole.

    Every text, reading and log entry is compared with its hash; the exit code is 4 when one differs.
    """
    said = {"versions": versions(), "tables": tables(), "record": health(record)}
    if as_json:
        echo_json(said)
    else:
        click.echo("\n".join(lines(said)))
    if said["record"].get("findings"):
        sys.exit(EXIT_DAMAGED)


def versions() -> dict[str, str]:
    """What is installed; an extra that is not reads "not installed"."""
    found = {"avowal": __version__, "python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "not installed"
    return found


def tables() -> dict[str, str]:
    """Whether the bundled tables answer."""
    place = open_gazetteer().look_up("Kabul")
    actor = open_actors().named("Islamic State")
    return {
        "codebook": f"version {CODEBOOK_VERSION}",
        "gazetteer": "answers" if place else "does not know Kabul: install Avowal again",
        "actors": "answers" if actor else "does not know Islamic State: install Avowal again",
        "demo reports": str(len(demo_files())),
    }


def health(record: str) -> dict[str, Any]:
    """What the record holds and what differs from its hashes; only its path when there is none."""
    if not Path(record).exists():
        return {"path": record, "state": "there is none yet; `avowal add` makes one"}
    with Record.open(record, create=False, read_only=True) as opened:
        counts, findings = opened.statistics(), opened.verify()
    return {
        "path": record,
        "state": "whole: every text, reading and log entry agrees with its hash" if not findings else "damaged",
        **{name: getattr(counts, name) for name in counts.__slots__},
        "findings": [{"item": finding.item, "message": finding.message} for finding in findings],
    }


def lines(said: dict[str, dict[str, Any]]) -> list[str]:
    """The same for a person, a line each."""
    made = []
    for heading, rows in said.items():
        made.append(heading)
        made += [
            f"  {name.replace('n_', '').replace('_', ' ')}: {value}"
            for name, value in rows.items()
            if name != "findings"
        ]
    findings = said["record"].get("findings", [])
    made += [f"  {finding['item']}: {finding['message']}" for finding in findings[:SHOWN]]
    if len(findings) > SHOWN:
        made.append(f"  and {len(findings) - SHOWN} more: --json shows all")
    return made
