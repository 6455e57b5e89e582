"""Files for the demo site, written at load time: plain text, PDF, OpenDocument, calendar, and a sound."""

import struct
import wave
import zipfile
from io import BytesIO
from math import pi, sin
from xml.sax.saxutils import escape

SAMPLE_RATE = 8000
TONES = (392, 494, 587)
ODT = "application/vnd.oasis.opendocument.text"
PARTS = {
    "META-INF/manifest.xml": (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        f'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="{ODT}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    ),
    "content.xml": (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        "<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    ),
}


def write_file(extension: str, lines: tuple[str, ...]) -> bytes:
    """The lines as a file of this kind; »# « and »## « begin headings where the kind knows any."""
    writers = {"pdf": write_pdf, "odt": write_odt, "ics": write_calendar, "csv": write_table}
    return writers.get(extension, write_text)(lines)


def write_text(lines: tuple[str, ...]) -> bytes:
    return "".join(f"{line}\r\n" for line in lines).encode()


def write_table(lines: tuple[str, ...]) -> bytes:
    """With the mark by which spreadsheets recognise the encoding."""
    return b"\xef\xbb\xbf" + write_text(lines)


def write_calendar(lines: tuple[str, ...]) -> bytes:
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ASSKomm//Beispiel//DE")
    return write_text((*head, *lines, "END:VCALENDAR"))


def write_odt(lines: tuple[str, ...]) -> bytes:
    """A text document with real headings."""
    text = "".join(map(odt_paragraph, lines))
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        # First and not packed: by it programs recognise the kind.
        archive.writestr("mimetype", ODT, zipfile.ZIP_STORED)
        for name, part in PARTS.items():
            content = '<?xml version="1.0" encoding="UTF-8"?>' + part.replace("{text}", text)
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def odt_paragraph(line: str) -> str:
    marks, _, words = line.partition(" ")
    if set(marks) == {"#"}:
        return f'<text:h text:outline-level="{len(marks)}">{escape(words)}</text:h>'
    return f"<text:p>{escape(line)}</text:p>"


def write_pdf(lines: tuple[str, ...]) -> bytes:
    """One page of text in a font that every viewer has; not tagged, and so not called accessible."""
    drawn = "".join(map(pdf_line, lines))
    page = f"BT /F1 11 Tf 56 770 Td {drawn} ET".encode("cp1252")
    title = pdf_text(lines[0].lstrip("# "))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (de-DE) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font "
        b"<< /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(page), page),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title ({title}) >>".encode("cp1252"),
    ]
    data, places = bytearray(b"%PDF-1.4\n"), []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, count = len(data), len(objects) + 1
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    data += b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return bytes(data)


def pdf_line(line: str) -> str:
    size = 16 if line.startswith("#") else 11
    return f"/F1 {size} Tf ({pdf_text(line.lstrip('# '))}) Tj 0 -24 Td "


def pdf_text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def write_sound() -> bytes:
    """Three tones of half a second each that swell and fade, as WAV."""
    length = SAMPLE_RATE // 2
    samples = [
        round(12_000 * sin(2 * pi * tone * step / SAMPLE_RATE) * sin(pi * step / length))
        for tone in TONES
        for step in range(length)
    ]
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return file.getvalue()
