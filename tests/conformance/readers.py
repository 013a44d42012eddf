"""Reading programs as judges of books: each opens the book and must not complain."""
import json
import pathlib
import re
import tempfile
import zipfile
from xml.etree import ElementTree

from common import Unfit, run, there

HERE = pathlib.Path(__file__).parent
OPF = "{http://www.idpf.org/2007/opf}"
XHTML = "{http://www.w3.org/1999/xhtml}"


def titles(book):
    """What stands in the book's own table of contents."""
    with zipfile.ZipFile(book) as archive:
        nav = next(name for name in archive.namelist() if name.endswith("nav.xhtml"))
        tree = ElementTree.fromstring(archive.read(nav))
    lists = [n for n in tree.iter(XHTML + "nav") if n.get("{http://www.idpf.org/2007/ops}type") == "toc"]
    return [" ".join("".join(link.itertext()).split()) for link in lists[0].iter(XHTML + "a")]


def squeeze(text):
    """Letters and digits alone: what no program that prints text changes."""
    return re.sub(r"[\W_]+", "", text).lower()


def missing_titles(book, text):
    squeezed = squeeze(text)
    return [f"the title {title!r} is not in what was read" for title in titles(book) if squeeze(title) not in squeezed]


def in_browser(reader):
    def judge(place, book):
        status, out, err = place.node(HERE / "readers.mjs", place.judges, reader, book)
        if status:
            raise Unfit(err or out)
        report = json.loads(out)
        found = list(report["problems"])
        if not report["visited"]:
            found.append("no entry of the contents was opened")
        return found
    return judge


def calibre(_, book):
    """calibre converts it to text."""
    with tempfile.TemporaryDirectory() as folder:
        text = pathlib.Path(folder, "book.txt")
        status, out, err = run(["ebook-convert", book, text], timeout=560, env={
            "QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "offscreen", "HOME": folder,
            "XDG_RUNTIME_DIR": folder})
        if status or not text.is_file():
            return [f"ebook-convert, exit status {status}: {out}{err}"]
        found = [line for line in (out + err).splitlines()
                 if re.search(r"\b(error|warning|failed|traceback|not found|missing)\b", line, re.I)
                 and not HARMLESS.search(line)]
        return found + missing_titles(book, text.read_text(encoding="utf-8"))


# What calibre and the libraries under it say of this machine rather than of a book.
HARMLESS = re.compile(r"XDG_RUNTIME_DIR|QStandardPaths|libva|GPU|dbus|propagateSizeHints", re.I)


def mutool(_, book):
    """MuPDF draws every page of it as text."""
    status, out, err = run(["mutool", "draw", "-q", "-F", "txt", book], timeout=560)
    # Of itself it says how it was built, and that it has not heard of EPUB 3.
    known = re.compile(r"warning: (ICC support is not available|unknown epub version: 3\.0)$")
    found = [line for line in err.splitlines() if re.match(r"(error|warning):", line) and not known.match(line)]
    if status:
        found.append(f"mutool, exit status {status}")
    return found + missing_titles(book, out)


def pandoc(_, book):
    status, out, err = run(["pandoc", "-f", "epub", "-t", "plain", "--wrap=none", book], timeout=560)
    found = err.splitlines()
    if status:
        found.append(f"pandoc, exit status {status}")
    return found + missing_titles(book, out)


JUDGES = {"epubjs": in_browser("epubjs"), "foliate": in_browser("foliate"), "calibre": calibre, "mutool": mutool,
          "pandoc": pandoc}
