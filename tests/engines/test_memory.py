"""Drafts come from finished translations, stay fuzzy, and never bring a wrong figure along."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engines import ENGINES
from pipeline.files import po, tmx
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.catalogue import Message, MessageId, State
from pipeline.model.drafting import Remembered
from pipeline.model.errors import CatalogueError
from tests.conftest import SOURCE, write

PL = language("pl")
EN = language("en")
Polyleaf = Callable[..., int]
SECOND = SOURCE.replace("reference: PIL-1", "reference: PIL-2").replace("wait for 2–4 days", "wait for 2–5 days")


def entry(words: str, target: str, context: str = "item") -> Remembered:
    return Remembered(MessageId(context, words), target, "other")


def test_every_engine_says_whether_text_leaves_the_machine() -> None:
    for name, make in ENGINES.items():
        engine = make(())
        assert engine.name == name
        assert isinstance(engine.sends, bool)
    assert not ENGINES["memory"](()).sends


def test_the_most_similar_source_wins_and_of_equals_the_one_in_the_same_role() -> None:
    memory = ENGINES["memory"]((entry("Stop", "Stój", "heading"), entry("Stop", "Przestań"), entry("Stopped", "x")))
    (draft,) = memory.draft((Message(MessageId("item", "Stop")),), EN, PL)
    assert (draft.target, draft.score) == ("Przestań", 100)


def test_nothing_is_proposed_for_what_is_unlike_everything() -> None:
    assert ENGINES["memory"]((entry("Stop", "Stój"),)).draft((Message(MessageId("item", "Quite other")),), EN, PL) == ()


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
    assert "draft: memory, 100 % alike, from small" in same.remark
    assert messages["wait for 2–5 days"].state is State.EMPTY
    assert "1 thrown away" in capsys.readouterr().out
    assert polyleaf("build", "second", "--lang", "pl", "--jobs", "1") == 1


def test_what_a_person_translated_is_never_touched(workspace: Workspace, polyleaf: Polyleaf) -> None:
    path = workspace.root / "locale/pl/LC_MESSAGES/small.po"
    before = path.read_bytes()
    assert polyleaf("translate", "small", "--lang", "pl") == 0
    assert path.read_bytes() == before


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
    assert (found.target, found.origin) == ("Zadzwoń", "agency")


@pytest.mark.parametrize(
    "text", ["no xml", "<html/>", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx><body/></tmx>', "<tmx><body></tmx>"]
)
def test_a_file_that_is_no_plain_tmx_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CatalogueError):
        tmx.read(write(tmp_path, "x.tmx", text), "en", "pl")
