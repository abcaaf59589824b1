"""A Word file is imported whole: each word is in the leaflet in its order, or listed with its place."""

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.build.plan import plan
from pipeline.files.workspace import open_workspace
from pipeline.formats.docx import render
from pipeline.intake import DOCUMENTS
from pipeline.intake.account import Intake
from pipeline.intake.docx import read
from pipeline.model.errors import IntakeError
from pipeline.model.leaflet import Block, Figure, Footnote, Heading, Listing, Paragraph, Table, texts
from pipeline.text.markup import markdown
from pipeline.text.markup.compose import _blocks
from pipeline.text.markup.inline import link_targets, plain

Polyleaf = Callable[..., int]
ROOT = Path(__file__).parent.parent.parent
RECORD = """---
reference: PIL-1
version: "0.1"
owner: A
department: B
contact: C
published: 2026-11-22
review: 2028-11-22
languages: []
keywords: []
---

"""
NOTES = f"""<w:footnotes {nsdecls("w")}>
<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> Not more than 4 g in a day.</w:t>
</w:r></w:p></w:footnote>
<w:footnote w:id="3"><w:p><w:r><w:t>Ask the ward.</w:t></w:r></w:p></w:footnote>
</w:footnotes>"""
COMMENTS = (
    f'<w:comments {nsdecls("w")}><w:comment w:id="0" w:author="A nurse"><w:p><w:r><w:t>Is this still so?</w:t></w:r>'
    "</w:p></w:comment></w:comments>"
)
BOX = (
    f'<w:r {nsdecls("w")}><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>Call 999 if you bleed.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
GRAPHIC_NAMES = (
    f'xmlns:wp="{DRAWING}/wordprocessingDrawing" xmlns:a="{DRAWING}/main" xmlns:c="{DRAWING}/chart" '
    f'xmlns:dgm="{DRAWING}/diagram"'
)
GRAPHICS = {
    "chart": f"<c:chartSpace {GRAPHIC_NAMES}><c:title><a:p><a:r><a:t>Infections</a:t></a:r></a:p></c:title>"
    "<c:ser><c:tx><c:v>People</c:v></c:tx><c:cat><c:pt idx='0'><c:v>near the skin</c:v></c:pt></c:cat><c:val>"
    "<c:formatCode>0%</c:formatCode><c:pt idx='0'><c:v>0.04</c:v></c:pt></c:val></c:ser></c:chartSpace>",
    "diagram": f"<dgm:dataModel {GRAPHIC_NAMES}><dgm:pt><a:p><a:r><a:t>Come in</a:t></a:r></a:p></dgm:pt>"
    "<dgm:pt><a:p><a:r><a:t>Go home</a:t></a:r></a:p></dgm:pt></dgm:dataModel>",
}
BODY = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def saved(document: Any) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def element(paragraph: Any, xml: str) -> None:
    named = re.sub(r"^<([\w:]+)", rf"<\1 {nsdecls('w', 'r')}", xml)
    paragraph._p.append(parse_xml(named))


def part(document: Any, name: str, xml: str) -> None:
    made = Part(PackURI(f"/word/{name}.xml"), f"{BODY}.{name}+xml", xml.encode(), document.part.package)
    document.part.relate_to(made, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{name}")


def bold(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).bold = True


def linked(document: Any, paragraph: Any, words: str, target: str) -> None:
    number = document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    element(paragraph, f'<w:hyperlink r:id="{number}"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>')


def officers_leaflet() -> bytes:
    """What lies on a shared drive: no styles, typed bullets, tabs, a box, changes that nobody has decided."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Northfield Hospital"
    document.sections[0].footer.paragraphs[0].text = "Printed in 2019"
    bold(document, "Having your hernia mended")
    document.add_paragraph("You come in on the day.\tBring soft\u00adware, 5\u00a0mg & [x] *stars* with you.")
    bold(document, "Before you come")
    document.add_paragraph("•\tDo not eat for 6 hours")
    document.add_paragraph("\uf0b7\tDrink water")
    bold(document, "After the operation")
    document.add_paragraph("1. Rest")
    document.add_paragraph("2. Walk")
    stressed = document.add_paragraph("Never take ")
    stressed.add_run("more than 8").bold = True
    stressed.add_run(" tablets ")
    stressed.add_run("in one day").italic = True
    stressed.add_run(". Ask ")
    stressed.add_run("first").underline = True
    stressed.add_run(".")
    stressed.add_run("Old text").font.hidden = True
    changed = document.add_paragraph("You can")
    element(changed, '<w:ins w:author="A"><w:r><w:t xml:space="preserve"> drive</w:t></w:r></w:ins>')
    element(changed, '<w:del w:author="B"><w:r><w:delText>not drive at all</w:delText></w:r></w:del>')
    element(changed, '<w:r><w:footnoteReference w:id="2"/></w:r>')
    changed.add_run(" after a week.")
    document.add_paragraph("Wounds heal.")._p.append(parse_xml(BOX))
    bold(document, "How much you can take")
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    for index, words in enumerate(("Medicine", "Dose", "Paracetamol", "1 g")):
        table.cell(index // 2, index % 2).text = words
    document.add_paragraph("Our ward:")
    merged = document.add_table(2, 2)
    merged.cell(0, 0).merge(merged.cell(0, 1)).text = "Open every day"
    merged.cell(1, 0).text, merged.cell(1, 1).text = "8am", "8pm"
    end = document.add_paragraph("See ")
    linked(document, end, "our page", "https://example.org/hernia_(adults)")
    end.add_run(" or ")
    linked(document, end, "the list", "file:///C:/list.docx")
    document.add_picture(str(ROOT / "source" / "images" / "pain-scale.png"))
    part(document, "footnotes", re.sub('<w:footnote w:id="3">.*</w:footnote>', "", NOTES))
    part(document, "comments", COMMENTS)
    return saved(document)


@cache
def ordinary() -> Intake:
    return read(officers_leaflet(), "hernia.docx")


def shown(intake: Intake) -> str:
    return "\n".join(_blocks(intake.blocks, {})) + "\n"


def reread(intake: Intake) -> tuple[Block, ...]:
    return markdown.parse(RECORD + shown(intake), "source/x.md", "x", "en").blocks


def test_an_ordinary_leaflet_becomes_the_markdown_of_a_leaflet() -> None:
    assert shown(ordinary()) == (
        """# Having your hernia mended

You come in on the day. Bring software, 5 mg & \\[x\\] \\*stars\\* with you.

## Before you come

- Do not eat for 6 hours
- Drink water

## After the operation

1. Rest
2. Walk

Never take **more than 8** tablets *in one day*. Ask **first**.

You can drive[^1] after a week.

[^1]: Not more than 4 g in a day.

Wounds heal.

Call 999 if you bleed.

## How much you can take

| Medicine | Dose |
| --- | --- |
| Paracetamol | 1 g |

Our ward:

Open every day

8am

8pm

See [our page](https://example.org/hernia_%28adults%29) or the list

![TO BE FILLED IN: what the picture shows](images/hernia-1.png)
"""
    )
    assert [type(block) for block in reread(ordinary())] == [type(block) for block in ordinary().blocks]


def test_what_is_not_in_the_leaflet_is_listed_with_its_words() -> None:
    assert [(each.kind, each.words) for each in ordinary().left] == [
        ("deleted by B", "not drive at all"),
        ("hidden words", "Old text"),
        ("header", "Northfield Hospital"),
        ("footer", "Printed in 2019"),
        ("a comment by A nurse", "Is this still so?"),
    ]
    assert ordinary().words - ordinary().kept == 4 + 2 + 2 + 3 + 4


@pytest.mark.parametrize(
    "told",
    [
        'taken for a heading because it is short and bold, please look: "Before you come"',
        "text boxes",
        "merged or missing cells",
        "its first row is the header now",
        'words added by A are in the leaflet as if accepted: "drive"',
        "file:///C:/list.docx",
        "picture 1 (in paragraph",
        "is written to source/images/hernia-1.png: write what it shows",
        "underlined words are bold now",
        "1 soft hyphen",
    ],
)
def test_what_an_officer_must_look_at_is_told(told: str) -> None:
    assert any(told in remark for remark in ordinary().remarks), ordinary().remarks


def test_headings_keep_their_levels_below_the_title() -> None:
    document = docx.Document()
    for words, level in (("Scope", 0), ("Before", 1), ("Food", 2), ("After", 1), ("Deep", 3)):
        document.add_heading(words, level)
        document.add_paragraph("Some text.")
    bold(document, "Only stressed")
    document.add_paragraph("End.")
    blocks = read(saved(document), "x").blocks
    levels = [(plain(each.text.words), each.level) for each in blocks if isinstance(each, Heading)]
    assert levels == [("Scope", 1), ("Before", 2), ("Food", 3), ("After", 2), ("Deep", 3)]


def test_a_title_below_the_name_of_the_hospital_comes_first() -> None:
    document = docx.Document()
    document.add_paragraph("Northfield Hospital")
    document.add_heading("Scope", 0)
    document.add_paragraph("Text.")
    intake = read(saved(document), "x")
    assert [plain(text.words) for text in texts(intake.blocks)] == ["Scope", "Northfield Hospital", "Text."]
    assert "what stands above the title in the file stands below it now" in intake.remarks


def test_lists_keep_their_levels_and_numbers() -> None:
    document = docx.Document()
    document.add_heading("Title", 0)
    for words, style in (
        ("One", "List Number"),
        ("Two", "List Number"),
        ("Inner", "List Bullet 2"),
        ("Three", "List Number"),
        ("Between", "Normal"),
        ("Four", "List Number"),
    ):
        document.add_paragraph(words, style=style)
    assert shown(read(saved(document), "x")).split("\n\n", 1)[1] == (
        "1. One\n2. Two\n   - Inner\n3. Three\n\nBetween\n\n4. Four\n"
    )


def test_typed_numbers_that_do_not_count_up_stay_what_they_are() -> None:
    document = docx.Document()
    for words in ("Title", "2. two", "4. four"):
        document.add_paragraph(words)
    lists = [block for block in read(saved(document), "x").blocks if isinstance(block, Listing)]
    assert [each.start for each in lists] == [2, 4]


def test_a_note_of_a_heading_and_a_note_of_a_cell_are_kept() -> None:
    document = docx.Document()
    heading = document.add_heading("Title", 0)
    element(heading, '<w:r><w:footnoteReference w:id="3"/></w:r>')
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    for index, words in enumerate(("A", "B", "C", "D")):
        table.cell(index // 2, index % 2).text = words
    element(table.cell(1, 1).paragraphs[0], '<w:r><w:footnoteReference w:id="2"/></w:r>')
    part(document, "footnotes", NOTES)
    intake = read(saved(document), "x")
    assert [type(block) for block in intake.blocks] == [Heading, Paragraph, Table, Footnote]
    assert [plain(text.words) for text in texts(intake.blocks)] == [
        "Title",
        "Ask the ward.",
        "A",
        "B",
        "C",
        "D",
        "Not more than 4 g in a day.",
    ]
    assert [type(block) for block in reread(intake)] == [type(block) for block in intake.blocks]


def test_a_column_without_a_header_is_marked_to_be_filled_in() -> None:
    document = docx.Document()
    document.add_paragraph("Title")
    table = document.add_table(2, 2)
    table.style = "Table Grid"
    table.cell(0, 1).text, table.cell(1, 0).text, table.cell(1, 1).text = "Dose", "Paracetamol", "1 g"
    assert "| TO BE FILLED IN: the name of column 1 | Dose |" in shown(read(saved(document), "x"))


def test_a_table_that_only_arranges_the_page_is_read_cell_by_cell() -> None:
    document = docx.Document()
    document.add_paragraph("Title")
    table = document.add_table(2, 2)
    for index, words in enumerate(("Left", "Right", "Below", "Last")):
        table.cell(index // 2, index % 2).text = words
    assert [plain(text.words) for text in texts(read(saved(document), "x").blocks)] == [
        "Title",
        "Left",
        "Right",
        "Below",
        "Last",
    ]


def test_words_in_content_controls_and_fields_are_kept() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Title ")
    element(paragraph, "<w:sdt><w:sdtContent><w:r><w:t>inside</w:t></w:r></w:sdtContent></w:sdt>")
    element(paragraph, '<w:fldSimple w:instr="DATE"><w:r><w:t xml:space="preserve"> today</w:t></w:r></w:fldSimple>')
    assert [plain(text.words) for text in texts(read(saved(document), "x").blocks)] == ["Title inside today"]


def test_a_field_of_a_link_leads_where_it_says() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Read ")
    for xml in (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        '<w:r><w:instrText xml:space="preserve"> HYPERLINK "https://example.org/a" </w:instrText></w:r>',
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:t>this</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ):
        element(paragraph, xml)
    (text,) = texts(read(saved(document), "x").blocks)
    assert link_targets(text.words) == ("https://example.org/a",)


def test_a_formula_is_listed_and_not_lost() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Title")
    paragraph._p.append(
        parse_xml(
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x=2</m:t></m:r>'
            "</m:oMath>"
        )
    )
    assert [(each.kind, each.words) for each in read(saved(document), "x").left] == [("a formula", "x=2")]


def test_the_words_of_charts_and_smartart_are_listed_with_their_place_and_what_to_do() -> None:
    document = docx.Document()
    document.add_heading("A leaflet", 1)
    document.add_paragraph("How often it happens:")
    for number, (kind, inside) in enumerate(GRAPHICS.items()):
        name = f"/word/graphics/part{number}.xml"
        made = Part(PackURI(name), f"application/vnd.{kind}+xml", inside.encode(), document.part.package)
        link = document.part.relate_to(made, f"{RELATIONS}/{'chart' if kind == 'chart' else 'diagramData'}")
        told = f'<c:chart r:id="{link}"/>' if kind == "chart" else f'<dgm:relIds r:dm="{link}"/>'
        element(
            document.add_paragraph(),
            f'<w:r {GRAPHIC_NAMES}><w:drawing><wp:inline><wp:docPr id="{number + 1}" name="x" descr=""/><a:graphic>'
            f'<a:graphicData uri="{DRAWING}/{kind}">{told}</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>',
        )
    intake = read(saved(document), "charts.docx")
    assert [(left.place, left.kind, left.words) for left in intake.left] == [
        ("chart 1 (in paragraph 3)", "the words of a chart", "Infections. People: near the skin 4%"),
        ("diagram 1 (in paragraph 4)", "the words of a diagram (SmartArt)", "Come in; Go home"),
    ]
    assert intake.words == intake.kept + 6 + 4
    for place in ("chart 1 (in paragraph 3)", "diagram 1 (in paragraph 4)"):
        remark = next(remark for remark in intake.remarks if remark.startswith(f"{place} is not in the leaflet"))
        assert "write what it says as a table, a list or sentences" in remark


def test_words_that_cannot_be_read_are_no_reason_to_go_on_without_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Title")
    element(paragraph, "<w:unheard><w:r><w:t>lost?</w:t></w:r></w:unheard>")
    with pytest.raises(IntakeError, match="4 letters stand in a kind of object that cannot be read"):
        read(saved(document), "x.docx")


@cache
def sample(name: str) -> tuple[tuple[str, ...], bytes]:
    workspace = open_workspace(ROOT)
    planned = plan(workspace, [(workspace.leaflet(name), ("en",))], ("docx",))
    (job,) = planned.jobs
    return tuple(plain(text.words) for text in texts(job.edition.blocks)), render(job.edition, job.kit)


@pytest.mark.parametrize("name", ["balloon-kyphoplasty", "pain-relief-at-home"])
def test_our_own_word_file_gives_the_words_of_the_leaflet_again(name: str) -> None:
    wanted, data = sample(name)
    found = [plain(text.words) for text in texts(read(data, f"{name}.docx").blocks)]
    rest = iter(found)
    assert [words for words in wanted if words not in rest] == []
    assert found[0] == wanted[0]


def bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * 210_000_000)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old kind of Word"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected with a password"),
        (b"%PDF-1.7", "a PDF file"),
        (b"PK\x03\x04cut", "cut short or damaged"),
        (saved(docx.Document()), "no text in the file"),
    ],
)
def test_what_is_no_word_file_is_refused_with_file_finding_and_remedy(data: bytes, found: str) -> None:
    with pytest.raises(IntakeError) as refused:
        DOCUMENTS[".docx"](data, "leaflet.docx")
    error = refused.value
    assert error.place == "leaflet.docx"
    assert found in error.found
    assert error.wanted
    assert error.remedy


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(IntakeError):
        read(bomb(), "leaflet.docx")


def test_a_program_in_the_file_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("Title")
    macro = Part(PackURI("/word/vbaProject.bin"), "application/vnd.ms-office.vbaProject", b"x", document.part.package)
    document.part.relate_to(macro, "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
    with pytest.raises(IntakeError, match="a program in the file"):
        read(saved(document), "x.docx")


def test_the_verb_writes_the_leaflet_and_tells_what_to_look_at(
    workspace: Any, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace.root / "hernia.docx"
    path.write_bytes(officers_leaflet())
    assert polyleaf("import", str(path), "--reference", "PIL-7", "--accept-changes") == 0
    out = capsys.readouterr().out
    assert 'left out, deleted by B: "not drive at all"' in out
    assert "Look: " in out
    assert "[^1]: Not more than 4 g in a day." in (workspace.root / "source" / "hernia.md").read_text("utf-8")
    picture = ROOT / "source" / "images" / "pain-scale.png"
    assert (workspace.root / "source" / "images" / "hernia-1.png").read_bytes() == picture.read_bytes()
    assert polyleaf("update", "hernia") == 0


def test_a_text_with_changes_that_nobody_has_decided_on_is_refused_with_all_of_them(
    workspace: Any, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    path = workspace.root / "hernia.docx"
    path.write_bytes(officers_leaflet())
    assert polyleaf("import", str(path)) == 6
    said = capsys.readouterr().err
    assert re.search(r'paragraph \d+, added by A: "drive"', said)
    assert re.search(r'paragraph \d+, deleted by B: "not drive at all"', said)
    assert "hernia.docx: 2 tracked changes that nobody has accepted or rejected" in said
    assert not (workspace.root / "source" / "hernia.md").exists()
    assert not (workspace.root / "source" / "images").exists()


def test_no_picture_of_another_leaflet_is_overwritten(workspace: Any, polyleaf: Polyleaf) -> None:
    path, other = workspace.root / "hernia.docx", workspace.root / "source" / "images" / "hernia-1.png"
    path.write_bytes(officers_leaflet())
    other.parent.mkdir(exist_ok=True)
    other.write_bytes(b"another")
    assert polyleaf("import", str(path), "--accept-changes") == 6
    assert other.read_bytes() == b"another"
    assert not (workspace.root / "source" / "hernia.md").exists()


def test_a_logo_above_the_title_does_not_take_its_place() -> None:
    document = docx.Document()
    document.add_picture(str(ROOT / "source" / "images" / "pain-scale.png"))
    document.add_paragraph("Title")
    document.add_paragraph("Text.")
    assert [type(block) for block in read(saved(document), "x.docx").blocks] == [Heading, Figure, Paragraph]


def test_words_in_the_colour_of_the_paper_are_kept_and_told() -> None:
    document = docx.Document()
    document.add_paragraph("Title")
    document.add_paragraph().add_run("unseen words").font.color.rgb = RGBColor(255, 255, 255)
    intake = read(saved(document), "x")
    assert [plain(text.words) for text in texts(intake.blocks)] == ["Title", "unseen words"]
    assert any('nobody sees "unseen words"' in remark for remark in intake.remarks)


def test_a_sign_that_nobody_can_see_is_refused_with_its_paragraph(
    workspace: Any, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    document = docx.Document()
    document.add_paragraph("Title")
    document.add_paragraph("left\u202eright")
    path = workspace.root / "a.docx"
    path.write_bytes(saved(document))
    assert polyleaf("import", str(path)) == 6
    assert "paragraph 2" in capsys.readouterr().err
    assert not (workspace.root / "source" / "a.md").exists()


WORDS = st.text(alphabet="ab2. ,*_#[]()<>&\\`~-+:|{}^!=1\"'é", min_size=1, max_size=14)
RUNS = st.lists(st.tuples(WORDS, st.sampled_from(["", "bold", "italic", "underline", "link"])), min_size=1, max_size=4)
PARAGRAPHS = st.tuples(st.sampled_from(["Normal", "List Bullet", "List Number", "List Bullet 2", "Heading 1"]), RUNS)
CELLS = st.tuples(st.just("table"), st.lists(WORDS, min_size=4, max_size=4))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@example([("Normal", [("1", ""), ("1", "bold")])])
@example([("Normal", [("see!", ""), ("x", "link")])])
@example([("Normal", [("<", "bold"), ("b>", "")])])
@example([("Normal", [("a ", ""), ("(b)", "bold"), ("c", "")])])
@given(st.lists(PARAGRAPHS | CELLS, min_size=1, max_size=6))
def test_every_word_of_any_document_is_in_a_leaflet_that_can_be_read(parts: list[Any]) -> None:
    document = docx.Document(io.BytesIO(saved(EMPTY)))
    document.add_paragraph("Title", style="Title")
    for style, content in parts:
        if style == "table":
            table = document.add_table(2, 2)
            table.style = "Table Grid"
            for index, words in enumerate(content):
                table.cell(index // 2, index % 2).text = words
            continue
        paragraph = document.add_paragraph(style=style)
        for words, kind in content:
            if kind == "link":
                linked(document, paragraph, "x", "https://example.org/x")
            run = paragraph.add_run(words)
            run.bold, run.italic, run.underline = (kind == each or None for each in ("bold", "italic", "underline"))
    data = saved(document)
    intake = read(data, "x.docx")
    again = [plain(text.words) for text in texts(reread(intake))]
    assert "".join("".join(again).split()) == "".join("".join(line.words for line in intake.lines).split())
    found = "".join(words for words in again if "TO BE FILLED IN" not in words)
    assert letters(found) == letters("".join(said(docx.Document(io.BytesIO(data)))))


EMPTY = docx.Document()


def said(document: Any) -> list[str]:
    """The texts of a document as python-docx and the notation have them; typed numbers stand for list items."""
    paragraphs = list(document.element.body.iter(qn("w:p")))
    return ["".join(text.text or "" for text in each.iter(qn("w:t"))) for each in paragraphs]


def letters(text: str) -> str:
    """Only letters: the signs and figures of typed markers become those of a list."""
    return "".join(filter(str.isalpha, text))


def test_a_contents_list_is_left_out_and_listed() -> None:
    document = docx.Document()
    document.add_paragraph("Title", style="Title")
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Before\t3", style="toc 1")
    document.add_paragraph("Text.")
    intake = read(saved(document), "x")
    assert [plain(text.words) for text in texts(intake.blocks)] == ["Title", "Text."]
    assert [(each.kind, each.words) for each in intake.left] == [("a line of the contents list", "Before 3")]


def test_a_table_in_a_table_is_read_where_it_stands() -> None:
    document = docx.Document()
    document.add_paragraph("Title")
    outer = document.add_table(2, 2)
    outer.style = "Table Grid"
    for index, words in enumerate(("A", "B", "C", "D")):
        outer.cell(index // 2, index % 2).text = words
    inner = outer.cell(1, 0).add_table(1, 1)
    inner.cell(0, 0).text = "inside"
    intake = read(saved(document), "x")
    assert [plain(text.words) for text in texts(intake.blocks)] == ["Title", "A", "B", "C", "inside", "D"]
    assert any("has a table in it" in remark for remark in intake.remarks)


def test_an_endnote_is_a_note_like_any_other() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Title")
    paragraph = document.add_paragraph("Words")
    element(paragraph, '<w:r><w:endnoteReference w:id="2"/></w:r>')
    part(document, "endnotes", NOTES.replace("footnote", "endnote").replace('w:id="3"', 'w:id="9"'))
    intake = read(saved(document), "x")
    assert shown(intake) == ("# Title\n\nWords[^1]\n\n[^1]: Not more than 4 g in a day.\n\nAsk the ward.\n")
    assert any("is mentioned nowhere" in remark for remark in intake.remarks)
    assert [type(block) for block in reread(intake)] == [type(block) for block in intake.blocks]


def test_short_lines_of_a_file_with_nothing_bold_are_headings_and_what_a_web_page_left_behind_is_told() -> None:
    document = docx.Document()
    for words in (
        "top of page",
        "Your test",
        "Before you come",
        "Drink water. Eat nothing from midnight.",
        "Yours",
        "Ann",
    ):
        document.add_paragraph(words)
    intake = read(saved(document), "a.docx")
    assert [block.text.words for block in intake.blocks if isinstance(block, Heading)] == [
        "Your test",
        "Before you come",
    ]
    assert [(each.kind, each.words) for each in intake.left] == [("what a web page has left behind", "top of page")]


def test_in_a_file_with_bold_headings_a_short_line_is_no_heading() -> None:
    document = docx.Document()
    for words in ("Your test", "Before you come", "Drink water. Eat nothing from midnight."):
        document.add_paragraph().add_run(words).bold = words == "Your test"
    blocks = read(saved(document), "a.docx").blocks
    assert [block.text.words for block in blocks if isinstance(block, Heading)] == ["Your test"]


def test_raised_and_lowered_figures_stay_small_and_are_told() -> None:
    document = docx.Document()
    document.add_heading("Blood test", 1)
    paragraph = document.add_paragraph("Less than 4 × 10")
    paragraph.add_run("-").font.superscript = True
    paragraph.add_run("9").font.superscript = True
    paragraph.add_run("/l of CO")
    paragraph.add_run("2").font.subscript = True
    paragraph.add_run(" on the 1")
    paragraph.add_run("st").font.superscript = True
    intake = read(saved(document), "blood.docx")
    assert "Less than 4 × 10⁻⁹/l of CO₂ on the 1st" in shown(intake)
    remarks = "\n".join(intake.remarks)
    for told in ('"9", which is raised or lowered in the file, is "⁹" now', '"st", which is raised', '"2", which is'):
        assert told in remarks


def test_list_items_that_were_typed_into_one_paragraph_are_items() -> None:
    document = docx.Document()
    document.add_heading("Going home", 1)
    document.add_paragraph("Call us if:\n•\tyou bleed\n•\tyou are sick")
    document.add_paragraph("1.\tRest.\n2.\tDo not drive.")
    document.add_paragraph("Ward 2\nNorthfield")
    intake = read(saved(document), "home.docx")
    text = shown(intake)
    assert "Call us if:\n\n- you bleed\n- you are sick\n" in text
    assert "1. Rest.\n2. Do not drive.\n" in text
    assert "Ward 2\\\nNorthfield" in text
    assert sum("items of a list now" in remark for remark in intake.remarks) == 2


def symbol(font: str, code: str) -> str:
    return f'<w:r {nsdecls("w")}><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def test_signs_of_symbol_and_wingdings_are_read_as_what_they_show() -> None:
    document = docx.Document()
    document.add_heading("Your drops", 1)
    paragraph = document.add_paragraph("Keep them below 25 ")
    paragraph._p.append(parse_xml(symbol("Symbol", "F0B0")))
    paragraph.add_run("C if INR ")
    paragraph._p.append(parse_xml(symbol("Symbol", "00B3")))
    paragraph.add_run(" 2")
    for code, words in (("F0FC", " shake them"), ("F0FB", " share them")):
        line = document.add_paragraph()
        line._p.append(parse_xml(symbol("Wingdings", code)))
        line.add_run(words)
    document.add_paragraph("\uf0fb\tswallow them")
    text = shown(read(saved(document), "drops.docx"))
    assert "below 25 °C if INR ≥ 2" in text
    # A cross is no bullet: without it the line would say the opposite.
    assert "✓ shake them\n\n✗ share them\n\n✗ swallow them" in text


def test_a_list_with_crosses_for_bullets_keeps_them() -> None:
    document = docx.Document()
    document.add_heading("After the test", 1)
    pattern = document.part.numbering_part.element
    for level in pattern.iter(qn("w:lvlText")):
        if level.get(qn("w:val")) == "\uf0b7":
            level.set(qn("w:val"), "\uf0fb")
    document.add_paragraph("drive", style="List Bullet")
    intake = read(saved(document), "test.docx")
    assert "- ✗ drive" in shown(intake)
    assert any("the bullet of this list is ✗" in remark for remark in intake.remarks)


def test_words_that_are_struck_through_are_told() -> None:
    document = docx.Document()
    document.add_heading("Dose", 1)
    document.add_paragraph("Take 10 mg").add_run(" or 20 mg").font.strike = True
    intake = read(saved(document), "dose.docx")
    assert any('or 20 mg" is struck through' in remark for remark in intake.remarks)


def test_a_large_first_letter_is_joined_with_its_word() -> None:
    document = docx.Document()
    document.add_heading("Tablets", 1)
    document.add_paragraph("T")
    document.add_paragraph("ake two tablets.")
    document.add_paragraph("A")
    document.add_paragraph("Two words.")
    intake = read(saved(document), "tablets.docx")
    assert "Take two tablets.\n\nA\n\nTwo words." in shown(intake)
    assert sum("first letter now" in remark for remark in intake.remarks) == 1
