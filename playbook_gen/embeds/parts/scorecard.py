"""`scorecard STRATEGY`: the table of its KPIs and goals."""

from __future__ import annotations

from playbook_gen.embeds.asked import Part

PART = Part("scorecard", lambda asked: asked.of_page("scorecard", "table"))
