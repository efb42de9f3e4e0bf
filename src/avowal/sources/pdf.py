"""The text of a PDF. Runs in the worker process."""

from __future__ import annotations

import re

from avowal.errors import InputError, NoTextError
from avowal.sources.draft import Draft

_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_WRAPPED = re.compile(r"(?<![.!?:\n])\n(?=[a-z(])")


def read_pdf(content: bytes, item: str, most_pages: int = 1_000) -> Draft:
    """The text of a PDF, its wrapped lines joined.

    Raises:
        NoTextError: It holds no text, only pictures of text.
        InputError: It is damaged, locked or has too many pages.
    """
    import pypdfium2  # noqa: PLC0415 - loads a native library

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise _damaged(item, error) from error
    try:
        if len(document) > most_pages:
            msg = f"{item}: the PDF has {len(document)} pages; {most_pages} is the most that is read. Split it."
            raise InputError(msg, slug="too-large", item=item)
        pages = [_page_text(document, number) for number in range(len(document))]
        title = document.get_metadata_dict().get("Title") or None
    except pypdfium2.PdfiumError as error:
        raise _damaged(item, error) from error
    finally:
        document.close()
    text = "\n\n".join(page for page in pages if page)
    if not text.strip():
        msg = f"{item}: the PDF holds no text, only pictures. Run a text recogniser (OCR) over it first."
        raise NoTextError(msg, slug="pdf-without-text", item=item)
    return Draft(text, title=title)


def _damaged(item: str, error: Exception) -> InputError:
    msg = f"{item}: the PDF is damaged or locked ({error}). Open and save it again, or save its text."
    return InputError(msg, slug="damaged-pdf", item=item)


def _page_text(document: object, number: int) -> str:
    page = document[number]  # type: ignore[index]
    text_page = page.get_textpage()
    text = text_page.get_text_bounded().replace("\r\n", "\n").replace("\x02", "-").replace("\ufffe", "-")
    text_page.close()
    page.close()
    return _WRAPPED.sub(" ", _HYPHEN.sub("", text)).strip()
