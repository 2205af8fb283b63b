"""Made-up things that the real code reads: one of each sort that holds something, one that only looks so."""
