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

from pipeline.formats import archive
from pipeline.formats.archive import packed

NAMES = st.text("abcdefgh/._-", min_size=1, max_size=20).filter(lambda name: not name.startswith("/"))


@given(st.lists(st.tuples(NAMES, st.binary(max_size=3000)), max_size=6, unique_by=lambda file: file[0]))
def test_what_goes_in_comes_out_in_order(files: list[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(files))) as read:
        assert read.testzip() is None
        assert [(name, read.read(name)) for name in read.namelist()] == files
        assert all(each.date_time == (1980, 1, 1, 0, 0, 0) for each in read.infolist())
        assert all(each.compress_type == zipfile.ZIP_DEFLATED for each in read.infolist())


def test_equal_files_give_equal_bytes_and_repetition_is_squeezed() -> None:
    files = [("a.xml", b"<w:p/>" * 5000), ("b.xml", b"")]
    assert packed(files) == packed([(name, bytes(bytearray(data))) for name, data in files])
    assert len(packed(files)) < 1000


def test_a_name_that_is_not_ascii_is_refused() -> None:
    with pytest.raises(UnicodeEncodeError):
        packed([("é.xml", b"")])


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
