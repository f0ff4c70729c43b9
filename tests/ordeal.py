"""How long tests go on that try again and again: a few times in `make test`, long in `make ordeal`."""

from __future__ import annotations

import os

LONG = os.environ.get("PLAYBOOK_ORDEAL", "") not in ("", "0")


def times(few: int, many: int) -> int:
    """How many rounds: few, or in the ordeal many."""
    return many if LONG else few
