"""Live parts of strategies, and links to things of theirs, in hand-written pages: a Markdown extension.

Under the plugin it is there by itself. Elsewhere `playbook_gen.embeds` is named among the Markdown extensions, and reads the strategies itself.
"""

from __future__ import annotations

from typing import Any

from playbook_gen.embeds.desk import Desk
from playbook_gen.embeds.extension import Embeds
from playbook_gen.embeds.written import Written

__all__ = ["Desk", "Embeds", "Written", "makeExtension"]


def makeExtension(**options: Any) -> Embeds:  # noqa: N802  Python-Markdown asks for this name
    """The extension as Python-Markdown makes it."""
    return Embeds(**options)
