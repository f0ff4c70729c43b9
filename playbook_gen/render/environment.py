"""One Jinja environment a language: everything is escaped, an unknown name is an error, messages come from the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from jinja2.runtime import Context
from markupsafe import Markup

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
        auto_reload=False,  # a package's stay as they are, others of the owner's have another environment; asking each time takes longer than some pages
    )
    made.context_class = PlainContext
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
