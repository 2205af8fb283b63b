"""The room's own page: phones of a hall answer on its Wi-Fi, without the Internet, and the wall shows it.

Nothing about a phone is kept but a random seat number in memory; answers become counts in the session file.
What needs the server's library lies in the modules that `serving` imports; the rest works without it.
"""

from __future__ import annotations

from privacy_audit.room.address import PORT, listen, own_addresses
from privacy_audit.room.needed import check_room

__all__ = ["PORT", "check_room", "listen", "own_addresses"]
