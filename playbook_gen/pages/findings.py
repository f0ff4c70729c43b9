"""What the doctrine finds in a strategy, as pages tell it: by what it concerns, then by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from playbook_gen.diagnostics import Severity
from playbook_gen.model.playbook import Playbook
from playbook_gen.rules import Finding, findings_in
from playbook_gen.rules.rule import EVERY, Rule
from playbook_gen.settings import Settings

CONCERNS = (
    "plan",
    *("objectives", "goals", "strategies", "tactics", "kpis", "ecosystem", "channels", "personas"),
    *("team", "listening", "governance", "maturity", "calendar", "pillars", "decisions", "risks"),
)
"""What findings are about, from what a strategy stands on to what it is carried out with: the order of the review page."""

_SEVERITIES = list(Severity)


@dataclass(frozen=True, slots=True)
class Group:
    """All that one rule finds, not accepted, in one severity, in the order of the files; `section` is what it concerns."""

    rule: Rule
    severity: Severity
    section: str
    findings: tuple[Finding, ...]

    @property
    def id(self) -> str:
        """The anchor of the group on the review page; what looks at every thing may find something in more than one section."""
        name = f"{self.rule.name}-{self.severity}"
        return f"{self.section}-{name}" if self.rule.kind == EVERY else name

    def same(self, part: str) -> bool:
        """Whether the `message`, or the `hint`, is the same for all."""
        return len({getattr(each, part) for each in self.findings}) == 1


@dataclass(frozen=True, slots=True)
class Review:
    """What was found in one strategy: `groups` those that count, the most severe first; `accepted` those that the author lives with."""

    groups: tuple[Group, ...]
    accepted: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[Severity, int]:
        """How many findings there are of each severity, the most severe first, without the accepted ones."""
        counts = Counter({severity: sum(len(each.findings) for each in self.groups if each.severity is severity) for severity in _SEVERITIES})
        return {severity: count for severity, count in counts.items() if count}

    @property
    def sections(self) -> Mapping[str, list[Group]]:
        """The groups by what they concern."""
        return {section: found for section in CONCERNS if (found := [each for each in self.groups if each.section == section])}


def reviewed(playbook: Playbook, plan: str | None, settings: Settings) -> Review:
    """What was found in a strategy, or in what is shared (`None`)."""
    found = findings_in(playbook, plan, settings)
    return Review(_groups(found), tuple(each for each in found if each.accepted))


def _groups(found: Iterable[Finding]) -> tuple[Group, ...]:
    grouped: dict[tuple[int, int, str], list[Finding]] = {}
    for each in found:
        if each.accepted is None:
            grouped.setdefault((_SEVERITIES.index(each.severity), CONCERNS.index(each.concerns), each.rule.name), []).append(each)
    return tuple(Group(some[0].rule, some[0].severity, some[0].concerns, tuple(some)) for _, some in sorted(grouped.items(), key=lambda item: item[0]))
