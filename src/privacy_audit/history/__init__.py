"""Keeps what is the person's own: the answers of a walk under way, finished audits, accepted risks.

`store` is the file, `tables` its versions, `risks` and `changes` are what lies in it beside the audits,
`keeping` is all of it together.
"""

from privacy_audit.history.changes import Change
from privacy_audit.history.keeping import History, Kept, moment_of
from privacy_audit.history.risks import Acceptances
from privacy_audit.history.tables import FILE, SIDE_FILES, VERSION

__all__ = ["FILE", "SIDE_FILES", "VERSION", "Acceptances", "Change", "History", "Kept", "moment_of"]
