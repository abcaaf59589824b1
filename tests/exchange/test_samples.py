"""The sample leaflets in real scripts go out and come back in every form, and no byte of their catalogues changes."""

from pathlib import Path

import pytest

from pipeline import exchange
from pipeline.build.catalogues import current_catalogue
from pipeline.commands.send import parcel_of
from pipeline.exchange import FORMS
from pipeline.files.workspace import open_workspace
from pipeline.languages import language
from pipeline.steps.receive import receive

ROOT = Path(__file__).parent.parent.parent
LEAFLETS = ("balloon-kyphoplasty", "pain-relief-at-home")


@pytest.mark.parametrize("tag", ["ar", "bn", "pl", "zh-Hans"])
@pytest.mark.parametrize("name", [name for name in FORMS if name != "zip"])
def test_a_sample_comes_back_as_it_went_out(name: str, tag: str) -> None:
    workspace = open_workspace(ROOT)
    target = language(tag)
    for leaflet_id in LEAFLETS:
        leaflet = workspace.leaflet(leaflet_id)
        catalogue = current_catalogue(workspace, leaflet, target)
        sent = FORMS[name].write(parcel_of(workspace, leaflet, catalogue, target, enclosed=False))
        back = receive(catalogue, exchange.read(sent, "file"), language(leaflet.language), target)
        assert (back.flaws, back.refusals) == ((), ())
        assert back.catalogue == catalogue
        assert back.same == len(catalogue.messages)
