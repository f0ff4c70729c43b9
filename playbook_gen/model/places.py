"""Turns a pydantic error's path into a diagnostic at the right character of the author's file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel

from playbook_gen.diagnostics import Diagnostic, Place
from playbook_gen.model.declared import keys_at
from playbook_gen.model.fields import is_blank
from playbook_gen.model.hints import better_hint
from playbook_gen.model.keys import key_hint, key_meant
from playbook_gen.model.shapes import wrong_shape
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.model.walk import Path
from playbook_gen.source.nodes import Refused, find, key_of, place

OURS = (
    "missing-key",
    "wrong-type",
    "wrong-value",
    "bad-date",
    "bad-id",
    "bad-recurrence",
    "null",
    "too-large",
    "unknown-key",
    "unknown-reference",
    "duplicate-key",
    "path-outside",
)


def place_of(tree: Any, path: Path) -> Place:
    """The place of what stands at `path`, or of the nearest thing above it that exists."""
    return place(find(tree, path))


def place_of_key(tree: Any, path: Path) -> Place:
    """The place of the key that `path` ends in; where there is none, of the nearest thing above."""
    parent = find(tree, path[:-1])
    if isinstance(parent, Mapping) and path[-1] in parent:
        return place(key_of(parent, str(path[-1])))
    return place(parent)


def thing_at(path: Path, plan: str | None) -> str | None:
    """The `kind:id` that a path lies in; the plan itself where it lies in none."""
    kind = SECTIONS.get(str(path[0])) if len(path) > 1 else None
    if kind:
        return f"{kind}:{path[1]}"
    return f"plan:{plan}" if plan else None


def problems(model: type[BaseModel], tree: Any, errors: list[Any], plan: str | None, shared: Any = None) -> Iterator[tuple[Path, Diagnostic | None]]:
    """Each pydantic error's path with its diagnostic; `None` for what follows from a value that was refused before. `shared` is the tree of playbook.yml."""
    misspelt = _misspelt(model, errors)
    for error in errors:
        path: Path = tuple(each for each in error["loc"] if each != "[key]")
        path += tuple(error.get("ctx", {}).get("at", ()))
        on_key = error["loc"][-1:] == ("[key]",) or error["type"] == "extra_forbidden"
        if isinstance(find(tree, path), Refused) or path in misspelt:
            yield path, None
            continue
        rule, message, hint = _explained(model, path, error)
        hint = better_hint(model, path, error, (tree, shared)) or hint
        where = place_of_key(tree, path) if on_key or rule == "unknown-key" else place_of(tree, path)
        if where.file.endswith(".csv") and rule != "bad-date":
            rule = "bad-reading"
        yield path, Diagnostic(rule, where, message, hint, strategy=plan, thing=thing_at(path, plan))


def _misspelt(model: type[BaseModel], errors: list[Any]) -> set[Path]:
    """The keys that stand there under another name, of which the author is told already: they are not missing."""
    unknown = [tuple(each["loc"]) for each in errors if each["type"] == "extra_forbidden"]
    missing = {tuple(each["loc"]) for each in errors if each["type"] == "missing"}
    beside = {path[:-1] for path in missing}
    meant = {(*path[:-1], key_meant(str(path[-1]), tuple(sorted(keys_at(model, path[:-1]))))) for path in unknown if path[:-1] in beside}
    return {path for path in missing if path in meant}


def _explained(model: type[BaseModel], path: Path, error: Any) -> tuple[str, str, str]:
    """Rule, message and hint of one pydantic error."""
    kind, given = error["type"], error["input"]
    if kind in OURS:
        return kind, error["ctx"]["message"], error["ctx"]["hint"] or "leave it out, or write one that is known here"
    name = str(path[-1]) if path else "this file"
    if kind == "missing":
        return "missing-key", f"“{name}” is missing", f"add {name}: …"
    if kind == "extra_forbidden":
        return "unknown-key", f"“{name[:60]}” is not a key that is known here", key_hint(model, path)
    if isinstance(given, str) and is_blank(given):
        return "null", "this value is empty", "leave the key out until there is something to say"
    if kind == "literal_error" and isinstance(given, str):
        return "wrong-value", *_no_such_word(name, given, re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    return "wrong-type", *wrong_shape(model, path, error)


def _no_such_word(name: str, given: str, words: list[str]) -> tuple[str, str]:
    if given.strip() in words:
        return "this word stands on the line of its key, with nothing around it", f"write {name}: {given.strip()}"
    near = get_close_matches(given[:100].lower(), words, n=1)
    listed = f"write one of: {', '.join(words)}"
    return f"“{given[:60].strip()}” is not possible here", f"did you mean “{near[0]}”? Else {listed}" if near else listed
