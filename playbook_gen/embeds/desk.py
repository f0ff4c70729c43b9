"""What live parts and links are made from: a checked playbook with the choices of a build."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.embeds.refused import RefusedError
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import Home, PageSpec, planned_of
from playbook_gen.render.page import whereabouts
from playbook_gen.settings import Settings

if TYPE_CHECKING:
    from playbook_gen.history.past import Past


@dataclass(frozen=True, slots=True)
class Desk:
    """`broken` is whether the strategies have problems of form, so that nothing of them is shown."""

    playbook: Playbook
    settings: Settings
    past: Past | None = None
    broken: bool = False

    def pages(self, plan: str) -> tuple[PageSpec, ...]:
        """The pages of a strategy, planned once for all that is asked of it."""
        return self.playbook.part(plan).once(_pages, self.settings, self.past.part(plan) if self.past else None)

    def portfolio(self) -> tuple[PageSpec, ...]:
        """The pages about all strategies."""
        return planned_of("all", self.playbook, self.settings, self.past)

    def home(self, plan: str, key: Key) -> Home | None:
        """Where a thing of a strategy is shown; `None` where nowhere."""
        return self.playbook.part(plan).once(_homes, self.settings, self.past.part(plan) if self.past else None).get((plan, key))

    def plan(self, id_: str) -> str:
        """The id of a strategy that there is. Raises `RefusedError`."""
        if id_ not in self.playbook.plans:
            raise RefusedError("unknown-reference", f"there is no strategy “{id_}”{self._for_whom()}", did_you_mean(id_, self.playbook.plans))
        return id_

    def plan_of(self, key: Key, plan: str | None, how: str) -> str:
        """The one strategy that has a thing, of all or of the one that is named; `how` says how to name one. Raises `RefusedError`."""
        kind, id_ = key
        plans = [self.plan(plan)] if plan is not None else list(self.playbook.plans)
        found = [each for each in plans if key in self.playbook.links[each].things]
        if len(found) > 1:
            raise RefusedError("unknown-reference", f"several strategies have a {kind} “{id_}”", f"{how}: {', '.join(found)}")
        if not found:
            known = dict.fromkeys(name for each in plans for of, name in self.playbook.links[each].things if of == kind)
            where = f" in “{plan}”" if plan is not None else ""
            raise RefusedError("unknown-reference", f"there is no {kind} “{id_}”{where}{self._for_whom()}", did_you_mean(id_, known))
        return found[0]

    def _for_whom(self) -> str:
        return f" for the audience “{self.settings.audience}”" if self.playbook.left_out else ""


def _pages(part: Playbook, settings: Settings, past: Past | None) -> tuple[PageSpec, ...]:
    return planned_of("strategy", part, settings, past)


def _homes(part: Playbook, settings: Settings, past: Past | None) -> dict[tuple[str, Key], Home]:
    return dict(whereabouts(part.once(_pages, settings, past), part))
