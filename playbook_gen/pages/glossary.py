"""The glossary: what the words on all pages mean, one sentence each."""

from __future__ import annotations

from collections.abc import Iterator

from playbook_gen.locale import glossary, message
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import GLOSSARY, PageKind, PageSpec
from playbook_gen.settings import Settings


def pages(playbook: Playbook, settings: Settings) -> Iterator[PageSpec]:
    """One page, in the site's language, with the names that the playbook gives to things."""
    if settings.reference:
        context = {"groups": glossary.GROUPS, "glossary": glossary.GLOSSARY}
        yield PageSpec("glossary", GLOSSARY, message("Glossary", settings.language), settings.language, context=context)


KIND = PageKind("glossary", 910, pages)
