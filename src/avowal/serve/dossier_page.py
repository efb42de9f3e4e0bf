"""One incident: each fact as a matrix of versions by voices."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse

from avowal import __version__
from avowal.codebook.vocabulary import Stage
from avowal.domain import Account, Estimate
from avowal.record.dossier import Dossier, FactVersions, Version
from avowal.record.in_short import in_short
from avowal.record.labels import estimate_label
from avowal.record.record import Record
from avowal.serve.chart import chart_of
from avowal.serve.list_page import place_words, said_moment


@dataclass(frozen=True, slots=True)
class Cell:
    """What one voice says of one version: asserts, in three reports, first in these words.

    Attributes:
        accounts: The voice's accounts of the version, in order of publication.
        n_reports: Reports that carry them.
    """

    accounts: tuple[Account, ...]
    n_reports: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """A fact as the page shows it: a column a version, a row a voice, with cells where a voice gives a version.

    Attributes:
        fact: The fact with its versions and estimates.
        rows: Voice name, kind, and a cell or ``None`` for each version, most heard voices first.
    """

    fact: FactVersions
    rows: tuple[tuple[str, str, tuple[Cell | None, ...]], ...]


def page(request: Request) -> HTMLResponse:
    """The dossier of one incident."""
    record: Record = request.app.state.record
    dossier = record.as_of(said_moment(request)).dossier(request.path_params["incident"])
    day = dossier.as_of.iso if dossier.as_of else datetime.now(UTC).date().isoformat()
    html = request.app.state.templates.get_template("dossier.html").render(
        dossier=dossier,
        one=dossier.summary,
        place=place_words(dossier.summary),
        stages=stages(dossier),
        parts=parts(dossier),
        matrices=[matrix(fact) for fact in dossier.facts],
        reports={report.id: report for report in dossier.reports},
        copies=dict(dossier.copies),
        estimate_words=estimate_words,
        chart=chart_of(dossier.timeline),
        short=in_short(dossier),
        citation=citation(dossier, record, day, f"{request.base_url}i/{dossier.summary.id}?as_of={day}"),
    )
    return HTMLResponse(html)


def citation(dossier: Dossier, record: Record, day: str, address: str) -> str:
    """What a paper cites: the incident, the day of which it is what was known, the record's state, the address."""
    one = dossier.summary
    return (
        f"“{one.title}”, dossier {one.id}, {one.n_accounts} accounts from {one.n_reports} reports, as known on {day}. "
        f"Avowal {__version__}, record state {record.state()[:16]}. {address}"
    )


def parts(dossier: Dossier) -> dict[str, list[Account]]:
    """The accounts that are parts of others, by the id of their total."""
    found: dict[str, list[Account]] = {}
    for fact in dossier.facts:
        for account in (account for version in fact.versions for account in version.accounts):
            if account.part_of is not None:
                found.setdefault(account.part_of, []).append(account)
    return found


def stages(dossier: Dossier) -> list[tuple[str, int]]:
    """How many reports tell of the incident as attempted, and how many as failed; none of them: nothing to say."""
    told = {(m.report_id, m.stage.value) for m in dossier.mentions if m.stage and m.stage is not Stage.CARRIED_OUT}
    counted = Counter(stage for _, stage in told)
    return counted.most_common()


def matrix(fact: FactVersions) -> Matrix:
    """The fact's versions side by side, voice by voice."""
    voices: dict[tuple[str, str], int] = {}
    for version in fact.versions:
        for account in version.accounts:
            key = (account.voice.name, account.voice.kind.value)
            voices[key] = voices.get(key, 0) + 1
    ordered = sorted(voices, key=lambda key: (-voices[key], key))
    rows = tuple((name, kind, tuple(_cell(version, name, kind) for version in fact.versions)) for name, kind in ordered)
    return Matrix(fact, rows)


def _cell(version: Version, name: str, kind: str) -> Cell | None:
    accounts = tuple(a for a in version.accounts if (a.voice.name, a.voice.kind.value) == (name, kind))
    return Cell(accounts, len({a.report_id for a in accounts})) if accounts else None


def estimate_words(estimate: Estimate) -> str:
    """An estimate's value for a person."""
    return estimate_label(estimate.value)
