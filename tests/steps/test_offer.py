"""Terms and similar translations as notes: there when asked for, gone when not, and never in gettext's way."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.files import glossary as glossaries
from pipeline.files import po
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.drafting import Remembered
from pipeline.model.glossary import Glossary, Term
from pipeline.steps.offer import offer
from tests.conftest import write
from tests.programs import needs

Polyleaf = Callable[..., int]
ROOT = Path(__file__).parent.parent.parent
TERM = Term("tablet", "tabletka", ("tabletki", "tabletek"), ("pigułk*",), "round", ("tablets",))
GLOSSARY = Glossary("en", "pl", (TERM,))


def offered(message: Message, *remembered: tuple[str, str, int]) -> list[str]:
    found = tuple((Remembered(MessageId("item", words), target, "other"), score) for words, target, score in remembered)
    (made,) = offer(Catalogue("x", "pl", (message,)), lambda _: found, GLOSSARY).messages
    return made.note.splitlines()


def test_each_term_of_a_text_is_offered_once_after_the_author_s_note() -> None:
    message = Message(MessageId("item", "**Tablets** and one tablet"), note="by the author")
    assert offered(message) == [
        "by the author",
        "Glossary: tablet = tabletka (also: tabletki, tabletek; never: pigułk*; round)",
    ]


def test_the_two_most_similar_translations_are_offered_where_nothing_is_finished() -> None:
    found = (("Go\\\nnow", "Idź\\\nteraz", 90), ("Go", "Idź", 80), ("Gone", "x", 76))
    lines = [
        "Memory: 90 % alike, from other: “Go\\ now” = “Idź\\ teraz”",
        "Memory: 80 % alike, from other: “Go” = “Idź”",
    ]
    assert offered(Message(MessageId("item", "Go on")), *found) == lines
    assert offered(Message(MessageId("item", "Go on"), "Idź", State.DRAFT), *found) == lines
    assert offered(Message(MessageId("item", "Go on"), "Idź", State.DONE), *found) == []


def test_what_would_make_the_file_unreadable_is_not_offered() -> None:
    assert offered(Message(MessageId("item", "Go on")), ("Go", "Idź\u202e", 90), ("Go\x1b", "Idź", 90)) == []


@pytest.fixture
def noted(workspace: Workspace, polyleaf: Polyleaf) -> Path:
    """The catalogue with notes, of a leaflet that is partly translated."""
    write(workspace.root, "locale/pl/glossary.csv", "term,target,note\nhospital,szpital,\nhelp,pomoc,a “note”\\n\n")
    source = workspace.root / "source/small.md"
    source.write_text(source.read_text("utf-8") + "\nwait for 2–4 days, help\n", "utf-8")
    assert polyleaf("translate", "small", "--lang", "pl", "--notes", "--no-drafts") == 0
    return workspace.root / "locale/pl/LC_MESSAGES/small.po"


def test_notes_stand_in_the_file_and_no_translation_changes(noted: Path) -> None:
    text = noted.read_text("utf-8")
    assert "#. Glossary: help = pomoc (a “note”\\n)\n" in text
    assert "#. Memory: " in text
    messages = {m.id.words: m for m in po.read(noted, "small.po", "small", "pl").messages}
    assert messages["Getting help"].target == "Pomoc"
    assert messages["wait for 2–4 days, help"].state is not State.DONE


def test_offering_twice_changes_no_byte_and_without_being_asked_the_notes_are_gone(
    noted: Path, polyleaf: Polyleaf
) -> None:
    with_notes = noted.read_bytes()
    assert polyleaf("translate", "small", "--lang", "pl", "--notes", "--no-drafts") == 0
    assert noted.read_bytes() == with_notes
    assert polyleaf("translate", "small", "--lang", "pl", "--no-drafts") == 0
    without = noted.read_bytes()
    assert b"Glossary: " not in without
    assert b"Memory: " not in without
    assert polyleaf("translate", "small", "--lang", "pl", "--notes", "--no-drafts") == 0
    assert noted.read_bytes() == with_notes
    assert polyleaf("update", "small", "--lang", "pl") == 0
    assert noted.read_bytes() == without


@needs("msgcat", "gettext")
def test_msgcat_would_write_the_same_bytes_with_notes(noted: Path) -> None:
    run = subprocess.run(["msgcat", "--no-wrap", str(noted)], capture_output=True, check=True)
    assert run.stdout == noted.read_bytes()


@needs("msgcat", "gettext")
@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "es", "pl", "ro", "ur", "zh-Hans"])
def test_the_samples_with_notes_and_drafts_are_as_msgcat_writes_them(tag: str, tmp_path: Path) -> None:
    """Half of a sample is emptied and drafted again from the other half, with notes on everything."""
    import shutil
    from dataclasses import replace

    for name in ("source", "locale"):
        shutil.copytree(ROOT / name, tmp_path / name)
    target = language(tag)
    path = tmp_path / open_workspace(tmp_path).catalogue_name("pain-relief-at-home", target.folder)
    catalogue = po.read(path, path.name, "pain-relief-at-home", tag)
    emptied = tuple(
        replace(message, target="", state=State.EMPTY) if number % 2 else message
        for number, message in enumerate(catalogue.messages)
    )
    po.write(path, replace(catalogue, messages=emptied))
    assert main(["-C", str(tmp_path), "translate", "pain-relief-at-home", "--lang", tag, "--notes"]) == 0
    text = path.read_text("utf-8")
    assert text.count("#. Glossary: ") >= 20
    assert "# draft: memory " in text
    run = subprocess.run(["msgcat", "--no-wrap", str(path)], capture_output=True, check=True)
    assert run.stdout.decode() == text
    assert glossaries.read(tmp_path, language("en"), target).terms
