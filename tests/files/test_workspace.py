"""The settings for print are read strictly, and each fault is named with its place and what to do."""

from pathlib import Path

import pytest

from pipeline.files.workspace import Settings, open_workspace
from pipeline.model.errors import SettingsError
from pipeline.model.kit import ACB, GIANT, LARGE, STANDARD, Layout
from tests.conftest import write


def settings(folder: Path, text: str) -> Settings:
    write(folder, "source/.keep", "")
    write(folder, "polyleaf.toml", text)
    return open_workspace(folder).settings


def test_without_settings_print_follows_the_british_rules_with_a_control_block_only(tmp_path: Path) -> None:
    assert settings(tmp_path, "").layout == Layout()
    assert Layout().rules.name == "ukaaf"
    assert (Layout().cover, Layout().contents, Layout().control) == (False, False, True)


def test_rules_switches_and_sizes_are_read(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[print]\nrules = "acb"\ncover = true\ncontents = true\ncontrol = false\n'
        "points = { large = 20, giant = 26.5 }\n",
    )
    assert found.layout == Layout(ACB, True, True, False)
    assert found.profile(LARGE) == LARGE.sized(20)
    assert found.profile(GIANT).body == 26.5
    assert found.profile(STANDARD) == STANDARD


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[print]\nrules = "rnib"\n', 'polyleaf.toml: [print]: rules = "rnib"; one of ukaaf, acb'),
        ("[print]\nrules = 1\n", "[print]: rules = 1"),
        ("[print]\ncover = 1\n", "[print]: cover = 1; true or false"),
        ('[print]\ncontents = "yes"\n', "[print]: contents = 'yes'; true or false"),
        ("[print]\ncolour = true\n", '[print]: the setting "colour"; one of '),
        ("print = true\n", "print = True"),
        ("[print.points]\nhuge = 30\n", '[print.points]: the setting "huge"; one of clear, giant, large, standard'),
        ('[print.points]\nlarge = "20"\n', "[print.points]: large = '20'; a number of points"),
        ("[print.points]\nlarge = true\n", "[print.points]: large = True; a number of points"),
        ("[print.points]\nlarge = 15\n", "[print.points]: large = 15; 16 to 28 points; take a smaller class of print"),
        ("[print.points]\nstandard = 11\n", "[print.points]: standard = 11; 12 to 28 points"),
        ("[print.points]\ngiant = 23.5\n", "[print.points]: giant = 23.5; 24 to 28 points"),
        ("[print.points]\ngiant = 30\n", "[print.points]: giant = 30; 24 to 28 points; consider audio"),
        ("[print.points]\nlarge = inf\n", "[print.points]: large = inf; 16 to 28 points; consider audio"),
        ("[print.points]\nlarge = nan\n", "[print.points]: large = nan; 16 to 28 points"),
    ],
)
def test_a_wrong_setting_for_print_is_refused(text: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        settings(tmp_path, text)
    assert said in str(refused.value)
