"""Everything that a reviewer is told of two moments: each change in words, what it touches, whom it concerns."""

from __future__ import annotations

from dataclasses import dataclass

from playbook_gen.history.change import Change
from playbook_gen.history.impact import impact
from playbook_gen.history.says import Said, says
from playbook_gen.model.links import Key
from playbook_gen.model.playbook import Playbook


@dataclass(frozen=True, slots=True)
class Told:
    """A change and what follows from it; `touched` and `concerned` are the titles of what it touches and whom it concerns, by key and by id of the team."""

    change: Change
    said: Said
    touched: tuple[tuple[Key, str], ...]
    concerned: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """`old` and `new` name the two moments; `titles` are those of the strategies by id; `notes` say what could not be told."""

    old: str
    new: str
    told: tuple[Told, ...]
    titles: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def difference(old: Playbook, new: Playbook, names: tuple[str, str], notes: tuple[str, ...], found: tuple[Change, ...]) -> Difference:
    """What changed between two playbooks, strategy by strategy; each change is said in its strategy's language."""
    titles = {id_: plan.title for playbook in (old, new) for id_, plan in playbook.plans.items()}
    return Difference(*names, tuple(_told(each, old, new) for each in found), tuple(titles.items()), notes)


def _told(change: Change, old: Playbook, new: Playbook) -> Told:
    follows = impact(change, old, new)
    playbook = old if change.kind == "removed" else new
    titles = {key: thing.title for id_, links in playbook.links.items() if change.strategy in (None, id_) for key, thing in links.things.items()}
    plan = new.plans.get(change.strategy or "") or old.plans.get(change.strategy or "")
    language = (plan.language if plan else new.shared.language) or "en"
    return Told(
        change,
        says(change, language, new.shared.terms),
        tuple((key, titles[key]) for key in follows.touches),
        tuple((id_, titles.get(("team", id_), id_)) for id_ in follows.concerns),
    )
