"""The schema files that lie beside a playbook, so that editors help without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping

from playbook_gen.model import schema
from playbook_gen.model.vocabulary import OPEN_LISTS
from playbook_gen.rules import rules

FOLDER = ".schema"
"""Where they lie, beside mkdocs.yml."""


def schemas(language: str, vocabulary: Mapping[str, Mapping[str, str]] = OPEN_LISTS) -> dict[str, str]:
    """The text of each schema file by its name; `vocabulary` is list → id → title, as the playbook extends it."""
    told = schema.Told(language, vocabulary, {name: rule.manual.title for name, rule in rules().items()})
    return {name: json.dumps(each, ensure_ascii=False, indent=1) + "\n" for name, each in schema.files(told).items()}
