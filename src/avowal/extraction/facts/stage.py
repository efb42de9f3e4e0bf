"""How far an incident got: carried out, attempted, or begun and failed, by the words of the sentences that tell of it.

The rule behind it is GTD's for ``success``: the device went off, a target was hit, the named person died, people
were taken. A plot that never left the door is no incident at all (:mod:`avowal.extraction.incidents.modality`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from avowal.codebook.vocabulary import Role, Stage
from avowal.domain import Report, Span
from avowal.extraction.facts import stage_words as said
from avowal.extraction.incidents.modality import Modality, modality
from avowal.extraction.text.sentences import split_sentences

_NEVER_REAL = frozenset({Modality.DRILL, Modality.FIGURATIVE})
_WORD = re.compile(r"\w+")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_JUST = 2
_BEFORE = 5  # words before a deed in which it is taken back: "failed to", "before it", "no one was"


def stage_of(sentences: Iterable[str], *, harmed: bool) -> Stage:
    """The stage that the sentences about one incident tell.

    Words of success outweigh words of failure: of two bombs of which one went off, the attack was carried out. Only
    that the chosen person lived outweighs everything.

    Args:
        sentences: What the report says of the incident.
        harmed: Whether some account of it counts victims, attackers apart.

    >>> stage_of(["A bomb failed to go off outside the court."], harmed=False).value
    'failed'
    >>> stage_of(["A man tried to stab the mayor but was overpowered by guards."], harmed=False).value
    'attempted'
    """
    told = [_plain(sentence) for sentence in sentences]
    if any(_survives(words) for words in told):
        return Stage.ATTEMPTED
    if harmed or any(_is_done(words) for words in told):
        return Stage.CARRIED_OUT
    if any(_fails(words) for words in told):
        return Stage.FAILED
    if any(_tries(words) for words in told):
        return Stage.ATTEMPTED
    return Stage.CARRIED_OUT


def is_try(sentence: str) -> bool:
    """Whether a sentence tells of an attack that was begun and came to nothing: an incident, unlike a plot.

    >>> is_try("The bomb, which could have killed dozens, did not explode."), is_try("Police foiled a plot to bomb it.")
    (True, False)
    """
    words = _plain(sentence)
    if _fails(words) or _is_stopped(words):
        return True
    return not said.LEGAL.search(words) and not said.PLOT.search(words) and (_survives(words) or _tries(words))


def is_real(sentence: str, *, harmed: bool) -> bool:
    """Whether a sentence can make an incident: something was done or begun, not only threatened, planned or rehearsed.

    Args:
        sentence: One sentence of a report.
        harmed: Whether it counts victims.

    >>> is_real("The group threatened to bomb the court.", harmed=False)
    False
    """
    held = modality(sentence)
    if held is Modality.ACTUAL:
        return harmed or not is_no_deed(sentence)
    return held not in _NEVER_REAL and is_try(sentence)


def is_no_deed(sentence: str) -> bool:
    """Whether a sentence only tells of old shells, false alarms or weapons seized in a search: nobody attacked anybody.

    >>> is_no_deed("Experts defused a bomb from World War II."), is_no_deed("Experts defused a bomb under his car.")
    (True, False)
    """
    words = _plain(sentence)
    if said.NO_THREAT.search(words) or (said.NO_BOMB.search(words) and not said.DEVICE.search(words)):
        return True
    return bool(said.SEIZED.search(words) and said.HIDEOUT.search(words))


def sentences_about(report: Report, role: Role, spans: Sequence[Span], others: Sequence[Span]) -> list[str]:
    """The sentences that tell of one incident: those of its spans, each with the next one unless that is another's.

    Args:
        report: The report; its title is about the main incident.
        role: Main, or background.
        spans: Where the report speaks of the incident.
        others: Where it speaks of others.
    """
    text, sentences = report.text, split_sentences(report.text)
    told = [report.title] if report.title and role is Role.MAIN else []
    held = False
    for sentence in sentences:
        ours = any(sentence.span.overlaps(span) for span in spans)
        if ours or (held and not any(sentence.span.overlaps(span) for span in others)):
            told.append(sentence.span.quote(text))
        held = ours
    return told


def may_tell(words: Iterable[str]) -> bool:
    """Whether any word (in lower case) is one without which no sentence tells of a failure: a quick first look."""
    return not said.TELLING.isdisjoint(words)


def _plain(sentence: str) -> str:
    """The words in lower case with single spaces between and around them, so that patterns need no marks."""
    return f" {' '.join(_WORD.findall(sentence.translate(_FOLDED).lower()))} "


def _survives(words: str) -> bool:
    """Whether a chosen person lived through this attempt, not through one long ago."""
    found = said.SURVIVES.search(words)
    return found is not None and not said.EARLIER.search(words)


def _fails(words: str) -> bool:
    """Whether the means did not work, and were an attacker's: no shell of an old war, no cache, no false alarm."""
    if said.NO_THREAT.search(words) or said.REHEARSED.search(words):
        return False
    if any(pattern.search(words) for pattern in said.FAILS):
        return True
    if not said.DEVICE.search(words):
        return False
    return bool(said.MADE_SAFE.search(words) or (said.FOUND.search(words) and not said.SEARCHED.search(words)))


def _tries(words: str) -> bool:
    """Whether somebody set out to do it, as the words tell without its end."""
    tried = said.ATTEMPT.search(words) is not None and not said.EARLIER.search(words)
    return tried or _is_stopped(words)


def _is_stopped(words: str) -> bool:
    """Whether attackers were stopped in the act."""
    if said.BEFORE_HE_COULD.search(words) or said.FOUGHT_OFF.search(words):
        return True
    return bool(said.OVERPOWERED.search(words)) and not said.GUARDS_OVERPOWERED.search(words)


def _is_done(words: str) -> bool:
    """Whether the words tell of an effect that nothing takes back."""
    for found in said.DONE.finditer(words):
        before = words[: found.start()].split()[-_BEFORE:]
        if not said.TAKES_BACK.isdisjoint(before) or not said.JUST_BEFORE.isdisjoint(before[-_JUST:]):
            continue
        if found["harm"] and not said.ATTACKERS.isdisjoint((*before, *words[found.end() :].split()[:3])):
            continue
        return True
    return False
