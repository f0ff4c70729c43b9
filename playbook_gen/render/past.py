"""What templates can say of the past: a change in words with the words that changed marked, a revision with its link, who changed a page's YAML last."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from markupsafe import Markup, escape

from playbook_gen import locale
from playbook_gen.history.change import Change
from playbook_gen.history.says import Said, says
from playbook_gen.locale import message
from playbook_gen.locale.words import WEIGHTS
from playbook_gen.model.playbook import Playbook
from playbook_gen.pages import PageSpec

if TYPE_CHECKING:
    from playbook_gen.history.past import Past
    from playbook_gen.history.revision import Revision

_SHAPES = {"lowered-target": "▼", "slipped-date": "▶", "redefined-kpi": "≠", "moved-baseline": "↕", "edited-reading": "✎"}
_MARKS = {"same": "{}", "gap": "{}", "removed": "<del>{}</del>", "added": "<ins>{}</ins>"}


def past_helpers(spec: PageSpec, playbook: Playbook, past: Past | None) -> dict[str, Any]:
    """The names that a template finds beside the others; `past` is `None` where there is none to tell."""
    return {
        "past": past,
        "told": partial(_told, spec, playbook),
        "weight_shape": _SHAPES.get,
        "weight_words": lambda id_: message(WEIGHTS[id_], spec.language),
        "revision": partial(_revision, spec.language, past),
        "revision_id": partial(_revision_id, past),
        "last_change": past.last(_file(spec)) if past and spec.place else None,
    }


def _file(spec: PageSpec) -> str:
    """The page's file as it lies in the strategies folder."""
    return spec.place.file.partition("/")[2] if spec.place else ""


def _told(spec: PageSpec, playbook: Playbook, change: Change) -> Markup:
    """A change as a sentence."""
    said: Said = says(change, spec.language, playbook.shared.terms)
    if not said.worded:
        return escape(said.whole)
    pieces = (Markup(_MARKS[each.kind]).format(each.text) for each in said.worded)  # noqa: S704  the marks are ours, the text is escaped
    return Markup("{}: {}").format(said.about, Markup("").join(pieces))


def _revision(language: str, past: Past | None, found: Revision) -> Markup:
    """When, by whom and in which revision: “23 November 2026 · Ada · 1b7674c”; the last a link where the site says where its revisions are."""
    told = past.told if past else None
    parts: list[str | Markup] = [locale.day(found.day, language)]
    if told is None or told.authors:
        parts.append(Markup("<bdi>{}</bdi>").format(found.author))  # a name may turn the direction of what follows it
    return Markup(" · ").join([*parts, _revision_id(past, found)])


def _revision_id(past: Past | None, found: Revision) -> Markup:
    """A revision's short id; a link where the site says where its revisions are."""
    short = Markup(f"<code>{found.id[:7]}</code>")  # noqa: S704  git's ids are hexadecimal
    if past and past.told.revision_url:
        return Markup('<a href="{}">{}</a>').format(past.told.revision_url.replace("{revision}", quote(found.id)), short)
    return short
