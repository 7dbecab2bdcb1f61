"""Member lists as communes send them: pure functions from a spreadsheet's bytes to people, faults and warnings."""
