"""Programmes with their targets, and indicators with dated observations that are never overwritten."""
