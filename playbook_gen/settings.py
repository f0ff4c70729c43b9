"""What a build can be told; the plugin and the command line both end up here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

from playbook_gen.diagnostics import did_you_mean

Audience = Literal["everyone", "staff", "leadership"]
AUDIENCES: tuple[Audience, ...] = ("everyone", "staff", "leadership")


DEEPEST = 200
"""The most levels that `Limits.nesting` may allow: what walks through them calls itself for each, and Python ends that somewhere."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large input may be before it is refused (FORMAT, reliability limits)."""

    file_bytes: int = 2 * 1024 * 1024
    nesting: int = 64
    nodes: int = 200_000
    prose_characters: int = 20_000
    occurrences: int = 500


def limits_told(told: object) -> Limits:
    """The limits that a site's owner names with their numbers; the others stay as they are. Raises `ValueError` that says what to write."""
    usual = asdict(Limits())
    if not isinstance(told, Mapping):
        raise ValueError("names of limits with their numbers belong here, as in nodes: 400000")
    for name, number in told.items():
        if name not in usual:
            raise ValueError(f"there is no limit “{str(name)[:60]}”; {did_you_mean(str(name), usual)}")
        if type(number) is not int or number < 1:
            raise ValueError(f"“{str(number)[:60]}” is no limit: write a whole number of 1 or more without quotes, as in {name}: {usual[name]}")
    if told.get("nesting", 1) > DEEPEST:
        raise ValueError(f"more than {DEEPEST} levels cannot be read; write at most nesting: {DEEPEST}")
    return Limits(**told)


@dataclass(frozen=True, slots=True)
class History:
    """What pages tell of the strategies' past. `enabled` is `None` where that is to be so wherever they are kept in git.

    `since` is a day or a revision before which nothing is told, `limit` how many revisions a page shows at most; `authors` is whether pages name who made a
    change. `revision_url` is the address of a revision's own page, with `{revision}` for its id.
    """

    enabled: bool | None = None
    since: str | None = None
    limit: int = 100
    authors: bool = True
    revision_url: str | None = None


@dataclass(frozen=True, slots=True)
class Overrides:
    """Templates of the site's owner that stand instead of ours: the folder that they are in, and a digest of them all."""

    folder: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Settings:
    """One build's choices. `as_of` is the day that counts as today; `language` labels pages whose strategy names none.

    `shown_as` is what places call the strategies folder, by default its name; `source_base` is the web address below which a code host shows the files that
    places name. `reference` asks for the pages that explain words, format and rules. `select` names the doctrine's rules that are asked (all, where it is
    empty), `ignore` those that are not. `history` is what is told of the past, `overrides` the owner's own templates.
    """

    as_of: date
    audience: Audience = "everyone"
    language: str = "en"
    directory_urls: bool = True
    limits: Limits = field(default_factory=Limits)
    shown_as: str | None = None
    source_base: str | None = None
    reference: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    history: History = field(default_factory=History)
    overrides: Overrides | None = None


def today(environment: Mapping[str, str]) -> date:
    """The build's one clock where no `as_of` is given: `SOURCE_DATE_EPOCH` (seconds), else today in UTC.

    Raises `ValueError` where `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)).date()
