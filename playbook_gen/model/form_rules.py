"""What is checked of a file's form, by the name that a report gives it. An error of form stops a build and cannot be accepted;
a warning says only that something was hardly meant as it stands. The report says what to write."""

from __future__ import annotations

FORM_RULES: dict[str, str] = {
    "unreadable-file": "A file or folder is not there, cannot be opened, or is empty of strategies.",
    "not-utf8": "A file is not saved as UTF-8, so its letters cannot be told for certain. Save it anew as UTF-8.",
    "syntax": "A line cannot be read as it stands: mostly a missing quote, a missing blank after a colon, or blanks at its beginning that do not fit.",
    "too-large": "A file, a text or a repetition is larger than what is read.",
    "too-deep": "Groups lie within groups more often than what is read.",
    "duplicate-key": "The same key or id stands twice, so nobody can say which one counts.",
    "alias": "A value is written once under a sign (&) and repeated by another (*). Define it once and refer to it by its id.",
    "tag": "A value begins with an exclamation mark that would give it another type. Leave that out.",
    "several-documents": "A second document begins in one file. One file is one document.",
    "unknown-key": "A key or a file is not one of the format's.",
    "missing-key": "Something is missing that the rest cannot do without.",
    "wrong-type": "One sort of value stands where another belongs: a list for a line of text, a text for a number.",
    "wrong-value": "A value is of the right sort and still cannot be: a word that is not in the list, a number out of its range, an end before its start.",
    "bad-date": "A day is not written as year-month-day, or is no day of the calendar.",
    "bad-id": "An id is not made of small letters and digits with single hyphens or dots between them; or it is index, the address of an overview.",
    "bad-recurrence": "A repetition of the calendar cannot be read, or never comes.",
    "unknown-reference": "An id is named that no thing has.",
    "circular-reference": "A goal is its own parent, by way of others.",
    "reference-to-hidden": "Something refers to a thing that fewer people may see.",
    "null": "A key has no value. Leave the key out until there is something to say.",
    "section-twice": "The same section, shared file or strategy stands in two places.",
    "reading-twice": "One KPI has two readings of one day.",
    "path-outside": "A path leads out of the strategies folder.",
    "unknown-rule": "A rule is named in `accept` that does not exist.",
    "bad-reading": "A line of readings.csv, or of another tool's file of readings, cannot be read.",
}
"""Name → what it means."""
