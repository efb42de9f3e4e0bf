"""Words of a text as names are compared: without case, marks, plural and the usual differences of spelling."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import NamedTuple

# A word, or two to nine letters with a stop each. The first character stands alone, so that the search passes quickly
# over all that begins no word; plain texts are read with plain classes, which are quicker still.
# Signs of Indic scripts and of pointed Arabic are no letters to the pattern language, and yet belong to a word.
_SIGNS = (
    "\u0300-\u036f\u064b-\u065f\u0670\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc\u09be-\u09cd"
    "\u0bbe-\u0bcd\u0d3e-\u0d4d\u0dca-\u0ddf\u102b-\u103e\u200c\u200d"
)
_LETTERS_ON = rf"[^\W_]*(?:[{_SIGNS}]+[^\W_]*)*"
_WORD = re.compile(
    rf"[^\W_](?:\.(?<=[^\W\d_]\.)(?:[^\W\d_]\.){{1,8}}|{_LETTERS_ON}(?:['’ʼ‘`´](?=[^\W_]){_LETTERS_ON})*)"
)
_ASCII_WORD = re.compile(r"[A-Za-z0-9](?:\.(?<=[A-Za-z]\.)(?:[A-Za-z]\.){1,8}|[A-Za-z0-9]*(?:['`][A-Za-z0-9]+)*)")
_APOSTROPHES = re.compile("['’ʼ‘`´.]")
_POSSESSIVE = re.compile("['’ʼ‘`´][sS]$")
_GAP = re.compile(r"[ \t\u00a0]{0,2}(?:\r?\n[ \t]{0,8}|[-–/(\[\"“”'’][ \t]?|[ \t\u00a0]|)\Z")
_LATIN_END, _LATIN_MORE, _LATIN_MORE_END = 0x300, 0x1E00, 0x1F00  # Unicode's blocks of Latin letters
_UNWRITTEN = re.compile("[\u0300-\u036f\u0640\u064b-\u065f\u0670\u200c\u200d]")  # vowel points, stretching, joiners
_LETTERS = str.maketrans("أإآٱىيكةё", "ااااییکهе")  # letters that Arabic, Persian and Russian papers write in two ways
_PLURAL_FROM = 6  # "Hamas" keeps its s, "Houthis" does not

_SPELLINGS = {
    "jaish": "jaysh jeish jeysh jaesh gaish geish jayish",
    "jamaat": "jamaa jamat jamaatul jama jamaatu",
    "jemaah": "jamaah",
    "gamaa": "gamaat",
    "mujahideen": "mujahidin mujahedin mujahedeen mujahadeen mojahedin moujahedine mujahadin mujaheddin mojahideen",
    "taliban": "taleban talibans taliban's",
    "hezbollah": "hizbollah hizbullah hizballah hezballah hezbullah hizbollahi hizbulla",
    "qaeda": "qaida qaidah qaedah qaidat qaedat kaida kaeda qaide",
    "al": "el ul",
    "islamiya": "islamiyya islamiyah islamiyyah islamia islamiah",
    "shabaab": "shabab shebab shebaab chabab",
    "muhammad": "mohammed mohammad muhammed mohamed mahomed",
    "organization": "organisation",
    "defense": "defence",
    "defenders": "defender",
    "labor": "labour",
    "laskar": "lashkar",
    "houthi": "huthi houthie hothi",
    "daesh": "daish daech dai'sh",
    "brigade": "bde",
    "sandinista": "sandinist",
    "mobilization": "mobilisation",
    "liberation": "lilberation libration",
}
_SPELLING = {spelling: usual for usual, others in _SPELLINGS.items() for spelling in others.split()}


class Word(NamedTuple):
    """One word of a text: where it stands, as it is written, and as it is compared.

    A tuple, because a report has hundreds and making a tuple is ten times as fast.
    """

    start: int
    end: int
    text: str
    plain: str


_new_word = partial(tuple.__new__, Word)  # as Word(...), without a call in Python for each of them


def words_of(text: str) -> list[Word]:
    """The words of a text in order; "U.S." is one word.

    >>> [word.plain for word in words_of("The Houthis' brigades, al-Qa'ida and the U.S. Army")]
    ['the', 'houthi', 'brigade', 'al', 'qaeda', 'and', 'the', 'us', 'army']
    """
    found = list((_ASCII_WORD if text.isascii() else _WORD).finditer(text))
    texts = list(map(re.Match.group, found))
    parts = (map(re.Match.start, found), map(re.Match.end, found), texts, map(plain, texts))
    return list(map(_new_word, zip(*parts, strict=True)))


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """A word as it is compared.

    >>> plain("ISIS's"), plain("People’s"), plain("Martí"), plain("mojahedin"), plain("Hamas")
    ('isis', 'people', 'marti', 'mujahideen', 'hamas')
    """
    bare = _APOSTROPHES.sub("", _POSSESSIVE.sub("", word))
    if not bare.isascii():
        if not _is_latin(bare):
            return _in_own_script(bare)
        from anyascii import anyascii  # noqa: PLC0415 - most words are plain already

        bare = str(anyascii(bare))
    lower = bare.lower()
    if len(lower) >= _PLURAL_FROM and lower.endswith("s") and not lower.endswith("ss"):
        lower = lower[:-1]
    return _SPELLING.get(lower, lower)


def _is_latin(word: str) -> bool:
    return all(ord(char) < _LATIN_END or _LATIN_MORE <= ord(char) < _LATIN_MORE_END for char in word)


def _in_own_script(word: str) -> str:
    """A word of another script, compared there: in Latin letters "داعش" would read "dash".

    >>> plain("حِزب") == plain("حزب"), plain("ТАЛИБАН") == plain("Талибан"), plain("طالبان") == plain("طالبان")
    (True, True, True)
    """
    return _UNWRITTEN.sub("", word.casefold()).translate(_LETTERS)


def joined(text: str, left: Word, right: Word) -> bool:
    """Whether nothing but a space, a hyphen, a slash, a bracket or a line's end stands between two words."""
    return _GAP.match(text[left.end : right.start]) is not None
