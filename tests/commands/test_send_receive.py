"""A leaflet goes to an agency and comes back: whole, or not at all."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from pipeline.commands import main
from pipeline.exchange import FORMS, xlsx
from pipeline.files import po
from pipeline.files.workspace import Workspace
from pipeline.model.catalogue import State
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]


def catalogue_file(workspace: Workspace) -> Path:
    return workspace.root / "locale" / "pl" / "LC_MESSAGES" / "small.po"


def states(workspace: Workspace) -> dict[str, tuple[str, State]]:
    path = catalogue_file(workspace)
    return {m.id.words: (m.target, m.state) for m in po.read(path, path.name, "small", "pl").messages}


@pytest.fixture
def unfinished(workspace: Workspace, polyleaf: Polyleaf) -> Workspace:
    """The leaflet with one more paragraph, which nobody has translated."""
    write(workspace.root, "source/small.md", SOURCE + "\nDo not drive for 48 hours.\n")
    assert polyleaf("update") == 0
    return workspace


@pytest.mark.parametrize("name", FORMS)
def test_what_is_sent_and_comes_back_untouched_changes_no_byte(
    unfinished: Workspace, polyleaf: Polyleaf, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue_file(unfinished).read_bytes()
    assert polyleaf("send", "small", "--lang", "pl", "--as", name) == 0
    sent = unfinished.outputs / "sent" / f"small-pl{FORMS[name].suffix}"
    assert "9 messages, 1 of them to be translated or checked" in capsys.readouterr().out
    assert polyleaf("receive", str(sent)) == 0
    assert catalogue_file(unfinished).read_bytes() == before
    assert "0 finished, 0 drafts to go through (fuzzy), 9 as before" in capsys.readouterr().out


@pytest.mark.parametrize("name, state", [("xliff", State.DRAFT), ("xliff2", State.DRAFT), ("xlsx", State.DRAFT)])
def test_a_translation_that_nobody_called_finished_comes_in_as_a_draft(
    unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path, name: str, state: State
) -> None:
    words = "Nie prowadź samochodu przez 48 godzin."
    path = tmp_path / "back"
    assert polyleaf("send", "small", "--lang", "pl", "--as", name, "--to", str(path)) == 0
    path.write_bytes(filled(path.read_bytes(), words))
    assert polyleaf("receive", str(path)) == 0
    assert states(unfinished)["Do not drive for 48 hours."] == (words, state)


def filled(data: bytes, words: str) -> bytes:
    """The file with a translation for the one message that has none, and with nothing else changed."""
    if data.startswith(b"PK"):
        book = load_workbook(io.BytesIO(data))
        sheet = book[xlsx.SHEET]
        target = xlsx.COLUMNS.index(xlsx.TARGET) + 1
        (row,) = (row for row in range(2, sheet.max_row + 1) if not sheet.cell(row, target).value)
        sheet.cell(row, target).value = words
        buffer = io.BytesIO()
        book.save(buffer)
        return buffer.getvalue()
    text = data.decode("utf-8")
    text = text.replace('state="new"/>', f'state="new">{words}</target>')
    empty = "48 hours.</source></segment>"
    return text.replace(empty, f"48 hours.</source><target>{words}</target></segment>").encode()


def test_a_catalogue_and_a_zip_of_one_are_taken_in_too(
    unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path
) -> None:
    text = catalogue_file(unfinished).read_text("utf-8")
    done = text.replace(
        'msgid "Do not drive for 48 hours."\nmsgstr ""',
        'msgid "Do not drive for 48 hours."\nmsgstr "Nie jedź 48 godzin."',
    )
    assert done != text
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("back/whatever.po", done)
    for file in (write(tmp_path, "back/other.po", done), tmp_path / "back.zip"):
        if file.suffix == ".zip":
            file.write_bytes(buffer.getvalue())
        catalogue_file(unfinished).write_text(text, "utf-8")
        assert polyleaf("receive", str(file)) == 0
        assert states(unfinished)["Do not drive for 48 hours."] == ("Nie jedź 48 godzin.", State.DONE)


def test_a_file_in_which_finished_translations_have_vanished_is_refused_and_even_in_part_takes_none_away(
    unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue_file(unfinished).read_bytes()
    emptied = catalogue_file(unfinished).read_text("utf-8").replace('msgstr "Mała ulotka"', 'msgstr ""')
    file = write(tmp_path, "small.po", emptied)
    assert polyleaf("receive", str(file), "--lang", "pl") == 6
    captured = capsys.readouterr()
    assert 'the finished translation of "A small leaflet" has vanished' in captured.out
    assert "nothing was changed" in captured.err
    assert catalogue_file(unfinished).read_bytes() == before
    assert polyleaf("receive", str(file), "--lang", "pl", "--partly") == 0
    assert states(unfinished)["A small leaflet"] == ("Mała ulotka", State.DONE)


def test_nothing_is_written_when_one_row_does_not_fit_and_all_that_fits_with_partly(
    unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = catalogue_file(unfinished).read_bytes()
    path = tmp_path / "back.xlf"
    polyleaf("send", "small", "--lang", "pl", "--as", "xliff", "--to", str(path))
    text = filled(path.read_bytes(), "Nie jedź 48 godzin.").decode().replace(">A hospital<", ">A big hospital<")
    path.write_text(text, "utf-8")
    assert polyleaf("receive", str(path)) == 6
    out = capsys.readouterr().out
    assert 'the source has been changed to "A big hospital" from "A hospital"' in out
    assert catalogue_file(unfinished).read_bytes() == before
    assert polyleaf("receive", str(path), "--partly") == 0
    found = states(unfinished)
    assert found["Do not drive for 48 hours."] == ("Nie jedź 48 godzin.", State.DRAFT)
    assert found["A hospital"] == ("Szpital", State.DONE)


def test_translations_of_a_text_that_has_changed_since_come_in_as_drafts_with_partly(
    unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path
) -> None:
    path = tmp_path / "back.xlf"
    polyleaf("send", "small", "--lang", "pl", "--as", "xliff", "--to", str(path))
    path.write_bytes(filled(path.read_bytes(), "Nie jedź 48 godzin."))
    write(unfinished.root, "source/small.md", SOURCE + "\nDo not drive for 72 hours.\n")
    assert polyleaf("receive", str(path)) == 6
    assert polyleaf("receive", str(path), "--partly") == 0
    file = catalogue_file(unfinished)
    message = next(m for m in po.read(file, "a", "small", "pl").messages if "72" in m.id.words)
    assert (message.target, message.state) == ("Nie jedź 48 godzin.", State.DRAFT)
    assert message.previous is not None
    assert "48 hours" in message.previous.words
    assert "CRITICAL" in message.note


def test_a_file_of_another_language_is_refused_and_its_leaflet_is_known_by_its_messages(
    unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "back.xlf"
    polyleaf("send", "small", "--lang", "pl", "--as", "xliff", "--to", str(path))
    text = path.read_text("utf-8")
    path.write_text(text.replace('target-language="pl"', 'target-language="cs"'), "utf-8")
    assert polyleaf("receive", str(path), "--lang", "pl") == 6
    assert 'translated into "cs"; this is about "pl"' in capsys.readouterr().out
    assert polyleaf("receive", str(path)) == 2
    assert "name it with --lang" in capsys.readouterr().err
    path.write_text(text.replace(' product-name="small"', ""), "utf-8")
    assert polyleaf("receive", str(path)) == 0
    assert "small, pl:" in capsys.readouterr().out
    write(tmp_path, "other.xlf", '<xliff version="1.2"><file><body/></file></xliff>')
    assert polyleaf("receive", str(tmp_path / "other.xlf")) == 2
    assert "name it with --leaflet" in capsys.readouterr().err


def test_send_overwrites_no_other_file(workspace: Workspace, polyleaf: Polyleaf, tmp_path: Path) -> None:
    path = write(tmp_path, "back.xlsx", "what the agency sent")
    assert polyleaf("send", "small", "--lang", "pl", "--as", "xlsx", "--to", str(path)) == 9
    assert path.read_text("utf-8") == "what the agency sent"
    assert polyleaf("send", "small", "--lang", "pl", "--as", "xlsx") == 0
    assert polyleaf("send", "small", "--lang", "pl", "--as", "xlsx") == 0


def test_a_zip_has_catalogue_brief_glossary_and_a_preview_that_says_draft(
    unfinished: Workspace, polyleaf: Polyleaf
) -> None:
    write(unfinished.root, "locale/pl/glossary.csv", "term,target\nleaflet,ulotka\n")
    assert polyleaf("send", "small", "--lang", "pl", "--as", "zip") == 0
    with zipfile.ZipFile(unfinished.outputs / "sent" / "small-pl.zip") as archive:
        files = {name.removeprefix("small-pl/"): archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert set(files) == {"brief.txt", "small.po", "glossary.csv", "preview.html"}
    assert files["small.po"] == catalogue_file(unfinished).read_text("utf-8")
    assert "leaflet,ulotka" in files["glossary.csv"]
    assert "Reading level" in files["brief.txt"]
    assert "- Getting help" in files["brief.txt"]
    assert "⟦Do not drive for 48 hours.⟧" in files["preview.html"].replace("\u00a0", " ")
    assert "Mała ulotka" in files["preview.html"]


def test_a_language_without_the_programs_own_words_gets_a_zip_without_a_preview_and_is_told_why(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("[pl]", "[pl, de]"))
    assert polyleaf("send", "small", "--lang", "de", "--as", "zip") == 0
    assert "Without a preview page: locale/de/LC_MESSAGES/polyleaf.po" in capsys.readouterr().err
    with zipfile.ZipFile(workspace.outputs / "sent" / "small-de.zip") as archive:
        assert [name.rpartition("/")[2] for name in archive.namelist()] == ["brief.txt", "small.po"]


def test_a_file_of_100_megabytes_is_refused_without_being_read(
    workspace: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "large.xlf"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    assert polyleaf("receive", str(path)) == 6
    assert "100000000 bytes" in capsys.readouterr().err


def test_dry_run_writes_nothing(unfinished: Workspace, polyleaf: Polyleaf, tmp_path: Path) -> None:
    before = catalogue_file(unfinished).read_bytes()
    path = tmp_path / "back.xlf"
    polyleaf("send", "small", "--lang", "pl", "--as", "xliff", "--to", str(path))
    path.write_bytes(filled(path.read_bytes(), "Nie jedź 48 godzin."))
    assert polyleaf("receive", str(path), "--dry-run") == 0
    assert catalogue_file(unfinished).read_bytes() == before


@pytest.mark.parametrize("verb", ["send", "receive", "preview"])
def test_help_has_an_example_that_can_be_typed(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    assert f"example: polyleaf {verb}" in capsys.readouterr().out


def test_a_second_language_is_told_from_the_file(workspace: Workspace, polyleaf: Polyleaf, tmp_path: Path) -> None:
    write(workspace.root, "source/small.md", SOURCE.replace("[pl]", "[pl, zh-Hans]"))
    polyleaf("update")
    path = tmp_path / "back.xlf"
    polyleaf("send", "small", "--lang", "zh-Hans", "--as", "xliff", "--to", str(path))
    text = path.read_text("utf-8").replace('target-language="zh-Hans"', 'target-language="zh-CN"')
    path.write_text(text.replace('state="new"/>', 'state="final">小小的宣传页</target>', 1), "utf-8")
    assert polyleaf("receive", str(path)) == 0
    file = workspace.root / "locale" / "zh_Hans" / "LC_MESSAGES" / "small.po"
    first = po.read(file, "a", "small", "zh-Hans").messages[0]
    assert (first.target, first.state) == ("小小的宣传页", State.DONE)
