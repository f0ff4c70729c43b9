"""What is wrong, where, and what to write instead: values only, no formatting."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(StrEnum):
    """How much a diagnostic matters; only `ERROR` stops a build."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A character in a file. `file` is a path with `/`, as shown to people; line and column count from 1, columns in characters."""

    file: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem: `rule` is its name in the format's contract, `thing` is `kind:id`, `accepted` the author's reason for living with it.

    `form` tells a problem of form from a finding of the doctrine; only an error of form stops a build.
    """

    rule: str
    place: Place
    message: str
    hint: str | None = None
    severity: Severity = Severity.ERROR
    strategy: str | None = None
    thing: str | None = None
    accepted: str | None = None
    form: bool = True

    @property
    def stops(self) -> bool:
        """Whether this stops a build: an error of form."""
        return self.form and self.severity is Severity.ERROR


FAIL_ON = (*(each.value for each in Severity), "never")
"""What may make a run fail, the most severe first."""


def fails(diagnostics: Iterable[Diagnostic], fail_on: str) -> bool:
    """Whether something reaches one of `FAIL_ON`; an accepted finding never does, an error of form always."""
    bad = FAIL_ON[: FAIL_ON.index(fail_on) + 1] if fail_on != "never" else ()
    return any(each.accepted is None and (each.stops or each.severity in bad) for each in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics by place, then rule and message: the same input gives the same list, without repetitions."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=lambda each: (each.place, each.rule, each.message)))


MOST = 5000
"""So many problems of one file are told; one that has more is made to have them."""


def at_most(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The first `MOST` of each file; where there are more, that is said in the place of the next one."""
    told: list[Diagnostic] = []
    counted: Counter[str] = Counter()
    for each in found:
        counted[each.place.file] += 1
        if counted[each.place.file] <= MOST:
            told.append(each)
        elif counted[each.place.file] == MOST + 1:
            message = f"this file has more than {MOST} problems; what follows is not told"
            told.append(Diagnostic("too-large", each.place, message, "mend these first, then look again", strategy=each.strategy))
    return tuple(told)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names the known words nearest to `word`; where none is near, up to twelve of the known ones, else `None`."""
    choices = list(known)
    near = get_close_matches(word[:100], choices, n=2, cutoff=0.6)
    likeness = [SequenceMatcher(None, each, word[:100]).ratio() for each in near]
    near = [each for each, ratio in zip(near, likeness, strict=True) if ratio > likeness[0] - 0.1]
    if near:
        return f"did you mean {' or '.join(f'“{each}”' for each in near)}?"
    if choices and len(choices) <= 12:
        return f"known here: {', '.join(choices)}"
    return None
