"""A maturity model as it is: its axes, every item with its levels and where it comes from, its quadrants, and how scores are counted."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import REFERENCE, PageKind, PageSpec, SearchEntry
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """A page for each model that the program brings or the playbook names, in the site's language."""
    if settings.reference:
        for id_, model in playbook.maturity_models.items():
            title = model.text(model.title, settings.language)
            path, found = f"{REFERENCE}/maturity/{id_}.md", tuple(_entries(model, settings.language))
            yield PageSpec("maturity_model", path, title, settings.language, context={"model": model}, entries=found)


def _entries(model: MaturityModel, language: str) -> Iterator[SearchEntry]:
    """Each question at its place, with what its levels mean and how to rise by one."""
    for _, id_, item in model.items():
        told = [*(model.text(text, language) for text in item.levels.values()), model.text(item.recommendation, language)]
        yield SearchEntry(f"item-{id_}", model.text(item.question, language), " · ".join(told))


KIND = PageKind("maturity_model", 950, pages, about="reference")
