"""What is kept of a report's text so that copies of it can be found again.

The only module that knows the MinHash library (rensa). A signature depends on the words alone: not on
case, marks, punctuation, spacing, invisible characters or the machine.
"""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from dataclasses import dataclass
from typing import Final

METHOD: Final = 1
"""Raised when words, shingles, seed or library change what a signature is; signatures of two methods
never match, so the store signs again what it holds."""

_PERMUTATIONS: Final = 128
_SEED: Final = 20240103
_SHINGLE: Final = 3
_BANDS: Final = 32
_ROWS: Final = _PERMUTATIONS // _BANDS
_SENTENCE_WORDS: Final = 6
_MOST_SENTENCES: Final = 4096
# Scripts that put no space between words: each letter counts as a word, or a line would be one.
_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_WORD: Final = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+")
_SENTENCE_END: Final = re.compile("[.!?\n\r\u2029\u3002\uff01\uff1f\u0964\u061f\u06d4]+")
_HEAD: Final = struct.Struct("<BI32s")
_HASHES: Final = struct.Struct(f"<{_PERMUTATIONS}I")
_SENTENCE: Final = struct.Struct("<QH")


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of one text: its words' hash, 128 numbers and the hashes of its sentences.

    Attributes:
        exact: SHA-256 of the folded words; equal for texts that differ only in case, marks and spacing.
        minhash: MinHash of the runs of three words; empty for a text without words.
        sentences: Hash and number of words of each different sentence of six words or more, sorted.
        n_words: How many words the text has.
        method: Which way of signing made it; see :data:`METHOD`.
    """

    exact: bytes
    minhash: tuple[int, ...]
    sentences: tuple[tuple[int, int], ...]
    n_words: int
    method: int = METHOD


def signature(text: str) -> Signature:
    """The signature of a text; the same on every machine and in every run.

    >>> signature("Two were KILLED.").exact == signature("two were  killed").exact
    True
    """
    sentences = [words for part in _SENTENCE_END.split(_folded(text)) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    return Signature(
        exact=hashlib.sha256(" ".join(words).encode()).digest(),
        minhash=_minhash(words),
        sentences=_hash_sentences(sentences),
        n_words=len(words),
    )


def bands(signed: Signature) -> tuple[str, ...]:
    """Keys to store and look up: two texts that share one may be copies, and copies nearly always share one.

    The bands of the MinHash find near copies, the sentence keys find trimmed and extended versions.
    A key that very many reports share is boilerplate: looking at a few reports for each key is enough,
    because a copy shares many.

    >>> a, b = signature("Two people were killed in Kabul."), signature("TWO people were killed in Kabul")
    >>> set(bands(a)) == set(bands(b))
    True
    """
    prefix = f"{signed.method}"
    numbers = signed.minhash
    found = [
        f"{prefix}b{band:02d}-{_short(struct.pack(f'<{_ROWS}I', *numbers[band * _ROWS : (band + 1) * _ROWS])):016x}"
        for band in range(_BANDS if numbers else 0)
    ]
    return (*found, *(f"{prefix}s-{key:016x}" for key in _sentence_sample(signed)))


def pack(signed: Signature) -> bytes:
    """The signature as bytes, for the store; the same on every machine."""
    head = _HEAD.pack(signed.method, signed.n_words, signed.exact)
    numbers = _HASHES.pack(*signed.minhash) if signed.minhash else b""
    return head + numbers + b"".join(_SENTENCE.pack(*sentence) for sentence in signed.sentences)


def unpack(packed: bytes) -> Signature:
    """The signature that :func:`pack` wrote.

    Raises:
        ValueError: The bytes are no signature.
    """
    try:
        method, n_words, exact = _HEAD.unpack_from(packed)
        start = _HEAD.size
        minhash: tuple[int, ...] = ()
        if n_words:
            minhash = _HASHES.unpack_from(packed, start)
            start += _HASHES.size
        sentences = tuple((key, n) for key, n in _SENTENCE.iter_unpack(packed[start:]))
    except struct.error as error:
        msg = f"no signature: {len(packed)} bytes do not fit"
        raise ValueError(msg) from error
    return Signature(exact, minhash, sentences, n_words, method)


def sentence_hashes(text: str) -> frozenset[int]:
    """Hashes of the sentences of six words or more, as signatures hold them."""
    sentences = [_WORD.findall(part) for part in _SENTENCE_END.split(_folded(text))]
    return frozenset(key for key, _ in _hash_sentences(sentences))


def _folded(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    if folded.isascii():
        return folded
    # Marks and invisible characters (zero-width, soft hyphen, direction) never make another word.
    kept = (c for c in unicodedata.normalize("NFKD", folded) if unicodedata.category(c) not in {"Mn", "Cf"})
    return unicodedata.normalize("NFC", "".join(kept))


def _minhash(words: list[str]) -> tuple[int, ...]:
    if not words:
        return ()
    from rensa import RMinHash  # noqa: PLC0415 - keeps `import avowal` fast

    runs = max(len(words) - _SHINGLE + 1, 1)
    shingles = {" ".join(words[start : start + _SHINGLE]).encode() for start in range(runs)}
    made = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    made.update(sorted(shingles))
    return tuple(made.digest())


def _hash_sentences(sentences: list[list[str]]) -> tuple[tuple[int, int], ...]:
    counted = {
        _short(" ".join(words).encode()): min(len(words), 0xFFFF)
        for words in sentences
        if len(words) >= _SENTENCE_WORDS
    }
    return tuple(sorted(counted.items())[:_MOST_SENTENCES])


def _sentence_sample(signed: Signature) -> tuple[int, ...]:
    """Up to 24 sentences: those with the smallest hashes, so that a part and its whole choose alike."""
    return tuple(key for key, _ in signed.sentences[:24])


def _short(data: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little")
