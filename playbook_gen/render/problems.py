"""The page that stands in for the playbook while its files have problems of form: under a live preview nothing may raise."""

from __future__ import annotations

from collections.abc import Mapping

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.locale import message
from playbook_gen.pages import ROOT
from playbook_gen.render.environment import environment
from playbook_gen.render.page import Heading, RenderedPage, packed
from playbook_gen.settings import Settings


def problems_page(diagnostics: tuple[Diagnostic, ...], texts: Mapping[str, str], settings: Settings) -> RenderedPage:
    """The problems, each with its place, the line it is in and what to write, at the portfolio's address."""
    title = message("The playbook cannot be built", settings.language)
    rows = [(each, _line(texts.get(each.place.file, ""), each.place.line)) for each in diagnostics]
    html = environment(settings.language).get_template("parts/problems.html").render(title=title, rows=rows)
    return RenderedPage("problems", f"{ROOT}/index.md", title, title, packed(html), (Heading(1, "problems", title),), frozenset({"problems"}), None, None)


def cannot_build(rows: tuple[tuple[Diagnostic, str], ...], language: str) -> str:
    """A whole HTML file that needs nothing else, for when the host cannot make pages: each problem with the line it is in."""
    title = message("The site cannot be built", language)
    return environment(language).get_template("parts/cannot_build.html").render(title=title, rows=rows, language=language)


def _line(text: str, number: int) -> str:
    lines = text.split("\n")
    return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""
