"""Which key of the format somebody meant who wrote another: a misspelt one, another word for it, an Italian one, or one that belongs elsewhere."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from pydantic import BaseModel

from playbook_gen.diagnostics import did_you_mean
from playbook_gen.model.declared import keys_at
from playbook_gen.model.strategy import SECTIONS, Plan
from playbook_gen.model.walk import Path

OTHER_WORDS: dict[str, tuple[str, ...]] = {
    "age": ("demographics",),
    "assignee": ("owner",),
    "audience": ("personas",),
    "audiences": ("personas",),
    "begin": ("start",),
    "comment": ("note", "notes"),
    "competitor": ("competitors",),
    "cost": ("budget", "amount"),
    "deadline": ("by", "due", "needed_by", "end"),
    "desc": ("description", "summary", "deliverable", "rationale", "purpose"),
    "descr": ("description", "summary", "deliverable", "rationale", "purpose"),
    "description": ("description", "summary", "deliverable", "rationale", "purpose", "why", "question", "mitigation"),
    "due": ("by", "needed_by", "end"),
    "due_date": ("due", "by", "needed_by", "end"),
    "end": ("by", "due"),
    "end_date": ("end", "by", "due"),
    "gender": ("demographics",),
    "frequency": ("cadence", "every", "repeat"),
    "from": ("start",),
    "income": ("demographics",),
    "indicator": ("kpi", "kpis"),
    "indicators": ("kpis",),
    "label": ("title",),
    "labels": ("tags",),
    "link": ("url",),
    "metric": ("kpi", "kpis"),
    "metrics": ("kpis",),
    "name": ("title",),
    "people": ("team", "personas"),
    "priority": ("rank",),
    "probability": ("likelihood",),
    "reason": ("rationale", "why", "reason"),
    "responsible": ("owner",),
    "severity": ("impact",),
    "start_date": ("start",),
    "theme": ("pillar", "pillars"),
    "themes": ("pillars",),
    "until": ("end", "by", "due"),
    "website": ("url",),
    "who": ("owner",),
    "why": ("rationale",),
}
"""Words that authors try, each with the keys that say the same: the first that is known at the place counts."""

ITALIAN: dict[str, tuple[str, ...]] = {
    "ascolto": ("listening",),
    "azioni": ("tactics",),
    "bisogni": ("needs",),
    "calendario": ("calendar",),
    "canale": ("channel", "channels"),
    "canali": ("channels",),
    "data": ("date",),
    "decisioni": ("decisions",),
    "descrizione": ("description", "summary", "deliverable", "rationale", "purpose"),
    "ecosistema": ("ecosystem",),
    "etichette": ("tags",),
    "fine": ("end", "due", "by"),
    "fonte": ("source",),
    "impatto": ("impact",),
    "importo": ("amount",),
    "indicatore": ("kpi", "kpis"),
    "indicatori": ("kpis",),
    "inizio": ("start",),
    "lingua": ("language",),
    "maturita": ("maturity",),
    "maturità": ("maturity",),
    "nome": ("title",),
    "nota": ("note", "notes"),
    "note": ("note", "notes"),
    "obiettivi": ("objectives",),
    "obiettivo": ("objectives", "target"),
    "organizzazione": ("organisation",),
    "periodo": ("period",),
    "personaggi": ("personas",),
    "persone": ("team", "personas"),
    "pilastri": ("pillars",),
    "pilastro": ("pillar", "pillars"),
    "probabilita": ("likelihood",),
    "probabilità": ("likelihood",),
    "responsabile": ("owner",),
    "revisione": ("review", "revision"),
    "rischi": ("risks",),
    "scadenza": ("by", "due", "needed_by", "end"),
    "sintesi": ("summary", "description"),
    "sommario": ("summary", "description"),
    "squadra": ("team",),
    "stato": ("status",),
    "strategia": ("strategy", "strategies"),
    "strategie": ("strategies",),
    "tattica": ("tactic", "tactics"),
    "tattiche": ("tactics",),
    "tipo": ("kind",),
    "titolo": ("title",),
    "traguardi": ("goals",),
    "traguardo": ("goals", "target"),
    "valore": ("value", "target"),
    "valuta": ("currency",),
}
"""Italian words for keys, as above."""


_VERY_LIKE = 0.75
"""How much a word must be like a key for it to be that key misspelt, although the same word is a key elsewhere."""


@lru_cache(maxsize=1_000)
def key_meant(name: str, known: tuple[str, ...]) -> str | None:
    """The known key that somebody meant who wrote `name`, if that can be told."""
    small = name[:100].strip().lower().replace(" ", "_").replace("-", "_")
    if small in known:
        return small
    words = (*OTHER_WORDS.get(small, ()), *ITALIAN.get(small, ()))
    return next((each for each in words if each in known), None) or next(iter(get_close_matches(name[:100], known, n=1)), None)


def key_hint(model: type[BaseModel], path: Path) -> str:
    """What to write instead of the unknown key that a path ends in."""
    name, known = str(path[-1]), tuple(sorted(keys_at(model, path[:-1])))
    if name == "id":
        return f"{'the key above' if len(path) > 1 else 'the name of the file or folder'} is the id: leave this out"
    meant, small = key_meant(name, known), name.lower()
    if meant and meant in ITALIAN.get(small, ()):
        return f"{'section names' if meant in SECTIONS and len(path) == 1 else 'keys'} are English: {meant}"
    if meant == "demographics" and meant != small:  # the word that was tried is the key inside
        return f"write demographics: {{{small}: …}}, and say in demographics_reason what it explains"
    if meant and (meant in OTHER_WORDS.get(small, ()) or meant == small):
        return f"write “{meant}” instead{': keys are in small letters' if meant == small != name else ''}"
    very_like = meant is not None and SequenceMatcher(None, meant, small).ratio() > _VERY_LIKE
    place = None if very_like else _right_place(model, path, name)
    if meant and place is None:
        return did_you_mean(name, known) or f"did you mean “{meant}”?"
    return place or f"known here: {', '.join(known)}"


def _right_place(model: type[BaseModel], path: Path, name: str) -> str | None:
    """Where a key belongs that stands in the wrong place."""
    within = _within(model, path[:-1], name)
    elsewhere = _elsewhere(name, str(path[0]) if len(path) > 1 else "") if model is Plan else ()
    if within and (len(path) > 1 or not elsewhere):
        return f"it stands within {within}: {within}: {{{name}: …}}"
    return f"it is a key of {' and of '.join(elsewhere[:3])}: write it there, or leave it out" if elsewhere else None


def _within(model: type[BaseModel], path: Path, name: str) -> str | None:
    """The field at a place whose own fields have a key of this name."""
    return next((field for field in keys_at(model, path) if name in keys_at(model, (*path, field))), None)


@lru_cache(maxsize=1_000)
def _elsewhere(name: str, section: str) -> tuple[str, ...]:
    """The sections, and the strategy itself, that have a key of this name."""
    sections = (each for each, kind in SECTIONS.items() if each != section and name in keys_at(Plan, (each, "id") if kind else (each,)))
    return (*(("the strategy itself",) if section and name in Plan.model_fields else ()), *sections)
