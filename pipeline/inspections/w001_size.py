"""W001: every letter is as large as the profile says, in Latin and in complex scripts, list markers included."""

from collections.abc import Iterator

from pipeline.inspections.measures import complex_script, marker_size, points, print_name, seen, sizes
from pipeline.model.finding import Severity
from pipeline.model.remark import Aim, Remark
from pipeline.model.wordfile import Region, WordFile, WordParagraph
from pipeline.text.scripts import name_of

CODE = "W001"
_COMPLEX = "set the size for complex scripts too (Font dialog, Complex scripts)"


def inspect(file: WordFile, aim: Aim) -> Iterator[Remark]:
    """The smallest letters of each paragraph. Word keeps a size of its own for complex scripts, 11 points if unset."""
    for paragraph in file.paragraphs:
        yield from _letters(paragraph, aim)
        if paragraph.marker and (size := marker_size(paragraph.marker, paragraph.rtl)) < aim.profile.body:
            remedy = f"click one marker of the list, then choose {aim.profile.body:g} in the Font Size box (Home tab)"
            yield _remark(paragraph, f"the list marker is {points(size)}", size, aim, remedy)
        for span in seen(paragraph):
            if span.letters.raised:
                yield Remark(
                    CODE,
                    Severity.REVIEW,
                    paragraph.place,
                    f'"{span.text.strip()}" is raised or lowered, and so about two thirds as large',
                    f"{print_name(aim.profile)} wants every letter and figure in one size",
                    "clear Superscript and Subscript in the Font dialog, and say it in words if need be",
                )
                break


def _letters(paragraph: WordParagraph, aim: Aim) -> Iterator[Remark]:
    spans = tuple(seen(paragraph))
    if paragraph.region is Region.STYLE:
        ordinary, complex_ = spans[0].letters.size, spans[0].letters.complex_size
        # Where both are wrong, one remark says enough.
        complex_ = aim.profile.body if complex_ == ordinary else complex_
        script = "complex-script"
    else:
        found = [sizes(span) for span in spans]
        ordinary = min((size for size, _ in found if size), default=aim.profile.body)
        complex_ = min((size for _, size in found if size), default=aim.profile.body)
        script = name_of(complex_script(paragraph.text)) or "complex-script"
    if ordinary < aim.profile.body:
        remedy = (
            f'change the style "{paragraph.style}" (Home, Styles, right-click it, Modify) or select the words,'
            f" to {aim.profile.body:g} points"
        )
        yield _remark(paragraph, f"the words are {points(ordinary)}", ordinary, aim, remedy)
    if complex_ < aim.profile.body:
        yield _remark(paragraph, f"the {script} words are {points(complex_)}", complex_, aim, _COMPLEX)


def _remark(paragraph: WordParagraph, found: str, size: float, aim: Aim, remedy: str) -> Remark:
    bad = size < aim.profile.least
    wanted = f"{print_name(aim.profile)} wants {'' if bad else 'rather '}{aim.profile.body:g}"
    return Remark(CODE, Severity.BLOCK if bad else Severity.REVIEW, paragraph.place, found, wanted, remedy)
