"""How many were killed, hurt, taken, freed or are missing, as the sentences of a report count them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from avowal.codebook.vocabulary import Fact, Stance, Status
from avowal.domain import Quantity, Span
from avowal.extraction.counts.count_sharing import (
    Phrase,
    Told,
    ends,
    first_word,
    is_coordinated,
    played,
    share,
    share_parts,
)
from avowal.extraction.facts.signs import Sign, holds_casualties, read_signs
from avowal.extraction.finding import Finding
from avowal.extraction.notes import Line, Notes, Skim

_FARTHEST_VERB = 9  # signs between those counted and the verb: "people walking home from a wedding in the valley"
_FARTHEST_MAIN_VERB = 20
_FARTHEST_TOLL = 24
_MOST_WORDS = 20
_BARE_FIGURE = 0.6  # how far "the figure of 95" is trusted to be of the dead
_BE = frozenset("was were is are been being be".split())
_NO_PERSON = frozenset(
    "group groups number family families couple crowd team patrol series total house houses home homes car cars bus"
    " vehicle vehicles unit convoy statement member helicopter aircraft plane truck lorry motorcycle day result".split()
)
_GENERAL = re.compile(
    r"\b(?:years of (?:\w+ )?(?:war|conflict|fighting|violence|insurgency)|since (?:the (?:start|beginning|outbreak)|(?:19|20)\d\d)"
    r"|(?:so far|earlier) this year|(?:over|in|during) the (?:past|last) (?:\w+ )?(?:years?|months?|decades?|weeks)|every (?:year|month|day)"
    r"|each (?:year|month|day)|per (?:year|month|day)|a (?:year|month) on average|during the (?:civil |long )?(?:war|conflict)|decade of)\b",
    re.IGNORECASE,
)
_OF_GENERAL = frozenset("years since year past last every each per month during decade".split())
"""Each of the patterns asks for one of these words."""

_LEAD = 4  # words before an infinitive in which it is only meant: "tried in vain to kidnap"
_INTENT = frozenset(
    "try tried tries trying attempt attempts attempted attempting sought seek fail failed fails failing threaten threatened threatens"
    " threatening plan planned plans planning plot plotted plotting plots vow vowed vows intended intend wanted want conspired"
    " bid order ordered meant designed enough".split()
)
_OTHERS = frozenset({"other", "others"})
_PREPOSITIONS = frozenset("by in at on from with to for near after before since into against".split())
_COMMON_FATES = frozenset({Fact.ABDUCTED, Fact.RELEASED, Fact.MISSING})
_PLURALS = frozenset(
    "men women children people police policemen personnel troops staff servicemen guardsmen militiamen".split()
)
_ORDINALS = frozenset("first second third fourth fifth last only next no this that any each every".split())
_WHO = frozenset({"who", "that", "which", "whom"})
_FARTHEST_GIVEN = 10
_GIVEN = frozenset(
    "said given gave spoke spoken counted put reported climbed rose risen revised lowered raised toll count".split()
)
_FIRST = frozenset("had first initially earlier from originally previously".split())
_TOLLS = frozenset({"toll", "figure"})
_BEFORE_FIGURE = frozenset(
    "said of as in at to from later then first counted given gave reported initially been".split()
)
_AFTER_FIGURE = frozenset("and on by then later this before earlier in at people".split())
_WRONG = frozenset("wrong incorrect exaggerated mistaken inaccurate erroneous false inflated overstated".split())
_DEATH_TOLLS = frozenset({"toll", "death toll", "count", "tally", "body count", "balance", "tolls", "deaths"})
_FIGURE_LINKS = frozenset("of to at is was as stood stands reached from now hit passed rises".split())


def find_casualties(notes: Skim | Notes, lines: Sequence[Line]) -> list[Finding]:
    """Every count of casualties in the given sentences."""
    found: list[Finding] = []
    before: Fact | None = None
    for line in lines:
        if not holds_casualties(notes, line) or _is_general(notes, line):
            continue
        in_line = [_as_before(finding, found) for finding in _in_line(notes, line, before)]
        found += in_line
        if in_line:
            before = next((f.fact for f in in_line if not f.part), before)
    return found


def _is_general(notes: Skim | Notes, line: Line) -> bool:
    """Whether a sentence sums up years of violence."""
    if _OF_GENERAL.isdisjoint(notes.words.lower[line.first : line.stop]):
        return False
    return _GENERAL.search(" ".join(line.span.quote(notes.text).split())) is not None


def _as_before(finding: Finding, found: Sequence[Finding]) -> Finding:
    """A bare "figure of 287" counts what 287 counted before in the report."""
    if finding.sure > _BARE_FIGURE or not isinstance(finding.value, Quantity):
        return finding
    low = finding.value.low
    same = next((f for f in found if isinstance(f.value, Quantity) and f.value.low == low), None)
    return replace(finding, fact=same.fact) if same else finding


def _in_line(notes: Skim | Notes, line: Line, before: Fact | None) -> list[Finding]:
    signs = read_signs(notes, line)
    numbers = [k for k, sign in enumerate(signs) if sign.kind == "N"]
    phrases = {n: _phrase(notes, signs, n) for n in numbers}
    told: dict[int, Told] = {}
    for n in numbers:
        one = _tells(notes, signs, n, phrases[n], before)
        if one is not None and _is_of_people(notes, signs, n, phrases[n], one):
            told[n] = one
    share(notes, signs, numbers, phrases, told)
    share_parts(notes, signs, numbers, phrases, told, before)
    return [
        _finding(notes, line, signs, n, phrases[n], told[n], coordinated=is_coordinated(told, n))
        for n in numbers
        if n in told
    ]


def _phrase(notes: Skim | Notes, signs: Sequence[Sign], n: int) -> Phrase:
    """Those whom number ``n`` counts: "12 young people", "eight of the hostages", "16 of them women"."""
    k, part = n + 1, False
    if k < len(signs) and signs[k].kind == "n" and notes.words.lower[signs[k].first] == "of":
        part, k = True, k + 1
    elif k + 1 < len(signs) and signs[k].kind == "o" and signs[k + 1].kind in {"v", "P", "D", "k"}:
        k += 1
    past, fact = _past_the_dead(signs, k) if k > n + 1 else (k, None)
    part, k = part or past > k, past
    for at in range(k, min(k + 6, len(signs))):
        kind = signs[at].kind
        if kind == "P" or (signs[at].group and kind in "kD"):
            last = at
            while last + 1 < len(signs) and signs[last + 1].kind == "P":
                last += 1
            return Phrase(last, signs[last].group, part, fact)
        if kind not in {"w", "v"} or notes.words.lower[signs[at].first] in _NO_PERSON:
            break
    return Phrase(k - 1 if part else n, None, part, fact)


def _past_the_dead(signs: Sequence[Sign], k: int) -> tuple[int, Fact | None]:
    """Where it says who the part are, and of whom: after "the dead were" in "three of the dead were women"."""
    for at in range(k, min(k + 3, len(signs) - 1)):
        if signs[at].kind in {"D", "k"} and signs[at + 1].kind == "b":
            return at + 2, signs[at].facts[0][1] if signs[at].facts else None
        if signs[at].kind not in {"v", "w", "D", "k"}:
            break
    return k, None


def _tells(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase, before: Fact | None) -> Told | None:
    return (
        _right(notes, signs, n, phrase)
        or _left(notes, signs, n, phrase)
        or _toll(notes, signs, n, phrase)
        or _told_again(notes, signs, n, phrase, before)
    )


def _right(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase) -> Told | None:
    """What stands after those counted: "84 dead", "two people were hurt", "12 miners who went down died"."""
    noun = _noun_after(notes, signs, n, phrase)
    if noun is not None and noun.fact is Fact.ABDUCTED:
        return _verb_after(notes, signs, n, max(phrase.last, noun.last) + 1) or noun
    if noun is not None:
        return noun
    if phrase.part:
        return None
    found = _verb_after(notes, signs, n, phrase.last + 1)
    if found is not None and _is_relative(notes, signs, phrase.last + 1, found.last):
        return _main_verb(notes, signs, n, found.last + 1) or found
    return found


def _is_relative(notes: Skim | Notes, signs: Sequence[Sign], k: int, verb: int) -> bool:
    """Whether the verb only tells which ones: "those who were kidnapped", "a teacher taken with them"."""
    if notes.words.lower[signs[k].first] in _WHO:
        return True
    return k == verb and played(signs[k], "k") in {Fact.ABDUCTED, Fact.INJURED} and not _is_passive(notes, signs, k)


def _main_verb(notes: Skim | Notes, signs: Sequence[Sign], n: int, k: int) -> Told | None:
    """The verb of the sentence after a relative clause, past commas and places."""
    for at in range(k, min(k + _FARTHEST_MAIN_VERB, len(signs))):
        sign = signs[at]
        if sign.kind in {"N", ".", "&"}:
            return None
        if sign.kind == "d" and (fact := played(sign, "d")):
            return Told(fact, n, at, "right", 0.8)
        if sign.kind == "k" and _is_passive(notes, signs, at) and (fact := played(sign, "k")):
            return Told(fact, n, at, "right", 0.8)
    return None


def _verb_after(  # noqa: PLR0911 - each return is one way in which the verb is another's
    notes: Skim | Notes, signs: Sequence[Sign], n: int, k: int
) -> Told | None:
    """What a verb from sign ``k`` on says of those counted."""
    start, far = k, min(k + _FARTHEST_VERB, len(signs))
    while k < far:
        sign = signs[k]
        if sign.kind == "k" and (fact := played(sign, "k")):
            if not _is_passive(notes, signs, k) and (_has_object(signs, k) or k > start + 2):
                return None
            return Told(fact, n, k, "right", 0.9)
        if sign.kind == "d" and (fact := played(sign, "d")):
            return Told(fact, n, k, "right", 0.9)
        if sign.kind in {"a", "g", "T", "D", "."} or (sign.kind == "N" and not _is_article(notes, sign)):
            return None
        if sign.kind == "&" and not (k + 1 < len(signs) and signs[k + 1].kind in {"k", "d"}):
            return None
        if sign.kind == ",":
            close = next((m for m in range(k + 1, min(k + 16, len(signs) - 1)) if _resumes(signs, m)), None)
            if close is None:
                return None
            k, far = close, min(close + _FARTHEST_VERB, len(signs))
        k += 1
    return None


def _is_article(notes: Skim | Notes, sign: Sign) -> bool:
    return notes.words.lower[sign.first] in {"a", "an"} and sign.stop == sign.first + 1


def _resumes(signs: Sequence[Sign], m: int) -> bool:
    """Whether the mark at ``m`` ends an aside, so that the verb follows: "two men, one from Malawi, were killed"."""
    return signs[m].kind == "," and signs[m + 1].kind in {"b", "d"}


def _noun_after(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase) -> Told | None:
    """A noun right after: "84 dead", "more than 80 deaths", "12 people dead or wounded"."""
    for k in range(n + 1, min(max(phrase.last + 2, n + 4), len(signs))):
        sign = signs[k]
        if sign.kind in {"D", "k", "d"} and (fact := played(sign, "D")):
            if k > phrase.last > n and first_word(notes, sign) in {"martyrs", "martyr"}:
                return None  # "two brothers, martyrs of the cause" are those who did it
            if sign.kind == "k" and _has_object(signs, k):
                return None
            return Told(fact, n, k, "right", 0.9)
        if sign.kind not in {"w", "v", "P"}:
            return None
    return None


def _is_passive(notes: Skim | Notes, signs: Sequence[Sign], k: int) -> bool:
    """Whether a form of "be" stands before, with other verbs of the same row between: "were beaten and killed"."""
    for at in range(k - 1, max(-1, k - 6), -1):
        kind = signs[at].kind
        if kind in {"v", "b"} and notes.words.lower[signs[at].stop - 1] in _BE:
            return True
        joined_verb = kind == "&" or (signs[at + 1].kind == "&" and kind in {"w", "k"})
        if kind not in {"v", "b"} and not joined_verb:
            return False
    return False


def _has_object(signs: Sequence[Sign], k: int) -> bool:
    """Whether people or a number follow a verb straight away: "gunmen killed two", not "two killed in Kabul"."""
    for at in range(k + 1, min(k + 4, len(signs))):
        if signs[at].kind in {"N", "P"}:
            return True
        if signs[at].kind != "v":
            return False
    return False


def _left(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase) -> Told | None:
    """What stands before the number: "killing at least 27", "the bodies of 4", "injured 86"."""
    strangers = 0
    for k in range(n - 1, max(-1, n - 6), -1):
        sign = signs[k]
        if sign.kind in {"k", "a", "g", "D", "d"}:
            fact = played(sign, "a") or played(sign, "g")
            if fact is None or (sign.kind == "k" and _is_passive(notes, signs, k)) or _is_unreal(notes, sign):
                return None
            return Told(fact, k, phrase.last, "left", 0.85)
        strangers += sign.kind == "w"
        if sign.kind == "w" and notes.words.lower[sign.first] in _PREPOSITIONS:
            return None
        if sign.kind not in {"v", "w"} or strangers > 1:
            return None
    return None


def _is_unreal(notes: Skim | Notes, verb: Sign) -> bool:
    """Whether the verb tells of what was only tried, meant or possible: "tried to kidnap two", "could have killed 20"."""
    lead = notes.words.lower[max(0, verb.first - _LEAD) : verb.first]
    if lead[-1:] == ("to",):
        return not _INTENT.isdisjoint(lead)
    return lead[-1:] == ("have",) and lead[-2:-1] in {("could",), ("would",)}


def _toll(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase) -> Told | None:
    """After a word for a toll: "the death toll rose from 73 to 95", "the number of injured has reached 141"."""
    if n == 0 or notes.words.lower[signs[n - 1].stop - 1] not in _FIGURE_LINKS:
        return None
    fact: Fact | None = None
    for k in range(n - 1, max(-1, n - _FARTHEST_TOLL), -1):
        sign = signs[k]
        if sign.facts and fact is None:
            fact = sign.facts[0][1]
        if sign.kind == "D" and k == n - 2 and signs[n - 1].kind == "b" and (fact := played(sign, "D")):
            return Told(fact, k, phrase.last, "toll", 0.75)
        if sign.kind == "T":
            name = " ".join(notes.words.lower[sign.first : sign.stop])
            if fact is None and name.startswith("figure"):
                return Told(Fact.KILLED, k, phrase.last, "figure", 0.6)
            fact = fact or (Fact.KILLED if name in _DEATH_TOLLS else None)
            return Told(fact, k, phrase.last, "toll", 0.75) if fact else None
    return None


def _told_again(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase, before: Fact | None) -> Told | None:
    """A bare figure that somebody gave for the toll: "had first said 103", "given as 95 and then 84"."""
    follows = signs[n + 1] if n + 1 < len(signs) else None
    if before is None or n == 0 or phrase.group is not None or phrase.last != n:
        return None
    if follows is not None and follows.kind not in {",", ".", "&"} and first_word(notes, follows) not in _AFTER_FIGURE:
        return None
    words = notes.words.lower
    lead = words[max(signs[0].first, signs[n].first - _FARTHEST_GIVEN) : signs[n].first]
    if not _GIVEN.intersection(lead) or words[signs[n].first - 1] not in _BEFORE_FIGURE:
        return None
    return Told(before, n, n, "again", 0.6)


def _is_of_people(  # noqa: PLR0911 - each return is one rule
    notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase, told: Told
) -> bool:
    """Whether the count is of people: words as common as "a" and "one" need people next to them."""
    count = notes.counts[signs[n].first]
    if told.how == "part" and count.needs_context and phrase.group is None:
        return False
    if not count.needs_context:
        return phrase.group is not None or told.how != "left" or ends(signs, phrase.last)
    if told.fact in _COMMON_FATES and not (told.how == "right" and _is_passive(notes, signs, told.last)):
        return False
    if notes.words.lower[signs[n].first - 1] in _ORDINALS:
        return False
    if _is_article(notes, signs[n]) and phrase.group and not _is_single(notes, signs[phrase.last]):
        return False
    if phrase.group is None:
        alone = notes.words.lower[signs[n].first] in {"one", "nobody", "none", "no"}
        return told.how == "right" and told.last <= phrase.last + 4 and alone
    return all(notes.words.lower[i] not in _NO_PERSON for i in range(signs[n].stop, signs[phrase.last].stop))


def _is_single(notes: Skim | Notes, people: Sign) -> bool:
    """Whether the word for people is a singular, and no possessive: not that of "a girls' school"."""
    word = notes.words.lower[people.stop - 1]
    plural = (word.endswith("s") and not word.endswith("ss")) or word in _PLURALS
    return not plural and notes.words.gap(people.stop)[:1] not in {"'", "’"}


def _finding(
    notes: Skim | Notes, line: Line, signs: Sequence[Sign], n: int, phrase: Phrase, told: Told, *, coordinated: bool
) -> Finding:
    count = notes.counts[signs[n].first]
    part = told.how == "part"
    group = phrase.group if part or coordinated or phrase.group == "attackers" else None
    if group == "people":
        group = "others" if coordinated and not _OTHERS.isdisjoint(_words_of(notes, signs, n, phrase)) else None
    first = min(signs[told.first].first, signs[n].first)
    stop = max(signs[told.last].stop, signs[phrase.last].stop)
    if stop - first > _MOST_WORDS - 2:
        first, stop = signs[n].first, signs[phrase.last].stop
    evidence = notes.span(first, stop)
    evidence = Span(min(evidence.start, count.span.start), max(evidence.end, count.span.end))
    value = count.quantity if group is None else replace(count.quantity, of=group)
    part = part or group == "attackers"
    stance, status = _outdated(notes, signs, n, told)
    return Finding(
        told.fact, value, count.span, evidence, line.number,
        stance=stance, status=status, sure=min(told.sure, 0.7) if count.needs_context else told.sure, part=part,
    )  # fmt: skip


def _words_of(notes: Skim | Notes, signs: Sequence[Sign], n: int, phrase: Phrase) -> Sequence[str]:
    return notes.words.lower[signs[n].first : signs[phrase.last].stop]


def _outdated(notes: Skim | Notes, signs: Sequence[Sign], n: int, told: Told) -> tuple[Stance | None, Status | None]:
    """Whether the words say that the figure rose to another one, or was wrong."""
    words = notes.words.lower
    first, stop = signs[n].first, signs[n].stop
    if told.how in _TOLLS and words[first - 1] == "from" and "to" in words[stop : stop + 6]:
        return None, Status.SUPERSEDED
    if told.how in _TOLLS and (_WRONG.intersection(words[stop : stop + 6]) or "too" in words[stop : stop + 3]):
        return Stance.REJECTS, Status.SUPERSEDED
    if told.how == "again" and _FIRST.intersection(words[max(0, first - _FARTHEST_GIVEN) : first]):
        return None, Status.SUPERSEDED
    return None, None
