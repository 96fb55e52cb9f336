"""Whatever way a value is written, split, coded and nested in a file, its copy is free of it, or there is none.

A few examples of each format run with all other tests, always the same ones. CLEANROOM_PROPERTY_EXAMPLES=2000 draws as
many anew.
"""

import ast
import inspect
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from submissions.media import MediaType
from tests.scrubbing import survivors as found
from tests.scrubbing import traces
from tests.scrubbing.properties import bundles, office, papers, texts
from tests.scrubbing.properties.line import Fate, Tally, scrub
from tests.scrubbing.properties.spellings import PLAIN_VALUES, VALUES, Plant, Value, plainly, plants
from tests.scrubbing.survivors import skeleton, survivors

EXAMPLES = int(os.environ.get("CLEANROOM_PROPERTY_EXAMPLES", "0"))
# Of many examples so few may get no copy, and of a few one: a tool that holds everything would pass as well.
MOST_HELD = 0.05


@dataclass(frozen=True, slots=True)
class Format:
    """A format, how its examples are made, and how many are made with all other tests."""

    media_type: MediaType
    make: Callable[[Sequence[Plant]], st.SearchStrategy[Any]]
    name: str
    few: int = 12


FORMATS: dict[str, Format] = {
    "text": Format(MediaType.TEXT, texts.plain, "plan.txt"),
    "markdown": Format(MediaType.MARKDOWN, texts.markdown, "plan.md"),
    "csv": Format(MediaType.CSV, texts.table, "plan.csv"),
    "json": Format(MediaType.JSON, texts.data, "plan.json"),
    "notebook": Format(MediaType.NOTEBOOK, texts.notebook, "plan.ipynb"),
    "html": Format(MediaType.HTML, texts.page, "plan.html"),
    "mail": Format(MediaType.EML, bundles.mail, "plan.eml"),
    "mailbox": Format(MediaType.MBOX, bundles.mailbox, "plan.mbox", 4),
    "zip": Format(MediaType.ZIP, bundles.zipped, "plan.zip"),
    "tar": Format(MediaType.TAR_GZ, bundles.tarred, "plan.tar.gz"),
    "docx": Format(MediaType.DOCX, office.document, "plan.docx", 6),
    "xlsx": Format(MediaType.XLSX, office.workbook, "plan.xlsx", 6),
    "pptx": Format(MediaType.PPTX, office.deck, "plan.pptx", 4),
    "pdf": Format(MediaType.PDF, papers.paper, "plan.pdf", 2),
}
PICTURES: dict[str, Format] = {
    kind.lower(): Format(MediaType[kind], partial(papers.picture, format_=kind), f"plan.{kind.lower()}", 2)
    for kind in ("PNG", "JPEG", "TIFF", "WEBP")
}


@dataclass(frozen=True, slots=True)
class Example:
    """A file, what is planted in it, and what the task calls it."""

    values: list[Value]
    plants: list[Plant]
    made: Any
    name: str

    @property
    def data(self) -> bytes:
        """The file itself."""
        return bytes(self.made.data if isinstance(self.made, papers.Drawn) else self.made)

    @property
    def drawn(self) -> Mapping[str, list[papers.Box]]:
        """The boxes of what is drawn as a picture, by value."""
        return self.made.boxes if isinstance(self.made, papers.Drawn) else {}

    @property
    def wanted(self) -> dict[str, list[str]]:
        """What must be gone, by value."""
        return {value.text: [value.text, *value.words] for value in self.values}


@st.composite
def examples(draw: st.DrawFn, form: Format) -> Example:
    """Draw up to three values, each once or twice in some spelling, and a file around them."""
    values = draw(st.lists(VALUES, min_size=1, max_size=3, unique_by=lambda value: skeleton(value.text)))
    planted = [draw(plants(value)) for value in values for _ in range(draw(st.integers(1, 2)))]
    name = form.name
    if draw(st.booleans()) and bundles.is_name(planted[0].written):
        name = f"{planted[0].written.replace(' ', draw(st.sampled_from('_- ')))}.{name}"
    return Example(values, planted, draw(form.make(planted)), name)


@st.composite
def pictures(draw: st.DrawFn, form: Format) -> Example:
    """The same with values in spellings that a picture can show and OCR can read."""
    values = draw(st.lists(PLAIN_VALUES, min_size=1, max_size=2, unique_by=lambda value: skeleton(value.text)))
    planted = [draw(plainly(value)) for value in values]
    return Example(values, planted, draw(form.make(planted)), form.name)


def tried(form: Format, drawn: st.SearchStrategy[Example], check: Callable[[Example, Fate], None]) -> Tally:
    """Take examples down the line, check every copy, and say how many got none."""
    tally = Tally()

    @settings(
        max_examples=EXAMPLES or form.few,
        deadline=None,
        database=None,
        derandomize=not EXAMPLES,
        suppress_health_check=list(HealthCheck),
    )
    @given(drawn)
    def free(example: Example) -> None:
        fate = scrub(example.data, form.media_type, example.name, example.values)
        tally.count(fate)
        if fate.copy:
            check(example, fate)

    free()
    print(f"\n{form.media_type}: {tally}")
    return tally


@pytest.mark.timeout(0 if EXAMPLES else 240)
@pytest.mark.parametrize("name", FORMATS)
def test_no_value_survives(name: str) -> None:
    def check(example: Example, fate: Fate) -> None:
        assert survivors(fate.copy, example.wanted) == set()
        assert survivors(fate.name.encode(), example.wanted) == set()
        if example.drawn:
            assert papers.left_in(example.made, fate.copy) == set()

    tally = tried(FORMATS[name], examples(FORMATS[name]), check)
    assert tally.held <= max(1, MOST_HELD * tally.examples)


@pytest.mark.timeout(0 if EXAMPLES else 240)
@pytest.mark.parametrize("name", PICTURES)
def test_no_value_can_be_seen_any_more(name: str) -> None:
    def check(example: Example, fate: Fate) -> None:
        assert survivors(fate.copy, example.wanted) == set()
        assert papers.left_in(example.made, fate.copy) == set()

    tally = tried(PICTURES[name], pictures(PICTURES[name]), check)
    assert tally.held <= max(1, MOST_HELD * tally.examples)


@pytest.mark.parametrize("name", FORMATS)
def test_the_search_finds_what_was_planted_or_it_proves_nothing(name: str) -> None:
    form = FORMATS[name]

    @settings(
        max_examples=min(15, form.few),
        deadline=None,
        database=None,
        derandomize=True,
        # Smaller examples say no more about a search, and are made as slowly.
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(examples(form))
    def planted(example: Example) -> None:
        # What is drawn as a picture is looked for with other eyes.
        assert survivors(example.data, example.wanted) >= set(example.wanted) - example.drawn.keys()

    planted()


def test_the_search_shares_no_code_with_what_it_judges() -> None:
    for module in (found, traces):
        tree = ast.parse(inspect.getsource(module))
        imported = [
            alias.name if isinstance(node, ast.Import) else node.module
            for node in ast.walk(tree)
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for alias in node.names
        ]
        assert not [name for name in imported if name and name.split(".")[0] in {"scrubbing", "submissions", "reviews"}]
