"""Excel workbooks for agencies and volunteers without a translation tool: one row for each message.

Only the columns for the translator can be typed in. Every cell is text, and is read as text or refused: a spreadsheet
runs what begins with = + - or @, and turns 1-2 into a date.
"""

import io
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.archive import packed
from pipeline.exchange.archive import unpacked
from pipeline.foreign import xml
from pipeline.model.catalogue import Message, State
from pipeline.model.errors import IntakeError
from pipeline.model.exchange import Delivery, Flaw, Parcel, Returned, Standing, label, read_label

WANTED = "the Excel workbook (.xlsx) that polyleaf sent, filled in"
SHEET, ABOUT = "Translation", "Read me"
NUMBER, KIND, WHERE, SOURCE, TARGET, FINISHED, REMARK, NOTE, PREVIOUS, ID = (
    "Number",
    "Kind",
    "Where",
    "Source",
    "Translation",
    "Finished?",
    "Your remark",
    "Note",
    "Previous source",
    "Id",
)
_WIDTHS = {
    NUMBER: 8,
    KIND: 14,
    WHERE: 20,
    SOURCE: 60,
    TARGET: 60,
    FINISHED: 10,
    REMARK: 25,
    NOTE: 35,
    PREVIOUS: 40,
    ID: 20,
}
COLUMNS = tuple(_WIDTHS)
TYPED_IN = frozenset({TARGET, FINISHED, REMARK})
_NEEDED = (SOURCE, TARGET)
YES, NO = "yes", "no"
_TEXT = "@"
_LEAFLET, _FROM, _INTO, _VERSION = "Leaflet", "Translate from", "Translate into", "Version"
# Excel has 1,048,576 rows; a leaflet has some hundred messages.
_MOST_ROWS, _MOST_TAGS = 20_000, 400_000
_CREATED = datetime(2000, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
# A character as Excel writes one that XML cannot hold; words that look so are escaped by the same rule.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MACROS = ("vbaproject", "vbadata", "macrosheets/", "activex/", "externallinks/", "embeddings/")


def write(parcel: Parcel) -> bytes:
    """The workbook of a parcel."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    _head(sheet)
    for number, message in enumerate(parcel.messages, start=1):
        _row(sheet, number, message, parcel)
    _close(sheet, parcel)
    _about(book.create_sheet(ABOUT), parcel)
    book.properties.creator = "Polyleaf"
    book.properties.title = f"{parcel.title}: {parcel.language}"
    book.properties.created = _CREATED
    buffer = io.BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue())


def _head(sheet: Worksheet) -> None:
    for column, title in enumerate(COLUMNS, start=1):
        cell = sheet.cell(1, column)
        _put(cell, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6F0" if title in TYPED_IN else "EEEEEE")
        dimension = sheet.column_dimensions[get_column_letter(column)]
        dimension.width, dimension.hidden = _WIDTHS[title], title == ID


def _row(sheet: Worksheet, number: int, message: Message, parcel: Parcel) -> None:
    values = {
        NUMBER: str(number),
        KIND: message.id.context,
        WHERE: ", ".join(map(str, message.places)),
        SOURCE: message.id.words,
        TARGET: message.target,
        FINISHED: YES if message.state is State.DONE else NO if message.target else "",
        REMARK: message.remark,
        NOTE: message.note,
        PREVIOUS: message.previous.words if message.previous else "",
        ID: label(message),
    }
    for column, title in enumerate(COLUMNS, start=1):
        cell = sheet.cell(number + 1, column)
        _put(cell, values[title])
        theirs = title in TYPED_IN
        right = parcel.rtl and title in (TARGET, REMARK)
        cell.alignment = Alignment(
            wrap_text=True, vertical="top", readingOrder=2 if right else 1, horizontal="right" if right else "left"
        )
        cell.protection = Protection(locked=not theirs)
        if title == TARGET:
            cell.fill = PatternFill("solid", fgColor="FFFBE6")


def _put(cell: Any, words: str) -> None:
    """Words as words: never a formula, a number or a date, whatever they begin with."""
    cell.number_format = _TEXT
    if words:
        cell.value = _ESCAPED.sub(r"_x005F_x\1_", words)
        cell.data_type = "s"
        cell.quotePrefix = words.startswith(("=", "+", "-", "@", "'"))


def _close(sheet: Worksheet, parcel: Parcel) -> None:
    last = len(parcel.messages) + 1
    letter = get_column_letter(COLUMNS.index(FINISHED) + 1)
    choice = DataValidation(type="list", formula1=f'"{YES},{NO}"', allow_blank=True)
    choice.error, choice.errorTitle = f"Type {YES} or {NO}.", "Finished?"
    sheet.add_data_validation(choice)
    choice.add(f"{letter}2:{letter}{max(2, last)}")
    sheet.freeze_panes = f"{get_column_letter(COLUMNS.index(SOURCE) + 1)}2"
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"


def _about(sheet: Worksheet, parcel: Parcel) -> None:
    rows = (
        (_LEAFLET, parcel.leaflet),
        ("Title", parcel.title),
        (_VERSION, f"{parcel.reference} {parcel.version}"),
        (_FROM, parcel.source),
        (_INTO, parcel.target),
        ("", ""),
        (
            "1",
            f"Type the translation ({parcel.language}) into the column {TARGET}. The other columns cannot be changed.",
        ),
        ("2", f"When a translation is finished, put {YES} into the column {FINISHED}. All others count as drafts."),
        ("3", "Keep every figure, unit, time and phone number. Keep {{words in braces}} letter by letter."),
        ("4", "Keep ** around the words that are bold, and the address in [words](address); translate the words."),
        ("5", f"Where {PREVIOUS} has text, the translation was made from that older text. Compare and correct it."),
        ("6", f"Questions go into the column {REMARK}. Do not add, delete or move columns."),
        ("7", "Save as Excel workbook (.xlsx) and send the file back."),
    )
    for number, (name, words) in enumerate(rows, start=1):
        _put(sheet.cell(number, 1), name)
        _put(sheet.cell(number, 2), words)
        sheet.cell(number, 1).font = Font(bold=True)
        sheet.cell(number, 2).alignment = Alignment(wrap_text=True, vertical="top")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 18, 90
    sheet.protection.sheet = True


def _timeless(data: bytes) -> bytes:
    """The same workbook without the time at which it was saved."""
    parts = unpacked(data, "workbook", WANTED)
    parts["docProps/core.xml"] = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", parts["docProps/core.xml"])
    return packed(parts.items())


def read(data: bytes, name: str) -> Delivery:
    """What came back in a workbook.

    Raises IntakeError for what is no workbook of this kind, and for one that holds programs.
    """
    _refuse_strange(unpacked(data, name, WANTED), name)
    try:
        book = load_workbook(io.BytesIO(data), keep_vba=False, data_only=False, keep_links=False)
    except Exception as error:  # openpyxl raises what its parsers raise: KeyError, TypeError, ValueError, its own
        raise IntakeError(
            name, f"the workbook cannot be read ({type(error).__name__})", WANTED, "open it in Excel and save it again"
        ) from None
    for sheet in book.worksheets:
        titles = _titles(sheet)
        if titles is not None:
            return _delivery(name, sheet, *titles, _facts(book.worksheets))
    raise IntakeError(
        name, f"no sheet has the columns {' and '.join(_NEEDED)}", WANTED, "fill in the workbook that was sent"
    )


def _refuse_strange(parts: dict[str, bytes], name: str) -> None:
    for part, content in parts.items():
        if any(mark in part.lower() for mark in _MACROS):
            kind = "links to other files" if "externallinks" in part.lower() else "macros or embedded objects"
            raise IntakeError(
                name, f"the workbook holds {kind} ({part})", WANTED, "save it as Excel workbook (.xlsx) without them"
            )
        if part.endswith(".xml") and xml.tags(content) > _MOST_TAGS:
            raise IntakeError(
                name, f"the part {part} has more than {_MOST_TAGS} tags", WANTED, "check that it is the right file"
            )
        if part.endswith((".xml", ".rels")) and xml.declaration_line(content):
            raise IntakeError(
                name,
                f"the part {part} has a document type declaration, which no spreadsheet program writes",
                WANTED,
                "do not trust the file; ask where it comes from",
            )


def _titles(sheet: Worksheet) -> tuple[int, dict[str, int]] | None:
    """The row of the titles, and the column of each; None for a sheet without them."""
    for row in sheet.iter_rows(max_row=10, max_col=50):
        found = {str(cell.value).strip(): cell.column for cell in row if cell.value is not None}
        if all(title in found for title in _NEEDED):
            return int(row[0].row or 1), {title: column for title, column in found.items() if title in COLUMNS}
    return None


def _facts(sheets: Iterable[Worksheet]) -> dict[str, str]:
    """The names and values of the sheet that tells what the workbook is about."""
    return {
        str(name.value).strip(): str(value.value or "").strip()
        for sheet in sheets
        if sheet.title == ABOUT
        for name, value in sheet.iter_rows(max_row=20, min_col=1, max_col=2)
        if name.value is not None
    }


def _delivery(name: str, sheet: Worksheet, head: int, columns: dict[str, int], facts: dict[str, str]) -> Delivery:
    if sheet.max_row > _MOST_ROWS:
        raise IntakeError(name, f"{sheet.max_row} rows", f"at most {_MOST_ROWS}", "check that it is the right file")
    messages: list[Returned] = []
    flaws: list[Flaw] = []
    for row in sheet.iter_rows(min_row=head + 1, max_col=max(columns.values())):
        cells = {title: row[column - 1] for title, column in columns.items()}
        place = f"row {row[0].row}"
        flaws += _not_text(cells, place)
        values = {title: _words(cell) for title, cell in cells.items()}
        if values[SOURCE] or values[TARGET]:
            messages.append(_returned(values, place))
    return Delivery(
        name=name,
        leaflet=facts.get(_LEAFLET, ""),
        source=facts.get(_FROM, ""),
        target=facts.get(_INTO, ""),
        messages=tuple(messages),
        flaws=tuple(flaws),
    )


def _not_text(cells: dict[str, Any], place: str) -> Iterator[Flaw]:
    """Cells that a spreadsheet has made something else of: what it shows is not what was typed."""
    kinds = {"f": "a formula", "n": "a number", "d": "a date", "b": "a truth value", "e": "an error"}
    for title in (SOURCE, TARGET, REMARK, FINISHED):
        cell = cells.get(title)
        if cell is not None and cell.value is not None and cell.data_type in kinds:
            yield Flaw(
                f"{place}, column {title}",
                f"{kinds[cell.data_type]}, not text",
                "give the cell the number format Text, type the words again, and save",
            )


def _words(cell: "Cell | Any") -> str:
    value = cell.value
    text = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), value) if isinstance(value, str) else ""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _returned(values: dict[str, str], place: str) -> Returned:
    said = values.get(FINISHED, "").strip().lower()
    standing = Standing.FINISHED if said == YES else Standing.UNFINISHED if said == NO else Standing.UNSAID
    key, sent = read_label(values.get(ID, "").strip())
    return Returned(
        key=key,
        sent=sent,
        context=values.get(KIND) or None,
        words=values[SOURCE],
        target=values[TARGET],
        standing=standing,
        remark=values.get(REMARK, ""),
        place=place,
    )
