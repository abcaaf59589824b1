"""Our counting and formulas beside GNU style, where it is installed."""

import re
import shutil
import subprocess

import pytest

from pipeline.languages import language
from pipeline.text.readability.formulas import formula
from pipeline.text.readability.reading import calculate
from pipeline.text.readability.tally import count
from tests.text.test_reading import OWN

STYLE = shutil.which("style")
CALM = (
    "Take the tablets with a glass of water. Keep the box in a cool place. Wash your hands before you eat. Ask the "
    "nurse about the pain in your knee. The doctor looks at your leg and writes a letter. You can walk after two days. "
    "Rest when you feel tired. Your friend may visit you in the afternoon. We give you a list of all your medicines. "
    "Somebody calls you within the next week."
)


@pytest.mark.skipif(STYLE is None, reason="GNU style is not installed (Debian: apt-get install diction)")
@pytest.mark.parametrize("text", [OWN, CALM])
def test_figures_without_syllables_agree_with_gnu_style_within_a_tenth(text: str) -> None:
    assert STYLE is not None
    said = subprocess.run([STYLE, "-L", "en"], input=text, capture_output=True, text=True, check=True).stdout
    counts = count([text], language("en"))
    ours = {id: calculate(known, counts) for id in ("ari", "cli") if (known := formula(id, "en"))}
    assert counts.lix == pytest.approx(_figure("Lix", said), abs=0.1)
    assert ours["ari"] == pytest.approx(_figure("ARI", said), abs=0.1)
    assert ours["cli"] == pytest.approx(_figure("Coleman-Liau", said), abs=0.1)


def _figure(name: str, said: str) -> float:
    found = re.search(rf"{name}: (-?[\d.]+)", said)
    assert found is not None, said
    return float(found.group(1))
