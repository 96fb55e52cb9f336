"""Real files nobody here wrote: what the line makes of them. Run with `python -m tests.realfiles FOLDER...`.

None of them is in the repository: they come from wherever the folders lie (documents of installed packages, unpacked
sources of other projects).
"""
