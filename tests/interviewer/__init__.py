"""The interviewer without a model."""
