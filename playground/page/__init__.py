"""The workspace in a browser: HTML for what a person sees, rendered on the server, kept fresh by one script."""
