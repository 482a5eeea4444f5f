"""What the workspace holds and remembers: people, conversations, messages, views, files, time."""
