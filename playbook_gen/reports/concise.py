"""Diagnostics one a line, for editors and for people who know the rules."""

from __future__ import annotations

from collections.abc import Mapping

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.reports.safe import visible


def render(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], colour: bool = False) -> str:
    """`file:line:column: severity rule: message`; accepted ones say so."""
    return "".join(f"{_line(each)}\n" for each in diagnostics)


def _line(each: Diagnostic) -> str:
    place = f"{each.place.file}:{each.place.line}:{each.place.column}"
    return visible(f"{place}: {'accepted' if each.accepted else each.severity} {each.rule}: {each.message}")
