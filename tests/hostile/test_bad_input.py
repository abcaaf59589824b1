"""Bad input is one error that names file, line and remedy; nothing is written, nothing is shown as an empty box."""

import io
import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pipeline.files import program
from pipeline.files.workspace import Workspace
from pipeline.model.catalogue import State
from pipeline.model.errors import SourceError
from pipeline.steps import words as program_words
from pipeline.text.characters import LONGEST_TEXT, hidden, lookalikes, shown
from pipeline.text.markup import markdown
from tests.conftest import SOURCE, write
from tests.text.test_markdown import FRONT, parse

Run = Callable[..., int]
# The line of the picture in the leaflet of the workspace.
LINE = SOURCE.count("\n") + 2


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int) -> bytes:
    """A PNG that says it has that size, in a few bytes."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 8)) + chunk(b"IEND", b"")


def drawn(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(buffer, kind)
    return buffer.getvalue()


def headless() -> bytes:
    """A JPEG without the JFIF segment, as some cameras and converters write it."""
    data = drawn("JPEG")
    return data[:2] + data[4 + int.from_bytes(data[4:6], "big") :]


PICTURES = {
    "words": (b"no picture at all", "images/a.png", "no picture"),
    "nothing": (b"", "images/a.png", "no picture"),
    "JPEG called PNG": (drawn("JPEG"), "images/a.png", "is JPEG"),
    "PNG called JPEG": (drawn("PNG"), "images/a.jpg", "is PNG"),
    "GIF called PNG": (drawn("GIF"), "images/a.png", "no picture"),
    "SVG with a script called PNG": (b"<svg onload='alert(1)'/>", "images/a.png", "no picture"),
    "cut off": (drawn("PNG")[:-30], "images/a.png", "damaged"),
    "cut off JPEG": (drawn("JPEG")[:-20], "images/a.jpg", "damaged"),
    "without its dots": (drawn("PNG").replace(b"IDAT", b"IDAX"), "images/a.png", "no picture"),
    "JPEG that Word cannot show": (headless(), "images/a.jpg", "header"),
    "30 megapixels": (png(6000, 5000), "images/a.png", "6000 by 5000"),
    "100 megapixels": (png(10000, 10000), "images/a.png", "10000 by 10000"),
    "a bomb": (png(60000, 60000), "images/a.png", "of a size that no page needs"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_a_picture_that_is_not_what_it_says_is_refused_with_line_and_remedy(
    kind: str, workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    data, name, word = PICTURES[kind]
    write(workspace.root, "source/small.md", SOURCE + f"\n![A clock]({name})\n")
    path = workspace.root / "source" / name
    path.parent.mkdir()
    path.write_bytes(data)
    assert polyleaf("build") == SourceError.exit_code
    said = capsys.readouterr().err
    assert f"source/small.md:{LINE}: the file {name}" in said
    assert word in said
    assert "save the picture again" in said
    assert list(workspace.outputs.rglob("small-*")) == []


def test_a_picture_that_is_what_it_says_is_made(workspace: Workspace, polyleaf: Run) -> None:
    write(workspace.root, "source/small.md", SOURCE + "\n![A clock](images/a.jpg)\n")
    (workspace.root / "source" / "images").mkdir()
    (workspace.root / "source" / "images" / "a.jpg").write_bytes(drawn("JPEG"))
    assert polyleaf("build", "--quiet", "--lang", "en", "--format", "docx", "--format", "html") == 0


def test_a_picture_that_is_not_there_too_large_or_elsewhere_is_refused_with_its_line(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    write(workspace.root, "source/small.md", SOURCE + "\n![A clock](images/a.png)\n")
    assert polyleaf("build") == SourceError.exit_code
    assert f"source/small.md:{LINE}: picture source/images/a.png: there is no such file" in capsys.readouterr().err
    path = workspace.root / "source" / "images" / "a.png"
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(20_000_001)
    assert polyleaf("build") == SourceError.exit_code
    assert f"source/small.md:{LINE}: picture source/images/a.png: 20000001 bytes" in capsys.readouterr().err
    path.unlink()
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "a.png"
    elsewhere.write_bytes(drawn("PNG"))
    path.symlink_to(elsewhere)
    assert polyleaf("build") == SourceError.exit_code
    assert "leads out of the workspace" in capsys.readouterr().err


# The source


def test_a_text_without_end_is_refused() -> None:
    assert parse("# T\n\n" + "x" * LONGEST_TEXT + "\n")
    with pytest.raises(SourceError, match=f"{LONGEST_TEXT + 1} characters") as caught:
        parse("# T\n\n" + "x" * (LONGEST_TEXT + 1) + "\n")
    assert caught.value.place == "source/x.md:14"


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "> - "])
@pytest.mark.parametrize("depth", [10, 60, 400])
def test_what_is_nested_without_end_is_refused_and_not_cut_off(mark: str, depth: int) -> None:
    with pytest.raises(SourceError):
        parse(f"# T\n\n{mark * depth}Take 5 mg.\n")
    indented = "".join("  " * level + "- x\n" for level in range(depth))
    with pytest.raises(SourceError, match="deep"):
        parse(f"# T\n\n{indented}")


def test_six_lists_inside_each_other_are_not_too_deep() -> None:
    assert parse("# T\n\n" + "".join("  " * level + "- x\n" for level in range(6)))


@pytest.mark.parametrize(
    "piece", ["[", "![", "](", "*", "_a", "`", "<", "&#", "|", "> ", "- ", "\\", "a@", "<!--", "{{"]
)
def test_a_source_made_to_keep_a_machine_busy_is_read_or_refused(piece: str) -> None:
    """Twenty thousand characters take under a second; what takes time with the square or cube takes hours."""
    with suppress(SourceError):
        assert parse(f"# T\n\nx{piece * (19_000 // len(piece))}\n").title.words == "T"


@pytest.mark.parametrize("name", ["owner", "department", "contact", "keywords"])
@pytest.mark.parametrize("code", ["\\e[2J", "\\0", "\\u202e", "\\u200b", "\\U000e0041", "\\u0085x"])
def test_a_character_hidden_in_the_record_by_its_code_is_refused(name: str, code: str) -> None:
    value = f'"a{code}b"' if name != "keywords" else f'["a{code}b"]'
    front = "\n".join(f"{name}: {value}" if line.startswith(name) else line for line in FRONT.split("\n"))
    if code == "\\u0085x":
        # A next line is a space to Python; nothing of it is left.
        assert "\x85" not in repr(parse("# T\n", front).control)
        return
    with pytest.raises(SourceError, match="invisible character") as caught:
        parse("# T\n", front)
    assert caught.value.place == f"source/x.md:{front[: front.index(code)].count(chr(10)) + 1}"


def test_a_character_hidden_in_a_variable_of_the_settings_is_refused(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "polyleaf.toml", '[variables]\nphone = "020 \\u202e7946"\n')
    assert polyleaf("build") == 5
    assert "U+202E RIGHT-TO-LEFT OVERRIDE" in capsys.readouterr().err


# What is said on the terminal


def test_an_error_cannot_steer_the_terminal(
    workspace: Workspace, polyleaf: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("reference:", '"\\e[2J\\u202e": x\nreference:'))
    assert polyleaf("build") == SourceError.exit_code
    said = capsys.readouterr().err
    assert "\\u{1b}[2J\\u{202e}" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_what_is_shown_on_the_terminal_keeps_every_script() -> None:
    for text in ("Zażółć", "تناول ٥٠٠", "服用", "a\n\tb"):
        assert shown(text) == text
    assert shown("\x1b[0m\x07\x9b\u200b\ud800") == "\\u{1b}[0m\\u{7}\\u{9b}\\u{200b}\\u{d800}"


# The program's own words


@pytest.mark.parametrize("change", [lambda said: said.replace("{{page}}", ""), lambda said: said + "\u200b"])
def test_a_translation_of_the_programs_words_that_loses_a_slot_or_hides_a_character_is_none(
    change: Callable[[str], str],
) -> None:
    catalogue = program.packaged_catalogue("pl")
    assert catalogue is not None
    assert program_words.words(catalogue)[1] == ()
    messages = tuple(
        replace(each, target=change(each.target), state=State.DONE) if "{{page}}" in each.id.words else each
        for each in catalogue.messages
    )
    assert program_words.words(replace(catalogue, messages=messages))[1][0] == "Page {{page}} of {{total}}"


# Characters


@pytest.mark.parametrize(
    "text",
    [
        "Weź 500\u00a0mg \u2013 „dwa”, 38,5\u202f°C µg ½ € → ✓ ☎ ⚠\ufe0f",
        "تناول \u2066500 mg\u2069 كل \u200f٤ ساعات، مُدَّة",
        "ایک گولی لے\u200cلیں",
        "র\u200d্যাব ক্\u200cষ",
        "می\u200cخواهم",
        "服用\u3000两片。",
        "ਇੱਕ ਗੋਲੀ", "એક ગોળી", "ஒரு மாத்திரை", "एक गोली", "одну таблетку", "uống một viên thuốc",
    ],
)  # fmt: skip
def test_what_a_script_needs_is_not_hidden(text: str) -> None:
    assert hidden(text) == ()


def test_every_sample_leaflet_and_every_name_of_a_language_is_free_of_what_is_hidden() -> None:
    root = Path(__file__).parents[2]
    for path in [*root.glob("source/*.md"), *root.glob("locale/*/LC_MESSAGES/*.po")]:
        for line in path.read_text("utf-8").split("\n"):
            assert hidden(line) == (), path


def test_words_of_a_language_in_its_own_script_pass_for_nothing_else() -> None:
    root = Path(__file__).parents[2]
    for path in root.glob("locale/*/LC_MESSAGES/*.po"):
        script = {"ar": "Arab", "ur": "Arab", "bn": "Beng", "zh_Hans": "Hans"}.get(path.parts[-3], "Latn")
        assert lookalikes(path.read_text("utf-8"), script) == (), path


def test_a_leaflet_is_read_from_no_device_and_no_pipe(tmp_path: Path, polyleaf: Run, workspace: Workspace) -> None:
    os.mkfifo(workspace.root / "source" / "pipe.md")
    assert polyleaf("status", "pipe") == 2
    with pytest.raises(SourceError):
        markdown.parse("", "source/x.md", "x", "en")
