"""Catalogues on disk: read strictly, written so that gettext's own programs are content."""

import contextlib
import subprocess
import time
import unicodedata
from dataclasses import replace
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.files import po, poread
from pipeline.model.catalogue import Catalogue, Message, MessageId, Place, State
from pipeline.model.errors import CatalogueError
from pipeline.steps.headers import new_headers
from tests.programs import needs

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "locale").rglob("*.po"))
HEADERS = new_headers("PIL-1 1.0", "2026-01-31", "pl")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'

PLURALS = HEADER.replace('UTF-8\\n"', 'UTF-8\\n"\n"Plural-Forms: %s\\n"')


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
        WORDS.map(lambda text: unicodedata.normalize("NFC", text))
        .filter(lambda text: not any(0x202A <= ord(c) <= 0x202E for c in text))
        .filter(lambda t: t.strip()),
        st.sampled_from(["", "Weź 2 tabletki", 'a "quoted" \\ word', "خذ\nقرصين", "药片"]),
        st.sampled_from(State),
    ),
    max_size=6,
    unique_by=lambda message: message.id,
)


@given(MESSAGES)
@settings(max_examples=100)
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
    ("text", "place", "word"),
    [
        (HEADER + 'msgid "a"\nmsgstr "30\n', "5:8", "does not end"),
        (HEADER + 'msgid "a"\nmsgstr "30\n\nmsgid "b"\nmsgstr "c"\n', "5:8", 'add the missing "'),
        (HEADER + 'msgid "a"\nmsgstr ""\n"x\\\\\\"\n', "6:1", "does not end"),
        (HEADER + 'msgid "a"\nmsgstr "say "yes""\n', "5:13", '\\"'),
        (HEADER + 'msgid "a"\nmsgstr "b" c\n', "5:10", "inside the text"),
        (HEADER + 'msgid "a"\nmsgstr "5 \\% of"\n', "5:11", "\\%"),
        (HEADER + 'msgid "a"\nmsgstr "\\033[2J"\n', "5:9", "the sign"),
        (HEADER + '<<<<<<< mine\nmsgid "a"\nmsgstr "b"\n', "4:1", "two people"),
        (HEADER + 'msgid "a"\nmsgstr "b"\n=======\nmsgstr "c"\n', "6:1", "two people"),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\nmsgid "a"\nmsgstr "c"\n', "7:1", "twice (first in line 4)"),
        (HEADER + HEADER, "4:1", "the header stands twice"),
        (HEADER + 'msgid "a"\nmsgstr "b\u202ec"\n', "5:10", "U+202E"),
        (HEADER + 'msgid "a"\nmsgstr "b\x1bc"\n', "5:10", "U+001B"),
        (HEADER + 'msgid "a"\nmsgstr "b\x00c"\n', "5:10", "U+0000"),
        (HEADER + 'msgid "a"\nmsgstr "b\x85c"\n', "5:10", "U+0085"),
        (HEADER + 'msgid "a"\nmsgstr "b\ufffdc"\n', "5:10", "U+FFFD"),
        (HEADER + 'msgid "a"\nmsgstr b\n', "5:8", 'missing "'),
        (HEADER + 'msgid "a"\nmsgst "b"\n', "5:1", "keyword"),
        (HEADER + 'msgid "a"\n', "4:1", "without its msgstr"),
        (HEADER + 'msgid "a"\n\nmsgid "b"\nmsgstr "c"\n', "4:1", "without its msgstr"),
        (HEADER + 'msgid "a"\n# ask Anna\nmsgstr "c"\n', "4:1", "without its msgstr"),
        (HEADER + 'msgctxt "item"\nmsgstr "c"\n', "4:1", "without its msgid"),
        (HEADER + 'msgstr "c"\n', "4:1", "msgctxt or msgid is wanted"),
        (HEADER + '"b"\nmsgid "a"\nmsgstr "b"\n', "4:1", "without a keyword"),
        (HEADER + 'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\n', "5:1", "plural forms"),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\n#~ msgid "c"\n#~ msgstr "d\n', "8:11", "does not end"),
        (HEADER + 'msgid "a"\nmsgstr "b"\n\n# lost\n', "6:1", "no message below it"),
        (HEADER.replace("UTF-8", "ISO-8859-2") + 'msgid "a"\nmsgstr "b"\n', "1", "ISO-8859-2"),
        (HEADER.replace("UTF-8", "UTF-7") + 'msgid "a"\nmsgstr "b"\n', "1", "UTF-7"),
        (HEADER.replace("UTF-8", "CHARSET") + 'msgid "a"\nmsgstr "b"\n', "1", "CHARSET"),
        ('msgid "a"\nmsgstr "b"\n', "1", "no header"),
        ('# x\nmsgid ""\nmsgstr "no name\\n"\n', "2", "header line"),
        (PLURALS % "nplurals=999999999; plural=0;", "1", "nplurals=999999999"),
        (PLURALS % "nplurals=2; plural=__import__('os').system('true');", "1", "1 to 6 forms"),
        (PLURALS % ("nplurals=2; plural=" + "n+" * 5000 + "n;"), "1", "1 to 6 forms"),
        (PLURALS % "nplurals=INTEGER; plural=EXPRESSION;", "1", "1 to 6 forms"),
        (HEADER + 'msgid "a"\nmsgstr "' + "b" * 20_001 + '"\n', "4", "20001 characters"),
        (HEADER + 'msgid "a"\nmsgstr ""\n' + '""\n' * 2_001, "4", "2001 lines"),
    ],
)  # fmt: skip
def test_a_damaged_file_is_refused_with_line_column_and_remedy(
    tmp_path: Path, text: str, place: str, word: str
) -> None:
    with pytest.raises(CatalogueError) as caught:
        from_text(tmp_path, text)
    assert caught.value.place == f"locale/pl/LC_MESSAGES/x.po:{place}"
    assert word in str(caught.value)
    assert caught.value.remedy
    # What a translator is told fits on a line of a terminal, whatever the file holds.
    assert len(str(caught.value)) < 400


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "x.po").write_bytes(HEADER.encode() + 'msgid "a"\nmsgstr "ł"\n'.encode("iso-8859-2"))
    with pytest.raises(CatalogueError, match=r"x\.po:5: byte 0xb3"):
        po.read(tmp_path / "x.po", "x.po", "x", "pl")


def test_a_file_with_far_too_many_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="lines"):
        from_text(tmp_path, HEADER + 'msgid "a"\nmsgstr "b"\n' + "\n" * 500_000)


def test_a_context_that_goes_on_in_the_next_line_is_read_whole(tmp_path: Path) -> None:
    text = (
        HEADER
        + 'msgctxt ""\n"column "\n"header"\nmsgid "a"\nmsgstr "b"\n\nmsgctxt "a \\"b\\""\nmsgid "a"\nmsgstr "c"\n'
    )
    assert [message.id.context for message in from_text(tmp_path, text).messages] == ["column header", 'a "b"']
    text = HEADER + '#| msgctxt ""\n#| "column "\n#| "header"\n#| msgid "a"\n#, fuzzy\nmsgid "b"\nmsgstr "c"\n'
    assert from_text(tmp_path, text).messages[0].previous == MessageId("column header", "a")


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


# The same file for everybody


def everything() -> Catalogue:
    """A catalogue with all that a .po file may hold, in every direction of writing."""
    targets = [
        "Weź 2 tabletki",
        'a "quoted" \\ word',
        "خذ\\\nقرصين",
        "药片\u3000两",
        "tab\there",
        "২ টি",
        "\u2068x\u2069",
    ]
    places = tuple(Place("source/balloon-kyphoplasty.md", line) for line in range(95, 125))
    messages = tuple(
        Message(
            MessageId("item" if number % 3 else "", f"Take {number} tablets\\\nevery day"[: 30 - number % 14]),
            target,
            State.DRAFT if number % 4 == 0 else State.DONE,
            note="from the author\n\nwith an empty line" if number % 5 == 0 else "",
            remark="ask Anna\n\nand Jan" if number % 7 == 0 else "",
            places=places[: number + 1],
            previous=MessageId("item", f'Take "{number}"\\\nnow') if number % 4 == 0 else None,
            flags=("no-wrap",) if number % 6 == 0 else (),
        )
        for number, target in enumerate(targets * 4)
    )
    gone = tuple(
        replace(m, id=MessageId("gone", f"{m.id.words} {n}"), places=(), note="") for n, m in enumerate(messages)
    )
    return Catalogue("x", "pl", messages, (*HEADERS, ("X-Own", "kept")), "By hand.\n\nTwo.", gone, "x.po")


def without_lines(catalogue: Catalogue) -> Catalogue:
    def plain(messages: tuple[Message, ...]) -> tuple[Message, ...]:
        return tuple(replace(message, line=0) for message in messages)

    return replace(catalogue, messages=plain(catalogue.messages), obsolete=plain(catalogue.obsolete))


def test_everything_a_file_may_hold_survives_reading_and_writing(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    po.write(path, everything())
    read = po.read(path, "x.po", "x", "pl")
    assert without_lines(read) == everything()
    assert po.compose(read) == path.read_text("utf-8")
    lines = path.read_text("utf-8").split("\n")
    for message in read.messages:
        assert lines[message.line - 1].startswith(("msgctxt", "msgid")), message


@needs("msgcat", "gettext")
def test_msgcat_would_write_everything_as_it_is_written_here(tmp_path: Path) -> None:
    path = tmp_path / "x.po"
    po.write(path, everything())
    run = subprocess.run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=True)
    assert run.stdout.decode() == path.read_text("utf-8")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_polib_reads_the_same(path: Path) -> None:
    theirs = polib.pofile(str(path))
    ours = load(path)
    assert [(m.id.words, m.id.context, m.target, m.note, m.remark) for m in ours.messages] == [
        (e.msgid, e.msgctxt or "", e.msgstr, e.comment, e.tcomment) for e in theirs if not e.obsolete
    ]
    assert dict(ours.headers) == theirs.metadata


def test_what_other_programs_write_differently_is_read_alike(tmp_path: Path) -> None:
    text = (
        HEADER
        + "#\n#  kept as it is\n#. note\n#: a.md:1 \u2068b c.md\u2069:2\n#: d.md\n#, fuzzy\n#= no-wrap, c-format\n"
        '#| msgctxt "item"\n#| msgid ""\n#| "old "\n#| "text"\n\n  msgctxt "item"\nmsgid ""\n"new "  \n\t"text"\n'
        'msgstr\t"nowy"\n#~ msgid "gone"\n#~ msgstr "usunięte"\n#~ msgid "gone too"\n#~ msgstr ""\n'
        '#, fuzzy\n#~| msgid "before"\n#~ msgid "third"\n#~ msgstr "trzecie"'
    )
    read = from_text(tmp_path, text)
    (message,) = read.messages
    assert message.id == MessageId("item", "new text")
    assert (message.target, message.state, message.flags) == ("nowy", State.DRAFT, ("no-wrap", "c-format"))
    assert message.previous == MessageId("item", "old text")
    assert message.places == (Place("a.md", 1), Place("b c.md", 2))
    assert (message.note, message.remark) == ("note", "\n kept as it is")
    assert [(m.id.words, m.target) for m in read.obsolete] == [
        ("gone", "usunięte"),
        ("gone too", ""),
        ("third", "trzecie"),
    ]
    assert read.obsolete[2].previous == MessageId("", "before")
    assert "\u2068b c.md\u2069:2" in po.compose(read)


def test_letters_and_accents_written_apart_are_the_same_message(tmp_path: Path) -> None:
    text = HEADER + 'msgid "Café"\nmsgstr "Kawiarnia żółta"\n'
    plain = from_text(tmp_path, text)
    assert from_text(tmp_path, unicodedata.normalize("NFD", text)) == plain
    assert unicodedata.is_normalized("NFC", plain.messages[0].id.words)


LINES = st.sampled_from(
    ['msgid "a"', 'msgid "b"', 'msgstr "c"', 'msgstr "d\\n"', 'msgctxt "e"', '"f"', '"g', "", "", "# h", "#. i",
     "#: j:1", "#: k l", "#, fuzzy", '#| msgid "m"', '#~ msgid "n"', '#~ msgstr "o"', '#~| msgid "p"', "#~", "=======",
     " ", 'msgid ""', 'msgstr ""', "msgid", 'msgstr[0] "q"', '\tmsgid "r"', '"s" "t"', '"\\x"', "#", "#= no-wrap"]
)  # fmt: skip


@given(st.lists(LINES, max_size=12), st.booleans())
@settings(max_examples=600)
def test_whatever_a_file_holds_is_read_or_refused_by_line(lines: list[str], ends: bool) -> None:
    text = HEADER + "\n".join(lines) + ("\n" if ends else "")
    with contextlib.suppress(CatalogueError):
        read = poread.parse(text, "x.po", "x", "pl")
        again = poread.parse(po.compose(read), "x.po", "x", "pl")
        assert [(m.id, m.target) for m in again.messages] == [(m.id, m.target) for m in read.messages]
        # polib reads no empty obsolete line and no #= line; what both read, they read alike.
        with contextlib.suppress(OSError):
            theirs = [entry for entry in polib.pofile(text) if not entry.obsolete]
            assert [(m.id.words, m.target) for m in read.messages] == [(e.msgid, e.msgstr) for e in theirs]


def test_a_file_made_to_keep_a_machine_busy_is_refused_within_a_second(tmp_path: Path) -> None:
    start = time.process_time()
    for text in (
        HEADER + 'msgid "a"\nmsgstr ""\n' + '"b"\n' * 200_000,
        HEADER + 'msgid "a"\nmsgstr "' + "\\\\" * 2_000_000,
        HEADER + '"' * 5_000_000,
        HEADER + "msgid " * 1_000_000,
        HEADER + "#~ \n" * 400_000 + "x",
        HEADER + 'msgid "a"\nmsgstr "' + "b" * 20_000_000 + '"\n',
    ):
        with pytest.raises(CatalogueError):
            from_text(tmp_path, text)
    assert time.process_time() - start < 6
