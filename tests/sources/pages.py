"""Bytes that tests take in: a page, a PDF with and without text."""

from __future__ import annotations

FIRST = "At least 84 people were killed in two blasts in Kerman on Wednesday, the emergency services said."
SECOND = "No group had claimed the attack by the evening, and the governor asked people to stay at home."


def make_page(body: str = f"<article><p>{FIRST}</p><p>{SECOND}</p></article>", head: str = "") -> str:
    """A page with this head and body."""
    return f'<!doctype html><html lang="en"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def make_pdf(text: str | None) -> bytes:
    """A PDF of one page that shows ``text``, or nothing."""
    drawn = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else "0 0 10 10 re f"
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(written)}\n%%EOF\n"
    )
    return written + end.encode("ascii")
