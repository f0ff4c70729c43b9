"""`maturity-matrix STRATEGY`: where it stands in its maturity model; without a strategy all of them, as on the portfolio."""

from __future__ import annotations

from playbook_gen.embeds.asked import Asked, Part
from playbook_gen.pages import strategy_address
from playbook_gen.pages.addresses import relative
from playbook_gen.pages.maturity import matrices
from playbook_gen.render.part import Shown


def shown(asked: Asked) -> Shown:
    """The figure of a strategy with its answer, or that of all with its table."""
    if asked.plan is not None:
        return asked.of_page("maturity", "answer", "figure")
    spec, settings = asked.desk.portfolio()[0], asked.desk.settings
    standings = spec.context["standings"]
    if not standings:
        return Shown(spec, ())
    address = {id_: relative(asked.page, strategy_address(id_), "", settings.directory_urls) for id_ in standings}
    return Shown(spec, ("matrices",), {"matrices": list(matrices(standings.values(), settings.language, address))})


PART = Part("maturity-matrix", shown, of_all=True)
