"""What was heard before speaking (step 3): audiences and competitors."""

from playbook_gen.model.base import Model
from playbook_gen.model.fields import Day, Prose, Slug, Text, Texts, Url


class Heard(Model):
    """One finding from one source."""

    source: Text | None = None
    """Where you listened. Example: Forum threads of 2025"""
    finding: Prose | None = None
    """What you heard, and what it means for you. Example: Half of the questions are about trains, and few are answered within a day."""
    date: Day | None = None
    """The day on which it was heard. Example: 2025-11-20"""


class Competitor(Model):
    """Somebody else who speaks to the same people."""

    title: Text
    """The name of whoever speaks to the same people. Example: Sunday Walkers"""
    url: Url | None = None
    """The web address at which they can be found. Example: https://example.org/sunday-walkers"""
    channels: Texts = ()
    """The channels on which they speak, in your own words. Example: [Newsletter, Guided walks]"""
    finding: Prose | None = None
    """What they do, and what you learn from it. Example: Their hosts are paid. Ours are not, and that is why people trust them."""
    date: Day | None = None
    """The day on which you looked. Example: 2025-11-24"""


class Listening(Model):
    """What was heard before speaking (seven steps, 3): findings on the audience, and competitors."""

    audience: tuple[Heard, ...] = ()
    """What you heard from the people you want to reach, one finding for each source.
    Example: [{source: Forum threads of 2025, finding: Half of the questions are about trains, date: 2025-11-20}]
    """
    competitors: dict[Slug, Competitor] = {}
    """Who else speaks to the same people, by id. Example: {sunday-walkers: {title: Sunday Walkers, finding: Their hosts are paid, date: 2025-11-24}}"""
