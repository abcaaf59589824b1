"""A language without a voice gets no audio, and everybody is told why: staff in the table, readers on the page."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline import languages
from pipeline.build.prepared import prepare
from pipeline.files import po
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.model.catalogue import State
from pipeline.model.errors import VoiceError
from pipeline.text.phrases import PHRASES
from pipeline.text.speakable import has_speaker
from tests.conftest import SOURCE, write

# Languages that eSpeak NG 1.52 has no voice for (Somali, Pashto) or only since 1.52 (Tigrinya), as they would be added.
ABSENT = {"so": ("Latn", "Somali"), "ps": ("Arab", "Pashto"), "ti": ("Ethi", "Tigrinya")}
# 26 letters of each script, for the 26 of the source: a check refuses a translation in the letters of another language.
LETTERS = {
    "Latn": "zyxwvutsrqponmlkjihgfedcba",
    "Arab": "ابتثجحخدذرزسشصضطظعغفقكلمنه",
    "Ethi": "ሀለሐመሠረሰቀበተኀነአከወዐዘየደገጠጰጸፀፈፐ",
}
KEPT = {"mg", "tablets", "hours", "days", "Call"}
REASON = "eSpeak NG has no voice for this language"
TOML = """
script = "{script}"
word_lang = "{tag}"
english_name = "{name}"
own_name = "{name}"

[type]
font = "Arial"
slot = "ascii"
leading = 1.5
factor = 1.0
css_fonts = "Arial, sans-serif"
css_line = 1.5

[voice]
{voice}

[reading]
reason = "no formula"

[units]
hour = ["hours"]
milligram = ["mg"]
tablet = ["tablets"]
day = ["days"]
"""


@pytest.fixture(params=["so", "ps", "ti"])
def tag(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    """A language that the program knows and nobody can speak."""
    tag = str(request.param)
    yield from known(tag, f'reason = "{REASON}"', monkeypatch, tmp_path)


def known(tag: str, voice: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "languages"
    folder.mkdir()
    for path in Path(languages.__file__).parent.glob("*.toml"):
        (folder / path.name).write_bytes(path.read_bytes())
    script, name = ABSENT[tag]
    write(folder, f"{tag}.toml", TOML.format(script=script, tag=tag, name=name, voice=voice))
    monkeypatch.setattr(languages, "_FOLDER", folder)
    languages.tags.cache_clear()
    languages.language.cache_clear()
    yield tag
    languages.tags.cache_clear()
    languages.language.cache_clear()


def lettered(words: str, tag: str) -> str:
    """`words` as nonsense in the letters of the language, with its units and, in Somali, its "not"."""
    own = str.maketrans("abcdefghijklmnopqrstuvwxyz", LETTERS[ABSENT[tag][0]])

    def changed(word: re.Match[str]) -> str:
        if word.group() in KEPT:
            return word.group()
        return "maya" if (word.group(), tag) == ("not", "so") else word.group().lower().translate(own)

    return re.sub(r"(?<![{\w])[A-Za-z]+(?![}\w])", changed, words)


def translated(workspace: Workspace, tag: str, polyleaf: Callable[..., int]) -> Workspace:
    """The small leaflet in the letters of the language, and the program's words, each translated as itself."""
    write(workspace.root, "source/small.md", SOURCE.replace("[pl]", f"[{tag}]"))
    header = f'msgid ""\nmsgstr "Language: {tag}\\nContent-Type: text/plain; charset=UTF-8\\n"\n'
    words = (f"msgid {json.dumps(phrase.words)}\nmsgstr {json.dumps(phrase.words)}\n" for phrase in PHRASES)
    write(workspace.root, f"locale/{tag}/LC_MESSAGES/polyleaf.po", "\n".join((header, *words)))
    assert polyleaf("update") == 0
    path = workspace.root / "locale" / tag / "LC_MESSAGES" / "small.po"
    catalogue = po.read(path, path.name, "small", tag)
    done = tuple(
        replace(message, target=lettered(message.id.words, tag), state=State.DONE) for message in catalogue.messages
    )
    po.write(path, replace(catalogue, messages=done))
    return workspace


@pytest.fixture
def silent(workspace: Workspace, tag: str, polyleaf: Callable[..., int]) -> Workspace:
    return translated(workspace, tag, polyleaf)


def test_no_recording_is_made_and_the_reason_stands_in_the_table_and_the_manifest(
    silent: Workspace, tag: str, polyleaf: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert polyleaf("build", "--jobs", "1", "--format", "html", "--format", "mp3", "--format", "epub") == 0
    out = capsys.readouterr().out
    assert f"small, {tag} (audio, epub): no audio: {REASON}" in out
    rows = json.loads((silent.outputs / "manifest.json").read_text("utf-8"))
    assert {(row["format"], row["reason"]) for row in rows["not_made"]} == {
        ("mp3", f"no audio: {REASON}"),
        ("epub", f"no audio: {REASON}"),
    }
    assert not list((silent.outputs / "small" / tag).glob("*.mp3"))


def test_the_page_tells_the_reader_and_whom_to_ask(silent: Workspace, tag: str, polyleaf: Callable[..., int]) -> None:
    assert polyleaf("build", "--jobs", "1", "--format", "html") == 0
    page = (silent.outputs / "small" / tag / f"small-{tag}.html").read_text("utf-8")
    words = re.sub("<[^>]*>", "", page)
    assert "no computer voice speaks it. Ask us: Call 020" in words.replace("\u00a0", " ")
    assert "<audio" not in page
    english = (silent.outputs / "small" / "en" / "small-en.html").read_text("utf-8")
    assert "no computer voice" not in english


def test_a_voice_alone_is_not_enough_where_figures_cannot_be_said(
    workspace: Workspace,
    polyleaf: Callable[..., int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for tag in known("so", 'id = "bnt/sw"', monkeypatch, tmp_path):
        translated(workspace, tag, polyleaf)
        capsys.readouterr()
        assert polyleaf("build", "--jobs", "1", "--format", "mp3") == 0
        assert (
            "so (audio): no audio: the program cannot say the figures of this language as words"
            in capsys.readouterr().out
        )
        assert polyleaf("speak", "--lang", "so", "2–4%") == 2


SILENT = [tag for tag in languages.tags() if not has_speaker(tag)]


@pytest.mark.parametrize("tag", SILENT)
def test_no_language_is_spoken_that_the_voice_would_misread(tag: str, workspace: Workspace) -> None:
    """German, French, Hindi and others have a voice; without spoken figures they get documents and no audio."""
    write(workspace.root, "polyleaf.toml", "")
    write(workspace.root, "source/small.md", SOURCE.replace("[pl]", f"[{tag}]"))
    again = open_workspace(workspace.root)
    prepared = prepare(again, again.leaflet("small"), tag)
    assert prepared.speaker == ""
    assert prepared.unspoken.startswith("no audio: ")


def test_languages_with_a_voice_and_without_spoken_figures_are_among_them() -> None:
    assert {tag for tag in SILENT if languages.language(tag).voice} >= {"de", "fr", "hi"}


def words_of_page(workspace: Workspace, tag: str) -> str:
    page = (workspace.outputs / "small" / tag / f"small-{tag}.html").read_text("utf-8")
    return re.sub("<[^>]*>", "", page).replace("\u00a0", " ")


def test_where_figures_cannot_be_said_the_page_does_not_blame_a_missing_voice(
    workspace: Workspace, polyleaf: Callable[..., int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for tag in known("so", 'id = "bnt/sw"', monkeypatch, tmp_path):
        translated(workspace, tag, polyleaf)
        assert polyleaf("build", "--jobs", "1", "--format", "html") == 0
        words = words_of_page(workspace, tag)
        assert "we cannot be sure that it would say every number and word right. Ask us: Call 020" in words
        assert "no computer voice" not in words


def test_a_recording_that_failed_its_proof_is_explained_on_the_page(
    workspace: Workspace, polyleaf: Callable[..., int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise VoiceError("small, pl", "the voice says something else", "the words", "tell us")

    monkeypatch.setattr("pipeline.build.spoken.refuse_faults", refused)
    assert polyleaf("build", "--jobs", "1", "--format", "html", "--format", "mp3") == 8
    assert "Nie ma nagrania: nie mamy pewności" in words_of_page(workspace, "pl")
    assert "<audio" not in (workspace.outputs / "small/pl/small-pl.html").read_text("utf-8")


def test_a_page_without_a_wish_for_sound_says_nothing_of_it(workspace: Workspace, polyleaf: Callable[..., int]) -> None:
    assert polyleaf("build", "--jobs", "1", "--format", "html") == 0
    assert "recording" not in words_of_page(workspace, "en")
