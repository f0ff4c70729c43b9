"""Whether a title begins with an act; several rules ask."""

from __future__ import annotations

from playbook_gen.rules.words import pattern


def act(title: str) -> str | None:
    """The activity verb that a title begins with; not one that is part of a name, as in “share of answers” or “open data”."""
    verb = pattern("activity-verbs").match(title)
    return verb[0] if verb and not pattern("acts-as-names").match(title) else None
