"""The extension without the plugin: it reads the strategies itself, once for all pages."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from markdown import Markdown

from playbook_gen import pipeline
from playbook_gen.embeds.desk import Desk
from playbook_gen.embeds.written import Written
from playbook_gen.locale import LANGUAGES
from playbook_gen.reports.text import render as as_text
from playbook_gen.settings import AUDIENCES, Settings, today

log = logging.getLogger("playbook_gen")
_ZENSICAL = "rendering_context"
_TO_PAGE = re.compile(r'( href="(?![a-z]+:|[/#])[^"#]*)\.html(["#])')


def options() -> dict[str, list[Any]]:
    """What can be told to the extension, as Python-Markdown wants it: the default and a sentence."""
    return {
        "strategies_dir": ["strategies", "The folder with the strategy files."],
        "as_of": ["", "The day that counts as today; default: SOURCE_DATE_EPOCH, else today in UTC."],
        "audience": ["everyone", "Who will read the site: everyone, staff or leadership."],
        "language": ["en", "The language of what belongs to no strategy."],
        "use_directory_urls": [True, "Whether a page's address is a folder."],
        "page": ["index.md", "The source path of the page, where the host does not tell it."],
    }


def page(md: Markdown, told: Mapping[str, Any]) -> tuple[Written, bool]:
    """The page that is converted, and whether addresses are folders: as Zensical tells it, else as the options do."""
    if not resolves_sources(md):
        return Written(str(told["page"]), str(told["page"])), bool(told["use_directory_urls"])
    context: Any = md.preprocessors[_ZENSICAL]
    file = Path(context.config.get("docs_dir", "docs"), context.page.path)
    return Written(str(context.page.path), file.as_posix(), lambda: file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""), False


def resolves_sources(md: Markdown) -> bool:
    """Whether the host is Zensical, which takes every link for one from source to source, those in HTML too."""
    return _ZENSICAL in md.preprocessors


def as_sources(html: str) -> str:
    """HTML whose links to pages, made for addresses that are files, lead to the pages' sources."""
    return _TO_PAGE.sub(r"\1.md\2", html)


def desk(told: Mapping[str, Any], directory_urls: bool) -> Desk:
    """The strategies, as the options say. Raises `ValueError` for an option that is none."""
    if told["audience"] not in AUDIENCES:
        raise ValueError(f"audience: “{told['audience']}” is not one of {', '.join(AUDIENCES)}")
    if told["language"] not in LANGUAGES:
        raise ValueError(f"language: “{told['language']}” is not one of {', '.join(LANGUAGES)}")
    settings = Settings(_day(told["as_of"]), audience=told["audience"], language=told["language"], directory_urls=directory_urls)
    return _read(Path(told["strategies_dir"]).absolute(), settings)


def _day(told: object) -> date:
    if isinstance(told, date):
        return told
    try:
        return datetime.strptime(str(told), "%Y-%m-%d").date() if told else today(os.environ)  # noqa: DTZ007  a whole day has no zone
    except ValueError:
        raise ValueError(f"as_of: “{told}” is not a day: write year-month-day, as in 2026-03-31") from None


@cache
def _read(folder: Path, settings: Settings) -> Desk:
    checked = pipeline.check(folder, settings)
    if checked.stops:
        log.error("The strategies have problems of form; nothing of them is shown.\n%s", as_text(checked.diagnostics, checked.texts))
    return Desk(checked.playbook, settings, broken=checked.stops)
