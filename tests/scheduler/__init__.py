"""What the app does of its own accord: sending within limits, the interviewer's turns, what is due."""
