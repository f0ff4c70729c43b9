"""What is raised where a revision cannot be told."""

from __future__ import annotations

from playbook_gen.locale.phrase import Phrase


class UnknownRevisionError(Exception):
    """A revision cannot be read; `why` says it to people."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.said("en"))
        self.why = why
