"""What the reports say of a target by what it is: to be removed from, to be left out of, to be found in."""

from __future__ import annotations

from privacy_audit.errors import mark
from privacy_audit.record.medium import Medium

REMOVE: dict[Medium, str] = {
    "page": mark("Remove from the page: {subject}"),
    "text": mark("Leave out of the text: {subject}"),
    "files": mark("Remove where others see it: {subject}"),
}
REMOVE_IN_MINUTES: dict[Medium, str] = {
    "page": mark("Remove from the page: {subject} ({minutes} min)"),
    "text": mark("Leave out of the text: {subject} ({minutes} min)"),
    "files": mark("Remove where others see it: {subject} ({minutes} min)"),
}
WHERE: dict[Medium, str] = {
    "page": mark("{what} on {target}"),
    "text": mark("{what} in {target}"),
    "files": mark("{what} in {target}"),
}
NOTHING: dict[Medium, str] = {
    "page": mark("Nothing found on this page: {target}"),
    "text": mark("Nothing found in this text: {target}"),
    "files": mark("Nothing found in these files: {target}"),
}
