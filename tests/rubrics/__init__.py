"""The rubric files that ship: that they can be read, and that they are written by the rules."""
