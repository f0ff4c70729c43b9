"""Why nothing was published."""

from __future__ import annotations


class NotPublishedError(Exception):
    """Nothing was published, and readers see what they saw before; says why."""


class NotOursError(Exception):
    """The folder, or the system, is none that releases can be kept on; says why."""
