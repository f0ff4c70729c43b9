"""What a command works on: the strategies folder and its settings, as mkdocs.yml tells the plugin, read without MkDocs and without running any of its tags."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
import yaml

from playbook_gen.diagnostics import FAIL_ON
from playbook_gen.locale import LANGUAGES
from playbook_gen.model.meant import day_meant, whole_day
from playbook_gen.settings import AUDIENCES, Audience, History, Limits, Settings, limits_told, today

DEFAULT = "strategies"
CommandT = TypeVar("CommandT", bound=Callable[..., Any])


class _Tolerant(yaml.CSafeLoader):
    """Reads any mkdocs.yml: what a tag such as `!ENV` or `!!python/name:` stands for is none of our business."""


_Tolerant.add_multi_constructor("", lambda *_: None)


@dataclass(frozen=True, slots=True)
class Site:
    """A folder with a mkdocs.yml, or without one; `options` are the plugin's."""

    root: Path
    options: dict[str, Any]
    language: str
    url: str = ""

    @property
    def strategies(self) -> Path:
        """The option `strategies_dir`; `strategies` where there is none."""
        told = self.options.get("strategies_dir")
        return self.root / (told if isinstance(told, str) else DEFAULT)

    @property
    def address(self) -> str | None:
        """The site's address, `site_url`, if it tells one."""
        return self.url if self.url.startswith(("https://", "http://")) else None

    @property
    def as_of(self) -> date | None:
        """The option `as_of`, if it names a day."""
        told = self.options.get("as_of")
        try:
            return date.fromisoformat(str(told)[:10]) if told else None
        except ValueError:
            return None

    @property
    def audience(self) -> Audience:
        """The option `audience`; everyone where it is none that there is."""
        return next((each for each in AUDIENCES if each == self.options.get("audience")), "everyone")

    @property
    def fail_on(self) -> str:
        """What may stop a build of the site, by its option `check`."""
        check = self.options.get("check")
        told = check.get("fail_on") if isinstance(check, dict) else None
        return told if isinstance(told, str) and told in FAIL_ON else "never"

    @property
    def history(self) -> History:
        """The options `history` and `revision_url`; what is none of theirs is as by default, and nobody is named unless that is plainly asked for."""
        told = self.options.get("history")
        told = told if isinstance(told, dict) else {}
        enabled, since, limit = (told.get(name) for name in ("enabled", "since", "limit"))
        url = str(self.options.get("revision_url") or "")
        return History(
            enabled if isinstance(enabled, bool) else None,
            str(since) if since else None,
            limit if type(limit) is int else History().limit,
            told.get("authors", True) is True,
            url if url.startswith(("https://", "http://")) and "{revision}" in url else None,
        )

    @property
    def limits(self) -> Limits:
        """The option `limits`. Raises `click.UsageError` where something in it is no limit; what a tag stands for is left as it is by default."""
        told = self.options.get("limits")
        known = {name: number for name, number in told.items() if number is not None} if isinstance(told, dict) else told
        try:
            return Limits() if known is None else limits_told(known)
        except ValueError as error:
            raise click.UsageError(f"mkdocs.yml, the option limits: {error}") from None

    def checked(self, name: str) -> tuple[str, ...]:
        """The rules that the option `check` selects or ignores."""
        check = self.options.get("check")
        told = check.get(name) if isinstance(check, dict) else None
        return tuple(str(each) for each in told) if isinstance(told, list) else ()


def nearest() -> Path:
    """The folder of the site that one stands in: this one, or the nearest one above that has a mkdocs.yml, where nothing of a site is here."""
    here = Path()
    if (here / "mkdocs.yml").exists() or (here / DEFAULT).is_dir():
        return here
    above = next((each for each in Path.cwd().parents if (each / "mkdocs.yml").exists()), None)
    return Path(os.path.relpath(above)) if above else here


def site(root: Path) -> Site:
    """What mkdocs.yml says; nothing where there is none, or where it cannot be read."""
    try:
        told = yaml.load((root / "mkdocs.yml").read_text(encoding="utf-8"), _Tolerant)  # noqa: S506  a SafeLoader
    except (OSError, ValueError, RecursionError, yaml.YAMLError):
        told = None
    told = told if isinstance(told, dict) else {}
    theme = told.get("theme")
    language = str(theme.get("language", "en"))[:2] if isinstance(theme, dict) else "en"
    return Site(root, _options(told.get("plugins")), language if language in LANGUAGES else "en", str(told.get("site_url") or ""))


def _options(plugins: Any) -> dict[str, Any]:
    """The plugin's options in either form of `plugins`: a list of names and mappings, or one mapping."""
    for each in plugins if isinstance(plugins, list) else [plugins]:
        if isinstance(each, dict) and isinstance(each.get("playbook"), dict):
            return dict(each["playbook"])
    return {}


def day_told(_: click.Context, parameter: click.Parameter, told: str | None) -> date | None:
    """The day that an option names, as authors write days. Raises `click.BadParameter` for any other notation, with the day that is meant."""
    day = whole_day(told) if told else None
    if told is not None and day is None:
        raise click.BadParameter(f"“{told[:40]}” is not a day: {day_meant(told)}", param=parameter)
    return day


def options(command: CommandT) -> CommandT:
    """The options of every command that reads strategies: `strategies`, `as_of`, `audience`."""
    folder = click.option(
        "--strategies", type=click.Path(path_type=Path), help="The strategies folder; default: as mkdocs.yml tells the plugin, else strategies."
    )
    day = click.option(
        "--as-of",
        metavar="DAY",
        callback=day_told,
        help="The day that counts as today; default: as mkdocs.yml says, else SOURCE_DATE_EPOCH, else today in UTC.",
    )
    audience = click.option("--audience", type=click.Choice(AUDIENCES), help="Whose view: what fewer may see is left out.")
    return folder(day(audience(command)))


plain_anyway = click.option("--no-color", is_flag=True, expose_value=False, help="Plain output, as this command's always is.")


def opened(strategies: Path | None, as_of: date | None, audience: Audience, **rules: tuple[str, ...]) -> tuple[Path, Settings]:
    """The folder and the settings that a command is asked for. Where it names a folder itself, mkdocs.yml has no say.

    Raises `click.UsageError` where there is no such folder, or no such day, or where mkdocs.yml sets a limit that is none.
    """
    told = site(nearest()) if strategies is None else Site(Path(), {}, "en")
    folder = strategies or told.strategies
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {click.format_filename(folder)}; name the one with the strategies: --strategies FOLDER")
    day = told.as_of if told.as_of and not as_of else today_or(as_of)
    select, ignore = (rules.get(name) or told.checked(name) for name in ("select", "ignore"))
    return folder, Settings(
        as_of=day,
        audience=audience,
        language=told.language,
        limits=told.limits,
        shown_as=_shown(folder),
        reference=told.options.get("reference") is True,
        select=select,
        ignore=ignore,
        history=told.history,
    )


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Writes files by their paths below a folder, which is made where it is missing. Raises `click.UsageError` where that cannot be done."""
    with writing(folder):
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="")


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Raises `click.UsageError` where something cannot be written into a folder."""
    try:
        yield
    except OSError as error:
        where = click.format_filename(error.filename or folder)
        raise click.UsageError(f"{where} cannot be written: {error.strerror}") from None


def _shown(folder: Path) -> str:
    """The folder as reports name it: from here, if it lies below, so that editors and code hosts find the file; else by its name."""
    whole, here = folder.resolve(), Path.cwd()
    if whole == here:
        return ""
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else whole.name


def today_or(as_of: date | None) -> date:
    """The day that counts as today: the one asked for, else as the environment says. Raises `click.UsageError` where that is no day."""
    try:
        return as_of or today(os.environ)
    except (ValueError, OverflowError, OSError):
        raise click.UsageError("SOURCE_DATE_EPOCH is no number of seconds since 1970") from None
