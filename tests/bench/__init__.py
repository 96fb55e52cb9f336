"""`make bench`: how fast the program is, on files and texts made in code. Figures compare runs on one machine."""
