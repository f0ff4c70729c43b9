"""Diagnostics as a GitLab code quality report, which a merge request shows beside the changed lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from playbook_gen.diagnostics import Diagnostic, Severity
from playbook_gen.reports.fingerprint import fingerprint
from playbook_gen.reports.safe import as_json, visible

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def render(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], colour: bool = False) -> str:
    """An array of issues; accepted findings are left out."""
    seen: Counter[str] = Counter()
    issues = [_issue(each, seen) for each in diagnostics if each.accepted is None]
    return as_json(issues)


def _issue(each: Diagnostic, seen: Counter[str]) -> dict[str, Any]:
    return {
        "description": visible(f"{each.message}: {each.hint}" if each.hint else each.message),
        "check_name": each.rule,
        "fingerprint": fingerprint(each, seen),
        "severity": _SEVERITIES[each.severity],
        "location": {"path": each.place.file, "lines": {"begin": each.place.line}},
    }
