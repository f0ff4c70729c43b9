"""`calendar STRATEGY`: its editorial calendar, month by month; with `month=2026-03` that month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from playbook_gen.embeds.asked import Asked, Part
from playbook_gen.embeds.refused import RefusedError
from playbook_gen.render.part import Shown


def shown(asked: Asked) -> Shown:
    """The months of the calendar's page; the one that is asked for lies open."""
    spec, wanted = asked.spec("calendar"), asked.options.get("month")
    if wanted is None:
        return asked.of_page("calendar", "months")
    first = _first_day(wanted)
    months: list[Any] = [each for each in (spec.context["months"] if spec else ()) if (each.month.year, each.month.month) == (first.year, first.month)]
    if months:
        return asked.of_page("calendar", "months", months=[replace(each, open=True) for each in months])
    period = asked.desk.playbook.plans[asked.plan or ""].period
    if not period.start.replace(day=1) <= first <= period.end:
        raise RefusedError("wrong-value", f"{wanted} is not in the strategy’s period", f"write a month from {period.start:%Y-%m} to {period.end:%Y-%m}")
    return asked.of_page("calendar")


def _first_day(month: str) -> date:
    try:
        return datetime.strptime(month, "%Y-%m").date()  # noqa: DTZ007  a month has no zone
    except ValueError:
        raise RefusedError("wrong-value", f"“{month}” is not a month", "write year-month, as in month=2026-03") from None


PART = Part("calendar", shown, options=("month",))
