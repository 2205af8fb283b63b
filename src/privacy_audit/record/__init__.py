"""One run as versioned data.

`shapes` are its keys, `recording` writes a run down, `fingerprint` names a value without saying it.
"""
