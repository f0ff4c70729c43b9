"""A playbook for other programs: one format a module."""
