"""Which files an input names, and whether each may be read."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from avowal.errors import InputError
from avowal.sources.packed import too_large

_HIDDEN = "."


def found_files(given: str) -> Iterator[Path | InputError]:
    """The file itself, or every file in a folder that is not hidden, in the order of their paths.

    What cannot be looked into is a refusal in its place; a folder without files is one, too.
    """
    path = Path(given)
    try:
        if not given or not path.is_dir():
            yield path if given else _nothing(given)
            return
        children = sorted(child for child in path.iterdir() if not child.name.startswith(_HIDDEN))
    except (OSError, ValueError) as error:
        yield denied(given, error)
        return
    if not children:
        msg = f"{given}: there are no files in this folder (hidden ones do not count). Name another."
        yield InputError(msg, slug="empty-folder", item=given)
    for child in children:
        yield from _in_folder(child)


def _in_folder(child: Path) -> Iterator[Path | InputError]:
    if child.is_symlink() and child.is_dir():  # it may lead back up, and round and round
        msg = f"{child}: links to folders are not followed. Name the folder itself."
        yield InputError(msg, slug="not-a-file", item=str(child))
    elif child.is_dir():
        yield from found_files(str(child))
    elif child.is_file() or child.is_symlink():
        yield child
    else:
        msg = f"{child}: this is a pipe, socket or device, not a file. Leave it out."
        yield InputError(msg, slug="not-a-file", item=str(child))


def check_file(path: Path, most: int) -> None:
    """Refuse a file before it is opened.

    Raises:
        InputError: There is none, or it is larger than ``most`` bytes.
    """
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise _nothing(str(path)) from error
    except (OSError, ValueError) as error:
        raise denied(str(path), error) from error
    if stat.S_ISREG(found.st_mode) and found.st_size > most:
        raise too_large(str(path), most)


def denied(item: str, error: OSError | ValueError) -> InputError:
    """The refusal of what the system does not let us read."""
    why = error.strerror if isinstance(error, OSError) else error
    msg = f"{item}: it cannot be read ({why}). Look at its name and permissions."
    return InputError(msg, slug="unreadable-file", item=item)


def _nothing(given: str) -> InputError:
    msg = f"{given or 'an empty name'}: there is no such file. Look at the name and the folder."
    return InputError(msg, slug="no-such-file", item=given)
