"""`playbook new`: one more persona, goal or other thing, in the right file, with notes on what to write."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from playbook_gen.authoring.add import Addition, addition, is_reserved, known, taken, write
from playbook_gen.authoring.skeleton import ASSESSMENT, KINDS
from playbook_gen.cli.folder import opened, options, plain_anyway
from playbook_gen.diagnostics import Diagnostic, did_you_mean
from playbook_gen.model.fields import SLUG, repaired
from playbook_gen.model.meant import day_meant, whole_day
from playbook_gen.model.strategy import SECTIONS
from playbook_gen.pipeline import Checked, check
from playbook_gen.reports.safe import visible
from playbook_gen.reports.text import render
from playbook_gen.rules import Finding
from playbook_gen.settings import Audience
from playbook_gen.source import Disk, Sources, read

_NOT_YET = "unknown-reference"
"""A thing that is referred to already may be the very one that is to be added."""


@click.command("new")
@click.argument("kind", metavar="KIND")
@click.argument("id_", metavar="ID")
@click.option("--strategy", metavar="STRATEGY", help="The id of the strategy; it may be left out where there is only one.")
@options
@plain_anyway
def command(kind: str, id_: str, strategy: str | None, strategies: Path | None, as_of: date | None, audience: Audience | None) -> None:
    """Adds a KIND of thing to a strategy: persona, channel, component, objective, goal, strategy, tactic, kpi, or assessment.

    ID is small letters, digits and hyphens, like night-shift-nurse; that of an assessment is its day, like 2026-03-31. The new thing has a title, and its other
    lines wait as comments, with notes on what to write. Nothing else in the file is changed.

    Exit status: 0 written; 1 nothing written, because of errors of form; 2 wrong usage or no such folder.
    """
    if kind not in KINDS:
        raise click.UsageError(f"“{kind[:60]}” cannot be added; {did_you_mean(kind, KINDS)}")
    _good_id(kind, id_)
    folder, settings = opened(strategies, as_of, audience or "leadership")
    checked, sources = check(folder, settings), read(Disk(folder), SECTIONS, settings.limits, settings.shown_as)
    strategy = _chosen(strategy, sources)
    _sound(kind, strategy, checked, sources)
    told = known(strategy, sources, settings.language, checked.playbook)
    if (there := taken(kind, id_, strategy, sources)) is not None:
        raise click.UsageError(f"there is {_named(kind, id_)} already: {visible(there.file)}, line {there.line}")
    try:
        made = addition(kind, id_, strategy, folder, sources, told)
        if made.data is None:
            _by_hand(made)
        write(made)
    except OSError as error:
        raise click.UsageError(f"{click.format_filename(error.filename or folder)} cannot be written: {error.strerror}") from None
    click.echo(_told(made, kind, id_))
    click.echo(_next(kind, id_, strategy, check(folder, settings)))


def _good_id(kind: str, id_: str) -> None:
    """Raises `click.UsageError` for what no thing of this kind can be called."""
    if kind == ASSESSMENT:
        if whole_day(id_) is None:
            raise click.UsageError(f"“{id_[:60]}” is not a day, and an assessment is called by its day; {day_meant(id_)}")
    elif not SLUG.match(id_):
        better = repaired(id_)
        hint = f"write {better}" if SLUG.match(better) else "use small letters, digits and hyphens: night-shift-nurse"
        raise click.UsageError(f"“{id_[:60]}” is not an id; {hint}")
    elif is_reserved(kind, id_):
        raise click.UsageError(f"“{id_}” is the address of the page that lists all; write another id: {id_.partition('.')[0]}-page")


def _chosen(strategy: str | None, sources: Sources) -> str:
    """The strategy that is named, or the only one. Raises `click.UsageError`."""
    there = sorted({*sources.strategies, *sources.failed})
    if strategy is None and len(there) == 1:
        return there[0]
    if strategy is None:
        raise click.UsageError(f"name the strategy: --strategy ID ({did_you_mean('', there) or f'there are {len(there)}'})")
    if strategy not in there:
        hint = did_you_mean(strategy, there)
        begin = f"to begin a strategy, save a title and a period as {strategy[:60]}.yml in the strategies folder"
        raise click.UsageError(f"there is no strategy “{strategy[:60]}”; {hint + '; ' if hint else ''}{begin}")
    return strategy


def _sound(kind: str, strategy: str, checked: Checked, sources: Sources) -> None:
    """Ends the program with a report where the strategy, or what all share, is wrong in form: nobody can say then what is there already.

    An assessment needs its maturity model too, whatever file that stands in.
    """
    wrong = [each for each in checked.diagnostics if each.stops and each.rule != _NOT_YET and (each.strategy == strategy or _is_shared(each))]
    readable = strategy in sources.strategies and (kind != ASSESSMENT or known(strategy, sources, "en", checked.playbook).maturity_model)
    if wrong or not readable:
        click.echo(render(wrong or checked.diagnostics, checked.texts), nl=False, err=True)
        click.echo("Nothing was added: mend this first.", err=True)
        sys.exit(1)


def _is_shared(diagnostic: Diagnostic) -> bool:
    return diagnostic.strategy is None and diagnostic.place.file.rpartition("/")[2] in ("playbook.yml", "playbook.yaml")


def _by_hand(made: Addition) -> None:
    """Ends the program with the lines to add, where they cannot be put in without touching what is there."""
    below = f", below “{made.part}:”" if made.part else ""
    click.echo(f"Nothing was written: {click.format_filename(made.file)} is laid out in a way that this command cannot add to.", err=True)
    click.echo(f"Add these lines to it by hand{below}:\n\n{made.by_hand}", err=True)
    sys.exit(1)


def _named(kind: str, id_: str) -> str:
    if kind == ASSESSMENT:
        return f"an assessment of {id_}"
    return f"{'an' if kind == 'objective' else 'a'} {kind} “{id_}”"


def _told(made: Addition, kind: str, id_: str) -> str:
    what = {ASSESSMENT: f"the assessment of {id_}", "strategy": f"the strategy {id_}, a choice within this plan,"}.get(kind, f"the {kind} {id_}")
    return f"Added {what} to {click.format_filename(made.file)}, line {made.line}."


def _next(kind: str, id_: str, strategy: str, checked: Checked) -> str:
    """What the doctrine finds in the new thing, and where its lines wait."""
    lines = "Its lines wait there as comments: take away the “# ” and write your own."
    if strategy in checked.broken:
        return f"{lines}\nWhat it should say first is told once the form of the strategy is right: playbook check names what is wrong."
    found = (each for each in checked.findings if each.plan == strategy and _is_about(each, kind, id_))
    said = [line for each in found for line in (f"  · {each.message}", f"    {each.hint}")]
    return "\n".join(["What it should say next:", *map(visible, said), lines] if said else [lines])


def _is_about(finding: Finding, kind: str, id_: str) -> bool:
    """Whether a finding is about the new thing; what is found in assessments is found in the plan as a whole."""
    return finding.concerns == "maturity" if kind == ASSESSMENT else finding.thing == (kind, id_)
