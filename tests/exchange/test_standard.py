"""Our XLIFF files keep the rules of the OASIS standards, as far as our elements go.

XLIFF Version 1.2 (OASIS Standard, 1 February 2008), chapter 3 and its schemas; XLIFF Version 2.1 (OASIS Standard, 13
February 2018), chapter 4 and its schemas. The rules are written here; nothing is fetched.
"""

import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from lxml import etree

from pipeline.exchange import xliff, xliff2
from pipeline.model.catalogue import Message, MessageId, State
from tests.exchange.material import MESSAGES, messages, parcel

NMTOKEN = re.compile(r"[\w:.-]+")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
ALSO = frozenset({"{http://www.w3.org/XML/1998/namespace}lang", "{http://www.w3.org/XML/1998/namespace}space"})
# element -> (attributes that must be, attributes that may be, order of its children; "*" any number, "?" at most one)
RULES_1_2 = {
    "xliff": ({"version"}, set(), "file+"),
    "file": (
        {"original", "source-language", "datatype"},
        {"target-language", "product-name", "product-version"},
        "header? body",
    ),
    "body": (set(), set(), "trans-unit*"),
    "trans-unit": ({"id"}, {"approved", "extradata"}, "source target? (context-group|note|alt-trans)*"),
    "source": (set(), set(), "(ph|bpt|ept)*"),
    "target": (set(), {"state"}, "(ph|bpt|ept)*"),
    "ph": ({"id"}, {"ctype"}, ""),
    "bpt": ({"id"}, {"ctype"}, ""),
    "ept": ({"id"}, set(), ""),
    "context-group": (set(), {"name", "purpose"}, "context+"),
    "context": ({"context-type"}, set(), ""),
    "note": (set(), {"from"}, ""),
    "alt-trans": (set(), {"alttranstype", "origin"}, "source? target+ context-group*"),
}
VALUES_1_2 = {
    ("xliff", "version"): {"1.2"},
    ("file", "datatype"): {"po"},
    ("trans-unit", "approved"): {"yes", "no"},
    ("target", "state"): {
        "final", "needs-adaptation", "needs-l10n", "needs-review-adaptation", "needs-review-l10n",
        "needs-review-translation", "needs-translation", "new", "signed-off", "translated",
    },
    ("context-group", "purpose"): {"information", "location", "match"},
    ("context", "context-type"): {"sourcefile", "linenumber", "x-po-msgctxt", "x-po-autocomment", "x-po-trancomment"},
    ("alt-trans", "alttranstype"): {"proposal", "previous-version", "rejected", "reference", "accepted"},
    ("ph", "ctype"): {"image", "pb", "lb", "x-placeholder", "x-link", "x-note"},
    ("bpt", "ctype"): {"bold", "italic", "underlined", "link"},
}  # fmt: skip
RULES_2_1 = {
    "xliff": ({"version", "srcLang"}, {"trgLang"}, "file+"),
    "file": ({"id"}, {"original"}, "notes? unit+"),
    "notes": (set(), set(), "note+"),
    "note": (set(), {"category"}, ""),
    "unit": ({"id"}, {"canResegment", "name"}, "notes? originalData? (segment|ignorable)+"),
    "originalData": (set(), set(), "data+"),
    "data": ({"id"}, set(), ""),
    "segment": (set(), {"id", "state", "subState"}, "source target?"),
    "source": (set(), set(), "(ph|pc)*"),
    "target": (set(), set(), "(ph|pc)*"),
    "ph": ({"id"}, {"dataRef", "disp", "canDelete", "type", "subType"}, ""),
    "pc": ({"id"}, {"dataRefStart", "dataRefEnd", "type", "subType"}, "(ph|pc)*"),
}
VALUES_2_1 = {
    ("xliff", "version"): {"2.0", "2.1"},
    ("unit", "canResegment"): {"yes", "no"},
    ("segment", "state"): {"initial", "translated", "reviewed", "final"},
    ("ph", "canDelete"): {"yes", "no"},
    ("ph", "type"): {"fmt", "ui", "quote", "link", "image", "other"},
    ("pc", "type"): {"fmt", "ui", "quote", "link", "image", "other"},
}
Rules = dict[str, tuple[set[str], set[str], str]]


def tree(data: bytes) -> Any:
    """The root of a file."""
    return etree.fromstring(data)


def names(element: Any) -> str:
    return etree.QName(element).localname


def broken(root: Any, rules: Rules, values: dict[tuple[str, str], set[str]], space: str) -> Iterator[str]:
    """What in a file is against the rules of its schema."""
    for element in root.iter():
        name = names(element)
        if etree.QName(element).namespace != space or name not in rules:
            yield f"<{name}> is unknown"
            continue
        must, may, order = rules[name]
        said = {str(key) for key in element.attrib} - ALSO
        if missing := must - said:
            yield f"<{name}> lacks {missing}"
        if extra := said - must - may:
            yield f"<{name}> has {extra}"
        pattern = re.sub(r"[\w-]+", lambda match: f"(?:{match.group()} )", order).replace(" (", "(").replace(") ", ")")
        if not re.fullmatch(re.sub(r"\s+(?=\(|$)", "", pattern), "".join(f"{names(child)} " for child in element)):
            yield f"<{name}> holds {[names(child) for child in element]}"
        for key, value in element.attrib.items():
            if (name, key) in values and value not in values[name, key]:
                yield f"{name}/@{key} = {value}"


def doubled(found: list[str]) -> set[str]:
    return {value for value in found if found.count(value) > 1}


def broken_1_2(data: bytes) -> list[str]:
    root = tree(data)
    found = list(broken(root, RULES_1_2, VALUES_1_2, xliff.NAMESPACE))
    found += (f"id {key} twice" for key in doubled([unit.get("id", "") for unit in root.iter("{*}trans-unit")]))
    for text in root.iter("{*}source", "{*}target"):
        opened = [code.get("id", "") for code in text.iter("{*}bpt")]
        closed = [code.get("id", "") for code in text.iter("{*}ept")]
        alone = [code.get("id", "") for code in text.iter("{*}ph")]
        if sorted(opened) != sorted(closed) or doubled([*opened, *alone]):
            found.append(f"codes {opened} {closed} {alone}")
    for attribute in ("source-language", "target-language"):
        if not LANGUAGE.fullmatch(root[0].get(attribute, "")):
            found.append(attribute)
    return found


def broken_2_1(data: bytes) -> list[str]:
    root = tree(data)
    found = list(broken(root, RULES_2_1, VALUES_2_1, xliff2.NAMESPACE))
    for parent, child in (("xliff", "file"), ("file", "unit"), ("originalData", "data"), ("unit", "segment")):
        for element in root.iter(f"{{*}}{parent}"):
            found += (
                f"{child} {key} twice"
                for key in doubled([each.get("id", "") for each in element.iter(f"{{*}}{child}")])
            )
    found += (
        f"id {each.get('id')}"
        for each in root.iter()
        if "id" in each.attrib and not NMTOKEN.fullmatch(each.get("id", ""))
    )
    for unit in root.iter("{*}unit"):
        data_ids = {each.get("id") for each in unit.iter("{*}data")}
        for code in unit.iter("{*}ph", "{*}pc"):
            wanted = ("dataRef",) if names(code) == "ph" else ("dataRefStart", "dataRefEnd")
            found += (f"{key} leads nowhere" for key in wanted if code.get(key) not in data_ids)
            if code.get("subType") and (code.get("type"), code.get("subType")) not in {
                ("fmt", "xlf:lb"), ("fmt", "xlf:b"), ("ui", "xlf:var"),
            }:  # fmt: skip
                found.append(f"subType {code.get('subType')} with type {code.get('type')}")
        for segment in unit.iter("{*}segment"):
            codes = [[(c.get("id", ""), names(c)) for c in side.iter("{*}ph", "{*}pc")] for side in segment]
            found += (f"code {key} twice" for side in codes for key in doubled([key for key, _ in side]))
            kinds = dict(codes[0])
            found += (
                f"code {key} is another kind"
                for key, kind in chain.from_iterable(codes[1:])
                if kinds.get(key, kind) != kind
            )
            if segment.get("subState") and not (
                segment.get("state") and re.fullmatch(r"[^:]+:.+", segment.get("subState", ""))
            ):
                found.append("subState")
            if segment.get("state", "initial") != "initial" and segment.find("{*}target") is None:
                found.append("a state without a target")
    if root.find(".//{*}target") is not None and "trgLang" not in root.attrib:
        found.append("trgLang")
    return found


NOTED = Message(MessageId("cell", "5 mg[^dose]"), "5 mg[^dose]", State.DONE)


def test_xliff_1_2_keeps_the_rules_of_its_schema() -> None:
    assert broken_1_2(xliff.write(parcel())) == []
    assert broken_1_2(xliff.write(parcel((*MESSAGES, NOTED)))) == []


def test_xliff_2_1_keeps_the_rules_and_constraints_of_its_specification() -> None:
    assert broken_2_1(xliff2.write(parcel())) == []
    assert broken_2_1(xliff2.write(parcel((*MESSAGES, NOTED)))) == []


def test_the_mark_of_a_note_is_a_code_that_a_tool_can_lock() -> None:
    source = next(tree(xliff.write(parcel((NOTED,)))).iter("{*}source"))
    (code,) = source.iter("{*}ph")
    assert (code.text, code.get("ctype")) == ("[^dose]", "x-note")
    (kept,) = tree(xliff2.write(parcel((NOTED,)))).iter("{*}data")
    assert kept.text == "[^dose]"


@given(sent=messages())
@settings(max_examples=40)
def test_both_keep_them_whatever_the_words_are(sent: tuple[Message, ...]) -> None:
    assert broken_1_2(xliff.write(parcel(sent))) == []
    assert broken_2_1(xliff2.write(parcel(sent))) == []


@pytest.mark.parametrize(
    "before, after",
    [
        (b'approved="yes"', b'approved="maybe"'),
        (b'state="translated"', b'state="done"'),
        (b'<bpt id="1"', b'<bpt id="9"'),
        (b"</source><target", b"</source><note>x</note><target"),
        (b'datatype="po" ', b""),
    ],
)
def test_the_rules_of_1_2_find_what_is_against_them(before: bytes, after: bytes) -> None:
    data = xliff.write(parcel())
    assert before in data
    assert broken_1_2(data.replace(before, after, 1))


@pytest.mark.parametrize(
    "before, after",
    [
        (b'state="translated"', b'state="done"'),
        (b'dataRef="', b'dataRef="x'),
        (b' srcLang="en"', b""),
        (b' trgLang="pl"', b""),
        (b'subType="xlf:b"', b'subType="xlf:var"'),
        (b"</notes><segment", b"</notes><notes/><segment"),
    ],
)
def test_the_rules_of_2_1_find_what_is_against_them(before: bytes, after: bytes) -> None:
    data = xliff2.write(parcel())
    assert before in data
    assert broken_2_1(data.replace(before, after, 1))


def test_gettext_parts_stand_where_the_guide_for_po_puts_them() -> None:
    root = tree(xliff.write(parcel()))
    unit = next(unit for unit in root.iter("{*}trans-unit") if unit.find("{*}alt-trans") is not None)
    contexts = [(each.getparent().get("name"), each.get("context-type"), each.text) for each in unit.iter("{*}context")]
    assert contexts == [
        ("po-entry", "x-po-msgctxt", "item"),
        ("po-entry", "x-po-trancomment", "two\nlines"),
        ("po-reference", "sourcefile", "source/small.md"),
        ("po-reference", "linenumber", "21"),
        ("po-reference", "sourcefile", "source/small.md"),
        ("po-reference", "linenumber", "30"),
    ]
    assert unit.get("approved") == "no"
    assert unit.find("{*}target").get("state") == "needs-review-translation"
    assert unit.find("{*}alt-trans/{*}source").text == "wait for 2–5 days"
    assert [unit.get("approved") for unit in root.iter("{*}trans-unit")] == ["yes", "no", "no", "yes", "no"]


def test_markup_and_placeholders_are_codes_that_a_tool_can_lock() -> None:
    source = next(
        unit.find("{*}source")
        for unit in tree(xliff.write(parcel())).iter("{*}trans-unit")
        if "Stop" in "".join(unit.itertext())
    )
    codes = [(names(code), code.get("id"), code.text) for code in source]
    assert codes == [
        ("bpt", "1", "**"), ("ept", "1", "**"), ("ph", "2", "{{phone}}"), ("bpt", "3", "["),
        ("ept", "3", "](https://example.org/a)"),
    ]  # fmt: skip
    assert "".join(source.itertext()) == MESSAGES[1].id.words
