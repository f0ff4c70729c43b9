"""The social ecosystem: its components, each placed on the continuum from social CRM to mass market."""

from __future__ import annotations

from typing import Annotated, Literal

from playbook_gen.model.base import Thing
from playbook_gen.model.fields import ComponentRefs, Dimension, Prose, Stage, TeamRef, Text, Url, in_list

Position = Literal["social-crm", "collaboration", "community", "mass-market"]
POSITIONS: tuple[Position, ...] = ("social-crm", "collaboration", "community", "mass-market")


class Component(Thing):
    """One place of the ecosystem, with its purpose, the value it creates and the stages of the customer's lifecycle it serves."""

    KIND = "component"

    kind: Annotated[str, in_list("component_kinds")] | None = None
    position: Position | None = None
    roles: tuple[Annotated[str, in_list("roles")], ...] = ()
    media: Literal["owned", "earned", "shared", "paid"] | None = None
    value: dict[Dimension, Literal["primary", "secondary"]] = {}
    lifecycle: tuple[Stage, ...] = ()
    business_functions: tuple[Annotated[str, in_list("business_functions")], ...] = ()
    status: Literal["active", "trial", "dormant", "closing", "closed"] = "active"
    platform: Text | None = None
    url: Url | None = None
    owner: TeamRef | None = None
    feeds: ComponentRefs = ()
    description: Prose | None = None
