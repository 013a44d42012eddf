"""HTML compared as trees: markup is parsed and written again in one normal form.

Attributes are sorted, character references decoded, white space is collapsed and dropped at the edges of blocks, and
elements that HTML lets stand open are closed. text_and_links() is what is left when structure does not count: the
text and every address that it leads to, in order.
"""
import html.parser
import re
import urllib.parse

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
BLOCK = {"address", "article", "aside", "blockquote", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
         "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
         "li", "main", "menu", "nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead",
         "tr", "ul"}
ADDRESSES = ("href", "src", "cite", "data", "poster", "longdesc")
SILENT = {"script", "style", "template", "title"}


class Normalizer(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []      # the normal form
        self.open = []
        self.words = []      # text with a mark at each border of a block
        self.links = []
        self.silent = 0

    def handle_starttag(self, tag, attributes):
        if tag in BLOCK or tag == "br":
            self.words.append(" ")
        if tag in SILENT and tag not in VOID:
            self.silent += 1
        pairs = sorted((name, collapse(value or "")) for name, value in attributes)
        # Only what leads somewhere or is shown; an anchor's name is neither.
        self.links += [(name, urllib.parse.unquote(value)) for name, value in pairs if name in ADDRESSES[:2] and value]
        self.parts.append(("start", tag, tuple(pairs)))
        if tag in VOID:
            self.parts.append(("end", tag))
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        if tag not in self.open:
            return
        while self.open:
            top = self.open.pop()
            self.parts.append(("end", top))
            if top in BLOCK:
                self.words.append(" ")
            if top in SILENT:
                self.silent -= 1
            if top == tag:
                break

    def handle_data(self, data):
        if self.parts and self.parts[-1][0] == "text":
            self.parts[-1] = ("text", self.parts[-1][1] + data)
        else:
            self.parts.append(("text", data))
        if not self.silent:
            self.words.append(data)

    def finish(self):
        self.close()
        while self.open:
            self.handle_endtag(self.open[-1])
        return self


def collapse(text):
    return re.sub(r"[ \t\r\n\f]+", " ", text).strip(" ")


def parsed(markup):
    parser = Normalizer()
    parser.feed(markup)
    return parser.finish()


def tree(markup):
    """The normal form of `markup`, for comparing."""
    parts, result = parsed(markup).parts, []
    for index, part in enumerate(parts):
        if part[0] != "text":
            result.append(part)
            continue
        text = re.sub(r"[ \t\r\n\f]+", " ", part[1])
        before, after = parts[index - 1] if index else None, parts[index + 1] if index + 1 < len(parts) else None
        if before is None or before[1] in BLOCK or before[1] == "br":
            text = text.lstrip(" ")
        if after is None or after[1] in BLOCK or after[1] == "br":
            text = text.rstrip(" ")
        if text:
            result.append(("text", text))
    return result


def text_of(markup):
    return collapse("".join(parsed(markup).words))


def text_and_links(markup):
    found = parsed(markup)
    return collapse("".join(found.words)), found.links
