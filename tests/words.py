"""What a page says, whichever host wrote the shell around it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from tests.conftest import VOID


class Words(HTMLParser):
    """The words of an element. Links of a host's own beside headings, and what it says of the page's source, are no words."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.silent = 0
        self.words: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
            classes = (dict(attrs).get("class") or "").split()
            if not self.silent and (tag in ("script", "style") or {"headerlink", "md-source-file", "md-tags"} & set(classes)):
                self.silent = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass
        if len(self.open) < self.silent:
            self.silent = 0

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def words(page: Path) -> str:
    """The words of a page's `<article>`, without blanks and line breaks: between blocks these mean nothing."""
    text = page.read_text(encoding="utf-8")
    article = text[text.index("<article") : text.rindex("</article>")]
    return "".join("".join(Words(article).words).split())


def contents(page: Path) -> list[str]:
    """The ids that the table of contents beside a page leads to."""
    found = re.search(r'<nav class="md-nav md-nav--secondary".*?</nav>\s*</div>', page.read_text(encoding="utf-8"), re.DOTALL)
    return re.findall(r'href="#([^"]+)" class="md-nav__link"', found[0]) if found else []
