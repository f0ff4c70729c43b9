"""All strategies at a glance: who owns them, where they stand, what waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.analysis.coverage import uncovered_stages
from playbook_gen.locale import term
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import ROOT, PageKind, PageSpec
from playbook_gen.pages.addresses import relative
from playbook_gen.pages.findings import reviewed
from playbook_gen.pages.goals import counts, standings
from playbook_gen.pages.maturity import judged, matrices
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page, in the site's language."""
    title = term("plan", settings.language, playbook.shared.terms, plural=True)
    stages = playbook.vocabulary["lifecycle"]
    here = f"{ROOT}/index.md"
    current = [plan for plan in playbook.plans.values() if plan.status != "retired"]
    assessed = [found for plan in current if (found := judged(playbook, plan, settings))]
    address = {each.plan.id: relative(here, f"{ROOT}/{each.plan.id}/index.md", "", settings.directory_urls) for each in assessed}
    context = {
        "standings": {each.plan.id: each for each in assessed},
        "matrices": list(matrices(assessed, settings.language, address)),
        "current": current,
        "counts": {plan.id: counts(standings(playbook, plan, settings).values()) for plan in playbook.plans.values()},
        "retired": [plan for plan in playbook.plans.values() if plan.status == "retired"],
        "shared": reviewed(playbook, None, settings),
        "waiting": [(plan, each) for plan in current for each in plan.decisions.values() if each.decided is None],
        "stages": stages,
        "uncovered": {plan.id: uncovered_stages(plan, stages) for plan in current},
    }
    yield PageSpec("portfolio", here, title, settings.language, context=context)


KIND = PageKind("portfolio", 0, pages)
