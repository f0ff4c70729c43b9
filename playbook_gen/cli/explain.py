"""`playbook explain`: the manual of a rule, or the list of all."""

from __future__ import annotations

from collections.abc import Mapping
from textwrap import fill, indent

import click

from playbook_gen.cli.folder import plain_anyway
from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.form_rules import FORM_RULES
from playbook_gen.rules import rules
from playbook_gen.rules.rule import Rule

WIDTH = 100


@click.command("explain")
@click.argument("rule", required=False)
@plain_anyway
def command(rule: str | None) -> None:
    """The manual of a RULE of the doctrine, or what a name that a report gives to an error of form means.

    Without a name, the list of all rules; with one word of a name, such as channel, those that have it.
    """
    if rule is None:
        _list(rules())
    elif rule in rules():
        click.echo(_manual(rules()[rule]))
    elif rule in FORM_RULES:
        click.echo(fill(f"{rule} (form): {FORM_RULES[rule]}", WIDTH))
        click.echo("An error of form stops a build and cannot be accepted; the report says at each place what to write.")
    elif alike := {name: each for name, each in rules().items() if rule in name.split("-")}:
        _list(alike)
    else:
        raise click.UsageError(f"there is no rule “{rule[:60]}”; {did_you_mean(rule, rules()) or '`playbook explain` lists them'}")


def _list(found: Mapping[str, Rule]) -> None:
    width = max(len(name) for name in found)
    for name, each in found.items():
        click.echo(f"{name:{width}}  {each.severity:7}  {each.manual.title}")


def _manual(rule: Rule) -> str:
    """The manual as plain text, the examples indented."""
    manual = rule.manual
    below = "at the top of the strategy" if rule.kind == "plan" else "on the thing itself, beside its title"
    parts = [
        f"{rule.name} ({rule.severity}): {manual.title}",
        fill(f"It flags {manual.flags}", WIDTH),
        fill(f"Why: {manual.why}", WIDTH),
        f"This fails:\n\n{indent(manual.fails, '    ')}",
        f"This passes:\n\n{indent(manual.passes, '    ')}",
        fill(f"Accept it {manual.accept} Write it {below}:", WIDTH),
        indent(f"accept: {{{rule.name}: why you live with it}}", "    "),
    ]
    return "\n\n".join(parts)
