"""Finds template syntax that readers would see: in books and feeds, outside of code."""
import html.parser
import json
import re
import xml.etree.ElementTree
import zipfile

SYNTAX = re.compile(r"""\{\{[<%]|[%>]\}\}|\{%[-~ ]*\w[^\n]*?%\}|\{\{[^{}\n]*[\w"'][^{}\n]*\}\}"""
                    r"|\{:(?:toc|[.#]\w+)[^\n]*?\}")
CODE = {"code", "pre", "kbd", "samp"}


class Finder(html.parser.HTMLParser):
    """Gathers what looks like template syntax in texts and attributes outside of code."""

    def __init__(self):
        super().__init__()
        self.depth, self.found = 0, []

    def look(self, text):
        if not self.depth:
            self.found += [match.group()[:100] for match in SYNTAX.finditer(text or "")]

    def handle_starttag(self, tag, attrs):
        self.depth += tag in CODE
        for _, value in attrs:
            self.look(value)

    def handle_startendtag(self, tag, attrs):
        for _, value in attrs:
            self.look(value)

    def handle_endtag(self, tag):
        self.depth -= tag in CODE

    def handle_data(self, data):
        self.look(data)


def in_markup(text):
    finder = Finder()
    finder.feed(text)
    finder.close()
    return finder.found


def texts(path):
    """(name of the part, its markup) of a book or a feed."""
    if path.suffix == ".epub":
        with zipfile.ZipFile(path) as book:
            for name in sorted(book.namelist()):
                if name.endswith(".xhtml"):
                    yield name, book.read(name).decode("utf-8")
    elif path.suffix == ".json":
        for item in json.loads(path.read_text(encoding="utf-8"))["items"]:
            yield item["id"], item.get("content_html", "")
    elif path.suffix == ".xml":
        for item in xml.etree.ElementTree.parse(path).iter("item"):
            for child in item:
                if child.tag.endswith("}encoded"):
                    yield item.findtext("guid", ""), child.text or ""


def findings(path):
    """One line for each place in the output `path`."""
    return [f"{path.name}: {name}: template syntax in the text: {found}"
            for name, markup in texts(path) for found in in_markup(markup)]
