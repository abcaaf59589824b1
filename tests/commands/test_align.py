"""`polyleaf align` fills a catalogue with drafts, says how sure it is, and touches nothing that a person has done."""

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from pipeline.commands import main
from pipeline.files import po
from pipeline.files.workspace import Workspace
from pipeline.model.catalogue import Message, State
from tests.conftest import POLISH, SOURCE, translate, write

Polyleaf = Callable[..., int]
LINES = [POLISH[words].replace("{{phone}}", "020 7946 0123") for words in POLISH]
FRONT, BODY = SOURCE.split("\n---\n\n")


@pytest.fixture
def blank(workspace: Workspace, polyleaf: Polyleaf) -> Workspace:
    """The leaflet with nothing translated."""
    (workspace.root / "locale/pl/LC_MESSAGES/small.po").unlink()
    assert polyleaf("update") == 0
    return workspace


def messages(workspace: Workspace) -> dict[str, Message]:
    path = workspace.root / "locale" / "pl" / "LC_MESSAGES" / "small.po"
    return {message.id.words: message for message in po.read(path, path.name, "small", "pl").messages}


def word(lines: list[str]) -> bytes:
    made = docx.Document()
    made.add_heading(lines[0], 1)
    made.add_paragraph(lines[1])
    made.add_heading(lines[2], 2)
    for line in lines[3:5]:
        made.add_paragraph(line, style="List Bullet")
    for line in lines[5:]:
        made.add_paragraph(line)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def markdown(front: bool) -> str:
    title, text, heading, first, second, *_ = LINES
    body = f"# {title}\n\n{text}\n\n## {heading}\n\n- {first}\n- {second}\n"
    return f"{FRONT}\n---\n\n{body}" if front else body


@pytest.mark.parametrize("kind", ["docx", "txt", "md", "md with a record"])
def test_every_kind_of_file_fills_the_catalogue_with_drafts_that_say_how_sure_they_are(
    blank: Workspace, polyleaf: Polyleaf, tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"old.{kind.split()[0]}"
    if kind == "docx":
        path.write_bytes(word(LINES))
    else:
        path.write_text("\n".join(LINES) if kind == "txt" else markdown("record" in kind), "utf-8")
    assert polyleaf("align", "source/small.md", str(path), "--lang", "pl") == 0
    found = messages(blank)
    for words in list(POLISH)[:5]:
        assert (found[words].target, found[words].state) == (POLISH[words], State.DRAFT)
        assert f"% sure, from {path.name}, " in found[words].remark
        assert found[words].remark.startswith("aligned: ")
    assert "drafts to go through (fuzzy)" in capsys.readouterr().out
    assert polyleaf("status", "--lang", "pl") == 0


def test_finished_translations_and_drafts_that_were_there_are_never_overwritten(
    blank: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    translate(blank.root, "small", "pl", {"A small leaflet": "Ulotka", "Getting help": "Gdzie pytać"})
    path = blank.root / "locale/pl/LC_MESSAGES/small.po"
    text = path.read_text("utf-8")
    path.write_text(text.replace('msgctxt "heading"', '#, fuzzy\nmsgctxt "heading"'), "utf-8")
    before = messages(blank)
    file = write(tmp_path, "old.txt", "\n".join(LINES))
    assert polyleaf("align", "small", str(file), "--lang", "pl") == 0
    after = messages(blank)
    for words in ("A small leaflet", "Getting help"):
        assert (after[words].target, after[words].state) == (before[words].target, before[words].state)
    assert "2 had a translation and were left as they are" in capsys.readouterr().out


def test_what_could_not_be_paired_is_listed_on_both_sides(
    blank: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extra = "Szpital organizuje w każdy wtorek bezpłatne spotkania dla rodzin, w sali 7 na drugim piętrze, o 17:30."
    file = write(tmp_path, "old.txt", "\n".join([*LINES[:2], extra, *LINES[2:4]]))
    assert polyleaf("align", "small", str(file), "--lang", "pl") == 0
    out = capsys.readouterr().out
    assert "In the leaflet, without a translation in the file" in out
    assert 'item: "wait for 2–4 days"' in out
    assert "In the file, without a text in the leaflet (1):" in out
    assert 'piece 3: "Szpital organizuje' in out


def test_dry_run_writes_nothing(blank: Workspace, polyleaf: Polyleaf, tmp_path: Path) -> None:
    path = blank.root / "locale/pl/LC_MESSAGES/small.po"
    before = path.read_bytes()
    file = write(tmp_path, "old.txt", "\n".join(LINES))
    assert polyleaf("align", "small", str(file), "--lang", "pl", "--dry-run") == 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "name, content, code, reason",
    [
        ("old.pdf", "%PDF-1.7", 6, "cannot be aligned"),
        ("old.docx", "no zip", 6, "is no Word document"),
        ("old.txt", "  \n", 6, "there is no text"),
        ("old.md", "# Tytuł\n\n```\nkod\n```\n", 6, "old.md:3: a code block"),
        ("missing.txt", None, 6, "there is no such file"),
    ],
)
def test_files_that_hold_no_leaflet_are_refused_with_the_reason(
    blank: Workspace,
    polyleaf: Polyleaf,
    tmp_path: Path,
    name: str,
    content: str | None,
    code: int,
    reason: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    if content is not None:
        write(tmp_path, name, content)
    assert polyleaf("align", "small", str(tmp_path / name), "--lang", "pl") == code
    assert reason in capsys.readouterr().err


def test_a_language_without_the_programs_own_words_can_be_aligned(
    blank: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(blank.root, "source/small.md", SOURCE.replace("[pl]", "[pl, de]"))
    file = write(
        tmp_path, "alt.txt", "Ein kleines Merkblatt\nNehmen Sie 2 Tabletten zu 500 mg.\nHilfe\nwarten Sie 2–4 Tage"
    )
    assert polyleaf("align", "small", str(file), "--lang", "de") == 0
    assert "drafts to go through" in capsys.readouterr().out


def test_a_language_that_the_leaflet_does_not_have_is_refused(
    blank: Workspace, polyleaf: Polyleaf, tmp_path: Path
) -> None:
    file = write(tmp_path, "old.txt", "\n".join(LINES))
    assert polyleaf("align", "small", str(file), "--lang", "de") == 2
    assert polyleaf("align", "small", str(file), "--lang", "en") == 2


def test_help_has_an_example_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["align", "--help"])
    assert "example: polyleaf align source/" in capsys.readouterr().out
