"""Whetstone: deliberate interview practice in Slack."""
