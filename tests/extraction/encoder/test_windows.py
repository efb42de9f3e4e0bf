"""Long reports are read in windows that leave nothing out."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from avowal.extraction.encoder.windows import windows_of

SIZES = st.lists(st.integers(1, 12), max_size=400)


@given(SIZES, st.integers(13, 120), st.integers(0, 12))
@example([9, 1, 1, 1, 1, 1, 12, 12, 1], 13, 8)
@example([12] * 9, 13, 12)
def test_every_word_counts_in_one_window_that_holds_it(sizes, room, overlap):
    spoken = []
    for window in windows_of(sizes, room=room, overlap=overlap):
        assert window.first <= window.speaks_from <= window.speaks_to <= window.stop
        spoken += range(window.speaks_from, window.speaks_to)
    assert spoken == list(range(len(sizes)))


@given(SIZES, st.integers(13, 120), st.integers(0, 12))
def test_no_window_has_more_pieces_than_there_is_room(sizes, room, overlap):
    for window in windows_of(sizes, room=room, overlap=overlap):
        assert sum(sizes[window.first : window.stop]) <= room


def test_short_report_is_one_window():
    (window,) = windows_of([1, 2, 3], room=10, overlap=4)
    assert (window.first, window.stop) == (0, 3)


def test_neighbours_share_about_the_overlap():
    windows = windows_of([1] * 1000, room=400, overlap=100)
    shared = [a.stop - b.first for a, b in pairwise(windows)]
    assert len(windows) == 3
    assert all(95 <= words <= 105 for words in shared)
