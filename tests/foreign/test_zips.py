"""An archive is judged by its table of contents alone: nothing of it is unpacked to find out that it is a bomb."""

import io
import zipfile
from collections import Counter
from itertools import product

import pytest

from pipeline.foreign.zips import DAMAGED, Limits, judge
from pipeline.model.errors import IntakeError

LIMITS = Limits(3, 5_000_000, "a zip", "ask for it again", "send fewer files")


def entry(name: str, size: int = 1, packed: int = 1, flags: int = 0) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.file_size, made.compress_size, made.flag_bits = size, packed, flags
    return made


def test_an_ordinary_archive_passes() -> None:
    judge([entry("a.po", 900_000, 1_000), entry("b/c.po", 1_200_000, 10_000), entry("B/d.po")], "a.zip", LIMITS)


@pytest.mark.parametrize(
    ("entries", "found", "remedy"),
    [
        ([entry(f"{number}.po") for number in range(4)], "4 files inside", "ask for it again"),
        ([entry("a", 3_000_000, 3_000_000), entry("b", 2_000_001, 2_000_001)], "5000001 bytes", "send fewer files"),
        ([entry("a.po", flags=1)], "'a.po' inside is locked with a password", "without a password"),
        ([entry("a.po"), entry("A.PO")], "'A.PO' is inside twice", "ask for it again"),
        ([entry("a.po", 1_210_000, 10_000)], "'a.po' unpacks to 121 times its size", "ask for it again"),
    ],
)
def test_what_no_archive_needs_is_refused_in_words(entries: list[zipfile.ZipInfo], found: str, remedy: str) -> None:
    with pytest.raises(IntakeError) as caught:
        judge(entries, "a.zip", LIMITS)
    assert found in caught.value.found
    assert remedy in caught.value.remedy


@pytest.mark.parametrize("name", ["/a", "../a", "b/../../a", "b\\a", "C:a", "a\0b"])
def test_a_name_that_leads_out_of_the_archive_is_refused(name: str) -> None:
    made = entry("x")
    made.filename = name
    with pytest.raises(IntakeError, match="a file inside is called"):
        judge([made], "a.zip", LIMITS)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_with_any_byte_changed_is_refused_or_raises_what_is_known_of_damage(method: int) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        made.writestr("a.po", "words " * 9)
    whole = buffer.getvalue()
    refused: Counter[str] = Counter()
    for at, value in product(range(len(whole)), (0, 9, 255)):
        try:
            with zipfile.ZipFile(io.BytesIO(whole[:at] + bytes([value]) + whole[at + 1 :])) as archive:
                judge(archive.infolist(), "a.zip", LIMITS)
                archive.read("a.po")
        except (IntakeError, KeyError):
            refused["judged"] += 1
        except DAMAGED:
            refused["damaged"] += 1
    assert refused["judged"] > 10
    assert refused["damaged"] > 10


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_of_packing_than_deflate_are_refused(method: int) -> None:
    made = entry("a.po")
    made.compress_type = method
    with pytest.raises(IntakeError, match="packed in an unusual way"):
        judge([made], "a.zip", LIMITS)
