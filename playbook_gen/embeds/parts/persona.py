"""`persona ID`: a persona's sheet."""

from __future__ import annotations

from playbook_gen.embeds.asked import Part

PART = Part("persona", lambda asked: asked.of_page("persona", "meta", "content", top=1), of="persona")
