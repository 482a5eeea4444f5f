"""Every word to and from the interviewer, be it the question bank or a model."""
