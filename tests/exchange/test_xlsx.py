"""The workbook: what a spreadsheet shows is what was written, and only the translator's columns can be typed in."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from pipeline.exchange import xlsx
from pipeline.model.catalogue import Message, MessageId, State
from pipeline.model.exchange import Standing
from tests.exchange.material import MESSAGES, TRAPS, parcel

COLUMN = {title: number for number, title in enumerate(xlsx.COLUMNS, start=1)}


def changed(change: Callable[[Any], None], messages: tuple[Message, ...] = MESSAGES) -> bytes:
    """The workbook after somebody has worked in it and saved it."""
    book = load_workbook(io.BytesIO(xlsx.write(parcel(messages))))
    change(book[xlsx.SHEET])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_no_cell_is_a_formula_a_number_or_a_date_whatever_it_begins_with() -> None:
    messages = tuple(
        Message(MessageId("cell", f"{trap} {n}"), trap, State.DONE, note=trap, remark=trap)
        for n, trap in enumerate(TRAPS)
    )
    data = xlsx.write(parcel(messages))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode("utf-8")
    assert "<f>" not in sheet
    filled = re.findall(r"<c ([^>]*[^/])>(?!</c>)", sheet)
    assert len(filled) > len(TRAPS)
    assert {match[1] for cell in filled if (match := re.search(r't="(\w+)"', cell))} == {"inlineStr"}
    assert all('t="' in cell for cell in filled)
    book: Any = load_workbook(io.BytesIO(data))
    cells = [cell for row in book[xlsx.SHEET].iter_rows() for cell in row if cell.value]
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells if cell.value.startswith(("=", "+", "-", "@")))


def test_only_translation_finished_and_remark_can_be_typed_in() -> None:
    sheet: Any = load_workbook(io.BytesIO(xlsx.write(parcel())))[xlsx.SHEET]
    assert sheet.protection.sheet
    for row in sheet.iter_rows(min_row=2):
        unlocked = {xlsx.COLUMNS[cell.column - 1] for cell in row if not cell.protection.locked}
        assert unlocked == {xlsx.TARGET, xlsx.FINISHED, xlsx.REMARK}
    assert all(cell.protection.locked for cell in sheet[1])


def test_right_to_left_translations_are_typed_from_the_right() -> None:
    book = load_workbook(io.BytesIO(xlsx.write(parcel(target="ar"))))
    row = book[xlsx.SHEET][2]
    assert row[COLUMN[xlsx.TARGET] - 1].alignment.readingOrder == 2
    assert row[COLUMN[xlsx.SOURCE] - 1].alignment.readingOrder == 1


def test_a_translation_is_finished_when_the_row_says_yes_and_only_then() -> None:
    def work(sheet: Any) -> None:
        for row, said in ((3, "yes"), (4, "No"), (6, None)):
            sheet.cell(row, COLUMN[xlsx.TARGET]).value = "słowa"
            sheet.cell(row, COLUMN[xlsx.FINISHED]).value = said

    back = xlsx.read(changed(work), "a.xlsx").messages
    assert [back[index].standing for index in (1, 2, 4)] == [Standing.FINISHED, Standing.UNFINISHED, Standing.UNSAID]
    assert back[1].target == "słowa"


def test_columns_may_be_moved_rows_sorted_and_the_sheet_renamed() -> None:
    book = load_workbook(io.BytesIO(xlsx.write(parcel())))
    rows = [[cell.value for cell in row] for row in book[xlsx.SHEET].iter_rows()]
    other = Workbook()
    sheet = other.active
    assert sheet is not None
    sheet.title = "Arkusz1"
    for row in (rows[0], *reversed(rows[1:])):
        sheet.append([None, *reversed(row)])
    buffer = io.BytesIO()
    other.save(buffer)
    back = xlsx.read(buffer.getvalue(), "a.xlsx")
    assert {message.words for message in back.messages} == {message.id.words for message in MESSAGES}
    assert back.leaflet == ""


@pytest.mark.parametrize(
    "value, kind", [("=1+2", "a formula"), (5, "a number"), (True, "a truth value"), ("#N/A", "an error")]
)
def test_a_cell_that_the_spreadsheet_made_something_else_of_is_told(value: object, kind: str) -> None:
    def work(sheet: Any) -> None:
        cell = sheet.cell(3, COLUMN[xlsx.TARGET])
        cell.value = value

    flaws = xlsx.read(changed(work), "a.xlsx").flaws
    assert [(flaw.place, flaw.found) for flaw in flaws] == [("row 3, column Translation", f"{kind}, not text")]


def test_line_ends_of_any_system_are_the_same() -> None:
    def work(sheet: Any) -> None:
        sheet.cell(6, COLUMN[xlsx.TARGET]).value = "a\\\r\nb"

    assert xlsx.read(changed(work), "a.xlsx").messages[4].target == "a\\\nb"
