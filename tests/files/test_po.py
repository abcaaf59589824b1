"""Catalogues on disk: read strictly, written so that gettext's own programs are content."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.files import po
from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.model.errors import CatalogueError
from pipeline.steps.headers import new_headers
from tests.programs import needs

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "locale").rglob("*.po"))
HEADERS = new_headers("PIL-1 1.0", "2026-01-31", "pl")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def load(path: Path) -> Catalogue:
    return po.read(path, path.name, path.stem, "pl")


def from_text(folder: Path, text: str) -> Catalogue:
    path = folder / "x.po"
    path.write_bytes(text.encode("utf-8"))
    return po.read(path, "locale/pl/LC_MESSAGES/x.po", "x", "pl")


WORDS = st.text(
    st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"], blacklist_characters="\ufffd"), min_size=1, max_size=30
)
MESSAGES = st.lists(
    st.builds(
        lambda context, words, target, state: Message(
            MessageId(context, words),
            target if state is not State.EMPTY else "",
            state if target.strip() else State.EMPTY,
        ),
        st.sampled_from(["title", "item", ""]),
        WORDS.filter(lambda text: not any(0x202A <= ord(c) <= 0x202E for c in text)).filter(lambda t: t.strip()),
        st.sampled_from(["", "Weź 2 tabletki", 'a "quoted" \\ word', "خذ\nقرصين", "药片"]),
        st.sampled_from(State),
    ),
    max_size=6,
    unique_by=lambda message: message.id,
)


@given(MESSAGES)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read_back(messages: list[Message]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.po"
        po.write(path, Catalogue("x", "pl", tuple(messages), HEADERS))
        read = po.read(path, "x.po", "x", "pl")
    found = [(m.id, m.target, m.state) for m in read.messages]
    assert found == [(m.id, m.target, m.state) for m in messages]
    assert read.headers == HEADERS


def test_remarks_notes_previous_text_flags_and_unknown_headers_survive(tmp_path: Path) -> None:
    message = Message(
        MessageId("item", "new"),
        "nowy",
        State.DRAFT,
        note="for translators\nsecond line",
        remark="ask Anna",
        places=(Place("source/a.md", 3),),
        previous=MessageId("item", "old"),
        flags=("no-wrap",),
    )
    catalogue = Catalogue(
        "x", "pl", (message,), (*HEADERS, ("X-Own", "kept")), "By hand.", (replace(message, places=()),)
    )
    path = tmp_path / "x.po"
    po.write(path, catalogue)
    read = po.read(path, "x.po", "x", "pl")
    assert replace(read.messages[0], line=0) == message
    assert dict(read.headers)["X-Own"] == "kept"
    assert read.preamble == "By hand."
    assert read.obsolete[0].target == "nowy"


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    catalogue = Catalogue("x", "pl", (Message(MessageId("item", "a")),), HEADERS)
    path = tmp_path / "x.po"
    assert po.write(path, catalogue)
    before = path.stat().st_mtime_ns
    assert not po.write(path, catalogue)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_reading_and_writing_a_sample_changes_no_byte(path: Path) -> None:
    assert po.compose(load(path)) == path.read_text("utf-8")


def test_no_format_flag_is_ever_written() -> None:
    assert not [path for path in SAMPLES if "-format" in path.read_text("utf-8")]
    message = Message(MessageId("item", "10% dextrose %s {0}"))
    assert "-format" not in po.compose(Catalogue("x", "pl", (message,), HEADERS))


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    text = HEADER + 'msgid "a"\nmsgstr "b"\n'
    plain = from_text(tmp_path, text)
    assert from_text(tmp_path, "\ufeff" + text.replace("\n", "\r\n")) == plain
    assert plain.messages[0].target == "b"


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        (HEADER + 'msgid "a"\nmsgstr "30\n', 5, "missing"),
        (HEADER + 'msgid "a"\nmsgstr "say "yes""\n', 5, "missing"),
        (HEADER + '<<<<<<< mine\nmsgid "a"\nmsgstr "b"\n', 4, "two people"),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', 7, "twice"),
        (HEADER + 'msgid "a"\nmsgstr "b\u202ec"\n', 5, "U+202E"),
        (HEADER + 'msgid "a"\nmsgstr "b\x1bc"\n', 5, "U+001B"),
        (HEADER + 'msgid "a"\nmsgstr b\n', 5, "keyword"),
        (HEADER.replace("UTF-8", "ISO-8859-2") + 'msgid "a"\nmsgstr "b"\n', 0, "ISO-8859-2"),
        (HEADER.replace("UTF-8", "UTF-7") + 'msgid "a"\nmsgstr "b"\n', 0, "UTF-7"),
    ],
)
def test_a_damaged_file_is_refused_with_line_and_remedy(tmp_path: Path, text: str, line: int, word: str) -> None:
    with pytest.raises(CatalogueError) as caught:
        from_text(tmp_path, text)
    assert caught.value.place == "locale/pl/LC_MESSAGES/x.po" + (f":{line}" if line else "")
    assert word in str(caught.value)


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_bytes(HEADER.encode() + 'msgid "a"\nmsgstr "ł"\n'.encode("iso-8859-2"))
    with pytest.raises(CatalogueError, match=r"x\.po:5: byte 0xb3"):
        po.read(tmp_path / "x.po", "x.po", "x", "pl")


def test_a_file_with_far_too_many_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="lines"):
        from_text(tmp_path, HEADER + 'msgid "a"\nmsgstr ""\n' + '"b"\n' * 200_000)


def test_a_translation_of_nothing_but_spaces_is_none(tmp_path: Path) -> None:
    assert from_text(tmp_path, HEADER + 'msgid "a"\nmsgstr "  "\n').messages[0].state is State.EMPTY


@needs("msgfmt", "gettext")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_msgfmt_accepts_every_sample(path: Path) -> None:
    run = subprocess.run(["msgfmt", "--check", "-o", "-", str(path)], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()


@needs("msgmerge", "gettext")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_msgmerge_with_the_template_changes_no_translation(path: Path, tmp_path: Path) -> None:
    merged = tmp_path / path.name
    template = ROOT / "locale" / f"{path.stem}.pot"
    subprocess.run(
        ["msgmerge", "--quiet", "--no-wrap", "--previous", "-o", str(merged), str(path), str(template)], check=True
    )
    before, after = load(path), load(merged)
    assert [(m.id, m.target, m.state, m.places) for m in after.messages] == [
        (m.id, m.target, m.state, m.places) for m in before.messages
    ]


@needs("msgcat", "gettext")
@pytest.mark.parametrize(
    "path", [*SAMPLES, *sorted((ROOT / "locale").glob("*.pot"))], ids=lambda path: path.as_posix()[-40:]
)
def test_msgcat_would_write_the_same_bytes(path: Path) -> None:
    run = subprocess.run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=True)
    assert run.stdout == path.read_bytes()
