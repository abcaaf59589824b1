"""What is put into the template of a page is words, and what is not given is an error, wherever templates are."""

import pytest
from jinja2 import UndefinedError

from pipeline.text.templating import environment

packages = pytest.mark.parametrize("package", ["pipeline.formats", "pipeline.reports", "pipeline.steps"])


@packages
def test_marks_in_words_are_escaped(package: str) -> None:
    made = environment(package).from_string('<p title="{{ words }}">{{ words }}</p>').render(words="<b>\"'&")
    assert made == '<p title="&lt;b&gt;&#34;&#39;&amp;">&lt;b&gt;&#34;&#39;&amp;</p>'


@packages
def test_a_name_that_is_not_given_is_an_error(package: str) -> None:
    with pytest.raises(UndefinedError):
        environment(package).from_string("{{ words }}").render()


@packages
def test_the_package_has_templates_and_every_one_can_be_read(package: str) -> None:
    templates = environment(package)
    names = [name for name in templates.list_templates() if name.endswith((".html", ".css"))]
    assert names
    assert all(templates.get_template(name).name == name for name in names)
