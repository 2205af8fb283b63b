"""From a page and its content to how much of it was seen, by the rules of the facts."""

from __future__ import annotations

from privacy_audit.sight.addresses import address_of, recognise
from privacy_audit.sight.decide import sight

__all__ = ["address_of", "recognise", "sight"]
