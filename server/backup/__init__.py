"""Backup and restore: one file that both databases write and read, and a restore that the phones notice (S4)."""
