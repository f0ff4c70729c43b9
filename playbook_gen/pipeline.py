"""The whole story on one screen: read, build, judge, plan, render."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from playbook_gen.diagnostics import Diagnostic, Severity, in_order
from playbook_gen.model.load import load
from playbook_gen.model.playbook import Playbook
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.pages import planned
from playbook_gen.render.page import RenderedPage, rendered
from playbook_gen.rules import Finding, findings, rules
from playbook_gen.settings import Settings
from playbook_gen.source import Disk, read


@dataclass(frozen=True, slots=True)
class Checked:
    """A playbook as far as its files are sound: every problem of form, what the doctrine finds in the sound strategies, the ids of the others (`broken`), the
    files read, and their texts by the name they are shown under.
    """

    playbook: Playbook
    diagnostics: tuple[Diagnostic, ...]
    findings: tuple[Finding, ...]
    broken: tuple[str, ...]
    files: tuple[PurePath, ...]
    texts: Mapping[str, str]

    @property
    def stops(self) -> bool:
        """Whether something is wrong in form, so that no page may be written."""
        return any(each.severity is Severity.ERROR for each in self.diagnostics)

    @property
    def judged(self) -> tuple[Diagnostic, ...]:
        """What the doctrine finds, in English."""
        return tuple(each.diagnostic() for each in self.findings)

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All there is to report, by place: what is wrong in form, and what the doctrine finds."""
        return in_order((*self.diagnostics, *self.judged))


def check(folder: Path, settings: Settings) -> Checked:
    """Reads and checks a strategies folder; never raises for what stands in it."""
    sources = read(Disk(folder), SECTIONS, settings.limits, settings.shown_as)
    loaded = load(sources, settings, rules())
    texts = {name: source.text for name, source in sources.texts.items()}
    return Checked(loaded.playbook, loaded.diagnostics, findings(loaded.playbook, settings), loaded.broken, sources.files, texts)


def render(playbook: Playbook, settings: Settings) -> tuple[RenderedPage, ...]:
    """Every page of a playbook, the portfolio first."""
    return tuple(rendered(planned(playbook, settings), playbook, settings))
