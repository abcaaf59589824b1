"""Names of months and days are those of the language that is asked for, whichever was asked before."""

import subprocess
import sys

import pytest

from pipeline.text.dates import day_names, month_names, short_months


def test_no_language_gets_the_months_or_days_of_one_that_was_asked_before() -> None:
    """In a process of its own: what Babel has found once stays in its data."""
    asked = (
        "from pipeline.text.dates import day_names, month_names\n"
        "for locale in ('ur', 'bn', 'zh_Hans', 'ar', 'cy'):\n"
        "    print(month_names(locale)[0], day_names(locale)[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True, encoding="utf-8")
    lines = done.stdout.splitlines()
    assert lines[1] == "('জানুয়ারী',) ('সোমবার', 'সোম')"
    assert lines[2] == "('一月',) ('星期一', '周一')"
    assert lines[3] == "('يناير',) ('الاثنين',)"
    assert lines[4] == "('Ionawr',) ('Dydd Llun', 'Llun')"


@pytest.mark.parametrize(("locale", "names"), [("pl", ("stycznia", "styczeń")), ("en", ("January",))])
def test_a_month_has_its_name_in_a_date_and_alone(locale: str, names: tuple[str, ...]) -> None:
    assert month_names(locale)[0] == names


def test_short_names_stand_for_full_ones() -> None:
    assert short_months("en")["Nov"] == "November"
    assert "May" not in short_months("en")
    assert day_names("en")[6] == ("Sunday", "Sun")
