"""Files appear whole or not at all, and what is read back is what was kept."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.disk import read_text, sweep_partial, write_if_changed, write_whole
from pipeline.files.store import Store, key_of
from pipeline.model.errors import SourceError, StoreError


@given(st.binary(max_size=200))
def test_a_store_gives_back_what_was_kept(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        key = key_of("a", "b")
        assert store.get(key) is None
        store.put(key, data)
        assert store.get(key) == data


@given(
    st.lists(st.text(alphabet="ab", max_size=3), max_size=4), st.lists(st.text(alphabet="ab", max_size=3), max_size=4)
)
def test_different_parts_have_different_keys(first: list[str], second: list[str]) -> None:
    assert (key_of(*first) == key_of(*second)) == (first == second or (first in ([], [""]) and second in ([], [""])))


def test_a_damaged_entry_counts_as_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    key = key_of("x")
    store.put(key, b"sound")
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    for damaged in (b"", b"short", path.read_bytes()[:-1], path.read_bytes()[:10] + b"x" + path.read_bytes()[11:]):
        path.write_bytes(damaged)
        assert store.get(key) is None


def test_a_store_forgets_what_has_not_been_used_for_longest(tmp_path: Path) -> None:
    store = Store(tmp_path)
    keys = [key_of(str(number)) for number in range(4)]
    for number, key in enumerate(keys):
        store.put(key, bytes(100))
        os.utime(next(tmp_path.glob(f"*/{key[2:]}")), (number, number))
    assert store.get(keys[0]) is not None
    store.prune(2 * (100 + 32))
    assert [store.get(key) is not None for key in keys] == [True, False, False, True]
    store.prune(2 * (100 + 32))
    assert store.get(keys[3]) is not None


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "inner").write_text("kept")
    with pytest.raises(StoreError) as caught:
        write_whole(tmp_path / "folder", b"new")
    assert (tmp_path / "folder" / "inner").read_text() == "kept"
    assert not list(tmp_path.rglob(".partial-*"))
    assert caught.value.exit_code == 9


def test_writing_the_same_bytes_again_does_not_touch_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert write_if_changed(path, b"x")
    before = path.stat().st_mtime_ns
    assert not write_if_changed(path, b"x")
    assert path.stat().st_mtime_ns == before
    assert write_if_changed(path, b"y")


def test_only_half_written_files_are_swept_away(tmp_path: Path) -> None:
    (tmp_path / ".partial-1").write_text("half")
    (tmp_path / "whole").write_text("whole")
    sweep_partial(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["whole"]


@pytest.mark.parametrize("size", [10_000_001])
def test_a_text_that_is_far_too_large_is_refused_before_it_is_read(tmp_path: Path, size: int) -> None:
    path = tmp_path / "large"
    with path.open("wb") as file:
        file.truncate(size)
    with pytest.raises(SourceError, match="at most"):
        read_text(path, "large", SourceError)
