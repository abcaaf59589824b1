"""An organisation's own Word template: what is taken from it, what is not and why, and that nothing gets worse."""

import io
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.shared import Mm, Pt, RGBColor
from openxml_audit import OpenXmlValidator
from PIL import Image

from pipeline.build.catalogues import program_words_in
from pipeline.build.house import judged
from pipeline.build.pictures import media_type
from pipeline.commands import main
from pipeline.files.workspace import Workspace, open_workspace
from pipeline.formats.docx import render
from pipeline.inspections import INSPECTIONS
from pipeline.languages import language
from pipeline.model.errors import IntakeError
from pipeline.model.house import House, Logo, Wording
from pipeline.model.kit import LARGE, PROFILES, STANDARD, UKAAF, Profile
from pipeline.model.remark import Aim
from pipeline.office.package import open_package
from pipeline.office.reader import read
from pipeline.steps.inspect import inspect
from tests.formats import docx_samples as samples
from tests.formats.docx_units import SPACES, parts, tree, units
from tests.inspections.wordfiles import made

ROOT = Path(__file__).parent.parent.parent
DARK_BLUE = "0B3D91"


def logo(format_: str = "PNG") -> io.BytesIO:
    buffer = io.BytesIO()
    Image.new("RGB", (300, 100), f"#{DARK_BLUE}").save(buffer, format_)
    buffer.seek(0)
    return buffer


def template(
    colour: str = DARK_BLUE,
    description: str = "Northfield Hospital",
    picture: str = "PNG",
    words: str = "1 High Street\tRing 020 7946 0000",
    edit: Callable[[Any], None] = lambda document: None,
) -> bytes:
    """A template as an officer's office might make it, with Word's usual styles."""
    document = docx.Document()
    document.styles["Heading 1"].font.color.rgb = RGBColor.from_string(colour)
    section = document.sections[0]
    run = section.header.paragraphs[0].add_run()
    run.add_picture(logo(picture), width=Mm(60))
    run._r.xpath(".//wp:docPr")[0].set("descr", description)
    section.header.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.RIGHT
    small = section.footer.paragraphs[0].add_run("Registered charity 123456")
    small.font.size = Pt(8)
    edit(document)
    buffer = io.BytesIO()
    document.core_properties.created = document.core_properties.modified = date_of_nothing()
    document.save(buffer)
    return buffer.getvalue()


def date_of_nothing() -> Any:
    from datetime import datetime

    return datetime.combine(date(2026, 1, 1), datetime.min.time())


def read_in(data: bytes) -> tuple[House, tuple[str, ...]]:
    return judged(data, "house.docx", UKAAF, media_type)


def dressed(tag: str, profile: Profile = STANDARD, draft: bool = True, house: House | None = None) -> bytes:
    words = program_words_in(open_workspace(ROOT), language(tag), "en")
    kit = replace(samples.kit(tag, profile, draft), words=words, house=house or read_in(template())[0])
    return render(samples.edition(tag), kit)


def said(house: House) -> list[str]:
    return [piece.text for line in (*house.header, *house.footer) for piece in line if isinstance(piece, Wording)]


# What is taken


def test_logo_words_and_colour_are_taken_over() -> None:
    house, _ = read_in(template())
    (picture,) = [piece for line in house.header for piece in line if isinstance(piece, Logo)]
    assert (picture.description, picture.media_type, picture.data) == (
        "Northfield Hospital",
        "image/png",
        logo().read(),
    )
    assert (round(picture.width_mm), round(picture.height_mm)) == (60, 20)
    assert said(house) == ["1 High Street · Ring 020 7946 0000", "Registered charity 123456"]
    assert house.accent == DARK_BLUE


@pytest.mark.parametrize("profile", ["standard", "giant"])
@pytest.mark.parametrize("tag", samples.TAGS)
def test_a_document_with_it_passes_the_audit_and_our_own_inspection(tag: str, profile: str, tmp_path: Path) -> None:
    # Every language has a draft and an approved document, and every size of print has both.
    draft = (samples.TAGS.index(tag) % 2 == 0) == (profile == "giant")
    data = dressed(tag, PROFILES[profile], draft)
    remarks = inspect(data, "a.docx", Aim(PROFILES[profile]), INSPECTIONS.values())
    assert [str(remark) for remark in remarks] == []
    file = tmp_path / "house.docx"
    file.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


@pytest.mark.parametrize("tag", ["en", "ar"])
def test_every_page_shows_the_logo_with_its_text_below_the_word_draft(tag: str) -> None:
    file = read(open_package(dressed(tag), "a.docx"))
    (picture,) = [picture for picture in file.pictures if "header" in picture.place.within]
    assert picture.description == "Northfield Hospital"
    header = tree(dressed(tag), "word/header1.xml")
    assert len(header.findall("w:p", SPACES)) == 3
    assert header[0].find(".//w:drawing", SPACES) is None
    assert header[1].find(".//w:drawing", SPACES) is not None


def test_the_words_are_marked_as_english_and_keep_their_order_in_an_arabic_document() -> None:
    header = tree(dressed("ar"), "word/header1.xml")
    text = "".join(str(each) for each in header.itertext())
    assert "\u200e1 High Street · Ring 020\u00a07946\u00a00000\u200e" in text
    tags = {each.get(f"{{{SPACES['w']}}}val") for each in header[2].iter(f"{{{SPACES['w']}}}lang")}
    assert tags == {"en-US"}


def test_the_leaflets_own_words_stay_the_same() -> None:
    assert units(dressed("ar", LARGE)) == units(render(samples.edition("ar"), samples.kit("ar", LARGE, True)))


def test_headings_take_the_colour_and_text_stays_black() -> None:
    file = read(open_package(dressed("en"), "a.docx"))
    colours = {
        paragraph.level is not None: span.letters.colour for paragraph in file.body() for span in paragraph.spans[:1]
    }
    assert colours == {True: DARK_BLUE, False: "000000"}


def test_equal_templates_give_equal_bytes_and_no_dates_of_the_clock() -> None:
    assert dressed("ur", LARGE) == dressed("ur", LARGE)
    with zipfile.ZipFile(io.BytesIO(dressed("ur", LARGE))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_nothing_else_of_the_template_gets_into_the_document() -> None:
    def spoil(document: Any) -> None:
        document.styles["Normal"].font.size = Pt(7)
        document.add_paragraph("Words of the template's own text")

    data = dressed("en", house=read_in(template(edit=spoil))[0])
    assert b"Words of the template" not in b"".join(parts(data).values())
    assert parts(data)["word/styles.xml"].count(b'w:val="14"') == 0
    assert not [name for name in parts(data) if "theme/theme2" in name or name.endswith((".bin", "thumbnail.jpeg"))]


def test_a_large_logo_is_made_to_fit() -> None:
    def enlarge(document: Any) -> None:
        for extent in document.sections[0].header._element.xpath(".//wp:extent"):
            extent.set("cx", str(9_000_000))
            extent.set("cy", str(9_000_000))

    file = read(open_package(dressed("en", house=read_in(template(edit=enlarge))[0]), "a.docx"))
    (picture,) = [picture for picture in file.pictures if "header" in picture.place.within]
    assert round(picture.height_mm) == round(picture.width_mm) == 25


# What is not, and why


def overridden(data: bytes) -> str:
    return "\n".join(read_in(data)[1])


def test_a_pale_colour_is_replaced_by_black_and_said() -> None:
    house, lines = read_in(template("777777"))
    assert house.accent == "000000"
    wanted = 'style "heading 1": the colour #777777 on #FFFFFF has a contrast of 4.47:1; 7:1 is wanted: black is used'
    assert f"house.docx, {wanted}" in lines


@pytest.mark.parametrize(
    ("data", "said_of_it", "kept"),
    [
        (lambda: template(description=""), "header, picture: no alternative text", "Registered charity 123456"),
        (lambda: template(picture="GIF"), "header, picture: not a PNG or JPEG picture", "Registered charity 123456"),
        (lambda: template(), "footer, paragraph 1: the words are 8 points", "Registered charity 123456"),
        (lambda: template(), "section 1: pages of 216 by 279 mm", "Registered charity 123456"),
        (lambda: template(), "words are lined up with tabs", "1 High Street · Ring 020 7946 0000"),
        (lambda: template(edit=_number_pages), "footer, paragraph 2: a page number", "Registered charity 123456"),
        (lambda: template(edit=_dated), "footer, paragraph 2: the field DATE", "Printed"),
        (lambda: template(edit=_floating), "it floats beside or over the text", "Registered charity 123456"),
    ],
)
def test_what_breaks_a_rule_is_said_and_set_right(data: Callable[[], bytes], said_of_it: str, kept: str) -> None:
    house, lines = read_in(data())
    assert [line for line in lines if said_of_it in line and ": " in line]
    assert kept in said(house)
    assert not [text for text in said(house) if "Page" in text or "2026" in text]


def _field(document: Any, before: str, code: str, shown: str) -> None:
    space = f'xmlns:w="{SPACES["w"]}"'
    paragraph = document.sections[0].footer.add_paragraph(before)
    field = f'<w:fldSimple {space} w:instr="{code}"><w:r><w:t>{shown}</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(field))


def _number_pages(document: Any) -> None:
    _field(document, "Page ", "PAGE", "1")


def _dated(document: Any) -> None:
    _field(document, "Printed ", "DATE", "1.1.2026")


def _floating(document: Any) -> None:
    for inline in document.sections[0].header._element.xpath(".//wp:inline"):
        inline.tag = inline.tag.replace("inline", "anchor")


def test_an_arabic_header_in_an_english_document_runs_from_the_right() -> None:
    house, _ = read_in(made(fromstring("<document><header><p>مستشفى المثال في لندن</p></header></document>")))
    assert [piece for line in house.header for piece in line] == [Wording("مستشفى المثال في لندن", "ar-SA")]
    data = dressed("en", house=house)
    assert inspect(data, "a.docx", Aim(STANDARD), INSPECTIONS.values()) == ()


def test_a_template_with_nothing_to_take_changes_nothing() -> None:
    house, lines = read_in(made(fromstring("<document size='12'><heading>A leaflet</heading></document>")))
    assert (house.header, house.footer, house.accent, lines) == ((), (), "000000", ())
    plain = render(samples.edition("en"), samples.kit("en", draft=True))
    words = parts(dressed("en", house=house))
    assert words["word/document.xml"] == parts(dressed("en", house=replace(house, digest="x")))["word/document.xml"]
    assert units(dressed("en", house=house)) == units(plain)


def test_words_that_would_turn_figures_round_are_refused() -> None:
    turned = made(fromstring("<document><header><p>Ring &#x202E;999</p></header></document>"))
    with pytest.raises(Exception, match="direction override"):
        read_in(turned)


def test_what_is_no_word_file_is_refused() -> None:
    with pytest.raises(IntakeError, match="PDF"):
        read_in(b"%PDF-1.7")


# In a workspace


def using(workspace: Workspace, data: bytes) -> Workspace:
    (workspace.root / "house.docx").write_bytes(data)
    (workspace.root / "polyleaf.toml").write_text('voice = "silence"\n[print]\ntemplate = "house.docx"\n', "utf-8")
    return open_workspace(workspace.root)


def built(workspace: Workspace) -> Iterator[bytes]:
    assert main(["-C", str(workspace.root), "build", "--format", "docx", "--quiet", "--jobs", "1"]) == 0
    for tag in ("en", "pl"):
        yield (workspace.outputs / "small" / tag / f"small-{tag}.docx").read_bytes()


def test_a_build_uses_it_says_what_it_does_not_take_and_rebuilds_when_it_changes(
    workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    using(workspace, template("777777"))
    first = tuple(built(workspace))
    shown = capsys.readouterr().out
    assert "Not taken over from the template:" in shown
    assert "#777777 on #FFFFFF has a contrast of 4.47:1; 7:1 is wanted: black is used" in shown
    assert all(b"word/media/" in data for data in first)
    assert tuple(built(workspace)) == first
    assert "Everything that you named is up to date: 2 files" in capsys.readouterr().out
    using(workspace, template(DARK_BLUE))
    second = tuple(built(workspace))
    assert "2 files made" in capsys.readouterr().out
    assert all(old != new for old, new in zip(first, second, strict=True))
    using(workspace, template(DARK_BLUE, edit=lambda document: document.add_paragraph("Not taken over")))
    assert tuple(built(workspace)) == second
    assert "2 files made" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("setting", "said_of_it"),
    [
        ('"missing.docx"', "there is no such file"),
        ('"../house.docx"', "a template outside the workspace"),
        ('"source/small.md"', "the file is no Word document"),
        ("7", "words between quotation marks"),
    ],
)
def test_a_template_that_cannot_be_used_is_an_error_of_the_settings(
    workspace: Workspace, setting: str, said_of_it: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace.root / "polyleaf.toml").write_text(f"[print]\ntemplate = {setting}\n", "utf-8")
    assert main(["-C", str(workspace.root), "build", "--format", "docx", "--quiet"]) == 5
    assert said_of_it in capsys.readouterr().err


def test_other_formats_do_not_need_the_template(workspace: Workspace) -> None:
    (workspace.root / "polyleaf.toml").write_text('voice = "silence"\n[print]\ntemplate = "gone.docx"\n', "utf-8")
    assert main(["-C", str(workspace.root), "build", "--format", "html", "--quiet", "--jobs", "1"]) == 0
