"""A site that is edited at random: what is edited, and how."""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path

PLAN = """\
title: {title}
period: {{start: 2026-01-01, end: 2026-12-31}}
summary: A word about [[persona:anna]] and [[goal:g]].
objectives: {{o: {{title: People trust us, outcome: Fewer complaints, owner: lead}}}}
goals: {{g: {{title: More answers, objectives: [o], kpi: share, baseline: 10, target: 20, by: 2026-12-31, owner: lead}}}}
strategies: {{s: {{title: Answers not posts, goals: [g], why: Because they ask}}}}
tactics: {{t: {{title: Answer at once, strategy: s, owner: lead, start: 2026-02-01, due: 2026-09-01}}}}
channels: {{c: {{title: Forum, personas: [anna], goals: [g], cadence: {{posts: 3, per: week}}}}}}
kpis: {{share: {{title: Answers, unit: "%", better: higher, readings: [{{date: 2026-03-31, value: 12}}]}}}}
maturity: {{assessments: [{{date: 2026-01-15, answers: {{budget: 1, tooling: 2}}}}]}}
"""
SHARED = """\
organisation: Trail Shop
team: {lead: {title: Lead}}
personas: {anna: {title: Anna, needs: [A quick answer]}}
kpis:
  friends: {title: Friends, better: higher}
maturity_models: [models/tiny.yml]
"""
SITE = """\
site_name: A playbook
docs_dir: content
theme: {name: material, font: false, features: []}
plugins: [search, {playbook: {as_of: 2026-06-30, reference: false}}]
extra: {note: one}
"""
MODEL = (Path(__file__).parent / "analysis" / "tiny_model.yml").read_text(encoding="utf-8")
FOLDERS = {
    "strategies/valley/strategy.yml": "title: Valley\nperiod: {start: 2026-01-01, end: 2026-12-31}\nsummary: Beside [[plan:north]]\n",
    "strategies/valley/goals.yml": "g: {title: More calls, kpi: calls, target: 9}\nh: {title: More friends, kpi: friends, target: 5, by: 2026-12-31}\n",
    "strategies/valley/kpis.yml": "calls: {title: Calls, better: higher}\n",
    "strategies/hill/strategy.yml": "title: Hill\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
    "kpis: {steps: {title: Steps, better: higher}, laps: {title: Laps}}\n"
    "readings: {file: tool.csv, kpi: laps, date_column: Day, value_column: Laps}\n",
    "strategies/hill/tool.csv": "Day;Laps;Rest\n2026-03-31;3;4\n",
    "strategies/hill/readings.csv": "kpi,date,value\nsteps,2026-03-31,7\n",
    "strategies/valley/readings.csv": "kpi,date,value\ncalls,2026-03-31,4\nfriends,2026-04-30,2\n",
}
START = {
    "mkdocs.yml": SITE,
    "content/index.md": "# Home\n",
    "content/other.md": "# Other\n\n[[plan:valley]]\n\n/// playbook | goals valley\n///\n\n/// playbook | maturity-matrix\n///\n",
    "strategies/playbook.yml": SHARED,
    "strategies/models/tiny.yml": MODEL,
    **FOLDERS,
    **{f"strategies/{name}.yml": PLAN.format(title=name.title()) for name in ("east", "north", "south", "west")},
}
EDITS = {
    "a word of a field": ("*", "Fewer complaints", "Far fewer complaints"),
    "a title": ("*", "title: More answers", "title: Many more answers"),
    "a target": ("*", "target: 20", "target: 30"),
    "a reading": ("*", "value: 12", "value: 18"),
    "another status": ("*", "summary:", "status: draft\nsummary:"),
    "a strategy's title": ("*", "title: E", "title: The E"),
    "an id": ("*", "t: {title: Answer", "u: {title: Answer"),
    "an id that is named elsewhere": ("*", "c: {title: Forum", "d: {title: Forum"),
    "a comment, so that lines move": ("*", "period:", "# a comment\nperiod:"),
    "who may see it": ("*", "g: {title:", "g: {visible_to: everyone, title:"),
    "an error of form": ("*", "target: 20", "target: many"),
    "a shared persona": ("playbook", "title: Anna", "title: Anna who asks"),
    "a shared role": ("playbook", "title: Lead}", "title: Head of answers}"),
    "a shared KPI that nobody uses": ("playbook", "kpis:\n", "kpis:\n  spare: {title: Spare}\n"),
    "a shared KPI": ("playbook", "title: Friends", "title: Good friends"),
    "a link to another strategy": ("*", "[[goal:g]]", "[[goal:g]] and [[plan:valley]]"),
    "the title of a strategy that others link to": ("strategies/valley/strategy.yml", "title: Valley", "title: The valley"),
    "a strategy that a link leads to is for fewer": ("strategies/valley/strategy.yml", "period:", "visible_to: leadership\nperiod:"),
    "a thing that is for fewer": ("*", "channels: {c: {title", "risks: {r: {visible_to: leadership, title: Rain}}\nchannels: {c: {title"),
    "a section's own file": ("strategies/valley/kpis.yml", "title: Calls", "title: All calls"),
    "a section twice": ("strategies/valley/strategy.yml", "summary:", "kpis: {more: {title: More}}\nsummary:"),
    "a row of readings": ("strategies/hill/readings.csv", "steps,2026-03-31,7", "steps,2026-03-31,8"),
    "a row beside one of a shared KPI": ("strategies/valley/readings.csv", "calls,2026-03-31,4", "calls,2026-03-31,5"),
    "a row of a shared KPI": ("strategies/valley/readings.csv", "friends,2026-04-30,2", "friends,2026-05-31,2"),
    "a row of no KPI": ("strategies/valley/readings.csv", "value\n", "value\nfoes,2026-01-01,1\n"),
    "a row of another tool's file": ("strategies/hill/tool.csv", "2026-03-31;3", "2026-03-31;5"),
    "how another tool's file is read": ("strategies/hill/strategy.yml", "value_column: Laps", "value_column: Rest"),
    "a row that another tool broke": ("strategies/hill/tool.csv", "2026-03-31;3", "31 March;3"),
    "an item of a maturity model": ("strategies/models/tiny.yml", "axes:", "# a comment\naxes:"),
    "a mistake of syntax": ("*", "kpis: {", "kpis: [{"),
    "a mistake in what is shared": ("playbook", "team: {lead: {title", "team: {lead: {titel"),
    "a word of the house": ("playbook", "organisation:", "terms: {en: {goal: [Outcome, Outcomes]}}\norganisation:"),
    "the language": ("playbook", "organisation:", "language: it\norganisation:"),
    "a feature of the theme": ("mkdocs", "features: []", "features: [navigation.tabs, toc.integrate, navigation.footer]"),
    "the site's name": ("mkdocs", "site_name: A", "site_name: Our"),
    "something that templates may read": ("mkdocs", "note: one", "note: two"),
    "the day": ("mkdocs", "as_of: 2026-06-30", "as_of: 2026-10-30"),
    "the reference": ("mkdocs", "reference: false", "reference: true"),
    "the audience": ("mkdocs", "as_of:", "audience: staff, as_of:"),
    "a navigation": ("mkdocs", "extra:", "nav: [{Start: index.md}, {Plans: strategies/index.md}, other.md]\nextra:"),
    "a part of the author's page": ("other", "goals valley", "scorecard hill"),
    "a part that is not there": ("other", "goals valley", "goals nowhere"),
    "the title of the author's page": ("other", "# Other", "# Another"),
    "the author's icon in the navigation": ("other", "# Other", "---\nicon: material/star\nstatus: new\n---\n# Other"),
}
"""What is edited: a strategy (*) or a file, what stands there, and what shall; the next time the other way round."""
FILES = {"playbook": "strategies/playbook.yml", "mkdocs": "mkdocs.yml", "other": "content/other.md"}


def edit(folder: Path, chance: random.Random) -> str:
    """One edit; what it was."""
    kinds = [*EDITS, "a new strategy", "a strategy is gone", "a strategy moves into a folder"]
    name = chance.choice(kinds)
    plans = sorted(path for path in (folder / "strategies").glob("*.yml") if path.stem != "playbook")
    if name == "a new strategy":
        number = chance.randrange(100)
        (folder / "strategies" / f"new-{number}.yml").write_text(PLAN.format(title=f"New {number}"), encoding="utf-8")
    elif name == "a strategy is gone" and len(plans) > 2:
        chance.choice(plans).unlink()
    elif name == "a strategy moves into a folder" and len(plans) > 2:
        plan = chance.choice(plans)
        plan.with_suffix("").mkdir()
        plan.rename(plan.with_suffix("") / "strategy.yml")
    elif name in EDITS:
        where, old, new = EDITS[name]
        file = chance.choice(plans) if where == "*" else folder / FILES.get(where, where)
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace(new, old) if new in text else text.replace(old, new), encoding="utf-8")
    return name


def held(folder: Path) -> dict[str, bytes]:
    """What stands in a folder, but for what is built and for git's own."""
    names = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in names.items() if name.split("/")[0] not in ("site", ".git", ".cache")}


def written(folder: Path, files: Mapping[str, bytes]) -> None:
    """Puts a folder into such a state."""
    for name in held(folder):
        (folder / name).unlink()
    for path in sorted((folder / "strategies").glob("*/"), reverse=True):
        path.rmdir()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
