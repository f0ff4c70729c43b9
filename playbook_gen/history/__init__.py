"""Strategies at other moments of a git repository, and what changed between two of them."""
