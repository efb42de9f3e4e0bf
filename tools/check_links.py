"""Check that every relative link and anchor in the Markdown pages leads somewhere."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from urllib.parse import unquote

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"\[[^\]\n]{0,300}\]\(([^()\s]{1,500})\)")
HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
CODE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Print each dead link with its page; the exit status is 1 if there is one."""
    pages = [p for p in ROOT.rglob("*.md") if not any(part.startswith(".") for part in p.relative_to(ROOT).parts)]
    dead = [f"{page.relative_to(ROOT)}: {link}" for page in pages for link in dead_links(page)]
    print("\n".join(dead) if dead else f"links: all good on {len(pages)} pages")
    return 1 if dead else 0


def dead_links(page: Path) -> list[str]:
    """The links of a page that lead nowhere; addresses on the web are not followed."""
    text = CODE.sub("", page.read_text(encoding="utf-8"))
    return [
        link
        for link in LINK.findall(text)
        if not link.startswith(("http://", "https://", "mailto:")) and not leads(page, link)
    ]


def leads(page: Path, link: str) -> bool:
    """Whether the file exists and, for an anchor into a page, the heading too."""
    path, _, anchor = unquote(link).partition("#")
    target = (page.parent / path) if path else page
    if not target.exists():
        return False
    return not anchor or target.suffix != ".md" or anchor in anchors(target)


def anchors(page: Path) -> set[str]:
    """The anchors that the headings of a page give, in the form that the usual renderers use."""
    headings = HEADING.findall(page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", h.replace("`", "").lower()).replace(" ", "-") for h in headings}


if __name__ == "__main__":
    sys.exit(main())
