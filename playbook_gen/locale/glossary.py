"""What the words mean: one sentence each, for a board member who meets them on a page. Catalogues translate them like any message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from playbook_gen.locale import message, term
from playbook_gen.locale.words import KINDS, STATUSES


class Word(NamedTuple):
    """A word of the glossary: what it means, where authors write it (a key of the format), and its title where no table of words has one."""

    meaning: str
    key: str | None = None
    title: str | None = None


GROUPS: dict[str, str] = {
    "plan": "From a direction to an act",
    "measure": "How it is measured",
    "status": "The status of a goal",
    "ecosystem": "Where people meet",
    "people": "Who, and for whom",
    "publishing": "What is published",
    "maturity": "Maturity",
    "review": "What is missing",
}
"""The parts of the glossary, in their order."""

GLOSSARY: dict[str, dict[str, Word]] = {
    "plan": {
        "objective": Word("A direction, with no number in it: where to? How far, and by when, is said by its goals.", "objectives"),
        "goal": Word("How far, and by when? One KPI, one target, one deadline. On that day anybody can check whether it was reached.", "goals"),
        "strategy": Word("Which way, and which way not? A choice: this rather than that. If nothing was given up, it is not yet one.", "strategies"),
        "tactic": Word("Who does what, from when to when? An act with an owner, a start and an end.", "tactics"),
        "outcome": Word("What the organisation gains when the objective is reached.", "outcome", "Business outcome"),
        "standing": Word("A goal without a deadline, on purpose: it is looked at again at each review.", "standing", "Standing goal"),
        "decision": Word("What leadership is asked: the question, the options, what is recommended, and by when it is needed.", "decisions"),
        "risk": Word("What may go wrong, with its likelihood and its impact from 1 (low) to 3 (high).", "risks"),
    },
    "measure": {
        "kpi": Word("How success is measured: how it is counted, in what unit, where it is read off, and which way is better.", "kpis"),
        "baseline": Word("Where a goal starts from, best with its day. Without it nobody can say how far the way is.", "baseline"),
        "target": Word("The value that a goal is to reach, or the range that it is to stay in.", "target"),
        "reading": Word("What a KPI was on one day.", "readings"),
        "milestone": Word("A value that is expected on a day between the start and the deadline.", "milestones", "Milestone"),
        "expected": Word(
            "What the straight line from the baseline, over the milestones, to the target gives for the day of the reading.", None, "Expected by now"
        ),
        "pace": Word("Where the goal will be on its deadline if it goes on as it went from the start to the last reading.", None, "At this pace"),
        "series-break": Word("From this reading on it is counted in another way. What is older is not compared with it.", "series_break", "Series break"),
        "cadence": Word("How often a KPI is read off, or how often something is published on a channel.", "cadence", "Cadence"),
        "level": Word(
            "How near a KPI is to what the organisation gains: input (what is put in), output (what is put out), outtake (what people take in), "
            "outcome (what they then think or do), impact (what the organisation gains).",
            "level",
            "Level of a KPI",
        ),
        "timing": Word("A leading KPI moves before the result does, a lagging one after it.", "timing", "Leading, lagging"),
        "vanity": Word(
            "A number that flatters and decides nothing, such as followers, likes or views, where no outcome stands beside it.", "vanity", "Vanity KPI"
        ),
    },
    "status": {
        "missed": Word("The deadline has passed, and the first reading from that day on (else the last one before it) does not reach the target."),
        "off-course": Word(
            "Well short of what was expected by the day of the last reading: less than nine tenths of the way from the baseline, or "
            "more than a tenth off where there is no such way."
        ),
        "at-risk": Word(
            "A little short of what was expected by the day of the last reading: at least nine tenths of the way from the baseline, "
            "or a tenth off at most where there is no such way."
        ),
        "no-reading": Word("Nothing has been read off yet."),
        "no-fresh-reading": Word(
            "The last reading is older than one and a half times the KPI’s cadence; or the deadline has passed, and no reading is near enough to it."
        ),
        "no-target": Word("It is not said what is to be reached, so there is nothing to judge by."),
        "no-baseline": Word("There is nothing to compare with: the start is unknown or was counted in another way, or the period before has no reading."),
        "not-started": Word("The way to the target begins later, or nothing has been read off since it began."),
        "on-course": Word("All that was expected by now, or more."),
        "met": Word("The target is reached."),
    },
    "ecosystem": {
        "ecosystem": Word(
            "All the places where an organisation and its customers meet: customer communities, social networks, profiles, platforms.", "ecosystem"
        ),
        "component": Word("One such place, with its purpose, the value that it creates and the stages of the lifecycle that it serves.", "ecosystem"),
        "continuum": Word("The line from one customer at a time (social CRM) over collaboration and community to the mass market.", "position", "Continuum"),
        "value": Word(
            "What a place is good for: direct sales, leads, awareness, advocacy and more, each as its primary or a secondary value.", "value", "Value"
        ),
        "lifecycle": Word("The stages of a customer’s way with an organisation, from awareness to advocacy.", "lifecycle", "Lifecycle"),
        "media": Word("Whose place it is: owned (ours), earned (what others give unasked), shared (others’, with us in it), paid (bought).", "media", "Media"),
        "listening-post": Word("A place where we listen before we speak.", "roles", "Listening post"),
    },
    "people": {
        "team": Word("Who does the work: a role with its function and its hours, or one person.", "team"),
        "persona": Word("One audience as a sketch of a person, with the evidence that it rests on.", "personas"),
        "evidence": Word(
            "How a claim about a persona is known: an interview, a survey, analytics, desk research, or only an assumption.", "evidence", "Evidence"
        ),
        "raci": Word(
            "For an activity: who is responsible (does it), accountable (answers for it, exactly one), consulted before, and informed after.", "raci", "RACI"
        ),
        "escalation": Word("Who is called, and how soon, when things get serious.", "escalation", "Escalation"),
    },
    "publishing": {
        "channel": Word("One channel with its plan: why it is there, for whom, with what, how often, and when we would leave it.", "channels"),
        "pillar": Word("A theme that comes back in what is published.", "pillars"),
        "calendar": Word("What is published when, by whom and for what.", "calendar"),
        "response": Word("How soon people who write to us get a first answer, and a solution.", "response", "Response promise"),
        "one-thing": Word("What sets the organisation apart from all others (step 6 of seven).", "one_thing", "The one thing"),
        "human": Word("How we will be human in what we say and how we answer.", "human", "How we will be human"),
    },
    "maturity": {
        "maturity": Word("How far the work has come, by a checklist on two axes. In the Social Maturity Index: investment and innovation.", "maturity"),
        "item": Word("One question of the checklist, answered with a level: 0 absent, 1 ad hoc, 2 defined, 3 embedded.", "answers"),
        "quadrant": Word("One of the four fields of the matrix, by which of the two axes are high.", None, "Quadrant"),
        "gate": Word("An item without which its axis cannot be high, whatever the score.", None, "Gate"),
        "gap": Word("An answered item that is not at the highest level yet.", None, "Gap"),
        "shortest-way": Word(
            "The least effort that leads to the quadrant aimed at (else the one with both axes high): which items to raise, and how far.", None, "Shortest way"
        ),
    },
    "review": {
        "review": Word("The page that says what a strategy does not yet say, with what to write.", None, "Review"),
        "finding": Word(
            "What a rule has to say of one thing in a strategy. It stops no page from being shown, unless the site is set to let none pass.", None, "Finding"
        ),
        "severity": Word(
            "How grave a finding is: serious, to mend, or worth a thought. In a draft each counts one step less; the lowest stays.", None, "Severity"
        ),
        "accepted": Word("A finding that the author knows of and lives with. Its reason is shown, and it is not counted.", "accept", "Accepted"),
        "hole": Word("Something that a strategy does not say. It is shown as a gap, never filled in.", None, "Gap in view"),
        "audience": Word("Whom a site is for: everyone, staff or leadership. What fewer may see is left out.", "visible_to", "Audience"),
    },
}
"""Part → id → word. An id of `KINDS` or `STATUSES` is called as these call it."""

WORDS: dict[str, Word] = {id_: word for part in GLOSSARY.values() for id_, word in part.items()}
"""Every word by its id."""


def title(id_: str, language: str, renamed: Mapping[Any, Mapping[str, Sequence[str]]], *, plural: bool = False) -> str:
    """What a word of the glossary is called in a language; a kind of thing as a playbook's `terms` rename it."""
    own = WORDS[id_].title
    if own is None and id_ in KINDS:
        return term(id_, language, renamed, plural=plural)
    text = message(own or STATUSES[id_], language)
    return f"{text[:1].upper()}{text[1:]}"
