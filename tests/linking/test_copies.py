"""Copies are found whatever was done to the text, and nothing else is called a copy."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.linking.copies import Copy, CopyKind, bands, is_copy, pack, signature, similarity, unpack

STORY = """A car bomb tore through the vegetable market of Rahimabad on Tuesday morning, killing at least nineteen.
The blast happened shortly after eight, when farmers from the villages had set up their stalls along the river road.
Doctors at the district hospital said that they had received forty-one wounded, seven of them children.
"There was smoke everywhere and people were running towards the bridge," said Karim Dost, who sells onions there.
No group has said that it was behind the attack, but officials blamed fighters who hold the hills to the north.
The governor ordered three days of mourning and promised that families of the dead would be paid compensation.
It was the second attack on a market of the province since spring, when a grenade wounded five in Old Bazaar.
Traders said that the guards at the eastern gate had been withdrawn a week before, and asked who had ordered it.
The interior ministry said that it would send investigators from the capital within the next two days.
Shops in the centre of the town stayed closed on Wednesday while relatives buried their dead outside the walls."""

OTHER = """Gunmen stopped a bus on the coast road near Port Amal on Friday and took eleven people into the mangroves.
The driver, who was let go, told local radio that the men wore rain capes and spoke the language of the islands.
Soldiers found the empty bus on Saturday and followed tracks to a creek where two boats had been moored.
A bishop who has spoken with such groups before said that no demand had reached him or the families so far.
Fishermen have complained for months that the navy no longer patrols the northern inlets after dark."""

FOOTER = """Sign up for our newsletter and get the top stories in your inbox every morning before you leave home.
All rights reserved. This material may not be published, broadcast or redistributed without permission."""

SWAPS = {"people": "persons", "said": "stated", "attack": "assault", "killing": "leaving dead", "wounded": "hurt"}
LINES = STORY.split("\n")

TRANSFORMED = {
    "capitals, no commas": (re.sub(r"[,\"]", "", STORY.upper()), {CopyKind.EXACT}),
    "curly quotes, wide spaces, soft hyphens": (
        STORY.replace('"', "”").replace(" ", "\u2003").replace("market", "mar\u00adket"),
        {CopyKind.EXACT},
    ),
    "lines joined": (STORY.replace("\n", " "), {CopyKind.EXACT}),
    "new title": ("What we know of the bombing\n\n" + STORY, {CopyKind.NEAR}),
    "boilerplate round it": (FOOTER + "\n" + STORY + "\n" + FOOTER, {CopyKind.NEAR, CopyKind.CONTAINS}),
    "reordered": ("\n".join(reversed(LINES)), {CopyKind.NEAR}),
    "last fifth cut": ("\n".join(LINES[:8]), {CopyKind.NEAR, CopyKind.CONTAINED}),
    "first half only": ("\n".join(LINES[:5]), {CopyKind.NEAR, CopyKind.CONTAINED}),
    "first three sentences": ("\n".join(LINES[:3]), {CopyKind.CONTAINED}),
    "every third sentence cut": ("\n".join(s for n, s in enumerate(LINES) if n % 3), {CopyKind.NEAR}),
    "words swapped": (re.sub(r"\w+", lambda m: SWAPS.get(m.group(), m.group()), STORY), {CopyKind.NEAR}),
    "toll updated": (STORY.replace("nineteen", "twenty-six").replace("forty-one", "sixty"), {CopyKind.NEAR}),
    "another report behind it": (STORY + "\n" + OTHER * 2, {CopyKind.NEAR, CopyKind.CONTAINS}),
}


@pytest.mark.parametrize(("text", "kinds"), TRANSFORMED.values(), ids=list(TRANSFORMED))
def test_a_transformed_text_is_a_copy_and_shares_a_key(text, kinds):
    """Found by the keys that the store indexes, then confirmed by the comparison."""
    original, copied = signature(STORY), signature(text)
    assert set(bands(original)) & set(bands(copied))
    found = is_copy(copied, original)
    assert found is not None
    assert found.kind in kinds


DIFFERENT = {
    "two stories": (STORY, OTHER),
    "one footer under two stories": (STORY + "\n" + FOOTER, OTHER + "\n" + FOOTER),
    "a formula with other facts": (
        "Two people were killed and five wounded when gunmen opened fire on a cafe in Amal on Monday, police said.",
        "Six people were killed and nine wounded when gunmen opened fire on a mosque in Tarn on Friday, police said.",
    ),
    "nothing and nothing": ("", " \n "),
    "nothing and something": ("", STORY),
}


@pytest.mark.parametrize(("left", "right"), DIFFERENT.values(), ids=list(DIFFERENT))
def test_texts_of_their_own_are_no_copies(left, right):
    """Two voices taken for one would hide a witness."""
    assert is_copy(signature(left), signature(right)) is None


def test_contains_and_contained_are_two_sides_of_one():
    whole, part = signature(STORY), signature("\n".join(LINES[:3]))
    assert is_copy(part, whole) == Copy(CopyKind.CONTAINED, 1.0)
    assert is_copy(whole, part) == Copy(CopyKind.CONTAINS, 1.0)


@pytest.mark.parametrize(
    "text", ["昨日市场发生爆炸，造成十九人死亡，另有四十一人受伤。", "قُتل تسعة عشر شخصا في انفجار سوق."]
)
def test_any_script_can_be_signed(text):
    assert is_copy(signature(text), signature(text + " ")) == Copy(CopyKind.EXACT, 1.0)
    assert similarity(signature(text), signature(STORY)) < 0.2


def test_marks_and_invisible_characters_make_no_other_text():
    """A zero-width joiner inside a word must not hide a copy."""
    plain, marked = signature("les tués de Sèvres"), signature("LES TUE\u0301S de\u200d Se\u0300vres")
    assert plain == marked


SIGN = "from avowal.linking.copies import *; print(pack(signature('Two people were killed in Kabul.')).hex())"


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_a_signature_does_not_depend_on_the_run(seed):
    """Python's own hashes change with the run; ours must find what another run stored."""
    ran = subprocess.run(
        [sys.executable, "-c", SIGN], env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
    )
    assert ran.stdout.strip() == pack(signature("Two people were killed in Kabul.")).hex()


def test_the_exact_hash_is_that_of_the_folded_words():
    expected = hashlib.sha256(b"two people were killed in kabul").digest()
    assert signature(" TWO people — were killed, in Kabul!").exact == expected


def test_the_library_still_makes_the_numbers_that_stores_hold():
    """Recorded from rensa 0.5.0. When this fails, stored signatures no longer match: raise METHOD."""
    assert signature("Two people were killed in Kabul.").minhash[:3] == (596533626, 3389668664, 3309842381)


texts = st.text(alphabet=st.sampled_from("ab cd. EF\n日本\u0301\u200b,é"), max_size=200) | st.text(max_size=80)


@given(texts)
def test_a_signature_is_deterministic_and_survives_packing(text):
    signed = signature(text)
    assert signature(text) == signed
    assert unpack(pack(signed)) == signed
    assert bands(unpack(pack(signed))) == bands(signed)


@given(texts, texts)
def test_likeness_has_no_direction(left, right):
    a, b = signature(left), signature(right)
    assert similarity(a, b) == similarity(b, a)
    one, other = is_copy(a, b), is_copy(b, a)
    assert (one is None) == (other is None)
    if one and other:
        turned = {CopyKind.CONTAINS: CopyKind.CONTAINED, CopyKind.CONTAINED: CopyKind.CONTAINS}
        assert (turned.get(one.kind, one.kind), one.score) == (other.kind, other.score)


@pytest.mark.parametrize("packed", [b"", b"\x01", pack(signature(STORY))[:-1], pack(signature(STORY))[:60]])
def test_bytes_that_are_no_signature_are_refused(packed):
    with pytest.raises(ValueError, match="no signature"):
        unpack(packed)


def test_hostile_lengths_end_in_time():
    """One line of a million letters, and a hundred thousand dots, are texts like any other."""
    assert signature("a" * 1_000_000).n_words == 1
    assert signature("." * 100_000).n_words == 0
