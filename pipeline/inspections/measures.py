"""What several inspections need to know: which letters are seen, how large they are, how sizes are said."""

from collections import Counter
from collections.abc import Iterator

from pipeline.model.kit import Profile
from pipeline.model.wordfile import Letters, Region, Span, WordFile, WordParagraph
from pipeline.text.excerpt import excerpt
from pipeline.text.scripts import COMPLEX, main_script, name_of, reads_rtl, scripts

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069\ufeff"))
# From this body size on, the rules of large print hold.
LARGE_FROM = 16.0


def print_name(profile: Profile) -> str:
    """The profile in words: "large print"."""
    return f"{profile.name} print"


def points(size: float) -> str:
    """A size in words: "11 points", "10.5 points"."""
    return f"{size:g} points"


def seen(paragraph: WordParagraph) -> Iterator[Span]:
    """The spans that print something. Spaces and direction marks print nothing."""
    return (span for span in paragraph.spans if span.text.translate(_INVISIBLE).strip() and not span.letters.hidden)


def visible(text: str) -> str:
    """`text` without direction marks and joiners."""
    return text.translate(_INVISIBLE)


def complex_script(text: str) -> str:
    """The complex script of most such letters in `text`, "" when it has none."""
    found = Counter({name: count for name, count in scripts(text).items() if name in COMPLEX})
    return found.most_common(1)[0][0] if found else ""


def has_complex(text: str) -> bool:
    """Whether `text` has letters for which Word keeps a second size and weight."""
    return bool(complex_script(text))


def sizes(span: Span) -> tuple[float, float]:
    """The smallest size that the span's ordinary and its complex-script letters are drawn in.

    Word goes by the run's marks, other programs by the letters; both must come out large enough. 0 for a kind of
    letters that the span has not.
    """
    letters = span.letters
    forced = letters.rtl or letters.complex_script
    others = any(name not in COMPLEX for name in scripts(span.text))
    ordinary = letters.size if others or not forced else 0.0
    complex_ = letters.complex_size if forced or has_complex(span.text) else 0.0
    if has_complex(span.text) and not others and not forced:
        # Word takes the first size, other programs the second.
        ordinary = letters.size
    return ordinary, complex_


def body_size(file: WordFile) -> float:
    """The size of most letters of the text, 0 for a file without any."""
    found: Counter[float] = Counter()
    for paragraph in file.body():
        for span in seen(paragraph):
            found[max(sizes(span))] += len(span.text)
    return found.most_common(1)[0][0] if found else 0.0


def whole_text(file: WordFile) -> str:
    """All words of the text itself."""
    return "\n".join(paragraph.text for paragraph in file.body())


def runs_rtl(file: WordFile) -> bool:
    """Whether the file as a whole is in a right-to-left script."""
    return reads_rtl(whole_text(file))


def words_in(text: str) -> str:
    """Whose words: "Arabic words" for words in Arabic script."""
    script = main_script(text)
    return f"{name_of(script)} words" if script and script != "Latn" else "words"


def real(file: WordFile) -> Iterator[WordParagraph]:
    """Every paragraph that is in the file; without the samples of styles."""
    return (paragraph for paragraph in file.paragraphs if paragraph.region is not Region.STYLE)


def shown(text: str, longest: int = 40) -> str:
    """Some words in quotation marks, shortened."""
    return f'"{excerpt(visible(text), longest)}"'


def marker_size(letters: Letters, rtl: bool) -> float:
    """The size of a bullet or number."""
    return letters.complex_size if letters.rtl or letters.complex_script or rtl else letters.size
