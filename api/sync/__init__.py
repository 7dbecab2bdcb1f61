"""The sync engine: ``PROTOCOL.md`` beside this file numbers its rules, and the code carries the numbers."""
