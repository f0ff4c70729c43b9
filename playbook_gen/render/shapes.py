"""The shape of each status: none is told by colour alone, and words stand beside it."""

from __future__ import annotations

SHAPES = {
    "missed": "✕",
    "off-course": "■",
    "at-risk": "▲",
    "no-reading": "○",
    "no-fresh-reading": "◌",
    "no-target": "–",
    "no-baseline": "≈",
    "not-started": "◇",
    "on-course": "●",
    "met": "✓",
}
"""A status is never told by colour alone: each has a shape of its own beside its words."""
ACT_SHAPES = {
    "idea": "◌",
    "drafting": "○",
    "review": "○",
    "approved": "◇",
    "scheduled": "◆",
    "published": "✓",
    "cancelled": "✕",
    "planned": "○",
    "running": "◆",
    "done": "✓",
    "stopped": "✕",
}
"""How far an entry of the calendar has come; drafting and review look alike and are told apart by their words."""
SEVERITY_SHAPES = {"error": "■", "warning": "▲", "info": "○"}
