"""From a page to its content: everything that a stranger's machine receives, as plain values.

The only user of BeautifulSoup; a page is parsed once.
"""

from __future__ import annotations

from privacy_audit.extract.document import extract
from privacy_audit.extract.layout import laid_out
from privacy_audit.extract.origin import origin_of

__all__ = ["extract", "laid_out", "origin_of"]
