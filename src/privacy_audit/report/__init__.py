"""Turns a record into words for a person: `compose` chooses and orders them, a renderer draws them."""
