"""Other accounts that a page or text gives away: links to profiles, and handles beside a network's name.

Confirmed: the page's data, or the network's name beside it, call it an account. Likely: a link to a profile,
or a name that may be one. Possible: a profile on a server that no list knows. The page's own subject is not
another account; share buttons, help pages, posts, groups and telephone numbers in links are none at all.
The value is `network:handle` in small letters;
links and handles stay readable, so nothing is looked for in the names of targets.
"""

from __future__ import annotations

from collections.abc import Iterator

from privacy_audit.detectors.other_account import labels, links
from privacy_audit.detectors.other_account.subject import subject_of
from privacy_audit.detectors.reading import Finding, Reading
from privacy_audit.errors import mark

REASONS = {
    "profile-link": mark("A link there opens a profile on this network."),
    "network-word": mark("The name of the network stands beside it."),
}


def find(reading: Reading) -> Iterator[Finding]:
    """All accounts of a reading but the page's own."""
    if reading.is_name:
        return
    subject = subject_of(reading.content)
    yield from links.find(reading, subject)
    yield from labels.find(reading, subject)
