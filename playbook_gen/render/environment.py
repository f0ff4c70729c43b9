"""One Jinja environment a language: everything is escaped, an unknown name is an error, messages come from the catalogue."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from playbook_gen.locale import translations


@cache
def environment(language: str) -> Environment:
    """The templates of this package with a language's messages."""
    made = Environment(
        loader=PackageLoader("playbook_gen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the templates of a package stay as they are; asking their files each time costs more than some pages
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_translations(translations(language), newstyle=True)  # type: ignore[attr-defined]  # the extension adds it
    return made
