"""Texts of five kinds, made in code from a fixed seed. They say nothing; what counts is how they look to a search."""

import random
from collections.abc import Iterator
from dataclasses import dataclass


def _words(line: str) -> list[str]:
    return line.split()


FIRST = _words("Maria Thomas Ingrid Yusuf Chiara Pawel Aoife Lars Nadia Henrik Priya Diego Hannah Olu Mei Janet Tomas")
LAST = _words("Oldfield Brandt Okafor Lindqvist Moretti Kowalski Byrne Haddad Iyer Fuentes Weiss Tanaka Novak Pell")
PLACES = _words("Leeds Porto Graz Malmo Tampa Nairobi Izmir Osaka Quito Cork Lviv Perth Ghent Tulsa Basel")
FIRMS = ("Harrow & Pell Ltd", "Norden Marine AS", "Tallis Group", "Quay Street Partners LLP", "Ministry of Transport")
STREETS = ("Mill Lane", "Harbour Road", "Station Street", "Elm Avenue", "Castle Hill")
SUBJECTS = ("the applicant", "the company", "the regional court", "the commission", "the insurer", "a witness")
VERBS = ("lodged", "dismissed", "upheld", "reviewed", "disputed", "prepared", "withdrew", "confirmed", "amended")
OBJECTS = ("an appeal", "the claim", "its report", "the decision", "a request for compensation", "the annual figures")
ENDS = (
    "on account of the length of the proceedings",
    "without giving reasons for the delay",
    "having regard to the evidence before it",
    "as the contract of sale had provided",
    "although the time allowed had already run out",
    "in so far as the costs had not been paid",
)
MONTHS = _words("January February March April May June July August September October November December")


@dataclass(frozen=True)
class Sample:
    """Some texts of one kind: documents, or short lines or cells that belong together."""

    name: str
    # (header, text); headers stand above cells only.
    items: list[tuple[str, str]]
    short: bool = False

    @property
    def kilobytes(self) -> float:
        """The size of the texts."""
        return sum(len(text.encode()) + 1 for _, text in self.items) / 1000

    def part(self, kilobytes: float) -> "Sample":
        """Return the first texts of it, up to a size."""
        items: list[tuple[str, str]] = []
        size = 0
        for item in self.items:
            if size >= kilobytes * 1000:
                break
            items.append(item)
            size += len(item[1].encode()) + 1
        return Sample(self.name, items, self.short)


def samples() -> dict[str, Sample]:
    """Return all texts, the same ones each time."""
    return {
        sample.name: sample
        for sample in (
            Sample("prose", [("", text) for text in _documents(prose(), 5_000, 200_000)]),
            Sample("contacts", [("", text) for text in _documents(_contacts(), 2_000, 60_000)]),
            Sample("log", [("", line) for line in _log(700_000)], short=True),
            Sample("cells", list(cells(2_000)), short=True),
            Sample("code", [("", text) for text in _documents(code(), 4_000, 120_000)]),
        )
    }


def _documents(parts: Iterator[str], each: int, total: int) -> list[str]:
    documents: list[str] = []
    size = 0
    while size < total:
        text = ""
        while len(text) < each:
            text += next(parts)
        documents.append(text)
        size += len(text)
    return documents


def person(chance: random.Random) -> str:
    """Return somebody's name."""
    initial = f"{chance.choice('ABCDEFGHJKLMNPRSTW')}. " if chance.random() < 0.5 else ""
    return f"{chance.choice(FIRST)} {initial}{chance.choice(LAST)}"


def _day(chance: random.Random) -> str:
    return f"{chance.randint(1, 28)} {chance.choice(MONTHS)} {chance.randint(1990, 2024)}"


def _number(chance: random.Random) -> int:
    return chance.randint(1000, 9999)


def prose() -> Iterator[str]:
    """Like a judgment or a report: numbered paragraphs, a name, place or date in two of three sentences."""
    chance = random.Random("prose")
    for number in range(1, 1 << 30):
        sentences = []
        for _ in range(chance.randint(3, 6)):
            clause = f"{chance.choice(SUBJECTS)} {chance.choice(VERBS)} {chance.choice(OBJECTS)}"
            opening = chance.choice(
                [
                    f"On {_day(chance)} ",
                    f"According to {chance.choice(FIRMS)}, ",
                    f"Mr {chance.choice(LAST)} said that ",
                    f"In {chance.choice(PLACES)}, {person(chance)} maintained that ",
                    "However, ",
                    "In the meantime ",
                ]
            )
            sentences.append(f"{opening}{clause} {chance.choice(ENDS)}.")
        yield f"{number}. {' '.join(sentences)}\n\n"


def _contacts() -> Iterator[str]:
    """A list in which nearly everything is sensitive."""
    chance = random.Random("contacts")
    while True:
        first, last = chance.choice(FIRST), chance.choice(LAST)
        yield (
            f"{first} {last}, {first.lower()}.{last.lower()}@norden-marine.com, +44 20 7946 {_number(chance)}\n"
            f"{chance.randint(1, 240)} {chance.choice(STREETS)}, {chance.choice(PLACES)}; born {_day(chance)}; "
            f"account GB{chance.randint(10, 99)} WEST {_number(chance)} {_number(chance)}\n"
        )


def _log(lines: int) -> Iterator[str]:
    """Ten bytes a line, half of its lines unlike all others: times and levels, now and then a user or an address."""
    chance = random.Random("log")
    for second in range(lines):
        kind = chance.random()
        if kind < 0.45:
            clock = f"{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}"
            yield f"{clock} {chance.choice(('ok', 'up', 'run', 'get', 'put', 'hit', 'end', 'err'))}"
        elif kind < 0.75:
            yield f"id {chance.randint(1, 9999)}"
        elif kind < 0.92:
            yield chance.choice(("WARN", "done", "idle", "retry", "INFO", "flush", "---"))
        elif kind < 0.96:
            yield f"u={chance.choice(FIRST).lower()[0]}{chance.choice(LAST).lower()[:5]}"
        else:
            yield f"10.{chance.randint(0, 255)}.{chance.randint(0, 9)}.{chance.randint(1, 254)}"


def cells(rows: int) -> Iterator[tuple[str, str]]:
    """A sheet of bookings, row by row."""
    chance = random.Random("cells")
    for row in range(rows):
        yield "Booking", f"B-{10_000 + row}"
        yield "Guest", person(chance)
        yield "Company", chance.choice(FIRMS)
        yield "City", chance.choice(PLACES)
        yield "Arrival", f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        yield "Nights", str(chance.randint(1, 14))
        yield "Rate", f"{chance.randint(60, 400)}.00"
        yield "Note", chance.choice(("paid in full", "late arrival, keep the key", "wants a quiet room", "none"))


def code() -> Iterator[str]:
    """Functions with a docstring each."""
    chance = random.Random("code")
    words = _words("item total count index value buffer record window offset result parser cursor margin")
    while True:
        name, other, third = chance.sample(words, 3)
        yield (
            f"def update_{name}_{chance.randint(1, 99)}({name}: int, {other}: list[str]) -> dict[str, int]:\n"
            f'    """Return the {third} of each {other}, counted from {name}."""\n'
            f"    {third} = {{}}\n"
            f"    for position, entry in enumerate({other}, start={name} + {chance.randint(2, 64)}):\n"
            f"        if entry.startswith('#') or len(entry) > {chance.randint(40, 120)}:\n"
            f"            continue  # handled by the {third} further up\n"
            f"        {third}[entry.strip()] = position * {chance.randint(2, 9)}\n"
            f"    logger.debug('updated %s of %d', '{name}', len({third}))\n"
            f"    return {third}\n\n\n"
        )
