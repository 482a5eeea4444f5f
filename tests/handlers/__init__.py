"""The real app against the real playground, over Socket Mode in one process."""
