"""Dossiers and tables as HTML for notebooks: everything escaped, nothing fetched, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

from avowal.domain.notebook import isolated, marked, safe, table_of

if TYPE_CHECKING:
    from avowal.record.dossier import Dossier, FactVersions, Version
    from avowal.record.tables import Table

MOST_ROWS = 20
MOST_QUOTES = 3


def dossier_html(dossier: Dossier) -> str:
    """A dossier: each fact, each version, who says it, in how many reports, in which words."""
    texts = {report.id: report.text for report in dossier.reports}
    one = dossier.summary
    counts = f"{one.n_reports} reports, {one.n_accounts} accounts, {one.n_voices} named voices"
    facts = "".join(_fact(fact, texts) for fact in dossier.facts)
    return f"<div><strong>{isolated(one.title)}</strong><br><small>{isolated(one.id)} · {counts}</small>{facts}</div>"


def _fact(fact: FactVersions, texts: dict[str, str]) -> str:
    rows = [_version(version, texts) for version in fact.versions]
    name = fact.fact.value.replace("_", " ")
    return f"<p><strong>{safe(name)}</strong></p>" + table_of(("version", "voices", "reports", "words"), rows)


def _version(version: Version, texts: dict[str, str]) -> tuple[str, ...]:
    voices = ", ".join(isolated(name) for name, _ in version.voices)
    shown = [marked(texts[account.report_id], account.evidence) for account in version.accounts[:MOST_QUOTES]]
    more = len(version.accounts) - len(shown)
    quotes = "<br>".join([*shown, *([f"and {more} more"] if more else [])])
    return isolated(version.label), voices, str(len(version.report_ids)), quotes


def table_html(table: Table) -> str:
    """The first rows of a table."""
    rows = [
        tuple("" if row[name] is None else isolated(str(row[name])) for name in table.columns)
        for row in table.rows[:MOST_ROWS]
    ]
    said = f"<p>{safe(table.name)}: {min(len(table), MOST_ROWS)} of {len(table)} rows shown</p>"
    return f"<div>{said}{table_of(tuple(table.columns), rows)}</div>"
