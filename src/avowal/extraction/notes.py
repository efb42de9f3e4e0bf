"""Everything that the readers of words, figures, dates, places, groups and voices found in one report."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from avowal.actors import FoundActor, open_actors
from avowal.domain import Report, Span
from avowal.extraction.attribution import Attribution, attribute
from avowal.extraction.dates import FoundDate
from avowal.extraction.modality import Modality, modality
from avowal.extraction.numbers import FoundCount, find_counts
from avowal.extraction.places import FoundPlace, find_places
from avowal.extraction.report_dates import report_dates
from avowal.extraction.sentences import split_sentences
from avowal.extraction.sites import find_sites
from avowal.extraction.words import Words, read_words


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a report: words 12 to 30, in the second paragraph.

    Attributes:
        number: Its place among the sentences, from 0.
        span: Its characters.
        first: Its first word.
        stop: The word after its last one.
        paragraph: Number of its paragraph.
        is_heading: Whether it stands alone as a short line without a final stop.
        modality: How it holds what it tells.
    """

    number: int
    span: Span
    first: int
    stop: int
    paragraph: int
    is_heading: bool
    modality: Modality


@dataclass(frozen=True, slots=True)
class Notes:
    """What was found in one report, for the readers of facts to work from.

    Attributes:
        report: The report.
        words: Its words.
        lines: Its sentences.
        counts: Its counts, by the number of their first word.
        dates: Its dates, in order.
        places: Its places, in order.
        actors: Groups and forces that it names, in order.
        attributions: Whose words are whose.
    """

    report: Report
    words: Words
    lines: tuple[Line, ...]
    counts: dict[int, FoundCount]
    dates: tuple[FoundDate, ...]
    places: tuple[FoundPlace, ...]
    actors: tuple[FoundActor, ...]
    attributions: tuple[Attribution, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def span(self, first: int, stop: int) -> Span:
        """The characters of words ``first`` up to ``stop``."""
        return Span(self.words.starts[first], self.words.ends[stop - 1])

    def word_at(self, offset: int) -> int:
        """The first word that does not end before character ``offset``."""
        return bisect_left(self.words.ends, offset + 1, 0, self.words.count)

    def line_at(self, offset: int) -> Line | None:
        """The sentence that holds character ``offset``."""
        return next((line for line in self.lines if line.span.start <= offset < line.span.end), None)


def take_notes(report: Report) -> Notes:
    """Read everything that the readers of facts need from a report, each thing once."""
    text = report.text
    sentences = split_sentences(text)
    words = read_words(text)
    counts = find_counts(text, articles=True)
    dates = report_dates(report)
    places = find_places(text)
    codes = [place.place.country for place in places if place.place.country]
    sites = find_sites(text, places, max(codes, key=codes.count) if codes else None)
    actors = open_actors().find(text)
    starts = words.starts[: words.count]
    lines = tuple(
        Line(
            number,
            sentence.span,
            bisect_left(starts, sentence.span.start),
            bisect_left(starts, sentence.span.end),
            sentence.paragraph,
            sentence.is_heading,
            modality(sentence.span.quote(text)),
        )
        for number, sentence in enumerate(sentences)
    )
    return Notes(
        report=report,
        words=words,
        lines=lines,
        counts={bisect_left(starts, count.span.start): count for count in counts},
        dates=dates,
        places=tuple(sorted((*places, *sites), key=lambda place: place.span)),
        actors=actors,
        attributions=attribute(report, sentences, actors=actors),
    )
