"""What a hand-written page asks for and cannot have."""

from __future__ import annotations


class RefusedError(Exception):
    """A problem of form: `rule` is its name, `message` says what is wrong, `hint` what to write."""

    def __init__(self, rule: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint
