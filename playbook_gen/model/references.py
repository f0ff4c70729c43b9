"""References to nothing, and to what fewer may see than see the one who refers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from playbook_gen.diagnostics import Place, did_you_mean
from playbook_gen.model.audience import reach
from playbook_gen.model.base import Thing
from playbook_gen.model.fields import SLUG
from playbook_gen.model.keys import key_meant
from playbook_gen.model.links import Key
from playbook_gen.model.markdown import BRACKETS
from playbook_gen.model.maturity_model import MaturityModel
from playbook_gen.model.strategy import KINDS, SECTION_OF, SECTIONS, Plan
from playbook_gen.model.walk import Mention, Path
from playbook_gen.settings import AUDIENCES
from playbook_gen.source.lines import LINE_BREAK
from playbook_gen.source.names import repaired
from playbook_gen.source.nodes import Mapping as MappingNode
from playbook_gen.source.nodes import Scalar, Source, find


class Problem(NamedTuple):
    """A refusal at a path of a tree; `on_key` where the key, not the value, is wrong."""

    rule: str
    path: Path
    message: str
    hint: str | None = None
    on_key: bool = False
    where: Place | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What a plan may refer to beyond its own things, each with how few may see it."""

    shared: Mapping[Key, int]
    plans: Mapping[str, int]
    maturity_models: Mapping[str, MaturityModel]
    rule_names: Collection[str]
    shared_tree: MappingNode
    unsure: frozenset[str] = frozenset()
    """Kinds of which some may be missing here, because what defines them cannot be read."""

    def items(self) -> Iterator[str]:
        """Every item as `model/item`."""
        for model in self.maturity_models.values():
            yield from (f"{model.id}/{item}" for axis in model.axes.values() for item in axis.items)

    def has_item(self, name: str) -> bool:
        """Whether there is this `model/item`."""
        model, _, item = name.partition("/")
        found = self.maturity_models.get(model)
        return found is not None and any(item in axis.items for axis in found.axes.values())


class Written(NamedTuple):
    """The ids that stand in a file, those of refused things too, and the kinds whose section cannot be read or has a wrong name: no second error follows from
    these.
    """

    keys: tuple[Key, ...]
    unsure: frozenset[str]


def written(tree: MappingNode, fields: Collection[str]) -> Written:
    """What a tree holds before anything is taken out of it; `fields` are the keys that its file may have."""
    sections: dict[str, Any] = {kind: find(tree, (section,)) for kind, section in SECTION_OF.items() if section in tree}
    # A refused id counts as its repaired spelling, so that references which have it right already are no second error.
    keys = ((kind, id_ if SLUG.match(id_) else repaired(id_)) for kind, node in sections.items() if isinstance(node, MappingNode) for id_ in map(str, node))
    misnamed = {SECTIONS.get(key_meant(str(each), tuple(sorted(Plan.model_fields))) or "") for each in tree if each not in fields}
    unread = {kind for kind, node in sections.items() if not isinstance(node, MappingNode)}
    return Written(tuple(keys), frozenset(each for each in unread | misnamed if each))


def references(found: Iterator[Mention], root: Thing, tree: MappingNode, levels: Mapping[Key, int], known: Known, unsure: Collection[str]) -> Iterator[Problem]:
    """Every mention of nothing, and of what fewer may see; a kind in `unsure` may have things that nobody could read."""
    for mention in found:
        holder = max(reach(mention.holder.visible_to), reach(root.visible_to))
        level = _level(mention, levels, known, reach(root.visible_to))
        if level is None and mention.kind not in unsure:
            yield Problem("unknown-reference", mention.path, _unknown(mention), _nearest(mention, levels, known), where=_in_prose(tree, mention))
        elif level is not None and level > holder:
            message = f"“{mention.id}” is for {AUDIENCES[level]} only, and this is shown to {AUDIENCES[holder]}"
            hint = "remove the reference, or give both the same visible_to"
            yield Problem("reference-to-hidden", mention.path, message, hint, where=_in_prose(tree, mention))


def _level(mention: Mention, levels: Mapping[Key, int], known: Known, root: int) -> int | None:
    """How few may see what is mentioned; `None` where there is no such thing."""
    if mention.kind == "item":
        return 0 if known.has_item(mention.id) else None
    if mention.kind == "plan":
        return known.plans.get(mention.id)
    level = levels.get((mention.kind, mention.id))
    return level if level is None or (mention.kind, mention.id) in known.shared else max(level, root)


def _unknown(mention: Mention) -> str:
    if mention.kind not in KINDS:
        return f"“{mention.kind}” is no kind of thing"
    if mention.kind == "team":
        return f"nobody in the team has the id “{mention.id[:60]}”"
    return f"there is no {mention.kind} “{mention.id[:60]}”"


def _nearest(mention: Mention, levels: Mapping[Key, int], known: Known) -> str | None:
    if mention.kind not in KINDS:
        return did_you_mean(mention.kind, KINDS) or f"kinds are: {', '.join(KINDS)}"
    others = [kind for kind, id_ in levels if id_ == mention.id]
    if others:
        return f"“{mention.id}” is a {others[0]}; a {mention.kind} belongs here"
    if mention.kind == "item":
        choices = sorted(known.items())
    else:
        choices = list(known.plans) if mention.kind == "plan" else [id_ for kind, id_ in levels if kind == mention.kind]
    return did_you_mean(mention.id, choices) or _add_first(mention.kind, mention.id, bool(choices))


def _add_first(kind: str, id_: str, some: bool) -> str:
    """The hint to define what is referred to; `some` where there are others of its kind."""
    if kind not in SECTION_OF:
        return "name the strategy's file or folder" if kind == "plan" else "name the model and the item: smi/budget"
    words = id_[:60].replace("-", " ")
    entry = f"{id_[:60]}: {{title: {words.title() if kind == 'team' else words.capitalize()}}}"
    if some:
        return f"add {entry} to {SECTION_OF[kind]}, or name one that is there"
    return f"add {'a team' if kind == 'team' else f'the {kind}'} first: {SECTION_OF[kind]}: {{{entry}}}"


def _in_prose(tree: MappingNode, mention: Mention) -> Place | None:
    """The character at which a `[[…]]` stands in the file: there are as many `[[` before it as in the prose."""
    node = find(tree, mention.path)
    if mention.brackets is None or not isinstance(node, Scalar):
        return None
    starts, brackets = _marks_of(node.source)
    number = bisect_left(brackets, starts[node.line - 1] + node.column - 1) + mention.brackets
    if number >= len(brackets):
        return None
    line = bisect_right(starts, brackets[number])
    return Place(node.source.file, line, brackets[number] - starts[line - 1] + 1)


@lru_cache(maxsize=8)
def _marks_of(source: Source) -> tuple[list[int], list[int]]:
    """Where the lines of a file begin, and where each `[[` stands: kept, because one file may have a thousand places to tell."""
    return [0, *(each.end() for each in LINE_BREAK.finditer(source.text))], [each.start() for each in BRACKETS.finditer(source.text)]
