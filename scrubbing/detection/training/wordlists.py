"""Read lists that are written as one text."""


def entries(text: str, separator: str = "|") -> tuple[str, ...]:
    """Return the entries of a list whose lines are broken anywhere."""
    return tuple(" ".join(entry.split()) for entry in text.split(separator) if entry.strip())


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(text.split())
