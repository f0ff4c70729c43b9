"""What was heard before speaking (step 3): audiences and competitors."""

from __future__ import annotations

from playbook_gen.model.base import Model
from playbook_gen.model.fields import Day, Prose, Slug, Text, Texts, Url


class Heard(Model):
    """One finding from one source."""

    source: Text | None = None
    finding: Prose | None = None
    date: Day | None = None


class Competitor(Model):
    """Somebody who speaks to the same people."""

    title: Text
    url: Url | None = None
    channels: Texts = ()
    finding: Prose | None = None
    date: Day | None = None


class Listening(Model):
    """Step 3: findings on the audience, and competitors by id."""

    audience: tuple[Heard, ...] = ()
    competitors: dict[Slug, Competitor] = {}
