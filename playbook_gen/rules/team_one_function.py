"""A team that is all of one function.

Flags: a team of two members or more, all of whom name the same `function`. The strategy's own team counts, and the shared members that it refers to. A member
without a function may be of another, and the team passes.

Why: Those who answer need those who know: social is everybody's work, and the first of the seven steps is a team across functions (Convince & Convert).

Fails:
    team:
      editor: {title: Editor, function: marketing}
      designer: {title: Designer, function: marketing}

Passes:
    team:
      editor: {title: Editor, function: marketing}
      desk: {title: Help desk, function: customer-service}

Accept: when the strategy is about the work of one department only; say which.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.strategy import Plan
from playbook_gen.model.team import TeamEntry
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(_: Plan, view: View) -> Iterator[Remark]:
    functions = [each.function for each in view.links.of_kind("team") if isinstance(each, TeamEntry)]
    function = functions[0] if functions else None
    if function and len(functions) > 1 and all(each == function for each in functions):
        message = phrase(
            "all %(members)s members of the team have the same function, “%(function)s”", members=len(functions), function=view.label("functions", function)
        )
        yield Remark(message, phrase("add to team: somebody of another function, such as customer-service or product"), ("team",))


RULE = Rule("plan", Severity.WARNING, _check, section="team")
