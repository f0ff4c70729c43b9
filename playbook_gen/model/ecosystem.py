"""The social ecosystem: its components, each placed on the continuum from social CRM to mass market."""

from typing import Annotated, Literal

from playbook_gen.model.base import Thing
from playbook_gen.model.fields import ComponentRefs, Dimension, Prose, Stage, TeamRef, Text, Url, in_list

Position = Literal["social-crm", "collaboration", "community", "mass-market"]
POSITIONS: tuple[Position, ...] = ("social-crm", "collaboration", "community", "mass-market")


class Component(Thing):
    """One place where you and your customers meet, with its purpose, the value that it creates and the stages of the lifecycle that it serves."""

    KIND = "component"

    title: Text
    """The name of the place. Example: Trail forum"""
    kind: Annotated[str, in_list("component_kinds")] | None = None
    """What sort of place it is. Example: customer-community"""
    position: Position | None = None
    """Where it stands on the way from one customer at a time to everybody at once."""
    roles: tuple[Annotated[str, in_list("roles")], ...] = ()
    """What the place is used for. At least one place should listen. Example: [collaboration, listening-post]"""
    media: Literal["owned", "earned", "shared", "paid"] | None = None
    """Whose place it is: yours, given by others, shared, or bought."""
    value: dict[Dimension, Literal["primary", "secondary"]] = {}
    """The value that the place creates for the organisation, each in the first or second line. Example: {customer-advocacy: primary, insight: secondary}"""
    lifecycle: tuple[Stage, ...] = ()
    """The stages of the customer's lifecycle that the place serves. The coverage tables are made from it. Example: [service, loyalty, advocacy]"""
    business_functions: tuple[Annotated[str, in_list("business_functions")], ...] = ()
    """The parts of the organisation that gain from the place. Example: [customer-service, market-research]"""
    status: Literal["active", "trial", "dormant", "closing", "closed"] = "active"
    """Whether the place is in use. Rules on places leave out one that is dormant, closing or closed."""
    platform: Text | None = None
    """The service or software on which it runs. Example: Own forum"""
    url: Url | None = None
    """The web address of the place. Example: https://example.org/forum"""
    owner: TeamRef | None = None
    """Who answers for the place: one of the team, by id. Example: head-of-community"""
    feeds: ComponentRefs = ()
    """The places to which it sends people or subjects, by id. Example: [newsletter]"""
    description: Prose | None = None
    """What happens there, in a few sentences. Example: Members plan walks with strangers. We answer and keep the rules."""
