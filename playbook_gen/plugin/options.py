"""What the site's owner can tell the plugin in mkdocs.yml."""

from __future__ import annotations

import os
from datetime import date, datetime
from typing import TYPE_CHECKING

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError

from playbook_gen.locale import LANGUAGES
from playbook_gen.settings import AUDIENCES, Settings, today

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Day(base.BaseConfigOption[date]):
    """A whole ISO day, plain or quoted."""

    def run_validation(self, value: object) -> date:
        """The day; raises `ValidationError` for anything else."""
        if type(value) is date:
            return value
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007  a whole day has no zone
        except ValueError:
            raise base.ValidationError(f"“{value}” is not a day: write year-month-day, as in 2026-03-31") from None


class PlaybookOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its base class untyped
    """The options below `plugins: - playbook:`."""

    strategies_dir = c.Type(str, default="strategies")
    """The folder with the strategy files, relative to mkdocs.yml."""

    as_of: c.Optional[date] = c.Optional(Day())
    """The day that counts as today; default: `SOURCE_DATE_EPOCH`, else today in UTC."""

    audience = c.Choice(AUDIENCES, default="everyone")
    """Who will read the site: `everyone`, `staff` or `leadership`. What fewer may see is left out; the default shows the least."""


def settings_from(options: PlaybookOptions, config: MkDocsConfig) -> Settings:
    """The pipeline's settings; the language of pages without one of their own is the theme's."""
    language = str(config.theme.get("language") or "en")[:2]
    return Settings(
        as_of=options.as_of or _today(),
        audience=options.audience,
        language=language if language in LANGUAGES else "en",
        directory_urls=config.use_directory_urls,
    )


def _today() -> date:
    try:
        return today(os.environ)
    except (ValueError, OverflowError, OSError):
        raise PluginError(f"SOURCE_DATE_EPOCH is “{os.environ['SOURCE_DATE_EPOCH'][:40]}”, not a number of seconds since 1970") from None
