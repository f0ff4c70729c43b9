"""Where a strategy stands in its maturity model, why, and what would change it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from playbook_gen import locale
from playbook_gen.analysis.maturity import Gap, Moment, Outlook, Standing, assess, one_decimal, outlook
from playbook_gen.analysis.shortest_way import ShortestWay, shortest_way
from playbook_gen.figures.maturity_matrix import Axis, Frame, Matrix, Quadrant, Spot, many_strategies, one_strategy
from playbook_gen.locale import message, term
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.ogst import Tactic
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.pages import PageKind, PageSpec, of_plan
from playbook_gen.settings import Settings


@dataclass(frozen=True, slots=True)
class Judged:
    """A plan's standing with the model it is measured by, the figure of both (none where no assessment has two scores), and what comes next: the shortest way
    up, and what the scores become `once_closed`, when all tactics that close gaps are done (`None` where there are none).
    """

    plan: Plan
    model: MaturityModel
    standing: Standing
    matrix: Matrix | None
    way: ShortestWay | None
    closing: Mapping[str, list[Tactic]]
    once_closed: Outlook | None

    @property
    def quadrant(self) -> str | None:
        """The quadrant's title in the plan's language; `None` where there are not enough answers."""
        return self.title(self.standing.quadrant) if self.standing.quadrant else None

    @property
    def steps(self) -> list[tuple[Gap, int]]:
        """The gaps that the shortest way closes, with the level it takes each to, the most urgent first."""
        return [(gap, self.way.steps[gap.item]) for gap in self.standing.gaps if self.way and gap.item in self.way.steps]

    @property
    def afterwards(self) -> list[Outlook]:
        """What the scores are after each of these steps, one after the other."""
        taken = [(gap.item, level) for gap, level in self.steps]
        return [outlook(self.model, self.standing.assessment, dict(taken[:number])) for number in range(1, len(taken) + 1)]

    @property
    def closers(self) -> list[tuple[Tactic, list[str]]]:
        """The tactics that close gaps, each with its items."""
        tactics = {tactic.id: tactic for each in self.closing.values() for tactic in each}
        return [(tactic, [item for item, each in self.closing.items() if tactic in each]) for tactic in tactics.values()]

    def title(self, quadrant: str) -> str:
        """A quadrant's title in the plan's language."""
        return self.model.text(self.model.quadrants[quadrant].title, self.plan.language or "en")


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page for each strategy that has a maturity section."""
    for plan in playbook.plans.values():
        if plan.maturity is not None:
            found, model = judged(playbook, plan, settings), playbook.maturity_models[plan.maturity.model]
            items = tuple(("item", f"{model.id}/{item}") for _, item, _ in model.items())
            context = {"judged": found, "model": model, "figure": found.matrix if found else None}
            title = term("maturity", plan.language or "en", playbook.shared.terms)
            yield of_plan(playbook, plan, "maturity", title, section="maturity", context=context, things=items if found else ())


def judged(playbook: Playbook, plan: Plan, settings: Settings) -> Judged | None:
    """A plan's maturity as of the build's day; `None` where it has no assessment by then."""
    return playbook.part(plan.id).once(_of, plan, settings)  # three kinds of page ask for it, and placing a figure's labels takes time


def _of(playbook: Playbook, plan: Plan, settings: Settings) -> Judged | None:
    if plan.maturity is None:
        return None
    model = playbook.maturity_models[plan.maturity.model]
    standing = assess(model, plan.maturity, settings.as_of)
    if standing is None:
        return None
    closing = _closing(plan, model)
    once_closed = outlook(model, standing.assessment, dict.fromkeys(closing, 3)) if closing else None
    matrix = _path(model, standing, plan.language or "en")
    return Judged(plan, model, standing, matrix, shortest_way(model, plan.maturity, standing), closing, once_closed)


def _closing(plan: Plan, model: MaturityModel) -> Mapping[str, list[Tactic]]:
    """Item of the model → the tactics that close its gap; those that were stopped close nothing."""
    found: dict[str, list[Tactic]] = {}
    for tactic in plan.tactics.values():
        for item in tactic.closes:
            name, _, id_ = item.partition("/")
            if name == model.id and tactic.status != "stopped":
                found.setdefault(id_, []).append(tactic)
    return found


def _path(model: MaturityModel, standing: Standing, language: str) -> Matrix | None:
    """The figure of one strategy's assessments; `None` where none of them has a score on both axes."""
    across, up = model.axes
    spots, told = [], []
    for moment in standing.movement:
        x, y = moment.scores[across], moment.scores[up]
        if x is not None and y is not None:
            spots.append(Spot(x, y, locale.short_day(moment.date, language)))
            told.append(_told(model, moment, language))
    if not spots:
        return None
    high = model.quadrants[standing.quadrant].high if standing.quadrant else None
    current = (high[across], high[up]) if high else None
    return one_strategy(_frame(model, "matrix", "; ".join(told), language), spots, current)


def _told(model: MaturityModel, moment: Moment, language: str) -> str:
    """One assessment in words: 12 May 2026: Investment 47.1, Innovation 64.3."""
    scores = (f"{model.text(model.axes[axis].title, language)} {_score(score, language)}" for axis, score in moment.scores.items())
    return f"{locale.day(moment.date, language)}: {', '.join(scores)}"


def _score(score: object, language: str) -> str:
    return locale.number(one_decimal(score), language) if score is not None else "–"  # type: ignore[arg-type]  # a Fraction where it is not None


def matrices(found: Iterable[Judged], language: str, address: Mapping[str, str]) -> Iterator[Matrix]:
    """One figure a maturity model with all strategies measured by it; `address`: plan id → where its dot leads."""
    by_model: dict[str, list[Judged]] = {}
    for each in found:
        by_model.setdefault(each.model.id, []).append(each)
    for id_, group in by_model.items():
        across, up = group[0].model.axes
        spots, told = [], []
        for each in group:
            scores = each.standing.movement[-1].scores
            x, y = scores[across], scores[up]
            if x is not None and y is not None:
                spots.append(Spot(x, y, each.plan.title, address[each.plan.id]))
                told.append(f"{each.plan.title}: {_told(each.model, each.standing.movement[-1], language)}")
        if spots:
            yield many_strategies(_frame(group[0].model, f"matrix-{id_}", "; ".join(told), language), spots)


def _frame(model: MaturityModel, id_: str, summary: str, language: str) -> Frame:
    """The axes and quadrants of a model as the figure wants them."""
    across, up = (Axis(model.text(axis.title, language), axis.threshold) for axis in model.axes.values())
    first, second = model.axes
    quadrants = tuple(Quadrant(model.text(each.title, language), (each.high[first], each.high[second])) for each in model.quadrants.values())
    return Frame(id_, f"{message('Maturity matrix', language)}: {model.text(model.title, language)}", summary, (across, up), quadrants)


KIND = PageKind("maturity", 70, pages)
