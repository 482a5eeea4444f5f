"""Every store function on SQLite and PostgreSQL."""
