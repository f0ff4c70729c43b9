"""One Jinja environment a language: everything is escaped, an unknown name is an error, messages come from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any, cast

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined, Template
from jinja2.runtime import Context
from markupsafe import Markup, escape

from playbook_gen.locale import translations
from playbook_gen.render.compiled import keep_compiled
from playbook_gen.settings import Overrides

ORIGINALS = "playbook-gen"
"""What the owner's templates call ours by: `playbook-gen/pages/persona.html` is ours, also where another stands instead."""


class PlainContext(Context):
    """Calls macros and helpers with what the template gives them, and nothing else.

    Jinja looks at each thing that is called, whether it asks for the context; none of ours does, and looking takes longer than most of them take.
    """

    def call(self, called: Callable[..., Any], /, *values: Any, _loop_vars: object = None, _block_vars: object = None, **named: Any) -> Any:
        """The call; `_loop_vars` and `_block_vars`, which Jinja adds, are for what asks for the context."""
        return called(*values, **named)


class PlainTemplate(Template):
    """Escapes what is shown as Jinja does; what was escaped before is taken as it is, and what was shown before is not escaped once more."""

    @classmethod
    def from_code(cls, *made_of: Any, **more: Any) -> Template:
        """The template, its own function in the place of Jinja's: what is compiled calls it by this name for what it shows, and for nothing else."""
        made = super().from_code(*made_of, **more)
        made.root_render_func.__globals__["escape"] = shown
        return made


def shown(value: object) -> Markup:
    """A value as it stands in a page."""
    kind = type(value)
    if kind is Markup:
        return cast("Markup", value)
    return _escaped(value) if kind is str else escape(value)


_escaped = lru_cache(maxsize=20_000)(escape)
"""Pages say the same words again and again."""


@lru_cache(maxsize=8)
def environment(language: str, overrides: Overrides | None = None) -> Environment:
    """The templates of this package, or the owner's that stand instead of them, with a language's messages."""
    made = Environment(
        loader=_loader(overrides),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # looking for constants to fold takes a sixth of the time that compiling takes, and there are next to none
        cache_size=-1,  # all of them, in a plain mapping
        auto_reload=False,  # a package's stay as they are, others of the owner's have another environment; asking each time takes longer than some pages
    )
    made.make_globals = lambda d: {**made.globals, **(d or {})}  # type: ignore[method-assign]  # each page takes over all of them: from Jinja's chain slowly
    made.context_class, made.template_class = PlainContext, PlainTemplate
    keep_compiled(made)
    made.globals |= {"n": coordinate, **messages(language)}
    return made


def _loader(overrides: Overrides | None) -> BaseLoader:
    ours = PackageLoader("playbook_gen")
    if overrides is None:
        return ours
    return ChoiceLoader([FileSystemLoader(overrides.folder), ours, PrefixLoader({ORIGINALS: ours})])


def coordinate(number: float) -> str:
    """A number of a drawing, in as few characters as it takes."""
    return f"{number:g}"


def messages(language: str) -> dict[str, Callable[..., Markup]]:
    """The functions `_` and `ngettext` of templates: a message in a language, its placeholders filled with what is escaped; `%%` is a percent sign."""
    catalogue = translations(language)

    @cache
    def alone(text: str) -> Markup:
        return filled(catalogue.gettext(text), {})

    def message(text: str, **values: object) -> Markup:
        return filled(catalogue.gettext(text), values) if values else alone(text)

    def of_number(one: str, many: str, number: int, **values: object) -> Markup:
        return filled(catalogue.ngettext(one, many, number), {"num": number, **values})

    return {"_": message, "ngettext": of_number}


def filled(text: str, values: Mapping[str, object]) -> Markup:
    """A message of ours with its values, which are escaped."""
    return Markup(text) % values  # noqa: S704  messages are ours
