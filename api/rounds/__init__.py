"""Reporting rounds: what each commune reports of a month, who has handed in, and the closing of the month."""
