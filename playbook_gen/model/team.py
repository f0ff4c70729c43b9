"""Who does the work: roles, or persons where the author wants so (step 1: a cross-functional team)."""

from typing import Annotated

from playbook_gen.model.base import Thing
from playbook_gen.model.fields import Amount, Text, in_list


class TeamEntry(Thing):
    """One role of the team, or one person where you want so."""

    KIND = "team"

    title: Text
    """The name of the role, or of the person where you want so. A role outlives its holder. Example: Head of community"""
    function: Annotated[str, in_list("functions")] | None = None
    """The part of the organisation that they come from. A team needs more than one (seven steps, 1). Example: marketing"""
    role: Text | None = None
    """What they do in this strategy, in a line. Example: Looks after the hosts and reads every thread"""
    hours_per_week: Amount | None = None
    """The hours a week that they give to this strategy; compared with what the channels need. Example: 20"""
    contact: Text | None = None
    """How to reach them. Everyone who sees the page can read it. Example: community@example.org"""
