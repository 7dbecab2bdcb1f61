"""Visits: what a phone logs, how revisions meet, what is counted, and what officials read of it."""
