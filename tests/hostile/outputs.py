"""What a build made, taken apart as its consumers take it apart: fragments of HTML, plain texts, and whole pages."""
import html
import json
import re
import shutil
import zipfile
from xml.etree import ElementTree

import sources

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
TEXTS = {"title", "summary", "name", "tags", "description", "creator", "category", "rights", "dek", "section", "label",
         "alt"}
ADDRESSES = {"url", "external_url", "image", "banner_image", "avatar", "icon", "href", "link", "uri", "home_page_url"}
CHUNK = 100
HTML = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>"
XHTML = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head/><body>"""


class Collected:
    """Each thing once, with a name of where it was first seen."""

    def __init__(self):
        self.fragments, self.texts, self.addresses = {}, {}, {}

    def text(self, name, value, where):
        if not value:
            return
        if name in ADDRESSES:
            self.addresses.setdefault(value, where)
        elif name in TEXTS:
            self.texts.setdefault(value, where)

    def json(self, value, name, where):
        """Every string of a JSON Feed, by the name of its member."""
        if isinstance(value, dict):
            for key, inner in value.items():
                self.json(inner, key, where)
        elif isinstance(value, list):
            for inner in value:
                self.json(inner, name, where)
        elif isinstance(value, str) and name == "content_html":
            self.fragments.setdefault(value, where)
        elif isinstance(value, str):
            self.text(name, value, where)

    def xml(self, root, where):
        """Every element and attribute of a feed, by its local name."""
        for element in root.iter():
            name, text = element.tag.split("}")[-1], element.text or ""
            if element.tag == CONTENT or (element.tag == ATOM + "content" and element.get("type") == "html"):
                self.fragments.setdefault(text, where)
            elif element.get("type") != "html" or element.tag != ATOM + "summary":
                self.text(name, text, where)
            for key, value in element.attrib.items():
                self.text(key, value, where)


def collect(folder):
    found = Collected()
    feed = json.loads((folder / "feed.json").read_text(encoding="utf-8"))
    for item in feed["items"]:
        found.json(item, "", f"feed.json, {item['title']!r}")
    for name, space in (("feed.xml", ""), ("feed.atom", ATOM)):
        for item in ElementTree.parse(folder / name).getroot().iter(space + ("entry" if space else "item")):
            found.xml(item, f"{name}, {item.find(space + 'title').text!r}")
    return found


def unpack_books(folder, work):
    """All books' own files. Returns their pages, as path → text."""
    pages = {}
    for book in sorted(folder.glob("*.epub")):
        with zipfile.ZipFile(book) as archive:
            archive.extractall(work / book.stem)
            for name in archive.namelist():
                if name.endswith(".xhtml"):
                    pages[f"{book.stem}/{name}"] = archive.read(name).decode("utf-8")
    return pages


def pages_around(pages, work):
    """The pages that are no chapters, each a second time under a name that makes it text/html."""
    found = [path for path in pages if "/text/a-" not in path]
    for path in found:
        shutil.copy(work / path, (work / path).with_suffix(".html"))
    return [name for path in found for name in (path, path[:-len("xhtml")] + "html")]


def whole_files(folder, work):
    """Every output in XML and a book's own files, under a type that a careless server may give them."""
    pages = []
    files = [path for path in sorted(folder.iterdir()) if path.suffix in {".xml", ".atom", ".opml", ".html"}]
    files += [path for book in sorted(work.iterdir()) if book.is_dir()
              for path in sorted(book.rglob("*")) if path.suffix in {".opf", ".ncx"}]
    files_folder = work / "files"
    files_folder.mkdir()
    for number, path in enumerate(files):
        for suffix in (".html", ".opf"):  # which is XML to the server
            name = f"{number}-{path.name}{suffix}"
            shutil.copy(path, files_folder / name)
            pages.append(f"files/{name}")
    return pages


def in_script(folder, work):
    """JSON as pages embed it: in a script element."""
    pages = []
    for name in ("feed.json", "opds.json"):
        text = (folder / name).read_text(encoding="utf-8")
        page = f"<!DOCTYPE html><meta charset=utf-8><body><script>window.embedded = {text}</script>"
        (work / f"in-script-{name}.html").write_text(page, encoding="utf-8")
        pages.append(f"in-script-{name}.html")
    return pages


def in_sections(pieces, work, name, start):
    """Pieces as documents that a browser parses, many in one: what is left open in one swallows the next."""
    pages = []
    for begin in range(0, len(pieces), CHUNK):
        sections = "".join(f"<section>{piece}</section>" for piece in pieces[begin:begin + CHUNK])
        path = work / name.format(begin)
        path.write_text(f"{start}{sections}</body></html>", encoding="utf-8", newline="")
        pages.append(path.name)
    return pages


def documents(fragments, pages, work):
    """What feeds hold as HTML; what chapters hold, as XHTML and as HTML."""
    bodies = [re.sub(r"</body>\s*</html>\s*$", "", re.split(r"<body[^>]*>", text, maxsplit=1)[1])
              for path, text in pages.items() if "/text/a-" in path]
    bodies = list(dict.fromkeys(bodies))
    return [*in_sections(fragments, work, "feed-{}.html", HTML), *in_sections(bodies, work, "chapters-{}.html", HTML),
            *in_sections(bodies, work, "chapters-{}.xhtml", XHTML)]


def named(pieces):
    return [{"where": where, "html": text} for text, where in pieces.items()]


def prepare(folder, work):
    """Writes what the browser is to load below `work`, and the plan of it."""
    work.mkdir()
    found = collect(folder)
    books = unpack_books(folder, work)
    plan = {
        "books": [{"where": path, "html": text} for path, text in books.items()],
        "pages": pages_around(books, work),
        "files": whole_files(folder, work),
        "embedded": in_script(folder, work),
        "documents": documents(list(found.fragments), books, work),
        "fragments": named(found.fragments),
        "texts": named(found.texts),
        "addresses": [{"where": where, "html": f'<a href="{html.escape(address)}">a</a>'}
                      for address, where in found.addresses.items()],
    }
    (work / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    return plan


def as_html(payload):
    """What somebody who filters nothing would publish."""
    if payload.kind == "page":
        return payload.data
    return (sources.in_places(payload.text) if payload.kind == "url" else payload.text).encode(errors="replace")


def raw(payloads, work):
    """The payloads as they are, each in pages of its own: as a document and as what a script inserts."""
    work.mkdir()
    pages = []
    for payload in payloads:
        (work / f"{payload.number}-document.html").write_bytes(as_html(payload))
        text = json.dumps(as_html(payload).decode("utf-8", errors="replace")).replace("<", "\\u003c")
        (work / f"{payload.number}-inserted.html").write_text(
            f"{HTML}<div id=d></div><script>d.innerHTML = {text}</script>", encoding="utf-8")
        pages += [f"{payload.number}-document.html", f"{payload.number}-inserted.html"]
    judged = [{"where": str(payload.number), "html": as_html(payload).decode("utf-8", errors="replace")}
              for payload in payloads]
    (work / "plan.json").write_text(json.dumps({"raw": pages, "judged": judged}), encoding="utf-8")
