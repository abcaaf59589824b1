"""A spoken form that a translator gives decides the recording, and nothing but the recording."""

from collections.abc import Callable

import pytest

from pipeline.build.plan import plan
from pipeline.build.run import Serial, run
from pipeline.files.workspace import Workspace
from pipeline.model.narration import Sound
from pipeline.voices import silence
from tests.conftest import write

FORMATS = ("docx", "mp3")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the voice."""
    texts: list[str] = []
    speak = silence.Silence.speak

    def listening(self: silence.Silence, text: str, voice: str, rate: int) -> Sound:
        texts.append(text)
        return speak(self, text, voice, rate)

    monkeypatch.setattr(silence.Silence, "speak", listening)
    return texts


def build(workspace: Workspace) -> set[str]:
    made = plan(workspace, [(workspace.leaflet("small"), ("en", "pl"))], FORMATS)
    result = run(workspace.outputs, made, Serial, lambda *_: None, everything=True)
    assert result.failed == ()
    return {f"{row.tag} {row.format}" for row in result.made}


def test_one_changed_line_speaks_one_sentence_of_one_recording_again(workspace: Workspace, said: list[str]) -> None:
    write(workspace.root, "locale/pl/lexicon.tsv", "tabletki\ttabletki\n")
    assert build(workspace) == {"en docx", "en mp3", "pl docx", "pl mp3"}
    said.clear()
    write(workspace.root, "locale/pl/lexicon.tsv", "tabletki\ttabletki\nPomoc\tpomoc dla chorych\n")
    assert build(workspace) == {"pl mp3"}
    assert said == ["pomoc dla chorych"]


def test_a_sentence_is_said_as_its_translator_wants(workspace: Workspace, said: list[str]) -> None:
    build(workspace)
    said.clear()
    line = "Weź 2 tabletki po 500 mg.\tWeź dwie tabletki po pół grama.\n"
    write(workspace.root, "locale/pl/small.spoken.tsv", line)
    assert build(workspace) == {"pl mp3"}
    assert said == ["Weź dwie tabletki po pół grama."]


def test_a_remark_makes_nothing_again(workspace: Workspace, said: list[str]) -> None:
    write(workspace.root, "locale/pl/lexicon.tsv", "Pomoc\tpomoc dla chorych\n")
    build(workspace)
    write(workspace.root, "locale/pl/lexicon.tsv", "# for the listener\n\nPomoc\tpomoc dla chorych\n")
    assert build(workspace) == set()


def test_a_date_that_is_said_in_words_can_have_a_spoken_form_of_its_own(workspace: Workspace, said: list[str]) -> None:
    printed = "Version 1.0, published 31 January 2026."
    write(workspace.root, "locale/en/small.spoken.tsv", f"{printed}\tThe first version.\n")
    build(workspace)
    assert "The first version." in said


def test_a_spoken_form_of_a_sentence_that_is_gone_is_found(
    workspace: Workspace, polyleaf: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "locale/pl/small.spoken.tsv", "Weź 3 tabletki.\tWeź trzy tabletki.\nPomoc\tpomoc\n")
    assert polyleaf("check") == 0
    assert "REVIEW C021 locale/pl/small.spoken.tsv:1" in capsys.readouterr().out


def test_a_latin_name_without_a_spoken_form_is_found_with_the_file_to_mend(
    workspace: Workspace, polyleaf: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    source = workspace.root / "source/small.md"
    source.write_text(source.read_text("utf-8").replace("[pl]", "[pl, ar]"), "utf-8")
    assert polyleaf("update") == 0
    path = workspace.root / "locale/ar/LC_MESSAGES/small.po"
    path.write_text(
        path.read_text("utf-8").replace('msgid "A hospital"\nmsgstr ""', 'msgid "A hospital"\nmsgstr "NHS"')
    )
    polyleaf("check", "--lang", "ar")
    assert "no spoken form for: NHS. Add a line for it to locale/ar/lexicon.tsv" in capsys.readouterr().out
