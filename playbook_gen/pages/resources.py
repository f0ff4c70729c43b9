"""Money and hours of a strategy: what is given, what was spent, what its parts ask for; never a sum over different currencies or spans of time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import cast

from playbook_gen.model.base import Budget
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import Plan
from playbook_gen.model.team import TeamEntry

IN_USE = ("active", "trial")


@dataclass(frozen=True, slots=True)
class Asked:
    """What some things ask for: a sum for each currency and span of time, and how many `of` them state an amount."""

    sums: tuple[Budget, ...]
    stated: int
    of: int


@dataclass(frozen=True, slots=True)
class Hours:
    """Hours a week, and how many `of` those that could state them do."""

    total: Decimal
    stated: int
    of: int


@dataclass(frozen=True, slots=True)
class Resources:
    """All there is to say. `spent` and `gone`: shares in whole per cent, of the money and of the period up to the day of the count.

    Either is `None` where it cannot be told or compared.
    """

    spent: int | None
    gone: int | None
    asked: dict[str, Asked]
    team: Hours
    channels: Hours

    @property
    def stated(self) -> bool:
        """Whether any part states money or hours."""
        return any((*(each.stated for each in self.asked.values()), self.team.stated, self.channels.stated))


def resources(playbook: Playbook, plan: Plan) -> Resources:
    """What a strategy has and needs; stopped tactics, and channels that are paused or closed, need nothing."""
    used = [each for each in plan.channels.values() if each.status in IN_USE]
    tactics = [each for each in plan.tactics.values() if each.status != "stopped"]
    asked = {
        "tactics": _asked(each.budget for each in tactics),
        "paid": _asked(each.paid.budget for each in used if each.paid),
        "channels": _asked(each.resources.budget if each.resources else None for each in used),
    }
    team = [cast("TeamEntry", each).hours_per_week for each in playbook.links[plan.id].of_kind("team")]
    return Resources(_spent(plan), _gone(plan), asked, _hours(team), _hours(each.resources.hours_per_week if each.resources else None for each in used))


def _asked(budgets: Iterable[Budget | None]) -> Asked:
    every = list(budgets)
    stated = [each for each in every if each and each.amount is not None]
    sums: dict[tuple[str | None, str | None], Budget] = {}
    for each in stated:
        before = sums.get((each.currency, each.per))
        amount = sum((one.amount for one in (before, each) if one and one.amount), Decimal(0))
        sums[each.currency, each.per] = each.model_copy(update={"amount": amount})
    return Asked(tuple(sums.values()), len(stated), len(every))


def _hours(hours: Iterable[Decimal | None]) -> Hours:
    every = list(hours)
    stated = [each for each in every if each is not None]
    return Hours(sum(stated, Decimal(0)), len(stated), len(every))


def _spent(plan: Plan) -> int | None:
    budget = plan.budget
    return round(Fraction(budget.spent) / Fraction(budget.amount) * 100) if budget and budget.amount and budget.spent is not None else None


def _gone(plan: Plan) -> int | None:
    """The share of the period up to the count, where the money is for the whole period: in total, or for a year where the period is no longer than one."""
    budget, days = plan.budget, (plan.period.end - plan.period.start).days + 1
    if budget is None or budget.spent_by is None or not (budget.per == "total" or (budget.per == "year" and days <= 366)):
        return None
    gone = (budget.spent_by - plan.period.start).days + 1
    return round(Fraction(min(max(gone, 0), days), days) * 100)
