"""Diagnostics as workflow commands, which GitHub shows as annotations beside the changed lines."""

from __future__ import annotations

from collections.abc import Mapping

from playbook_gen.diagnostics import Diagnostic, Severity
from playbook_gen.reports.safe import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def render(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], colour: bool = False) -> str:
    """`::warning file=…,line=…,col=…,title=…::message`, a line each; accepted findings are left out."""
    return "".join(f"{_command(each)}\n" for each in diagnostics if each.accepted is None)


def _command(each: Diagnostic) -> str:
    place = each.place
    text = visible(f"{each.message}: {each.hint}" if each.hint else each.message)
    return f"::{_COMMANDS[each.severity]} file={_property(place.file)},line={place.line},col={place.column},title={_property(each.rule)}::{_encoded(text)}"


def _encoded(text: str) -> str:
    """Text in which no character can end the command: what GitHub decodes in a message."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Text in which no character can end a property either: what GitHub decodes there."""
    return _encoded(visible(text)).replace(":", "%3A").replace(",", "%2C")
