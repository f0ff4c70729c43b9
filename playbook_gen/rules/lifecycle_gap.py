"""Stages of the lifecycle that nothing serves.

Flags: the stages that neither an objective nor a component of the ecosystem has in its `lifecycle`, all in one finding. A component counts whatever its status.
Stages that playbook.yml adds count too. For a public body, purchase reads use.

Why: People come from somewhere and go somewhere; a stage that nothing serves is where they are lost, unless it was left out on purpose (Tips for tying social
media to your organization's bottom line).

Fails:
    objectives:
      advocates: {title: Customers recommend us unasked, lifecycle: [loyalty, advocacy]}

Passes:
    objectives:
      advocates: {title: Customers recommend us unasked, lifecycle: [loyalty, advocacy]}
    ecosystem:
      site: {title: Our site, lifecycle: [awareness, investigate, purchase]}
      desk: {title: Help desk, lifecycle: [service]}

Accept: when the stages are somebody else's to serve, as the sale is where partners sell; say whose.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.analysis.coverage import uncovered_stages
from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase, counted, listed, phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(plan: Plan, view: View) -> Iterator[Remark]:
    stages = uncovered_stages(plan, view.playbook.vocabulary["lifecycle"])
    if stages:
        message = counted(
            "no objective and no component serves one stage of the lifecycle: %(stages)s",
            "no objective and no component serves %(num)s stages of the lifecycle: %(stages)s",
            len(stages),
            stages=listed(_title(each, view) for each in stages),
        )
        hint = phrase("add it to an objective or a component, such as lifecycle: [%(stage)s], or say in accept: why it is left out", stage=stages[0])
        yield Remark(message, hint, ("ecosystem",))


def _title(stage: str, view: View) -> Phrase:
    """A stage by its title; what a public body offers is not bought but used."""
    return phrase("Use") if stage == "purchase" and view.plan.kind == "public" else view.label("lifecycle", stage)


RULE = Rule("plan", Severity.INFO, _check, section="ecosystem")
