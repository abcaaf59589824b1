"""A build makes what is not up to date, and nothing else; what it makes is whole, equal and accounted for."""

import json
import shutil
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.build import run as running
from pipeline.build.job import Job
from pipeline.build.plan import Plan, plan
from pipeline.build.processes import process_pool
from pipeline.build.run import Result, Serial, run
from pipeline.build.stale import linked, stale
from pipeline.files import manifest as manifests
from pipeline.files.store import FOLDER
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.formats import FORMATS
from pipeline.formats.sound import recording
from pipeline.languages import language
from pipeline.model.errors import RenderError, VoiceError
from pipeline.model.narration import Sound
from pipeline.text.measures import file_size
from tests.conftest import POLISH, SOURCE, small_workspace, translate, write
from tests.formats.html_samples import tree

# One of each kind is enough here; what nobody names is made in tests/commands.
MADE = ("html", "docx", "large-print", "mp3", "epub")


def planned(workspace: Workspace, formats: tuple[str, ...] = MADE) -> Plan:
    leaflets = [workspace.leaflet(leaflet) for leaflet in workspace.leaflet_ids()]
    return plan(workspace, [(leaflet, ("en", *leaflet.control.languages)) for leaflet in leaflets], formats)


def build(workspace: Workspace, executor: Callable[[], Executor] = Serial) -> Result:
    return run(workspace.outputs, planned(workspace), executor, lambda *_: None, everything=True)


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("built")
    build(small_workspace(root))
    return root


@pytest.fixture
def built(built_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The small workspace after a build: a copy for each test, since a build is the same wherever it is made."""
    return open_workspace(shutil.copytree(built_once, tmp_path_factory.mktemp("copy"), dirs_exist_ok=True))


def files(workspace: Workspace) -> dict[str, bytes]:
    found = [path for path in workspace.outputs.rglob("*") if path.is_file() and FOLDER not in path.parts]
    return {path.relative_to(workspace.outputs).as_posix(): path.read_bytes() for path in found}


def names(result: Result) -> set[str]:
    return {f"{row.tag} {row.format}" for row in result.made}


def test_every_leaflet_is_made_in_every_language_and_format(workspace: Workspace) -> None:
    build(workspace)
    assert set(files(workspace)) == {
        "manifest.json",
        *(
            f"small/{tag}/small-{tag}{suffix}"
            for tag in ("en", "pl")
            for suffix in (".docx", "-large-print.docx", ".html", ".mp3", ".epub")
        ),
    }


def test_a_second_build_makes_nothing_and_changes_no_file(built: Workspace) -> None:
    before = files(built)
    assert build(built).made == ()
    assert files(built) == before


@pytest.mark.parametrize("executor", [Serial, lambda: ThreadPoolExecutor(2), lambda: process_pool(2)])
def test_every_executor_makes_the_same_bytes(
    built: Workspace, workspace: Workspace, executor: Callable[[], Executor]
) -> None:
    build(workspace, executor)
    assert files(workspace) == files(built)


def test_touching_a_file_makes_nothing_again(built: Workspace) -> None:
    for path in built.root.rglob("*.[mp][do]"):
        path.touch()
    assert build(built).made == ()


def test_a_changed_translation_makes_only_its_own_language_again(built: Workspace) -> None:
    translate(built.root, "small", "pl", {"Getting help": "Gdzie szukać pomocy"})
    assert names(build(built)) == {f"pl {name}" for name in MADE}


def test_a_changed_setting_of_the_voice_makes_only_the_audio_and_the_page_with_its_times_again(
    built: Workspace,
) -> None:
    write(built.root, "polyleaf.toml", 'voice = "silence"\nrate = 120\n')
    assert names(build(open_workspace(built.root))) == {
        f"{tag} {name}" for tag in ("en", "pl") for name in ("mp3", "html", "epub")
    }


def test_a_damaged_or_missing_file_is_made_again(built: Workspace) -> None:
    whole = files(built)
    (built.outputs / "small/pl/small-pl.docx").write_bytes(b"damaged")
    (built.outputs / "small/en/small-en.mp3").unlink()
    assert names(build(built)) == {"pl docx", "en mp3"}
    assert files(built) == whole


def test_a_damaged_manifest_only_costs_a_full_build(built: Workspace) -> None:
    whole = files(built)
    (built.outputs / "manifest.json").write_text('{"manifest": 1, "files": [{}], "not_made": []}')
    assert len(build(built).made) == 10
    assert files(built) == whole


def test_a_half_written_file_of_a_killed_run_is_swept_away(workspace: Workspace) -> None:
    write(workspace.outputs, "small/pl/.partial-abc", "half")
    build(workspace)
    assert not list(workspace.outputs.rglob(".partial-*"))


def test_a_killed_run_goes_on_where_it_stopped(workspace: Workspace) -> None:
    def stop(number: int, total: int, file: str) -> None:
        if number == 3:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(workspace.outputs, planned(workspace), Serial, stop, everything=True)
    assert len(manifests.read(workspace.outputs).artefacts) == 3
    assert len(build(workspace).made) == 7


def test_a_stale_translation_is_not_made_and_its_old_files_are_removed(built: Workspace) -> None:
    write(built.root, "source/small.md", SOURCE.replace("2–4 days", "2–5 days"))
    result = build(built)
    assert names(result) == {f"en {name}" for name in MADE}
    assert not list((built.outputs / "small/pl").iterdir())
    reasons = {row.reason for row in result.manifest.not_made}
    assert reasons == {"1 message not translated or marked fuzzy"}


def test_a_wrong_figure_in_a_translation_keeps_it_from_being_made(workspace: Workspace) -> None:
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj 2–40 dni"})
    result = build(workspace)
    assert {row.tag for row in result.manifest.not_made} == {"pl"}
    assert not (workspace.outputs / "small/pl").exists()


def test_what_is_gone_from_the_source_is_removed_from_the_outputs(built: Workspace) -> None:
    write(built.root, "source/small.md", SOURCE.replace("languages: [pl]", "languages: []"))
    build(built)
    assert not [name for name in files(built) if "/pl/" in name]


def test_a_language_without_a_voice_gets_no_audio_and_the_reason(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    from pipeline.build import prepared as planning

    def voiceless(tag: str) -> object:
        return replace(language(tag), voice=None, voice_reason="no voice exists") if tag == "pl" else language(tag)

    monkeypatch.setattr(planning, "language", voiceless)
    result = build(workspace)
    not_made = {(row.tag, row.format, row.reason) for row in result.manifest.not_made}
    assert not_made == {("pl", name, "no audio: no voice exists") for name in ("mp3", "epub")}
    page = (workspace.outputs / "small/pl/small-pl.html").read_text("utf-8")
    assert "<audio" not in page


def test_one_job_that_fails_does_not_keep_the_others_from_being_made(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = running.make

    def failing(job: Job, store: Path) -> bytes:
        if job.file.endswith("pl.docx"):
            raise RenderError("small", "it broke", "a whole file", "try again")
        return make(job, store)

    monkeypatch.setattr(running, "make", failing)
    result = build(workspace)
    assert len(result.made) == 9
    assert [(row.tag, row.format) for row in result.failed] == [("pl", "docx")]
    assert "it broke" in result.failed[0].reason


def downloads(workspace: Workspace, tag: str) -> dict[str, str]:
    """The files that the page offers: name -> what is said of it."""
    page = (workspace.outputs / f"small/{tag}/small-{tag}.html").read_bytes()
    links = tree(page).xpath("//section[@class='formats']//a")
    return {link.get("href"): link.text_content() for link in links}


def test_a_page_offers_every_file_with_the_size_it_has(built: Workspace) -> None:
    for tag in ("en", "pl"):
        offered = downloads(built, tag)
        others = [path for path in (built.outputs / "small" / tag).iterdir() if path.suffix != ".html"]
        assert set(offered) == {path.name for path in others}
        for path in others:
            size = file_size(path.stat().st_size, language(tag).locale)
            assert offered[path.name].replace("\N{NO-BREAK SPACE}", " ").endswith(f" · {size}")


def test_a_page_is_made_again_when_a_file_it_offers_has_another_size(built: Workspace) -> None:
    from dataclasses import replace

    before = manifests.read(built.outputs)
    grown = tuple(replace(row, size=row.size + 5000) if row.format == "docx" else row for row in before.artefacts)
    pages = [job for job in planned(built).jobs if job.format == "html"]
    for rows, same in ((before.artefacts, True), (grown, False)):
        by_place = {(row.leaflet, row.tag, row.format): row for row in rows}
        for job in pages:
            assert (linked(job, by_place).key == by_place["small", job.edition.tag, "html"].key) == same


def test_a_page_offers_no_file_that_could_not_be_made_and_no_times_of_a_recording_that_is_not_there(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.voices import silence

    speak, polish = silence.Silence.speak, language("pl").voice
    assert polish is not None

    def mute(self: silence.Silence, text: str, voice: str, rate: int) -> Sound:
        if voice == polish.id:
            raise VoiceError("pl", "no sound came", "a voice", "try again")
        return speak(self, text, voice, rate)

    monkeypatch.setattr(silence.Silence, "speak", mute)
    result = build(workspace)
    assert {(row.tag, row.format) for row in result.failed} == {("pl", "mp3"), ("pl", "epub")}
    assert set(downloads(workspace, "pl")) == {"small-pl.docx", "small-pl-large-print.docx"}
    page = (workspace.outputs / "small/pl/small-pl.html").read_text("utf-8")
    assert "<audio" not in page
    assert "<script" not in page
    monkeypatch.setattr(silence.Silence, "speak", speak)
    assert names(build(workspace)) == {"pl mp3", "pl epub", "pl html"}
    assert "small-pl.mp3" in downloads(workspace, "pl")


def test_a_page_offers_no_file_of_another_edition_of_the_leaflet(built: Workspace) -> None:
    translate(built.root, "small", "pl", {"Getting help": "Gdzie szukać pomocy"})
    run(built.outputs, planned(built, ("html", "docx")), Serial, lambda *_: None, everything=False)
    assert set(downloads(built, "pl")) == {"small-pl.docx"}
    assert len(downloads(built, "en")) == 4


def test_a_page_offers_the_formats_that_were_asked_for_and_marks_sentences_by_the_usual_recording_only(
    workspace: Workspace,
) -> None:
    chosen = ("html", "mp3", "mp3-slow", "daisy", "mp3-sections")
    run(workspace.outputs, planned(workspace, chosen), Serial, lambda *_: None, everything=True)
    page = workspace.outputs / "small/pl/small-pl.html"
    slow = {"small-pl-slow.mp3", "small-pl-daisy.zip", "small-pl-mp3.zip"}
    assert set(downloads(workspace, "pl")) == {"small-pl.mp3", *slow}
    assert [
        each.get("src") for each in tree(page.read_bytes()).xpath("//audio|//audio//source") if each.get("src")
    ] == ["small-pl.mp3"]
    run(workspace.outputs, planned(workspace, ("html", "mp3-slow")), Serial, lambda *_: None, everything=True)
    assert set(downloads(workspace, "pl")) == {"small-pl-slow.mp3"}
    assert "data-sentence" not in page.read_text("utf-8")


def test_a_page_is_made_after_the_files_it_offers(workspace: Workspace) -> None:
    order: list[tuple[int, int, str]] = []
    run(workspace.outputs, planned(workspace), Serial, lambda *told: order.append(told), everything=True)
    pages = [file.endswith(".html") for _, _, file in order]
    assert pages == sorted(pages)
    assert [number for number, _, _ in order] == list(range(1, 11))
    assert {total for _, total, _ in order} == {10}


def test_a_worker_that_dies_takes_only_its_own_file_with_it(workspace: Workspace) -> None:
    from tests.build.dying import dying_pool

    print_only = planned(workspace, ("docx", "large-print"))
    result = run(workspace.outputs, print_only, dying_pool, lambda *_: None, everything=True)
    assert [(row.tag, row.format) for row in result.failed] == [("pl", "docx")]
    assert len(result.made) == 3


def test_one_changed_sentence_speaks_one_sentence(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.voices import silence

    spoken: list[str] = []
    speak = silence.Silence.speak

    def counting(self: silence.Silence, text: str, voice: str, rate: int) -> Sound:
        spoken.append(text)
        return speak(self, text, voice, rate)

    monkeypatch.setattr(silence.Silence, "speak", counting)
    build(workspace)
    spoken.clear()
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj w domu 2–4 dni"})
    build(workspace)
    assert spoken == ["poczekaj w domu dwa do czterech dni"] or len(spoken) == 1


def test_a_damaged_entry_of_the_store_is_made_again(built: Workspace) -> None:
    whole = files(built)
    for path in (built.outputs / FOLDER).rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-1] + b"x")
    (built.outputs / "small/pl/small-pl.mp3").unlink()
    build(built)
    assert files(built) == whole


def test_the_manifest_vouches_for_every_file(built: Workspace) -> None:
    rows = json.loads((built.outputs / "manifest.json").read_text("utf-8"))["files"]
    assert len(rows) == 10
    for row in rows:
        assert manifests.intact(
            built.outputs, next(a for a in build(built).manifest.artefacts if a.file == row["file"])
        )
        assert row["status"] == "draft"
        assert len(row["source"]) == len(row["edition"]) == len(row["key"]) == 64


def test_no_output_holds_the_name_of_the_machine_or_its_folders(workspace: Workspace) -> None:
    build(workspace)
    for name, data in files(workspace).items():
        assert str(workspace.root).encode() not in data, name


def test_a_new_version_of_the_code_makes_everything_again(built: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.files.program.code_digest", lambda: "other")
    assert len(stale(built.outputs, planned(built), manifests.read(built.outputs))) == 10


def test_a_new_version_of_a_tool_makes_what_depends_on_it_again(
    built: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.files import program

    version = program.tool_version
    monkeypatch.setattr(program, "tool_version", lambda tool: "9" if tool == "lameenc" else version(tool))
    todo = stale(built.outputs, planned(built), manifests.read(built.outputs))
    assert {job.format for job in todo} == {"mp3", "epub"}


def test_every_message_of_the_small_leaflet_has_its_translation() -> None:
    assert len(POLISH) == 8


def test_formats_that_are_not_made_by_default_are_made_when_they_are_named(workspace: Workspace) -> None:
    from pipeline.commands import main

    def suffixes() -> set[str]:
        return {path.name.removeprefix("small-en") for path in (workspace.outputs / "small/en").iterdir()}

    assert main(["-C", str(workspace.root), "build", "--lang", "en", "--quiet"]) == 0
    assert suffixes() == {".html", ".docx", "-large-print.docx", ".pdf", "-large-print.pdf", ".mp3", ".epub"}
    named = ["--format", "daisy", "--format", "mp3-sections", "--format", "timing"]
    assert main(["-C", str(workspace.root), "build", "--lang", "en", "--quiet", *named]) == 0
    assert suffixes() >= {"-daisy.zip", "-mp3.zip", ".timing.json", ".mp3"}
    write(workspace.root, "polyleaf.toml", 'voice = "silence"\nformats = ["daisy"]\n')
    assert main(["-C", str(workspace.root), "build", "--quiet"]) == 0
    assert suffixes() == {"-daisy.zip"}


def test_a_page_offers_only_files_that_are_made_by_default(built: Workspace) -> None:
    page = (built.outputs / "small/en/small-en.html").read_text("utf-8")
    assert 'href="small-en.epub"' in page
    assert "-daisy.zip" not in page
    assert ".timing.json" not in page


def test_every_chapter_is_encoded_once_for_all_formats_that_carry_it(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoded: list[int] = []
    encode = recording.encoded

    def counting(sound: Sound) -> bytes:
        encoded.append(sound.samples)
        return encode(sound)

    monkeypatch.setattr("pipeline.build.spoken.encoded", counting)
    spoken = ("mp3", "epub", "daisy", "mp3-sections", "timing")
    assert all(FORMATS[name].spoken for name in spoken)
    run(workspace.outputs, planned(workspace, spoken), Serial, lambda *_: None, everything=True)
    assert len(encoded) == 4
    encoded.clear()
    translate(workspace.root, "small", "pl", {"wait for 2–4 days": "poczekaj w domu 2–4 dni"})
    run(workspace.outputs, planned(workspace, spoken), Serial, lambda *_: None, everything=True)
    assert len(encoded) == 1


def test_the_sound_that_is_kept_for_later_has_a_limit(built: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.build import run as running

    first = files(built)
    kept = sum(path.stat().st_size for path in (built.outputs / ".store").glob("*/*"))
    monkeypatch.setattr(running, "_STORE_BYTES", kept // 2)
    run(built.outputs, planned(built), Serial, lambda *_: None, everything=True)
    translate(built.root, "small", "pl", {"Getting help": "Gdzie szukać pomocy"})
    build(built)
    assert sum(path.stat().st_size for path in (built.outputs / ".store").glob("*/*")) <= kept // 2
    translate(built.root, "small", "pl", {"Getting help": POLISH["Getting help"]})
    build(built)
    assert files(built) == first
