import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import Fact, IncidentType, Role, Stance, Status, VoiceKind
from avowal.extraction.llm.answer import read_answer, schema

ACCOUNT = {
    "fact": "killed", "words": "84", "evidence": "84 people died", "voice": "IRNA", "voice_kind": "state_media",
    "via": ["Telegram"], "stance": "asserts", "status": "current",
}  # fmt: skip
WHOLE = {"incidents": [{"role": "main", "type": "bombing", "accounts": [ACCOUNT]}]}


def test_reads_what_the_schema_asks_for():
    answer = read_answer(json.dumps(WHOLE))
    assert answer is not None
    (incident,) = answer.incidents
    (said,) = incident.accounts
    assert (incident.role, incident.type) == (Role.MAIN, IncidentType.BOMBING)
    assert (said.fact, said.words, said.voice, said.voice_kind) == (Fact.KILLED, "84", "IRNA", VoiceKind.STATE_MEDIA)
    assert (said.stance, said.status, said.via) == (Stance.ASSERTS, Status.CURRENT, ("Telegram",))
    assert (answer.unusable, answer.repaired) == (0, False)


@pytest.mark.parametrize("around", ["```json\n%s\n```", "<think>{84?}</think>\n%s", "Here it is: %s That is all."])
def test_puts_up_with_what_models_write_around_json(around):
    answer = read_answer(around % json.dumps(WHOLE))
    assert answer is not None
    assert len(answer.incidents) == 1


def test_mends_an_answer_that_is_cut_and_says_so():
    whole = {"incidents": [{"role": "main", "type": "bombing", "accounts": [ACCOUNT, ACCOUNT]}]}
    answer = read_answer(json.dumps(whole)[:-60])
    assert answer is not None
    assert answer.repaired
    assert answer.incidents[0].accounts[0].words == "84"


@pytest.mark.parametrize(
    "text",
    ["", "<html><body>502 Bad Gateway</body></html>", "I cannot help with that.", "null", '{"accounts": 3}', "[" * 50_000,
     '{"a":' * 50_000, " " * 2_000_000, '{"incidents": NaN}', '{"incidents": "none"}'],
    ids=["empty", "page", "refusal", "null", "other", "deep-list", "deep-object", "spaces", "nan", "text"],
)  # fmt: skip
def test_an_answer_without_incidents_is_none(text):
    assert read_answer(text) is None


@pytest.mark.parametrize(
    "change",
    [{"fact": "casualties"}, {"fact": 3}, {"fact": None}, {"words": ""}, {"words": None}, {"words": ["84"]},
     {"words": "x" * 3000}, {"fact": "type"}],
    ids=str,
)  # fmt: skip
def test_an_account_without_fact_or_words_is_counted_and_left_out(change):
    rows = {"incidents": [{"role": "main", "type": "bombing", "accounts": [ACCOUNT | change, ACCOUNT, "junk", 7]}]}
    answer = read_answer(json.dumps(rows))
    assert answer is not None
    assert len(answer.incidents[0].accounts) == 1
    assert answer.unusable == 3


def test_names_that_the_codebook_does_not_have_become_the_plain_ones():
    odd = ACCOUNT | {"stance": "screams", "status": 7, "voice_kind": "robot", "via": "Telegram", "voice": "outlet"}
    answer = read_answer(json.dumps({"incidents": [{"role": "hero", "type": "war", "accounts": [odd]}]}))
    assert answer is not None
    said = answer.incidents[0].accounts[0]
    assert (said.stance, said.status, said.voice_kind) == (Stance.ASSERTS, Status.CURRENT, VoiceKind.UNKNOWN)
    assert (said.via, said.voice, answer.incidents[0].type) == ((), "", None)


def test_the_schema_names_every_fact_but_the_type():
    accounts = schema()["properties"]["incidents"]["items"]["properties"]["accounts"]
    assert set(accounts["items"]["properties"]["fact"]["enum"]) == {fact.value for fact in Fact} - {"type"}


@given(st.one_of(st.text(), st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["incidents", "accounts", "fact", "words"]), inner),
).map(json.dumps)))  # fmt: skip
def test_no_answer_makes_the_reader_raise(text):
    read_answer(text)
