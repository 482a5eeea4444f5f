"""The method: one file for each module of `bot.core`."""
