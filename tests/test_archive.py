"""Archives hold what was put in, in its order, and are read by others."""

import hashlib
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import archive
from pipeline.archive import packed

NAMES = st.text("abcdefgh/._-łن", min_size=1, max_size=20).filter(lambda name: not name.startswith("/"))


@given(st.lists(st.tuples(NAMES, st.binary(max_size=3000)), max_size=6, unique_by=lambda file: file[0]))
def test_what_goes_in_comes_out_in_order(files: list[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(files))) as read:
        assert read.testzip() is None
        assert [(name, read.read(name)) for name in read.namelist()] == files
        assert all(each.date_time == (1980, 1, 1, 0, 0, 0) for each in read.infolist())


def test_equal_files_give_equal_bytes_and_repetition_is_squeezed() -> None:
    files = [("a.xml", b"<w:p/>" * 5000), ("b.xml", b"")]
    assert packed(files) == packed([(name, bytes(bytearray(data))) for name, data in files])
    assert len(packed(files)) < 1000


def test_names_are_in_any_letters() -> None:
    files = [("część 1/نص.txt", b"1"), ("a.txt", b"2")]
    with zipfile.ZipFile(io.BytesIO(packed(files))) as read:
        assert [(each.filename, each.flag_bits) for each in read.infolist()] == [
            ("część 1/نص.txt", 1 << 11),
            ("a.txt", 0),
        ]


def test_sound_and_pictures_and_what_is_named_stay_as_they_are() -> None:
    files = [("mimetype", b"a" * 99), ("b.mp3", b"b" * 99), ("c.png", b"c" * 99), ("d.xml", b"d" * 99)]
    data = packed(files, plain=("mimetype",))
    assert data[30:137] == b"mimetype" + b"a" * 99
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert [(name, read.read(name)) for name in read.namelist()] == files
        methods = [each.compress_type for each in read.infolist()]
        assert methods == [zipfile.ZIP_STORED] * 3 + [zipfile.ZIP_DEFLATED]


@pytest.mark.skipif(shutil.which("unzip") is None, reason="needs unzip: apt-get install unzip")
def test_another_program_finds_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.write_bytes(packed([("word/document.xml", b"<x/>" * 999), ("empty", b"")]))
    found = subprocess.run(["unzip", "-t", str(file)], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout
    assert "No errors detected" in found.stdout


@pytest.mark.parametrize("size", [0, 1, 700, 1023, 1024, 16_384, 40_000, 200_000])
def test_a_file_of_any_length_comes_back_whole(size: int, tmp_path: Path) -> None:
    # Nothing to squeeze, and then all of it once more, further back than the compressor sees.
    noise = b"".join(hashlib.sha256(str(number).encode()).digest() for number in range(size // 32 + 1))[:size]
    for level in (1, archive.THOROUGH):
        data = archive.archived([archive.deflated("a", noise * 2, level), archive.deflated("b", b"", level)])
        with zipfile.ZipFile(io.BytesIO(data)) as read:
            assert read.testzip() is None
            assert [read.read(name) for name in ("a", "b")] == [noise * 2, b""]


def test_a_file_made_ready_once_is_the_same_in_every_archive() -> None:
    ready = archive.deflated("b.xml", b"<w:p/>" * 99)
    for first in (b"x", b"y" * 5000):
        files = [("a.xml", first), ("b.xml", b"<w:p/>" * 99)]
        assert archive.archived([archive.deflated("a.xml", first), ready]) == packed(files)


def test_what_only_one_archive_has_is_deflated_when_it_is_large_and_whole_either_way() -> None:
    small, large = b"<w:p/>" * 9, b"<w:p/>" * 999
    data = archive.archived([archive.quickest("small.xml", small), archive.quickest("large.xml", large)])
    with zipfile.ZipFile(io.BytesIO(data)) as read:
        assert (read.read("small.xml"), read.read("large.xml")) == (small, large)
        methods = [each.compress_type for each in read.infolist()]
    assert methods == [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]
