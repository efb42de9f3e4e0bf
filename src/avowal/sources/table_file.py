"""A table of any size as lines of text: looked through once for its hash and encoding, then read row by row."""

from __future__ import annotations

import codecs
import gzip
import hashlib
import io
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, TextIO, cast

from avowal.sources.decode import encoding_of
from avowal.sources.packed import damaged, is_gzip, too_large

_CHUNK = 1_000_000
_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table that was looked through: 40 MB of cp1251 in a gzip file, with the hash of that file.

    Attributes:
        open: Opens its bytes as they arrived.
        head: The first plain bytes.
        packed: Whether they arrived as gzip.
        encoding: Encoding of the plain bytes.
        sha256: Hex digest of the bytes as they arrived.
        empty: Whether it holds nothing but blanks.
    """

    open: Callable[[], BinaryIO]
    head: bytes
    packed: bool
    encoding: str
    sha256: str
    empty: bool


def looked_through(open_bytes: Callable[[], BinaryIO], item: str, most: int) -> TableFile:
    """What can be told of a table before its rows are read.

    Raises:
        InputError: It is larger than ``most`` bytes, also when unpacked, or a damaged gzip file.
    """
    with open_bytes() as stream:
        digest = hashlib.sha256()
        packed = is_gzip(stream.read(2))
        stream.seek(0)
        size = 0
        while piece := stream.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
            if size > most:
                raise too_large(item, most)
    strict = codecs.getincrementaldecoder("utf-8")()
    head, size, valid, empty = b"", 0, True, True
    with _plain(open_bytes, item, packed=packed) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > most:
                raise too_large(item, most)
            head = head or piece[:_HEAD]
            empty = empty and not piece.strip()
            valid = valid and _goes_on(strict, piece)
    valid = valid and _goes_on(strict, b"", final=True)
    wide = b"\0" in head
    encoding = "utf-8-sig" if valid and not wide else encoding_of(head)
    return TableFile(open_bytes, head, packed, encoding, digest.hexdigest(), empty)


@contextmanager
def lines_of(table: TableFile, item: str) -> Iterator[TextIO]:
    """The lines of a table; bytes that cannot be read stand as the replacement character."""
    with (
        _plain(table.open, item, packed=table.packed) as stream,
        io.TextIOWrapper(stream, encoding=table.encoding, errors="replace", newline="\n") as lines,
    ):
        yield lines


@contextmanager
def _plain(open_bytes: Callable[[], BinaryIO], item: str, *, packed: bool) -> Iterator[IO[bytes]]:
    with open_bytes() as stream:
        try:
            if packed:
                with gzip.open(stream) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            else:
                yield stream
        except (gzip.BadGzipFile, EOFError, zlib.error) as error:
            raise damaged(item, error) from error


def _goes_on(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool = False) -> bool:
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError:
        return False
    return True
