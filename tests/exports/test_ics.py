"""Calendars: strategies in, files out that another library reads back: events, days, zones, and nothing that a title brought in."""

from __future__ import annotations

import io
import random
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from dateutil.tz import tzical

from playbook_gen import Settings, check
from playbook_gen.analysis.calendar import occurrences_of
from playbook_gen.exports.ics import as_ics, site_files
from playbook_gen.exports.rfc5545 import text, zone
from playbook_gen.settings import Audience, Limits
from tests import hostile
from tests.conftest import DEMO, Build
from tests.model.test_recurrence import random_rule

SETTINGS = Settings(date(2026, 6, 30))
HEAD = "title: X\nperiod: {start: 2026-01-01, end: 2026-12-31}\n"
PLAN = "lantern-line-2026"
Site = Callable[[Mapping[str, str]], Path]


def files(folder: Path, settings: Settings = SETTINGS) -> dict[str, bytes]:
    """The calendars of a sound strategies folder, by their paths below `strategies/`."""
    checked = check(folder, settings)
    assert checked.diagnostics == ()
    return {file.path.removeprefix("strategies/"): file.content for file in site_files(checked.playbook, settings, None)}


def events(content: bytes) -> dict[str, Any]:
    """The events of a calendar by what stands before the @ of their UIDs, each of which is there once."""
    found = vobject.readOne(content.decode()).contents.get("vevent", [])
    by_uid = {event.uid.value.removesuffix("@playbook-gen"): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def days(event: Any) -> list[date]:
    """The day of an event, or the days that its rule names as dateutil has it: the first one only if the rule names it."""
    start = event.dtstart.value
    if not hasattr(event, "rrule"):
        return [start.date() if isinstance(start, datetime) else start]
    return [each.date() for each in rrulestr(event.rrule.value, dtstart=start if isinstance(start, datetime) else datetime.combine(start, time()))]


@pytest.fixture
def of(site: Site) -> Callable[..., dict[str, Any]]:
    """`of("calendar: {…}")` is the events of a strategy whose title and period are there already."""
    return lambda plan, settings=SETTINGS, head=HEAD: events(files(site({"strategies/x.yml": head + plan}) / "strategies", settings)["x/calendar.ics"])


@pytest.fixture(scope="module", params=["everyone", "leadership"])
def demo(request: pytest.FixtureRequest) -> tuple[Settings, dict[str, bytes]]:
    audience: Audience = request.param
    settings = replace(SETTINGS, audience=audience)
    return settings, files(DEMO, settings)


def test_the_demo_is_read_back_whole(demo: tuple[Settings, dict[str, bytes]]) -> None:
    settings, found = demo
    playbook = check(DEMO, settings).playbook
    plan = playbook.plans[PLAN]
    entries = {f"{PLAN}_entry_{id_}": [each.date for each in occurrences_of(entry, plan, 500)] for id_, entry in plan.calendar.items()}
    read = events(found[f"{PLAN}/calendar.ics"])
    assert {uid: days(read[uid]) for uid in entries} == entries
    assert sum(hasattr(event, "rrule") for event in read.values()) == sum(len(each) > 1 for each in entries.values()) == 18
    decisions = {
        "desk-in-the-budget",
        "keep-the-28",
        "notice-when-unsure",
        "leave-plume",
        *(["pass-sleeper-winter"] if "pass-sleeper-winter" in plan.decisions else []),
    }
    others = {f"plan_{PLAN}", *(f"decision_{id_}" for id_ in decisions), *(f"persona_{id_}" for id_ in plan.personas), *(f"risk_{id_}" for id_ in plan.risks)}
    assert read.keys() - entries.keys() == {f"{PLAN}_{each}" for each in others}
    assert len(read) == {"everyone": 73, "leadership": 75}[settings.audience]


def test_the_demos_channels_have_what_is_on_them(demo: tuple[Settings, dict[str, bytes]]) -> None:
    settings, found = demo
    plan = check(DEMO, settings).playbook.plans[PLAN]
    for id_ in plan.channels:
        on_it = {f"{PLAN}_entry_{each.id}" for each in plan.calendar.values() if id_ in each.channels}
        assert events(found[f"{PLAN}/channels/{id_}.ics"]).keys() == on_it
    assert found.keys() == {"calendar.ics", f"{PLAN}/calendar.ics", *(f"{PLAN}/channels/{id_}.ics" for id_ in plan.channels)}


@pytest.mark.parametrize("when", ["", ", time: '08:30', timezone: America/New_York", ", time: '23:30', timezone: Pacific/Auckland", ", time: '02:30'"])
def test_the_days_are_those_of_the_page(when: str, site: Site) -> None:
    """Whatever the rule, whether or not it names the day on which it begins, and wherever the period's end or the limit ends it."""
    chance = random.Random(f"calendar{when}")
    entries = []
    for number in range(60):
        rule = random_rule(chance) + chance.choice(["", "", ";COUNT=4", ";UNTIL=20261115"])
        entries.append(f"  e{number}: {{title: T, date: {date(2026, 1, 1) + timedelta(days=chance.randrange(365))}, repeat: {rule!r}{when}}}\n")
    settings = replace(SETTINGS, limits=Limits(occurrences=1000))
    folder = site({"strategies/x.yml": "title: X\nperiod: {start: 2026-01-01, end: 2027-12-31}\ncalendar:\n" + "".join(entries)}) / "strategies"
    plan = check(folder, settings).playbook.plans["x"]
    read = events(files(folder, settings)["x/calendar.ics"])
    parted = 0
    for id_, entry in plan.calendar.items():
        later = read.get(f"x_entry_{id_}_later")
        parted += later is not None
        assert [*days(read[f"x_entry_{id_}"]), *(days(later) if later else [])] == [each.date for each in occurrences_of(entry, plan, 1000)], entry.repeat
    assert 10 < parted < 50


def test_a_repetition_goes_to_the_periods_end_or_to_the_limit(site: Site) -> None:
    text = (
        HEAD + "calendar: {a: {title: A, date: 2026-01-01, repeat: FREQ=DAILY}, b: {title: B, date: 2026-12-30, time: '10:00', repeat: FREQ=DAILY;COUNT=9}}\n"
    )
    checked = check(site({"strategies/x.yml": text}) / "strategies", SETTINGS)
    assert b"RRULE:FREQ=DAILY;UNTIL=20261231\r\n" in as_ics(checked.playbook, SETTINGS, "x")
    assert b"RRULE:FREQ=DAILY;COUNT=2\r\n" in as_ics(checked.playbook, SETTINGS, "x")
    fewer = replace(SETTINGS, limits=Limits(occurrences=20))
    assert b"RRULE:FREQ=DAILY;UNTIL=20260120\r\n" in as_ics(checked.playbook, fewer, "x")


def test_a_rule_begins_with_its_frequency(of: Callable[..., dict[str, Any]]) -> None:
    event = of("calendar: {a: {title: A, date: 2026-01-02, time: '10:00', timezone: Europe/Rome, repeat: BYDAY=FR;UNTIL=20260220;FREQ=WEEKLY}}")["x_entry_a"]
    assert event.rrule.value == "FREQ=WEEKLY;UNTIL=20260220T225959Z;BYDAY=FR"


def test_whole_days_end_before_the_next(of: Callable[..., dict[str, Any]]) -> None:
    read = of(
        "calendar: {a: {title: A, date: 2026-03-31}, b: {title: B, date: 2026-03-30, end: 2026-04-02}, c: {title: C, date: 2026-05-01, timezone: Europe/Rome}}"
    )
    assert [(event.dtstart.value, event.dtend.value) for event in read.values()] == [
        (date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 3, 30), date(2026, 4, 3)),
        (date(2026, 5, 1), date(2026, 5, 2)),
    ]
    assert not any(isinstance(event.dtstart.value, datetime) for event in read.values())


def test_times_are_by_their_zone_or_by_every_readers_clock(of: Callable[..., dict[str, Any]]) -> None:
    read = of(
        "calendar:\n  a: {title: A, date: 2026-07-01, time: '10:00', timezone: Europe/Rome}\n  b: {title: B, date: 2026-07-01, time: '10:00'}\n"
        "  c: {title: C, date: 2026-07-01, end: 2026-07-02, time: '22:00', timezone: Asia/Kolkata}\n"
    )
    assert read["x_entry_a"].dtstart.value.astimezone(UTC) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    assert read["x_entry_b"].dtstart.value == datetime(2026, 7, 1, 10)  # noqa: DTZ001  by every clock
    assert not hasattr(read["x_entry_a"], "dtend")
    assert read["x_entry_c"].dtend.value.astimezone(UTC) == datetime(2026, 7, 2, 18, 30, tzinfo=UTC)


def test_each_zone_that_is_used_is_explained_once(site: Site) -> None:
    zones = ["Europe/Rome", "America/New_York", "Europe/Rome", "Asia/Kolkata"]
    entries = ", ".join(f"e{number}: {{title: T, date: 2026-07-01, time: '10:00', timezone: {each}}}" for number, each in enumerate(zones))
    content = files(site({"strategies/x.yml": f"{HEAD}calendar: {{{entries}, f: {{title: T, date: 2026-07-01, timezone: Europe/Paris}}}}"}) / "strategies")
    assert re.findall(rb"TZID:(.*)\r\n", content["x/calendar.ics"]) == [b"America/New_York", b"Asia/Kolkata", b"Europe/Rome"]


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Zurich",
        "America/New_York",
        "America/Santiago",
        "Australia/Lord_Howe",
        "Africa/Casablanca",
        "Europe/Dublin",
        "Asia/Kolkata",
        "Pacific/Apia",
        "UTC",
    ],
)
def test_a_zones_clocks_change_when_they_do(name: str) -> None:
    """Every half an hour of a year, but for hours that clocks leave out or say twice."""
    known, read = ZoneInfo(name), tzical(io.StringIO(zone(name, 2026, 2026).decode())).get()
    moments = (datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * number) for number in range(365 * 48))
    local = (each.astimezone(known).replace(tzinfo=None) for each in moments)
    clear = [each for each in local if each.replace(tzinfo=known).utcoffset() == each.replace(tzinfo=known, fold=1).utcoffset()]
    assert len(clear) > 17_000
    assert [each for each in clear if each.replace(tzinfo=known).utcoffset() != each.replace(tzinfo=read).utcoffset()] == []


STATES = {"idea": "TENTATIVE", "drafting": "TENTATIVE", "review": "TENTATIVE", "approved": "CONFIRMED", "scheduled": "CONFIRMED", "published": "CONFIRMED"}


@pytest.mark.parametrize(("state", "told"), [*STATES.items(), ("cancelled", "CANCELLED")])
def test_how_far_it_has_come(state: str, told: str, of: Callable[..., dict[str, Any]]) -> None:
    assert of(f"calendar: {{a: {{title: A, date: 2026-07-01, status: {state}}}}}")["x_entry_a"].status.value == told


FULL = """
language: LANGUAGE
team: {ada: {title: Ada}}
personas: {hiker: {title: Hiker, review_by: 2026-09-01}}
pillars: {trust: {title: "Trust, and more"}}
channels: {forum: {title: Forum; open}, letter: {title: Letter}}
strategies: {s: {title: S}}
tactics: {kit: {title: Kit, strategy: s}}
risks: {alone: {title: One alone, owner: ada, review_by: 2026-08-01}}
review: {next: 2026-07-20}
owner: ada
calendar:
  a: {title: "Hosts, wanted", date: 2026-07-01, channels: [forum, letter], pillar: trust, persona: hiker, tactic: kit, owner: ada, status: review, format: Post,
      call_to_action: Host a walk, url: "https://example.org/a,b;c?d=1"}
decisions:
  open: {title: More hours, recommendation: Yes, needed_by: 2026-07-15, asked_of: ada}
  made: {title: Leave, needed_by: 2026-05-01, decided: {date: 2026-04-02, outcome: We left}}
  unsaid: {title: Stay, needed_by: 2026-05-02, decided: {outcome: We stay}}
  someday: {title: Someday}
"""
ABOUT = {
    "en": "Post\n→ Host a walk\nChannels: Forum; open, Letter\nTactic: Kit\nPersona: Hiker\nOwner: Ada\nStatus: in review\nStrategy: X",
    "it": "Post\n→ Host a walk\nCanali: Forum; open, Letter\nTattica: Kit\nPersona tipo: Hiker\nResponsabile: Ada\nStato: in revisione\nStrategia: X",
}


@pytest.mark.parametrize("language", ABOUT)
def test_an_event_tells_what_the_page_does_in_the_strategys_language(language: str, of: Callable[..., dict[str, Any]]) -> None:
    event = of(FULL.replace("LANGUAGE", language))["x_entry_a"]
    assert (event.summary.value, event.description.value, event.url.value) == ("Hosts, wanted", ABOUT[language], "https://example.org/a,b;c?d=1")
    assert event.categories.value == ["Trust, and more", "Forum; open", "Letter"]
    assert event.transp.value == "TRANSPARENT"


def test_reviews_and_decisions_are_whole_days(of: Callable[..., dict[str, Any]]) -> None:
    read = of(FULL.replace("LANGUAGE", "en"))
    assert {uid: (event.dtstart.value.isoformat(), event.summary.value) for uid, event in read.items() if "_entry_" not in uid} == {
        "x_plan_x": ("2026-07-20", "Review: X"),
        "x_decision_open": ("2026-07-15", "Decision: More hours"),
        "x_decision_made": ("2026-04-02", "Decision made: Leave"),
        "x_decision_unsaid": ("2026-05-02", "Decision made: Stay"),
        "x_persona_hiker": ("2026-09-01", "Review: Hiker"),
        "x_risk_alone": ("2026-08-01", "Review: One alone"),
    }
    assert all(event.dtend.value - event.dtstart.value == timedelta(days=1) for event in read.values())
    assert read["x_decision_open"].description.value == "We recommend: Yes\nasked of Ada\nStrategy: X"
    assert read["x_decision_made"].description.value == "We left\nStrategy: X"
    assert read["x_risk_alone"].description.value == "Owner: Ada\nStrategy: X"


def test_an_event_stays_the_same_one(of: Callable[..., dict[str, Any]]) -> None:
    """Under another title, on another day, at another time: else readers would have both."""
    plan = FULL.replace("LANGUAGE", "en")
    other = plan.replace("Hosts, wanted", "Hosts are wanted").replace("2026-07", "2026-08").replace("title: More", "title: No more")
    assert of(plan).keys() == of(other, replace(SETTINGS, as_of=date(2026, 9, 1)), HEAD.replace("title: X", "title: Y")).keys()


def test_the_stamp_is_the_day_that_counts_as_today(of: Callable[..., dict[str, Any]]) -> None:
    stamps = {event.dtstamp.value for event in of(FULL.replace("LANGUAGE", "en"), replace(SETTINGS, as_of=date(2026, 2, 28))).values()}
    assert stamps == {datetime(2026, 2, 28, tzinfo=UTC)}


def test_all_strategies_in_force_are_in_one_calendar_and_what_they_share_once(site: Site) -> None:
    plan = "channels: {c: {title: C, personas: shared}}\ncalendar: {a: {title: A, date: 2026-07-01}}\n"
    texts = {name: HEAD + plan for name in ("one", "two")} | {"old": HEAD + "status: retired\n" + plan, "none": HEAD}
    shared = "personas: {shared: {title: Shared, review_by: 2026-09-01}}\n"
    found = files(site({f"strategies/{name}.yml": each for name, each in {**texts, "playbook": shared}.items()}) / "strategies")
    assert found.keys() == {"calendar.ics", "one/calendar.ics", "two/calendar.ics", "old/calendar.ics"}
    assert events(found["calendar.ics"]).keys() == {"one_entry_a", "two_entry_a", "persona_shared"}
    assert events(found["old/calendar.ics"]).keys() == {"old_entry_a", "persona_shared"}
    assert b"\r\nX-WR-CALNAME:Strategies\r\n" in found["calendar.ics"]
    assert b"\r\nX-WR-CALNAME:X\r\n" in found["one/calendar.ics"]


def test_where_nothing_has_a_day_there_is_no_file_and_no_library_is_loaded(site: Site) -> None:
    folder = site({"strategies/x.yml": HEAD}) / "strategies"
    asked = f"""if True:
        import sys
        from datetime import date
        from pathlib import Path
        from playbook_gen import Settings, check
        from playbook_gen.exports.ics import site_files
        settings = Settings(date(2026, 6, 30))
        print([*site_files(check(Path({str(folder)!r}), settings).playbook, settings, None)], "icalendar" in sys.modules)
    """
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout == "[] False\n"


def test_the_calendars_ends_are_no_trap(of: Callable[..., dict[str, Any]]) -> None:
    """The first and the last days that there are, in zones in which they are others."""
    when = "time: '00:30', timezone: Pacific/Auckland", "time: '23:30', timezone: America/New_York", "end: 9999-12-31"
    rules = {"0001-01-01": "FREQ=DAILY;UNTIL=00010103", "9999-12-30": "FREQ=DAILY", "9999-12-31": "FREQ=DAILY"}
    entries = [f"e{first[2:]}-{number}: {{title: T, date: {first}, repeat: {rules[first]}, {each}}}" for first in rules for number, each in enumerate(when)]
    read = of(f"calendar: {{{', '.join(entries)}}}", head="title: X\nperiod: {start: 0001-01-01, end: 9999-12-31}\n")
    untils = [event.rrule.value.partition("UNTIL=")[2] if hasattr(event, "rrule") else None for event in read.values()]
    assert untils == ["00010103T122055Z", "00010104T045601Z", "00010103", "99991231T105959Z", "99991231T235959Z", "99991231", None, None, None]


BROUGHT_IN = [
    "A\r\nATTACH:x",
    "A\nEND:VEVENT",
    "A\rB",
    "A\u2028URL:x",
    "A\u2029B",
    "A\x85B",
    "A\x0bB",
    "A\x0cB",
    "A\x1cB",
    "A\x00B",
    "A\ud800B",
    "A\\\nB",
    "A\tB",
]


@pytest.mark.parametrize("attack", BROUGHT_IN)
def test_no_text_ends_a_line(attack: str) -> None:
    """Not even what the format refuses before."""
    written = text("SUMMARY", attack).decode()
    assert len(written.splitlines()) == 1
    assert written.startswith("SUMMARY:A")
    assert written.endswith("\r\n")


@pytest.mark.parametrize(
    "said", ["C:\\New\\names", "a\\nb", "a\\,b\\;c", "\\", "\\\\N", "100 %", 'a "b" c: d', "^n", "é" * 200, "\\" * 300, "👩‍🚀" * 50, ";" * 149]
)
def test_a_text_comes_back_as_it_was(said: str) -> None:
    written = text("SUMMARY", said)
    assert max(map(len, written.split(b"\r\n"))) <= 75
    written.decode()
    unfolded = re.sub(rb"\r\n ", b"", written).decode()
    back = re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), unfolded.removeprefix("SUMMARY:").removesuffix("\r\n"))
    assert back == said.replace("\\N", "\\ N")


NAMES = {
    *("BEGIN", "END", "VERSION", "PRODID", "NAME", "X-WR-CALNAME", "REFRESH-INTERVAL", "UID", "DTSTAMP", "SUMMARY", "DESCRIPTION", "TRANSP", "DTSTART"),
    *("DTEND", "RRULE", "STATUS", "CATEGORIES", "URL", "TZID", "TZNAME", "TZOFFSETFROM", "TZOFFSETTO"),
}


def properties(content: bytes) -> Iterator[str]:
    """The names of the lines of a calendar. A line is what some program may take for one."""
    assert content.count(b"\n") == content.count(b"\r\n") == content.count(b"\r")
    for line in content.decode().replace("\r\n ", "").splitlines():
        yield re.split("[:;]", line)[0]


@pytest.mark.parametrize("turn", range(2))
def test_a_hostile_playbook_brings_nothing_in(turn: int, room: hostile.Room, tmp_path: Path) -> None:
    playbook = check(room.attacked(turn, tmp_path), hostile.SETTINGS).playbook
    found = {file.path: file.content for file in site_files(playbook, hostile.SETTINGS, None)}
    assert len(found) > 5
    for path, content in found.items():
        assert {*properties(content)} <= NAMES, path
        assert max(map(len, content.split(b"\r\n"))) <= 75, path
        wanted = content.count(b"\r\nBEGIN:VEVENT\r\n")
        assert len(events(content)) == wanted, path
    assert len(events(found["strategies/x/calendar.ics"])) == 75


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> hostile.Room:
    return hostile.room(tmp_path_factory.mktemp("room"))


def test_the_same_playbook_gives_the_same_bytes(demo: tuple[Settings, dict[str, bytes]]) -> None:
    settings, found = demo
    assert files(DEMO, settings) == found


def test_what_is_hidden_is_in_no_calendar(site: Site) -> None:
    plan = (
        "pillars: {p: {title: P}}\nchannels: {c: {title: Secret, visible_to: leadership}, d: {title: D}}\n"
        "calendar: {a: {title: Secret, date: 2026-07-01, channels: c, visible_to: leadership}, b: {title: B, date: 2026-07-02, channels: d}}\n"
        "decisions: {d: {title: Secret, needed_by: 2026-07-03, visible_to: leadership}}\n"
    )
    folder = site({"strategies/x.yml": HEAD + plan}) / "strategies"
    found = files(folder)
    assert found.keys() == {"calendar.ics", "x/calendar.ics", "x/channels/d.ics"}
    assert not any(b"Secret" in content for content in found.values())
    assert events(files(folder, replace(SETTINGS, audience="leadership"))["x/calendar.ics"]).keys() == {"x_entry_a", "x_entry_b", "x_decision_d"}


@pytest.mark.parametrize("directory_urls", [True, False])
def test_pages_lead_to_the_files_that_there_are(directory_urls: bool, build: Build) -> None:
    plan = "channels: {c: {title: C}, empty: {title: E}}\ncalendar: {a: {title: A, date: 2026-07-01, channels: c}}\n"
    config = "site_name: S\ndocs_dir: content\ntheme: {name: material, font: false}\nplugins: [search, {playbook: {as_of: 2026-06-30}}]\n"
    built = build({"strategies/x.yml": HEAD + plan, "mkdocs.yml": f"{config}use_directory_urls: {str(directory_urls).lower()}\n"})
    pages = [page for page in built.site_dir.rglob("*.html") if ".ics" in page.read_text(encoding="utf-8")]
    ends = {"index.html", "calendar/index.html", "channels/c/index.html"} if directory_urls else {"index.html", "calendar.html", "channels/c.html"}
    assert {page.relative_to(built.site_dir / "strategies").as_posix() for page in pages} == {
        "index.html",
        *(f"x/{each}" for each in ends if each != "index.html"),
    }
    led = {(page.parent / link).resolve() for page in pages for link in re.findall(r'href="([^"]*\.ics)"', page.read_text(encoding="utf-8"))}
    assert led == {path.resolve() for path in built.site_dir.rglob("*.ics")}
    assert len(led) == 3
