"""The real app and the real playground as a person meets them: two processes and a browser."""
