"""Reads bytes that nobody wrote with care, again and again, and holds what comes out to the product's laws.

`targets` are the five ways in. `python -m tests.fuzz TARGET [SECONDS]` looks for bytes that break one of them
(atheris, the extra `[fuzz]`); what it found is kept below `kept/` and read again by the tests.
"""
