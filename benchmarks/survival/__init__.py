"""The bot killed in the middle of drills, again and again, and what was lost or doubled. Tests run it too."""
