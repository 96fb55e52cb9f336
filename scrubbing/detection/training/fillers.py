"""Fill the placeholders of templates with invented people, places, dates and whatever else texts hold.

`{kind}`, `{kind.form}` and `{kind:1.form}` are replaced; the same kind with the same number is the same entity within
one `Fillers`, and its forms agree. `{{` and `}}` write braces.
"""

import random
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from scrubbing.detection.training import addresses, organisations, people, places, times, wording
from scrubbing.detection.training.samples import ADDRESS, LOCATION, Pieces, Sample

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z]+)(?::(\w+))?(?:\.([a-z]+))?\}|[{}]")
_Part = str | tuple[str, str, str]

# A street and its town are one address wherever templates write them as two.
_WITHIN_ADDRESS = frozenset({", ", " ", "\n", ",\n"})


class Fillers:
    """What one document speaks of. Everything is drawn from the one generator, so a seed gives one text."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._entities: dict[tuple[str, str], Any] = {}

    def fill(self, template: str) -> Sample:
        """Return the template's text with its spans. A placeholder of no known kind or form raises ValueError."""
        pieces: Pieces = []
        for part in _split(template):
            if isinstance(part, str):
                pieces.append((part, None))
            else:
                pieces += self._piece(*part)
        return _sample(pieces)

    def _piece(self, kind: str, number: str, form: str) -> Pieces:
        try:
            return self._written(kind, number, form)
        except KeyError as error:
            raise ValueError(f"nothing fills {kind!r} with the form {form!r}") from error

    def _written(self, kind: str, number: str, form: str) -> Pieces:
        rng = self._rng
        match kind:
            case "person":
                person = self._entity(kind, number, people.make)
                if form == "email":
                    return [(people.email_of(person, rng, self._domain(number)), "IGNORE")]
                return people.write(person, form, rng)
            case "org":
                return organisations.write(self._entity(kind, number, organisations.make), form, rng)
            case "address":
                return addresses.write(self._entity(kind, number, addresses.make), form, rng)
            case "city" | "country" | "region" | "place":
                return places.write(self._place(kind, number), form)
            case "date":
                return times.write_date(self._entity(kind, number, times.make), form, rng)
            case "time":
                return times.write_time(rng)
            case "duration":
                return times.write_duration(rng)
            case "age":
                return times.write_age(form, rng)
            case _:
                maker, label = wording.KINDS[kind]
                return [(self._entity(kind, number, maker), label)]

    def _entity(self, kind: str, number: str, make: Callable[[random.Random], Any]) -> Any:
        if not number:
            return make(self._rng)
        key = (kind, number)
        if key not in self._entities:
            self._entities[key] = make(self._rng)
        return self._entities[key]

    def _place(self, kind: str, number: str) -> str:
        address = self._entities.get(("address", number))
        if kind == "city" and address is not None and address.town:
            return str(address.town)
        return str(self._entity(kind, number, places.MAKERS[kind]))

    def _domain(self, number: str) -> str:
        employer = self._entities.get(("org", number)) or self._entities.get(("org", "1"))
        if employer is not None and self._rng.random() < 0.6:
            return str(employer.domain)
        if self._rng.random() < 0.4:
            return organisations.make(self._rng).domain
        return self._rng.choice(people.MAIL_HOSTS)


@lru_cache(maxsize=50_000)
def _split(template: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    done = 0
    for match in _PLACEHOLDER.finditer(template):
        parts.append(template[done : match.start()])
        done = match.end()
        if match[1]:
            parts.append((match[1], match[2] or "", match[3] or ""))
        elif len(match[0]) == 2:
            parts.append(match[0][0])
        else:
            raise ValueError(f"a brace stands alone in {template!r}")
    parts.append(template[done:])
    return tuple(part for part in parts if part)


def _sample(pieces: Pieces) -> Sample:
    spans: list[tuple[int, int, str]] = []
    position = 0
    text = "".join(piece for piece, _ in pieces)
    for piece, label in pieces:
        end = position + len(piece)
        if label and piece:
            if (
                spans
                and label == LOCATION
                and spans[-1][2] == ADDRESS
                and text[spans[-1][1] : position] in _WITHIN_ADDRESS
            ):
                spans[-1] = (spans[-1][0], end, ADDRESS)
            else:
                spans.append((position, end, label))
        position = end
    return Sample(text, tuple(spans))
