"""A training session: what changes it (`moving`), how it is kept (`keeping`)."""
