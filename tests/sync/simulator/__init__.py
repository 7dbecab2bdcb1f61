"""The real server and faithful phones under seeded faults: ``python -m tests.sync.simulator --help``."""
