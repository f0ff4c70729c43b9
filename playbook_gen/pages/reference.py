"""The reference: what the words mean, what can be written, what the rules ask and how maturity is counted; the pages that a site has where it wants them."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import message
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import REFERENCE, PageKind, PageSpec
from playbook_gen.rules import rules
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page that leads to all others of the reference, in the site's language."""
    if settings.reference:
        context = {"rules": len(rules()), "models": list(playbook.maturity_models.values())}
        yield PageSpec("reference", f"{REFERENCE}/index.md", message("Reference", settings.language), settings.language, context=context)


KIND = PageKind("reference", 900, pages, about="reference")
