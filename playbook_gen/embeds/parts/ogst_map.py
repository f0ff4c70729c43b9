"""`ogst-map STRATEGY`: its objectives with the goals, strategies and tactics that serve them."""

from __future__ import annotations

from playbook_gen.embeds.asked import Part

PART = Part("ogst-map", lambda asked: asked.of_page("ogst", "figure"))
