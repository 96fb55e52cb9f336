"""PDF pages that set one and the same text in the many ways in which programs set text.

Every page says LINES; the value is the person's name in the first of them, and twice more below.
"""

import io
from collections.abc import Callable, Iterator
from importlib import resources

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont, TTFontFile
from reportlab.pdfgen.canvas import Canvas

NAME = "Margaret Thornbury"
BEFORE, AFTER = "Dear Ms ", ", the yacht waits for you."
LINES: tuple[str, ...] = (
    f"{BEFORE}{NAME}{AFTER}",
    "The charterer returns the vessel with full tanks at the agreed marina.",
)

Setter = Callable[[str, str, str], str]


def page(*contents: str, **resources_: object) -> bytes:
    """A page of A4 with this content, Helvetica being /F1 and Times in bold /F2."""
    with pikepdf.new() as pdf:
        fonts = {"/F1": _standard(pdf, "Helvetica"), "/F2": _standard(pdf, "Times-Bold")}
        pdf.add_blank_page(page_size=(595, 842))
        made = {key: value(pdf) for key, value in resources_.items() if callable(value)}
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary({**fonts, **{f"/{key}": value for key, value in made.items() if _is_font(value)}}),
            XObject=pikepdf.Dictionary({f"/{key}": value for key, value in made.items() if not _is_font(value)}),
        )
        pdf.pages[0].obj.Contents = pdf.make_stream("\n".join(contents).encode("latin-1"))
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return the file's bytes."""
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _is_font(value: pikepdf.Object) -> bool:
    return value.get("/Type") == "/Font"


def _standard(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    return pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name(f"/{name}"),
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
    )


def _rest(y: int = 660) -> str:
    return f"BT /F1 12 Tf 72 {y} Td ({LINES[1]}) Tj ET"


def _width(text: str, size: float = 12) -> float:
    return float(stringWidth(text, "Helvetica", size))


def whole(before: str, name: str, after: str) -> str:
    """One string."""
    return f"BT /F1 12 Tf 72 700 Td ({before}{name}{after}) Tj ET"


def kerned(before: str, name: str, after: str) -> str:
    """One TJ with a correction after each letter."""
    letters = "".join(f"({letter}){(-15, 20, 7)[index % 3]}" for index, letter in enumerate(f"{before}{name}{after}"))
    return f"BT /F1 12 Tf 72 700 Td [{letters}] TJ ET"


def spaced(before: str, name: str, after: str) -> str:
    """Word and letter spacing, stretched and raised."""
    return f"BT /F1 12 Tf 0.3 Tc 1.7 Tw 93 Tz 4 Ts 72 700 Td ({before}{name}) Tj ({after}) Tj 0 Ts ET 0 Tc 0 Tw 100 Tz"


def quoted(before: str, name: str, after: str) -> str:
    """The operators that go to the next line first."""
    return f"BT /F1 12 Tf 14 TL 72 728 Td (Letter) ' 1.5 0.2 ({before}{name}{after}) \" 0 Tc 0 Tw T* ET"


def divided(before: str, name: str, after: str) -> str:
    """Strings that part words anywhere, in two fonts and colours."""
    cut = len(name) - 4
    return (
        f"BT /F1 12 Tf 72 700 Td ({before}{name[:3]}) Tj ({name[3:cut]}) Tj 0.8 0 0 rg /F2 12 Tf ({name[cut:]}) Tj "
        f"0 g /F1 12 Tf ({after}) Tj ET"
    )


def by_moves(before: str, name: str, after: str) -> str:
    """Each letter after a move of its own."""
    return f"BT /F1 12 Tf 72 700 Td {' '.join(_moves(before + name + after))} ET"


def _moves(text: str) -> Iterator[str]:
    for letter in text:
        yield f"({letter}) Tj {_width(letter):.3f} 0 Td"


def by_matrices(before: str, name: str, after: str, clip: str = "0 690 595 30") -> str:
    """Each letter in a text object and block of its own, with its own place, colour and clip."""
    pieces, x = [], 72.0
    for letter in before + name + after:
        place = f"1 0 0 1 {x:.3f} 700 cm"
        pieces.append(f"q {clip} re W n 0 0 0 rg {place} BT /F1 12 Tf ({letter}) Tj ET Q")
        x += _width(letter)
    return "\n".join(pieces)


def marked(before: str, name: str, after: str) -> str:
    """Tagged, as Word does it, with a mark around each word."""
    words = " ".join(f"/Span <</MCID {index}>> BDC ({word} ) Tj EMC" for index, word in enumerate(name.split(" ")))
    return f"BT /P <</MCID 9>> BDC /F1 12 Tf 72 700 Td ({before}) Tj {words} ({after}) Tj EMC ET"


def turned(before: str, name: str, after: str) -> str:
    """Text that rises at 30 degrees."""
    return f"BT /F1 12 Tf 0.866 0.5 -0.5 0.866 100 300 Tm ({before}{name}{after}) Tj ET"


def scaled(before: str, name: str, after: str) -> str:
    """A font of size 1 in a matrix, upside down and back again."""
    return f"q 1 0 0 -1 0 842 cm BT /F1 1 Tf 12 0 0 -12 72 142 Tm ({before}{name}{after}) Tj ET Q"


def broken(before: str, name: str, after: str) -> str:
    """The name begins in one line and ends in the next."""
    first, last = name.split(" ")
    return f"BT /F1 12 Tf 14 TL 72 700 Td ({before}{first}) Tj T* ({last}{after}) Tj ET"


SETTERS: dict[str, Setter] = {
    setter.__name__: setter
    for setter in (*(whole, kerned, spaced, quoted, divided, by_moves, by_matrices, marked, turned, scaled, broken),)
}


def set_by(setter: Setter, name: str = NAME) -> bytes:
    """A page that says LINES in this way."""
    return page(setter(BEFORE, name, AFTER), _rest())


def composite(*lines: str) -> bytes:
    """One page for each line, in a composite font that is cut to their letters in the order in which they are met."""
    lines = lines or ("\n".join(LINES),)
    data = (resources.files("reportlab") / "fonts" / "Vera.ttf").read_bytes()
    face = TTFontFile(io.BytesIO(data))
    letters = list(dict.fromkeys("".join(lines).replace("\n", "")))
    program = face.makeSubset([0, *map(ord, letters)])
    numbers = {letter: number for number, letter in enumerate(letters, start=1)}

    def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
        widths = [face.charWidths[ord(letter)] for letter in letters]
        stream = pdf.make_stream(program)
        stream.Length1 = len(program)
        descriptor = pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/ABCDEF+Vera"),
            Flags=4,
            StemV=80,
            FontBBox=[-200, -250, 1300, 950],
            ItalicAngle=0,
            Ascent=928,
            Descent=-236,
            CapHeight=730,
            FontFile2=stream,
        )
        inner = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name("/ABCDEF+Vera"),
            CIDSystemInfo=pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0),
            FontDescriptor=pdf.make_indirect(descriptor),
            DW=600,
            W=pikepdf.Array([1, pikepdf.Array(widths)]),
            CIDToGIDMap=pikepdf.Name.Identity,
        )
        pairs = "\n".join(f"<{number:04x}> <{ord(letter):04x}>" for letter, number in numbers.items())
        mapping = (
            f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(numbers)} beginbfchar\n{pairs}\nendbfchar"
        )
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=pikepdf.Name("/ABCDEF+Vera"),
                Encoding=pikepdf.Name("/Identity-H"),
                DescendantFonts=[pdf.make_indirect(inner)],
                ToUnicode=pdf.make_stream(f"begincmap\n{mapping}\nendcmap".encode()),
            )
        )

    def shown(line: str) -> str:
        strings = ["".join(f"{numbers[letter]:04x}" for letter in part) for part in line.split("\n")]
        return f"BT /V 11 Tf 14 TL 72 700 Td <{'> Tj T* <'.join(strings)}> Tj ET"

    with pikepdf.open(io.BytesIO(page(shown(lines[0]), V=font))) as pdf:
        for line in lines[1:]:
            pdf.pages.append(pdf.pages[0])
            pdf.pages[-1].obj.Contents = pdf.make_stream(shown(line).encode())
        return saved(pdf)


def embedded(name: str = NAME) -> bytes:
    """A page in a simple font that is cut to its letters in the order in which they are first met."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    buffer = io.BytesIO()
    sheet = Canvas(buffer, pagesize=(595, 842), invariant=1)
    sheet.setFont("Vera", 12)
    for row, line in enumerate((f"{name} asks: {BEFORE}{name}{AFTER}", LINES[1])):
        sheet.drawString(72, 700 - 20 * row, line)
    sheet.save()
    return buffer.getvalue()


def columns() -> bytes:
    """Two columns, set line by line across the page; the name stands in both."""
    left = ("Charter of the yacht", f"by {NAME} in spring,", "with a crew of four.")
    right = ("Terms of payment", "in two parts, both from", f"{NAME}.")
    shown = [
        f"1 0 0 1 {x} {700 - 16 * row} Tm ({text}) Tj"
        for row, pair in enumerate(zip(left, right, strict=True))
        for x, text in zip((72, 320), pair, strict=True)
    ]
    return page("BT /F1 12 Tf", *shown, "ET", _rest(600))


def linked() -> bytes:
    """A name that is a link, underlined, to an address with the name in it."""
    width = _width(NAME)
    x = 72 + _width(BEFORE)
    line = f"0 0 1 RG 0.6 w {x} 698 m {x + width} 698 l S 0 0 1 rg"
    data = page(whole(BEFORE, "", ""), line, f"BT /F1 12 Tf {x} 700 Td ({NAME}) Tj 0 g ({AFTER}) Tj ET", _rest())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.com/margaret-thornbury")
        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[x, 696, x + width, 712], A=action
        )
        pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
        return saved(pdf)


def _form(content: str) -> Callable[[pikepdf.Pdf], pikepdf.Object]:
    def make(pdf: pikepdf.Pdf) -> pikepdf.Object:
        form = pdf.make_stream(content.encode("latin-1"))
        form.Type, form.Subtype, form.BBox = pikepdf.Name.XObject, pikepdf.Name.Form, [0, 0, 595, 842]
        form.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({"/F1": _standard(pdf, "Helvetica")}))
        return form

    return make


def letterhead() -> bytes:
    """Three pages that draw one letterhead with the name, the third of them twice; the second says nothing else."""
    head = _form(f"BT /F1 12 Tf 72 780 Td (Office of {NAME}, Nassau) Tj ET")
    with pikepdf.open(io.BytesIO(page("/Head Do", whole(BEFORE, NAME, AFTER), _rest(), Head=head))) as pdf:
        for content in ("/Head Do", f"/Head Do q 1 0 0 1 20 -300 cm /Head Do Q {_rest()}"):
            pdf.pages.append(pdf.pages[0])
            pdf.pages[-1].obj.Contents = pdf.make_stream(content.encode())
        return saved(pdf)


def boxes_around_letters() -> bytes:
    """A form with a box for each letter of the name."""
    x, boxes = 72 + _width(BEFORE), []
    for letter in NAME:
        width = _width(letter)
        boxes.append(f"{x:.3f} 696 {width:.3f} 16 re")
        x += width
    return page("0.3 w", *boxes, "S", whole(BEFORE, NAME, AFTER), _rest())


# What is too doubtful to be cut: each page says LINES, or shows them.
def drawn_twice() -> bytes:
    """Bold by drawing the name twice, a little apart."""
    x = 72 + _width(BEFORE)
    return page(whole(BEFORE, NAME, AFTER), f"BT /F1 12 Tf {x + 0.3} 700 Td ({NAME}) Tj ET", _rest())


def in_an_inline_picture() -> bytes:
    """A page with a picture written into its content."""
    return page(whole(BEFORE, NAME, AFTER), "q 9 0 0 9 300 300 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI Q", _rest())


def in_clipping_text() -> bytes:
    """The name is drawn and clips what follows."""
    return page(f"q BT /F1 12 Tf 4 Tr 72 700 Td ({LINES[0]}) Tj ET 0 0 300 842 re f Q", _rest())


def type_3() -> bytes:
    """A font whose glyphs are drawings: boxes, called by the letters of the name."""

    def font(pdf: pikepdf.Pdf) -> pikepdf.Object:
        letters = sorted(set(NAME))
        glyph = pdf.make_stream(b"600 0 0 0 600 700 d1 50 0 450 700 re f")
        names = {letter: "space" if letter == " " else letter for letter in letters}
        differences = [entry for letter in letters for entry in (ord(letter), pikepdf.Name(f"/{names[letter]}"))]
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type3,
                FontBBox=[0, 0, 600, 700],
                FontMatrix=[0.001, 0, 0, 0.001, 0, 0],
                CharProcs=pikepdf.Dictionary({f"/{name}": glyph for name in names.values()}),
                Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=differences),
                FirstChar=0,
                LastChar=255,
                Widths=[600] * 256,
            )
        )

    return page(f"BT /T 12 Tf 72 700 Td ({NAME}) Tj /F1 12 Tf ({AFTER}) Tj ET", _rest(), T=font)


def in_a_narrow_clip() -> bytes:
    """A clip as wide as the name's first letter, for each letter: nothing else can be seen in its place."""
    x = 72 + _width(BEFORE)
    clip = f"{x:.3f} 690 {_width(NAME[0]):.3f} 30 re W n"
    first = f"q {clip} BT /F1 12 Tf {x:.3f} 700 Td ({NAME[0]}) Tj ET Q"
    rest = f"BT /F1 12 Tf {x + _width(NAME[0]):.3f} 700 Td ({NAME[1:]}{AFTER}) Tj ET"
    return page(whole(BEFORE, "", ""), first, rest, _rest())


DOUBTFUL: dict[str, Callable[[], bytes]] = {
    maker.__name__: maker
    for maker in (
        *(drawn_twice, in_an_inline_picture, in_clipping_text, in_a_narrow_clip, type_3, boxes_around_letters),
    )
}
