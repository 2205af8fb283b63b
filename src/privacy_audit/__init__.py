"""Check how exposed a person is on social networks and the web, and close what is open."""

__version__ = "0.1.0"
