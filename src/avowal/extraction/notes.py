"""Everything that the readers of words, figures, dates, places, groups and voices found in one report."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from avowal.actors import FoundActor, open_actors
from avowal.domain import Quantity, Report, Span
from avowal.extraction.counts.numbers import FoundCount, find_counts
from avowal.extraction.places.home_country import home_country
from avowal.extraction.places.places import FoundPlace, find_places
from avowal.extraction.places.sites import find_sites
from avowal.extraction.text.sentences import Sentence, split_sentences
from avowal.extraction.text.words import Words, positions, read_words
from avowal.extraction.times.found_date import FoundDate
from avowal.extraction.times.report_dates import report_dates
from avowal.extraction.voices.attribution import Attribution, attribute_with

_ONE_OR_NONE = frozenset({"nobody", "none", "no", "another"})


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
    """

    number: int
    span: Span
    first: int
    stop: int
    paragraph: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Skim:
    """What a first look at a report gives: its words, sentences and counts, before the costlier readers."""

    report: Report
    words: Words
    lines: tuple[Line, ...]
    counts: dict[int, FoundCount]
    counted: tuple[int, ...]
    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The report's text."""
        return self.report.text

    def span(self, first: int, stop: int) -> Span:
        """The characters of words ``first`` up to ``stop``."""
        return Span(self.words.starts[first], self.words.ends[stop - 1])


@dataclass(frozen=True, slots=True)
class Notes:
    """What was found in one report, for the readers of facts to work from.

    Attributes:
        report: The report.
        words: Its words.
        lines: Its sentences.
        counts: Its counts, by the number of their first word.
        counted: Those numbers, in order.
        dates: Its dates, in order.
        places: Its places, in order.
        actors: Groups and forces that it names, in order.
        attributions: Whose words are whose.
        named: Voices that are named without an attribution that the patterns know; they have no content.
    """

    report: Report
    words: Words
    lines: tuple[Line, ...]
    counts: dict[int, FoundCount]
    counted: tuple[int, ...]
    dates: tuple[FoundDate, ...]
    places: tuple[FoundPlace, ...]
    actors: tuple[FoundActor, ...]
    attributions: tuple[Attribution, ...]
    named: tuple[Attribution, ...] = ()

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
        at = bisect_right(self.lines, offset, key=lambda line: line.span.start) - 1
        return self.lines[at] if at >= 0 and offset < self.lines[at].span.end else None


def counts_in(notes: Skim | Notes, line: Line) -> Sequence[int]:
    """The words of a sentence with which a count begins."""
    counted = notes.counted
    return counted[bisect_left(counted, line.first) : bisect_left(counted, line.stop)]


def skim(report: Report) -> Skim:
    """A first look at a report: enough to see whether it tells of violence at all."""
    text = report.text
    sentences = split_sentences(text)
    words = read_words(text)
    starts = words.starts[: words.count]
    lines = tuple(
        Line(
            number,
            sentence.span,
            bisect_left(starts, sentence.span.start),
            bisect_left(starts, sentence.span.end),
            sentence.paragraph,
            sentence.is_heading,
        )
        for number, sentence in enumerate(sentences)
    )
    counts = {bisect_left(starts, count.span.start): count for count in find_counts(text, articles=True)}
    counts |= {i: count for i, count in _words_for_one_or_none(words) if i not in counts}
    return Skim(report, words, lines, counts, tuple(sorted(counts)), sentences)


def _words_for_one_or_none(words: Words) -> Iterator[tuple[int, FoundCount]]:
    """Count "nobody", "none" and "no one" as 0, and "another soldier" as one more."""
    for i in positions(words, _ONE_OR_NONE):
        word = words.lower[i]
        if word in {"nobody", "none"} or (word == "no" and words.lower[i + 1] == "one"):
            stop = i + 2 if word == "no" else i + 1
            yield i, FoundCount(Span(words.starts[i], words.ends[stop - 1]), Quantity(0, 0), needs_context=True)
        elif word == "another" and words.lower[i + 1] not in {"one", ""}:
            yield i, FoundCount(Span(words.starts[i], words.ends[i]), Quantity(1, 1), needs_context=True)


def take_notes(seen: Skim, named: Sequence[Span] = ()) -> Notes:
    """Everything that the readers of facts need from a report, each thing read once.

    Args:
        seen: The report, skimmed.
        named: Words that the encoder says name a voice, in the order of the text.
    """
    text = seen.report.text
    places = find_places(text)
    home = home_country(places)
    sites = find_sites(text, places, home)
    published = seen.report.published
    actors = open_actors().find(text, home, published.year if published else None)
    said, only_named = attribute_with(seen.report, named, seen.sentences, country=home, actors=actors)
    return Notes(
        report=seen.report,
        words=seen.words,
        lines=seen.lines,
        counts=seen.counts,
        counted=seen.counted,
        dates=report_dates(seen.report),
        places=tuple(sorted((*places, *sites), key=lambda place: (place.span.start, place.span.end))),
        actors=actors,
        attributions=said,
        named=only_named,
    )
