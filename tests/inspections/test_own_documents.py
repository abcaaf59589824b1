"""Our own documents pass our own inspection without a single remark, in every language and class of print."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest

from pipeline.build.catalogues import program_words_in
from pipeline.build.plan import Plan, plan
from pipeline.build.run import make
from pipeline.commands.selection import languages
from pipeline.files.workspace import open_workspace
from pipeline.formats import FORMATS
from pipeline.formats.docx import render
from pipeline.inspections import INSPECTIONS
from pipeline.languages import language
from pipeline.model.kit import ACB, PROFILES, UKAAF, Layout
from pipeline.model.remark import Aim
from pipeline.steps.inspect import inspect
from tests.formats import docx_samples as samples

ROOT = Path(__file__).parent.parent.parent
WORD = tuple(name for name, member in FORMATS.items() if member.suffix.endswith(".docx"))
LAYOUTS = (Layout(), Layout(UKAAF, cover=True, contents=True), Layout(ACB, cover=True, contents=True, control=False))


def remarks(data: bytes, aim: Aim) -> list[str]:
    return [f"{found.code} {found} ({found.place.quote})" for found in inspect(data, "a", aim, INSPECTIONS.values())]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("tag", samples.TAGS)
def test_no_remark_on_a_document_with_every_kind_of_block(tag: str, profile: str) -> None:
    for draft, layout in zip((True, False, True), LAYOUTS, strict=True):
        aim = Aim(layout.rules.applied(PROFILES[profile]), layout.rules)
        words = program_words_in(open_workspace(ROOT), language(tag), "en")
        kit = replace(samples.kit(tag, PROFILES[profile], draft), layout=layout, words=words)
        assert remarks(render(samples.edition(tag), kit), aim) == []


@lru_cache(maxsize=1)
def planned() -> Plan:
    workspace = open_workspace(ROOT)
    leaflets = [workspace.leaflet(leaflet) for leaflet in workspace.leaflet_ids()]
    return plan(workspace, [(each, languages(each, [], with_source=True)) for each in leaflets], WORD)


@pytest.mark.parametrize("name", WORD)
def test_no_remark_on_any_sample_leaflet_in_any_language(name: str, tmp_path: Path) -> None:
    jobs = [job for job in planned().jobs if job.format == name]
    assert len({job.edition.tag for job in jobs}) == 9
    for job in jobs:
        aim = Aim(job.kit.layout.rules.applied(job.kit.profile), job.kit.layout.rules)
        assert (job.file, remarks(make(job, tmp_path), aim)) == (job.file, [])
