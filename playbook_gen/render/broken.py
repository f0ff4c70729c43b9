"""What is wrong with a template, before any page is made with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, nodes

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.render.environment import ORIGINALS, environment
from playbook_gen.settings import Overrides


def overrides_broken(overrides: Overrides) -> Iterator[str]:
    """What is wrong with the owner's templates, a line each, with file and line: no template, one made from what is not there, one that stands for no page of
    ours, a block that ours does not have.
    """
    made = environment("en", overrides)
    ours = [each.removeprefix(f"{ORIGINALS}/") for each in made.list_templates() if each.startswith(f"{ORIGINALS}/")]
    for path in sorted(overrides.folder.rglob("*.html")):
        name = path.relative_to(overrides.folder).as_posix()
        yield from (f"{path}{reason}" for reason in broken(made, name))
        if name.startswith("pages/") and name not in ours:
            yield f"{path}: there is no page “{name}” to stand for; {did_you_mean(name, ours) or 'the guide names them'}"
        yield from (f"{path}:{line}: {told}" for line, told in _lost_blocks(made, name))


def broken(environment: Environment, name: str, others: bool = False) -> Iterator[str]:
    """What is wrong with a template; where `others` have a say in its environment later, tags and templates may be theirs."""
    try:
        template = environment.parse(_source(environment, name), name)
    except TemplateSyntaxError as error:
        if not (others and str(error.message).startswith("Encountered unknown tag")):
            yield f":{error.lineno}: {error.message}"
    except (OSError, UnicodeDecodeError, TemplateNotFound) as error:
        yield f": cannot be read: {error}"
    else:
        yield from (f":{line}: there is no template {used}" for line, used in _used(template) if not (others or _is_there(environment, used)))


def _source(environment: Environment, name: str) -> str:
    assert environment.loader  # noqa: S101  every environment here has one
    return environment.loader.get_source(environment, name)[0]


def _is_there(environment: Environment, name: str) -> bool:
    try:
        _source(environment, name)
    except TemplateNotFound:
        return False
    return True


def _used(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """The templates that a template says by their names it cannot do without, and where."""
    found: Iterable[nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport] = template.find_all(
        (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    )
    for each in found:
        if isinstance(each.template, nodes.Const) and isinstance(each.template.value, str) and not getattr(each, "ignore_missing", False):
            yield each.lineno, each.template.value


def _lost_blocks(environment: Environment, name: str) -> Iterator[tuple[int, str]]:
    """The blocks of a template that those it extends do not have, so that nobody would see them; and that it extends itself."""
    above = [name]
    known: set[str] = set()
    try:
        template = environment.parse(_source(environment, name), name)
        while (extended := _extended(environment.parse(_source(environment, above[-1]), above[-1]))) is not None:
            line, used = extended
            if used in above:
                yield line, f"{used} is made from itself; ours is {ORIGINALS}/{used}"
                return
            above.append(used)
            known |= {each.name for each in environment.parse(_source(environment, used), used).find_all(nodes.Block)}
    except (OSError, UnicodeDecodeError, TemplateNotFound, TemplateSyntaxError):
        return  # that is said already
    if len(above) > 1:
        yield from _unknown(template, known)


def _extended(template: nodes.Template) -> tuple[int, str] | None:
    """The template that a template extends, and where; `None` where it extends none, or one of which only building tells."""
    found = next(iter(template.find_all(nodes.Extends)), None)
    return (found.lineno, found.template.value) if found and isinstance(found.template, nodes.Const) else None


def _unknown(template: nodes.Template, known: set[str]) -> Iterator[tuple[int, str]]:
    """The blocks of a template that are neither known nor within another."""
    inside = {each.name for block in template.find_all(nodes.Block) for each in block.find_all(nodes.Block)}
    for each in template.find_all(nodes.Block):
        if each.name not in known | inside:
            hint = did_you_mean(each.name, sorted(known))
            yield each.lineno, f"the template that this extends has no block “{each.name}”{f'; {hint}' if hint else ''}"
