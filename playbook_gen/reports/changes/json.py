"""Changes as JSON for other programs (COMMANDS, `diff --format json`)."""

from __future__ import annotations

from typing import Any

from playbook_gen.history.difference import Difference, Told
from playbook_gen.reports.safe import as_json


def render(found: Difference, base: str | None = None, colour: bool = False) -> str:
    """One object: the two moments, each change, and what could not be told."""
    return as_json({"old": found.old, "new": found.new, "changes": [_object(each) for each in found.told], "notes": list(found.notes)})


def _object(told: Told) -> dict[str, Any]:
    change = told.change
    return {
        "strategy": change.strategy,
        "thing": ":".join(change.thing),
        "kind": change.kind,
        "field": change.field,
        "before": change.was if change.kind == "renamed" else change.before,
        "after": change.thing[1] if change.kind == "renamed" else change.after,
        "says": told.said.whole,
        "weight": change.weight,
        "touches": [":".join(key) for key, _ in told.touched],
        "concerns": [id_ for id_, _ in told.concerned],
    }
