"""What the format's fields are called in a sentence for people: “deadline”, “number of posts”. Catalogues translate these like any message."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from playbook_gen.locale import message

_AS_WRITTEN = (
    "accessibility amount baseline behaviours budget cadence call_to_action channels choice contact currency date date_column decisions deliverable",
    "demographics deputy description ecosystem effort end enthusiasm evidence exit_rule file finding formality format formats formula function goals",
    "governance horizon humour impact intent key_messages kind language languages lead_time level likelihood listening maturity media needs note",
    "note_column notes objectives options organisation owner pains period persona personas pillar pillars platform position primary_intent promise purpose",
    "question rank rationale reason recommendation resources respect result review risks roles segment share size source start status strategies strategy",
    "summary tactic tactics tags target team text thresholds time timing title tone tools trigger unit value value_column values version vocabulary weight",
)
"""Fields whose own name says it."""

FIELDS: dict[str, str] = {
    **{name: name.replace("_", " ") for line in _AS_WRITTEN for name in line.split()},
    "accept": "findings accepted",
    "accountable": "who is accountable",
    "alt_text": "descriptions of pictures",
    "amber": "threshold for at risk",
    "answers": "maturity answer",
    "about": "what the model is about",
    "approved": "approval",
    "approver": "who approves it",
    "asked_of": "who is to decide",
    "assessments": "maturity assessment",
    "audience": "finding on the audience",
    "axes": "axis",
    "better": "which way is better",
    "business_functions": "business functions served",
    "by": "deadline",
    "calendar": "editorial calendar",
    "captions": "captions on videos",
    "closes": "maturity items that it closes",
    "competitors": "competitor",
    "component_kinds": "sorts of place",
    "component": "ecosystem component",
    "components": "ecosystem components",
    "consulted": "who is consulted",
    "daily": "daily routine",
    "date_format": "how days are written",
    "decimal": "sign before decimals",
    "decided": "answer given",
    "demographics_reason": "reason for the demographics",
    "desired_action": "what people are to do",
    "due": "due date",
    "enough": "share that has to be answered",
    "efforts": "effort to reach the next level",
    "escalation": "escalation step",
    "every": "how often it is reviewed",
    "feeds": "what it feeds",
    "first_reply": "promise of a first reply",
    "fortnightly": "fortnightly routine",
    "from_research": "whether it was said in research",
    "functions": "parts of the organisation",
    "gaming_risk": "how it could be made to look good",
    "gates": "gate",
    "green": "threshold for on course",
    "hours": "hours when somebody answers",
    "hours_per_week": "hours per week",
    "human": "how we will be human",
    "inform": "who is told as well",
    "informed": "who is informed",
    "intents": "what it may be for",
    "items": "checklist item",
    "kpi": "KPI",
    "kpi_column": "column of the KPI",
    "kpis": "KPIs",
    "lifecycle": "lifecycle stages",
    "levels": "meaning of a level",
    "lower_axis_weight": "weight of gaps on the lower axis",
    "maturity_models": "files of maturity models",
    "max": "largest value",
    "may_reply": "whether they may answer in public",
    "milestones": "milestone",
    "min": "smallest value",
    "mitigation": "what is done about it",
    "mode": "how the target is counted",
    "model": "maturity model",
    "monthly": "monthly routine",
    "near": "points that count as near the line",
    "needed_by": "day an answer is needed",
    "next": "day of the next review",
    "not_applicable": "why it does not apply",
    "one_thing": "what sets us apart",
    "origin": "where it comes from",
    "outcome": "business outcome",
    "override": "whether it does more than flatter",
    "paid": "paid reach",
    "parent": "larger goal",
    "per": "span of time",
    "policies": "policy",
    "posts": "number of posts",
    "progress_kpis": "KPIs of progress",
    "quarterly": "quarterly routine",
    "quadrants": "quadrant",
    "quote": "quotation",
    "raci": "responsibilities",
    "readings": "reading",
    "relation": "how well they know us",
    "repeat": "repetition",
    "resolution": "promise of a solution",
    "response": "promise of a reply",
    "responsible": "who is responsible",
    "review_by": "day of the next review",
    "revision": "approved revision",
    "rhythm": "rhythm of work",
    "role": "task in the strategy",
    "series_break": "whether a new series begins",
    "spent": "money spent",
    "spent_by": "day up to which the money spent is counted",
    "stage": "lifecycle stage",
    "stale_days": "days until an answer is too old",
    "standing": "whether it has no deadline on purpose",
    "terms": "word for",
    "threshold": "score that counts as high",
    "timezone": "time zone",
    "unknown": "why it is unknown",
    "url": "web address",
    "vanity": "note on vanity",
    "visible_to": "who may see it",
    "weekly": "weekly routine",
    "who": "who acts",
    "why": "why it should work",
    "within": "time allowed",
    "wont_do": "what we decided against",
    "yearly": "yearly routine",
    "channel.cadence.per": "span of time for the posts",
    "channel.paid.budget": "budget for paid reach",
    "channel.paid.reason": "reason for paid reach",
    "channel.resources.budget": "budget of the channel",
    "component.kind": "kind of place",
    "decision.decided.date": "day of the answer",
    "decision.decided.outcome": "answer given",
    "entry.date": "day of publication",
    "entry.end": "last day",
    "entry.time": "time of day",
    "kpi.source": "source of the readings",
    "kpi.vanity.reason": "why it does more than flatter",
    "objective.value": "value that it is to create",
    "persona.evidence.kind": "kind of evidence",
    "persona.goals": "aims",
    "persona.size": "number of people",
    "plan.approved.by": "who approved it",
    "plan.approved.date": "day of the approval",
    "plan.governance.escalation.level": "level of escalation",
    "plan.kind": "kind of organisation",
    "plan.listening.audience.date": "day of the finding on the audience",
    "plan.listening.audience.finding": "finding on the audience",
    "plan.listening.audience.source": "source of the finding on the audience",
    "plan.listening.competitors.channels": "channels of the competitor",
    "plan.listening.competitors.finding": "finding on the competitor",
    "plan.maturity.assessments.answers.evidence": "evidence for the maturity answer",
    "plan.maturity.assessments.answers.level": "maturity level",
    "plan.maturity.assessments.by": "who assessed the maturity",
    "plan.maturity.target": "quadrant aimed at",
    "plan.period.end": "last day of the period",
    "plan.period.start": "first day of the period",
    "plan.readings": "file of readings",
    "plan.readings.kpis": "what the file calls a KPI",
    "plan.source": "published document",
}
"""Field → its name in a sentence. Where a field means something else in one place, that place has a name of its own: the kind of thing and the way to it."""

_KEYED = (
    *["accept", "answers", "assessments", "audience", "axes", "competitors", "demographics", "efforts", "escalation", "evidence", "gates", "items"],
    *["kpis", "milestones", "policies", "quadrants", "raci", "readings", "value"],
)
"""After these comes what tells one from the other: an id, a day, a word of the author's, and be it called as a field is."""

_SAID_ABOVE = ("amount", "text", "value")
"""What needs no name of its own below its field: the amount of a budget is the budget."""

_VAGUE = (
    "by",
    "channels",
    "currency",
    "date",
    "evidence",
    "finding",
    "kind",
    "level",
    "max",
    "min",
    "note",
    "notes",
    "per",
    "source",
    "title",
    "unknown",
    "url",
)
"""What says little below its field without that field's name before it."""


def field_label(way: Sequence[str], language: str, kind: str = "") -> str:
    """The name of the value at the end of a way through the fields of a thing, whose `kind` it may hang on: “deadline”, “budget: currency”.

    Keys on the way (an id, a day, a number) are skipped; of a way without any field that is known, the words are given as they are written.
    """
    fields = tuple(_fields(way))
    return _name(fields, language, kind) if fields else " ".join(way).replace("_", " ")


def keys(way: Sequence[str]) -> list[str]:
    """The keys on a way: an id, a day, a word of the author's, even one that a field is called by."""
    return [step for step, known in _steps(way) if not known]


def _fields(way: Sequence[str]) -> list[str]:
    return [step for step, known in _steps(way) if known]


def _steps(way: Sequence[str]) -> Iterator[tuple[str, bool]]:
    above = ""
    for step in way:
        known = step in FIELDS and above not in _KEYED
        yield step, known
        above = step if known else ""


def _name(fields: tuple[str, ...], language: str, kind: str) -> str:
    *above, last = fields
    own = FIELDS.get(".".join((kind, *fields)))
    if own is None and above and last in (*_SAID_ABOVE, *_VAGUE):
        named = _name(tuple(above), language, kind)
        return named if last in _SAID_ABOVE else f"{named}: {_said(FIELDS[last], language)}"
    return _said(own or FIELDS.get(f"{kind}.{last}") or FIELDS[last], language)


def _said(label: str, language: str) -> str:
    """A label within a sentence: a catalogue may have it with a capital, for where it is a heading too."""
    said = message(label, language)
    return said if said[1:2].isupper() else said[:1].lower() + said[1:]
