"""`status-strip STRATEGY`: how many of its goals stand how, in a line."""

from __future__ import annotations

from playbook_gen.embeds.asked import Part

PART = Part("status-strip", lambda asked: asked.of_page("scorecard", "status"))
