"""The MkDocs plugin: hooks only, which translate between MkDocs and the pipeline."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import File

from playbook_gen import pipeline
from playbook_gen.diagnostics import fails
from playbook_gen.embeds import Desk, Embeds
from playbook_gen.pages import ROOT
from playbook_gen.plugin import embedded
from playbook_gen.plugin.beforehand import hindrances, refuse_what_cannot_work
from playbook_gen.plugin.framed import framed
from playbook_gen.plugin.nav import Navigations, retitle
from playbook_gen.plugin.options import PlaybookOptions, settings_from
from playbook_gen.plugin.overrides import told_by_place
from playbook_gen.plugin.page import PlaybookPage, generated
from playbook_gen.plugin.past import past_of
from playbook_gen.plugin.preview import Preview
from playbook_gen.plugin.reuse import TEMPLATE, VERIFY, Outputs, is_strange, verified
from playbook_gen.plugin.search import add_entries, is_searched
from playbook_gen.render.compiled import keep_compiled
from playbook_gen.render.problems import problems_page
from playbook_gen.reports.concise import render as concise

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from playbook_gen.exports import SiteFile
    from playbook_gen.history.past import Past
    from playbook_gen.pipeline import Checked, Kept
    from playbook_gen.render.page import RenderedPage
    from playbook_gen.settings import Settings

log = logging.getLogger("mkdocs.plugins.playbook_gen")
PACKAGE = Path(__file__).parent.parent


class PlaybookPlugin(BasePlugin[PlaybookOptions]):  # type: ignore[no-untyped-call]  # MkDocs leaves its base class untyped
    """Puts the pages of the strategies folder into a MkDocs site."""

    def __init__(self) -> None:
        self.serving = False
        self.checked: Checked | None = None
        self.kept: Kept | None = None
        self.pages: tuple[RenderedPage, ...] = ()
        self.beside: tuple[SiteFile, ...] = ()
        self.navigations: Navigations | None = None
        self.published: tuple[PlaybookPage, ...] = ()
        self.embeds = Embeds()
        self.outputs = Outputs()
        self.paths: tuple[str, ...] = ()
        self.preview: Preview | None = None
        self.dirty = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Having this hook keeps the plugin across the rebuilds of `mkdocs serve`."""
        self.serving = command == "serve"
        self.dirty = dirty

    def on_shutdown(self) -> None:
        """Ends what a preview needed."""
        if self.preview:
            self.preview.end()

    @event_priority(-100)
    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
        """Keeps the preview going, after all others saw the server as it is. A dirty one writes only what changed: its pages are left alone."""
        if not self.dirty:
            self.preview = Preview(server, Path(config.config_file_path or "mkdocs.yml").absolute())
            self._tell_preview(config)
            self.preview.begin()
        return server

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Checks the strategies before MkDocs touches the site folder; errors of form end the build here."""
        refuse_what_cannot_work(config)
        folder = self._folder(config)
        self._tell_preview(config)
        self.checked = self._check(folder, settings_from(self.config, config))
        self._report(self.checked)
        embedded.add_extension(self.embeds, config)
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(PACKAGE / "assets"))
        config.extra_css.append("playbook-gen/playbook.css")
        config.extra_javascript.append("playbook-gen/filter.js")
        # The watcher of `mkdocs serve` ends at a path that is not there.
        config.watch += [path for path in (str(folder), config.theme.custom_dir) if path and Path(path).exists()]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Renders every page while the last good site still stands."""
        assert self.checked is not None  # noqa: S101  on_config always comes first
        if not self.serving and (found := hindrances(config)):
            raise PluginError("\n  ".join(["The site cannot be built like this; the old one stays as it is.", *found]))
        started = time.perf_counter()
        settings = settings_from(self.config, config)
        if self.checked.stops:
            log.error(framed("The strategies have problems of form; no page was written.", self.checked.diagnostics, self.checked.texts))
            problems = problems_page(self.checked.diagnostics, self.checked.texts, settings)
            # Whoever looks at a strategy's page sees them too, and then the page itself again.
            self.beside = ()
            self.pages = (problems, *(replace(problems, path=path) for path in self.paths if path != problems.path))
            embedded.lay_out(self.embeds, Desk(self.checked.playbook, settings, broken=True), config, self.serving)
            return
        past = past_of(self._folder(config), self.checked.playbook, settings, config)
        with told_by_place(settings, self.serving):
            self.pages = self._render(self.checked, config, settings, past)
            embedded.lay_out(self.embeds, Desk(self.checked.playbook, settings, past), config, self.serving)
        self.beside = pipeline.site_files(self.checked.playbook, settings, past)
        self.paths = tuple(page.path for page in self.pages if page.path.startswith(f"{ROOT}/"))
        plans = len(self.checked.playbook.plans)
        of = "1 strategy" if plans == 1 else f"{plans} strategies"
        log.info("Playbook: %d pages of %s in %.2f seconds", len(self.pages), of, time.perf_counter() - started)
        if left_out := self.checked.playbook.left_out:
            log.info("Playbook: %d things are not for the audience “%s” and were left out", left_out, settings.audience)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds our pages, but for those that the author replaced by a page of the same path in `docs_dir`."""
        taken = {file.dest_uri for file in files}
        for page in self.pages:
            file = generated(page, config, self._folder(config))
            if file.dest_uri in taken:
                log.info("Playbook: %s is a page of yours and stands instead of the generated one", page.path)
                continue
            if self._is_reusing() and isinstance(file.page, PlaybookPage):
                file.page.template = TEMPLATE
            files.append(file)
        for each in self.beside:
            if each.path not in taken:
                files.append(File.generated(config, each.path, content=each.content))
        self.pages, self.beside = (), ()
        if self.checked and not self.serving:
            self.checked.playbook.forget()  # a large site needs the room
        return files

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Tells the extension which page asks for parts."""
        embedded.begin(self.embeds, page, config)
        return markdown

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Gives the portfolio its place, and each strategy's pages a navigation of their own."""
        plans = self.checked.playbook.plans if self.checked else {}
        self.published = tuple(file.page for file in files.documentation_pages() if isinstance(file.page, PlaybookPage))
        retitle(self.published, config.nav)
        self.navigations = Navigations.of(nav, files, {id_: plan.title for id_, plan in plans.items()})
        return nav

    @event_priority(-100)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Begins to look for pages that need not be made anew; the theme's templates need not be compiled anew."""
        embedded.report(self.embeds, self.serving)
        if not is_strange(env):
            keep_compiled(env)
        if self._is_reusing():
            self.outputs.begin(config, env)
        return env

    def _own_navigation(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Hands a strategy's page its own navigation."""
        if self.navigations and isinstance(page, PlaybookPage) and (own := self.navigations.of_page(page)):
            context["nav"] = own
        return context

    @event_priority(-100)
    def _as_last_time(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
        """Lets a page be put out as last time, after all others had their say."""
        if self._is_reusing() and isinstance(page, PlaybookPage):
            self.outputs.prepare(page, context, context["nav"])
        return context

    on_page_context = CombinedEvent(_own_navigation, _as_last_time)

    @event_priority(100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keeps what the theme made, before others change it."""
        if self._is_reusing() and isinstance(page, PlaybookPage):
            self.outputs.keep(page, output)
        return output

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Adds our pages to the search, after the search plugin wrote its index and before the offline plugin reads it."""
        if is_searched(config):
            add_entries(self.published, config)

    def _is_reusing(self) -> bool:
        """Whether pages may be put out as last time; those that say what is wrong stand where others are kept."""
        return self.serving and self.checked is not None and not self.checked.stops

    def _tell_preview(self, config: MkDocsConfig) -> None:
        """What is to be watched may be elsewhere now."""
        if self.preview:
            self.preview.language = settings_from(self.config, config).language
            templates = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
            paths = (self._folder(config), Path(config.docs_dir), Path(config.config_file_path or "mkdocs.yml"), *templates)
            self.preview.watched = tuple(Path(os.path.abspath(path)) for path in paths)  # noqa: PTH100  as MkDocs' watcher names them: links stay

    def _check(self, folder: Path, settings: Settings) -> Checked:
        """Checks the strategies; while a site is served, what did not change is not checked again."""
        if not self.serving:
            return pipeline.check(folder, settings)
        checked, self.kept = pipeline.check_again(folder, settings, self.kept)
        return checked

    def _report(self, checked: Checked) -> None:
        """Says what was found; ends a build that may not go on. Nothing ends `mkdocs serve`: its pages say what is wrong."""
        told = tuple(each for each in checked.found if each.accepted is None and not each.stops)
        for line in concise(told, checked.texts).splitlines():
            log.info("Playbook: %s", line)
        if checked.stops and not self.serving:
            raise PluginError(framed("The strategies have problems of form; no page was written.", checked.diagnostics, checked.texts))
        fail_on = self.config.check.fail_on
        if not checked.stops and fails(checked.found, fail_on):
            reason = f"There are findings, and the option check: {{fail_on: {fail_on}}} lets none pass"
            if not self.serving:
                raise PluginError(framed(f"{reason}; no page was written.", checked.found, checked.texts))
            log.warning("Playbook: %s: this would end a build.", reason)

    def _render(self, checked: Checked, config: MkDocsConfig, settings: Settings, past: Past | None) -> tuple[RenderedPage, ...]:
        """Every page; while a site is served, those of strategies on which nothing changed as they were made last time."""
        pages = pipeline.render(checked.playbook, settings, past)
        if not self.serving or VERIFY not in os.environ:
            return pages
        anew = pipeline.check(self._folder(config), settings)
        return verified(pages, pipeline.render(anew.playbook, settings, past))

    def _folder(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path or "mkdocs.yml").parent / self.config.strategies_dir
