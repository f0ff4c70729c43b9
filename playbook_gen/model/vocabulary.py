"""The open lists of the format: their built-in ids with English titles, which catalogues translate and playbook.yml extends."""

from __future__ import annotations

from collections.abc import Mapping

_FUNCTIONS = {
    "leadership": "Leadership",
    "marketing": "Marketing",
    "communications": "Communications",
    "sales": "Sales",
    "customer-service": "Customer service",
    "product": "Product",
    "research": "Research",
    "hr": "Human resources",
    "it": "IT",
    "legal": "Legal",
    "partner": "Partner",
}
_VALUE = {
    "direct-sales": "Direct sales",
    "lead-generation": "Lead generation",
    "brand-awareness": "Brand awareness",
    "customer-advocacy": "Customer advocacy",
    "loyalty": "Loyalty",
    "customer-service": "Customer service",
    "insight": "Insight",
    "cost-reduction": "Cost reduction",
    "reputation": "Reputation",
    "recruitment": "Recruitment",
    "participation": "Participation",
}
_LIFECYCLE = {
    "awareness": "Awareness",
    "investigate": "Investigate",
    "purchase": "Purchase",
    "service": "Service",
    "loyalty": "Loyalty",
    "advocacy": "Advocacy",
}
_COMPONENT_KINDS = {
    "customer-community": "Customer community",
    "social-network": "Social network",
    "social-profile": "Social profile",
    "community-platform": "Community platform",
    "owned-site": "Own site",
    "messaging": "Messaging",
    "email": "E-mail",
    "event": "Event",
    "internal": "Internal",
}
_ROLES = {
    "listening-post": "Listening post",
    "collaboration": "Collaboration",
    "broadcast": "Broadcast",
    "support": "Support",
    "advocacy": "Advocacy",
    "commerce": "Commerce",
    "recruitment": "Recruitment",
}
_BUSINESS_FUNCTIONS = {
    "public-relations": "Public relations",
    "marketing": "Marketing",
    "lead-generation": "Lead generation",
    "customer-service": "Customer service",
    "market-research": "Market research",
    "sales": "Sales",
    "hr": "Human resources",
    "product": "Product",
}
_INTENTS = {
    "awareness": "Awareness",
    "sales": "Sales",
    "loyalty": "Loyalty",
    "service": "Service",
    "insight": "Insight",
    "reputation": "Reputation",
    "recruitment": "Recruitment",
    "participation": "Participation",
    "internal": "Internal communication",
}

OPEN_LISTS: Mapping[str, Mapping[str, str]] = {
    "functions": _FUNCTIONS,
    "value": _VALUE,
    "lifecycle": _LIFECYCLE,
    "component_kinds": _COMPONENT_KINDS,
    "roles": _ROLES,
    "business_functions": _BUSINESS_FUNCTIONS,
    "intents": _INTENTS,
}


def extended(added: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The open lists with the values that a playbook adds; id → title."""
    return {name: {**built_in, **added.get(name, {})} for name, built_in in OPEN_LISTS.items()}
