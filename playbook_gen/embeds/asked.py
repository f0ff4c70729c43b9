"""What is asked for: `scorecard customer-advocacy-2026`, `calendar trail-shop month=2026-03`, `persona weekend-hiker strategy=trail-shop`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.embeds.desk import Desk
from playbook_gen.embeds.refused import RefusedError
from playbook_gen.pages import PageSpec
from playbook_gen.render.part import Shown


@dataclass(frozen=True, slots=True)
class Asked:
    """A part that is asked for on a page: the strategy it is of (`None`: of all), the id of the thing that is named, and the options."""

    desk: Desk
    page: str
    plan: str | None
    thing: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def spec(self, kind: str) -> PageSpec | None:
        """The strategy's page of a kind, the thing's own where there are several; `None` where the strategy has nothing for it."""
        pages = [each for each in self.desk.pages(self.plan or "") if each.kind == kind]
        return next((each for each in pages if each.subject is None or each.subject[1] in (self.thing, self.plan)), None)

    def of_page(self, kind: str, *blocks: str, top: int = 2, **context: object) -> Shown:
        """Blocks of the strategy's page of a kind; where it has none, nothing, and the way to the summary."""
        spec = self.spec(kind)
        if spec is not None:
            return Shown(spec, blocks, context, top)
        return Shown(next(each for each in self.desk.pages(self.plan or "") if each.kind == "summary"), ())


@dataclass(frozen=True, slots=True)
class Part:
    """A live part: its name, what it shows, and the `options` that it takes. `of` is the kind of thing that is named first; a part that may be `of_all`
    strategies may go without.
    """

    name: str
    shown: Callable[[Asked], Shown]
    of: str = "plan"
    options: tuple[str, ...] = ()
    of_all: bool = False


def parse(text: str, page: str, desk: Desk, parts: Mapping[str, Part]) -> tuple[Part, Asked]:
    """The part that a text names, with what is asked of it. Raises `RefusedError`."""
    words = text.split()
    if not words:
        raise RefusedError("missing-key", "this says no part", f"write one, as in /// playbook | scorecard my-strategy; known are {', '.join(parts)}")
    name, named = words[0], [each for each in words[1:] if "=" not in each]
    if name not in parts:
        raise RefusedError("unknown-reference", f"there is no part “{name}”", did_you_mean(name, parts))
    part = parts[name]
    if len(named) > 1:
        raise RefusedError(
            "unknown-key", f"“{named[1]}” is one name too many", f"options are written as {'option=value' if not part.options else f'{part.options[0]}=…'}"
        )
    options = _options(part, [each for each in words[1:] if "=" in each])
    return part, _asked(part, named[0] if named else None, options, page, desk)


def _options(part: Part, words: list[str]) -> dict[str, str]:
    known = part.options if part.of == "plan" else (*part.options, "strategy")
    found: dict[str, str] = {}
    for option, _, value in (each.partition("=") for each in words):
        if option not in known:
            hint = did_you_mean(option, known) if known else f"{part.name} has no options"
            raise RefusedError("unknown-key", f"“{option}” is no option of {part.name}", hint)
        if option in found:
            raise RefusedError("duplicate-key", f"“{option}” is there twice", "leave one of them out")
        found[option] = value
    return found


def _asked(part: Part, named: str | None, options: dict[str, str], page: str, desk: Desk) -> Asked:
    """Looks up what is named. Where a playbook has one strategy only, it need not be."""
    plans = list(desk.playbook.plans)
    if part.of != "plan":
        if named is None:
            raise RefusedError("missing-key", f"this does not say which {part.of}", f"write its id: {part.name} my-{part.of}")
        plan = desk.plan_of((part.of, named), options.pop("strategy", None), "add strategy= and one of them")
        return Asked(desk, page, plan, named, options)
    if named is not None:
        return Asked(desk, page, desk.plan(named), options=options)
    if part.of_all:
        return Asked(desk, page, None, options=options)
    if len(plans) != 1:
        raise RefusedError("missing-key", "this does not say of which strategy", f"write one of them: {', '.join(plans[:12])}" if plans else None)
    return Asked(desk, page, plans[0], options=options)
