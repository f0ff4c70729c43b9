"""What was found, as it stands out in a build's log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.reports.text import render as as_text


def framed(told: str, found: Sequence[Diagnostic], texts: Mapping[str, str]) -> str:
    """A sentence, and what was found as a list between two lines; `texts` are those of the files by name."""
    line = "─" * 72
    return f"{told}\n{line}\n{as_text(found, texts).rstrip()}\n{line}"
