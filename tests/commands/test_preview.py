"""The page and the sound of work that is not finished: always a draft, and made again whenever something is saved."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.commands import preview as verb
from pipeline.files import po
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.catalogue import Catalogue, Message, MessageId, State
from pipeline.model.kit import Words
from pipeline.model.lexicon import NO_LEXICON
from pipeline.steps.preview import as_it_stands, found, said
from tests.conftest import SOURCE, write

Polyleaf = Callable[..., int]


@pytest.fixture
def unfinished(workspace: Workspace, polyleaf: Polyleaf) -> Workspace:
    """A leaflet with a changed paragraph (fuzzy) and a new one (empty)."""
    text = SOURCE.replace("more than 8 in", "more than 6 in") + "\nDo not drive for 48 hours.\n"
    write(workspace.root, "source/small.md", text)
    assert polyleaf("update") == 0
    return workspace


def page(workspace: Workspace) -> str:
    return (workspace.outputs / "preview" / "small-pl.html").read_text("utf-8").replace("\u00a0", " ")


def test_drafts_are_shown_and_what_is_not_translated_cannot_be_mistaken(
    unfinished: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert polyleaf("preview", "small", "--lang", "pl") == 0
    out = capsys.readouterr().out
    assert out.startswith("DRAFT ")
    assert "7 translated, 1 fuzzy, 1 to translate" in out
    shown = page(unfinished)
    assert "Nie bierz więcej niż 8" in shown
    assert "⟦Do not drive for 48 hours.⟧" in shown
    assert "Wersja robocza" in shown
    assert polyleaf("build", "--jobs", "1", "--format", "html") == 1
    assert not (unfinished.outputs / "small" / "pl" / "small-pl.html").exists()


def test_a_signed_translation_says_draft_in_a_preview_too(workspace: Workspace, polyleaf: Polyleaf) -> None:
    assert polyleaf("sign", "small", "--lang", "pl", "--role", "approver", "--name", "Anna Nowak") == 0
    assert polyleaf("preview", "small", "--lang", "pl") == 0
    assert "Wersja robocza" in page(workspace)


def test_the_source_itself_can_be_looked_at(workspace: Workspace, polyleaf: Polyleaf) -> None:
    assert polyleaf("preview", "small", "--lang", "en") == 0
    shown = (workspace.outputs / "preview" / "small-en.html").read_text("utf-8")
    assert "A small leaflet" in shown
    assert "⟦" not in shown


@pytest.mark.parametrize("wanted", ["5", "wait for 2–4 days", "poczekaj", "POCZEKAJ 2–4 dni"])
def test_a_message_is_spoken_by_its_number_or_its_words(
    workspace: Workspace, polyleaf: Polyleaf, wanted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("preview", "small", "--lang", "pl", "--say", wanted) == 0
    out = capsys.readouterr().out
    assert "message-5.mp3: poczekaj " in out
    assert "czterech dni" in out.split("message-5.mp3")[1]
    sound = (workspace.outputs / "preview" / "small-pl-message-5.mp3").read_bytes()
    assert sound[0] == 0xFF
    assert len(sound) > 1000


@pytest.mark.parametrize(
    "wanted, reason", [("nothing like it", "no message has these words"), ("0", "no message"), ("99", "no message")]
)
def test_a_message_that_is_not_there_is_asked_for_again(
    workspace: Workspace, polyleaf: Polyleaf, wanted: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("preview", "small", "--lang", "pl", "--say", wanted) == 2
    assert reason in capsys.readouterr().err


def test_words_that_several_messages_have_list_their_numbers(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("preview", "small", "--lang", "pl", "--say", "a ") == 2
    err = capsys.readouterr().err
    assert "1: A small leaflet" in err
    assert "give the number of one" in err


def test_a_message_without_a_translation_is_not_spoken_in_english(
    unfinished: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("preview", "small", "--lang", "pl", "--say", "Do not drive") == 7
    assert "translate it first" in capsys.readouterr().err
    assert not list((unfinished.outputs / "preview").glob("*.mp3"))


def in_place_of_waiting(steps: list[Callable[[], object]], monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the steps one after the other where the program waits, and press Ctrl+C after the last."""
    left = iter(steps)

    def step(seconds: float) -> None:
        act = next(left, None)
        if act is None:
            raise KeyboardInterrupt
        act()

    monkeypatch.setattr("pipeline.commands.preview.time.sleep", step)


def test_the_page_is_made_again_when_a_file_is_saved_and_only_then(
    workspace: Workspace, polyleaf: Polyleaf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    text = catalogue.read_text("utf-8")
    seen: list[str] = []

    def save(words: str) -> Callable[[], object]:
        return lambda: catalogue.write_text(text.replace("Mała ulotka", words), "utf-8")

    def look() -> None:
        seen.append(page(workspace).split("<h1", 1)[1].split(">", 1)[1].split("<", 1)[0].strip())

    steps = [look, save("Zupełnie inna ulotka"), look, lambda: None, lambda: None, save("Mała ulotka"), look]
    in_place_of_waiting(steps, monkeypatch)
    capsys.readouterr()
    assert polyleaf("preview", "small", "--lang", "pl", "--watch") == 0
    assert seen == ["Mała ulotka", "Zupełnie inna ulotka", "Mała ulotka"]
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Looking for changes. Stop with Ctrl+C."
    assert [line.split()[0] for line in lines[1:]] == ["DRAFT", "DRAFT", "DRAFT", "Stopped."]


def test_a_file_saved_with_a_mistake_is_told_of_and_watching_goes_on(
    workspace: Workspace, polyleaf: Polyleaf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    catalogue = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    text = catalogue.read_text("utf-8")
    steps: list[Callable[[], object]] = [
        lambda: catalogue.write_text(text.replace('"Pomoc"', '"Pomoc'), "utf-8"),
        lambda: catalogue.unlink(),
        lambda: catalogue.write_text(text.replace('"Pomoc"', '"Gdzie szukać pomocy"'), "utf-8"),
    ]
    in_place_of_waiting(steps, monkeypatch)
    capsys.readouterr()
    assert polyleaf("preview", "small", "--lang", "pl", "--watch") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[2].startswith("not made: locale/pl/LC_MESSAGES/small.po:")
    assert "0 translated" in lines[3]
    assert "8 translated" in lines[4]
    assert "Gdzie szukać pomocy" in page(workspace)


def test_every_file_that_a_preview_is_made_from_is_watched(workspace: Workspace) -> None:
    root = workspace.root
    files = verb.watched(workspace, "small", "pl")
    before = verb.stamps(files)
    for file in files:
        old = file.read_bytes() if file.is_file() else None
        write(root, str(file.relative_to(root)), "changed for a test")
        assert verb.stamps(files) != before, file
        if old is None:
            file.unlink()
        else:
            file.write_bytes(old)
        before = verb.stamps(files)


def test_only_empty_messages_keep_their_source_and_only_between_marks() -> None:
    messages = tuple(
        Message(MessageId("item", str(state)), "" if state is State.EMPTY else "x", state) for state in State
    )
    shown = as_it_stands(Catalogue("small", "pl", messages)).messages
    assert [message.target for message in shown] == ["⟦empty⟧", "x", "x"]
    assert {message.state for message in shown} == {State.DONE}


def test_whole_words_go_before_parts_of_them() -> None:
    messages = tuple(Message(MessageId("item", words), words, State.DONE) for words in ("pain", "pain relief"))
    assert found(Catalogue("small", "pl", messages), "Pain") == messages[:1]
    assert found(Catalogue("small", "pl", messages), "relief") == messages[1:]
    assert found(Catalogue("small", "pl", messages), "  ") == ()


def test_help_has_an_example_that_can_be_typed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["preview", "--help"])
    assert "example: polyleaf preview" in capsys.readouterr().out


def test_the_catalogue_is_only_read(unfinished: Workspace, polyleaf: Polyleaf) -> None:
    path: Path = unfinished.root / "locale/pl/LC_MESSAGES/small.po"
    before = path.read_bytes()
    assert polyleaf("preview", "small", "--lang", "pl", "--say", "1") == 0
    assert path.read_bytes() == before
    assert po.read(path, "a", "small", "pl").messages[0].state is State.DONE


@pytest.mark.parametrize(("printed", "heard"), [("✓", ["tak"]), ("–", []), ("12", ["dwanaście"])])
def test_the_sound_of_a_message_is_that_of_the_recording(printed: str, heard: list[str]) -> None:
    (part,) = said(printed, language("pl"), NO_LEXICON, {}, Words("pl", ())).parts
    assert [line.spoken.rstrip(".") for line in part.utterances] == heard
