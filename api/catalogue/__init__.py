"""The vocabularies: topics, places, reasons and the rest, as versioned rows that are retired and never deleted."""
