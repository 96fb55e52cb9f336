"""Lists of first and last names, from Faker (MIT), for inventing people and for the interim recognition of names."""

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

# Latin-script locales whose lists are plain names. The first five cover most of the expected work.
LOCALES = (
    "en_US", "en_GB", "de_DE", "fr_FR", "es_ES", "it_IT", "nl_NL", "en_IE", "en_IN", "en_NZ", "de_AT", "de_CH", "es_MX",
    "fr_CH", "pl_PL", "pt_BR", "pt_PT", "sv_SE", "da_DK", "fi_FI", "no_NO", "cs_CZ", "hu_HU", "ro_RO", "tr_TR", "hr_HR",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one locale, sorted so that a choice by index is the same in every process."""

    female: tuple[str, ...]
    male: tuple[str, ...]
    last: tuple[str, ...]


@cache
def names(locale: str) -> Names:
    """Return the lists of a locale that `LOCALES` names."""
    if locale not in LOCALES:
        raise ValueError("There are no names for this locale.")
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    return Names(
        female=_listed(provider, "first_names_female"),
        male=_listed(provider, "first_names_male"),
        last=_listed(provider, "last_names", "last_names_female", "last_names_male"),
    )


def _listed(provider: type, *attributes: str) -> tuple[str, ...]:
    found: set[str] = set()
    for attribute in attributes:
        content = getattr(provider, attribute, ())
        if isinstance(content, Iterable):
            found.update(str(name) for name in content)
    return tuple(sorted(found))


@cache
def genders() -> dict[str, str]:
    """Return "f" or "m" for every first name (lower case) that all lists agree about."""
    female = {name.lower() for locale in LOCALES for name in names(locale).female}
    male = {name.lower() for locale in LOCALES for name in names(locale).male}
    return dict.fromkeys(female - male, "f") | dict.fromkeys(male - female, "m")


@cache
def first_names() -> frozenset[str]:
    """Return every known first name, in lower case."""
    return frozenset(
        part
        for locale in LOCALES
        for name in (*names(locale).female, *names(locale).male)
        for part in (name.lower(), *name.lower().split("-"))
        if len(part) > 1 and part.replace("'", "").isalpha()
    )


@cache
def last_names() -> frozenset[str]:
    """Return every known last name, in lower case."""
    return frozenset(name.lower() for locale in LOCALES for name in names(locale).last if len(name) > 1)
