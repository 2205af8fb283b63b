"""Measurements that are run by hand: `python -m tests.benchmarks.NAME`. No test depends on time."""
