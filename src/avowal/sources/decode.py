"""Bytes to text, once: which encoding, and how much of it could not be read."""

from __future__ import annotations

import codecs
import re

from avowal.domain import Problem
from avowal.errors import InputError
from avowal.sources.kinds import wide_encoding
from avowal.sources.language import language_of

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_MOST_REPLACED = 0.10
_SOME_REPLACED = 0.01
_SAMPLED = 200_000
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_SNIFFED = 4_096

# Encodings that pages and files really come in. Python knows others that hide words (UTF-7) or are no encodings of
# text at all; a server must not choose those for us.
_ALLOWED = (
    "cp1252", "cp1251", "cp1256", "koi8_r", "koi8_u", "cp1250", "cp1253", "cp1254", "cp1255", "cp1257", "cp1258",
    "iso8859_2", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_9", "iso8859_15", "cp866", "cp874",
    "big5", "gb18030", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
_WIDER = {  # as browsers do: the label names a part, the pages use the whole
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030",
    "iso8859-11": "cp874", "tis-620": "cp874", "shift_jis": "cp932", "euc_kr": "cp949", "big5": "big5hkscs",
}  # fmt: skip
_NAMES = frozenset(codecs.lookup(name).name for name in (*_ALLOWED, *_WIDER.values()))
_LATIN = frozenset({"cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2", "iso8859_9", "iso8859_15"})
_BY_LANGUAGE = {
    **dict.fromkeys(("pl", "cs", "sk", "hu", "hr", "sl", "bs", "ro", "sq"), "cp1250"),
    **dict.fromkeys(("tr", "az", "ku"), "cp1254"),
    **dict.fromkeys(("et", "lv", "lt"), "cp1257"),
    "vi": "cp1258",
}


def decoded(content: bytes, item: str, *, declared: str | None = None) -> tuple[str, tuple[Problem, ...]]:
    """The text that bytes hold, with a warning when some of them could not be read.

    Args:
        content: The bytes.
        item: What they are, for the message.
        declared: The encoding that a server or page declares; believed where the bytes are no UTF-8.

    Raises:
        InputError: More than one byte in ten cannot be read in any encoding that fits.
    """
    encoding = encoding_of(content, declared)
    text = content.decode(encoding, errors="replace")
    return text, unreadable(text, item, encoding)


def encoding_of(content: bytes, declared: str | None = None) -> str:
    """The encoding that bytes are in, as far as they show it; they may be only the beginning of a file."""
    wide = wide_encoding(content)
    if wide:
        return wide
    loose = content.decode("utf-8-sig", errors="replace")
    broken = loose.count(REPLACEMENT)
    # Text in another encoding holds next to nothing that is UTF-8 by chance; UTF-8 with some damage holds much.
    if not broken or _beyond_ascii(loose) > broken:
        return "utf-8-sig"
    return _declared(content, declared) or _detected(content)


def unreadable(text: str, item: str, encoding: str) -> tuple[Problem, ...]:
    """A warning when some characters of a text could not be read.

    Raises:
        InputError: More than one in ten could not.
    """
    lost = text.count(REPLACEMENT)
    if not lost:
        return ()
    name = encoding.removesuffix("-sig")
    if lost > _MOST_REPLACED * len(text):
        msg = (
            f"{item}: its encoding cannot be told: read as {name}, {lost:,} of {len(text):,} characters make no sense. "
            "Save it as UTF-8."
        )
        raise InputError(msg, slug="wrong-encoding", item=item)
    reason = "characters-replaced" if lost <= _SOME_REPLACED * len(text) else "many-characters-replaced"
    said = f"{lost:,} of {len(text):,} characters could not be read as {name}; each stands as {REPLACEMENT}."
    return (Problem("sources", reason, said),)


def _beyond_ascii(text: str) -> int:
    return sum(not c.isascii() for c in text) - text.count(REPLACEMENT)


def _declared(content: bytes, said: str | None) -> str | None:
    """The encoding that the server or the page declares, where it is a known one and reads the bytes."""
    in_page = _CHARSET.search(content[:_SNIFFED])
    for name in (said, in_page[1].decode("ascii") if in_page else None):
        known = _known(name)
        if known and content.decode(known, errors="replace").count(REPLACEMENT) <= _SOME_REPLACED * len(content):
            return known
    return None


def _known(name: str | None) -> str | None:
    """Our name of an encoding that may be declared; ``None`` for any other."""
    try:
        plain = codecs.lookup((name or "").strip()).name
    except (LookupError, ValueError):
        return None
    wider = _WIDER.get(plain, plain)
    return wider if codecs.lookup(wider).name in _NAMES else None


def _detected(content: bytes) -> str:
    """The encoding that a sample looks most like, from the first byte on that is not ASCII."""
    from charset_normalizer import from_bytes  # noqa: PLC0415 - most inputs are UTF-8 and never need it

    first = next((at for at in range(0, len(content), _SAMPLED) if not content[at : at + _SAMPLED].isascii()), 0)
    sample = content[first : first + _SAMPLED]
    best = from_bytes(sample, cp_isolation=list(_ALLOWED)).best()
    name = best.encoding if best else "cp1252"
    if name not in _LATIN:
        return _known(name) or name
    # Latin code pages differ in a few letters only: the language decides, which the other letters show.
    return _BY_LANGUAGE.get(language_of(sample.decode("cp1252", errors="replace")) or "", "cp1252")
