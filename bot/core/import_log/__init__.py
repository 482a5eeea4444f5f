"""An earlier log as CSV: read, checked line by line, and laid beside what is here already."""
