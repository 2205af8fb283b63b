"""A training session: its agenda, where it stands (`stops`), what changes it (`moving`), how it is kept."""
