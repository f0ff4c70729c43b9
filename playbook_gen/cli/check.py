"""`playbook check`: what is wrong in the form of the strategies, and what the doctrine finds in them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

import click

from playbook_gen.cli.folder import nearest, opened, options, site
from playbook_gen.diagnostics import FAIL_ON, Diagnostic, did_you_mean, fails
from playbook_gen.history.unknown import UnknownRevisionError
from playbook_gen.locale import day
from playbook_gen.pipeline import Checked, check, new_since
from playbook_gen.reports import formats
from playbook_gen.rules import chosen, rules
from playbook_gen.settings import Audience, Settings


def _names(_: click.Context, parameter: click.Parameter, told: Iterable[str]) -> tuple[str, ...]:
    """Rule names, each option's split at commas. Raises `click.BadParameter` for a name that is no rule's."""
    names = tuple(name.strip() for each in told for name in each.split(","))
    for name in names:
        if name not in rules():
            raise click.BadParameter(f"there is no rule “{name[:60]}”; {did_you_mean(name, rules()) or '`playbook explain` lists them'}", param=parameter)
    return names


def _rules(name: str, what: str) -> Callable[[Any], Any]:
    return click.option(f"--{name}", metavar="RULE", multiple=True, callback=_names, help=f"{what} Several: with commas, or the option again.")


@click.command("check")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(exists=True, path_type=Path))
@options
@click.option("--format", "name", type=click.Choice(list(formats())), default="text", help="How to report.")
@_rules("select", "Only these rules of the doctrine; the form is always checked.")
@_rules("ignore", "Not these rules.")
@click.option("--against", metavar="REV", help="Only what is new since that git revision.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", help="The least severity that makes the exit status 1; errors of form always do.")
@click.option("--no-color", is_flag=True, help="Plain output on a terminal too.")
def command(
    paths: tuple[Path, ...],
    strategies: Path | None,
    as_of: date | None,
    audience: Audience | None,
    name: str,
    **more: Any,
) -> None:
    """Names every problem of form and every finding of the doctrine, with its place and what to write.

    With PATHs, files or folders, only what concerns these; a folder that holds other strategies is checked as --strategies.

    Exit status: 0 clean; 1 findings at or over --fail-on, or any error of form; 2 wrong usage or no such folder.
    """
    paths, strategies = _folder_among(paths, strategies)
    folder, settings = opened(strategies, as_of, audience or "leadership", select=more["select"], ignore=more["ignore"])
    checked = check(folder, settings)
    found, notes = _new(checked, folder, more["against"], settings) if more["against"] is not None else (checked.found, [])
    reported = _concerning(found, paths, folder, settings)
    colour = sys.stdout.isatty() and not more["no_color"]
    click.echo(formats()[name](reported, checked.texts, colour), nl=False, color=colour)
    click.echo("\n".join([*_scope(checked, folder, settings, bool(paths)), *_left_out(checked, found, more["against"]), *notes]), err=name != "text")
    sys.exit(1 if fails(reported, more["fail_on"]) else 0)


def _folder_among(paths: tuple[Path, ...], strategies: Path | None) -> tuple[tuple[Path, ...], Path | None]:
    """A single folder that is the strategies folder is no choice among its files; one elsewhere is the strategies folder, where no other is named."""
    if len(paths) != 1 or not paths[0].is_dir():
        return paths, strategies
    known = (strategies or site(nearest()).strategies).resolve()
    if paths[0].resolve() == known:
        return (), strategies
    return ((), paths[0]) if strategies is None and not paths[0].resolve().is_relative_to(known) else (paths, strategies)


def _concerning(found: tuple[Diagnostic, ...], paths: tuple[Path, ...], folder: Path, settings: Settings) -> tuple[Diagnostic, ...]:
    """What stands in one of these files or below one of these folders; everything where none is named."""
    below = folder.resolve()
    wanted = [path.resolve() for path in paths]
    if outside := next((path for path, whole in zip(paths, wanted, strict=True) if not whole.is_relative_to(below)), None):
        raise click.UsageError(f"{click.format_filename(outside)} is not in the strategies folder {click.format_filename(folder)}")
    names = [path.relative_to(below).as_posix() for path in wanted]
    prefix = f"{settings.shown_as}/" if settings.shown_as else ""
    return tuple(each for each in found if not names or any(_is_below(each.place.file.removeprefix(prefix), name) for name in names))


def _is_below(file: str, name: str) -> bool:
    """Whether a file is the named file or in the named folder, both as they lie in the strategies folder."""
    return name in (".", file) or file.startswith(f"{name}/")


def _new(checked: Checked, folder: Path, revision: str, settings: Settings) -> tuple[tuple[Diagnostic, ...], list[str]]:
    """What a revision did not have yet, and what could not be read of it. Raises `click.UsageError` where there is no such revision."""
    try:
        return new_since(checked, folder, revision, settings)
    except UnknownRevisionError as unknown:
        raise click.UsageError(f"{unknown}.") from None


def _left_out(checked: Checked, found: tuple[Diagnostic, ...], revision: str | None) -> list[str]:
    if not revision:
        return []
    known = len(checked.found) - len(found)
    return [f"Reported: only what is new since {revision}; {_plural(known, 'finding was', 'findings were')} there already."]


def _scope(checked: Checked, folder: Path, settings: Settings, partly: bool) -> list[str]:
    """What was checked, and what could not be."""
    plans = checked.playbook.plans
    retired = [id_ for id_, plan in plans.items() if plan.status == "retired"]
    asked, all_rules = len(chosen(settings)), len(rules())
    count = f"{asked} rules" if asked == all_rules else f"{asked} of {all_rules} rules"
    judged = _plural(len(plans) - len(retired), "strategy", "strategies")
    doctrine = f"form, and {count} in {judged}" if plans else "form only"
    lines = [f"Checked {click.format_filename(folder)} as of {day(settings.as_of, 'en')}: {doctrine}."]
    if partly:
        lines.append("Reported: only what stands in the files named.")
    if broken := checked.broken:
        lines.append(f"Not checked against the doctrine, until their form is right: {', '.join(broken)}; nor is what they share.")
    if retired:
        lines.append(f"Retired, so checked for form only: {', '.join(retired)}.")
    if left_out := checked.playbook.left_out:
        lines.append(f"{_plural(left_out, 'thing is', 'things are')} not for the audience {settings.audience} and left out.")
    if any(each.accepted is None for each in checked.findings):
        lines.append("What a rule means, with examples: playbook explain RULE")
    return lines


def _plural(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
