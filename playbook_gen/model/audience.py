"""The smaller playbook of an audience: what fewer may see is taken out right after the checks of form."""

from __future__ import annotations

from typing import Any, TypeVar

from playbook_gen.model.shared import Shared
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.settings import AUDIENCES, Audience
from playbook_gen.source.nodes import Mapping

OwnerT = TypeVar("OwnerT", Plan, Shared)


def reach(audience: Audience) -> int:
    """How few may see: 0 for everyone, then staff, then leadership."""
    return AUDIENCES.index(audience)


def written_reach(tree: Mapping) -> int:
    """How few may see what a mapping describes, read before it is checked."""
    told: Any = tree.get("visible_to")  # type: ignore[call-overload]  # any str is a key
    return reach(told) if told in AUDIENCES else 0


def for_audience(owner: OwnerT, audience: Audience) -> tuple[OwnerT, int]:
    """The plan or shared part without what `audience` may not see, and how many things that left out."""
    kept, left_out = {}, 0
    for section in SECTION_OF.values():
        things = getattr(owner, section, None)
        if not things:
            continue
        seen = {id_: thing for id_, thing in things.items() if reach(thing.visible_to) <= reach(audience)}
        left_out += len(things) - len(seen)
        kept[section] = seen
    return owner.model_copy(update=kept), left_out
