"""`playbook explain`: the manual of a rule, or the list of all."""

from __future__ import annotations

from textwrap import fill, indent

import click

from playbook_gen.cli.folder import plain_anyway
from playbook_gen.diagnostics import did_you_mean
from playbook_gen.rules import rules
from playbook_gen.rules.rule import Rule

WIDTH = 100


@click.command("explain")
@click.argument("rule", required=False)
@plain_anyway
def command(rule: str | None) -> None:
    """The manual of a RULE of the doctrine; without a name, the list of all."""
    if rule is None:
        width = max(len(name) for name in rules())
        for name, each in rules().items():
            click.echo(f"{name:{width}}  {each.severity:7}  {each.manual.title}")
    elif rule in rules():
        click.echo(_manual(rules()[rule]))
    else:
        raise click.UsageError(f"there is no rule “{rule[:60]}”; {did_you_mean(rule, rules()) or '`playbook explain` lists them'}")


def _manual(rule: Rule) -> str:
    """The manual as plain text, the examples indented."""
    manual = rule.manual
    parts = [
        f"{rule.name} ({rule.severity}): {manual.title}",
        fill(f"It flags {manual.flags}", WIDTH),
        fill(f"Why: {manual.why}", WIDTH),
        f"This fails:\n\n{indent(manual.fails, '    ')}",
        f"This passes:\n\n{indent(manual.passes, '    ')}",
        fill(f"Accept it {manual.accept}", WIDTH),
        indent(f"accept: {{{rule.name}: why you live with it}}", "    "),
    ]
    return "\n\n".join(parts)
