"""Stretches of a sentence between which voices change, and the noun phrases in them."""

from __future__ import annotations

from functools import cache

from avowal.extraction.text.tokens import bare
from avowal.extraction.text.units import QUOTE, Unit
from avowal.extraction.voices.reporting import verbs, word_set
from avowal.extraction.voices.voice_words import is_voice_word

_LONGEST_DATELINE = 14
_LONGEST_PLACE = 5
_LONGEST_CLAUSE = 80  # words; a naming that is further from its verb is none
STOPS = frozenset({".", "!", "?", ";", ":", "…"})
DASHES = frozenset({"-", "–", "—", "--", "―"})
QUOTATION_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "`"})
MARKS = (
    STOPS
    | DASHES
    | frozenset({",", "(", ")", "[", "]", "/", QUOTE, '"', "“", "”", "'", "’", "‘", "`", "*", "|", "•", "·"})
)
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your some several many two three four five one"
    " another other all both each every any most few various numerous unnamed unidentified anonymous dozens"
    " hundreds".split()
)
PRONOUNS = frozenset("he she it they we i you who which".split())
SPEAKING_PRONOUNS = frozenset("he she it they we i".split())
PREPOSITIONS = frozenset(
    "in on at after before during by for from with within following since until of to into over under near around"
    " via through throughout among between against about across amid despite outside inside upon per towards"
    " toward as like including concerning regarding without behind beyond".split()
)
SUBORDINATORS = frozenset(
    "that because although though while whereas as when if but so unless where whether nor than yet once how why"
    " what who which whose whom until since before after".split()
)
COORDINATORS = frozenset({"and", "but", "while", "whereas", "although", "though", "or", "as"})
AUXILIARIES = frozenset(
    "was were is are be been being am has have had having did does do will would could can cannot may might shall"
    " should must isn't wasn't aren't weren't hasn't haven't hadn't didn't doesn't don't won't wouldn't couldn't"
    " can't".split()
)
BE_FORMS = frozenset("was were is are be been being am wasn't weren't isn't".split())
HAVE_FORMS = frozenset("has have had having".split())
NEGATIONS = frozenset(
    "not never neither nor didn't doesn't don't hasn't haven't hadn't wouldn't couldn't can't cannot won't wasn't".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun"
    " jul aug sep sept oct nov dec".split()
)
TIME_WORDS = (
    WEEKDAYS
    | MONTHS
    | frozenset(
        "yesterday today tonight tomorrow morning afternoon evening night noon midday midnight week weekend month year"
        " earlier later late early hours hour minutes days day weeks months last shortly gmt utc local".split()
    )
)
_DANGLING = PREPOSITIONS | DETERMINERS
_NO_NAMES = TIME_WORDS | DETERMINERS | PREPOSITIONS
_OPENERS = frozenset("a an the this these those its his her their our".split())
_BOUNDS = frozenset(
    "more about some around nearly over up almost fewer only at-least approximately dozens scores hundreds".split()
)
_PARTS_OF_TIME = frozenset("day night morning evening afternoon week month year".split())
_TIME_OPENERS = frozenset("late early earlier later".split())
_TIME_PREPOSITIONS = frozenset("on in at this last by next".split())
_NOT_VERBS = frozenset(
    "armed united retired unidentified unnamed led backed related based injured wounded red kurdish-led hundred"
    " indeed masked displaced accused suspected alleged so-called bearded kidnapped detained convicted jailed"
    " deceased occupied contested combined joint-armed mohammed ahmed mohamed muhammed saeed waleed khaled"
    " khalid-led javed naveed majeed hameed rasheed saeed advanced need seed speed breed feed associated allied"
    " embattled aged bed shed".split()
)
_EVENT_VERBS = frozenset(
    "killed died hit struck went took left began came made got blew shot fell fought broke rose fled drove threw"
    " kept lost set became held led found gave put saw ran brought wore told said says say".split()
)


def is_verb_like(word: str) -> bool:
    """Whether a word is likely a finite verb or a participle; short lists and an ending decide."""
    if word in AUXILIARIES or word in _EVENT_VERBS:
        return True
    return len(word) > 4 and word.endswith("ed") and word not in _NOT_VERBS and "-" not in word


def has_verb(unit: Unit, start: int, end: int) -> bool:
    """Whether one of the words is verb-like; what follows a relative pronoun does not count."""
    for i in range(start, end):
        if unit.low[i] in {"who", "which", "whose", "whom"}:
            return False
        if is_verb_like(unit.low[i]) and not (unit.capital[i] and i > 0):
            return True
    return False


def is_voice_like(unit: Unit, start: int, end: int) -> bool:
    """Whether the words can name somebody who speaks: a word for people or bodies, or a proper name."""
    if start >= end:
        return False
    first = unit.low[start]
    if end - start == 1 and first in SPEAKING_PRONOUNS:
        return True
    for i in range(start, end):
        word = unit.low[i]
        if is_voice_word(bare(word)):
            return True
        if unit.capital[i] and word not in _NO_NAMES and (i > 0 or len(word) > 1):
            return True
    return False


def skip_back(unit: Unit, i: int) -> int:
    """The position after the last word before ``i`` that is no adverb and no auxiliary."""
    skipped = _skipped()
    while i > 0 and (unit.low[i - 1] in skipped or _is_ly(unit.low[i - 1])):
        i -= 1
    return i


@cache
def _skipped() -> frozenset[str]:
    """Words that may stand between a subject and its verb."""
    return word_set("adverbs", "skip") | word_set("adverbs", "unknown") | HAVE_FORMS


def _is_ly(word: str) -> bool:
    return (
        len(word) > 5
        and word.endswith("ly")
        and word not in {"family", "assembly", "italy", "supply", "reply", "monthly", "weekly"}
    )


def clause_start(unit: Unit, i: int, floor: int) -> int:
    """Where the comma-free stretch of words that ends before ``i`` begins."""
    k = i
    floor = max(floor, i - _LONGEST_CLAUSE)
    while k > floor:
        word = unit.low[k - 1]
        if word in MARKS and not _inner_mark(unit, k - 1):
            break
        if word in SUBORDINATORS:
            break
        if word in {"and", "or"} and not _joins_voices(unit, k, i, floor):
            break
        k -= 1
    return k


def _inner_mark(unit: Unit, i: int) -> bool:
    """Whether a mark stands inside a name: the stop of "Gen.", a slash, quotation marks round a word."""
    return unit.low[i] in {'"', "“", "”", "'", "’", "‘", "/", "`"} or (unit.low[i] == "." and i + 1 < len(unit))


def _joins_voices(unit: Unit, k: int, i: int, floor: int) -> bool:
    """Whether the "and" before ``k`` joins two who speak, not two clauses."""
    left = k - 1
    while left > floor and unit.low[left - 1] not in MARKS and unit.low[left - 1] not in SUBORDINATORS:
        left -= 1
    if has_verb(unit, left, k - 1) or k - 1 - left == 0:
        return left == k - 1 and k - 2 > floor and unit.low[k - 2] == ","
    return is_voice_like(unit, left, k - 1) and is_voice_like(unit, k, i)


def phrase_end(unit: Unit, start: int, ceiling: int) -> int:
    """Where the noun phrase that begins at ``start`` ends: its complements in, clauses and times out."""
    i = start
    while i < ceiling:
        word = unit.low[i]
        if word in MARKS and not (i > start and _inner_mark(unit, i) and unit.low[i] != '"'):
            break
        if i > start and (word in PRONOUNS or word in SUBORDINATORS):
            break
        if i > start and _opens_phrase(unit, i):
            break
        if (
            is_verb_like(word)
            and not (unit.capital[i] and i > start and word not in AUXILIARIES)
            and not _is_attribute(unit, i, start)
        ):
            break
        if (
            i > start
            and not _is_attribute(unit, i, start)
            and word in verbs()
            and not is_voice_word(word)
            and verbs()[word].forms & {"third", "past", "ing"}
        ):
            break
        if i > start and _starts_time(unit, i, ceiling):
            break
        if word in {"and", "or"} and not (i > start and is_voice_like(unit, i + 1, min(i + 4, ceiling))):
            break
        i += 1
    while i > start + 1 and unit.low[i - 1] in _DANGLING:
        i -= 1
    return i


def _opens_phrase(unit: Unit, i: int) -> bool:
    """Whether another noun phrase begins at ``i``: an article or a figure straight after a noun."""
    word = unit.low[i]
    if unit.low[i - 1] in PREPOSITIONS or unit.low[i - 1] in DETERMINERS or unit.low[i - 1] in {"and", "or", "all"}:
        return False
    return word in _OPENERS or word in _BOUNDS or word[:1].isdigit()


def _is_attribute(unit: Unit, i: int, start: int) -> bool:
    """Whether a word in -ed only describes the noun after it: "an informed source"."""
    word = unit.low[i]
    return word.endswith("ed") and (i == start or unit.low[i - 1] in DETERMINERS) and word not in AUXILIARIES


def _starts_time(unit: Unit, i: int, ceiling: int) -> bool:
    return time_end(unit, i, ceiling) > i


def time_end(unit: Unit, i: int, ceiling: int) -> int:
    """Where the words for a time that begin at ``i`` end: "late on Tuesday"; ``i`` if there are none."""
    k = i
    if k < ceiling and unit.low[k] in _TIME_OPENERS:
        k += 1
    part_follows = k + 1 < ceiling and unit.low[k + 1] in _PARTS_OF_TIME
    if k < ceiling and (unit.low[k] in _TIME_PREPOSITIONS or (unit.low[k] == "that" and part_follows)):
        k += 1
    if i < k < ceiling and unit.low[k] in {"the", "that", "same"} and k + 1 < ceiling and unit.low[k + 1] in TIME_WORDS:
        k += 1
    first = k
    while k < ceiling and (
        unit.low[k] in TIME_WORDS or unit.low[k][:1].isdigit() or (k > first and unit.low[k] == "of")
    ):
        if unit.low[k][:1].isdigit() and not _dates(unit, k, ceiling):
            break
        k += 1
    if any(word in TIME_WORDS for word in unit.low[i:k]):
        return k
    return i


def _dates(unit: Unit, k: int, ceiling: int) -> bool:
    """Whether the figure at ``k`` stands beside a month, or is a year after one."""
    around = unit.low[max(0, k - 2) : min(k + 2, ceiling)]
    return any(word in MONTHS for word in around)


def dateline_end(unit: Unit) -> int:
    """Where a dateline such as "KABUL (AP) —" ends; 0 without one."""
    for i in range(1, min(len(unit), _LONGEST_DATELINE)):
        if unit.low[i] == ":" and i <= _LONGEST_PLACE:
            named = all(unit.capital[k] or unit.low[k] in {",", "of", "sector"} for k in range(i))
            return i + 1 if named and not any(is_voice_word(bare(word)) for word in unit.low[:i]) else 0
        if unit.low[i] in DASHES:
            return i + 1 if not has_verb(unit, 0, i) and QUOTE not in unit.low[:i] and any(unit.capital[:i]) else 0
    return 0
