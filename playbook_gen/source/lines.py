"""Lines and columns as an editor counts them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right

LINE_BREAK = re.compile(r"\r\n|\r|\n")
_SEPARATORS = re.compile("[\x85\u2028\u2029]")


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, from 1, of the character at `offset`."""
    starts = [0, *(found.end() for found in LINE_BREAK.finditer(text))]
    line = bisect_right(starts, min(offset, len(text)))
    return line, min(offset, len(text)) - starts[line - 1] + 1


def line_at(text: str, line: int) -> str:
    """The text of a line, counted from 1, without its break; empty where there is no such line."""
    lines = LINE_BREAK.split(text)
    return lines[line - 1] if 0 < line <= len(lines) else ""


def on_one_line(text: str) -> str:
    """The text with line breaks and control characters made visible: ⟨U+000A⟩."""
    return "".join(f"⟨U+{ord(each):04X}⟩" if unicodedata.category(each) in {"Cc", "Zl", "Zp"} else each for each in text)


def masked(text: str) -> tuple[str, dict[int, str]]:
    """The text with other characters in place of those at which libyaml, unlike YAML 1.2 and editors, ends a line; and the way back for `translate`."""
    found = sorted(set(_SEPARATORS.findall(text)))
    if not found:
        return text, {}
    unused = (each for each in map(chr, range(0xF0000, 0xFFFFE)) if each not in text)
    pairs = dict(zip(found, unused, strict=False))
    return text.translate(str.maketrans(pairs)), {ord(mask): each for each, mask in pairs.items()}
