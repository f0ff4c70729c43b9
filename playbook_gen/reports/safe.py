"""Texts that are safe to hand on: nothing in them acts on a terminal, on reading order or on an encoding."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

# Format characters that shape letters and emoji where they stand.
HARMLESS = frozenset("\u200c\u200d\xad")


def visible(text: str) -> str:
    """The text with control, bidirectional and other hidden characters shown by their number: ⟨U+202E⟩."""
    return text if text.isprintable() else "".join(_shown(each) for each in text)


def as_json(value: Any) -> str:
    """JSON for people and programs, as it is written; half a character, which UTF-8 cannot hold, as its escape."""
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "backslashreplace").decode("utf-8") + "\n"


def _shown(character: str) -> str:
    if character == "\t":
        return "    "
    hidden = unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in HARMLESS
    return f"⟨U+{ord(character):04X}⟩" if hidden else character
