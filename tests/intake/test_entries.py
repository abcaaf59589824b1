"""Where the paragraphs of a Word file stand in the leaflet: boxes beside tables, headings that nobody marked."""

import docx
from docx.oxml import parse_xml

from pipeline.intake.docx import read
from pipeline.model.leaflet import Heading, Table
from tests.intake.test_docx import BOX, bold, saved, shown


def test_a_box_that_hangs_on_a_cell_does_not_cut_its_table_in_two() -> None:
    document = docx.Document()
    document.add_heading("How much you can take", 0)
    table = document.add_table(3, 2)
    table.style = "Table Grid"
    for index, words in enumerate(("Medicine", "Dose", "Paracetamol", "1 g", "Ibuprofen", "400 mg")):
        table.cell(index // 2, index % 2).text = words
    table.cell(1, 0).paragraphs[0]._p.append(parse_xml(BOX))
    made = read(saved(document), "a.docx")
    (found,) = (block for block in made.blocks if isinstance(block, Table))
    assert [[cell.words for cell in row] for row in found.rows] == [["Paracetamol", "1 g"], ["Ibuprofen", "400 mg"]]
    assert shown(made).count("Call 999 if you bleed.") == 1


def test_a_bold_line_is_a_heading_however_many_lines_stand_before_it_or_are_empty_after_it() -> None:
    document = docx.Document()
    document.add_heading("Having your hernia mended", 0)
    wanted = []
    for lines in range(4):
        bold(document, f"Part {lines} of the day")
        for _ in range(lines):
            document.add_paragraph("")
        for number in range(1 + lines % 2):
            document.add_paragraph(f"You come in at {number + 7}am. A nurse will meet you there.")
        wanted.append(f"Part {lines} of the day")
    made = read(saved(document), "a.docx")
    assert [block.text.words for block in made.blocks if isinstance(block, Heading)][1:] == wanted
