"""What a report itself says later of a figure or finding: that it was replaced, or found wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from avowal.codebook.vocabulary import Status
from avowal.domain import Span

_WORD = re.compile(r"\w+")
_WHITE = re.compile(r"[^\S ]")  # white characters that are no space
_REACH = 120  # characters on each side that may speak of a value
_FILLER = r"(?:(?:an?|the|some|at least|more than|about|around|nearly|only|just|over|up to|as many as) )*"
_SAYING = (
    r"(?:said|says|put|puts|gave|given|giving|thought|believed|reported|announced|spoke|stated|assumed|claimed"
    r"|estimated|counted|cited|listed"
    r"|named|blamed|identified|described|suspected|told|indicated|suggested)"
)
_TALLY = (
    r"(?:reports?|tolls?|counts?|figures?|estimates?|numbers?|versions?|statements?|information|tally|tallies"
    r"|accounts?|casualty|death|theory"
    r"|hypothesis|findings?|assessment|claims?|announcement|media)"
)
_CHANGED = (
    r"(?:revised|down|up|lowered|raised|corrected|updated|cut|reduced|rose|rises|risen|rising|climbed|climbs"
    r"|climbing|jumped|increased"
    r"|increasing|grew|grown|changed|dropped|fell|fallen|raising|lowering|went|gone)"
)
_SINCE = re.compile(
    r"[;:]|\bbut\b|\bnow\b|\blater\b|\bthen\b|\bhowever\b|\bbefore (?:being )?(?:revising|revised|rais|lower|correct)"
    r"|\b(?:revised|corrected|lowered|raised|updated|rose|risen|climbed) (?:\w+ ){0,2}to\b",
)

# Each pattern stands behind words of which it asks for one: it is tried only where one of them stands.
_BEFORE: Final = tuple(
    (frozenset(asked.split()), re.compile(pattern))
    for asked, pattern in (
        # "revised down from 103", "rose to 89 from 84", "up from an earlier 20"
        (
            "from",
            (
                rf"\b{_CHANGED}\b[^;.]{{0,50}}\bfrom {_FILLER}(?:(?:earlier|initial|previous|original|first) )?(?:(?:toll"
                rf"|figure|count|estimate|number) of )?{_FILLER}$"
            ),
        ),
        # "an earlier toll of 73", "initial reports that 20 had died"
        (
            "earlier initial previous original first",
            rf"\b(?:earlier|initial|previous|original|first) (?:\w+ ){{0,2}}{_TALLY}\b[^;.]{{0,70}}$",
        ),
        # "initially said that 20", "had first put the toll at 103", "at first spoke of two bags"
        (
            "initially originally previously first beginning earlier before",
            (
                rf"\b(?:initially|originally|previously|at first|at the beginning|had earlier|had first|had before|first"
                rf"|earlier) (?:been )?(?:\w+ )?{_SAYING}\b[^;.]{{0,70}}$"
            ),
        ),
        (
            "initially originally previously first earlier",
            rf"\b{_SAYING} (?:\w+ )?(?:initially|originally|previously|at first|first|earlier)\b,?[^;.]{{0,70}}$",
        ),
        (
            "initially originally first earlier",
            rf"\b(?:initially|originally|at first|earlier|first),? (?:\w+ ){{1,5}}(?:had )?{_SAYING}\b[^;.]{{0,60}}$",
        ),
        # "95 and not 103", "rather than the 20"
        (
            "not rather instead compared",
            (
                rf"\b(?:and not|not the|rather than|instead of|compared (?:with|to) (?:an? )?(?:earlier|previous"
                rf"|initial)) {_FILLER}$"
            ),
        ),
    )
)
_AFTER: Final = tuple(
    (frozenset(asked.split()), re.compile(pattern))
    for asked, pattern in (
        # ", later revised to 84"
        (
            "revised corrected lowered raised reduced cut updated",
            (
                r"^[^.;]{0,30}\b(?:revised|corrected|lowered|raised|reduced|cut|updated)(?: (?:down|up|upwards?"
                r"|downwards?))? to\b"
            ),
        ),
        # "the 103 reported earlier", "the figure of 95 given before"
        (
            "earlier initially previously first before originally",
            rf"^[^.;]{{0,20}}\b{_SAYING} (?:earlier|initially|previously|at first|before|originally)\b",
        ),
        ("too", r"^[^.;]{0,15} (?:was|were|had been) too (?:high|low)\b"),
    )
)
# ", as was thought", "as first reported"
_AS_TOLD: Final = re.compile(
    r"^[^.;]{0,60}\bas (?:(?:was|were|had been|has been|is|it was) )?(?:(?:first|initially|previously|earlier"
    r"|originally|at first) )?"
    r"(?:thought|believed|reported|announced|assumed|supposed|feared|suspected)\b(?! by)(?! to)"
)
_NEGATED = re.compile(r"\b(?:not|never|no longer)\b|n't\b")
_WRONG_AFTER: Final = tuple(
    (frozenset(asked.split()), re.compile(pattern))
    for asked, pattern in (
        (
            "false wrong untrue incorrect unfounded fake hoax",
            (
                r"^[^.;]{0,50}\b(?:turned out|proved|proven|found|shown|determined) (?:later )?to (?:be|have been) (?:false"
                r"|wrong|untrue|incorrect|unfounded|fake|a hoax)\b"
            ),
        ),
        (
            "false wrong untrue incorrect unfounded retracted withdrawn mistaken mistake error erroneous inaccurate",
            (
                r"^[^.;]{0,50}\b(?:was|were|is|are|proved|had been) (?:later )?(?:false|wrong|untrue|incorrect|unfounded"
                r"|retracted|withdrawn|mistaken|a mistake"
                r"|an error|erroneous|inaccurate)\b"
            ),
        ),
        ("retracted withdrew withdrawn", r"^[^.;]{0,30}\b(?:retracted|withdrew|withdrawn)\b"),
    )
)
_WRONG_BEFORE: Final = tuple(
    (frozenset(asked.split()), re.compile(pattern))
    for asked, pattern in (
        (
            "wrongly incorrectly falsely mistakenly erroneously inaccurately",
            rf"\b(?:wrongly|incorrectly|falsely|mistakenly|erroneously|inaccurately) {_SAYING}\b[^;.]{{0,70}}$",
        ),
        ("version", r"\bversion of (?:this|the) (?:article|story|report|dispatch)\b[^;.]{0,70}$"),
        (
            "false incorrect erroneous inaccurate mistaken unfounded",
            (
                r"\b(?:false|incorrect|erroneous|inaccurate|mistaken|unfounded) (?:reports?|claims?|figures?"
                r"|rumou?rs)\b[^;.]{0,60}$"
            ),
        ),
        (
            "retracted withdrew corrected",
            (
                r"\b(?:retracted|withdrew|corrected) (?:its|their|an?|the|his|her) (?:\w+ ){0,3}(?:reports?|claims?"
                r"|statement|figures?)\b[^;.]{0,60}$"
            ),
        ),
    )
)


# Without one of these a sentence says nothing of a value's fate: each of the patterns above asks for one of them, or
# for one of the frequent words that the second pattern takes with what must stand beside them.
_OF_FATE: Final = frozenset().union(
    *(asked for asked, _ in (*_BEFORE, *_AFTER, *_WRONG_AFTER, *_WRONG_BEFORE))
) - frozenset({"from", "not", "too"})
_SPEAKS_OF_FATE: Final = re.compile(
    r"too (?:high|low)|and not|not the"
    r"|\bas (?:w|h|is|it|at|thought|believed|reported|announced|assumed|supposed|feared|suspected)"
    rf"|{_CHANGED}\b[^;.]{{0,50}}\bfrom "
)
_ASKED_FOR: Final = frozenset({"too", "not", "as", "from"})


def status_of(sentence: str, span: Span) -> Status:
    """Status of the value at ``span`` of a sentence, by the words around it.

    "Superseded" wins where both could be read: an earlier figure that was wrong has been replaced.

    Args:
        sentence: Text of one sentence.
        span: Where in it the value stands, counted from the sentence's start.

    >>> text = "The toll was revised down from 103 to 84."
    >>> status_of(text, Span(31, 34)).value, status_of(text, Span(38, 40)).value
    ('superseded', 'current')
    """
    if not speaks_of_fate(sentence):
        return Status.CURRENT
    before = _flat(sentence[max(0, span.start - _REACH) : span.start])
    after = _flat(sentence[span.end : span.end + _REACH])
    held_before, held_after = frozenset(_WORD.findall(before)), frozenset(_WORD.findall(after))
    if _is_replaced(before, held_before, after, held_after):
        return Status.SUPERSEDED
    if _finds(_WRONG_AFTER, after, held_after) or _finds(_WRONG_BEFORE, before, held_before):
        return Status.REJECTED
    return Status.CURRENT


@lru_cache(maxsize=128)  # asked for each value of a sentence
def speaks_of_fate(sentence: str) -> bool:
    """Whether a sentence holds any of the words by which a value can be replaced or found wrong."""
    flat = _flat(sentence)
    held = frozenset(_WORD.findall(flat))
    if not _OF_FATE.isdisjoint(held):
        return True
    return not _ASKED_FOR.isdisjoint(held) and _SPEAKS_OF_FATE.search(flat) is not None


def _is_replaced(before: str, held_before: frozenset[str], after: str, held_after: frozenset[str]) -> bool:
    """Whether the words on both sides say that something took the value's place."""
    for asked, pattern in _BEFORE:
        found = pattern.search(before) if not asked.isdisjoint(held_before) else None
        if found and not _SINCE.search(before, found.start() + 1):
            return True
    told = "as" in held_after and _AS_TOLD.search(after) is not None
    if told and not _NEGATED.search(before) and "as was" not in after and "as first" not in after:
        told = False
    return told or _finds(_AFTER, after, held_after)


def _finds(patterns: Iterable[tuple[frozenset[str], re.Pattern[str]]], text: str, held: frozenset[str]) -> bool:
    """Whether any of the patterns is found in a text that holds these words."""
    return any(pattern.search(text) for asked, pattern in patterns if not asked.isdisjoint(held))


def _flat(text: str) -> str:
    low = text.lower()
    return low if low.isprintable() else _WHITE.sub(" ", low)  # all white characters but the space are not
