"""A report before it has its id: a text with what its source says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from avowal.domain import DateBasis, Problem, Report, Source
from avowal.domain.report import report_id
from avowal.errors import InputError, NoTextError
from avowal.sources.language import language_of
from avowal.sources.publication import Publication, plausible, read_publication
from avowal.sources.settings import IntakeSettings

_NO_TEXT = re.compile("[\0\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_TAGS = re.compile("[\U000e0000-\U000e007f]")
_LONGEST_NAME = 1_000
_NAMES = ("title", "outlet", "outlet_claimed", "author")


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
        language: ISO 639-1 code that the user or table gives.
        language_claimed: What a page says of itself; templates are often wrong, so the text comes first.
        address: Canonical address.
        row_id: The table's own id of the row, to find it again.
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
    language_claimed: str | None = None
    address: str | None = None
    row_id: str | None = None
    warnings: tuple[Problem, ...] = ()


def finished(draft: Draft, source: Source, settings: IntakeSettings) -> tuple[Report, tuple[Problem, ...]]:
    """The report that a draft makes, and the problems met.

    Raises:
        NoTextError: Nothing to read is left.
        InputError: The text is longer than one report may be.
    """
    text, noted = cleaned(draft.text)
    if not text:
        msg = f"{source.location}: there is no text in it. Add a file, page or row that holds the report's words."
        raise NoTextError(msg, item=source.location)
    if len(text) > settings.most_characters:
        raise _too_long(source.location, len(text), settings.most_characters)
    publication, basis, dated = publication_of(draft, settings, source.retrieved)
    title, outlet = one_line(draft.title), one_line(draft.outlet or settings.outlet)
    overlong = tuple(_overlong(name) for name in _NAMES if len(getattr(draft, name) or "") > _LONGEST_NAME)
    report = Report(
        id=report_id(text, title=title, outlet=outlet, address=draft.address),
        text=text,
        title=title,
        outlet=outlet,
        outlet_claimed=one_line(draft.outlet_claimed),
        author=one_line(draft.author),
        published=publication.day if publication else None,
        published_at=publication.moment if publication else None,
        published_basis=basis,
        language=language_code(draft.language) or language_of(text) or language_code(draft.language_claimed),
        address=draft.address,
        source=source,
    )
    return report, tuple(
        replace(problem, report_id=report.id) for problem in (*draft.warnings, *noted, *dated, *overlong)
    )


def cleaned(text: str) -> tuple[str, tuple[Problem, ...]]:
    r"""The text with one kind of line end and without characters that no text holds; fixed from here on.

    No other character is changed: evidence must be what the report has.

    >>> cleaned("Two died.\r\nNobody knew.\x00")[0]
    'Two died.\nNobody knew.'
    """
    kept, lost = _NO_TEXT.subn("", _LINE_ENDS.sub("\n", text))
    problems = []
    if lost:
        said = f"{lost} characters that are no text (NUL or half a character) were left out."
        problems.append(Problem("sources", "characters-dropped", said))
    if turned := len(_BIDI.findall(kept)):
        said = f"{turned} characters turn the direction of writing, so the page may show figures in another order."
        problems.append(Problem("sources", "direction-changed", said))
    if invisible := len(_TAGS.findall(kept)):
        said = f"{invisible} characters are invisible tags, which can hide words from a reader."
        problems.append(Problem("sources", "invisible-tags", said))
    return kept.strip().strip("\ufeff").strip(), tuple(problems)


def one_line(said: str | None) -> str | None:
    r"""A title or name on one line; ``None`` for nothing, and for what is too long to be one.

    >>> one_line("  Blast \n at market "), one_line("   ")
    ('Blast at market', None)
    """
    if not said or len(said) > _LONGEST_NAME:
        return None
    return " ".join(cleaned(said)[0].split()) or None


def language_code(said: str | None) -> str | None:
    """The ISO 639-1 code at the start of a language tag; ``None`` for anything else.

    >>> language_code("en-GB"), language_code("English")
    ('en', None)
    """
    code = (said or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def publication_of(
    draft: Draft, settings: IntakeSettings, retrieved: datetime | None
) -> tuple[Publication | None, DateBasis | None, tuple[Problem, ...]]:
    """When the draft was published and how we know: its own date, else the user's for all; else nothing."""
    problems: tuple[Problem, ...] = ()
    if draft.published and draft.published.strip():
        found = read_publication(draft.published)
        today = (retrieved or datetime.now(UTC)).date()
        if found and plausible(found.day, earliest_year=settings.earliest_year, today=today):
            return found, draft.published_basis, ()
        problems = (_date_left_out(draft.published, found, settings.earliest_year),)
    if settings.published:
        return read_publication(settings.published), DateBasis.USER, problems
    return None, None, problems


def _date_left_out(said: str, found: Publication | None, earliest: int) -> Problem:
    if found is None:
        message = f"the publication date {said[:60]!r} cannot be read, and was left out. Write it as 2024-01-05."
        return Problem("sources", "date-unreadable", message)
    message = f"the publication date {found.day.iso} cannot be (before {earliest}, never set, or to come): left out."
    return Problem("sources", "date-implausible", message)


def _overlong(name: str) -> Problem:
    said = f"the {name.replace('_', ' ')} has over {_LONGEST_NAME:,} characters, and was left out."
    return Problem("sources", "name-too-long", said)


def _too_long(item: str, length: int, most: int) -> InputError:
    msg = (
        f"{item}: its text has {length:,} characters; {most:,} is the most that is read as one report. "
        "Split it into reports, or raise most_characters."
    )
    return InputError(msg, slug="too-large", item=item)
