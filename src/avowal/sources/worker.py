"""A process of its own in which pages and PDFs are read, ended when it takes too long.

A page of 2 MB with 200,000 attributes stops every HTML parser for minutes; a broken PDF can end the
process that reads it. Neither may stop or end a run. The process is a plain child with two pipes:
:mod:`multiprocessing` would run the user's own script again in it.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any, BinaryIO, Self

from avowal.errors import AvowalError, InputError
from avowal.sources.draft import Draft

_START_SECONDS = 60.0
_MEMORY = 3_000_000_000
_PROGRAM = "import sys; sys.path[:] = {path!r}; from avowal.sources.worker import serve; serve()"
_READY = "ready"


class Worker:
    """A process that reads pages and PDFs; started when first needed, started again when it was ended."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, task: str, *arguments: Any) -> Draft:
        """The draft that a reader makes of a page or PDF.

        Args:
            task: "page", "pdf" or "markdown".
            arguments: What the reader takes; the second is the item.

        Raises:
            InputError: The reader refused it, took too long, or ended.
        """
        item = str(arguments[1])
        process = self._started()
        try:
            assert process.stdin is not None
            pickle.dump((task, arguments), process.stdin)
            process.stdin.flush()
            answer = self._answers.get(timeout=self._seconds)
        except OSError:
            answer = None
        except queue.Empty as error:
            self._end()
            raise _too_slow(item, self._seconds) from error
        if answer is None:
            self._end()
            msg = f"{item}: reading it ended the reader. Save its text and add that."
            raise InputError(msg, slug="reader-ended", item=item)
        if isinstance(answer, AvowalError):
            raise answer
        draft: Draft = answer
        return draft

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        program = _PROGRAM.format(path=sys.path)
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and program
            [sys.executable, "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert process.stdout is not None
        self._process, self._answers = process, queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process.stdout, self._answers), daemon=True).start()
        with contextlib.suppress(queue.Empty):
            if self._answers.get(timeout=_START_SECONDS) == _READY:
                return process
        self._end()
        msg = "the process that reads pages and PDFs did not start. Run `avowal doctor`."
        raise InputError(msg, slug="reader-ended")

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        with contextlib.suppress(OSError):
            assert process.stdin is not None
            process.stdin.close()


def _listen(pipe: BinaryIO, answers: queue.SimpleQueue[Any]) -> None:
    """Passes on each answer, and ``None`` when the process has ended."""
    with pipe, contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            answers.put(pickle.load(pipe))  # noqa: S301 - from our own process
    answers.put(None)


def _too_slow(item: str, seconds: float) -> InputError:
    msg = f"{item}: reading it took over {seconds:g} seconds and was stopped. Save its text and add that."
    return InputError(msg, slug="reading-timed-out", item=item)


def serve() -> None:
    """The worker's own loop: a task in on standard input, a draft or a refusal out on standard output."""
    import signal  # noqa: PLC0415 - only in the worker

    from avowal.sources.page import read_page  # noqa: PLC0415 - parsers are loaded only here
    from avowal.sources.pdf import read_pdf  # noqa: PLC0415 - same
    from avowal.sources.text import read_markdown  # noqa: PLC0415 - same

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C ends the run; the run ends its worker
    _limit_memory()
    readers: dict[str, Callable[..., Draft]] = {"page": read_page, "pdf": read_pdf, "markdown": read_markdown}
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a parser prints must not stand among the answers
    pickle.dump(_READY, out)
    out.flush()
    with contextlib.suppress(EOFError, BrokenPipeError):
        while True:
            task, arguments = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the run that started us
            pickle.dump(_attempt(readers[task], arguments), out)
            out.flush()


def _limit_memory() -> None:
    """A parser that asks for more fails alone, before the machine does; systems without the limit go without."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = _MEMORY if hard == resource.RLIM_INFINITY else min(_MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))


def _attempt(reader: Callable[..., Draft], arguments: tuple[Any, ...]) -> Draft | AvowalError:
    try:
        return reader(*arguments)
    except AvowalError as error:
        return error
    except (RuntimeError, MemoryError, ValueError, TypeError, AttributeError, KeyError, IndexError) as error:
        # Parsers of hostile input fail in many ways; each is a refusal of this item, never the end of the run.
        item = str(arguments[1])
        msg = f"{item}: it cannot be read ({type(error).__name__}). Save its text and add that."
        return InputError(msg, slug="unreadable-input", item=item)
