"""Rosters as governed objects: read from spreadsheets, compared, decided about."""
