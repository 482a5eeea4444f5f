"""Example data, from the words it is written in to `make run DEMO=1`."""
