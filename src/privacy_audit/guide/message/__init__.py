"""Judges a received text."""
