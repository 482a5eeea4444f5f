"""How the page turns messages and Block Kit into HTML; routes and templates' data live outside."""
