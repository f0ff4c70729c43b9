"""Diagnostics as JSON for other programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.reports.safe import as_json


def render(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], colour: bool = False) -> str:
    """An array of objects, accepted findings too."""
    return as_json([_object(each) for each in diagnostics])


def _object(each: Diagnostic) -> dict[str, Any]:
    return {
        "rule": each.rule,
        "severity": each.severity.value,
        "file": each.place.file,
        "line": each.place.line,
        "column": each.place.column,
        "strategy": each.strategy,
        "thing": each.thing,
        "message": each.message,
        "hint": each.hint,
        "accepted": each.accepted,
    }
