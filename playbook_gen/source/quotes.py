"""An author's own text with the quotes that it lacks, for a hint to show; and where a quote was opened that nobody closed."""

from __future__ import annotations

import re

_BLOCK = re.compile(r"\s*(?:- +)*(?P<key>[^\s:\"'\[{-][^:]*): +(?P<text>.+)")
_ENTRY = re.compile(r"\s*(?P<key>-) +(?P<text>.+)")
_IN_BRACES = re.compile(r"[{\[,]\s*(?P<key>[^\s{}\[\],:\"'][^{}\[\],:\"']*): +(?P<text>[^{}\[\],\"']*)\Z")
_LIST_IN_BRACES = re.compile(r"[{\[,]\s*(?P<text>[^{}\[\],:\"']*)\Z")
_COMMENT = re.compile(r"\s+#(\s.*)?\Z")
_SPLIT = re.compile(r"[^,:{}\[\]\"'\n]+(?:,[ \t]*[^,:{}\[\]\"'\n]+(?=[,}\]]))*")


def in_quotes(text: str) -> str:
    """A text in the quotes that it does not hold itself."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def quoted(before: str, after: str) -> str | None:
    """What to write instead of a text that lacks quotes, with its key: `title: "Spring: the plan"`. The text stands around a place that parts its line."""
    if _is_open(before):
        found = _IN_BRACES.search(before) or _LIST_IN_BRACES.search(before)
        if not found:
            return None
        text, key = found["text"] + re.split(r"[,{}\[\]]", after, maxsplit=1)[0], found.groupdict().get("key")
    else:
        found = _BLOCK.fullmatch(before + after) or _ENTRY.fullmatch(before + after)
        if not found:
            return None
        text, key = found["text"], found["key"]
    text = _bare(_COMMENT.sub("", text).strip())
    if not text or len(text) > 100:
        return None
    return f"{key}{'' if key == '-' else ':'} {in_quotes(text)}" if key else in_quotes(text)


def split_at_commas(text: str) -> str:
    """The text that a file goes on with, together with all that its commas part from it: up to where the next key, or the end of the braces, stands."""
    found = _SPLIT.match(text)
    return found[0].strip() if found else ""


def opened_above(lines: list[str], before: str) -> tuple[int, int] | None:
    """Line and column of the quote that was to be closed further up, where the last quote before a place seems to close it."""
    sign = before[-1:]
    if sign not in ('"', "'") or before.count(sign) % 2 == 0:
        return None
    for number in range(len(lines), 0, -1):
        opening = re.search(rf"(?:[:,\[{{-]\s+|[\[{{]|^\s*){sign}", lines[number - 1])
        if opening and lines[number - 1].count(sign) % 2:
            return number, opening.end()
    return None


def _is_open(before: str) -> bool:
    """Whether a bracket or brace is open before a place; those at the beginning of a text count too, as they do when a file is read."""
    return sum(before.count(sign) for sign in "[{") > sum(before.count(sign) for sign in "]}")


def _bare(text: str) -> str:
    """A text without the quotes around the whole of it, which do not suffice."""
    return text[1:-1] if len(text) > 2 and text[0] == text[-1] and text[0] in "\"'" else text
