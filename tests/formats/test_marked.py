"""The words of a talking book's page: none lost, every spoken sentence one element, figures in their own direction."""

import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.formats.elements.marked import Stretch, markup
from pipeline.text.markup.inline import plain

_WORDS = st.lists(
    st.sampled_from(
        [
            "Stop",
            "500",
            "mg",
            " ",
            ". ",
            "**",
            "*",
            "[a](https://example.org/?a=1&b=2)",
            "<b>",
            "&",
            "\\\n",
            "خذ",
            "020 7946",
            "2–4",
            "–5 %",
        ]
    ),
    max_size=14,
).map("".join)


def tree(words: str, rtl: bool, stretches: tuple[Stretch, ...] = ()) -> ET.Element:
    return ET.fromstring(f"<p>{markup(words, rtl, stretches)}</p>")


def shown(element: ET.Element) -> str:
    inner = "".join(shown(child) + (child.tail or "") for child in element)
    return " " if element.tag == "br" else (element.text or "") + inner


@given(_WORDS, st.booleans(), st.data())
def test_no_word_is_lost_and_every_stretch_is_one_element(words: str, rtl: bool, data: st.DataObject) -> None:
    wanted = plain(words)
    cuts = sorted(data.draw(st.sets(st.integers(0, len(wanted)), max_size=5)))
    stretches = tuple(Stretch(f"s{start}", start, end) for start, end in pairwise(cuts))
    page = tree(words, rtl, stretches)
    assert shown(page).replace("\u00a0", " ") == wanted.replace("\u00a0", " ")
    for stretch in stretches:
        (element,) = [e for e in page.iter() if e.get("id") == stretch.id]
        assert shown(element).replace("\u00a0", " ") == wanted[stretch.start : stretch.end].replace("\u00a0", " ")


def test_strong_words_that_reach_over_a_sentence_are_closed_and_opened_again() -> None:
    page = markup("a **b. C** d", False, (Stretch("x", 0, 4), Stretch("y", 5, 8)))
    assert page == '<span id="x">a <strong>b.</strong></span><strong> </strong><span id="y"><strong>C</strong> d</span>'


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("خذ 500 mg الآن", 'خذ <span dir="ltr">500\u00a0mg</span> الآن'),
        ("خذ **500** mg", 'خذ <span dir="ltr"><strong>500</strong>\u00a0mg</span>'),
        ("**خذ 500 mg**", '<strong>خذ <span dir="ltr">500\u00a0mg</span></strong>'),
    ],
)
def test_a_figure_among_right_to_left_words_is_isolated_whole(words: str, wanted: str) -> None:
    assert markup(words, True) == wanted
    assert "dir=" not in markup(words, False)


def test_what_people_wrote_is_never_markup() -> None:
    assert markup("<script>&amp; <b>", False) == "&lt;script&gt;&amp; &lt;b&gt;"
