"""Maturity by arithmetic: scores, quadrant, ranked gaps and movement, exact and without knowing any item by name (DOCTRINE, Maturity)."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from playbook_gen.model.maturity import Answer

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from playbook_gen.model.maturity import Assessment, Maturity
    from playbook_gen.model.maturity_model import Item, MaturityModel

DEFAULT_EFFORT = 2


class AxisScore(NamedTuple):
    """What the answers say about one axis.

    `score`: points from 0 to 100, `None` where no item has a level. `answered`: the share, 0 to 1, of the applicable weight that has a level, `None`
    where nothing applies. `high` and `near_line` are `None` where too little is answered. `gates_failed`: items below their gate, which make the axis
    low; `gates_open`: gates that neither pass nor fail, because their item is unanswered or does not apply.
    """

    axis: str
    score: Fraction | None
    answered: Fraction | None
    high: bool | None
    near_line: bool | None
    gates_failed: tuple[str, ...]
    gates_open: tuple[str, ...]


class Gap(NamedTuple):
    """An answered item below level 3. `gain`: the points that its axis would rise if it reached 3; `recommendation` by language."""

    item: str
    axis: str
    level: int
    priority: Fraction
    effort: int
    gain: Fraction
    recommendation: Mapping[str, str]


class Outlook(NamedTuple):
    """What the axes and the quadrant would be, were some items at other levels."""

    axes: tuple[AxisScore, AxisScore]
    quadrant: str | None


class Moment(NamedTuple):
    """What one assessment said on its own day: each axis's score (points), and the quadrant if there was one."""

    date: datetime.date
    scores: Mapping[str, Fraction | None]
    quadrant: str | None


class Standing(NamedTuple):
    """Where a strategy stands on a day, by the assessment that counts.

    `axes` in the model's order; `recommendation` is the quadrant's, by language; `gaps` most urgent first; `unanswered` and `stale` are items in the
    checklist's order; `not_applicable` gives the reason for each item that does not apply; `movement` is every assessment up to this one, oldest first.
    """

    model: str
    date: datetime.date
    assessment: Assessment
    axes: tuple[AxisScore, AxisScore]
    quadrant: str | None
    recommendation: Mapping[str, str] | None
    gaps: tuple[Gap, ...]
    unanswered: tuple[str, ...]
    not_applicable: Mapping[str, str]
    stale: tuple[str, ...]
    movement: tuple[Moment, ...]


def assess(model: MaturityModel, maturity: Maturity, on: datetime.date) -> Standing | None:
    """Where the strategy stands on a day; `None` where no assessment is dated on or before it."""
    assessments = _up_to(maturity, on)
    if not assessments:
        return None
    assessment = assessments[-1]
    axes = _axes(model, assessment)
    quadrant = _quadrant(model, axes)
    answers = {item: assessment.answers.get(item) for _, item, _ in model.items()}
    return Standing(
        model=model.id,
        date=assessment.date,
        assessment=assessment,
        axes=axes,
        quadrant=quadrant,
        recommendation=model.quadrants[quadrant].recommendation if quadrant else None,
        gaps=_gaps(model, assessment, axes),
        unanswered=tuple(item for item, answer in answers.items() if answer is None),
        not_applicable={item: answer.not_applicable for item, answer in answers.items() if answer and answer.not_applicable},
        stale=tuple(item for item, answer in answers.items() if answer and _is_stale(model, answer, assessment.date, on)),
        movement=tuple(_moment(model, each) for each in assessments),
    )


def outlook(model: MaturityModel, assessment: Assessment, levels: Mapping[str, int]) -> Outlook:
    """The assessment once some items stand at these levels; one that does not apply stays out of it."""
    answers = dict(assessment.answers)
    for item, level in levels.items():
        if _applies(assessment, item):
            answers[item] = Answer.model_construct(level=level)
    axes = _axes(model, assessment.model_copy(update={"answers": answers}))
    return Outlook(axes, _quadrant(model, axes))


def effort_of(assessment: Assessment, item: str) -> int:
    """What raising an item by one level takes, from 1 to 3."""
    return assessment.efforts.get(item, DEFAULT_EFFORT)


def one_decimal(number: Fraction) -> Decimal:
    """The number as it is shown: one decimal, half up (away from zero)."""
    tenths = (abs(number) * 20 + 1) // 2
    return Decimal(tenths if number >= 0 else -tenths).scaleb(-1)


def _up_to(maturity: Maturity, on: datetime.date) -> list[Assessment]:
    """The assessments dated on or before the day, oldest first."""
    return sorted((each for each in maturity.assessments if each.date <= on), key=lambda each: each.date)


def _moment(model: MaturityModel, assessment: Assessment) -> Moment:
    axes = _axes(model, assessment)
    return Moment(assessment.date, {each.axis: each.score for each in axes}, _quadrant(model, axes))


def _level(assessment: Assessment, item: str) -> int | None:
    """The level of an item; `None` where it is unanswered or does not apply."""
    answer = assessment.answers.get(item)
    return answer.level if answer else None


def _applies(assessment: Assessment, item: str) -> bool:
    answer = assessment.answers.get(item)
    return answer is None or answer.not_applicable is None


def _axes(model: MaturityModel, assessment: Assessment) -> tuple[AxisScore, AxisScore]:
    first, second = model.axes
    return _axis(model, assessment, first), _axis(model, assessment, second)


def _axis(model: MaturityModel, assessment: Assessment, id_: str) -> AxisScore:
    axis = model.axes[id_]
    score = _score(axis.items, assessment)
    answered = _answered(axis.items, assessment)
    gates = {item: (needed, _level(assessment, item)) for item, needed in axis.gates.items()}
    failed = tuple(item for item, (needed, level) in gates.items() if level is not None and level < needed)
    still_open = tuple(item for item, (_, level) in gates.items() if level is None)
    if score is None or answered is None or answered * 100 < Fraction(model.enough):
        return AxisScore(id_, score, answered, None, None, failed, still_open)
    threshold = Fraction(axis.threshold)
    near = abs(score - threshold) <= Fraction(model.near)
    return AxisScore(id_, score, answered, score >= threshold and not failed, near, failed, still_open)


def _score(items: Mapping[str, Item], assessment: Assessment) -> Fraction | None:
    """100 × Σ(weight × level) / Σ(3 × weight) over the answered items."""
    levels = [(Fraction(item.weight), level) for id_, item in items.items() if (level := _level(assessment, id_)) is not None]
    if not levels:
        return None
    return 100 * sum((weight * level for weight, level in levels), Fraction()) / _most(items, assessment)


def _most(items: Mapping[str, Item], assessment: Assessment) -> Fraction:
    """Σ(3 × weight) over the answered items: what they would add up to if all were at level 3."""
    return 3 * sum((Fraction(item.weight) for id_, item in items.items() if _level(assessment, id_) is not None), Fraction())


def _answered(items: Mapping[str, Item], assessment: Assessment) -> Fraction | None:
    """Answered weight / applicable weight."""
    applicable = sum((Fraction(item.weight) for id_, item in items.items() if _applies(assessment, id_)), Fraction())
    return _most(items, assessment) / 3 / applicable if applicable else None


def _quadrant(model: MaturityModel, axes: tuple[AxisScore, AxisScore]) -> str | None:
    high = {each.axis: each.high for each in axes if each.high is not None}
    return model.quadrant(high) if len(high) == len(axes) else None


def _lower_axis(axes: tuple[AxisScore, AxisScore]) -> str | None:
    """The axis whose gaps count more: none where the scores are equal, or where there is no quadrant."""
    if any(each.high is None for each in axes):
        return None
    first, second = ((each.score or Fraction(), each.axis) for each in axes)
    return None if first[0] == second[0] else min(first, second)[1]


def _gaps(model: MaturityModel, assessment: Assessment, axes: tuple[AxisScore, AxisScore]) -> tuple[Gap, ...]:
    """The gaps by priority, then weight, then the checklist's order."""
    lower = _lower_axis(axes)
    most = {id_: _most(axis.items, assessment) for id_, axis in model.axes.items()}
    found = []
    for axis, id_, item in model.items():
        level = _level(assessment, id_)
        if level is None or level == 3:
            continue
        weight = Fraction(item.weight)
        effort = effort_of(assessment, id_)
        priority = weight * (3 - level) * (Fraction(model.lower_axis_weight) if axis == lower else 1) / effort
        gain = 100 * weight * (3 - level) / most[axis]
        found.append((-priority, -weight, Gap(id_, axis, level, priority, effort, gain, item.recommendation)))
    return tuple(gap for _, _, gap in sorted(found, key=lambda each: each[:2]))


def _is_stale(model: MaturityModel, answer: Answer, assessed: datetime.date, on: datetime.date) -> bool:
    """Whether an answer with a level is older than the model allows, by its own date or else the assessment's."""
    return answer.level is not None and (on - (answer.date or assessed)).days > model.stale_days
