from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import Span
from avowal.extraction.llm.windows import windows


@given(st.lists(st.integers(1, 400), min_size=1, max_size=60))
def test_windows_hold_the_whole_text_and_none_is_too_long(lengths):
    sentences, at = [], 0
    for length in lengths:
        sentences.append(Span(at, at + length))
        at += length
    found = windows(sentences, at, most=500, overlap=100)
    assert found[0].start == 0
    assert found[-1].end == at
    assert all(span.end - span.start <= 500 for span in found)
    assert all(later.start <= earlier.end and later.start > earlier.start for earlier, later in pairwise(found))
