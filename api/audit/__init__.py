"""Reading the audit lines that api/core/audit.py writes."""
