"""A maturity model as it is: its axes, every item with its levels and where it comes from, its quadrants, and how scores are counted."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import REFERENCE, PageKind, PageSpec
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """A page for each model that the program brings or the playbook names, in the site's language."""
    if settings.reference:
        for id_, model in playbook.maturity_models.items():
            title = model.text(model.title, settings.language)
            yield PageSpec("maturity_model", f"{REFERENCE}/maturity/{id_}.md", title, settings.language, context={"model": model})


KIND = PageKind("maturity_model", 950, pages)
