"""Figures for those who answer for them, from the tallies alone: summary, coverage, silent teams, and files."""
