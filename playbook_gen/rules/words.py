"""Word lists of the doctrine, a file each in `lists/`, by language: what rules look for in titles and texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_LISTS = Path(__file__).parent / "lists"


@cache
def _by_language(name: str) -> Mapping[str, list[str]]:
    text = (_LISTS / f"{name}.yml").read_text("utf-8")
    return dict(yaml.load(text, yaml.CSafeLoader))


@cache
def words(name: str, language: str | None = None) -> tuple[str, ...]:
    """The words of one list in a language (English where it has none in that), or in all.

    A language is named where a word of one means something else in another: “like” is a metric in Italian.
    """
    lists = _by_language(name)
    chosen = list(lists.values()) if language is None else [lists.get(language, lists["en"])]
    return tuple(dict.fromkeys(word for each in chosen for word in each))


@cache
def pattern(name: str, language: str | None = None, *, case: bool = False) -> re.Pattern[str]:
    """Finds any word of a list as a whole word, the longest first; capitals matter where `case` says so."""
    choices = "|".join(re.escape(each) for each in sorted(words(name, language), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)", re.NOFLAG if case else re.IGNORECASE)
