"""Who does the work: roles, or persons where the author wants so (step 1: a cross-functional team)."""

from __future__ import annotations

from typing import Annotated

from playbook_gen.model.base import Thing
from playbook_gen.model.fields import Amount, Text, in_list


class TeamEntry(Thing):
    """One role of the team; `hours_per_week` is what it gives to this strategy."""

    KIND = "team"

    function: Annotated[str, in_list("functions")] | None = None
    role: Text | None = None
    hours_per_week: Amount | None = None
    contact: Text | None = None
