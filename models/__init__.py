"""Tables and their own arithmetic; nothing here knows HTTP or the api layer."""
