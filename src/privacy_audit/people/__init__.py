"""Who is shown on a page, and with what: content, layout and exposures in, people out.

A person is a name in one place of a page (a row, a card, a list item, a paragraph, marked data) together
with at least one other thing: portrait, position, personal phone, birth date, e-mail, address. Names are
never kept, only their initials.
"""

from __future__ import annotations

from privacy_audit.people.shown import people_on

__all__ = ["people_on"]
