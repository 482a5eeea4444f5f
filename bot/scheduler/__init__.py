"""Whatever the app does of its own accord: sending, the interviewer's turns, what is due."""
