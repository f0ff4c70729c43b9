"""How long the doctrine takes: all rules on generated playbooks of 1,000 and 10,000 things, and how that grows."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from playbook_gen import Settings, check
from playbook_gen.model.playbook import Playbook
from playbook_gen.rules import findings, rules

DAY = date(2026, 6, 30)
RUNS = 5
# How many things of each section a strategy of a hundred things has.
SHARES = {
    "team": 6, "personas": 5, "ecosystem": 8, "objectives": 4, "goals": 12, "strategies": 8, "tactics": 20,
    "kpis": 12, "pillars": 4, "channels": 8, "calendar": 9, "decisions": 2, "risks": 2,
}  # fmt: skip


def strategy(things: int) -> dict[str, object]:
    """A strategy of so many things that refer to each other as in a real one; every third lacks what a rule looks for."""
    many = {section: max(1, things * share // 100) for section, share in SHARES.items()}
    ids = {section: [f"{section[:3]}-{number}" for number in range(count)] for section, count in many.items()}

    def ref(section: str, number: int) -> str:
        return ids[section][number % many[section]]

    def texts(number: int, words: str) -> dict[str, object]:
        return {"title": f"{words} {chr(97 + number % 26)}", **({"tags": ["generated"]} if number % 3 else {})}

    made: dict[str, object] = {"title": "Generated", "period": {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}, "status": "approved"}
    made["team"] = {id_: texts(n, "Role") | {"function": "marketing", "hours_per_week": 8} for n, id_ in enumerate(ids["team"])}
    made["personas"] = {
        id_: texts(n, "Reader") | {"needs": ["A quiet place", "An answer"], "evidence": [{"kind": "survey", "date": date(2025, 5, 1)}]}
        for n, id_ in enumerate(ids["personas"])
    }
    made["ecosystem"] = {
        id_: texts(n, "Place") | {"kind": "social-network", "roles": ["broadcast"], "lifecycle": ["service"], "status": "active"}
        for n, id_ in enumerate(ids["ecosystem"])
    }
    made["objectives"] = {
        id_: texts(n, "People recommend us") | {"rank": n + 1, "components": [ref("ecosystem", n)]} for n, id_ in enumerate(ids["objectives"])
    }
    made["goals"] = {
        id_: texts(n, "More of them come back")
        | {"objectives": [ref("objectives", n)], "kpi": ref("kpis", n), "baseline": 10, "target": 30, "by": date(2026, 12, 31), "owner": ref("team", n)}
        for n, id_ in enumerate(ids["goals"])
    }
    made["strategies"] = {
        id_: texts(n, "Guests before us") | {"goals": [ref("goals", n)], "choice": "Hours into meetings rather than posts"}
        for n, id_ in enumerate(ids["strategies"])
    }
    made["tactics"] = {
        id_: texts(n, "A kit for hosts")
        | {"strategy": ref("strategies", n), "owner": ref("team", n), "start": date(2026, 2, 1), "due": DAY + timedelta(days=n % 60 - 5)}
        for n, id_ in enumerate(ids["tactics"])
    }
    made["kpis"] = {
        id_: texts(n, "Share of returns")
        | {
            "formula": "returns / guests",
            "source": "till",
            "cadence": "monthly",
            "owner": ref("team", n),
            "better": "higher",
            "readings": [{"date": date(2026, month, 1), "value": 10 + month} for month in range(1, 7)],
        }
        for n, id_ in enumerate(ids["kpis"])
    }
    made["pillars"] = {id_: texts(n, "Pillar") | {"share": 5} for n, id_ in enumerate(ids["pillars"])}
    made["channels"] = {
        id_: texts(n, "Channel")
        | {
            "component": ref("ecosystem", n),
            "personas": [ref("personas", n)],
            "kpis": [ref("kpis", n)],
            "purpose": f"The place where guests of kind {n} ask before they travel",
            "cadence": {"posts": 1, "per": "week"},
        }
        for n, id_ in enumerate(ids["channels"])
    }
    made["calendar"] = {
        id_: texts(n, "Letter")
        | {"date": date(2026, 1 + n % 12, 5), "channels": [ref("channels", n)], "owner": ref("team", n)}
        | ({"repeat": "FREQ=WEEKLY;COUNT=12"} if n % 4 == 0 else {})
        for n, id_ in enumerate(ids["calendar"])
    }
    made["decisions"] = {id_: texts(n, "More hours?") for n, id_ in enumerate(ids["decisions"])}
    made["risks"] = {id_: texts(n, "The network closes") for n, id_ in enumerate(ids["risks"])}
    return made


def playbook(strategies: int, things: int) -> Playbook:
    """A playbook of so many strategies of so many things each."""
    with TemporaryDirectory() as folder:
        for number in range(strategies):
            Path(folder, f"s-{number}.yml").write_text(yaml.safe_dump(strategy(things), sort_keys=False), encoding="utf-8")
        checked = check(Path(folder), Settings(DAY, select=("no-human",)))
    if checked.diagnostics:
        raise SystemExit(f"the generated playbook is wrong in form: {checked.diagnostics[0]}")
    return checked.playbook


def seconds(made: Playbook, settings: Settings) -> float:
    """The median time of one run, nothing kept from the run before."""

    def one() -> float:
        anew = replace(made, _parts={}, _found={})
        started = time.perf_counter()
        findings(anew, settings)
        return time.perf_counter() - started

    return median(one() for _ in range(RUNS))


def table() -> Iterator[str]:
    """The figures, a line each."""
    settings = Settings(DAY)
    for name, many in {"strategies of 100 things": (10, 100), "one strategy": (1, 1000)}.items():
        small, large = playbook(*many), playbook(many[0] * 10, many[1]) if many[0] > 1 else playbook(1, many[1] * 10)
        least, most = seconds(small, settings), seconds(large, settings)
        found = len(findings(large, settings))
        yield f"{name:24}  1,000 things: {least * 1000:6.1f} ms   10,000 things: {most * 1000:7.1f} ms   {most / least:4.1f} times as long   {found:,} findings"
        slow = Counter({rule: seconds(large, replace(settings, select=(rule,))) for rule in rules()})
        yield f"{'':24}  most of it: {', '.join(f'{rule} {took * 1000:.0f} ms' for rule, took in slow.most_common(5))}"


if __name__ == "__main__":
    print(f"{len(rules())} rules, medians of {RUNS}")
    for line in table():
        print(line)
