"""What a new thing of each kind begins with: the lines that it must have, and below them, as comments, those that it should say first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from playbook_gen.authoring.drawing import ITEM, Line
from playbook_gen.locale import message
from playbook_gen.model.describe import described
from playbook_gen.model.marks import InList, Refers, TextMark
from playbook_gen.model.maturity import Assessment
from playbook_gen.model.maturity_model import LEVELS, Item, MaturityModel
from playbook_gen.model.shapes import on_one_line
from playbook_gen.model.strategy import SECTION_OF, Plan
from playbook_gen.model.vocabulary import OPEN_LISTS
from playbook_gen.model.walk import models_in
from playbook_gen.source.refusals import NULLS
from playbook_gen.source.yaml import sound

ASSESSMENT = "assessment"
TO_BE_WRITTEN = "…"

# The fields of a first draft, those first that the doctrine asks for first.
FIRST = {
    "persona": ("needs", "pains", "goals", "channels", "evidence", "segment", "quote", "key_messages", "stage", "review_by"),
    "channel": ("purpose", "component", "personas", "owner", "cadence", "kpis", "response", "goals", "resources", "exit_rule"),
    "component": ("kind", "position", "media", "roles", "value", "lifecycle", "owner", "platform", "url", "description"),
    "objective": ("rank", "outcome", "value", "components", "lifecycle", "personas", "owner", "description"),
    "goal": ("objectives", "kpi", "baseline", "target", "by", "owner", "start", "rationale"),
    "strategy": ("goals", "choice", "why", "personas", "channels", "owner", "progress_kpis"),
    "tactic": ("strategy", "owner", "start", "due", "channels", "personas", "effort", "deliverable", "budget"),
    "kpi": ("formula", "unit", "better", "level", "source", "cadence", "owner", "gaming_risk", "readings"),
}
KINDS = (*FIRST, ASSESSMENT)
_IDS_TOLD = 8
_DAYS = {("goal", "start"): "start", ("goal", "by"): "end", ("tactic", "start"): "start", ("tactic", "due"): "end"}
"""Days that are taken from the strategy's period."""
_NOT_YET = {("goal", "baseline"): {"unknown": TO_BE_WRITTEN}, ("kpi", "readings"): []}
"""Fields whose numbers would claim what nobody has read off."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a skeleton is made with: the language it explains itself in, the words of the open lists, the ids that there are by kind, the strategy's period
    (`start` and `end`, as far as they can be read), and the maturity model that it is assessed with (`None` where that cannot be read).
    """

    language: str = "en"
    vocabulary: Mapping[str, Mapping[str, str]] = field(default_factory=lambda: OPEN_LISTS)
    ids: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period: Mapping[str, str] = field(default_factory=dict)
    maturity_model: MaturityModel | None = None


def skeleton(kind: str, id_: str, known: Known) -> Line:
    """What is to be added: an entry of a mapping under its id, or of a list."""
    if kind == ASSESSMENT:
        if known.maturity_model is None:
            raise ValueError("an assessment needs a maturity model")
        return assessment(id_, known.maturity_model, known)
    return thing(kind, id_, known)


def thing(kind: str, id_: str, known: Known) -> Line:
    """A new thing of a kind, with a title made from its id: “night-shift-nurse” is the Night shift nurse."""
    model = model_of(kind)
    waiting = (_waiting(kind, model, name, known) for name in FIRST[kind])
    return Line(id_, (Line("title", _title(id_)), *waiting))


def assessment(day: str, model: MaturityModel, known: Known) -> Line:
    """A new assessment, with every item of its maturity model, the question and what each level means."""
    by = _waiting(ASSESSMENT, Assessment, "by", known)
    hint = message("Take the “# ” away here and before each item that you answer.", known.language)
    told = (message(described(Assessment)["answers"].text, known.language), hint)
    answers = tuple(_item(model, id_, item, known.language) for _, id_, item in model.items())
    return Line(ITEM, (Line("date", day), by, Line("answers", answers, told, waits=True)))


def model_of(kind: str) -> type[BaseModel]:
    """The model of the things of a kind."""
    return next(models_in(Plan.model_fields[SECTION_OF[kind]].annotation))


def _title(id_: str) -> str:
    title = id_.replace("-", " ").capitalize()
    return f'"{title}"' if title in NULLS else title


def _item(model: MaturityModel, id_: str, item: Item, language: str) -> Line:
    levels = (f"{level}: {model.text(item.levels[level], language)}" for level in LEVELS)
    return Line(id_, "0", (model.text(item.question, language), *levels))


def _waiting(kind: str, model: type[BaseModel], name: str, known: Known) -> Line:
    """A field that is to be filled in: what it is for, what can be written, and a value."""
    told = described(model)[name]
    annotation = [model.model_fields[name].annotation, *model.model_fields[name].metadata]
    marks = [each for part in annotation for each in _marks(part)]
    text, shown = (message(each, known.language) if each else "" for each in told)
    example = _frame(kind, model, name, shown) if shown else ""
    refers = next((each for each in marks if isinstance(each, Refers)), None)
    words = _words(marks, known)
    explained = [text] if example == shown else [text, f"{message('Such as:', known.language)} {shown}"]
    if words:
        explained.append(f"{message('Possible words:', known.language)} {', '.join(words)}.")
    if refers and (ids := known.ids.get(refers.kind)):
        more = ", …" if len(ids) > _IDS_TOLD else "."
        explained.append(f"{message('There are:', known.language)} {', '.join(ids[:_IDS_TOLD])}{more}")
        example = f"[{ids[0]}]" if example.startswith("[") else ids[0]
    day = known.period.get(_DAYS.get((kind, name), ""))
    return Line(name, day or example or words[0], tuple(explained), waits=True)


def _frame(kind: str, model: type[BaseModel], name: str, example: str) -> str:
    """An example whose texts are still to be written: taken over as it is, it would claim what nobody has said or found out."""
    value = sound(example)
    blank = _NOT_YET.get((kind, name), _blank(model, name, value))
    return example if blank == value else on_one_line(blank) or example


def _blank(model: type[BaseModel], name: str, value: Any) -> Any:
    annotation = [model.model_fields[name].annotation, *model.model_fields[name].metadata]
    if any(isinstance(each, TextMark) for part in annotation for each in _marks(part)):
        return [TO_BE_WRITTEN] if isinstance(value, list) else TO_BE_WRITTEN
    inner = next(models_in(model.model_fields[name].annotation), None)
    if inner and isinstance(value, list):
        return [_blank_group(inner, each) for each in value]
    return _blank_group(inner, value) if inner and isinstance(value, dict) else value


def _blank_group(model: type[BaseModel], group: Any) -> Any:
    return {key: _blank(model, key, each) for key, each in group.items()} if isinstance(group, dict) else group


def _words(marks: list[Any], known: Known) -> tuple[str, ...]:
    """The words that a field chooses from; none where it takes anything."""
    for each in marks:
        if isinstance(each, InList):
            return tuple(known.vocabulary[each.name])
    return next((get_args(each) for each in marks if get_origin(each) is Literal), ())


def _marks(annotation: Any) -> Iterator[Any]:
    """All that a type is made of, whatever depth it stands at; not what is inside models."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _marks(inner)
