"""W024: the document has a title, an author and a language of its own: what is read out when it opens."""

import re
from collections.abc import Iterator

from pipeline.inspections.measures import whole_text
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import DOCUMENT, WordFile
from pipeline.text.scripts import language_name, main_script, name_of, scripts_of

CODE = "W024"
# What programs put there by themselves.
_NO_TITLE = re.compile(r"(?:document|doc|dokument|microsoft word)[\s\d-]*|.+\.docx?|untitled.*", re.IGNORECASE)
_NO_AUTHOR = re.compile(r"python-docx|user|admin|author|owner|microsoft.*", re.IGNORECASE)


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """The properties that Word shows under File, Info."""
    title = "a title that says what the document is; screen readers say it first"
    if not file.title:
        yield _remark(Severity.BLOCK, "no title in the properties", title, "choose File, Info, and fill in Title")
    elif _NO_TITLE.fullmatch(file.title):
        yield _remark(Severity.REVIEW, f'the title is "{file.title}"', title, "choose File, Info, and correct Title")
    if not file.author or _NO_AUTHOR.fullmatch(file.author):
        found = f'the author is "{file.author}"' if file.author else "no author in the properties"
        wanted = "the organisation that answers for it"
        yield _remark(Severity.REVIEW, found, wanted, "choose File, Info, Properties, and fill in Author")
    yield from _language(file)


def _language(file: WordFile) -> Iterator[Remark]:
    script = main_script(whole_text(file))
    remedy = "choose Review, Language, Set Proofing Language, the language, Set As Default"
    if not file.language and not any(file.default_languages):
        wanted = "the language of the text as the language of the document"
        yield _remark(Severity.BLOCK, "no language for the document", wanted, remedy)
    elif file.language and script and scripts_of(file.language) and script not in scripts_of(file.language):
        found = f"the properties say {language_name(file.language)}, the words are in {name_of(script)} letters"
        yield _remark(
            Severity.REVIEW, found, "the language of the text", "choose File, Info, Advanced Properties, and correct it"
        )


def _remark(severity: Severity, found: str, wanted: str, remedy: str) -> Remark:
    return Remark(CODE, severity, DOCUMENT, found, wanted, remedy)
