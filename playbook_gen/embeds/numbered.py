"""Where in a file something stands that Markdown has taken apart: what may be asked for carries its place while a file is only looked at."""

from __future__ import annotations

import re

_OPEN, _CLOSE = "\ufdd0", "\ufdd1"
_PLACE = re.compile(rf"{_OPEN}(\d+)\.(\d+){_CLOSE}")
_ASKING = re.compile(r"^(?P<block>[ \t>]*/{3,}[ ]*playbook[ ]*(?P<bar>\|)?[^\n]*)|\[\[[a-z]{1,30}:", re.MULTILINE)
_FRONT = re.compile(r"\A---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)


def numbered(text: str) -> str:
    """A text without its front matter, in which each block and each link of ours carries its line and column."""
    front = _FRONT.match(text)
    skipped = front[0].count("\n") if front else 0

    def with_place(found: re.Match[str]) -> str:
        line, column = skipped + body.count("\n", 0, found.start()) + 1, found.start() - body.rfind("\n", 0, found.start())
        place = f"{_OPEN}{line}.{column}{_CLOSE}"
        return f"{found[0]}{place}" if found["block"] is None or found["bar"] else f"{found['block']} | {place}"

    body = text[front.end() :] if front else text
    return _ASKING.sub(with_place, body)


def asks(text: str) -> bool:
    """Whether a text may ask for something."""
    return _ASKING.search(text) is not None


def place_in(written: str) -> tuple[tuple[int, int] | None, str]:
    """The line and column that something carries, if it does, and the thing itself."""
    found = _PLACE.search(written)
    return (int(found[1]), int(found[2])) if found else None, _PLACE.sub("", written)
