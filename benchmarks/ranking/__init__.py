"""How often the ranking names the area that really is the weakest, and how fast it is: simulated members."""
