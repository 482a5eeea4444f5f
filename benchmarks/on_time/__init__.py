"""What it costs to keep every promise with a time in it: planning, starting and sending for a great many members."""
