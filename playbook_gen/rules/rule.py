"""What a rule is made of: the kind of thing it looks at, how much it matters, and its check; its module's docstring is its manual."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Any, NamedTuple

from playbook_gen.diagnostics import Severity
from playbook_gen.locale.phrase import Phrase
from playbook_gen.model.strategy import SECTION_OF
from playbook_gen.model.walk import Path

if TYPE_CHECKING:
    from playbook_gen.rules.view import View

EVERY = "every"
"""The kind of a rule that looks at each thing, whatever its kind."""


class Remark(NamedTuple):
    """What a rule has to say of the thing that it looks at.

    `message` says what is so, `hint` what to write: both without a capital letter and without a full stop. `path` leads from the thing to what is meant;
    empty, the thing as a whole is. `severity` differs from the rule's only where the doctrine says so.
    """

    message: Phrase
    hint: Phrase
    path: Path = ()
    severity: Severity | None = None


class Manual(NamedTuple):
    """A rule's docstring in its parts; `fails` and `passes` are YAML of a strategy, without the title and period that every one has."""

    title: str
    flags: str
    why: str
    fails: str
    passes: str
    accept: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the doctrine. `check` yields a remark for each thing wrong with one thing of `kind` (a kind of the format, or `EVERY`).

    `concerns` is the section that the review page lists it under, by default that of its kind. A rule that is not raised `after_the_end` gives way to
    `period-over` once the strategy's period has ended.
    """

    kind: str
    severity: Severity
    check: Callable[[Any, View], Iterator[Remark]]
    section: str | None = None
    after_the_end: bool = True

    @property
    def name(self) -> str:
        """The name that authors accept and select it by: its module's, with hyphens."""
        return self.check.__module__.rpartition(".")[2].replace("_", "-")

    @property
    def concerns(self) -> str:
        """The section of the format that the rule is about; `plan` for the strategy as a whole."""
        return self.section or SECTION_OF.get(self.kind, "plan")

    @property
    def manual(self) -> Manual:
        """The module's docstring. Raises `ValueError` where a part is missing."""
        return _manual_of(self.check.__module__)


_PARTS = re.compile(
    r"(?P<title>[^\n]+)\.\n+Flags: (?P<flags>.+?)\n+Why: (?P<why>.+?)\n+Fails:\n(?P<fails>.+?)\n\nPasses:\n(?P<passes>.+?)\n\nAccept: (?P<accept>.+)", re.DOTALL
)


@cache
def _manual_of(module: str) -> Manual:
    return manual(inspect.getdoc(sys.modules[module]) or "")


def manual(docstring: str) -> Manual:
    """A rule's manual from its docstring. Raises `ValueError` where a part is missing or out of order."""
    found = _PARTS.fullmatch(docstring.strip())
    if found is None:
        raise ValueError("a manual is a title with a full stop, then Flags:, Why:, Fails:, Passes: and Accept:, in this order")
    parts = {name: dedent(text).strip("\n") if name in ("fails", "passes") else " ".join(text.split()) for name, text in found.groupdict().items()}
    return Manual(**parts)
