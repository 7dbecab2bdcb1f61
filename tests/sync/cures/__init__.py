"""Every cure of ``faults.md`` taken out once, to see its test fail: ``python -m tests.sync.cures --help``."""
