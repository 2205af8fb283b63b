"""What the codes of the rules mean that decide about addresses, for `--explain`."""

from __future__ import annotations

from privacy_audit.errors import mark

REASONS = {
    "address-pattern": mark(
        "It is written like an address: a house, an alley or a hamlet, then where it lies."
    ),
    "address-units": mark("The ward, district or province in it exists, or existed before 1 July 2025."),
    "address-label": mark(
        "Words right before it say that an address follows, such as “address” or “lives at”."
    ),
    "address-postal-code": mark("A postal code stands where the country writes it."),
    "address-foreign-units": mark("It names parts of a city the way that country writes them."),
    "address-markup": mark("The page itself marks it as an address."),
    "address-office": mark(
        "Words or the place on the page say that it belongs to an organisation, not a home."
    ),
}
"""The sentence for each code, to be said through `Words`."""
