"""One run as versioned data.

`shapes` are its keys, `recording` writes a run down, `fingerprint` names a value without saying it,
`difference` compares two of them (`changes` are its keys), `listing` lists them, `published` are the
schemas of all that.
"""
