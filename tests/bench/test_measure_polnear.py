"""The measure of who said what: spans become tokens, and are right, overlap or are wrong."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "bench"))

import encoder_sayings
import measure_polnear as polnear

from avowal.extraction.encoder import heads
from avowal.extraction.encoder.scores import WindowScores, WordScores
from avowal.extraction.encoder.windows import Window
from avowal.extraction.encoder.wordpiece import split_words

TEXT = "Two bridges were closed, the mayor said."


def article(**spans: str) -> dict:
    """An article with one attribution whose parts are given by their words."""
    relation = {
        kind: [[TEXT.index(words), TEXT.index(words) + len(words)]] if words else [] for kind, words in spans.items()
    }
    return {"id": "one", "text": TEXT, "annotations": [{"attributions": [relation]}]}


def test_rules_find_source_cue_and_content_of_a_plain_saying():
    """The seam between the measure and an extractor: the words that the annotation would mark."""
    found = polnear.spans_of_sayings(polnear.sayings_of(TEXT, "rules"))
    gold = polnear.spans_of_gold(article(source="the mayor", cue="said", content="Two bridges were closed"))
    words = split_words(TEXT)
    assert {kind: polnear.in_words(words, found[kind]) for kind in polnear.KINDS} == {
        kind: polnear.in_words(words, gold[kind]) for kind in polnear.KINDS
    }


def test_a_space_at_the_edge_of_a_span_is_no_error():
    """Annotations and extractors differ in white space, which no measure over tokens sees."""
    words = split_words(TEXT)
    assert polnear.in_words(words, [(0, 12)]) == polnear.in_words(words, [(0, 11)]) == {(0, 2)}
    assert polnear.in_words(words, [(3, 4)]) == set()


@pytest.mark.parametrize(
    ("gold", "found", "f1", "jaccard"),
    [
        ({(0, 4)}, {(0, 4)}, 100.0, 100.0),
        ({(0, 4)}, {(0, 2)}, 0.0, 50.0),
        ({(0, 4)}, set(), 0.0, 0.0),
        ({(0, 4)}, {(0, 4), (8, 9)}, 66.67, 50.0),  # a span that touches nothing is one more zero
        ({(0, 4), (6, 8)}, {(0, 4)}, 66.67, 50.0),
        (set(), set(), 0.0, 0.0),
    ],
)
def test_exact_and_overlap_figures(gold, found, f1, jaccard):
    tally = polnear.Tally()
    tally.add(gold, found)
    figures = tally.figures()
    assert (figures["exact_f1"], figures["jaccard"]) == (f1, jaccard)


def scores_of(text: str, marked: dict[str, tuple[int, int]], said: tuple[int, int]) -> WordScores:
    """What an encoder would say that is sure of its marks, and of whose the words ``said`` are."""
    words = split_words(text)
    n = len(words)
    tags = np.zeros((n, len(heads.SPANS), len(heads.TAGS)), dtype=np.float32)
    tags[..., 0] = 1
    for kind, (first, stop) in marked.items():
        tags[first:stop, heads.SPANS.index(kind)] = (0, 0, 1)
        tags[first, heads.SPANS.index(kind)] = (0, 1, 0)
    query = np.zeros((n, heads.POINTER), dtype=np.float32)
    key = np.zeros((n, heads.POINTER), dtype=np.float32)
    none = np.full((n, 1), 10.0, dtype=np.float32)
    query[said[0] : said[1], 0] = key[marked["source"][0], 0] = 12.0
    none[said[0] : said[1]] = 0
    window = WindowScores(Window(0, n, 0, n), query, key, none)
    rest = dict.fromkeys(("stance", "status", "role", "type", "voice", "effect", "incident"))
    return WordScores(words=words, tags=tags, relevance=0.0, of_muc4=0.0, windows=(window,), **rest)


def test_encoder_gives_the_same_shape_from_marks_and_pointers(monkeypatch):
    """Content is marked nowhere: it is the words that point to the source."""
    scores = scores_of(TEXT, {"source": (5, 7), "cue": (7, 8)}, said=(0, 4))
    monkeypatch.setattr(encoder_sayings, "the_encoder", lambda: SimpleNamespace(read={TEXT: scores}.get))
    ((source, cue, content),) = polnear.sayings_of(TEXT, "encoder")
    assert (source.quote(TEXT), cue.quote(TEXT)) == ("the mayor", "said")
    assert [span.quote(TEXT) for span in content] == ["Two bridges were closed"]
