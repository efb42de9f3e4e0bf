"""Searching reports: nothing typed is an operator."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from avowal.store.search import plain_match


@given(st.text())
def test_a_search_holds_no_operator(typed):
    bare = plain_match(typed).replace('"', " ").split()
    assert plain_match(typed) == (" ".join(f'"{word}"' for word in bare) or '""')
    assert all(char.isalnum() or char == "_" for word in bare for char in word)
