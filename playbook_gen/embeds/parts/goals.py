"""`goals STRATEGY`: its goals with how they stand, worst first; with `goal=ID` one of them."""

from __future__ import annotations

from playbook_gen.embeds.asked import Asked, Part
from playbook_gen.render.part import Shown


def shown(asked: Asked) -> Shown:
    """The summary's table, with all goals that are asked for."""
    spec = asked.spec("summary")
    goals = dict(spec.context["goals"]) if spec else {}
    if goal := asked.options.get("goal"):
        asked.desk.plan_of(("goal", goal), asked.plan, "")
        goals = {goal: goals[goal]}
    return asked.of_page("summary", "table", goals=goals, shown=len(goals))


PART = Part("goals", shown, options=("goal",))
