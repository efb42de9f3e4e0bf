"""Every error that Avowal raises on purpose.

    AvowalError
    ├── InputError              a report, file, page or row that cannot be taken in
    │   ├── FetchError          an address that could not be fetched
    │   └── NoTextError         nothing to read was found in it
    ├── EvidenceNotFoundError   an account whose words are not in the report
    ├── UnreadableError         words that hold no value of the kind looked for
    ├── UsageError              an option, filter or setting that cannot be
    │   └── PolicyFileError     a file that describes no policy
    ├── ConflictError           what is to be changed was changed by somebody else meanwhile
    ├── NotFoundError           no report, incident or account has this id
    ├── StoreError              the record cannot be opened, read or written
    │   └── DamagedStoreError   what is stored differs from its hashes
    ├── EndpointError           a language model's endpoint that did not answer as it should
    │   └── EndpointStoppedError  it will not answer the next request either, or may not be asked
    └── MissingExtraError       an optional package is needed and not installed

The message says what we were doing and to which item, what was found, and what to do next; it ends
with the slug in square brackets, which is a heading in docs/errors.md.
"""

from __future__ import annotations

from functools import partial


class AvowalError(Exception):
    """Root of all errors that a caller may want to catch.

    Attributes:
        slug: Heading in docs/errors.md that explains the error, e.g. ``"no-text"``.
        item: What it happened to: a path, an address, an id; ``None`` when it is nothing in particular.
    """

    slug = "error"

    def __init__(self, message: str, *, slug: str | None = None, item: str | None = None) -> None:
        self.slug = slug or type(self).slug
        self.item = item
        super().__init__(f"{message} [{self.slug}]")

    def __reduce__(self) -> tuple[partial[AvowalError], tuple[str]]:
        """The error as it was, after a passage between processes."""
        said = str(self.args[0]).removesuffix(f" [{self.slug}]")
        return partial(type(self), slug=self.slug, item=self.item), (said,)


class InputError(AvowalError):
    """A report, file, page or row that cannot be taken in."""

    slug = "unreadable-input"


class FetchError(InputError):
    """An address that could not be fetched."""

    slug = "fetch-failed"


class NoTextError(InputError):
    """Nothing to read was found: an empty file, a page that is only script, a PDF of pictures."""

    slug = "no-text"


class EvidenceNotFoundError(AvowalError):
    """An account whose evidence is not a span of the report's text."""

    slug = "evidence-not-found"


class UnreadableError(AvowalError):
    """Words that hold no value of the kind looked for; callers keep the account and note a problem."""

    slug = "unreadable-value"


class UsageError(AvowalError):
    """An option, a filter or a setting that cannot be."""

    slug = "usage"


class PolicyFileError(UsageError):
    """A file that describes no policy; the message names the file and the key."""

    slug = "policy-value"


class ConflictError(AvowalError):
    """What is to be changed was changed by somebody else since it was looked at; nothing was overwritten."""

    slug = "changed-meanwhile"


class NotFoundError(AvowalError):
    """No report, incident or account has this id."""

    slug = "not-found"


class StoreError(AvowalError):
    """The record cannot be opened, read or written."""

    slug = "store"


class DamagedStoreError(StoreError):
    """What is stored differs from its hashes or from the log."""

    slug = "store-damaged"


class EndpointError(AvowalError):
    """An endpoint of a language model did not answer as it should; what was asked can be asked again later."""

    slug = "llm-failed"


class EndpointStoppedError(EndpointError):
    """Nothing more is asked of the endpoint: it is down, refuses the key, or the budget is spent."""

    slug = "llm-stopped"


class MissingExtraError(AvowalError):
    """An optional package is needed and not installed."""

    slug = "missing-extra"
