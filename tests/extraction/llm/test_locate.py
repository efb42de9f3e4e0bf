from hypothesis import given
from hypothesis import strategies as st

from avowal.domain import Span
from avowal.extraction.llm.locate import Located

TEXT = "Officials said “at least  84” people\ndied in Kerman; 184 were hurt — the agen\u200bcy’s figure."


def test_finds_words_that_a_model_wrote_with_plain_quotes_and_single_spaces():
    found = Located(TEXT).find('said "at least 84" people died')
    assert found is not None
    assert found.quote(TEXT) == "said “at least  84” people\ndied"


def test_finds_words_through_characters_that_are_not_to_be_seen():
    found = Located(TEXT).find("the agency's figure")
    assert found is not None
    assert found.quote(TEXT) == "the agen\u200bcy’s figure"


def test_does_not_find_a_figure_within_another():
    found = Located(TEXT).find("84", Span(40, len(TEXT)))
    assert found is None
    assert Located("84 and 184").find("4") is None


def test_finds_other_case_only_where_the_same_case_is_missing():
    text = "KERMAN. Later, in Kerman"
    assert Located(text).find("Kerman") == Span(18, 24)
    assert Located(text).find("kerman") == Span(0, 6)


def test_does_not_find_what_is_put_in_other_words():
    assert Located(TEXT).find("eighty-four people died") is None
    assert Located(TEXT).find("") is None
    assert Located(TEXT).find("   ") is None


@given(st.lists(st.text(alphabet="abcß84“” \u200b\nİ", min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_words_of_a_text_are_found_in_it_and_a_quote_is_within_bounds(parts, data):
    text = " x ".join(parts)
    quote = data.draw(st.sampled_from(parts))
    found = Located(text).find(quote)
    if found is not None:
        assert found.within(text)
        even = Located(quote)._even.strip()
        assert Located(found.quote(text))._even.strip().lower() == even.lower()
    else:
        assert not Located(quote)._even.strip() or any(c.isalnum() for c in quote) or not quote.strip()
