"""Where problems are said to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playbook_gen.diagnostics import Diagnostic


def assert_inside(diagnostics: Iterable[Diagnostic], text: str) -> None:
    """Each place is one of the text, or the one just behind a line's last character."""
    lines = re.split(r"\r\n|\r|\n", text)
    for each in diagnostics:
        assert 1 <= each.place.line <= len(lines), each
        assert 1 <= each.place.column <= len(lines[each.place.line - 1]) + 1, each
