"""`kpi ID`: a KPI with its chart, its readings and the goals that it measures."""

from __future__ import annotations

from playbook_gen.embeds.asked import Asked, Part
from playbook_gen.render.part import Shown


def shown(asked: Asked) -> Shown:
    """The KPI's section of the scorecard."""
    spec = asked.spec("scorecard")
    kpis = [each for each in spec.context["kpis"] if each.id == asked.thing] if spec else []
    return asked.of_page("scorecard", "sheets", top=3, kpis=kpis)


PART = Part("kpi", shown, of="kpi")
