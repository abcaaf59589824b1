"""Glossaries for translation tools: TBX of every version comes in, TBX-Basic goes out."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pipeline.files import glossary as glossaries
from pipeline.files import tbx
from pipeline.files.workspace import Workspace
from pipeline.languages import language
from pipeline.model.errors import CatalogueError
from pipeline.model.glossary import Term
from tests.conftest import write

ROOT = Path(__file__).parent.parent.parent
EN, PL = language("en"), language("pl")
NAMESPACE = "{urn:iso:std:iso:30042:ed-2}"
Polyleaf = Callable[..., int]

VERSION_2 = """<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en-US">
<text><body><termEntry id="e1"><note>a bone of the spine</note>
<langSet xml:lang="en-US"><tig><term>vertebra</term></tig><ntig><termGrp><term>vertebrae</term></termGrp></ntig>
</langSet><langSet xml:lang="pl-PL"><tig><term>pacierz</term>
<termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
<tig><term>krąg</term></tig><tig><term>kręg</term><termNote type="administrativeStatus">preferredTerm-admn-sts
</termNote></tig></langSet>
<langSet xml:lang="de"><tig><term>Wirbel</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="en"><tig><term>only English</term></tig></langSet></termEntry></body></text></martif>"""
VERSION_3_DCT = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
xmlns:min="http://www.tbxinfo.net/ns/min"><text><body><conceptEntry id="c1"><note>a bone of the spine</note>
<langSec xml:lang="en"><termSec><term>vertebra</term></termSec><termSec><term>vertebrae</term></termSec></langSec>
<langSec xml:lang="pl"><termSec><term>pacierz</term><min:administrativeStatus>supersededTerm-admn-sts
</min:administrativeStatus></termSec><termSec><term>krąg</term></termSec><termSec><term>kręg</term>
<min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>"""


@pytest.mark.parametrize("text", [VERSION_2, VERSION_3_DCT], ids=["version 2", "version 3 with own elements"])
def test_every_version_is_read_with_preferred_admitted_and_deprecated_terms(tmp_path: Path, text: str) -> None:
    (term,) = tbx.read(write(tmp_path, "a.tbx", text), "en", "pl")
    assert term == Term("vertebra", "kręg", ("krąg",), ("pacierz",), "a bone of the spine", ("vertebrae",))
    assert term.line > 0


def test_concepts_with_the_same_term_are_one_term(tmp_path: Path) -> None:
    entry = (
        '<conceptEntry>{}<langSec xml:lang="en"><termSec><term>{}</term></termSec></langSec>'
        '<langSec xml:lang="pl"><termSec><term>{}</term></termSec></langSec></conceptEntry>'
    )
    body = entry.format("", "Dose", "dawka") + entry.format("<note>n</note>", "dose", "porcja")
    text = f'<tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>{body}</body></text></tbx>'
    assert tbx.read(write(tmp_path, "a.tbx", text), "en", "pl") == (Term("Dose", "dawka", ("porcja",), note="n"),)


@pytest.mark.parametrize("tag", ["ar", "bn", "cy", "es", "pl", "ro", "ur", "zh-Hans"])
def test_a_sample_glossary_survives_its_tbx(tag: str, tmp_path: Path) -> None:
    terms = glossaries.read(ROOT, EN, language(tag)).terms
    path = tmp_path / "a.tbx"
    path.write_bytes(tbx.compose(terms, "en", tag))
    assert tbx.read(path, "en", tag) == terms


WORDS = st.text(st.sampled_from("abc łżś 药片 أقراص <&>\"'*"), min_size=1, max_size=12).map(
    lambda text: " ".join(("x" + text).split())
)


@given(
    st.lists(st.builds(Term, WORDS, WORDS, note=WORDS), max_size=4, min_size=1, unique_by=lambda t: t.source.casefold())
)
def test_terms_survive_their_file(terms: list[Term]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.tbx"
        path.write_bytes(tbx.compose(terms, "en", "zh-Hans"))
        assert tbx.read(path, "en", "zh-Hans") == tuple(terms)


def test_what_is_written_is_tbx_basic(tmp_path: Path) -> None:
    term = Term("tablet", "tabletka", ("tabletki",), ("pigułka",), "n", ("tablets",))
    root = etree.fromstring(tbx.compose((term,), "en", "pl"))
    assert (root.tag, root.get("type"), root.get("style")) == (f"{NAMESPACE}tbx", "TBX-Basic", "dca")
    assert [etree.QName(child).localname for child in root] == ["tbxHeader", "text"]
    assert root.find(f"{NAMESPACE}tbxHeader/{NAMESPACE}fileDesc/{NAMESPACE}sourceDesc/{NAMESPACE}p") is not None
    (entry,) = root.iter(f"{NAMESPACE}conceptEntry")
    assert [etree.QName(child).localname for child in entry] == ["note", "langSec", "langSec"]
    assert [
        (t.findtext(f"{NAMESPACE}term"), t.findtext(f"{NAMESPACE}termNote")) for t in entry.iter(f"{NAMESPACE}termSec")
    ] == [
        ("tablet", "preferredTerm-admn-sts"),
        ("tablets", "admittedTerm-admn-sts"),
        ("tabletka", "preferredTerm-admn-sts"),
        ("tabletki", "admittedTerm-admn-sts"),
        ("pigułka", "deprecatedTerm-admn-sts"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "no xml",
        "<tmx/>",
        "<tbx>",
        "<tbx/>",
        VERSION_2.replace("pl-PL", "fr"),
        VERSION_2.replace("pl-PL", "plx"),
        '<!DOCTYPE tbx [<!ENTITY a "b">]><tbx>&a;</tbx>',
    ],
)
def test_a_file_without_terms_of_both_languages_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(CatalogueError):
        tbx.read(write(tmp_path, "a.tbx", text), "en", "pl")


def test_the_glossary_goes_out_and_comes_in_and_loses_nothing(
    workspace: Workspace, polyleaf: Polyleaf, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = write(
        workspace.root, "locale/pl/glossary.csv", "term,target,variants,forbidden,note\ndose,dawka,dawki,,by me\n"
    )
    out = tmp_path / "out.tbx"
    assert polyleaf("glossary", "--lang", "pl", "--export", str(out)) == 0
    assert polyleaf("glossary", "--lang", "pl", "--import", str(out)) == 0
    assert "0 terms added, 1 were there" in capsys.readouterr().out
    assert mine.read_text("utf-8").endswith("\ndose,dawka,dawki,,by me\n")
    theirs = (Term("Dose", "porcja"), Term("tablet", "tabletka", forms=("tablets",)), Term("sum", "=1+1"))
    agency = tmp_path / "agency.tbx"
    agency.write_bytes(tbx.compose(theirs, "en", "pl"))
    assert polyleaf("glossary", "--lang", "pl", "--import", str(agency)) == 0
    told = capsys.readouterr().out
    assert "“Dose” is “dawka” in the glossary and “porcja” in the file; the glossary's is kept" in told
    assert "not taken over: agency.tbx:" in told
    assert "formula" in told
    assert "1 term added, 1 were there" in told
    terms = glossaries.read(workspace.root, EN, PL).terms
    assert [(term.source, term.target, term.forms) for term in terms] == [
        ("dose", "dawka", ()),
        ("tablet", "tabletka", ("tablets",)),
    ]


def test_the_glossary_is_shown_with_what_is_forbidden(
    workspace: Workspace, polyleaf: Polyleaf, capsys: pytest.CaptureFixture[str]
) -> None:
    write(workspace.root, "locale/pl/glossary.csv", "term,target,forbidden\ndose,dawka,porcja\n")
    assert polyleaf("glossary", "--lang", "pl") == 0
    assert "dose = dawka (never: porcja)" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_changes_no_glossary(
    workspace: Workspace, polyleaf: Polyleaf, tmp_path: Path
) -> None:
    mine = write(workspace.root, "locale/pl/glossary.csv", "term,target\ndose,dawka\n")
    before = mine.read_bytes()
    assert polyleaf("glossary", "--lang", "pl", "--import", str(write(tmp_path, "a.tbx", "<tbx>"))) == 4
    assert polyleaf("glossary", "--lang", "pl", "--import", str(tmp_path / "none.tbx")) == 4
    assert mine.read_bytes() == before


def test_the_source_languages_glossary_gets_no_term_twice_and_none_without_other_forms(
    workspace: Workspace, polyleaf: Polyleaf, tmp_path: Path
) -> None:
    own = write(workspace.root, "locale/en/glossary.csv", "term,target,variants\ntablet,tablet,tabs\n")
    before = own.read_bytes()
    agency = tmp_path / "agency.tbx"
    theirs = (Term("Tablet", "tabletka", forms=("tablets",)), Term("drip", "kroplówka"))
    agency.write_bytes(tbx.compose(theirs, "en", "pl"))
    assert polyleaf("glossary", "--lang", "pl", "--import", str(agency)) == 0
    assert own.read_bytes() == before
    assert [term.source for term in glossaries.read(workspace.root, EN, PL).terms] == ["Tablet", "drip"]
