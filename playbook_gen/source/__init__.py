"""Text to nodes that know their place: which files make up which strategy, and what stands in them."""

from playbook_gen.source.discover import Sources, read
from playbook_gen.source.shelf import Disk, Shelf

__all__ = ["Disk", "Shelf", "Sources", "read"]
