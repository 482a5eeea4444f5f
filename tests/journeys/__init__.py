"""The journeys as conversations, on SQLite and PostgreSQL."""
