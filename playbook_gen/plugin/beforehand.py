"""What would end a build once MkDocs has emptied the site folder is looked for before that, so that the old site stays."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes
from mkdocs.exceptions import PluginError
from mkdocs.utils import is_markdown_file

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig

TEMPLATES = (".html", ".xml")


def hindrances(config: MkDocsConfig) -> list[str]:
    """What the build would end at, a line each: a document that cannot be read, a template of the author that is broken, a site folder that is closed."""
    return [*_documents(config), *_templates(config), *_site(Path(config.site_dir))]


def refuse_what_cannot_work(config: MkDocsConfig) -> None:
    """Raises `PluginError` where a plugin is asked for beside which ours cannot work."""
    if "i18n" in config.plugins:
        raise PluginError(
            "The plugin i18n makes every page from a file below docs_dir, once for each language, and pages of strategies have no such file. "
            "Build the playbook as a site of its own; a strategy says in which language it is: language: it"
        )


def _documents(config: MkDocsConfig) -> Iterator[str]:
    """The documents that MkDocs would read or copy, and cannot."""
    for path in _files(Path(config.docs_dir)):
        name = path.relative_to(config.docs_dir).as_posix()
        if (reason := _unreadable(path)) and not (config.exclude_docs and config.exclude_docs.match_file(name)):
            yield f"{path}: {reason}"


def _unreadable(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            if is_markdown_file(path.name):
                file.read().decode("utf-8-sig")
    except OSError as error:
        return error.strerror or "cannot be read"
    except UnicodeDecodeError as error:
        return f"not UTF-8, from byte {error.start} on: save it as UTF-8"
    return None


def _templates(config: MkDocsConfig) -> Iterator[str]:
    """The templates of the theme that the author replaces, and that are no templates, or are made from one that is not there."""
    if not config.theme.custom_dir:
        return
    environment, others = config.theme.get_env(), len(config.plugins.events["env"]) > 1
    for path in _files(Path(config.theme.custom_dir)):
        if path.suffix in TEMPLATES:
            name = path.relative_to(config.theme.custom_dir).as_posix()
            yield from (f"{path}{reason}" for reason in _broken(environment, name, others))


def _broken(environment: Environment, name: str, others: bool) -> Iterator[str]:
    """What is wrong with a template; where `others` have a say in the theme's environment later, tags and templates may be theirs."""
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
    assert environment.loader  # noqa: S101  MkDocs always gives one
    return environment.loader.get_source(environment, name)[0]


def _is_there(environment: Environment, name: str) -> bool:
    try:
        _source(environment, name)
    except TemplateNotFound:
        return False
    return True


def _used(template: nodes.Template) -> Iterator[tuple[int, str]]:
    """The templates that a template says by their names it cannot do without, and where."""
    found: Iterable[nodes.Extends | nodes.Include] = template.find_all((nodes.Extends, nodes.Include))
    for each in found:
        if isinstance(each.template, nodes.Const) and isinstance(each.template.value, str) and not getattr(each, "ignore_missing", False):
            yield each.lineno, each.template.value


def _site(folder: Path) -> Iterator[str]:
    """A folder of the site that MkDocs can neither empty nor fill, but whose folders it could."""
    above = next(each for each in (folder, *folder.parents) if each.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        yield f"{above}: the site cannot be written there"


def _files(folder: Path) -> Iterator[Path]:
    """Every file that MkDocs looks at: none whose name, or whose folder's, begins with a dot."""
    for each, folders, names in os.walk(folder, followlinks=True):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(each, name) for name in sorted(names) if not name.startswith("."))
