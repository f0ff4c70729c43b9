"""The JSON Schema of the export, made from the same models as that of the editors, and from what is computed beside them.

Run as a program, this writes it to where the package ships it.
"""

from __future__ import annotations

import json
from typing import Any

from playbook_gen.analysis.status import STATUSES
from playbook_gen.diagnostics import Severity
from playbook_gen.exports.json import FORMAT, SCHEMA
from playbook_gen.model.schema import DRAFT, Told, whole
from playbook_gen.model.strategy import SECTIONS, Plan

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
WRITTEN = {
    **dict.fromkeys(("text", "tag", "item", "prose", "id", "ref", "time", "duration", "url", "currency", "recurrence", "timezone", "list"), TEXT),
    "refs": {"type": "array", "items": TEXT},
    "day": {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
}
"""What each type of the format is in the export: texts are texts, whatever they look like, and references are always a list where there may be many."""
KEPT = ("type", "enum", "const", "$ref", "required", "minimum", "maximum", "description")
DAY = WRITTEN["day"]
NUMBER: Schema = {"type": ["number", "null"]}
LEVEL: Schema = {"type": "integer", "minimum": 0, "maximum": 3}


def group(description: str, **properties: Schema) -> Schema:
    """A mapping that has all of these keys."""
    return {"type": "object", "description": description, "properties": properties, "required": list(properties), "additionalProperties": False}


def by_id(each: Schema) -> Schema:
    return {"type": "object", "additionalProperties": each}


def of(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def said(each: Schema, description: str) -> Schema:
    return {**each, "description": description}


def exported(node: Any) -> Any:
    """What editors are told of a field, as the export has it."""
    sort = str(node.get("$comment", "")).partition(" ")[0]
    if sort in WRITTEN:
        return {**WRITTEN[sort], **{key: node[key] for key in ("description",) if key in node}}
    made = {key: node[key] for key in KEPT if key in node}
    for key in ("allOf", "anyOf"):
        inner = [exported(each) for each in node.get(key, ()) if each.keys() != {"required"}]
        # A short way to write a value is told in full; only a channel that answers and no more is told by its word.
        inner = [each for each in inner if "$ref" in each or "const" in each] or inner
        if inner:
            made[key if len(inner) > 1 else "allOf"] = inner
    if "properties" in node:
        made["properties"] = {name: exported(each) for name, each in node["properties"].items()}
    if "items" in node:
        made["items"] = exported(node["items"])
    for each in (*node.get("patternProperties", {}).values(), node.get("additionalProperties")):
        if each is not None:
            made.setdefault("additionalProperties", exported(each) if isinstance(each, dict) else each)
    return made


def strict() -> Schema:
    """The schema with nothing let pass that it does not know."""
    made = whole(Plan, Told())
    definitions = {name: exported(each) for name, each in made["definitions"].items()}
    plan = exported(made)
    definitions |= {"Strategy-plan": _strategy(plan), "Goal-judged": _goal(), "Entry-dated": _entry(definitions["Entry"]), "Maturity-judged": _maturity()}
    definitions |= {"Finding": _finding()}
    top = group(
        "A playbook as `playbook export json` tells it, and playbook.json in its site: on one day, for one audience. Keys may be added within this format.",
        format=said({"const": FORMAT}, "The number of this format. It changes where a key goes away or means something else."),
        as_of=said(DAY, "The day on which all of it is so."),
        revision={"type": ["string", "null"], "description": "The commit that it is of; null where the files are not as they were committed."},
        strategies=said(by_id(of("Strategy-plan")), "By id, in the order of the files."),
        findings={"type": "array", "items": of("Finding"), "description": "What is found in what all strategies share."},
    )
    return {"$schema": DRAFT, "title": "A playbook", **top, "definitions": dict(sorted(_used(top, definitions).items()))}


def _strategy(plan: Schema) -> Schema:
    things = {name: kind for name, kind in SECTIONS.items() if kind}
    told = {
        **plan["properties"],
        **{name: said(plan["properties"][name], "By id, with those of playbook.yml that the strategy refers to.") for name in things},
        "goals": said(by_id(of("Goal-judged")), "Each by id, judged."),
        "calendar": {"type": "array", "items": of("Entry-dated"), "description": "The entries in the author's order."},
        "maturity": {"anyOf": [{"type": "null"}, of("Maturity-judged")], "description": "Null where there is no assessment by that day."},
        "readings_due": {"type": "array", "items": group("A reading that is due within 30 days, or late.", kpi=TEXT, by=DAY)},
        "findings": {"type": "array", "items": of("Finding")},
    }
    del told["readings"]  # how files are read is forgotten once they are
    needed = ["title", "status", "period", *things, "maturity", "readings_due", "findings"]
    return {**plan, "properties": told, "required": needed}


def _goal() -> Schema:
    return group(
        "A goal as it stands on the day, and the fields that its author wrote. Numbers are in the KPI's unit; null where there is none.",
        status={"enum": list(STATUSES), "description": "Worst first."},
        ratio=said(NUMBER, "The way made over the way expected by then."),
        actual=said(NUMBER, "The reading that it is judged by."),
        expected=said(NUMBER, "What was expected on that reading's day."),
        target=said(NUMBER, "The number to be reached; null for a range."),
        reading_date={"anyOf": [{"type": "null"}, DAY]},
        pace=said(NUMBER, "Where this pace leads by the deadline."),
        says=said(TEXT, "The same in a sentence, for people: its words may change."),
        fields=of("Goal"),
    )


def _entry(entry: Schema) -> Schema:
    beside = {"id": TEXT, "dates": {"type": "array", "items": DAY, "description": "Where it repeats: all its days."}}
    return {**entry, "properties": {**beside, **entry["properties"]}, "required": ["id", *entry["required"]]}


def _maturity() -> Schema:
    optional = {"type": ["boolean", "null"]}
    share: Schema = {"type": "number", "minimum": 0, "maximum": 1}
    failed: Schema = {"type": "array", "items": TEXT}
    axis = group("An axis, 0 to 100.", score=NUMBER, answered=share, high=optional, near_line=optional, gates_failed=failed)
    gap = group("What is missing, the most urgent first.", item=TEXT, level=LEVEL, priority={"type": "number"}, recommendation=TEXT)
    way = group("The least effort that leads to a quadrant: each item with the level to reach.", to=TEXT, effort={"type": "integer"}, steps=by_id(LEVEL))
    return group(
        "Where a strategy stands in its maturity model.",
        model=TEXT,
        date=DAY,
        axes=by_id(axis),
        quadrant={"type": ["string", "null"]},
        stale={"type": "array", "items": TEXT, "description": "The items whose answer is old."},
        gaps={"type": "array", "items": gap},
        shortest_way={"anyOf": [{"type": "null"}, way]},
        assessments={"type": "array", "items": of("Assessment")},
    )


def _finding() -> Schema:
    count: Schema = {"type": "integer", "minimum": 1}
    text = {"type": ["string", "null"]}
    return group(
        "What a rule of the doctrine says of a thing, and where that stands.",
        rule=TEXT,
        severity={"enum": [each.value for each in Severity]},
        thing=said(text, "As kind:id."),
        file=TEXT,
        line=count,
        column=count,
        message=TEXT,
        hint=text,
        accepted=said(text, "Why its author lives with it; null where it counts."),
    )


def _used(top: Schema, definitions: dict[str, Schema]) -> dict[str, Schema]:
    """The definitions that something leads to."""
    found: dict[str, Schema] = {}
    waiting: list[Any] = [top]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            name = str(node.get("$ref", "")).rpartition("/")[2]
            if name and name not in found:
                found[name] = definitions[name]
                waiting.append(found[name])
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
    return found


def shipped(node: Any = None) -> Any:
    """The schema as it is published: keys that may be added one day are let pass."""
    node = strict() if node is None else node
    if isinstance(node, dict):
        return {key: shipped(each) for key, each in node.items() if not (key == "additionalProperties" and each is False)}
    return [shipped(each) for each in node] if isinstance(node, list) else node


def text() -> str:
    """The file's text."""
    return json.dumps(shipped(), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(text(), encoding="utf-8")
