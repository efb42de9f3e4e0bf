"""How incidents, dossiers and readings look on a terminal: tables and colour there, plain lines when piped."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from avowal.cli.behind import behind_tree
from avowal.cli.words import safe
from avowal.codebook.vocabulary import Stage, Stance, Status, VoiceKind
from avowal.domain import Account, Mention, Reading, Report
from avowal.record.dossier import Dossier, FactVersions, IncidentSummary, Version
from avowal.record.labels import estimate_label, independence_label, value_label
from avowal.record.related import Related
from avowal.record.timeline import Change, Step

STANCE_STYLE = {
    Stance.CLAIMS: "magenta",
    Stance.ACCUSES: "yellow",
    Stance.SUSPECTS: "yellow",
    Stance.DENIES: "cyan",
    Stance.REJECTS: "cyan",
}


PIPE_WIDTH = 200
MOST_PLAIN_STEPS = 2


def console(*, err: bool = False) -> Console:
    """A console as wide as its terminal, or wide enough for a pipe; it follows NO_COLOR."""
    stream = sys.stderr if err else sys.stdout
    return Console(stderr=err, highlight=False, width=None if stream.isatty() else PIPE_WIDTH)


def incident_table(summaries: Sequence[IncidentSummary]) -> Table:
    """The list of incidents."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("id", "date", "place", "type"):
        table.add_column(heading, no_wrap=heading in {"id", "date"})
    for heading in ("killed", "injured", "reports", "accounts", "voices"):
        table.add_column(heading, justify="right")
    table.add_column("named as responsible by some voice")
    for one in summaries:
        table.add_row(
            one.id[:10],
            one.date or "?",
            safe(place_label(one)),
            type_label(one),
            *("" if n is None else str(n) for n in (one.killed, one.injured)),
            str(one.n_reports),
            str(one.n_accounts),
            str(one.n_voices),
            safe(", ".join(one.responsible[:3])),
            style="dim" if one.background else None,
        )
    return table


def incident_lines(summaries: Sequence[IncidentSummary]) -> list[str]:
    """The list as tab-separated lines, for pipes: a heading line, then one line an incident."""
    lines = ["id\tdate\tplace\tcountry\ttype\tkilled\tinjured\treports\taccounts\tvoices\tresponsible"]
    for one in summaries:
        cells = [
            one.id,
            one.date or "",
            one.place.name if one.place else "",
            (one.place.country if one.place else None) or "",
            one.type.value if one.type else "",
            *("" if n is None else str(n) for n in (one.killed, one.injured)),
            str(one.n_reports),
            str(one.n_accounts),
            str(one.n_voices),
            "; ".join(one.responsible),
        ]
        lines.append("\t".join(safe(cell) for cell in cells))
    return lines


def place_label(one: IncidentSummary) -> str:
    """Place and country of an incident's line."""
    if one.place is None:
        return "?"
    return ", ".join(part for part in (one.place.name, one.place.country) if part)


def type_label(one: IncidentSummary) -> str:
    """The type in words, with the number of incidents for a series."""
    words = one.type.value.replace("_", " ") if one.type else "?"
    return f"{words} (series of {one.n_incidents})" if one.n_incidents > 1 else words


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(12, "report")
    ('1 report', '12 reports')
    """
    return f"{number} {noun}{'' if number == 1 else 's'}"


def print_dossier(out: Console, dossier: Dossier, *, why: bool = False) -> None:
    """The whole dossier: each fact, each version, who says it, in how many reports, in which words.

    Args:
        out: Where to.
        dossier: The incident.
        why: Whether each version shows its voices and the ways from them to the reports.
    """
    one = dossier.summary
    accounts, voices = counted(one.n_accounts, "account"), counted(one.n_voices, "named voice")
    named = f"{accounts} by {voices} in {counted(one.n_reports, 'report')}"
    then = f"\nas it was known by {dossier.as_of.iso}" if dossier.as_of else ""
    out.print(Panel(Text.assemble((safe(one.title), "bold"), f"\n{one.id} · {named}{then}"), expand=False))
    texts = {report.id: report for report in dossier.reports}
    for fact in dossier.facts:
        _print_fact(out, fact, texts, why=why)
    _print_relations(out, dossier.relations, texts)
    _print_timeline(out, dossier.timeline)
    _print_reports(out, dossier)
    if dossier.problems:
        out.print(Text(f"\nNot read or not placed ({len(dossier.problems)})", style="bold"))
        for problem in dossier.problems:
            out.print(Padding(Text(f"{problem.reason}: {safe(problem.message)}"), (0, 0, 0, 2), expand=False))


def _print_relations(out: Console, relations: Sequence[Related], reports: Mapping[str, Report]) -> None:
    """What reports tie the incident to, and in whose words."""
    if not relations:
        return
    out.print(Text("\nRelated, as reports tell it", style="bold underline"))
    for one in relations:
        line = Text(one.phrase, style="bold")
        if one.incident_id:
            line.append(f" {safe(one.title)}  ").append(one.incident_id[:10], style="dim")
        out.print(Padding(line, (0, 0, 0, 2), expand=False))
        for told in one.told:
            report = reports[told.report_id]
            who = "the report itself" if told.voice.kind is VoiceKind.OUTLET else told.voice.name
            said = f"{safe(who)}: “{safe(told.evidence.quote(report.text))}”  [{safe(report.outlet or report.id)}]"
            out.print(Padding(Text(said), (0, 0, 0, 4), expand=False))


def _print_timeline(out: Console, steps: Sequence[Step]) -> None:
    """How figures changed, voice by voice; nothing where none was given twice."""
    if len(steps) < MOST_PLAIN_STEPS:
        return
    out.print(Text("\nHow the figures changed", style="bold underline"))
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("day", "fact", "figure", "", "voice"):
        table.add_column(heading, no_wrap=heading in {"day", "fact"})
    for step in steps:
        table.add_row(
            step.day.isoformat() if step.day else "?",
            step.fact.value.replace("_", " "),
            safe(value_label(step.value)),
            "" if step.change is Change.FIRST else step.change.value,
            safe(step.voice),
            style="dim" if step.change in {Change.REPEATED, Change.WITHDRAWN} else None,
        )
    out.print(Padding(table, (0, 0, 0, 2), expand=False))


def _print_fact(out: Console, fact: FactVersions, reports: dict[str, Report], *, why: bool) -> None:
    heading = fact.fact.value.replace("_", " ")
    out.print(Text(f"\n{heading}", style="bold underline"))
    for version in fact.versions:
        _print_version(out, version, reports)
        if why:
            out.print(Padding(behind_tree(version.independence), (0, 0, 0, 4), expand=False))
    for estimate in fact.estimates:
        said = safe(estimate_label(estimate.value))
        line = Text.assemble((f"{estimate.policy}: ", "dim"), said, (f"  ({safe(estimate.reason)})", "dim"))
        out.print(Padding(line, (0, 0, 0, 2), expand=False))


def _print_version(out: Console, version: Version, reports: dict[str, Report]) -> None:
    behind = safe(independence_label(version.independence))
    out.print(
        Padding(
            Text.assemble((safe(version.label), "bold green"), (f"  {behind}", "dim")),
            (0, 0, 0, 2),
            expand=False,
        )
    )
    for account in _one_a_voice(version.accounts):
        out.print(Padding(account_line(account, reports[account.report_id]), (0, 0, 0, 4), expand=False))
    hidden = len(version.accounts) - len(_one_a_voice(version.accounts))
    if hidden:
        out.print(
            Padding(
                Text(f"and {hidden} more in the same voices: --json or the pages show all", style="dim"), (0, 0, 0, 4)
            )
        )


def _one_a_voice(accounts: Sequence[Account]) -> list[Account]:
    """The first account of each voice, stance and status: repeats by one voice are counted, not listed."""
    seen: dict[tuple[str, str, str], list[Account]] = {}
    for account in accounts:
        seen.setdefault((account.voice.name, account.stance, account.status), []).append(account)
    return [group[0] for group in seen.values()]


def account_line(account: Account, report: Report) -> Text:
    """One account on one line: voice, stance, status, exact words, report."""
    if account.voice.kind is VoiceKind.OUTLET:
        line = Text("the report itself", style="bold")
    else:
        line = Text(safe(account.voice.name), style="bold")
        line.append(f" ({account.voice.kind.value.replace('_', ' ')})", style="dim")
    if account.via:
        line.append(f" via {safe(', '.join(account.via))}", style="dim")
    line.append(f" {account.stance.value}", style=STANCE_STYLE.get(account.stance, ""))
    if account.status is not Status.CURRENT:
        line.append(f", {account.status.value}", style="red")
    if account.part_of:
        line.append(", part of a total", style="dim")
    line.append(f": “{safe(account.evidence.quote(report.text))}”")
    line.append(f"  [{safe(report.outlet or report.title or report.id)}]", style="dim")
    return line


def _print_reports(out: Console, dossier: Dossier) -> None:
    copies = dict(dossier.copies)
    out.print(Text(f"\nReports ({len(dossier.reports)})", style="bold underline"))
    for report in dossier.reports:
        published = report.published.iso if report.published else "no date"
        line = Text(f"{published}  {safe(report.outlet or '?')}: {safe(report.title or report.text[:70])}")
        line.append(f"  {report.id}", style="dim")
        if report.id in copies:
            line.append(f"  copy of {copies[report.id]}", style="yellow")
        out.print(Padding(line, (0, 0, 0, 2), expand=False))


ACCOUNT_HEADINGS = ("fact", "value", "voice", "kind", "via", "stance", "status", "exact words")


def print_reading(out: Console, report: Report, reading: Reading) -> None:
    """What one report says: a table of accounts for each incident it tells of."""
    if not reading.mentions:
        out.print("No incident: the report tells of no specific violent event.")
    for mention in reading.mentions:
        out.print(Text(mention_label(mention), style="bold underline"))
        table = Table(box=None, pad_edge=False, header_style="bold")
        for heading in ACCOUNT_HEADINGS:
            table.add_column(
                heading, ratio=2 if heading in {"value", "voice"} else 4 if heading == "exact words" else None
            )
        for account in mention.accounts:
            table.add_row(*(safe(cell) for cell in _account_cells(account, report)))
        out.print(table)
        out.print()
    for problem in reading.problems:
        out.print(Text(f"problem: {problem.reason}: {safe(problem.message)}", style="yellow"))


def reading_lines(report: Report, reading: Reading) -> list[str]:
    """The same as tab-separated lines, for pipes: a heading line, then one line an account."""
    lines = ["\t".join(("incident", *ACCOUNT_HEADINGS))]
    for mention in reading.mentions:
        for account in mention.accounts:
            cells = (mention_label(mention), *_account_cells(account, report))
            lines.append("\t".join(safe(cell) for cell in cells))
    return lines


def mention_label(mention: Mention) -> str:
    """Role and type of an incident in words: "background: shooting, 2 incidents told as one"."""
    kind = mention.type.value.replace("_", " ") if mention.type else "violent incident"
    series = f", {mention.n_incidents} incidents told as one" if mention.n_incidents > 1 else ""
    stage = f", {mention.stage.value}" if mention.stage and mention.stage is not Stage.CARRIED_OUT else ""
    return f"{mention.role.value}: {kind}{stage}{series}"


def _account_cells(account: Account, report: Report) -> tuple[str, ...]:
    return (
        account.fact.value,
        value_label(account.value) if account.value is not None else "(not readable)",
        account.voice.name,
        account.voice.kind.value,
        ", ".join(account.via),
        account.stance.value,
        account.status.value,
        account.evidence.quote(report.text),
    )
