"""What the name model tells apart. The order is that of the network's classes."""

# ID stands for case and file numbers, MISC for what has a name but is none of these (works, products, events).
KINDS = ("PERSON", "ORGANIZATION", "LOCATION", "ADDRESS", "DATE_TIME", "NRP", "AGE", "ID", "MISC")
# What is told apart but not reported: a work or product is nobody's name, and numbers are found by patterns.
SILENT = frozenset({"ID", "MISC"})
REPORTED = tuple(kind for kind in KINDS if kind not in SILENT)
# Class 0 is "nothing"; then for every kind its first word and its further words.
CLASSES = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))


def begins(kind: str) -> int:
    """Return the class of the first word of a kind."""
    return 1 + 2 * KINDS.index(kind)


def goes_on(kind: str) -> int:
    """Return the class of the further words of a kind."""
    return 2 + 2 * KINDS.index(kind)
