"""What an officer must look at in an imported Word file."""

from pipeline.intake.word.account import undecided
from pipeline.intake.word.inline import SOFT_HYPHEN, drawn
from pipeline.intake.word.walk import Walk, short
from pipeline.model.wordfile import AUTOMATIC, Region, WordPicture
from pipeline.office.graphics import GRAPHICS
from pipeline.text.markup.inline import safe_target

_AS_PICTURE = "save it from Word as PNG or JPEG in source/images/, and write ![what it shows](images/NAME.png)"


def tell(walk: Walk) -> None:
    """Remark on what the leaflet does not have as the file has it; what is left out of it is listed elsewhere."""
    _tell_letters(walk)
    _tell_raised(walk)
    _tell_struck(walk)
    for each, change in zip(undecided(walk.file), walk.file.changes, strict=True):
        if change.kind == "added":
            walk.remark(f'{each.place}: words {each.kind} are in the leaflet as if accepted: "{short(each.words)}"')
    for picture in walk.file.pictures:
        if picture.kind != "text box" and not picture.decorative and picture not in walk.taken:
            walk.remark(_not_shown(picture))
    if walk.plainer:
        walk.remark(f"bold, emphasis or a link could not be kept in {', '.join(walk.plainer)}: look at the document")
    soft = sum(paragraph.text.count(SOFT_HYPHEN) for paragraph in walk.file.paragraphs)
    if soft:
        walk.remark(f"{soft} soft hyphens left out; they only say where a line may break")
    if any(
        span.letters.underline and not span.linked for each in walk.file.paragraphs for span in each.spans if span.text
    ):
        walk.remark("underlined words are bold now")
    for stranger in walk.file.strangers:
        if stranger.kind != "link to a file or program":
            walk.remark(f"not taken over: {stranger.kind} ({stranger.name})")


def _tell_letters(walk: Walk) -> None:
    """Links that lead where no leaflet may lead, and words in the colour of the paper."""
    for paragraph in walk.file.paragraphs:
        for span in paragraph.spans:
            if span.linked and span.target and not safe_target(span.target) and paragraph.region is not Region.HEADER:
                shown = f'the link "{short(span.text)}" leads to {short(span.target)}'
                walk.remark(f"{shown}, where no leaflet may lead: it is words only")
            letters = span.letters
            unseen = letters.colour == (letters.fill if letters.fill not in ("", AUTOMATIC) else "FFFFFF")
            if unseen and not letters.hidden and span.text.strip() and paragraph.region in (Region.BODY, Region.BOX):
                walk.remark(f'{paragraph.place}: nobody sees "{short(span.text)}", the paper has the same colour')


def _tell_raised(walk: Walk) -> None:
    """Small letters above or below the line, which a leaflet does not have."""
    for paragraph in walk.file.paragraphs:
        for span in paragraph.spans:
            said = span.text.strip()
            if not said or not span.letters.raised or paragraph.region in (Region.HEADER, Region.FOOTER):
                continue
            where = f'{paragraph.place} ("{short(paragraph.text)}")'
            if drawn(span) == span.text:
                walk.remark(f'{where}: "{said}", which is raised or lowered in the file, is in ordinary letters now')
            else:
                now = f'"{said}", which is raised or lowered in the file, is "{drawn(span).strip()}" now'
                walk.remark(f"{where}: {now}; if it is the mark of a note, write [^name] and the note below")


def _tell_struck(walk: Walk) -> None:
    """Words with a line through them, which no leaflet has."""
    for paragraph in walk.file.paragraphs:
        for span in paragraph.spans:
            if span.letters.struck and not span.letters.hidden and any(map(str.isalnum, span.text)):
                words = f'"{short(span.text)}" is struck through in the file and in ordinary letters now'
                walk.remark(f"{paragraph.place}: {words}: delete it, or keep it")


def _not_shown(picture: WordPicture) -> str:
    said = f'its alternative text is "{picture.description}"' if picture.description else "no alternative text"
    if picture.kind in GRAPHICS:
        remedy = "write what it says as a table, a list or sentences where it belongs (all its words are listed above)"
        return f"{picture.place} is not in the leaflet ({said}): {remedy}, or {_AS_PICTURE}"
    return f"{picture.place} is not in the leaflet ({said}): {_AS_PICTURE} where it belongs"
