"""Plain text is imported whole; what is left out is listed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.intake import txt
from pipeline.model.errors import IntakeError
from pipeline.model.leaflet import Heading, Listing, texts
from pipeline.text.markup.compose import _lines
from pipeline.text.markup.inline import plain

GOLDEN = Path(__file__).parent.parent / "golden" / "intake"


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("*.txt")), ids=lambda path: path.stem)
def test_a_golden_text_becomes_the_markdown_beside_it(path: Path) -> None:
    """Add a case: NAME.txt as it came, NAME.md as it must be read."""
    intake = txt.read(path.read_text("utf-8"), path.name)
    markdown = "\n\n".join("\n".join(_lines(block, False, {})) for block in intake.blocks) + "\n"
    assert markdown == path.with_suffix(".md").read_text("utf-8")


def test_the_residue_of_a_web_page_is_left_out_and_listed() -> None:
    intake = txt.read("top of page\n\nTitle\n\nText stays on top of page.\n\nBottom of page", "x")
    assert [(line.line, line.text) for line in intake.dropped] == [(1, "top of page"), (7, "Bottom of page")]
    assert (intake.words, intake.kept) == (13, 7)


def test_a_lead_in_to_a_list_is_no_heading() -> None:
    blocks = txt.read("Title\n\nYou may need:\n\n• rest\n• water\n", "x").blocks
    assert [type(block).__name__ for block in blocks] == ["Heading", "Paragraph", "Listing"]


def test_numbered_items_keep_their_first_number() -> None:
    blocks = txt.read("Title\n\n3. three\n4. four\n", "x").blocks
    assert isinstance(blocks[1], Listing)
    assert blocks[1].start == 3


def test_marks_that_markdown_would_read_stay_text() -> None:
    blocks = txt.read("Title\n\n# not a heading, *not bold* <b>, 2 < 3.\n\n> no quotation here.\n", "x").blocks
    assert [plain(text.words) for text in texts(blocks)] == [
        "Title",
        "# not a heading, *not bold* <b>, 2 < 3.",
        "> no quotation here.",
    ]
    assert sum(isinstance(block, Heading) for block in blocks) == 1


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(IntakeError, match="no text"):
        txt.read("\n top of page \n\n", "x.txt")


@given(st.text(alphabet="Ab c.\n•-12)#*_:<>&[]", max_size=120))
def test_no_word_is_lost(text: str) -> None:
    if not text.strip():
        return
    intake = txt.read(text, "x")
    lines = enumerate(text.split("\n"), start=1)
    wanted = "".join("".join(intake.unmarked(number, line).split()) for number, line in lines)
    found = "".join("".join(plain(t.words).split()) for t in texts(intake.blocks))
    assert found == wanted


WORD_TEXT = """Having a scope
This leaflet is about a test of your stomach. It takes 10-15 minutes. About 1 in 10,000 people bleed.
Before the test
\u2022\tDo not eat for 6 hours.
\uf0b7\tStop omeprazole 2 weeks before.
What to do
1. First step
2. Second step
Phone: 020 7946 0958
Dose
20 mg
"""


def test_a_text_that_word_saved_has_a_paragraph_in_each_line() -> None:
    """Joined, "Second step Phone: 020 7946 0958 Dose 20 mg" would be one item of a list."""
    intake = txt.read(WORD_TEXT, "x")
    shape = [(type(block).__name__, [plain(text.words) for text in texts((block,))]) for block in intake.blocks]
    assert shape == [
        ("Heading", ["Having a scope"]),
        (
            "Paragraph",
            ["This leaflet is about a test of your stomach. It takes 10-15 minutes. About 1 in 10,000 people bleed."],
        ),
        ("Heading", ["Before the test"]),
        ("Listing", ["Do not eat for 6 hours.", "Stop omeprazole 2 weeks before."]),
        ("Heading", ["What to do"]),
        ("Listing", ["First step", "Second step"]),
        ("Paragraph", ["Phone: 020 7946 0958"]),
        ("Paragraph", ["Dose"]),
        ("Paragraph", ["20 mg"]),
    ]


def test_a_text_that_was_cut_into_lines_is_whole_again() -> None:
    cut = (
        "Title\n\nThis paragraph was cut by a program\nthat knows lines of forty characters, so\n"
        "Monday stands at the start of a line.\n\n- An item that was cut as well, before\n  Tuesday.\n"
    )
    assert [plain(text.words) for text in texts(txt.read(cut, "x").blocks)] == [
        "Title",
        "This paragraph was cut by a program that knows lines of forty characters, so Monday stands at the start "
        "of a line.",
        "An item that was cut as well, before Tuesday.",
    ]
