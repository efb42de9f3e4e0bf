"""From what is likely of each word to stretches of words, and from a word to whose it is."""

from __future__ import annotations

import numpy as np
import pytest

from avowal.domain import Span
from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WindowScores, WordScores
from avowal.extraction.encoder.spans import MarkedSpan, marked_spans, voices_in
from avowal.extraction.encoder.windows import Window
from avowal.extraction.encoder.wordpiece import split_words

OUTSIDE, BEGIN, INSIDE = (0.9, 0.05, 0.05), (0.1, 0.8, 0.1), (0.2, 0.1, 0.7)


def scores_of(text, kind="killed", tags=(), window=None):
    words = split_words(text)
    n = len(words)
    rows = np.tile(np.array(OUTSIDE, dtype=np.float32), (n, len(heads.SPANS), 1))
    for k, tag in enumerate(tags):
        rows[k, heads.SPANS.index(kind)] = tag
    even = np.ones((n, 1), dtype=np.float32)
    return WordScores(words, rows, even, even, even, even, even, even, even, 1.0, 1.0, (window,) if window else ())


@pytest.mark.parametrize(
    ("tags", "said"),
    [
        ([OUTSIDE, OUTSIDE, OUTSIDE], []),
        ([BEGIN, INSIDE, OUTSIDE], ["at least"]),
        ([BEGIN, BEGIN, OUTSIDE], ["at", "least"]),  # a second beginning is a span of its own
        ([OUTSIDE, INSIDE, INSIDE], ["least 84"]),  # a span whose beginning was missed
        ([BEGIN, INSIDE, INSIDE], ["at least 84"]),
    ],
)
def test_stretch_goes_on_while_words_are_inside(tags, said):
    scores = scores_of("at least 84", tags=tags)
    assert [one.span.quote("at least 84") for one in marked_spans(scores, {"killed": 0.5})] == said


def test_score_is_the_mean_of_its_words():
    (one,) = marked_spans(scores_of("at least", tags=[BEGIN, INSIDE]), {"killed": 0.5})
    assert one.score == pytest.approx(0.85)


def test_name_is_not_cut_at_its_least_sure_word():
    unsure = (0.65, 0.0, 0.35)
    scores = scores_of("Army of Light", kind="responsible", tags=[BEGIN, unsure, INSIDE])
    assert [one.span.quote("Army of Light") for one in marked_spans(scores, {"responsible": 0.5})] == ["Army of Light"]


def test_no_span_begins_or_ends_with_a_mark():
    tags = [INSIDE, INSIDE, BEGIN, INSIDE, INSIDE]
    scores = scores_of("- (Light ) ,", kind="responsible", tags=tags)
    assert [one.span.quote("- (Light ) ,") for one in marked_spans(scores, {"responsible": 0.5})] == ["Light"]


def test_threshold_leaves_out_what_is_less_likely():
    scores = scores_of("84", tags=[INSIDE])
    assert marked_spans(scores, {"killed": 0.81}) == ()
    assert len(marked_spans(scores, {"killed": 0.79})) == 1


def test_kinds_without_a_threshold_are_left_out():
    assert marked_spans(scores_of("84", tags=[BEGIN]), {"injured": 0.5}) == ()


def test_word_points_to_the_words_that_name_its_voice():
    width = heads.POINTER
    query, key = np.zeros((3, width), dtype=np.float32), np.zeros((3, width), dtype=np.float32)
    query[1, 0], key[2, 0] = 10, 10  # "dead" looks for what "police" is
    none = np.array([[9.0], [0.0], [9.0]], dtype=np.float32)
    scores = scores_of("two dead police", window=WindowScores(Window(0, 3, 0, 3), query, key, none))
    own, by_word = scores.sources(1, 2)
    assert own < 0.01
    assert max(by_word, key=by_word.get) == 2
    assert scores.sources(0, 1)[0] > 0.9


@pytest.mark.parametrize(
    ("text", "words", "named"),
    [
        ("Iran blamed them.", "Iran", True),
        ("There was an explosion in Iran: nine died.", "Iran", False),
        ("It went off in Kerman, Iran", "Iran", False),
        ("The text that owns it came late.", "that", False),
        ("They said so in Kerman, police added", "police", True),
    ],
)
def test_voice_is_no_bare_pointing_word_and_no_country_that_says_where(text, words, named):
    start = text.index(words)
    marked = MarkedSpan("source", 0, 1, Span(start, start + len(words)), 0.9)
    assert bool(voices_in([marked], text)) is named
