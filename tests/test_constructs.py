"""Whatever a leaflet may hold is split, merged and made in every format, and no word of it is lost on the way."""

import re
from pathlib import Path

import pytest

from pipeline.commands import main
from pipeline.files import po
from pipeline.files.workspace import open_workspace
from pipeline.formats import FORMATS
from pipeline.languages import language
from pipeline.model.catalogue import State
from pipeline.model.leaflet import Leaflet, Listing, texts
from pipeline.steps import words as program_words
from pipeline.steps.extract import extract
from pipeline.steps.localise import localise
from pipeline.steps.script import script
from pipeline.steps.update import translated_as_itself
from pipeline.text.markup.compose import compose
from pipeline.text.markup.footnotes import numbered
from pipeline.text.markup.inline import plain
from tests.conftest import SOURCE, write
from tests.hostile.test_bad_input import drawn

CONSTRUCTS = (
    SOURCE.partition("# A small")[0]
    + """# Every construct

One line
and the next, *emphasis*, **bold** and [a link](https://www.nhs.uk/), <https://www.nhs.uk/conditions>.\\
After a hard break; call {{phone}}.

- first
  - inner
    1. deep one
    2. deep two
- second

- loose

  with another paragraph

- and the last

7. seven
8. eight

Anaesthetic
: medicine that makes you sleep
: or makes a part of you numb

Sedation
: medicine that makes you drowsy

| When | What |
| --- | --- |
| 08:00 | Paracetamol |
| 12:00 |  |

> [!WARNING]
> Stop at once[^stop].
>
> - call 999

[^stop]: Unless a doctor told you otherwise.

    - or a nurse

![A clock](images/a.png "Times of the doses")
"""
)
DEFINED = "Anaesthetic", "medicine that makes you sleep", "or makes a part of you numb", "Sedation"


@pytest.fixture
def constructs(tmp_path: Path) -> Leaflet:
    write(tmp_path, "source/every.md", CONSTRUCTS)
    write(tmp_path, "polyleaf.toml", 'voice = "silence"\n')
    (tmp_path / "source" / "images").mkdir()
    (tmp_path / "source" / "images" / "a.png").write_bytes(drawn("PNG"))
    return open_workspace(tmp_path).leaflet("every")


def words_of(leaflet: Leaflet) -> list[str]:
    """The words of every text, in pieces that no line break parts."""
    edition = localise(leaflet, None, "en", {"phone": "020 7946 0123"}).edition
    said = (text.words for text in numbered(edition, program_words.source_words("en")).texts())
    return [piece for words in said for piece in re.split(r"[\s\u00a0]+", plain(words)) if piece]


def test_every_construct_is_split_into_messages_without_marks(constructs: Leaflet) -> None:
    messages = {message.id.words: message.id.context for message in extract(constructs).messages}
    assert messages["deep two"] == messages["second"] == "item"
    assert messages["Anaesthetic"] == "term"
    assert messages["or makes a part of you numb"] == "explanation"
    assert messages["12:00"] == "cell"
    assert messages["Times of the doses"] == "caption"
    assert messages["Stop at once[^stop]."] == "alert"
    assert messages["Unless a doctor told you otherwise."] == "footnote"
    assert not [words for words in messages if words.startswith((":", "-", "#", "|", ">", "1.", "7."))]


def test_every_construct_is_merged_as_it_was(constructs: Leaflet) -> None:
    merged = localise(constructs, translated_as_itself(extract(constructs), "pl"), "pl", {}).edition
    assert merged.blocks == constructs.blocks


def test_every_construct_in_its_canonical_form_is_written_byte_for_byte(constructs: Leaflet) -> None:
    canonical = compose(constructs)
    front = 'contact: "Call 020 7946 0000"'
    assert canonical.split() == CONSTRUCTS.replace(front, front.replace('"', "")).split()
    assert "Anaesthetic\n: medicine that makes you sleep\n: or makes" in canonical


def test_terms_are_read_with_or_without_an_empty_line(constructs: Leaflet) -> None:
    (terms,) = (block for block in constructs.blocks if isinstance(block, Listing) and block.terms)
    assert [plain(text.words) for text in texts((terms,))][:4] == [*DEFINED]
    assert len(terms.items) == 2


def test_every_construct_is_in_every_written_format(constructs: Leaflet, tmp_path: Path) -> None:
    import fitz
    from docx import Document

    formats = [name for name in FORMATS if name in ("docx", "docx-large-print", "pdf", "pdf-large-print", "html")]
    chosen = [word for name in formats for word in ("--format", name)]
    assert main(["-C", str(tmp_path), "build", "every", "--lang", "en", "--quiet", *chosen]) == 0
    made = sorted((tmp_path / "outputs").rglob("every-en*"))
    assert len(made) == len(formats)
    for file in made:
        if file.suffix == ".docx":
            found = "".join(t.text or "" for t in Document(str(file)).element.body.iter() if t.tag.endswith("}t"))
        elif file.suffix == ".pdf":
            with fitz.open(file) as pages:
                found = "".join(page.get_text() for page in pages)
        else:
            found = re.sub(r"<[^>]+>", "", file.read_text("utf-8"))
        squeezed = re.sub(r"[\s\u00a0\u00ad\u2060\u2066-\u2069]+", "", found)
        lost = [word for word in words_of(constructs) if word not in squeezed and f"{word[:-1]}&" not in squeezed]
        # The description of a picture is no text on paper; it stands in the picture's own record.
        assert [word for word in lost if word not in ("A", "clock")] == [], file.name


def test_terms_are_a_list_of_definitions_on_the_page(constructs: Leaflet, tmp_path: Path) -> None:
    assert main(["-C", str(tmp_path), "build", "every", "--lang", "en", "--quiet", "--format", "html"]) == 0
    page = (tmp_path / "outputs" / "every" / "en" / "every-en.html").read_text("utf-8")
    (terms,) = re.findall(r'<dl class="terms">.*?</dl>', page, re.DOTALL)
    kinds = re.findall(r"<(dt|dd)>", terms)
    assert kinds == ["dt", "dd", "dd", "dt", "dd"]


def test_every_construct_is_spoken(constructs: Leaflet) -> None:
    edition = localise(constructs, None, "en", {"phone": "020 7946 0123"}).edition
    said = script(edition, language("en"), program_words.source_words("en"), draft=False)
    written = " ".join(line.written for part in said.parts for line in part.utterances)
    assert [word for word in words_of(constructs) if word not in written.replace("\u00a0", " ").split(" ")] == []


def test_every_construct_reaches_the_catalogue_of_a_language(constructs: Leaflet, tmp_path: Path) -> None:
    assert main(["-C", str(tmp_path), "update", "every"]) == 0
    read = po.read(tmp_path / "locale/pl/LC_MESSAGES/every.po", "every.po", "every", "pl")
    assert {m.id for m in read.messages} == {m.id for m in extract(constructs).messages}
    assert {m.state for m in read.messages} == {State.EMPTY}
