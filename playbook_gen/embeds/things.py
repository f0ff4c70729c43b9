"""`[[goal:recommend-30]]` in a hand-written page, `[[goal:customer-advocacy-2026/recommend-30]]` where several strategies have such a goal."""

from __future__ import annotations

from markupsafe import Markup, escape

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.embeds.desk import Desk
from playbook_gen.embeds.refused import RefusedError
from playbook_gen.model.strategy import KINDS
from playbook_gen.pages import Home, strategy_address
from playbook_gen.pages.addresses import relative
from playbook_gen.render.helpers import title_of


def linked(kind: str, name: str, words: str, page: str, desk: Desk) -> Markup:
    """A link to a thing, with its title or with words; to its strategy where it stands on no page of its own. Raises `RefusedError`."""
    if kind not in KINDS:
        raise RefusedError("unknown-reference", f"there are no things of the kind “{kind}”", did_you_mean(kind, KINDS))
    plan, id_ = _named(kind, name, desk)
    part = desk.playbook.part(plan)
    home = desk.home(plan, (kind, id_)) or Home(strategy_address(plan), "")
    text = escape(words or title_of(part, plan, kind, id_, part.plans[plan].language or "en"))
    return Markup('<a href="{}">{}</a>').format(relative(page, home.path, home.anchor, desk.settings.directory_urls), text)


def _named(kind: str, name: str, desk: Desk) -> tuple[str, str]:
    """The strategy and the id that are named."""
    if kind == "plan":
        return desk.plan(name), name
    *before, last = name.split("/")
    id_ = "/".join([*before[-1:], last]) if kind == "item" else last
    plan = "/".join(before[:-1] if kind == "item" else before) or None
    if kind == "item":
        return _with_item(id_, plan, desk), id_
    return desk.plan_of((kind, id_), plan, f"write [[{kind}:STRATEGY/{id_}]] with one of them"), id_


def _with_item(id_: str, plan: str | None, desk: Desk) -> str:
    """The one strategy on whose maturity page an item of a model stands."""
    plans = [desk.plan(plan)] if plan is not None else list(desk.playbook.plans)
    found = [each for each in plans if desk.home(each, ("item", id_))]
    if len(found) == 1:
        return found[0]
    if found:
        raise RefusedError(
            "unknown-reference", f"several strategies are measured by the item “{id_}”", f"write [[item:STRATEGY/{id_}]] with one of them: {', '.join(found)}"
        )
    known = [f"{model.id}/{item}" for model in desk.playbook.maturity_models.values() for _, item, _ in model.items()]
    raise RefusedError("unknown-reference", f"no strategy has an assessment with the item “{id_}”", did_you_mean(id_, known))
