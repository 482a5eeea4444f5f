"""Judges Block Kit as strictly as Slack does; how blocks look is told elsewhere."""

from playground.blocks.check import check_blocks, check_view
from playground.blocks.rules import Surface

__all__ = ["Surface", "check_blocks", "check_view"]
