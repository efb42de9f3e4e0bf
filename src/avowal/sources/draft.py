"""A report before it has its id: a text with what its source says of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from avowal.domain import DateBasis, PartialDate, Problem, Report, Source
from avowal.domain.report import report_id
from avowal.errors import InputError, NoTextError
from avowal.sources.language import language_of
from avowal.sources.settings import IntakeSettings

_EARLIEST = 1800
_SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Draft:
    """What a reader of files or pages found: text, title, and what is said of publication.

    Attributes:
        text: As decoded; cleaned when the report is made.
        title: Headline, where it stands apart.
        outlet: Who published it, as far as can be trusted: the host, or what the user or table says.
        outlet_claimed: What a page says of itself.
        author: By-line.
        published: A date as it was written.
        published_basis: Where the date was found.
        language: ISO 639-1 code that the source gives.
        address: Canonical address.
        warnings: What was met on the way.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    outlet_claimed: str | None = None
    author: str | None = None
    published: str | None = None
    published_basis: DateBasis | None = None
    language: str | None = None
    address: str | None = None
    warnings: tuple[Problem, ...] = ()


def finished(draft: Draft, source: Source, settings: IntakeSettings) -> tuple[Report, tuple[Problem, ...]]:
    """The report that a draft makes, and the problems met.

    Raises:
        NoTextError: Nothing to read is left.
        InputError: The user's own date cannot be read.
    """
    text, dropped = cleaned(draft.text)
    if not text:
        msg = f"{source.location}: there is no text in it. Give the page's or letter's own text."
        raise NoTextError(msg, item=source.location)
    warnings = [*draft.warnings, *dropped]
    published, moment, basis = _publication(draft, settings, warnings)
    title = one_line(draft.title)
    outlet = one_line(draft.outlet or settings.outlet)
    report = Report(
        id=report_id(text, title=title, outlet=outlet, address=draft.address),
        text=text,
        title=title,
        outlet=outlet,
        outlet_claimed=one_line(draft.outlet_claimed),
        author=one_line(draft.author),
        published=published,
        published_at=moment,
        published_basis=basis,
        language=_language_code(draft.language) or language_of(text),
        address=draft.address,
        source=source,
    )
    return report, tuple(replace(problem, report_id=report.id) for problem in warnings)


def cleaned(text: str) -> tuple[str, list[Problem]]:
    """The text with one kind of line end and without characters that no text holds; fixed from here on."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    kept = "".join(c for c in plain if c != "\0" and not "\ud800" <= c <= "\udfff")
    lost = len(plain) - len(kept)
    said = f"{lost} characters that are no text (NUL or half a character) were left out."
    warnings = [Problem("sources", "characters-dropped", said)] if lost else []
    return kept.strip(), warnings


def one_line(said: str | None) -> str | None:
    """A title or name on one line; ``None`` for nothing."""
    return " ".join(cleaned(said)[0].split()) or None if said else None


def _language_code(said: str | None) -> str | None:
    code = (said or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _publication(
    draft: Draft, settings: IntakeSettings, warnings: list[Problem]
) -> tuple[PartialDate | None, datetime | None, DateBasis | None]:
    if draft.published:
        found = read_publication(draft.published)
        if found is None:
            said = f"the publication date {draft.published[:60]!r} cannot be read, and was left out."
            warnings.append(Problem("sources", "date-unreadable", said))
        elif not plausible(found[0]):
            said = f"the publication date {found[0].iso} cannot be (before {_EARLIEST}, or to come), and was left out."
            warnings.append(Problem("sources", "date-implausible", said))
        else:
            return *found, draft.published_basis
    if settings.published:
        chosen = read_publication(settings.published)
        if chosen is None:
            msg = f"the publication date {settings.published!r} cannot be read. Write it as 2024-01-05."
            raise InputError(msg, slug="unreadable-day", item=settings.published)
        return *chosen, DateBasis.USER
    return None, None, None


def read_publication(said: str) -> tuple[PartialDate, datetime | None] | None:
    """A publication date in ISO 8601 or in the form of mail and feeds; ``None`` for any other form.

    >>> read_publication("2024-01-04T09:30:00Z")[0].iso, read_publication("last week")
    ('2024-01-04', None)
    """
    written = said.strip()
    try:
        return PartialDate.from_iso(written), None
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return PartialDate.from_day(moment.date()), moment


def plausible(said: PartialDate) -> bool:
    """Whether something can have been published then."""
    return said.first is not None and said.first.year >= _EARLIEST and said.first <= datetime.now(UTC).date() + _SOON


def as_said(published: str | date | datetime | PartialDate | None) -> str | None:
    """A date from code in the form that is read from files."""
    if published is None or isinstance(published, str):
        return published
    return published.iso if isinstance(published, PartialDate) else published.isoformat()
