"""The types of `checklists/message-signs.toml`: what a threat or a scam looks like, and how it is told.

A phrase is written as people write it; it is looked for without capitals and Vietnamese marks. A blank
stands for any gap between two words, `…` for up to 45 characters of the same sentence, `<name>` for one
of the words listed under that name, `(one|other)` for one of several, `<money>` for a sum of money.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from msgspec import Meta

from privacy_audit.checklist import Identifier, Source
from privacy_audit.model import Languages, Severity, Value

Expression = Annotated[str, Meta(min_length=1, max_length=300)]
"""A phrase to look for."""
Rule = Annotated[str, Meta(pattern=r"^[a-z0-9|+@ -]+\Z", max_length=400)]
"""Signs that together make a script: `one + other|another` needs `one`, and `other` or `another`.

`@name` stands for any sign of the group of that name.
"""
Finder = Literal["wallet", "look-alike", "link", "odd-link", "app-file"]
"""What is found by checking rather than by phrases: a wallet's checksum, where a link leads."""


class Sign(Value):
    """One thing that messages of blackmailers and swindlers carry.

    `deniable`: it is none behind a “not” (“do not give the code to anybody”). `outlasts`: it counts in a
    text that warns of scams too, outside the sentences that tell what swindlers do. `unless`: it does not
    count where that other sign stands, whose words say something else of the same thing.
    """

    id: Identifier
    severity: Severity
    title: Languages
    why: Languages
    phrases: tuple[Expression, ...] = ()
    finder: Finder | None = None
    deniable: bool = False
    outlasts: bool = False
    unless: Identifier | None = None
    sources: tuple[Identifier, ...] = ()


class Script(Value):
    """A known way in which such messages go on. It is recognised if one of its rules holds."""

    id: Identifier
    title: Languages
    story: Languages
    advice: Languages
    rules: tuple[Rule, ...]
    sources: tuple[Identifier, ...] = ()


class Site(Value):
    """An organisation's own domains, and the words by which others pretend to be it."""

    name: str
    domains: tuple[str, ...]
    words: tuple[str, ...] = ()


class Wording(Value):
    """How much words and pairs of words speak for a threat, by steps, and for which script.

    `=` stands before a word that is meant as it is written, all others are without marks; `#` before a
    thing that is found by checking. `script` is told where none is clear, `sign` where no rule holds.

    A text whose words weigh more than `alone` carries signs whatever the rules say; one that weighs less
    than `needed`, and `grace` less for each grave sign, carries none although a rule holds. The sum begins
    at `constant`.
    """

    constant: float
    alone: float
    needed: float
    grace: float
    script: Identifier
    sign: Identifier
    weights: dict[str, tuple[str, ...]]
    scripts: dict[Identifier, tuple[str, ...]]


class MessageRules(Value):
    """The whole file. `sources` by id.

    `bare_words` are words of their own without their marks: `anh` is never `ảnh` in a text with marks.
    `denials` stand before what one is told not to do; `reports` make a sentence one about swindlers;
    `warnings` make the whole message one. `scripts` in order: of two that fit equally, the first counts.
    """

    updated: date
    bare_words: tuple[str, ...]
    groups: dict[Identifier, tuple[Identifier, ...]]
    words: dict[Identifier, tuple[Expression, ...]]
    denials: tuple[Expression, ...]
    reports: tuple[Expression, ...]
    warnings: tuple[Expression, ...]
    signs: tuple[Sign, ...]
    scripts: tuple[Script, ...]
    sites: tuple[Site, ...]
    odd_endings: tuple[str, ...]
    shorteners: tuple[str, ...]
    wording: Wording
    sources: dict[Identifier, Source]

    def sign(self, identifier: str) -> Sign:
        """The sign of that id; `KeyError` if there is none."""
        return {sign.id: sign for sign in self.signs}[identifier]

    def script(self, identifier: str | None) -> Script | None:
        """The script of that id, None if there is none."""
        return next((script for script in self.scripts if script.id == identifier), None)
