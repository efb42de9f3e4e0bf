"""Packed files, and the size above which something is refused."""

from __future__ import annotations

import gzip
import io
import zlib

from avowal.errors import InputError


def is_gzip(content: bytes) -> bool:
    """Whether these bytes are a gzip file."""
    return content.startswith(b"\x1f\x8b")


def unzipped(content: bytes, item: str, most: int) -> bytes:
    """What a gzip file holds, up to ``most`` bytes.

    Raises:
        InputError: It is damaged, or holds more.
    """
    try:
        with gzip.open(io.BytesIO(content)) as stream:
            plain = stream.read(most + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise damaged(item, error) from error
    if len(plain) > most:
        raise too_large(item, most)
    return plain


def damaged(item: str, error: Exception) -> InputError:
    """The refusal of a gzip file that breaks off or holds wrong sums."""
    msg = f"{item}: the gzip file is damaged ({error}). Fetch or copy it again."
    return InputError(msg, slug="damaged-archive", item=item)


def too_large(item: str, most: int) -> InputError:
    """The refusal of something over the limit."""
    msg = f"{item}: larger than {sized(most)}, the most that is read. Split it, or add the part that matters."
    return InputError(msg, slug="too-large", item=item)


def sized(count: int) -> str:
    """A number of bytes for people.

    >>> sized(20_000_000), sized(500)
    ('20 MB', '500 bytes')
    """
    return f"{count // 1_000_000} MB" if count >= 1_000_000 else f"{count:,} bytes"
