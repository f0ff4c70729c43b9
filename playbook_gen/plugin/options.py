"""What the site's owner can tell the plugin in mkdocs.yml."""

from __future__ import annotations

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin

from mkdocs.config import base
from mkdocs.config import config_options as c
from mkdocs.exceptions import PluginError

from playbook_gen.diagnostics import FAIL_ON, did_you_mean
from playbook_gen.locale import LANGUAGES
from playbook_gen.plugin.overrides import overrides_of
from playbook_gen.rules import rules
from playbook_gen.settings import AUDIENCES, History, Limits, Settings, limits_told, today

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


class RuleNames(base.BaseConfigOption[tuple[str, ...]]):
    """Names of rules of the doctrine, as a list or one alone; none by default."""

    def __init__(self) -> None:
        super().__init__()
        self.default: tuple[str, ...] = ()

    def run_validation(self, value: object) -> tuple[str, ...]:
        """The names; raises `ValidationError` for what is no rule's."""
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, list | tuple):
            raise base.ValidationError("a list of rule names belongs here: [goal-without-deadline]")
        for name in names:
            if name not in rules():
                raise base.ValidationError(f"there is no rule “{name}”; {did_you_mean(str(name), rules()) or '`playbook explain` lists them'}")
        return tuple(names)


class Revision(base.BaseConfigOption[str]):
    """A day, or a revision's name."""

    def run_validation(self, value: object) -> str:
        """The name; raises `ValidationError` for what is none."""
        if isinstance(value, date | str | int | float) and str(value).strip():
            return str(value)
        raise base.ValidationError("a day or the name of a revision belongs here: 2026-01-01, or v1.2")


class RevisionUrl(base.BaseConfigOption[str]):
    """A web address with a place for a revision's id."""

    def run_validation(self, value: object) -> str:
        """The address; raises `ValidationError` for any other."""
        if isinstance(value, str) and value.startswith(("https://", "http://")) and "{revision}" in value:
            return value
        raise base.ValidationError("write an address with {revision} where the id belongs: https://code.example.org/ours/commit/{revision}")


class LimitsTold(base.BaseConfigOption[Limits]):
    """How large input may be, by the names of `Limits`; each as it is there by default."""

    def __init__(self) -> None:
        super().__init__()
        self.default: Limits = Limits()

    def run_validation(self, value: object) -> Limits:
        """The limits; raises `ValidationError` for what is none."""
        try:
            return value if isinstance(value, Limits) else limits_told(value)
        except ValueError as error:
            raise base.ValidationError(str(error)) from None


class CheckOptions(base.Config):  # type: ignore[no-untyped-call]
    """The options below `check:`."""

    select = RuleNames()
    """Only these rules of the doctrine are asked; default: all. The form is always checked."""

    ignore = RuleNames()
    """These rules are not asked."""

    fail_on = c.Choice(FAIL_ON, default="never")
    """The least severity of a finding that stops the build: `error`, `warning`, `info`, or `never`. Errors of form always do."""


class HistoryOptions(base.Config):  # type: ignore[no-untyped-call]
    """The options below `history:`."""

    enabled = c.Choice(("auto", True, False), default="auto")
    """Whether pages tell what changed: `auto` (where the strategies are kept in git), `true` (and say so where they are not) or `false`."""

    since: c.Optional[str] = c.Optional(Revision())
    """A day, a tag or a commit before which nothing is told."""

    limit = c.Type(int, default=100)
    """How many revisions a strategy's page of changes shows at most."""

    authors = c.Type(bool, default=True)
    """Whether pages name who made a change; the name only, as git has it."""


class PlaybookOptions(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its base class untyped
    """The options below `plugins: - playbook:`."""

    strategies_dir = c.Type(str, default="strategies")
    """The folder with the strategy files, relative to mkdocs.yml."""

    as_of: c.Optional[date] = c.Optional(Day())
    """The day that counts as today; default: `SOURCE_DATE_EPOCH`, else today in UTC."""

    audience = c.Choice(AUDIENCES, default="everyone")
    """Who will read the site: `everyone`, `staff` or `leadership`. What fewer may see is left out; the default shows the least."""

    reference = c.Type(bool, default=False)
    """Whether the site explains itself: a glossary, the format, the rules and the maturity models, below `reference/`."""

    history = c.SubConfig(HistoryOptions)
    """What pages tell of the strategies' past in git."""

    revision_url: c.Optional[str] = c.Optional(RevisionUrl())
    """The address of a revision's own page at your code host, with `{revision}` where its id stands."""

    check = c.SubConfig(CheckOptions)
    """What the doctrine is asked, and what its findings do to a build."""

    limits = LimitsTold()
    """How large input may be before it is refused: `file_bytes`, `nesting`, `nodes`, `prose_characters`, `occurrences`."""


def settings_from(options: PlaybookOptions, config: MkDocsConfig) -> Settings:
    """The pipeline's settings; the language of pages without one of their own is the theme's."""
    language = str(config.theme.get("language") or "en")[:2]
    return Settings(
        as_of=options.as_of or _today(),
        audience=options.audience,
        language=language if language in LANGUAGES else "en",
        directory_urls=config.use_directory_urls,
        limits=options.limits,
        source_base=_source_base(options, config),
        reference=options.reference,
        select=options.check.select,
        ignore=options.check.ignore,
        history=_history(options),
        overrides=overrides_of(config),
    )


def _history(options: PlaybookOptions) -> History:
    told = options.history
    return History(None if told.enabled == "auto" else bool(told.enabled), told.since, told.limit, told.authors, options.revision_url)


def _source_base(options: PlaybookOptions, config: MkDocsConfig) -> str | None:
    """The web address of the folder that holds the strategies folder, where `edit_uri` (and `repo_url`) tell one."""
    base = urljoin(config.repo_url or "", config.edit_uri or "")
    if not base.startswith(("https://", "http://")) or not config.edit_uri:
        return None
    strategies = Path(config.config_file_path or "mkdocs.yml").parent / options.strategies_dir
    return urljoin(f"{base.rstrip('/')}/", f"{quote(Path(os.path.relpath(strategies.parent, config.docs_dir)).as_posix())}/")


def _today() -> date:
    try:
        return today(os.environ)
    except (ValueError, OverflowError, OSError):
        raise PluginError(f"SOURCE_DATE_EPOCH is “{os.environ['SOURCE_DATE_EPOCH'][:40]}”, not a number of seconds since 1970") from None
