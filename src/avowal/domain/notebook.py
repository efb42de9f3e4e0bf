"""Reports and readings as HTML for notebooks: everything escaped, nothing fetched, no script."""

from __future__ import annotations

from html import escape

from avowal.domain.account import Account, Mention, Reading
from avowal.domain.dates import PartialDate
from avowal.domain.report import Report
from avowal.domain.span import Span
from avowal.domain.value import Place, Quantity, Value

MOST_CHARACTERS = 4_000
"""Of a report's text, how much is shown."""

_AROUND = 90


def report_html(report: Report) -> str:
    """A report: its headline, where it comes from, its text."""
    published = report.published.iso if report.published else None
    source = " · ".join(isolated(part) for part in (report.outlet, published, report.id) if part)
    text, rest = report.text[:MOST_CHARACTERS], len(report.text) - MOST_CHARACTERS
    more = f"<p>… and {rest:,} more characters</p>" if rest > 0 else ""
    heading = f"<strong>{isolated(report.title)}</strong><br>" if report.title else ""
    body = f'<div dir="auto" style="white-space:pre-wrap">{safe(text)}</div>'
    return f"<div>{heading}<small>{source}</small>{body}{more}</div>"


def reading_html(reading: Reading) -> str:
    """A reading: its mentions, each with its accounts, and its problems."""
    head = f"<small>{isolated(reading.extractor)} on {isolated(reading.report_id)}</small>"
    mentions = "".join(_mention(mention) for mention in reading.mentions) or "<p>No incident.</p>"
    problems = "".join(
        f"<li>{isolated(problem.reason)}: {isolated(problem.message)}</li>" for problem in reading.problems
    )
    return f"<div>{head}{mentions}{f'<ul>{problems}</ul>' if problems else ''}</div>"


def _mention(mention: Mention) -> str:
    type_ = mention.type.value.replace("_", " ") if mention.type else "no type told"
    title = f"<p><strong>{safe(type_)}</strong> ({safe(mention.role.value)})</p>"
    rows = [_account(account) for account in mention.accounts]
    return title + table_of(("fact", "value", "words", "voice", "stance"), rows)


def _account(account: Account) -> tuple[str, ...]:
    stance = account.stance.value if account.status == "current" else f"{account.stance.value}, {account.status.value}"
    words = f"<mark>{isolated(account.words)}</mark>"
    return (
        safe(account.fact.value),
        isolated(plain_value(account.value)),
        words,
        isolated(account.voice.name),
        safe(stance),
    )


def plain_value(value: Value | None) -> str:
    """A value in short.

    >>> plain_value(Quantity(84, None)), plain_value(PartialDate(2024, 1, 3)), plain_value(None)
    ('84 or more', '2024-01-03', 'not readable')
    """
    if value is None:
        return "not readable"
    if isinstance(value, Quantity):
        return _bounds(value) + (f" ({value.of})" if value.of else "")
    if isinstance(value, PartialDate):
        return value.days_iso + (f", {value.time}" if value.time else "")
    return value.name if isinstance(value, Place) else value.text


def _bounds(value: Quantity) -> str:
    if value.low is None and value.high is None:
        return value.qualifier.value
    if value.high is None:
        return f"{value.low:,} or more"
    if value.low is None:
        return f"{value.high:,} or fewer"
    return f"{value.low:,}" if value.low == value.high else f"{value.low:,} to {value.high:,}"


def table_of(headings: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table; headings are escaped here, cells must be HTML already."""
    head = "".join(f"<th>{safe(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def marked(text: str, span: Span) -> str:
    """The words at a span, marked, with a little of what stands around them."""
    start, end = max(span.start - _AROUND, 0), min(span.end + _AROUND, len(text))
    before = ("…" if start else "") + text[start : span.start]
    after = text[span.end : end] + ("…" if end < len(text) else "")
    return f'<span dir="auto">{safe(before)}<mark>{isolated(span.quote(text))}</mark>{safe(after)}</span>'


def isolated(text: str) -> str:
    """Escaped text whose writing direction cannot spill over into what stands beside it."""
    return f"<bdi>{safe(text)}</bdi>"


def safe(text: str) -> str:
    """Text for HTML: marks of HTML escaped, control characters shown instead of obeyed."""
    return escape("".join(_shown(character) for character in text))


def _shown(character: str) -> str:
    if character.isprintable() or character in "\n\t":
        return character
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"
