"""The bot killed in the middle of drills, again and again, and an account of what was lost or doubled. Tests run it too."""
