"""Drafts come from finished translations, stay fuzzy, and never bring a wrong figure along."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines.memory import Memory
from pipeline.files import po, tmx
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.catalogue import Message, MessageId, State
from pipeline.model.drafting import Draft, Remembered, Supplies, Wanted
from pipeline.model.errors import CatalogueError
from pipeline.model.glossary import Glossary, Term
from tests.conftest import SOURCE, write

PL = language("pl")
EN = language("en")
Polyleaf = Callable[..., int]
SECOND = SOURCE.replace("reference: PIL-1", "reference: PIL-2").replace("wait for 2–4 days", "wait for 2–5 days")


def entry(words: str, target: str, context: str = "item") -> Remembered:
    return Remembered(MessageId(context, words), target, "other")


def memory(*entries: Remembered, terms: tuple[Term, ...] = ()) -> Memory:
    return Memory(Supplies(Glossary("en", "pl", terms), entries, version="0.1"))


def drafts(engine: Memory, *words: str, context: str = "item") -> tuple[Draft, ...]:
    return engine.draft(tuple(Wanted(Message(MessageId(context, one))) for one in words), EN, PL)


def test_the_most_similar_source_wins_and_of_equals_the_one_in_the_same_role() -> None:
    found = memory(entry("Stop", "Stój", "heading"), entry("Stop", "Przestań"), entry("Stopped", "x"))
    (draft,) = drafts(found, "Stop")
    assert (draft.target, draft.score, draft.by, draft.origin) == ("Przestań", 100, "memory 0.1", "other")
    assert draft.previous is None


def test_a_similar_source_is_named_as_the_previous_one() -> None:
    (draft,) = drafts(memory(entry("Wait for a nurse here", "Zaczekaj tu na pielęgniarkę")), "Wait for the nurse here")
    assert draft.previous == MessageId("item", "Wait for a nurse here")
    assert draft.score is not None
    assert 75 <= draft.score < 100


@pytest.mark.parametrize("other", ["You can eat 3 hours before", "You cannot eat 2 hours before"])
def test_a_source_with_another_figure_or_a_not_stands_behind_a_less_similar_one_without(other: str) -> None:
    close, far = entry(other, "blisko"), entry("You may eat some 2 hours before it", "daleko")
    assert [draft.target for draft in drafts(memory(close), "You can eat 2 hours before")] == ["blisko"]
    assert [draft.target for draft in drafts(memory(close, far), "You can eat 2 hours before")] == ["daleko"]


def test_nothing_is_proposed_for_what_is_unlike_everything_or_was_refused() -> None:
    found = memory(entry("Stop", "Stój"))
    assert drafts(found, "Quite other") == ()
    assert found.draft((Wanted(Message(MessageId("item", "Stop")), "missing: 2"),), EN, PL) == ()


def test_a_message_that_is_nothing_but_a_term_gets_the_glossary_s_wording() -> None:
    terms = (Term("stomach ulcer", "wrzód żołądka", forms=("stomach ulcers",)), Term("NHS", "NHS"))
    found = memory(entry("Stomach ulcer", "Wrzody"), terms=terms)
    assert [(d.target, d.origin, d.score) for d in drafts(found, "Stomach ulcers", "NHS")] == [
        ("Wrzód żołądka", "the glossary", 100),
        ("NHS", "the glossary", 100),
    ]
    assert [draft.origin for draft in drafts(found, "Stomach ulcer")] == ["other"]
    assert drafts(memory(terms=terms), "no stomach ulcer") == ()


def translated(workspace: Workspace) -> dict[str, Message]:
    path = workspace.root / "locale/pl/LC_MESSAGES/second.po"
    return {m.id.words: m for m in po.read(path, "second.po", "second", "pl").messages}


def test_a_second_leaflet_is_drafted_from_the_first(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "source/second.md", SECOND)
    assert polyleaf("update", "second") == 0
    assert polyleaf("translate", "second", "--lang", "pl") == 0
    messages = translated(workspace)
    same = messages["Getting help"]
    assert (same.target, same.state) == ("Pomoc", State.DRAFT)
    assert re.fullmatch(r"draft: memory \S+, \d{4}-\d\d-\d\d: 100 % alike, from small", same.remark)
    assert messages["wait for 2–5 days"].state is State.EMPTY
    assert "1 thrown away" in capsys.readouterr().out
    assert polyleaf("build", "second", "--lang", "pl", "--jobs", "1") == 1


def test_what_a_person_translated_is_never_touched(workspace: Workspace, polyleaf: Polyleaf) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    before = path.read_bytes()
    assert polyleaf("translate", "small", "--lang", "pl") == 0
    assert path.read_bytes() == before


def test_what_the_leaflet_itself_has_finished_is_remembered_too(workspace: Workspace, polyleaf: Polyleaf) -> None:
    source = workspace.root / "source/small.md"
    source.write_text(source.read_text("utf-8") + "\nGetting help\n", "utf-8")
    assert polyleaf("translate", "small", "--lang", "pl") == 0
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    (new,) = (
        m
        for m in po.read(path, "small.po", "small", "pl").messages
        if m.id.context == "paragraph" and m.state is State.DRAFT
    )
    assert (new.id.words, new.target) == ("Getting help", "Pomoc")


def test_a_draft_against_the_glossary_s_wish_is_kept_with_a_remark_and_a_forbidden_one_is_not(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "source/second.md", SECOND)
    rows = "term,target,forbidden\nhelp,wsparcie,\nhospital,klinika,szpital\n"
    write(workspace.root, "locale/pl/glossary.csv", rows)
    assert polyleaf("translate", "second", "--lang", "pl") == 0
    messages = translated(workspace)
    assert messages["Getting help"].remark.endswith("from small; the glossary has “wsparcie” for “help”")
    assert messages["A hospital"].state is State.EMPTY
    assert "“Szpital” is forbidden by the glossary for “hospital”" in capsys.readouterr().out


def test_a_draft_that_turns_a_sentence_round_is_marked_critical_in_the_file(
    workspace: Workspace, polyleaf: Polyleaf
) -> None:
    text = SECOND.replace("Do not take more than 8 in 24 hours.", "Never take more than 8 in 24 hours.")
    write(workspace.root, "source/second.md", text)
    assert polyleaf("translate", "second", "--lang", "pl") == 0
    (dose,) = (message for words, message in translated(workspace).items() if words.startswith("Take 2"))
    assert "CRITICAL" in dose.note


def test_a_draft_that_was_marked_critical_before_is_marked_once(workspace: Workspace, polyleaf: Polyleaf) -> None:
    source = workspace.root / "source/small.md"
    source.write_text(source.read_text("utf-8").replace("more than 8 in", "more than 6 in"), "utf-8")
    for _ in range(2):
        assert polyleaf("translate", "small", "--lang", "pl") == 0
        text = (workspace.root / "locale/pl/LC_MESSAGES/small.po").read_text("utf-8")
        assert text.count("CRITICAL") == 1


def test_the_source_language_is_no_language_to_translate_into(
    polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    assert polyleaf("translate", "small", "--lang", "en") == 2
    assert "the leaflet is written in this language" in capsys.readouterr().err


def test_an_export_is_never_written_over_another_kind_of_file(workspace: Workspace, polyleaf: Polyleaf) -> None:
    path = write(workspace.root, "locale/pl/glossary.csv", "term,target\n")
    assert polyleaf("translate", "small", "--lang", "pl", "--export", str(path)) == 2
    assert polyleaf("glossary", "--lang", "pl", "--export", str(path)) == 2
    assert path.read_text("utf-8") == "term,target\n"


WORDS = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Cn"], blacklist_characters="\ufffe\uffff"), min_size=1)


@given(st.lists(st.builds(entry, WORDS.filter(str.strip), WORDS.filter(str.strip)), max_size=5))
def test_a_memory_survives_its_file(entries: list[Remembered]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "m.tmx"
        path.write_bytes(tmx.compose(tuple(entries), "en", "zh-Hans", "1"))
        assert tmx.read(path, "en", "zh-Hans") == tuple(entries)


def test_a_tmx_of_another_tool_is_read_with_its_regions_and_inline_tags(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0"?><tmx version="1.4"><header/><body><tu><tuv xml:lang="en-GB"><seg>Call <bpt i="1">'
        'x</bpt>us</seg></tuv><tuv xml:lang="pl-PL"><seg>Zadzwoń</seg></tuv></tu></body></tmx>'
    )
    path = write(tmp_path, "agency.tmx", text)
    (found,) = tmx.read(path, "en", "pl")
    assert (found.id.words, found.target, found.origin) == ("Call us", "Zadzwoń", "agency")


@pytest.mark.parametrize(
    "text", ["no xml", "<html/>", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>', "<tmx><body></tmx>"]
)
def test_a_file_that_is_no_plain_tmx_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CatalogueError):
        tmx.read(write(tmp_path, "x.tmx", text), "en", "pl")


@pytest.mark.parametrize(("tag", "wanted", "fits"), [
    ("zh-TW", "zh-Hans", False), ("zh-CN", "zh-Hans", True), ("zh", "zh-Hans", True), ("zh-Hant-HK", "zh-Hans", False),
    ("ZH_CN", "zh-Hans", True), ("pl_PL", "pl", True), ("sr-Latn", "sr", False), ("pt-BR", "pt", True),
    ("plx", "pl", False),
])  # fmt: skip
def test_regions_are_one_language_and_scripts_are_not(tmp_path: Path, tag: str, wanted: str, fits: bool) -> None:
    text = (
        f'<tmx version="1.4"><header/><body><tu><tuv xml:lang="en"><seg>Stop</seg></tuv>'
        f'<tuv xml:lang="{tag}"><seg>x</seg></tuv></tu></body></tmx>'
    )
    assert bool(tmx.read(write(tmp_path, "a.tmx", text), "en", wanted)) is fits


def test_a_tmx_in_utf_16_and_with_a_document_type_is_read(tmp_path: Path) -> None:
    text = (
        '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header/><body><tu>'
        '<tuv lang="EN"><seg>Stop</seg></tuv><tuv lang="PL"><seg>Stój</seg></tuv></tu></body></tmx>'
    )
    path = tmp_path / "a.tmx"
    path.write_bytes(text.encode("utf-16"))
    assert [found.target for found in tmx.read(path, "en", "pl")] == ["Stój"]
    path.write_bytes(text.replace('SYSTEM "tmx14.dtd"', '[<!ENTITY a "b">]').encode("utf-16"))
    with pytest.raises(CatalogueError, match="entities"):
        tmx.read(path, "en", "pl")


def test_units_that_no_message_could_use_are_passed_over(tmp_path: Path) -> None:
    units = "".join(
        f'<tu><tuv xml:lang="en"><seg>Stop</seg></tuv><tuv xml:lang="pl"><seg>{target}</seg></tuv></tu>'
        for target in ("", "  ", "x" * 20_001, "Stój")
    )
    path = write(tmp_path, "a.tmx", f'<tmx version="1.4"><header/><body>{units}<tu/></body></tmx>')
    assert [found.target for found in tmx.read(path, "en", "pl")] == ["Stój"]
