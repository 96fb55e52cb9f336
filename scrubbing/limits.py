"""How much one file may cost. Every limit is enforced while reading, since a small file may expand without end."""

from dataclasses import dataclass, field

from submissions.reasons import Held, Reason

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one uploaded file with everything nested in it. Sizes are bytes, times are seconds."""

    characters: int = 20_000_000
    pages: int = 2_000
    # Each cell of a workbook takes 2 kB while it goes through the line; with so many it stays below 1 GB.
    cells: int = 300_000
    pixels: int = 50_000_000
    members: int = 10_000
    unpacked: int = 1024 * MIB
    # A member smaller than this is never called a bomb, however well it packs.
    ratio_floor: int = 10 * MIB
    ratio: int = 200
    depth: int = 5
    # Of a repository whose history is kept: commits that branches and tags reach, and objects of any kind.
    git_commits: int = 2_000
    git_objects: int = 20_000
    output: int = 500 * MIB
    memory: int = 2048 * MIB
    cpu_seconds: int = 600
    wall_seconds: int = 900


@dataclass(slots=True)
class Budget:
    """What is left of the limits while one file is read. Shared by everything nested in the file."""

    limits: Limits = field(default_factory=Limits)
    characters: int = 0
    pages: int = 0
    cells: int = 0
    members: int = 0
    unpacked: int = 0

    def spend_characters(self, count: int) -> None:
        """Count extracted characters; raises Held(TEXT_LIMIT) at the limit."""
        self.characters += count
        if self.characters > self.limits.characters:
            raise Held(Reason.TEXT_LIMIT)

    def spend_pages(self, count: int = 1) -> None:
        """Count pages; raises Held(TOO_MANY_PAGES) at the limit."""
        self.pages += count
        if self.pages > self.limits.pages:
            raise Held(Reason.TOO_MANY_PAGES)

    def spend_cells(self, count: int) -> None:
        """Count cells of workbooks, before they are parsed; raises Held(TEXT_LIMIT) at the limit."""
        self.cells += count
        if self.cells > self.limits.cells:
            raise Held(Reason.TEXT_LIMIT)

    def spend_members(self, count: int = 1) -> None:
        """Count archive members and package parts; raises Held(TOO_MANY_MEMBERS) at the limit."""
        self.members += count
        if self.members > self.limits.members:
            raise Held(Reason.TOO_MANY_MEMBERS)

    def spend_unpacked(self, count: int) -> None:
        """Count decompressed bytes as they are read; raises Held(ARCHIVE_BOMB) at the limit."""
        self.unpacked += count
        if self.unpacked > self.limits.unpacked:
            raise Held(Reason.ARCHIVE_BOMB)

    def check_pixels(self, width: int, height: int) -> None:
        """Refuse an image before it is decoded; raises Held(IMAGE_TOO_LARGE)."""
        if width * height > self.limits.pixels:
            raise Held(Reason.IMAGE_TOO_LARGE)

    def check_depth(self, depth: int) -> None:
        """Refuse archives nested too deeply; raises Held(TOO_DEEP)."""
        if depth > self.limits.depth:
            raise Held(Reason.TOO_DEEP)
