"""Text to nodes that know their place: which files make up which strategy, and what stands in them."""

from playbook_gen.source.discover import Sources, read

__all__ = ["Sources", "read"]
