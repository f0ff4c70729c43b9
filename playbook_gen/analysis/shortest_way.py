"""The shortest way to a quadrant: which items to raise, and how far, at the least effort; exact (DOCTRINE, Maturity)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm

from playbook_gen.analysis.maturity import AxisScore, Outlook, Standing, effort_of, outlook
from playbook_gen.model.maturity import Assessment, Maturity
from playbook_gen.model.maturity_model import Axis, MaturityModel


@dataclass(frozen=True, slots=True)
class ShortestWay:
    """The way to the quadrant `to`: item → the level to raise it to, in the checklist's order. `effort` is its cost, Σ effort × levels risen;
    `leads_to` is what the scores are then.
    """

    to: str
    effort: int
    steps: Mapping[str, int]
    leads_to: Outlook


def shortest_way(model: MaturityModel, maturity: Maturity, standing: Standing) -> ShortestWay | None:
    """The way to `maturity.target`, else to the quadrant with both axes high; `None` without a quadrant, or where it is reached.

    Only answered items are raised. Each axis that the quadrant needs high comes to its threshold with its failed gates opened; the other is left alone.
    Least cost, then fewest items, fewest levels, the items that come first in the checklist, the higher new levels.
    """
    if standing.quadrant is None:
        return None
    to = maturity.target or model.quadrant(dict.fromkeys(model.axes, True))
    needed = [each for each in standing.axes if model.quadrants[to].high[each.axis] and not each.high]
    if not needed:
        return None
    assessment = standing.assessment
    # Axes share no item, and the order of ways is a sum over items: the best way is the best of each axis.
    steps = {item: level for axis in needed for item, level in _best_of_axis(model.axes[axis.axis], axis, assessment)}
    effort = sum(effort_of(assessment, item) * (level - _level(assessment, item)) for item, level in steps.items())
    return ShortestWay(to, effort, steps, outlook(model, assessment, steps))


@dataclass(frozen=True, slots=True)
class _Option:
    """Raising one item by `rise` levels: what it costs, and by how much it lifts Σ weight × level, as a whole number of the axis's own unit."""

    rise: int
    cost: int
    gain: int


_Choices = Sequence[Sequence[_Option]]


def _best_of_axis(axis: Axis, score: AxisScore, assessment: Assessment) -> Iterator[tuple[str, int]]:
    """The items of an axis to raise, with their new levels."""
    answered = [item for item in axis.items if _answered(assessment, item)]
    weights = {item: Fraction(axis.items[item].weight) for item in answered}
    unit = lcm(*(weight.denominator for weight in weights.values()))
    reached = sum((weights[item] * _level(assessment, item) for item in answered), Fraction())
    need = ceil((Fraction(axis.threshold) / 100 * 3 * sum(weights.values()) - reached) * unit)
    options = []
    for item in answered:
        level, effort, gain = _level(assessment, item), effort_of(assessment, item), int(weights[item] * unit)
        least = axis.gates[item] - level if item in score.gates_failed else 0
        options.append([_Option(rise, effort * rise, gain * rise) for rise in range(least, 4 - level)])
    for item, option in zip(answered, _best(options, need), strict=True):
        if option.rise:
            yield item, _level(assessment, item) + option.rise


def _best(options: _Choices, need: int) -> list[_Option]:
    """One option for each item, so that the gains add up to `need`: cheapest, then fewest items, fewest levels, earliest items, highest levels."""
    base = 3 * len(options) + 1
    cheapest = min(cost for cost, gain in _suffixes(options, 1, None)[0].items() if gain >= need)
    suffixes = _suffixes(options, base, (cheapest + 1) * base * base)
    price = min(price for price, gain in suffixes[0].items() if gain >= need)
    raised = list(_earliest(options, suffixes, price, need, base))
    return list(_highest(raised, _suffixes(raised, base, price + 1), price, need, base))


def _price(option: _Option, base: int) -> int:
    """Cost, items raised and levels risen as one number, which orders as the three do one after another; the cost alone where `base` is 1."""
    return option.cost if base == 1 else (option.cost * base + bool(option.rise)) * base + option.rise


def _suffixes(options: _Choices, base: int, under: int | None) -> list[dict[int, int]]:
    """For each item, and for the end: price → the most gain that this item and those after it can have at exactly this price."""
    tables: list[dict[int, int]] = [{0: 0}]
    for choices in reversed(options):
        table: dict[int, int] = {}
        for option in choices:
            price = _price(option, base)
            for rest, gain in tables[-1].items():
                total = price + rest
                if (under is None or total < under) and table.get(total, -1) < gain + option.gain:
                    table[total] = gain + option.gain
        tables.append(table)
    return tables[::-1]


def _earliest(options: _Choices, suffixes: list[dict[int, int]], price: int, need: int, base: int) -> Iterator[Sequence[_Option]]:
    """For each item the options left when the earliest items possible are the ones raised."""
    before = {0: 0}
    for index, choices in enumerate(options):
        rising = [option for option in choices if option.rise]
        staying = [option for option in choices if not option.rise]
        after = _extended(before, rising, base, price)
        kept = rising if _completes(after, suffixes[index + 1], price, need) else staying
        before = _extended(before, kept, base, price)
        yield kept


def _highest(options: _Choices, suffixes: list[dict[int, int]], price: int, need: int, base: int) -> Iterator[_Option]:
    """One option for each item, the highest that still leads there."""
    before = {0: 0}
    for index, choices in enumerate(options):
        for option in sorted(choices, key=lambda each: -each.rise):
            after = _extended(before, [option], base, price)
            if _completes(after, suffixes[index + 1], price, need):
                before = after
                yield option
                break


def _extended(before: dict[int, int], choices: Sequence[_Option], base: int, most: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for option in choices:
        for price, gain in before.items():
            total = price + _price(option, base)
            if total <= most and found.get(total, -1) < gain + option.gain:
                found[total] = gain + option.gain
    return found


def _completes(before: dict[int, int], after: dict[int, int], price: int, need: int) -> bool:
    return any(price - spent in after and gain + after[price - spent] >= need for spent, gain in before.items())


def _answered(assessment: Assessment, item: str) -> bool:
    return item in assessment.answers and assessment.answers[item].level is not None


def _level(assessment: Assessment, item: str) -> int:
    return assessment.answers[item].level or 0
