"""What stands in a hand-written page instead of a part or a link that cannot be shown."""

from __future__ import annotations

from markupsafe import Markup

from playbook_gen.diagnostics import Diagnostic
from playbook_gen.locale import message
from playbook_gen.pages import ROOT
from playbook_gen.pages.addresses import relative
from playbook_gen.render.environment import environment
from playbook_gen.render.part import for_others
from playbook_gen.settings import Settings


def refused(found: Diagnostic, settings: Settings) -> str:
    """What is wrong, where, and what to write."""
    title = message("This part cannot be shown", settings.language)
    return for_others(environment(settings.language).get_template("parts/refused.html").render(title=title, found=found))


def refused_link(written: str, found: Diagnostic) -> str:
    """The link as it is written, and what is wrong."""
    told = f"{found.message}; {found.hint}" if found.hint else found.message
    return for_others(Markup("<strong><code>{}</code> {}</strong>").format(written, told))


def broken(page: str, settings: Settings) -> str:
    """Where the problems of the strategies stand."""
    title, told = message("This part cannot be shown", settings.language), message("The playbook cannot be built", settings.language)
    way = relative(page, f"{ROOT}/index.md", "", settings.directory_urls)
    html = Markup('<div class="admonition failure"><p class="admonition-title">{}</p><p><a href="{}">{}</a></p></div>')
    return for_others(html.format(title, way, told))
