"""Footnotes in every format: the same words in the same order, the note where it is read, links there and back."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import lxml.etree
import lxml.html
import page as pdf_checker
import pymupdf
import pytest
from openxml_audit import OpenXmlValidator

from pipeline.build.catalogues import program_words_in
from pipeline.files.workspace import open_workspace
from pipeline.formats import FORMATS
from pipeline.formats.books.proof import faults_of
from pipeline.inspections import INSPECTIONS
from pipeline.languages import language
from pipeline.model.edition import Edition
from pipeline.model.kit import LARGE, STANDARD, UKAAF, Kit, Layout, Profile
from pipeline.model.leaflet import Text, map_texts, texts
from pipeline.model.narration import Narration, Utterance
from pipeline.model.remark import Aim
from pipeline.steps.inspect import inspect
from pipeline.steps.localise import localise
from pipeline.steps.narrate import narrate
from pipeline.steps.reading import count_running
from pipeline.steps.script import script
from pipeline.text import phrases
from pipeline.text.markup.footnotes import numbered
from pipeline.text.markup.inline import plain
from tests.books import epubcheck
from tests.books.small import quick_beep
from tests.formats import docx_units
from tests.formats.pdf_units import require_same
from tests.text.test_markdown import parse

ROOT = Path(__file__).parents[2]
SOURCE = """# Pain relief

Take 500 mg[^dose] twice a day. Do not take it with milk.[^milk] Then rest.

| Age | Dose |
| --- | --- |
| Adults | 500 mg[^dose] |
| Children | 250 mg |

[^dose]: Not more than 2 g in 24 hours.

    Ask us if you weigh less than 50 kg:

    - call **020 7946 0000**
    - write to us

## Food

> [!WARNING]
> Stop at once if you feel ill[^milk].

## More

[^milk]: Cheese does no harm.
"""
TEXTS = {
    "ar": """تخفيف الألم
خذ 500 mg[^dose] مرتين في اليوم. لا تأخذه مع الحليب.[^milk] ثم استرح.
العمر
الجرعة
البالغون
500 mg[^dose]
الأطفال
250 mg
لا تتجاوز 2 g خلال 24 ساعة.
اسألنا إذا كان وزنك أقل من 50 kg:
اتصل على **020 7946 0000**
اكتب إلينا
الطعام
توقف فوراً إذا شعرت بالمرض[^milk].
المزيد
الجبن لا يضر.""",
    "bn": """ব্যথা কমানো
দিনে দুইবার 500 mg[^dose] খান। দুধের সাথে খাবেন না।[^milk] তারপর বিশ্রাম নিন।
বয়স
ডোজ
প্রাপ্তবয়স্ক
500 mg[^dose]
শিশু
250 mg
24 ঘণ্টায় 2 g-এর বেশি নয়।
আপনার ওজন 50 kg-এর কম হলে আমাদের জিজ্ঞাসা করুন:
**020 7946 0000** নম্বরে ফোন করুন
আমাদের লিখুন
খাবার
অসুস্থ বোধ করলে সঙ্গে সঙ্গে বন্ধ করুন[^milk]।
আরও
পনির কোনো ক্ষতি করে না।""",
    "zh-Hans": """缓解疼痛
每天两次，每次 500 mg[^dose]。不要与牛奶同服。[^milk]然后休息。
年龄
剂量
成人
500 mg[^dose]
儿童
250 mg
24 小时内不超过 2 g。
如果您的体重低于 50 kg，请咨询我们：
请致电 **020 7946 0000**
给我们写信
食物
如果感到不适，请立即停药[^milk]。
更多
奶酪没有害处。""",
}
TAGS = ("en", *TEXTS)
every = pytest.mark.parametrize("tag", TAGS)
# The library's own open() has no types.
_open: Any = pymupdf.open
RTL_MARKS = re.compile("[\u200e\u200f\u2066-\u2069]")


@lru_cache(maxsize=8)
def edition(tag: str) -> Edition:
    leaflet = parse(SOURCE)
    own = localise(leaflet, None, "en", {}).edition
    if tag == "en":
        return own
    words = dict(zip((text.anchor for text in texts(own.blocks)), TEXTS[tag].split("\n"), strict=True))
    blocks = map_texts(own.blocks, lambda text: replace(text, words=words[text.anchor]))
    return replace(own, tag=tag, blocks=blocks)


@lru_cache(maxsize=16)
def kit(tag: str, profile: Profile = STANDARD) -> Kit:
    words = program_words_in(open_workspace(ROOT), language(tag), "en")
    made: Narration = narrate(script(edition(tag), language(tag), words, True), quick_beep, "beep")
    return Kit(language(tag), words, profile, True, narration=made)


@lru_cache(maxsize=32)
def made(name: str, tag: str) -> bytes:
    return FORMATS[name].render(edition(tag), kit(tag, FORMATS[name].profile))


def wanted(tag: str) -> list[str]:
    return [even(plain(text.words)) for text in numbered(edition(tag), kit(tag).words).texts()]


def even(text: str) -> str:
    return " ".join(RTL_MARKS.sub("", text).split())


def html(tag: str) -> Any:
    return tree(made("html", tag))


def tree(page: bytes) -> Any:
    return lxml.html.document_fromstring(page.decode("utf-8"))


def files(name: str, tag: str) -> dict[str, Any]:
    """The pages of a book by their names."""
    with zipfile.ZipFile(io.BytesIO(made(name, tag))) as archive:
        pages = [each for each in archive.namelist() if each.endswith((".xhtml", "text.html"))]
        return {each.rpartition("/")[2]: lxml.etree.fromstring(archive.read(each)) for each in pages}


def utterances(tag: str) -> list[Utterance]:
    said = script(edition(tag), language(tag), kit(tag).words, draft=False)
    return [line for part in said.parts for line in part.utterances]


# The same words in the same order


@every
def test_every_format_has_the_same_units_in_the_same_order(tag: str) -> None:
    units = wanted(tag)
    assert [even(each.text_content()) for each in html(tag).xpath("//*[@data-unit]")] == units
    assert [even(unit) for unit in docx_units.units(made("docx", tag))] == units
    for name in ("pdf", "pdf-large-print"):
        require_same(made(name, tag), edition(tag), kit(tag, FORMATS[name].profile))
    for name in ("epub", "daisy"):
        shown = [
            each
            for page in files(name, tag).values()
            for each in page.iter()
            if re.fullmatch("u\\d+", each.get("id") or "")
        ]
        assert [even("".join(each.itertext())) for each in shown] == units
    # A header is heard before each of its cells.
    written = "".join("".join(line.written for line in utterances(tag) if line.anchor).split())
    assert all("".join(unit.split()) in written for unit in units)


@every
def test_a_table_as_a_list_keeps_its_marks(tag: str) -> None:
    said = docx_units.units(FORMATS["giant-print"].render(edition(tag), kit(tag, FORMATS["giant-print"].profile)))
    assert Counter(map(even, said)) == Counter(wanted(tag))


@every
def test_the_name_of_a_note_stands_right_before_it_in_every_format(tag: str) -> None:
    colon = "：" if tag == "zh-Hans" else ": "
    for number, first in ((1, wanted(tag)[8]), (2, wanted(tag)[-1])):
        label = kit(tag).words.say(phrases.NOTE_LABEL, number=str(number))
        line = even(f"{label}{colon}{first}")
        assert line in [even(each.text_content()) for each in html(tag).xpath("//p")]
        paragraphs = docx_units.find(docx_units.tree(made("docx", tag)), ".//w:p")
        assert line in [even("".join(map(str, paragraph.itertext()))) for paragraph in paragraphs]
        for name in ("epub", "daisy"):
            lines = [even("".join(p.itertext())) for page in files(name, tag).values() for p in page.iter("{*}p")]
            assert line in lines
        heard = [line.written for line in utterances(tag)]
        assert heard[heard.index(label) + 1].startswith(first[:8])


@every
def test_a_mark_is_never_a_raised_figure_beside_a_figure(tag: str) -> None:
    assert not html(tag).xpath("//sup")
    for name in ("docx", "large-print"):
        document = docx_units.tree(made(name, tag))
        assert not docx_units.find(document, ".//w:vertAlign | .//w:footnoteReference")
    for unit in wanted(tag):
        assert not re.search(r"\d(?:mg)?[¹²³⁰-⁹]|\[\^", unit)
        assert not re.search(r"[^\s(]\[", unit)


# Heard


def test_a_mark_is_heard_in_words_between_pauses_and_the_note_after_its_name() -> None:
    lines = [(line.written.replace("\u00a0", " "), line.spoken) for line in utterances("en")]
    at = lines.index(("Take 500 mg [note 1] twice a day.", "Take five hundred milligrams, note one, twice a day."))
    assert lines[at + 1] == ("Do not take it with milk. [note 2]", "Do not take it with milk. Note two")
    at = lines.index(("Note 1", "Note one"))
    assert lines[at + 1][0] == "Not more than 2 g in 24 hours."
    assert ("Stop at once if you feel ill [note 2].", "Stop at once if you feel ill, note two.") in lines


@every
@pytest.mark.parametrize("name", ["epub", "daisy"])
def test_a_talking_book_with_notes_has_no_fault(name: str, tag: str) -> None:
    narration = kit(tag).narration
    assert narration is not None
    assert faults_of(name, made(name, tag), numbered(edition(tag), kit(tag).words), narration) == ()


def test_reading_level_counts_the_words_of_notes_and_no_marks() -> None:
    unmarked = parse(
        re.sub(r"(?<!\n)\[\^\w+\]", "", SOURCE)
        .replace("[^dose]: ", "")
        .replace("[^milk]: ", "")
        .replace("\n    ", "\n")
    )
    plainly = localise(unmarked, None, "en", {}).edition
    assert count_running(edition("en"), language("en")) == count_running(plainly, language("en"))


# Links there and back


@every
def test_on_the_page_marks_lead_to_notes_and_notes_back_to_their_first_mark(tag: str) -> None:
    page = html(tag)
    ids = Counter(page.xpath("//@id"))
    assert max(ids.values()) == 1
    marks = page.xpath("//a[@role='doc-noteref']")
    assert [mark.get("href") for mark in marks] == ["#note_1", "#note_2", "#note_1", "#note_2"]
    for note in page.xpath("//*[@role='doc-footnote']"):
        (back,) = note.xpath(".//a[@role='doc-backlink']")
        (mark,) = page.xpath(f"//*[@id='{back.get('href')[1:]}']")
        assert mark is next(each for each in marks if each.get("href") == f"#{note.get('id')}")
    assert [note.get("id") for note in page.xpath("//*[@role='doc-footnote']")] == ["note_1", "note_2"]


@every
@pytest.mark.parametrize("name", ["epub", "daisy"])
def test_in_a_book_every_link_of_a_note_leads_into_the_right_file(name: str, tag: str) -> None:
    pages = files(name, tag)
    ids = {(file, each.get("id")): each for file, page in pages.items() for each in page.iter() if each.get("id")}
    found = [(file, each) for file, page in pages.items() if file != "nav.xhtml" for each in page.iter("{*}a")]
    assert len(found) == 6
    for file, link in found:
        target, _, anchor = link.get("href").partition("#")
        there = ids[target or file, anchor]
        kind, number = anchor.split("_")
        assert there.get("class") == ("footnote" if kind == "note" else None)
        assert re.search(rf"{number}\b", "".join(link.itertext()))


def test_epubcheck_finds_nothing_in_a_book_with_notes(tmp_path: Path) -> None:
    (tmp_path / "notes.epub").write_bytes(made("epub", "ar"))
    told = epubcheck.said_of(tmp_path / "notes.epub")
    assert epubcheck.complaints(told) == []
    assert "No errors or warnings detected." in told


@every
@pytest.mark.parametrize("profile", [STANDARD, LARGE], ids=lambda each: each.name)
def test_a_word_document_with_notes_is_valid_and_its_links_lead_to_bookmarks(
    tag: str, profile: Profile, tmp_path: Path
) -> None:
    layout = Layout(UKAAF, cover=True, contents=True)
    data = FORMATS["docx"].render(edition(tag), replace(kit(tag, profile), layout=layout))
    (tmp_path / "notes.docx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(tmp_path / "notes.docx").errors] == []
    document = docx_units.tree(data)
    starts = docx_units.find(document, ".//w:bookmarkStart")
    names, numbers = ([each.get(docx_units.WORD + key) for each in starts] for key in ("name", "id"))
    assert len(set(names)) == len(names)
    assert len(set(numbers)) == len(numbers)
    anchors = [each.get(docx_units.WORD + "anchor") for each in docx_units.find(document, ".//w:hyperlink[@w:anchor]")]
    assert set(anchors) <= set(names)
    assert Counter(anchor for anchor in anchors if anchor and not anchor.startswith("_Toc")) == {
        "_Note1": 2,
        "_Note2": 2,
        "_Mark1": 1,
        "_Mark2": 1,
    }
    aim = Aim(layout.rules.applied(profile), layout.rules)
    assert [f"{found.code} {found}" for found in inspect(data, "a", aim, INSPECTIONS.values())] == []


@every
@pytest.mark.parametrize("name", ["pdf", "pdf-large-print"])
def test_a_pdf_with_notes_is_accessible_and_its_links_lead_to_places(name: str, tag: str) -> None:
    data = made(name, tag)
    report = pdf_checker.validate_pdf_bytes(data, profile="ua-1")
    assert [str(failure) for failure in report.failures] == []
    with _open(stream=data) as document:
        links = [link for sheet in document for link in sheet.get_links() if link["kind"] == pymupdf.LINK_GOTO]
    assert len({(link["page"], link["to"]) for link in links}) == 4
    assert len(links) >= 6


# What goes wrong


WITHOUT: list[tuple[str, Callable[[Text], Text]]] = [
    ("a mark was lost", lambda text: replace(text, words=text.words.replace("[^milk]", ""))),
    ("a mark of no note", lambda text: replace(text, words=text.words.replace("[^milk]", "[^cheese]"))),
    (
        "a link around a mark",
        lambda text: replace(text, words=text.words.replace("[^milk]", "[a[^milk]](https://a.org)")),
    ),
]


@pytest.mark.parametrize(("what", "change"), WITHOUT, ids=[what for what, _ in WITHOUT])
def test_a_mark_that_somebody_let_stand_wrong_leaves_every_format_whole(
    what: str, change: Callable[[Text], Text]
) -> None:
    """A check blocks it, and a person may waive the check; nothing leads to a place that is not there."""
    wrong = replace(edition("en"), blocks=map_texts(edition("en").blocks, change))
    said = script(wrong, language("en"), kit("en").words, True)
    own = replace(kit("en"), narration=narrate(said, quick_beep, "beep"))
    for name in ("docx", "pdf", "html", "epub", "daisy"):
        assert FORMATS[name].render(wrong, own)
    page = tree(FORMATS["html"].render(wrong, own))
    assert [link.get("href") for link in page.xpath("//a[@role='doc-backlink']")] == ["#mark_1"]
    assert [each.text_content() for each in page.xpath("//*[@role='doc-footnote']//*[@class='label']")] == [
        "Note 1",
        "Note 2",
    ]
    if what == "a mark of no note":
        assert "[^cheese]" in page.text_content()


def test_what_people_sign_does_not_hang_on_the_programs_words() -> None:
    signed = edition("en")
    made_of = numbered(signed, kit("en").words)
    assert "[^dose]" in repr(signed)
    assert "note\\xa01" not in repr(signed)
    assert made_of.digest != signed.digest
    assert numbered(made_of, kit("en").words) == made_of
