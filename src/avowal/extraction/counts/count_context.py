"""What stands round a number and tells that it counts nobody: units, money, ages, times, names, codes."""

from __future__ import annotations

from avowal.extraction.counts.counted_words import CURRENCIES, LABELS, MEASURES, PEOPLE, STREETS
from avowal.extraction.counts.number_words import SCALES, SMALL
from avowal.extraction.text.words import HYPHENS, Words, hyphened, is_figure, joined
from avowal.extraction.times.date_figures import is_year

_CODE_BEFORE = frozenset("$€£¥₹₦₨₪₽₩#_/\\@=%^&*+°")
_CODE_AFTER = frozenset("%٪％‰°_@=/\\$€£¥₹$½¼¾⅓⅔′″")
_CODE_AFTER_SPACE = frozenset("%٪％°€$")
# Words that make a unit only with the next one: "per cent", "5 a.m.", "o'clock", "two more days".
_NEED_NEXT = {
    "per": frozenset({"cent"}),
    "a": frozenset({"m"}),
    "p": frozenset({"m"}),
    "o": frozenset({"clock"}),
    "local": frozenset({"time"}),
    "more": MEASURES,
    "further": MEASURES,
}
_FRACTIONS = frozenset(
    "third thirds quarter quarters half halves fourth fourths fifth fifths sixth sixths seventh eighth ninth tenth "
    "tenths hundredth hundredths thousandth thousandths eighths".split()
)
_AFTER_SHARE = frozenset("of was were is are had has people persons".split())
_AGE_LEADS = frozenset({"aged", "ages", "age"})
_AGE_LINKS = frozenset("and or to between of the from".split())
_WEAPONS = frozenset("ak rpg mig su btr bmp bm hk fn sa mk mi uh".split())
_NOT_ONE_BEFORE = frozenset("no any every this that the which each".split())
_CLOCK_LEADS = frozenset("at around about by from since until before after".split())
_CALLS = frozenset(
    "call calls called caller callers calling dialed dialled to dispatcher dispatchers operator a".split()
)
_TOLD_AT = frozenset("estimated put stood stands toll number count figure".split())
_DAY_PARTS = frozenset({"morning", "afternoon", "evening"})


def counts_nobody(words: Words, first: int, stop: int, *, bound_first: int, alone: bool = False) -> bool:
    """Whether the number at words ``first`` to ``stop`` counts no people, as far as its surroundings show.

    Args:
        words: The text.
        first: Index of its first word.
        stop: Index after its last word.
        bound_first: Where the words that bound it begin ("at least"), or ``first``.
        alone: Whether the number is all there is, so that "2016" is no more likely a year than a count.
    """
    return (
        (is_figure(words, first) and _odd_figure(words, first, stop, alone=alone))
        or _measured(words, stop)
        or _is_rate(words, first, stop)
        or _part_of_code(words, first, stop)
        or _labelled(words, first, stop, bound_first)
        or (not alone and _is_age(words, first, stop, bound_first))
        or _is_clock(words, first, stop, bound_first)
        or (words.lower[first] == "one" and stop == first + 1 and _is_pronoun(words, first))
    )


def follows_measure(words: Words, stop: int) -> bool:
    """Whether days, kilometres or dollars follow, perhaps after "of": "dozens of miles"."""
    at = stop + (words.lower[stop] in {"of", "more"} and joined(words, stop))
    return words.lower[at] in MEASURES and joined(words, at)


def _measured(words: Words, stop: int) -> bool:
    """Followed by a unit ("30 km", "two-day", "ten per cent", "five or six hours") or a fraction ("two thirds")."""
    following = words.lower[stop]
    if not following:
        return False
    if words.gap(stop)[:1] in HYPHENS:
        return not is_figure(words, stop)  # also the first number of "18- to 50-year-old"
    if not joined(words, stop):
        return False
    if following in _NEED_NEXT:
        return words.lower[stop + 1] in _NEED_NEXT[following]
    if following == "and" and words.lower[stop + 2 : stop + 4] == ("years", "old"):
        return True
    return following in MEASURES or following in _FRACTIONS or following in SCALES


def _is_rate(words: Words, first: int, stop: int) -> bool:
    """A rate or share: both numbers of "3 per 100,000", "3 deaths per 100,000" and "one in five of those killed"."""
    if (words.lower[first - 1] == "per" and joined(words, first)) or _is_share(words, first, stop):
        return True
    per = stop if words.lower[stop] == "per" else stop + 1
    if words.lower[per] == "per" and joined(words, per) and joined(words, stop):
        return _is_number(words, per + 1)
    for links in (("in",), ("out", "of")):
        before = first - len(links)
        if before > 0 and words.lower[before:first] == links and _is_number(words, before - 1):
            return _is_share(words, before - 1, before)
    return False


def _is_share(words: Words, first: int, stop: int) -> bool:
    """Whether "in" or "out of" a number follows that counts nothing else: not the "two in three attacks"."""
    links = 1 if words.lower[stop] == "in" else 2 if words.lower[stop : stop + 2] == ("out", "of") else 0
    whole = stop + links
    if not links or words.lower[whole] not in SMALL or not _is_number(words, first):
        return False
    alone = whole + 1 >= words.count or not joined(words, whole + 1)
    return all(joined(words, k) for k in range(stop, whole + 1)) and (alone or words.lower[whole + 1] in _AFTER_SHARE)


def _is_number(words: Words, at: int) -> bool:
    return is_figure(words, at) or words.lower[at] in SMALL


def _part_of_code(words: Words, first: int, stop: int) -> bool:
    """Tied to marks of money, codes, addresses, minus signs and per cents: "$5", "AK-47", "#3", "-5", "10 %"."""
    before, after = words.before(first), words.after(stop - 1)
    at = words.starts[first]
    if before in HYPHENS:
        return words.text[max(0, at - 2) : at] != "--"
    if before == ".":
        return is_figure(words, first) and not words.text[max(0, at - 2) : at - 1].isalpha()
    if before in _CODE_BEFORE or after in _CODE_AFTER:
        return True
    end = words.ends[stop - 1]
    return after == " " and words.text[end + 1 : end + 2] in _CODE_AFTER_SPACE


def _labelled(words: Words, first: int, stop: int, bound_first: int) -> bool:
    """After a word that makes it a name or a sum: "Article 3", "No. 5", "Rs 500", "all but two"."""
    before, gap = words.lower[first - 1], words.gap(first)
    if before in CURRENCIES and gap in {" ", ". ", ".", ""} and (is_figure(words, first) or before in {"rs", "usd"}):
        return before != "us" or words.before(first) == "$"
    if words.lower[bound_first - 1] in CURRENCIES - {"us", "c"} and words.gap(bound_first) in {" ", ". "}:
        return True
    if words.lower[stop] in PEOPLE and joined(words, stop):
        return False
    if words.lower[stop] == "block" or _is_address(words, stop) or _is_call(words, first, stop):
        return True
    if before in LABELS and (joined(words, first) or gap in {". ", "."}):
        return bound_first == first and not (before == "no" and gap == " " and not is_figure(words, first))
    return (before == "but" and words.lower[first - 2] == "all") or (
        before == "of" and words.lower[first - 2] in _FRACTIONS
    )


def _is_address(words: Words, stop: int) -> bool:
    """Followed by a street: "3901 Mimosa Lane"."""
    for k in range(stop, min(stop + 4, words.count)):
        if not joined(words, k) or not words.raw(k)[0].isupper():
            return False
        if words.lower[k] in STREETS:
            return k > stop and not words.raw(stop).isupper()
    return False


def _is_call(words: Words, first: int, stop: int) -> bool:
    """The number of the emergency services: "a neighbour called 911"."""
    if words.lower[first] not in {"911", "999", "112"}:
        return False
    return words.lower[first - 1] in _CALLS or words.lower[stop] in _CALLS


def _is_age(words: Words, first: int, stop: int, bound_first: int) -> bool:
    """Aged 12; ages 5 to 12; "Ahmad, 34, was killed"; "under 18"."""
    if not _AGE_LEADS.isdisjoint(words.lower[max(0, bound_first - 7) : bound_first]) and _ages_lead_to(
        words, bound_first
    ):
        return True
    if bound_first == first - 1 and words.lower[first - 1] in {"under", "below"}:
        return words.lower[stop] not in PEOPLE
    return is_figure(words, first) and _after_name(words, first, stop)


def _ages_lead_to(words: Words, first: int) -> bool:
    """Whether only numbers and links stand between "aged" and word ``first``: "aged between 12 and 17"."""
    k = first - 1
    while words.lower[k] in _AGE_LINKS or is_figure(words, k) or words.lower[k] in SMALL:
        k -= 1
    return words.lower[k] in _AGE_LEADS


def _after_name(words: Words, first: int, stop: int) -> bool:
    """As in "Karim Aziz, 34, was", "Omar (15 or 16)", "just turned 27"."""
    if len(words.lower[first]) > 2 or len(words.lower[stop - 1]) > 2:
        return False
    if words.lower[first - 1] in {"turned", "turn", "turning"}:
        return words.lower[stop] not in PEOPLE
    if words.gap(first).strip() not in {",", "("} or not words.raw(first - 1)[:1].isupper():
        return False
    return words.after(stop - 1) in ",).;" and not _ends_group(words, first)


def _ends_group(words: Words, first: int) -> bool:
    """Whether "(34)" repeats a number in words, as in "THIRTY-FOUR (34)"."""
    return words.lower[first - 1] in SMALL or words.lower[first - 1] in SCALES


def _is_clock(words: Words, first: int, stop: int, bound_first: int) -> bool:
    """As in "at 1530", "0600 hours", "at five in the morning"; the units "pm" and "o'clock" are seen elsewhere."""
    lead = words.lower[bound_first - 1] if bound_first == first else words.lower[first - 1]
    if lead not in _CLOCK_LEADS:
        return False
    if words.lower[stop : stop + 2] == ("in", "the") and words.lower[stop + 2] in _DAY_PARTS:
        return True
    word = words.lower[first]
    if lead != "at" or words.lower[first - 2] in _TOLD_AT or len(word) != 4 or not word.isdecimal():
        return False
    return int(word[:2]) < 25 and int(word[2:]) < 60


def _is_pronoun(words: Words, i: int) -> bool:
    """Whether "one" stands for nobody counted: "no one", "one another", "one's", "one by one"."""
    if words.gap(i + 1) in {"'", "’"} and words.lower[i + 1] == "s":
        return True
    return (
        (words.lower[i - 1] in _NOT_ONE_BEFORE and joined(words, i))
        or words.lower[i + 1] in {"another", "by"}
        or (words.lower[i - 2 : i] == ("one", "by"))
    )


def _odd_figure(words: Words, first: int, stop: int, *, alone: bool) -> bool:
    """Digits that are a year, a code ("AK47", "5th"), an entry of a list ("1. ...") or one of a row of figures."""
    if (
        _in_row(words, first, stop)
        or (words.gap(first) == "" and first > 0)
        or (words.gap(stop) == "" and words.lower[stop])
    ):
        return True
    if stop == first + 1 and not alone and is_year(words, first):
        return True
    return _names_a_weapon(words, first) or _numbers_an_entry(words, first)


def _names_a_weapon(words: Words, first: int) -> bool:
    """As in "AK 47", "M 16", "NBC 6"."""
    before = words.raw(first - 1) if first > 0 and words.gap(first) == " " else ""
    single = len(before) == 1 and before.isupper() and before not in {"A", "I", "O"}
    return (
        single or before.lower() in _WEAPONS or (2 < len(before) < 6 and before.isupper() and _ends_name(words, first))
    )


def _ends_name(words: Words, first: int) -> bool:
    """Whether the figure of "NBC 6's crew" or "(Photo: KENS 5)" closes a name in capitals amid other words."""
    if joined(words, first + 1) or words.lower[first + 1] == "":
        return False
    around = words.raw(first - 2) if first > 1 else words.raw(first + 1)
    return not around.isupper()


def _in_row(words: Words, first: int, stop: int) -> bool:
    """A figure right after or before another one: a telephone number, a score, coordinates."""
    if is_figure(words, stop) and (words.gap(stop) == " " or hyphened(words, stop)):
        return not is_year(words, first)
    left = is_figure(words, first - 1) and words.gap(first) == " "
    return left and not is_year(words, first - 1) and len(words.lower[first - 1]) > 2


def _numbers_an_entry(words: Words, first: int) -> bool:
    start = words.starts[first]
    lead = words.text[max(0, start - 12) : start]
    at_start = start == len(lead.lstrip(" \t(")) == 0 or lead.rstrip(" \t(").endswith("\n")
    after = words.text[words.ends[first] : words.ends[first] + 2]
    return at_start and len(words.lower[first]) <= 2 and (after[:1] == ")" or after == ". ")
