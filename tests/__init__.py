"""The tests, in folders that mirror the rooms. What several folders share lives beside this file."""
