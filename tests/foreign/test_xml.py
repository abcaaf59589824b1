"""What could make a parser fetch or fill in something is seen in the bytes, in whatever way they are written."""

import pytest
from lxml import etree

from pipeline.foreign import xml

DECLARED = '<?xml version="1.0"?>\n<a/>\n<!{} x>'


@pytest.mark.parametrize("encoding", ["ascii", "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("kind", ["DOCTYPE", "doctype", " ENTITY", "\nEntity"])
def test_a_declaration_is_found_on_its_line(kind: str, encoding: str) -> None:
    assert xml.declaration_line(DECLARED.format(kind).encode(encoding)) == 3


def test_words_about_a_declaration_are_none() -> None:
    assert xml.declaration_line(b"<a>DOCTYPE &lt;!ENTITY</a><!-- DOCTYPE -->") == 0


@pytest.mark.parametrize(("said", "strange"), [("UTF-8", ""), ("utf-16", ""), ("US-ASCII", ""), ("UTF-7", "UTF-7")])
@pytest.mark.parametrize("quote", "\"'")
def test_an_encoding_that_could_hide_a_declaration_is_named(said: str, strange: str, quote: str) -> None:
    line = f"<?xml version='1.0' encoding = {quote}{said}{quote}?><a/>"
    assert xml.strange_encoding(line.encode()) == strange
    assert xml.strange_encoding(line.encode("utf-16")) == strange


def test_a_file_that_names_no_encoding_is_utf_8_and_one_that_names_an_empty_one_is_strange() -> None:
    assert xml.strange_encoding(b"<a/>") == ""
    assert xml.strange_encoding(b'<?xml version="1.0" encoding=""?><a/>') == "nothing"


def test_entities_stay_as_they_are_and_broken_files_are_refused() -> None:
    found = xml.tree(b'<!DOCTYPE a [<!ENTITY e "words">]><a>&e;</a>')
    assert etree.tostring(found) == b"<a>&e;</a>"
    with pytest.raises(etree.XMLSyntaxError):
        xml.tree(b"<a>")
    with pytest.raises(etree.XMLSyntaxError):
        xml.tree(b"<a>" * 100_000)
