"""A process of its own in which pages and PDFs are read, ended when it takes too long.

A page of 2 MB with 200,000 attributes stops every HTML parser for minutes; a broken PDF can end the
process that reads it. Neither may stop or end a run.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from avowal.errors import AvowalError, InputError
from avowal.sources.draft import Draft

_START_SECONDS = 60.0


class Worker:
    """A process that reads pages and PDFs; started when first needed, started again when it was ended."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: Any = None
        self._pipe: Connection | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, task: str, *arguments: Any) -> Draft:
        """The draft that a reader makes of a page or PDF.

        Args:
            task: "page" or "pdf".
            arguments: What the reader takes; the second is the item.

        Raises:
            InputError: The reader refused it, took too long, or ended.
        """
        item = str(arguments[1])
        pipe = self._started()
        pipe.send((task, arguments))
        try:
            if not pipe.poll(self._seconds):
                raise _too_slow(item, self._seconds)
            answer = pipe.recv()
        except (EOFError, OSError) as error:
            self._end()
            msg = f"{item}: reading it ended the reader. Save its text and add that."
            raise InputError(msg, slug="reader-ended", item=item) from error
        except InputError:
            self._end()
            raise
        if isinstance(answer, AvowalError):
            raise answer
        draft: Draft = answer
        return draft

    def _started(self) -> Connection:
        if self._pipe is None or not self._process.is_alive():
            self._end()
            context = multiprocessing.get_context("spawn")
            self._pipe, far = context.Pipe()
            self._process = context.Process(target=_serve, args=(far,), daemon=True)
            self._process.start()
            far.close()
            if not self._pipe.poll(_START_SECONDS) or self._pipe.recv() != "ready":
                msg = "the process that reads pages did not start. Run `avowal doctor`."
                raise InputError(msg, slug="reader-ended")
        return self._pipe

    def _end(self) -> None:
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
        self._pipe = self._process = None


def _too_slow(item: str, seconds: float) -> InputError:
    msg = f"{item}: reading it took over {seconds:g} seconds and was stopped. Save its text and add that."
    return InputError(msg, slug="reading-timed-out", item=item)


def _serve(pipe: Connection) -> None:
    """The worker's own loop: a task in, a draft or a refusal out."""
    import signal  # noqa: PLC0415 - only in the worker

    from avowal.sources.page import read_page  # noqa: PLC0415 - parsers are loaded only here
    from avowal.sources.pdf import read_pdf  # noqa: PLC0415 - same

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the run; the run ends its worker
    readers: dict[str, Callable[..., Draft]] = {"page": read_page, "pdf": read_pdf}
    pipe.send("ready")
    while True:
        try:
            task, arguments = pipe.recv()
        except EOFError:
            return
        pipe.send(_attempt(readers[task], arguments))


def _attempt(reader: Callable[..., Draft], arguments: tuple[Any, ...]) -> Draft | AvowalError:
    try:
        return reader(*arguments)
    except AvowalError as error:
        return error
    except (RecursionError, MemoryError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        # Parsers of hostile input fail in many ways; each is a refusal of this item, never the end of the run.
        item = str(arguments[1])
        msg = f"{item}: it cannot be read ({type(error).__name__}). Save its text and add that."
        return InputError(msg, slug="unreadable-input", item=item)
