"""What editors do to a story that they take over, done by rule: titles, trims, order, words, boilerplate."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

TITLES = (
    "What we know so far about the attack",
    "LIVE: Toll rises after deadly incident",
    "Breaking: several dead, officials say",
    "Update – authorities give new details",
    "In brief: the day's violence",
)
FURNITURE = (
    (
        "Subscribe to our newsletter for the latest headlines delivered to your inbox each morning. You can leave the "
        "list at any time by following the link at the foot of every message that we send you."
    ),
    (
        "This article may be updated as more information becomes available. Have you seen something? Write to our "
        "desk by message or mail; we protect our sources and never publish a name without consent."
    ),
    (
        "Copyright of this page lies with its publisher. No part may be stored, sent on or shown to the public "
        "without leave in writing. Read our terms of use and our policy on personal data for details."
    ),
    (
        "Read more: Five things to know today. Also on this site: weather, sport and markets. Follow us on every "
        "platform, listen to our weekly podcast, or support our newsroom with a small gift."
    ),
)
SWAPS = """
said: stated; killed: slain; killing: leaving dead; wounded: hurt; injured: hurt; people: persons; attack: assault;
attacks: assaults; attacked: assaulted; gunmen: armed men; police: officers; officials: authorities; official:
functionary; soldiers: troops; troops: soldiers; near: close to; after: following; also: in addition; about: around;
at least: no fewer than; more than: over; several: a number of; many: numerous; area: zone; house: home; home:
residence; car: vehicle; hospital: clinic; children: youngsters; woman: female; man: male; shot: gunned down; fire:
shots; incident: event; happened: took place; began: started; told: informed; while: as; because: since; however:
yet; city: town; village: hamlet; government: administration; reported: recounted; reports: accounts; according to:
as reported by; died: lost their lives; dead: killed; death: killing; residents: locals; witnesses: bystanders;
group: organisation; early: in the first hours of; the scene: the site; investigators: detectives; suspect: alleged
perpetrator; arrested: detained; found: discovered; following: after; morning: early hours; night: late hours; taken
to: brought to; statement: communiqué
"""
"""Words and what a hurried editor puts in their place."""

WORDS = dict(pair.split(": ") for pair in " ".join(SWAPS.split()).split("; "))
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*\s*|\n+")
_WORD = re.compile(r"(?<!\w)(" + "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True)) + r")(?!\w)")

Change = Callable[[str, random.Random], str]


def retitled(text: str, chance: random.Random) -> str:
    """Another title over it."""
    return f"{chance.choice(TITLES)}\n\n{text}"


def furnished(text: str, chance: random.Random) -> str:
    """The furniture of a site before and behind it."""
    before, behind = chance.sample(FURNITURE, 2)
    return f"{before}\n\n{text}\n\n{behind}"


def trimmed(share: float) -> Change:
    """Only the first sentences, with about this share of the words."""

    def trim(text: str, _chance: random.Random) -> str:
        kept, words, most = "", 0, share * len(text.split())
        for part in sentences(text):
            if words >= most:
                break
            kept, words = kept + part, words + len(part.split())
        return kept.strip()

    return trim


def reordered(text: str, chance: random.Random) -> str:
    """Its sentences in another order."""
    parts = [part.strip() for part in sentences(text) if part.strip()]
    chance.shuffle(parts)
    return " ".join(parts)


def paraphrased(share: float) -> Change:
    """This share of the places where a rule swaps a word."""

    def paraphrase(text: str, chance: random.Random) -> str:
        return _WORD.sub(lambda found: WORDS[found[0]] if chance.random() < share else found[0], text)

    return paraphrase


def one_after_another(*changes: Change) -> Change:
    """Several of them."""

    def change(text: str, chance: random.Random) -> str:
        for one in changes:
            text = one(text, chance)
        return text

    return change


def sentences(text: str) -> list[str]:
    """The text in pieces that end with a stop or a line."""
    return _SENTENCE.findall(text)


CHANGES: dict[str, Change] = {
    "retitled": retitled,
    "boilerplate": furnished,
    "last_third_cut": trimmed(0.67),
    "half_cut": trimmed(0.5),
    "reordered": reordered,
    "paraphrased_half": paraphrased(0.5),
    "paraphrased": paraphrased(1.0),
    "retitled_cut_boilerplate": one_after_another(trimmed(0.67), retitled, furnished),
    "reordered_paraphrased_half": one_after_another(reordered, paraphrased(0.5)),
}
"""By name; chosen before anything was measured with them."""
