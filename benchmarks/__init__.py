"""Measures the app from outside, next to a bare Bolt app in the same run: `python -m benchmarks`."""
