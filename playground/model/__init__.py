"""A stand-in for a language model: an OpenAI-compatible server that plays an interviewer from a script."""
