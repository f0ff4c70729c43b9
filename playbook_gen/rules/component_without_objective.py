"""A component of the ecosystem that no objective names.

Flags: an active or trial component that no objective names in `components`. Dormant, closing and closed ones are not looked at.

Why: Each component of the ecosystem has a purpose; one that serves no objective costs attention and gives none back (“Tips for tying social media to your
organization's bottom line”).

Fails:
    ecosystem:
      forum: {title: Trail forum}

Passes:
    ecosystem:
      forum: {title: Trail forum}
    objectives:
      advocates: {title: Customers recommend us unasked, components: [forum]}

Accept: when the component has to be there for another reason, as an address that the law asks for.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.ecosystem import Component
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(component: Component, view: View) -> Iterator[Remark]:
    named = (reference.field == "components" for reference in view.links.to("component", component.id, "objective"))
    if not any(named):
        hint = phrase("add components: with the id of this component to the objective that it serves, or set status: closing")
        yield Remark(phrase("no objective names this component"), hint)


RULE = Rule("component", Severity.WARNING, _check)
