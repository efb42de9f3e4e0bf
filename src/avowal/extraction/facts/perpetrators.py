"""How many carried it out, and who they are by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from avowal.codebook.vocabulary import Fact
from avowal.domain import Name, Span
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes, counts_in
from avowal.extraction.text.phrasebook import Phrasebook, book_of, lexicon, phrasebook
from avowal.extraction.text.tokens import is_telex

_PART = r"(?:[A-Z][\w'’.-]+|al-[A-Z][\w'’-]+|[A-Z]\.)"
_NAME = rf"{_PART}(?: (?:{_PART}|al|bin|ibn|abu|de|la|del|van|von|el|der)){{1,4}}"
_LEADS = r"(?:gunm[ae]n|attackers?|bombers?|assailants?|perpetrators?|suspects?|shooters?|knifeman|hijackers?|brothers|martyrs|killers?|assassins?)"
_NAMED = re.compile(
    rf"(?:\b{_LEADS}[\"”’]?,? (?:was |were |is |as |had been |has been |have been )?(?:named |identified |called |known )?(?:by [\w ]{{3,30}} )?(?:as )?"
    rf"|\b(?:named|identified) (?:it|him|her|them|[\w -]{{3,40}}) as "
    rf"|\bwhom (?:it|they|he|she|police|officials) (?:named|identified|called) as "
    rf"|\b(?:suspected|accused) of (?:murdering|carrying|killing)[\w ]{{0,10}}, "
    rf"|\b[Cc]alled |\b(?:a|the) (?:[A-Z][\w-]+ )?(?:man|woman|citizen|national),? (?:named |called |identified as )?)"
    rf"(?P<one>{_NAME})(?:,? and (?P<two>{_NAME}))?"
)  # fmt: skip
_NAMING = frozenset(
    "gunman gunmen attacker attackers bomber bombers assailant assailants perpetrator perpetrators suspect suspects"
    " shooter shooters knifeman hijacker hijackers brothers martyrs killer killers assassin assassins named identified"
    " whom suspected accused called man woman citizen national".split()
)
"""Without one of these words no sentence names anybody as the pattern asks for."""

_TITLES = frozenset(
    "President Minister General Islamic State The Prime United Police Interior Foreign Supreme Central National".split()
)
_GAP_WORDS = 6
_NOT_ON = frozenset("and was were or but when have has been being by".split())


def find_perpetrators(notes: Notes, lines: Sequence[Line]) -> list[Finding]:
    """Counts and names of those who carried it out, in the given sentences."""
    telex = is_telex(notes.text)
    found: list[Finding] = []
    for line in lines:
        found += _counts(notes, line)
        if not telex:
            found += _names(notes, line)
    return found


def _counts(notes: Notes, line: Line) -> Iterator[Finding]:
    words = notes.words
    for i in counts_in(notes, line):
        count = notes.counts[i]
        if count.quantity.low == 0:
            continue
        stop = i + 1
        while stop < line.stop and words.starts[stop] < count.span.end:
            stop += 1
        noun = _noun(notes, stop, line.stop)
        if noun is None:
            continue
        after, label = noun
        deed = _deed(notes, after, line.stop) or _by(notes, i, line.first) or _of_own(notes, stop, after)
        article = count.needs_context
        if deed is None or (label == "usual" and article):
            continue
        end = max(after, deed)
        span = notes.span(min(i, stop - 1), min(end, i + 18))
        evidence = Span(min(span.start, count.span.start), span.end)
        yield Finding(
            Fact.PERPETRATOR_COUNT, count.quantity, count.span, evidence, line.number,
            sure=0.5 if article else 0.7, part=article,
        )  # fmt: skip


def _of_own(notes: Notes, stop: int, after: int) -> int | None:
    """Whether the words are "two of its members", whom a group names as its men."""
    words = notes.words.lower
    own = words[stop : stop + 2] in {("of", "its"), ("of", "their"), ("of", "our")}
    return after if own else None


def _noun(notes: Notes, first: int, stop: int) -> tuple[int, str] | None:
    """The word for those who did it within a few words, and whether it always means them."""
    for i in range(first, min(first + 4, stop)):
        found = _doers().at(notes.words, i)
        if found is not None:
            return found.stop, found.label
        if notes.words.gap(i)[:1] not in {" ", "-", "\n", ""} or notes.words.lower[i] in {"were", "was", "people"}:
            return None
    return None


def _deed(notes: Notes, first: int, stop: int) -> int | None:
    """Where a verb of harm ends that follows soon after those who did it."""
    for i in range(first, min(first + _GAP_WORDS, stop)):
        if notes.words.lower[i] in _NOT_ON or (i > first and "," in notes.words.gap(i)):
            return None
        found = _verbs("active").at(notes.words, i)
        passive = notes.words.lower[i - 1] in {"was", "were", "been", "be", "being"}
        if found is not None:
            return None if passive and notes.words.lower[i] != "responsible" else found.stop
    return None


def _by(notes: Notes, i: int, start: int) -> int | None:
    """Whether "by" and a passive stand before the count: "carried out by two suicide bombers"."""
    if notes.words.lower[i - 1] != "by":
        return None
    for k in range(i - 2, max(start - 1, i - 9), -1):
        if _verbs("passive").at(notes.words, k) is not None:
            return i
    return None


def _names(notes: Notes, line: Line) -> Iterator[Finding]:
    if _NAMING.isdisjoint(notes.words.lower[line.first : line.stop]):
        return
    text = notes.text
    for match in _NAMED.finditer(text, line.span.start, line.span.end):
        for group in ("one", "two"):
            if match[group] is None:
                continue
            span = Span(match.start(group), match.end(group))
            said = match[group].rstrip(",'’")
            said = said[:-1] if said.endswith(".") and said[-3:-2] not in {" ", "."} else said
            span = Span(span.start, span.start + len(said))
            if _TITLES.intersection(said.split()) or _is_known(notes, span):
                continue
            yield Finding(Fact.PERPETRATOR, Name(said), span, span, line.number, sure=0.6)


def _is_known(notes: Notes, span: Span) -> bool:
    """Whether the words are a place, a group, or somebody who speaks in the report."""
    places = any(place.span.overlaps(span) for place in notes.places)
    actors = any(actor.span.overlaps(span) for actor in notes.actors)
    said = span.quote(notes.text)
    speaks = any(said in attribution.voice.name for attribution in notes.attributions)
    return places or actors or speaks


@cache
def _doers() -> Phrasebook:
    return book_of("people", "perpetrators")


@cache
def _verbs(label: str) -> Phrasebook:
    return phrasebook({label: lexicon("deeds")["verbs"][label]})
