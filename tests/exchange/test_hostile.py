"""Files that mean harm, or are something else, are refused within a second, with the reason and what to do."""

import io
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pipeline import exchange
from pipeline.archive import packed
from pipeline.exchange import FORMS, archive
from pipeline.model.errors import IntakeError
from tests.exchange.material import parcel

XLIFF = FORMS["xliff"].write(parcel()).decode("utf-8")


def zipped(*files: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files:
            made.writestr(name, data)
    return buffer.getvalue()


def workbook_with(name: str, data: bytes) -> bytes:
    """A workbook with one more part, or with one part changed."""
    parts = archive.unpacked(FORMS["xlsx"].write(parcel()), "a", "b")
    return zipped(*{**parts, name: data}.items())


def doctype(text: str) -> bytes:
    head, rest = text.split("?>", 1)
    bomb = (
        '<!DOCTYPE xliff [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    return f"{head}?>{bomb}{rest.replace('Mała ulotka', '&b;&f;')}".encode()


LOCKED = bytearray(zipped(("a.po", b"x")))
LOCKED[6] |= 1
LOCKED[bytes(LOCKED).index(b"PK\x01\x02") + 8] |= 1


def far_away() -> bytes:
    """A workbook with a word in the last row that a sheet can have."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Source", "Translation"])
    sheet["B1048576"] = "x"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


HOSTILE = {
    "a workbook with a million rows": (far_away(), "1048576 rows"),
    "a workbook of other things": (packed(()), "only nothing"),
    "an entity": (doctype(XLIFF), "a document type declaration"),
    "an entity in UTF-16": (doctype(XLIFF.replace("UTF-8", "UTF-16")).decode().encode("utf-16"), "a document type"),
    "an encoding that hides it": (XLIFF.replace("UTF-8", "UTF-7").encode(), 'in "UTF-7"'),
    "an entity in a workbook": (
        workbook_with("xl/sharedStrings.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><sst/>'),
        "a document type declaration",
    ),
    "macros": (workbook_with("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"), "macros or embedded objects"),
    "links to other files": (workbook_with("xl/externalLinks/externalLink1.xml", b"<x/>"), "links to other files"),
    "an embedded program": (workbook_with("xl/embeddings/oleObject1.bin", b"x"), "macros or embedded objects"),
    "a bomb": (zipped(("a.po", bytes(50_000_000))), "times its size"),
    "many bombs": (zipped(*((f"{n}.txt", bytes(900_000)) for n in range(80))), "bytes when unpacked"),
    "very many files": (zipped(*((f"{n}.po", b"") for n in range(501))), "501 files inside"),
    "a way out": (zipped(("../../small.po", b"x")), "'../../small.po'"),
    "a way to the root": (zipped(("/etc/small.po", b"x")), "'/etc/small.po'"),
    "a way out in Windows": (zipped(("C:small.po", b"x")), "'C:small.po'"),
    "a password": (bytes(LOCKED), "locked with a password"),
    "two catalogues": (zipped(("a.po", b"x"), ("b.po", b"x")), "a.po, b.po"),
    "no catalogue": (zipped(("photo.jpg", b"x")), "only photo.jpg"),
    "nothing": (b"", "the file is empty"),
    "a PDF": (b"%PDF-1.7 ...", "a PDF file"),
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old kind of Excel or Word"),
    "half a zip": (zipped(("a.po", b"x"))[:40], "cut short or damaged"),
    "half a workbook": (FORMS["xlsx"].write(parcel())[:4000], "cut short or damaged"),
    "half an XLIFF": (XLIFF[:2000].encode(), "not XML"),
    "another XML": (b"<html><body/></html>", "an XML file of the kind <html>"),
    "an XLIFF of the future": (b'<xliff version="3.0"/>', "XLIFF file of version '3.0'"),
    "very many tags": (b"<xliff version='1.2'>" + b"<a/>" * 600_000, "more than 500000 tags"),
    "deep nesting": (b"<xliff version='1.2'>" + b"<a>" * 100_000, "not XML"),
    "bytes": (bytes(range(256)) * 40, "holds no messages"),
}


def received(data: bytes) -> None:
    """Read a file as it is read from outside."""
    name, content = exchange.inside(data, "file.xlf")
    exchange.read(content, name)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_within_a_second_in_words(name: str) -> None:
    data, reason = HOSTILE[name]
    started = time.process_time()
    with pytest.raises(IntakeError) as caught:
        received(data)
    assert reason in str(caught.value)
    assert caught.value.remedy
    assert time.process_time() - started < 1


def test_an_entity_is_never_resolved_and_no_file_is_ever_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("do not read me", "utf-8")
    text = XLIFF.replace("<xliff ", f'<?xml-stylesheet href="{secret.as_uri()}"?><xliff ', 1)
    delivery = exchange.read(text.encode(), "a.xlf")
    assert not any("do not read me" in back.target for back in delivery.messages)


def test_a_zip_that_a_mac_made_is_read_all_the_same() -> None:
    data = zipped(("small/small.po", b"words"), ("__MACOSX/small/._small.po", b"x"), ("small/.DS_Store", b"x"))
    assert exchange.inside(data, "small.zip") == ("small.zip/small/small.po", b"words")


def test_a_workbook_in_a_zip_is_found() -> None:
    book = FORMS["xlsx"].write(parcel())
    name, data = exchange.inside(zipped(("small.xlsx", book)), "small.zip")
    assert (name, data) == ("small.zip/small.xlsx", book)
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as made:
        made.writestr("small.xlsx", book)
    assert exchange.inside(stored.getvalue(), "small.zip")[1] == book


@pytest.mark.parametrize("name", FORMS)
@given(spots=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=6), cut=st.floats(0, 2))
@settings(max_examples=60)
def test_damaged_files_are_read_or_refused_and_never_a_crash(
    name: str, spots: list[tuple[float, int]], cut: float
) -> None:
    data = bytearray(FORMS[name].write(parcel()))
    for share, value in spots:
        data[int(share * (len(data) - 1))] = value
    with suppress(IntakeError):
        received(bytes(data[: int(cut * len(data)) if cut < 1 else None]))
