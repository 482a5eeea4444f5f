"""Core values drawn as Slack blocks: no SQL, no client, no clock. Every sentence a person reads is in this room."""
