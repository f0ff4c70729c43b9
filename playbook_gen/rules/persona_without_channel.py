"""A persona that no channel reaches.

Flags: a persona for whom there is no channel plan that is active or on trial; the relation may be stated on either side. A shared persona is flagged where no
strategy that names it has such a channel; one that no strategy names, or retired ones only, is not.

Why: Whoever is described and then not spoken to was described in vain; the channels follow from the people (seven steps, 4 and 7).

Fails:
    personas:
      hiker: {title: The weekend hiker}

Passes:
    personas:
      hiker: {title: The weekend hiker}
    channels:
      forum: {title: Trail forum, personas: [hiker]}

Accept: when these people are reached through others, as children through their parents; say through whom.
"""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import phrase
from playbook_gen.model.channel import Channel
from playbook_gen.model.persona import Persona
from playbook_gen.rules.rule import Remark, Rule
from playbook_gen.rules.view import View


def _check(persona: Persona, view: View) -> Iterator[Remark]:
    channels = list(_channels(persona, view))
    if any(each.status in ("active", "trial") for each in channels) or not _is_named(persona, view):
        return
    if channels:
        message = phrase("every channel that would reach this persona is paused or closed")
        yield Remark(message, phrase("add personas: with the id of this persona to a channel that goes on, or open one"))
    else:
        yield Remark(phrase("no channel reaches this persona"), phrase("add personas: with the id of this persona to a channel"))


def _channels(persona: Persona, view: View) -> Iterator[Channel]:
    for plan, reference in view.uses("persona", persona.id, "channel"):
        if reference.field == "personas" and plan.status != "retired":
            yield plan.channels[reference.source[1]]
    if view.of:
        yield from (view.of.channels[id_] for id_ in persona.channels)


def _is_named(persona: Persona, view: View) -> bool:
    """Whether somebody counts on this persona: its own strategy does, by describing it."""
    return view.of is not None or any(plan.status != "retired" for plan, _ in view.uses("persona", persona.id))


RULE = Rule("persona", Severity.WARNING, _check)
