"""What every family must keep, whatever its format."""

import io

import pytest

from scrubbing.document import Kind
from scrubbing.limits import Budget
from scrubbing.verification import verify
from submissions.media import FAMILIES, SUFFIXES, Family, MediaType, copied_as, copy_name
from submissions.sniffing import sniff
from tests.scrubbing.contract.samples import (
    AUTHOR,
    NAME,
    SAMPLES,
    STAND_IN,
    prove,
    read,
    scrub,
    value,
)  # fmt: skip

# Formats that lose a little with every writing: their words are compared, not their bytes.
LOSSY = frozenset({MediaType.JPEG, MediaType.WEBP, MediaType.PDF})


@pytest.fixture(scope="module")
def originals() -> dict[MediaType, bytes]:
    return {media_type: make(NAME) for media_type, make in SAMPLES.items()}


@pytest.fixture(scope="module")
def copies(originals: dict[MediaType, bytes]) -> dict[MediaType, bytes]:
    """Scrubbed copies, each made when first asked for."""

    class Copies(dict[MediaType, bytes]):
        def __missing__(self, media_type: MediaType) -> bytes:
            self[media_type] = scrub(originals[media_type], media_type, [value(), value(AUTHOR, "Nobody Atall")])
            return self[media_type]

    return Copies()


def words(data: bytes, media_type: MediaType, *kinds: Kind) -> list[str]:
    """Sorted, since headers of a mail and members of an archive may come in another order; any line end is one."""
    units = read(data, media_type).all_units()
    return sorted(unit.text.replace("\r\n", "\n") for unit in units if unit.kind in (kinds or (Kind.VISIBLE,)))


def test_there_is_a_sample_of_every_media_type() -> None:
    assert set(SAMPLES) == set(MediaType)
    assert {FAMILIES[media_type] for media_type in SAMPLES} == set(Family)


@pytest.mark.parametrize("media_type", MediaType)
class TestEveryFamily:
    def test_it_reads_everything(self, media_type: MediaType, originals: dict[MediaType, bytes]) -> None:
        document = read(originals[media_type], media_type)

        assert list(document.all_unread()) == []
        assert any(NAME.split()[1] in unit.text for unit in document.all_units())

    def test_planted_values_are_gone(
        self, media_type: MediaType, originals: dict[MediaType, bytes], copies: dict[MediaType, bytes]
    ) -> None:
        values = [value(), value(AUTHOR)]

        assert prove(copies[media_type], media_type, *values).failures == []
        assert prove(originals[media_type], media_type, *values).failures

    def test_what_stands_in_their_place_is_there(self, media_type: MediaType, copies: dict[MediaType, bytes]) -> None:
        found = " ".join(words(copies[media_type], copied_as(media_type), *Kind))

        assert STAND_IN.split()[0] in found

    def test_nothing_to_find_leaves_the_words_alone(
        self, media_type: MediaType, originals: dict[MediaType, bytes]
    ) -> None:
        copy = scrub(originals[media_type], media_type, [], keep=True)

        assert words(copy, copied_as(media_type)) == words(originals[media_type], media_type)

    def test_an_empty_plan_still_strips_metadata(
        self, media_type: MediaType, originals: dict[MediaType, bytes]
    ) -> None:
        copy = scrub(originals[media_type], media_type, [])

        assert prove(copy, media_type, value(AUTHOR)).failures == []
        assert not any(AUTHOR in unit.text for unit in read(copy, copied_as(media_type)).all_units())

    def test_scrubbing_twice_changes_nothing_more(self, media_type: MediaType, copies: dict[MediaType, bytes]) -> None:
        again = scrub(copies[media_type], copied_as(media_type), [value(), value(AUTHOR, "Nobody Atall")])

        if media_type in LOSSY:
            assert words(again, media_type) == words(copies[media_type], media_type)
        else:
            assert again == copies[media_type]
        assert prove(again, media_type).failures == []

    def test_the_same_file_gives_the_same_bytes(
        self, media_type: MediaType, originals: dict[MediaType, bytes], copies: dict[MediaType, bytes]
    ) -> None:
        again = scrub(originals[media_type], media_type, [value(), value(AUTHOR, "Nobody Atall")])

        assert again == copies[media_type]

    def test_the_copy_is_of_the_type_it_is_said_to_be(
        self, media_type: MediaType, copies: dict[MediaType, bytes]
    ) -> None:
        name = f"copy{SUFFIXES[media_type]}"

        assert sniff(io.BytesIO(copies[media_type]), copy_name(name, media_type)) == copied_as(media_type)

    def test_a_file_cut_off_never_passes(self, media_type: MediaType, originals: dict[MediaType, bytes]) -> None:
        data = originals[media_type]
        for part in (0.1, 0.6, 0.99):
            cut = data[: int(len(data) * part)]
            try:
                copy = scrub(cut, media_type, [value()])
            except Exception:  # noqa: BLE001 - whatever is raised holds the file
                continue
            # What can be read in part (text has no end) must be as clean as a whole file.
            report = verify(io.BytesIO(copy), copied_as(media_type), [value()], Budget())
            assert report.failures or NAME.encode() not in copy

    def test_a_value_put_back_into_the_copy_fails_it(
        self, media_type: MediaType, copies: dict[MediaType, bytes]
    ) -> None:
        assert not prove(copies[media_type] + f"\n{NAME}\n".encode(), media_type).passed
