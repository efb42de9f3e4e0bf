"""Figures that are parts of others, over whole short reports of ours: nobody may be counted twice."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from avowal.codebook.vocabulary import COUNTED_FACTS, Fact, VictimGroup
from avowal.domain import Account, Quantity
from avowal.extraction.choose import extract
from avowal.sources.intake import report_from_text


def counted(text: str) -> list[Account]:
    """The accounts that count people in the main incident of a text."""
    mentions = extract(report_from_text(text, published="2021-05-06"), "rules").mentions
    return [a for m in mentions for a in m.accounts if a.fact in COUNTED_FACTS and a.fact is not Fact.PERPETRATOR_COUNT]


def ties(text: str) -> list[tuple[str, str | None, str | None]]:
    """Of each count: its words, its group, and the words of its total."""
    found = counted(text)
    words = {account.id: account.words for account in found}
    return [
        (a.words, a.value.of if isinstance(a.value, Quantity) else None, words[a.part_of] if a.part_of else None)
        for a in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least 84 people were killed, including three children, police said.",
            [("At least 84", None, None), ("three", "children", "At least 84")],
        ),
        (
            "The attack killed 12 people, among them two policemen, the army said.",
            [("12", None, None), ("two", "police", "12")],
        ),
        (
            "Medics said 86 people were wounded in the blast, of whom 12 were in critical condition.",
            [("86", None, None), ("12", None, "86")],
        ),
        (
            "A bomb killed six people, two of them children, in Kabul.",
            [("six", None, None), ("two", "children", "six")],
        ),
        (
            "Fourteen people were killed in the attack, including the two bombers, police said.",
            [("Fourteen", None, None), ("two", "attackers", "Fourteen")],
        ),
        (
            "Nine people were killed in the shelling. Three of the dead were women.",
            [("Nine", None, None), ("Three", "women", "Nine")],
        ),
        (
            "Nine people were killed in the shelling. The dead included three women and two children.",
            [("Nine", None, None), ("three", "women", "Nine"), ("two", "children", "Nine")],
        ),
        (
            "Gunmen abducted 17 people. Five of the abducted were children.",
            [("17", None, None), ("Five", "children", "17")],
        ),
        (
            "Three children were among the 84 people killed in the bombing.",
            [("Three", "children", "84"), ("84", None, None)],
        ),
        (
            "There were 86 casualties, including 12 dead, in the attack on the market.",
            [("86", None, None), ("12", None, "86")],
        ),
        (
            "Gunmen abducted 25 people, among them ten women, from a village.",
            [("25", None, None), ("ten", "women", "25")],
        ),
        (
            "The bomb killed 20 people and wounded 45, eight of them seriously.",
            [("20", None, None), ("45", None, None), ("eight", None, "45")],
        ),
        (
            "A suicide bomber killed 11 people and wounded 20, including five security personnel.",
            [("11", None, None), ("20", None, None), ("five", "security_forces", "20")],
        ),
        (
            "84 PERSONS WERE KILLED IN THE ATTACK, AMONG THEM 12 MINORS AND FIVE WOMEN, THE RED CROSS SAID.",
            [("84", None, None), ("12", "children", "84"), ("FIVE", "women", "84")],
        ),
    ],
)
def test_a_part_is_tied_to_its_total(text, expected):
    """84 dead and three children among them are 84 people."""
    assert ties(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two policemen and four civilians were killed when a bomb exploded.",
            [("Two", "police", None), ("four", "civilians", None)],
        ),
        (
            "Two policemen and four others were killed when a bomb exploded.",
            [("Two", "police", None), ("four", "others", None)],
        ),
        (
            "The blast killed 40 people. Another three soldiers died in a separate attack.",
            [("40", None, None), ("three", None, None)],
        ),
        (
            "The army said 40 people were killed in the raid. The rebels said that the dead included three women.",
            [("40", None, None), ("three", "women", None)],
        ),
        (
            "The army said 40 rebels were killed in the battle. The rebels said three of their men died.",
            [("40", None, None), ("three", None, None)],
        ),
    ],
)
def test_what_stands_beside_a_figure_is_no_part_of_it(text, expected):
    """A tie that the words do not make would hide victims; another voice's figure has another total."""
    assert ties(text) == expected


def test_a_part_is_never_larger_than_its_total():
    """The 200 cannot be among the 12."""
    text = "The attack killed 12 people. Officials said that the dead, including 200 children, were buried."
    assert all(total is None for _, _, total in ties(text))


@pytest.mark.parametrize(
    "share",
    [
        "Some 30 per cent of those killed in the bombing were children, the ministry said.",
        "About 30% of the dead in the attack were women, the ministry said.",
        "The attack pushed the murder rate to 3 per 100,000, the police said.",
        "The killing lifted the rate to 12.5 murders per 100,000 inhabitants.",
        "One in five of those killed in the attack was a soldier, the ministry said.",
        "Nine out of ten of the wounded in the shelling were civilians.",
        "There were 3 deaths per 100,000 people in the attacks.",
        "Children made up 40 percent of the wounded in the shelling.",
    ],
)
def test_percentages_and_rates_count_nobody(share):
    assert ties(f"The bombing killed 40 people in Kabul. {share}") == [("40", None, None)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Gunmen killed two in three attacks on the road.", "two"),
        ("Gunmen killed six in 2019 in an attack on the village.", "six"),
        ("Gunmen killed one person in five minutes of shooting.", "one"),
    ],
)
def test_a_count_beside_another_number_is_no_share(text, words):
    assert words in [said for said, _, _ in ties(text)]


def test_every_group_that_a_count_may_have_is_in_the_codebook():
    """A reader of `of` has only the codebook; "people" is everyone, and so no group."""
    listed = tomllib.loads((files("avowal.extraction") / "lexicon" / "people.toml").read_text("utf-8"))["groups"]
    assert set(listed) - {"people"} | {"others"} == {group.value for group in VictimGroup}


def test_groups_that_the_codebook_lets_policies_add_are_those_that_they_add():
    book = tomllib.loads((files("avowal.codebook") / "codebook.toml").read_text("utf-8"))["victim_group"]
    added = tomllib.loads((files("avowal.estimation") / "groups.toml").read_text("utf-8"))
    for group, row in book.items():
        words = set(group.split("_"))
        assert any(words & set(names) for names in added[row["adds"]].values()), group


@given(
    st.lists(
        st.sampled_from(
            "84 people|three children|two of them women|including|among them|were killed|wounded 12|the dead|of whom|five soldiers"
            "|and|police said|.|,|at least nine|40 casualties|the two bombers|were among the".split("|")
        ),
        min_size=3,
        max_size=30,
    ).map(" ".join)
)
def test_a_part_leads_to_a_total_of_its_own_voice(words):
    """Whatever the words, no figure is its own part, and no chain of parts comes back to where it began."""
    for mention in extract(report_from_text(f"A bomb exploded in Kabul. {words}"), "rules").mentions:
        accounts = {account.id: account for account in mention.accounts}
        for account in mention.accounts:
            if account.part_of is None or account.part_of not in accounts:
                continue
            total = accounts[account.part_of]
            assert total.id != account.id
            assert total.voice.name == account.voice.name
            assert total.part_of is None
