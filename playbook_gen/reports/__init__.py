"""Diagnostics and changes for the outside world: one format a file."""
