"""Anybody's file, however broken or hostile: read within limits, refused in clear words, never fetched or changed."""

import contextlib
import io
import socket
import zipfile
from pathlib import Path
from typing import NoReturn
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.inspections import INSPECTIONS
from pipeline.model.errors import IntakeError
from pipeline.model.finding import Severity
from pipeline.model.kit import LARGE
from pipeline.model.remark import Aim, Remark
from pipeline.steps.inspect import blocks, inspect
from tests.inspections.wordfiles import SPACES, W, made, parts, zipped

PLAIN = fromstring("<document><heading>A leaflet</heading><p>Swallow the tablets.</p></document>")
FILES = parts(PLAIN)
DOCUMENT = "word/document.xml"


def look(data: bytes) -> tuple[Remark, ...]:
    return inspect(data, "leaflet.docx", Aim(LARGE), INSPECTIONS.values())


def refused(data: bytes) -> str:
    with pytest.raises(IntakeError) as caught:
        look(data)
    error = caught.value
    assert error.place == "leaflet.docx"
    assert all((error.found, error.wanted, error.remedy))
    return str(error)


def with_body(inner: str) -> bytes:
    return zipped(FILES | {DOCUMENT: f"<w:document {SPACES}><w:body>{inner}</w:body></w:document>".encode()})


def test_a_clean_file_has_no_remarks_and_equal_bytes_give_equal_remarks() -> None:
    assert look(made(PLAIN)) == ()
    faulty = made(fromstring("<document size='9'><p>Swallow the tablets.</p></document>"))
    assert look(faulty) == look(faulty) != ()
    assert blocks(look(faulty))


def test_the_worst_remarks_come_first() -> None:
    faulty = fromstring("<document hyphenation='yes' title=''><p><words size='9'>- take</words></p></document>")
    order = [remark.severity for remark in look(made(faulty))]
    assert order == sorted(order, key=[Severity.BLOCK, Severity.REVIEW, Severity.NOTE].index)
    assert {Severity.BLOCK, Severity.REVIEW} <= set(order)


# Hostile and broken files


def test_a_picture_that_unpacks_a_thousandfold_is_refused_before_it_is_unpacked() -> None:
    assert "times its size" in refused(zipped(FILES | {"word/media/a.png": bytes(20_000_000)}))


def test_declared_sizes_are_added_up_before_anything_is_unpacked() -> None:
    data = bytearray(zipped(FILES | {f"word/media/{number}.bin": b"x" for number in range(300)}))
    for at in _starts(bytes(data), b"PK\x01\x02"):
        data[at + 24 : at + 28] = (900_000).to_bytes(4, "little")
    assert "when unpacked" in refused(bytes(data))


def test_a_member_that_is_longer_than_it_says_is_damage() -> None:
    data = bytearray(zipped(FILES))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        entry = archive.getinfo(DOCUMENT)
    for mark, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        at = next(at for at in _starts(bytes(data), mark) if DOCUMENT.encode() in data[at : at + 90])
        data[at + offset : at + offset + 4] = (entry.file_size // 2).to_bytes(4, "little")
    assert "damaged" in refused(bytes(data))


def _starts(data: bytes, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def test_too_many_parts_are_refused() -> None:
    assert "files inside" in refused(zipped(FILES | {f"word/x{number}.xml": b"" for number in range(3000)}))


@pytest.mark.parametrize("declaration", ["<!DOCTYPE d>", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", [DOCUMENT, "word/styles.xml", "docProps/core.xml", "_rels/.rels"])
def test_any_document_type_declaration_is_refused(declaration: str, encoding: str, part: str) -> None:
    content = FILES[part].decode().split("?>\n", 1)[1]
    text = f'<?xml version="1.0" encoding="{encoding}"?>{declaration}{content}'
    assert "document type declaration" in refused(zipped(FILES | {part: text.encode(encoding)}))


def test_a_declaration_is_refused_before_its_entities_are_followed() -> None:
    text = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "&b;"><!ENTITY b "&a;">]><d x="&a;"/>'
    assert "document type declaration" in refused(zipped(FILES | {DOCUMENT: text.encode()}))


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "latin-1"])
def test_an_encoding_that_could_hide_a_declaration_is_refused(encoding: str) -> None:
    content = FILES[DOCUMENT].decode().split("?>\n", 1)[1].encode(encoding)
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'.encode()
    said = refused(zipped(FILES | {DOCUMENT: declared + b"+ADwAIQ-DOCTYPE d+AD4-" + content}))
    assert "encoding that no Word file may have" in said


@pytest.mark.parametrize("name", ["/etc/passwd", "../x", "word/../../x", "a\\b", "C:/x"])
def test_names_that_lead_out_of_the_file_are_refused(name: str) -> None:
    assert "a file inside is called" in refused(zipped(FILES | {name: b"x"}))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_part_that_is_there_twice_is_refused() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in (*FILES.items(), (DOCUMENT, b"<other/>")):
            archive.writestr(name, content)
    assert "is inside twice" in refused(buffer.getvalue())


def test_a_million_empty_paragraphs_are_refused() -> None:
    assert "times its size" in refused(with_body("<w:p/>" * 1_000_000))
    # Numbers that pack badly, so that only their number tells.
    varied = "".join(f'<w:p w:x="{number * 2_654_435_761 % 2**32:x}"/>' for number in range(500_000))
    assert "tags" in refused(with_body(varied))


def test_deep_nesting_is_refused() -> None:
    assert "not well-formed" in refused(with_body("<w:sdt>" * 5000 + "</w:sdt>" * 5000))


def test_a_style_that_is_based_on_itself_ends() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:default="1" w:styleId="A">'
        '<w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert look(zipped(FILES | {"word/styles.xml": styles.encode()}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "the file is empty"),
        (b"%PDF-1.7\n...", "the file is a PDF file"),
        (b"{\\rtf1 text}", "rich text"),
        (b"<html><body>text</body></html>", "web page"),
        (b"just words", "no Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "old kind of Word"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512) + "EncryptedPackage".encode("utf-16-le"),
            "protected with a password",
        ),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "OpenDocument"),
        (zipped({"a.txt": b"x"}), "zip file of something else"),
        (made(PLAIN)[: len(made(PLAIN)) // 2], "cut short or damaged"),
    ],
)
def test_what_is_no_word_file_is_named_and_refused(data: bytes, said: str) -> None:
    assert said in refused(data)


def test_a_workbook_is_named_and_refused() -> None:
    kinds = FILES["[Content_Types].xml"].replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")
    assert "an Excel workbook" in refused(zipped(FILES | {"[Content_Types].xml": kinds}))


def test_an_encrypted_part_is_refused() -> None:
    data = bytearray(made(PLAIN))
    for at in _starts(bytes(data), b"PK\x01\x02"):
        data[at + 8] |= 1
    assert "locked with a password" in refused(bytes(data))


def test_a_missing_or_damaged_part_is_named() -> None:
    assert "does not say which part holds its text" in refused(
        zipped({name: data for name, data in FILES.items() if name != DOCUMENT})
    )
    assert "word/styles.xml is not well-formed" in refused(zipped(FILES | {"word/styles.xml": b"<w:styles"}))


def test_nothing_is_fetched_and_nothing_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def no_network(*arguments: object) -> NoReturn:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", no_network)
    monkeypatch.chdir(tmp_path)
    elsewhere = fromstring(
        "<document><elsewhere kind='image' to='http://127.0.0.1:9/x.png'/><heading>A leaflet</heading>"
        "<p>Take <field code='INCLUDEPICTURE http://127.0.0.1:9/y.png'>two</field>.</p></document>"
    )
    found = [str(remark) for remark in look(made(elsewhere)) if remark.code == "W029"]
    assert len(found) == 2
    assert list(tmp_path.iterdir()) == []


# Everything in the file is looked at


@pytest.mark.parametrize(
    ("wrapped", "place"),
    [
        ("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "paragraph 1"),
        ("<w:customXml>{}</w:customXml>", "paragraph 1"),
        ("<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>", ""),
        ("<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>", "paragraph 1 (table 1, row 1, column 1)"),
    ],
)
def test_words_in_controls_boxes_and_cells_are_inspected(wrapped: str, place: str) -> None:
    small = '<w:p><w:r><w:rPr><w:sz w:val="10"/></w:rPr><w:t>Do not drive</w:t></w:r></w:p>'
    wrapped = wrapped.replace("<w:pict>", '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">')
    wrapped = wrapped.replace("</w:pict>", "</v:shape></w:pict>")
    found = [remark for remark in look(with_body(wrapped.format(small))) if remark.code == "W001"]
    assert [remark.found for remark in found] == ["the words are 5 points"]
    assert str(found[0].place) == (place or "text box, paragraph 1")


@pytest.mark.parametrize(("kind", "root"), [("footnotes", "footnote"), ("endnotes", "endnote")])
def test_words_in_notes_are_inspected(kind: str, root: str) -> None:
    note = (
        f'<w:{kind} xmlns:w="{W}"><w:{root} w:type="separator"><w:p/></w:{root}><w:{root}><w:p><w:r><w:rPr>'
        f'<w:sz w:val="10"/></w:rPr><w:t>Ask a doctor</w:t></w:r></w:p></w:{root}></w:{kind}>'
    )
    relations = FILES["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="n" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        f' Target="{kind}.xml"/></Relationships>'.encode(),
    )
    data = zipped(FILES | {f"word/{kind}.xml": note.encode(), "word/_rels/document.xml.rels": relations})
    assert [str(remark.place) for remark in look(data) if remark.code == "W001"] == ["note, paragraph 1"]


def test_a_table_style_decides_where_the_paragraph_says_nothing() -> None:
    style = (
        '<w:style w:type="table" w:styleId="Dark"><w:name w:val="Dark"/><w:tblStylePr w:type="firstRow"><w:rPr>'
        '<w:color w:val="777777"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="222222"/></w:tcPr></w:tblStylePr>'
        "</w:style>"
    )
    styles = FILES["word/styles.xml"].replace(b"</w:styles>", f"{style}</w:styles>".encode())
    row = "<w:tr><w:trPr><w:tblHeader/></w:trPr>" + "<w:tc><w:p><w:r><w:t>Dose</w:t></w:r></w:p></w:tc>" * 2 + "</w:tr>"
    table = (
        '<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"{row}{row.replace('<w:tblHeader/>', '')}</w:tbl>"
    )
    document = f"<w:document {SPACES}><w:body>{table}</w:body></w:document>".encode()
    found = look(zipped(FILES | {"word/styles.xml": styles, DOCUMENT: document}))
    contrasts = [remark for remark in found if remark.code == "W020"]
    assert {remark.place.within for remark in contrasts} == {"table 1, row 1, column 1", "table 1, row 1, column 2"}
    assert contrasts[0].found.startswith("the colour #777777 on #222222")


def test_two_styles_that_both_say_bold_make_it_regular_again() -> None:
    twice = fromstring(
        "<document><style name='Loud' bold='yes'/><style name='Stress' for='character' bold='yes'/>"
        "<heading>A leaflet</heading><p style='Loud'><words letters-style='Stress'>How to take it</words></p>"
        "<p>Swallow the tablets with water.</p></document>"
    )
    once = fromstring(
        "<document><style name='Loud' bold='yes'/><heading>A leaflet</heading><p style='Loud'>How to take it</p>"
        "<p>Swallow the tablets with water.</p></document>"
    )
    assert [remark.code for remark in look(made(once))] == ["W013"]
    assert look(made(twice)) == ()


# Laws


@given(st.binary(max_size=400))
def test_any_bytes_are_refused_in_words(data: bytes) -> None:
    refused(data)


@settings(max_examples=60)
@given(st.data())
def test_a_damaged_file_is_read_or_refused_but_never_a_crash(data: st.DataObject) -> None:
    whole = bytearray(made(PLAIN))
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    _never_crashes(bytes(whole))


@settings(max_examples=60)
@given(st.data())
def test_any_words_and_values_in_the_xml_are_read_or_refused(data: st.DataObject) -> None:
    part = data.draw(st.sampled_from(sorted(FILES)))
    text = FILES[part].decode()
    pieces = text.split('"')
    at = data.draw(st.integers(0, len(pieces) - 1))
    pieces[at] = data.draw(st.text(st.characters(codec="utf-8", exclude_characters='<&"'), max_size=12))
    _never_crashes(zipped(FILES | {part: '"'.join(pieces).encode()}))


def _never_crashes(data: bytes) -> None:
    with contextlib.suppress(IntakeError):
        look(data)
