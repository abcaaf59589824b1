"""The web page: what a reader, a screen reader, a printer and an attacker meet."""

import base64
import hashlib
import json
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.formats.html import render
from pipeline.formats.sound.recording import clip_times
from pipeline.languages import language, tags
from pipeline.model.errors import RenderError
from pipeline.model.kit import Words
from pipeline.model.leaflet import AlertKind, Heading, Item, Listing, Paragraph, Role, Table, Text
from pipeline.model.narration import Chapter, Clip, Narration, Sound
from pipeline.text import phrases
from pipeline.text.markup.inline import plain
from pipeline.text.measures import file_size, playing_time
from pipeline.text.segment import sentences
from pipeline.text.typeset import NO_BREAK, runs
from tests.formats.html_samples import (
    DOCX,
    HEADINGS,
    HOSTILE,
    SAID,
    SENTENCES,
    flooded,
    heard,
    heard_page,
    leaflet_edition,
    leaflet_kit,
    narration_of,
    one,
    page_bytes,
    png,
    read,
    tree,
    unit_words,
)

every_language = pytest.mark.parametrize("tag", sorted(SENTENCES))


def stylesheet(tag: str = "en", draft: bool = True) -> str:
    return str(one(tree(page_bytes(tag, draft)), "//style").text)


def with_intro(tag: str, words: str) -> Any:
    """The element that shows `words`."""
    return one(tree(render(leaflet_edition(tag, intro=words), leaflet_kit(tag))), "//*[@data-unit='intro']")


# -- Structure --------------------------------------------------------------------------------------------------


def test_the_test_leaflet_is_written_in_every_language_that_leaflets_are_translated_into() -> None:
    folders = (Path(__file__).parents[2] / "locale").glob("*/LC_MESSAGES")
    assert set(SENTENCES) == {"en"} | {folder.parent.name.replace("_", "-") for folder in folders}
    assert set(SENTENCES) <= set(tags())


def test_equal_input_gives_equal_bytes() -> None:
    assert render(leaflet_edition("ur"), leaflet_kit("ur")) == render(leaflet_edition("ur"), leaflet_kit("ur"))


@every_language
def test_the_page_says_which_language_it_is_in_and_which_way_it_runs(tag: str) -> None:
    page = page_bytes(tag)
    assert page.startswith(b"<!DOCTYPE html>\n")
    root = tree(page)
    assert root.get("lang") == tag
    assert root.get("dir") == language(tag).direction
    assert root.get("data-edition") == leaflet_edition(tag).digest


@every_language
def test_there_is_one_title_and_no_heading_level_is_skipped(tag: str) -> None:
    levels = [int(element.tag[1]) for element in tree(page_bytes(tag)).iter(*HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@every_language
def test_every_landmark_is_there_once_and_every_navigation_has_a_name_of_its_own(tag: str) -> None:
    root = tree(page_bytes(tag))
    for landmark in ("header", "main", "footer"):
        one(root, f"/html/body/{landmark}")
    names = [one(root, f"//*[@id='{nav.get('aria-labelledby')}']").text_content() for nav in root.iter("nav")]
    assert len(names) == 2
    assert len(set(names)) == 2


@every_language
def test_ids_are_unique_and_whatever_points_to_one_finds_it(tag: str) -> None:
    root = tree(page_bytes(tag))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    pointed = [href[1:] for href in root.xpath("//a/@href") if href.startswith("#")]
    pointed += root.xpath("//@aria-labelledby")
    assert len(pointed) > 8
    assert set(pointed) <= set(ids)


def test_the_skip_link_comes_first_and_leads_to_the_text() -> None:
    root = tree(page_bytes("en"))
    first = next(root.iter("a"))
    assert first.text_content() == phrases.SKIP
    assert one(root, f"//*[@id='{first.get('href')[1:]}']").tag == "main"


@every_language
@pytest.mark.parametrize("draft", [True, False])
def test_every_text_of_the_edition_stands_in_the_page_in_its_order_and_unchanged(tag: str, draft: bool) -> None:
    expected = [(text.anchor, plain(text.words)) for text in leaflet_edition(tag).texts()]
    for page in (page_bytes(tag, draft), heard_page(tag, draft)):
        units = tree(page).xpath("//*[@data-unit]")
        assert [(unit.get("data-unit"), unit_words(unit)) for unit in units] == expected


def test_headings_can_be_linked_to_by_their_anchor() -> None:
    root = tree(page_bytes("cy"))
    headings = [block.text.anchor for block in leaflet_edition("cy").blocks if isinstance(block, Heading)]
    for anchor in headings:
        assert one(root, f"//*[@id='{anchor}']").tag in HEADINGS


def test_the_contents_list_every_section() -> None:
    links = tree(page_bytes("en")).xpath("//nav[@class='contents']//a")
    assert [link.text_content() for link in links] == [
        "Before you start",
        "How much to take",
        "Getting help",
        phrases.FORMATS,
        phrases.ABOUT,
    ]


def test_a_leaflet_without_sections_has_no_contents_list() -> None:
    edition = leaflet_edition("en")
    bare = replace(edition, blocks=edition.blocks[:2])
    assert not tree(render(bare, leaflet_kit("en"))).xpath("//nav[@class='contents']")


# -- Blocks -----------------------------------------------------------------------------------------------------


def test_lists_keep_their_kind_their_first_number_and_their_nesting() -> None:
    steps = one(tree(page_bytes("en")), "//main/ol")
    assert steps.get("start") == "3"
    assert len(steps.xpath("./li")) == 2
    assert [unit_words(item) for item in steps.xpath("./li[1]/ul/li/p")] == [
        "Write down the time, for example 08:30.",
        "Read the label.",
    ]


def test_a_list_that_begins_at_1_does_not_say_so() -> None:
    edition = leaflet_edition("en")
    listing = Listing((Item((Paragraph(Text("x", "One", Role.ITEM)),)),), 1)
    page = render(replace(edition, blocks=(*edition.blocks, listing)), leaflet_kit("en"))
    assert "start" not in one(tree(page), "//main/ol[last()]").attrib


def room(*words: str) -> str:
    """How much room a table of one row needs that has these cells."""
    cells = tuple(Text(f"cell-{number}", cell, Role.CELL) for number, cell in enumerate(words))
    edition = leaflet_edition("en")
    page = render(replace(edition, blocks=(*edition.blocks, Table(cells, (cells,)))), leaflet_kit("en"))
    return str(one(tree(page), "(//table)[last()]").get("class"))


def test_a_table_stands_side_by_side_only_where_its_longest_words_have_room() -> None:
    assert room("Age", "Dose", "How often you may take it") == "narrow"
    assert room(*["Otorhinolaryngology"] * 2) == "middle"
    assert room(*["Antibiotics"] * 4) == "endless"
    assert room(*["Otorhinolaryngology"] * 3) == "endless"
    assert room(*["Dose"] * 9) == "endless"


def test_a_chinese_table_may_break_between_any_two_letters() -> None:
    assert room(*["请在每天早上同一时间服用一片药片"] * 4) == "narrow"


def test_tables_are_named_and_their_columns_have_headers() -> None:
    root = tree(page_bytes("en"))
    table = one(root, "//table")
    assert one(root, f"//*[@id='{table.get('aria-labelledby')}']").text_content() == "How much to take"
    headers = table.xpath("./thead/tr/th")
    assert [header.get("scope") for header in headers] == ["col"] * 3
    assert [len(row) for row in table.xpath("./tbody/tr")] == [3, 3]


def test_table_cells_know_their_column_and_their_role_when_the_narrow_layout_stacks_them() -> None:
    table = one(tree(page_bytes("en")), "//table")
    assert [cell.get("data-label") for cell in table.xpath("./tbody/tr[1]/td")] == ["Age", "Dose", "How often"]
    roles = {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "th": "columnheader",
        "td": "cell",
    }
    assert all(element.get("role") == roles[element.tag] for element in table.iter())


def test_an_empty_cell_is_empty_and_an_empty_column_header_is_no_header() -> None:
    assert one(tree(page_bytes("en")), "//tbody/tr[2]/td[3]").text_content() == ""
    empty, name = Text("e", "", Role.CELL), Text("n", "Dose", Role.COLUMN_HEADER)
    edition = leaflet_edition("en")
    page = render(replace(edition, blocks=(*edition.blocks, Table((empty, name), ((name, empty),)))), leaflet_kit("en"))
    head = one(tree(page), "(//table)[last()]/thead/tr")
    assert [cell.tag for cell in head] == ["td", "th"]


@pytest.mark.parametrize(
    "kind, label",
    [
        (AlertKind.NOTE, phrases.NOTE),
        (AlertKind.TIP, phrases.TIP),
        (AlertKind.IMPORTANT, phrases.IMPORTANT),
        (AlertKind.WARNING, phrases.WARNING),
        (AlertKind.CAUTION, phrases.CAUTION),
    ],
)
def test_an_alert_says_in_words_what_it_is(kind: AlertKind, label: str) -> None:
    root = tree(page_bytes("en"))
    alert = one(root, f"//section[@class='alert {kind}']")
    assert alert.get("role") == "note"
    assert alert[0].text_content() == label
    assert alert[0].get("id") == alert.get("aria-labelledby")


def test_pictures_are_inside_the_page_with_their_description_and_caption() -> None:
    figures = tree(page_bytes("en")).xpath("//figure")
    assert [len(figure.xpath("figcaption")) for figure in figures] == [1, 0]
    for picture in (figure.xpath("img")[0] for figure in figures):
        assert picture.get("alt") == "A blister pack with 10 tablets"
        head, data = picture.get("src").split(",")
        assert head == "data:image/png;base64"
        assert base64.b64decode(data) == png(480, 160)
        assert (picture.get("width"), picture.get("height")) == ("480", "160")


def test_strong_words_links_and_line_breaks_are_kept() -> None:
    root = tree(page_bytes("en"))
    assert [read(element.text_content()) for element in root.xpath("//*[@data-unit='intro']/strong")] == [
        "500 mg",
        "020 7946 0000",
    ]
    call = one(root, "//*[@data-unit='call']")
    assert one(call, "a").get("href") == "mailto:pharmacy@example.org"
    one(call, "br")
    assert one(root, "//*[@data-unit='wait']/em").text_content() == "next"


def test_a_link_shows_its_address_in_print_unless_its_words_are_the_address() -> None:
    for words, address in (
        ("[us](https://www.nhs.uk/x)", "https://www.nhs.uk/x"),
        ("[our pharmacy](mailto:a@example.org)", "a@example.org"),
        ("[our nurse](tel:+442079460000)", "+442079460000"),
        ("[www.nhs.uk/x](https://www.nhs.uk/x/)", None),
        ("[a@example.org](mailto:a@example.org)", None),
        ("[020 7946 0000](tel:+442079460000)", None),
    ):
        assert one(with_intro("en", words), "a").get("data-address") == address


# -- Words that must not be torn or turned ----------------------------------------------------------------------


@every_language
def test_a_number_is_not_torn_from_its_unit(tag: str) -> None:
    intro = one(tree(page_bytes(tag)), "//*[@data-unit='intro']").text_content()
    assert f"500{NO_BREAK}mg" in intro
    assert f"020{NO_BREAK}7946{NO_BREAK}0000" in intro


@pytest.mark.parametrize("tag", ["ar", "ur"])
def test_every_figure_and_latin_word_of_right_to_left_text_is_isolated(tag: str) -> None:
    root = tree(page_bytes(tag))
    for text in leaflet_edition(tag).texts():
        unit = one(root, f"//*[@data-unit='{text.anchor}']")
        # A line break is no part of a figure; the page has it as an element, the plain words as a space.
        expected = [run.text for run in runs(plain(text.words), True) if run.isolated]
        if unit.tag == "img":
            assert re.findall("\u2066([^\u2069]*)\u2069", unit.get("alt")) == expected
        else:
            assert [bdi.text_content() for bdi in unit.iter("bdi")] == expected
            assert {bdi.get("dir") for bdi in unit.iter("bdi")} <= {"ltr"}


def test_a_figure_is_isolated_whole_when_only_its_number_is_strong() -> None:
    intro = with_intro("ar", "تناول **500** mg الآن")
    isolated = one(intro, ".//bdi")
    assert isolated.text_content() == f"500{NO_BREAK}mg"
    assert one(isolated, "strong").text_content() == "500"


def test_an_isolate_stands_inside_the_link_or_the_strong_words_that_hold_all_of_it() -> None:
    strong = one(with_intro("ar", "[اتصل على **020 7946 0000**](tel:+442079460000)"), "a/strong")
    assert one(strong, "bdi").text_content() == f"020{NO_BREAK}7946{NO_BREAK}0000"


@pytest.mark.parametrize("tag", ["ar", "en"])
@pytest.mark.parametrize(
    ("said", "whole"),
    [
        ("2–4% x", "2–4%"),
        ("**2**–4 mg x", f"2–4{NO_BREAK}mg"),
        ("10.5–12.5 °C x", f"10.5–12.5{NO_BREAK}°C"),
        ("[2–4](https://example.org)", "2–4"),
    ],
)
def test_a_range_of_figures_stands_on_one_line_and_keeps_its_words(tag: str, said: str, whole: str) -> None:
    unit = with_intro(tag, said)
    assert [span.text_content() for span in unit.xpath(".//span[@class='whole']")] == [whole]
    assert unit_words(unit) == plain(said)


@pytest.mark.parametrize("said", ["2 – 4", "PIL-042", "8–", "no–5", "1234567890–1234567890 mg"])
def test_what_is_no_range_or_too_long_for_a_line_of_large_print_may_be_broken(said: str) -> None:
    assert not with_intro("en", said).xpath(".//span[@class='whole']")


WORDS = st.text(st.sampled_from("اب تم500 mg7:.-–(%)AB<>&'\"*_[]"), max_size=30)


@settings(max_examples=60)
@given(words=WORDS, tag=st.sampled_from(["ar", "en"]))
def test_whatever_is_written_is_read_in_the_page_and_every_figure_of_it_is_isolated(words: str, tag: str) -> None:
    unit = with_intro(tag, words)
    assert unit_words(unit) == plain(words).replace(NO_BREAK, " ")
    expected = [run.text for run in runs(plain(words), tag == "ar") if run.isolated]
    assert [bdi.text_content() for bdi in unit.iter("bdi")] == expected


# -- Around the text --------------------------------------------------------------------------------------------


def test_a_draft_says_so_in_its_title_at_its_top_on_every_printed_page_and_to_search_engines() -> None:
    root = tree(page_bytes("en"))
    assert one(root, "//title").text.startswith("Draft – ")
    assert one(root, "//main/*[1][@class='draft']").text_content().strip() == phrases.DRAFT_NOTICE
    assert one(root, "//meta[@name='robots']").get("content") == "noindex"
    assert "@top-center" in stylesheet()


def test_a_signed_leaflet_says_draft_nowhere() -> None:
    assert b"draft" not in re.sub(rb"(?m)^\.draft.*$|, \.draft", b"", page_bytes("en", draft=False)).lower()


def test_the_draft_notice_is_in_the_language_of_the_page() -> None:
    assert SAID["ur"][phrases.DRAFT_NOTICE] in one(tree(page_bytes("ur")), "//main/*[@class='draft']").text_content()


def test_words_of_the_program_in_another_language_are_marked_as_such() -> None:
    notice = one(tree(page_bytes("pl")), "//main/*[@class='draft']//span")
    assert notice.get("lang") == "en"
    assert notice.text_content() == phrases.DRAFT_NOTICE
    assert not tree(page_bytes("ar")).xpath("//main/*[@class='draft']//span")


def test_the_player_loads_nothing_until_asked_has_a_label_and_a_file_to_save() -> None:
    root = tree(page_bytes("en"))
    player = one(root, "//audio")
    assert player.get("preload") == "none"
    assert "controls" in player.attrib
    assert one(root, f"//*[@id='{player.get('aria-labelledby')}']").text_content() == phrases.LISTEN
    assert player.get("src") == "paracetamol.mp3"
    assert one(root, "//a[@download]").get("href") == "paracetamol.mp3"


def test_without_sound_there_is_no_player() -> None:
    kit = leaflet_kit("en")
    silent = replace(kit, downloads=tuple(file for file in kit.downloads if file.media_type != "audio/mpeg"))
    assert not tree(render(leaflet_edition("en"), silent)).xpath("//audio | //*[@class='listen']")


def test_without_other_formats_or_languages_nothing_is_said_of_them() -> None:
    root = tree(render(leaflet_edition("en"), replace(leaflet_kit("en"), downloads=(), siblings=())))
    assert not root.xpath("//*[@id='_formats' or @id='_languages'] | //a[@href='#_formats']")


def test_other_formats_are_linked_with_their_media_type() -> None:
    files = tree(page_bytes("en")).xpath("//section[@class='formats']//a")
    assert [(file.get("href"), file.text_content(), file.get("type")) for file in files] == [
        ("paracetamol.docx", phrases.WORD, DOCX),
        ("paracetamol-large.docx", phrases.LARGE_PRINT, DOCX),
        ("paracetamol.mp3", phrases.AUDIO, "audio/mpeg"),
    ]


def test_the_switcher_names_every_language_in_itself() -> None:
    links = tree(page_bytes("en")).xpath("//nav[@class='languages']//a")
    assert len(links) == len(tags()) - 1
    for link in links:
        other = language(link.get("lang"))
        assert link.get("hreflang") == other.tag
        assert link.get("dir") == other.direction
        assert link.text_content() == other.own_name
        assert link.get("href") == f"../{other.tag}/paracetamol.html"


@every_language
def test_the_control_block_says_which_leaflet_this_is(tag: str) -> None:
    edition = leaflet_edition(tag)
    entries = [read(entry.text_content()) for entry in tree(page_bytes(tag)).xpath("//dl//dd")]
    control = edition.control
    assert entries[:5] == [
        plain(control.owner.words),
        plain(control.department.words),
        plain(control.contact.words),
        "PIL-0042",
        "1.3",
    ]
    assert tree(page_bytes(tag)).xpath("//dl//time/@datetime") == ["2026-03-02", "2029-03-02"]
    assert "2026" in entries[5]
    assert len(entries) == (7 if tag == "en" else 8)


def test_staff_find_the_english_title_and_language_in_a_leaflet_they_cannot_read() -> None:
    entry = tree(page_bytes("ur")).xpath("//dl//dd")[-1]
    assert entry.text_content() == "Taking paracetamol at home (Urdu)"
    assert {bdi.get("lang") for bdi in entry.xpath("bdi/bdi")} == {"en"}


def test_the_record_is_also_in_the_head_of_the_page() -> None:
    root = tree(page_bytes("en"))
    told = {meta.get("name"): meta.get("content") for meta in root.iter("meta") if meta.get("name")}
    assert read(told["description"]).startswith("Paracetamol eases pain.")
    assert told["author"] == "Northbridge Hospital"
    assert told["keywords"] == "paracetamol, pain"
    assert told["dcterms.identifier"] == "PIL-0042"
    assert told["dcterms.hasVersion"] == "1.3"
    assert told["dcterms.issued"] == "2026-03-02"
    assert told["dcterms.valid"] == "2029-03-02"
    assert "user-scalable" not in told["viewport"]


# -- Text is data -----------------------------------------------------------------------------------------------


class Counted(HTMLParser):
    """Counts the elements, attributes and comments of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.comments: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.attributes.update(name for name, _ in attrs)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_makes_no_element_no_attribute_and_no_comment(words: str) -> None:
    calm, hostile = Counted(flooded("calm").decode("utf-8")), Counted(flooded(words).decode("utf-8"))
    assert hostile.elements == calm.elements
    assert hostile.attributes == calm.attributes
    assert hostile.comments == []


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("tag", ["en", "ar"])
def test_hostile_text_is_read_as_it_was_written(words: str, tag: str) -> None:
    units = tree(flooded(words, tag)).xpath("//*[@data-unit]")
    assert len(units) > 20
    assert {unit_words(unit) for unit in units} == {plain(words)}


def test_text_that_utf_8_cannot_write_is_refused_with_its_place() -> None:
    with pytest.raises(RenderError, match=r"leaflet paracetamol, language en: .*U\+D800"):
        render(leaflet_edition("en", intro="x\ud800"), leaflet_kit("en"))


# -- While it is heard ------------------------------------------------------------------------------------------


def sentences_of(root: Any) -> dict[int, str]:
    """The words of every sentence that is marked in the page, by its number."""
    found: dict[int, str] = {}
    for part in root.xpath("//*[@data-sentence]"):
        number = int(part.get("data-sentence"))
        # What stands between two parts of a sentence inside and outside a link belongs to one of them.
        found[number] = found.get(number, "") + unit_words(part)
    return found


def moments_of(root: Any) -> list[list[int]]:
    """The times that the page gives its script: milliseconds and the number of the sentence."""
    found: list[list[int]] = json.loads(one(root, "//script[@type='application/json']").text)
    return found


@every_language
def test_every_sentence_that_is_heard_is_marked_in_the_page_with_its_time(tag: str) -> None:
    edition, kit = leaflet_edition(tag), leaflet_kit(tag)
    root, narration = tree(heard_page(tag)), narration_of(edition, kit)
    marked, moments = sentences_of(root), moments_of(root)
    pictures = {text.anchor for text in edition.texts() if text.role is Role.PICTURE}
    assert [time for time, _ in moments] == [start for start, _ in clip_times(narration)]
    heard_here = 0
    for clip, (_, number) in zip(narration.clips, moments, strict=True):
        if clip.anchor in pictures:
            assert one(root, f"//img[@data-unit='{clip.anchor}']").get("data-sentence") == str(number)
        elif clip.anchor:
            assert read(marked[number]) == clip.written
            assert one(root, f"//*[@data-unit='{clip.anchor}']").xpath(f".//*[@data-sentence='{number}']")
            heard_here += 1
    assert heard_here > 30
    assert set(marked) == {number for _, number in moments} - {0}


def test_announcements_mark_nothing_but_the_number_of_an_item_marks_the_item() -> None:
    edition = leaflet_edition("en")
    narration = narration_of(edition, leaflet_kit("en"))
    moments = moments_of(tree(heard_page("en")))
    said = [(clip.written, number) for clip, (_, number) in zip(narration.clips, moments, strict=True)]
    assert dict(said)["End of leaflet."] == 0
    assert dict(said)["Section 1 of 3."] == 0
    for index, (written, number) in enumerate(said):
        if written in ("3", "4"):
            assert number == said[index + 1][1] != 0


def test_a_column_header_is_one_sentence_heard_with_every_row() -> None:
    root = tree(heard_page("en"))
    number = int(one(root, "//th[@data-unit='column-1']/span").get("data-sentence"))
    assert [heard_number for _, heard_number in moments_of(root)].count(number) == 2


def test_a_sentence_is_marked_inside_a_link_and_beside_it_so_that_the_link_stays_whole() -> None:
    edition = leaflet_edition("en", intro="Ask. Read [the page. It helps](https://www.nhs.uk/) you.")
    root = tree(render(edition, heard(edition, leaflet_kit("en"))))
    intro = one(root, "//*[@data-unit='intro']")
    link = one(intro, "a")
    assert link.text_content() == "the page. It helps"
    assert [part.text_content() for part in link.xpath("span")] == ["the page.", "It helps"]
    assert [part.text_content() for part in intro.xpath("span")] == ["Ask.", "Read ", " you."]
    numbers = [part.get("data-sentence") for part in intro.xpath(".//span")]
    assert numbers[1] == numbers[2] != numbers[3] == numbers[4]
    # A sentence can become a button, and a button must not hold a link.
    call = one(tree(heard_page("en")), "//*[@data-unit='call']")
    assert one(call, "a/span").text_content() == "our pharmacy"
    assert not call.xpath(".//span//a")


def test_sentences_that_are_strong_together_stay_so() -> None:
    edition = leaflet_edition("en", intro="**Stop. Call us** now. *Wait.*")
    intro = one(tree(render(edition, heard(edition, leaflet_kit("en")))), "//*[@data-unit='intro']")
    assert [part.text_content() for part in one(intro, "strong").xpath("span")] == ["Stop.", "Call us"]
    assert one(intro, "span/em").text_content() == "Wait."


SENTENCE_WORDS = st.text(st.sampled_from("اب تم. 500 mg7:؟-(%)Ab<>&'\"*_[]"), max_size=40)


@settings(max_examples=60)
@given(words=SENTENCE_WORDS, tag=st.sampled_from(["ar", "en"]))
def test_marking_sentences_changes_no_word_no_link_and_no_isolate(words: str, tag: str) -> None:
    words = f"[{words}](https://www.nhs.uk/) **x. 5** {words}"
    edition, kit = leaflet_edition(tag, intro=words), leaflet_kit(tag)
    found = sentences(plain(words), kit.language)
    clips = tuple(Clip("intro", sentence, n * 100, n * 100 + 90) for n, sentence in enumerate(found))
    sound = Sound(bytes(200 * len(clips)), 22050)
    narration = Narration("silence", sound, clips, (Chapter("intro", "", 0, 100 * len(clips)),))
    unit = one(tree(render(edition, replace(kit, narration=narration))), "//*[@data-unit='intro']")
    before = with_intro(tag, words)
    assert unit_words(unit) == unit_words(before)
    for kind in ("a", "bdi"):
        assert [e.text_content() for e in unit.iter(kind)] == [e.text_content() for e in before.iter(kind)]
    assert list(sentences_of(unit).values()) == [read(sentence) for sentence in found]


def test_the_page_has_buttons_for_listening_that_are_hidden_where_no_script_runs() -> None:
    tools = one(tree(heard_page("en")), "//div[@class='tools']")
    assert "hidden" in tools.attrib
    assert [button.text_content() for button in tools.iter("button")] == [
        phrases.BACK,
        phrases.FORWARD,
        "0.75",
        "1",
        "1.25",
        phrases.CHOOSE,
    ]
    assert [button.text_content() for button in tools.xpath(".//button[@aria-pressed='true']")] == ["1"]
    assert {button.get("type") for button in tools.iter("button")} == {"button"}
    assert one(tree(heard_page("pl")), "//button[@data-speed='0.75']").text_content() == "0,75"
    assert not tree(heard_page("en")).xpath("//*[@autoplay]")


def test_without_a_recording_or_without_its_times_there_is_no_script() -> None:
    edition, kit = leaflet_edition("en"), heard(leaflet_edition("en"), leaflet_kit("en"))
    silent = replace(kit, downloads=tuple(file for file in kit.downloads if file.media_type != "audio/mpeg"))
    for without in (silent, replace(kit, narration=None)):
        page = tree(render(edition, without))
        assert not page.xpath("//script | //button | //*[@data-sentence]")
        assert "script-src" not in one(page, "//meta[@http-equiv]").get("content")


def test_the_script_is_given_numbers_only_and_can_neither_load_nor_write_anything() -> None:
    root = tree(flooded("</script><script>alert(1)</script>"))
    assert not root.xpath("//script")
    edition, kit = leaflet_edition("en"), leaflet_kit("en")
    hostile = replace(edition, blocks=(*edition.blocks, Paragraph(Text("h", "</script> [[1,2]] <!--", Role.PARAGRAPH))))
    scripts = tree(render(hostile, heard(hostile, kit))).xpath("//script")
    assert re.fullmatch(r"[\[\],0-9]+", scripts[0].text)
    assert scripts[1].text == one(tree(heard_page("ur")), "//script[not(@type)]").text
    forbidden = (
        r"</|<!--|innerHTML|insertAdjacent|document\.write|\beval|Function|fetch|XMLHttp|import|https?:|Storage|cookie"
    )
    assert not re.search(forbidden, scripts[1].text)


@every_language
def test_every_file_is_offered_with_its_size_and_the_recording_with_its_length(tag: str) -> None:
    root = tree(heard_page(tag))
    locale, narration = language(tag).locale, narration_of(leaflet_edition(tag), leaflet_kit(tag))
    length = playing_time(narration.sound.samples * 1000 // 22050, locale)
    labels = [read(file.text_content()) for file in root.xpath("//section[@class='formats']//a")]
    for label, facts in zip(
        labels,
        ([file_size(41_200, locale)], [file_size(44_900, locale)], [length, file_size(2_412_345, locale)]),
        strict=True,
    ):
        assert label.split(" · ")[1:] == [read(fact) for fact in facts]
    assert read(one(root, "//a[@download]").text_content()) == labels[-1]
    # No line ends between a figure and its unit.
    assert file_size(41_200, locale).replace(" ", NO_BREAK) in root.text_content()


# -- What the page asks of others -------------------------------------------------------------------------------


@every_language
def test_the_page_loads_nothing_from_anywhere_else(tag: str) -> None:
    root = tree(page_bytes(tag))
    assert not root.xpath("//script | //iframe | //object | //embed | //form | //base | //link[@rel='stylesheet']")
    _loads_nothing(root, stylesheet(tag))
    listened = tree(heard_page(tag))
    assert len(listened.xpath("//script")) == 2
    assert not listened.xpath("//script[@src] | //iframe | //object | //embed | //form | //base")
    _loads_nothing(listened, str(one(listened, "//style").text))


def _loads_nothing(root: Any, css: str) -> None:
    assert not [name for element in root.iter() for name in element.attrib if name == "style" or name.startswith("on")]
    for source in root.xpath("//@src | //link[@rel='icon']/@href"):
        assert source.startswith("data:") or ":" not in source
    assert not re.search(r"url\(|@import|@font-face|image-set", css)


@every_language
def test_the_content_policy_allows_this_very_stylesheet_and_this_very_script(tag: str) -> None:
    for page in (page_bytes(tag), heard_page(tag)):
        root = tree(page)
        policy = one(root, "//meta[@http-equiv]").get("content")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        scripts = root.xpath("//script[not(@type)]")
        assert rules == {
            "default-src": "'none'",
            "style-src": fingerprint(str(one(root, "//style").text)),
            **({"script-src": fingerprint(scripts[0].text)} if scripts else {}),
            "img-src": "data:",
            "media-src": "'self' file:",
            "base-uri": "'none'",
            "form-action": "'none'",
        }


def fingerprint(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@every_language
def test_the_page_is_under_100_kilobytes_without_its_pictures(tag: str) -> None:
    assert len(re.sub(rb'src="data:[^"]*"', b"", heard_page(tag))) < 100_000
    # Half the room is kept for the leaflet itself.
    assert len(stylesheet(tag)) < 20_000


# -- The stylesheet ---------------------------------------------------------------------------------------------


def palette(css: str) -> dict[str, tuple[int, int, int]]:
    """The colours that a block of custom properties defines."""
    found = re.findall(r"--((?:text|ground|line)[a-z-]*): #([0-9a-f]{6});", css)
    return {name: (int(code[:2], 16), int(code[2:4], 16), int(code[4:], 16)) for name, code in found}


def palettes() -> dict[str, dict[str, tuple[int, int, int]]]:
    css = stylesheet()
    light, dark = re.findall(r":root \{\n\s+color-scheme: light dark;(.*?)\}|color-scheme: dark\) \{(.*?)\}", css, re.S)
    paper = re.search(r"color-scheme: light;(.*?)\}", css, re.S)
    assert paper is not None
    return {"light": palette(light[0]), "dark": palette(dark[1]), "paper": palette(paper.group(1))}


def contrast(one_colour: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2.2."""

    def luminance(colour: tuple[int, int, int]) -> float:
        linear = [(c / 255) / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(one_colour), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_a_contrast_of_7_to_1_on_every_ground_and_every_line_3_to_1(scheme: str) -> None:
    colours = palettes()[scheme]
    kinds = {kind: [name for name in colours if name.split("-")[0] == kind] for kind in ("text", "ground", "line")}
    assert [len(names) for names in kinds.values()] == [8, 6, 3]
    for text, ground in product(kinds["text"], kinds["ground"]):
        assert contrast(colours[text], colours[ground]) >= 7, (text, ground)
    for line, ground in product(kinds["line"], kinds["ground"]):
        assert contrast(colours[line], colours[ground]) >= 3, (line, ground)


def test_paper_is_printed_in_black_on_white() -> None:
    colours = palettes()
    assert colours["paper"].keys() == colours["light"].keys() - {"line-focus"}
    for name, colour in colours["paper"].items():
        assert colour == ((255, 255, 255) if name.startswith("ground") else (0, 0, 0))


def test_colours_come_from_the_palettes_alone() -> None:
    # Where the reader has colours of their own, the system names them.
    theirs = r"(?:Mark|Highlight)(?:Text)?"
    rules = re.sub(r"--[a-z-]+:[^;]*;", "", stylesheet())
    assert set(re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)) <= {"#ffffff", "#000000"}
    for value in re.findall(r"(?<![-\w])color: ([^;]+);", rules):
        assert re.fullmatch(rf"var\(--(?:text[a-z-]*|ground|edge)\)|#000000|{theirs}", value), value
    for value in re.findall(r"background: ([^;]+);", rules):
        assert re.fullmatch(rf"var\(--(?:ground[a-z-]*|edge|tint)\)|#ffffff|none|{theirs}", value), value


@every_language
def test_the_stylesheet_knows_no_left_and_no_right(tag: str) -> None:
    css = stylesheet(tag)
    assert not re.search(r"\b(?:left|right)\b", css)
    assert "padding-inline-start" in css
    assert "text-align: justify" not in css
    assert "hyphens: manual" in css


@every_language
def test_words_are_set_in_the_fonts_the_size_and_the_leading_of_their_language(tag: str) -> None:
    css, typography = stylesheet(tag), language(tag).typography
    assert f"--fonts: {typography.css_fonts};" in css
    assert f"--height: {typography.css_line};" in css
    screen, paper = re.findall(r"--size: ([\d.]+)(?:rem|pt);", css)
    assert float(screen) >= 1.125 * typography.factor - 1e-9
    assert float(paper) >= 18 * typography.factor - 1e-9


def test_nothing_is_smaller_than_the_body_text() -> None:
    sizes = re.findall(r"font-size: ([^;]+);", stylesheet())
    assert "1.9em" in sizes
    assert all(size == "var(--size)" or float(size.removesuffix("em")) >= 1 for size in sizes)


def test_print_leaves_out_what_paper_cannot_do() -> None:
    paper = stylesheet().split("@media print {")[1]
    assert ".skip, nav, .listen, .formats { display: none; }" in paper
    assert "break-inside: avoid" in paper
    assert "attr(data-address)" in paper


def test_words_in_the_stylesheet_cannot_leave_their_string() -> None:
    kit = leaflet_kit("en")
    words = '"} </style> \\ \n*{display:none}'
    entries = dict(kit.words.entries) | {phrases.DRAFT: words}
    page = render(leaflet_edition("en"), replace(kit, words=Words("en", tuple(entries.items()))))
    head = re.search(r'@top-center \{ content: "([^"]*)"; font', str(one(tree(page), "//style").text))
    assert head is not None
    assert re.sub(r"\\([0-9a-f]+) ", lambda code: chr(int(code.group(1), 16)), head.group(1)) == words


@pytest.mark.parametrize("tag", ["ar", "ur"])
def test_print_keeps_right_to_left_words_off_the_edge_where_browsers_cut_them(tag: str) -> None:
    """Nastaliq letters reach beyond their box; without room the first letter of a heading is printed in part."""
    page = render(leaflet_edition(tag), leaflet_kit(tag)).decode("utf-8")
    printed = page[page.index("@media print") :]
    assert printed.index("padding-inline: 0;") < printed.index('[dir="rtl"] :is(header, main, footer)')
    assert 'dir="rtl"' in page[: page.index(">", page.index("<html"))]
