"""The inside of a paragraph: its runs of letters, fields, pictures and tracked changes."""

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from pipeline.model.wordfile import Change, Letters, Place, Region, Span, WordPicture
from pipeline.office.gathered import Gathered, Setting
from pipeline.office.signs import sign, with_ticks
from pipeline.office.styles import Properties, run_properties
from pipeline.office.wordxml import MM_PER_EMU, WRAPPERS, attribute, child, local, plain_words, quoted, twips, unwrapped

_CONTENT = {
    "tab": "\t",
    "ptab": "\t",
    "cr": "\n",
    "noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "softHyphen": "\N{SOFT HYPHEN}",
}
_KINDS = {
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "picture",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "chart",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "chart",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "diagram",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "drawing",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup": "drawing",
}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?P<inside>\\l\s+)?"(?P<place>[^"]*)"', re.IGNORECASE)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# What names the part of a picture, a chart or SmartArt in a drawing, and with which attribute.
_PARTS = (("blip", f"{_R}embed"), ("chart", f"{_R}id"), ("relIds", f"{_R}dm"))


@dataclass(slots=True)
class RunWalk:
    """One walk through the inside of a paragraph, run by run.

    `style` is the paragraph's, `fill` the colour behind it. What is found goes into `spans`, `boxes` (the insides of
    text boxes, to be read after the paragraph), `pictures` (how many) and `breaks` (whether a page or column ends in
    it); changes, fields and pictures of the whole file go into `gathered`.
    """

    gathered: Gathered
    place: Place
    setting: Setting
    style: str
    fill: str
    spans: list[Span] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    pictures: int = 0
    breaks: bool = False
    marks: list[tuple[int, str]] = field(default_factory=list)
    _codes: list[list[str]] = field(default_factory=list)

    def letters(self, direct: Properties) -> Letters:
        """The letters of a run that says `direct` of itself."""
        return self.gathered.styles.letters(self.setting.run, self.style, direct, self.fill)

    def through(self, element: etree._Element, linked: bool = False, simple: str = "", target: str = "") -> None:
        """Take in all runs of an element; `linked` inside a link, `simple` the name of the simple field around them."""
        for each in element:
            match local(each):
                case "r":
                    self._run(each, linked, simple, target)
                case "hyperlink":
                    self.through(each, True, simple, self._target(each))
                case "fldSimple":
                    self._found_field(attribute(each, "instr"))
                    code = attribute(each, "instr")
                    self.through(each, linked, _code(code), _leads_to(code) or target)
                case "ins" | "moveTo" | "del" | "moveFrom" as name:
                    self._change(each, "added" if name in ("ins", "moveTo") else "deleted")
                    if name in ("ins", "moveTo"):
                        self.through(each, linked, simple, target)
                case "AlternateContent":
                    self.through(each, linked, simple, target)
                case name if name in WRAPPERS:
                    self.through(each, linked, simple, target)

    def _target(self, link: etree._Element) -> str:
        anchor = attribute(link, "anchor")
        return self.gathered.targets.get(link.get(_ID, ""), "") or (f"#{anchor}" if anchor else "")

    def _change(self, element: etree._Element, kind: str) -> None:
        if text := plain_words(element):
            self.gathered.changes.append(Change(self.place, kind, attribute(element, "author"), quoted(text), text))

    def _found_field(self, code: str) -> None:
        if code.strip():
            self.gathered.fields.append(" ".join(code.split()))

    def _run(self, run: etree._Element, linked: bool, simple: str, target: str) -> None:
        direct = run_properties(child(run, "rPr"), self.gathered.known)
        text: list[str] = []
        for each in unwrapped(run):
            match local(each):
                case "t":
                    text.append(with_ticks(each.text or ""))
                case "br":
                    kind = attribute(each, "type")
                    self.breaks |= kind in ("page", "column")
                    text.append("" if kind in ("page", "column") else "\n")
                case "sym":
                    text.append(sign(attribute(each, "font"), attribute(each, "char")))
                case "fldChar":
                    self._field(attribute(each, "fldCharType"))
                case "instrText" if self._codes:
                    self._codes[-1].append(each.text or "")
                case "footnoteReference" | "endnoteReference" as name:
                    before = sum(len(span.text) for span in self.spans) + len("".join(text))
                    self.marks.append((before, f"{name.removesuffix('Reference')} {attribute(each, 'id')}"))
                case "drawing":
                    self._drawing(each)
                case "pict" | "object" as name:
                    self._old_drawing(each, name)
                case name if name in _CONTENT:
                    text.append(_CONTENT[name])
        if joined := "".join(text):
            codes = [_code("".join(code)) for code in self._codes]
            linked = linked or "HYPERLINK" in codes
            outer = codes[-1] if codes else simple
            led = next(filter(None, (_leads_to("".join(code)) for code in self._codes)), "") or target
            self.spans.append(Span(joined, self.letters(direct), linked, outer, led))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._codes.append([])
        elif kind == "separate" and self._codes:
            self._found_field("".join(self._codes[-1]))
        elif kind == "end" and self._codes:
            self._codes.pop()

    def _drawing(self, element: etree._Element) -> None:
        for frame in element:
            data = child(frame, "graphic", "graphicData")
            kind = _KINDS.get(data.get("uri", "") if data is not None else "", "drawing")
            boxes = [each for each in frame.iter() if local(each) == "txbxContent"]
            described, extent = child(frame, "docPr"), child(frame, "extent")
            parts = [each.get(name, "") for each in frame.iter() for key, name in _PARTS if local(each) == key]
            self._add(
                "text box" if boxes else kind,
                "" if described is None else described.get("descr", "") or described.get("title", ""),
                floating=local(frame) == "anchor",
                decorative=any(local(each) == "decorative" and each.get("val") != "0" for each in frame.iter()),
                part=self.gathered.images.get(parts[0], "") if parts else "",
                size=(0, 0) if extent is None else (twips(extent.get("cx", "")), twips(extent.get("cy", ""))),
            )
            self.boxes += boxes

    def _old_drawing(self, element: etree._Element, name: str) -> None:
        """A drawing in VML, the notation of Word 2007 and before."""
        shapes = [
            each for each in element.iter() if local(each) in ("shape", "rect", "roundrect", "oval", "line", "group")
        ]
        if not shapes:
            return
        boxes = [each for each in element.iter() if local(each) == "txbxContent"]
        described = next((each.get("alt", "") or each.get("title", "") for each in shapes), "")
        floating = "position:absolute" in shapes[0].get("style", "").replace(" ", "")
        kind = "text box" if boxes else "embedded object" if name == "object" else "picture"
        self._add(kind, described, floating, False, "", (0, 0))
        self.boxes += boxes

    def _add(
        self, kind: str, description: str, floating: bool, decorative: bool, part: str, size: tuple[int, int]
    ) -> None:
        self.pictures += 1
        number = sum(each.kind == kind for each in self.gathered.pictures) + 1
        paragraph = str(replace(self.place, within=""))
        place = Place(kind, number, Region.BODY, f"in {paragraph}", self.place.quote)
        width, height = (length * MM_PER_EMU for length in size)
        self.gathered.pictures.append(
            WordPicture(place, kind, " ".join(description.split()), decorative, floating, part, width, height)
        )


def _code(instruction: str) -> str:
    """The name of a field: "PAGE" for " PAGE \\* MERGEFORMAT "."""
    words = instruction.split()
    return words[0].upper() if words else ""


def _leads_to(instruction: str) -> str:
    """The address of a HYPERLINK field, "" for any other field (ECMA-376 part 1, 17.16.5.25)."""
    match = _HYPERLINK.match(instruction)
    if match is None:
        return ""
    return f"#{match['place']}" if match["inside"] else match["place"]
