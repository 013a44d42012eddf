"""feedparser's names for what a feed says, and the fields of offprint's drafts that they are.

feedparser gives `entries`, and `feed` for what the feed says of itself. offprint gives articles: of the feed it keeps
what articles inherit (its title and address are their site; language, rights, authors). A name that is not in these
tables is not modelled.
"""
import datetime
import json
import re
import subprocess

from expectations import Absent, NotModelled, Thing, Value
from markup_trees import collapse, text_and_links, text_of, tree

SANITIZED = "structure changed by sanitizing"
LIMIT = 160
BROKEN = {"charset-damaged", "charset-guessed", "feed-syntax", "text-repaired"}


def short(value):
    text = repr(value)
    return text if len(text) <= LIMIT else text[:LIMIT] + "…"


class Plain(Value):
    """A text without markup. feedparser's may be HTML: then its text counts."""

    def __init__(self, reading, text):
        self.reading, self.text = reading, text

    def plain(self):
        return self.text

    def equals(self, expected):
        if not isinstance(expected, str):
            return False
        own = " ".join(self.text.split())
        if own in (" ".join(expected.split()), text_of(expected)) or text_of(own) == text_of(expected):
            return True
        self.reading.notes.append(f"text differs: read {short(self.text)}, expected {short(expected)}")
        return False


class Exact(Plain):
    """An id or an address."""

    def equals(self, expected):
        if self.text == expected:
            return True
        self.reading.notes.append(f"address or id differs: read {short(self.text)}, expected {short(expected)}")
        return False


class Name(Plain):
    """Who wrote it. feedparser's author may have an address in parentheses behind the name."""

    def equals(self, expected):
        return Plain.equals(self, re.sub(r"\s*\([^()]*@[^()]*\)$", "", expected))


class Markup(Plain):
    """HTML of the body, compared as a tree."""

    def equals(self, expected):
        if not isinstance(expected, str):
            return False
        inner = re.fullmatch(r"<p>(.*)</p>", self.text.strip(), re.S)
        forms = [self.text] + ([inner[1]] if inner and "<p>" not in inner[1] else [])
        if any(tree(form) == tree(expected) for form in forms):
            return True
        own, wanted = text_and_links(self.text), text_and_links(expected)
        if own == wanted:
            self.reading.notes.append(SANITIZED)
            return True
        if self.reading.is_plain_text and own[0] == collapse(expected):
            return True
        kind = "text of HTML differs" if own[0] != wanted[0] else "addresses in HTML differ"
        lost = self.reading.losses()
        if lost:
            kind = f"left out and reported ({lost})"
        self.reading.notes.append(f"{kind}: read {short(self.text)}, expected {short(expected)}")
        return False


class Moment(Value):
    """A date as feedparser's nine numbers, in UTC."""

    def __init__(self, reading, iso):
        self.reading, self.iso = reading, iso

    def plain(self):
        date = datetime.datetime.fromisoformat(re.sub(r"Z$", "+00:00", self.iso))
        if date.tzinfo:
            date = date.astimezone(datetime.timezone.utc)
        return tuple(date.timetuple())[:8] + (0,)

    def equals(self, expected):
        if self.plain() == expected:
            return True
        self.reading.notes.append(f"date differs: understood as {self.iso}, expected {expected}")
        return False


def text_of_value(value):
    """The text of a field: a text, or the one that a map names."""
    if isinstance(value, dict):
        for key in ("name", "label", "term", "value", "url", "href"):
            if isinstance(value.get(key), str):
                return value[key]
        return None
    return value


def as_list(value):
    return value if isinstance(value, list) else [] if value is None else [value]


class Entry:
    """One document, as feedparser would name its parts."""

    def __init__(self, reading, draft, index):
        self.reading, self.draft, self.index = reading, draft, index

    def field(self, *names):
        for name in names:
            for field in self.draft["fields"]:
                if field["name"] == name and field["value"] is not None:
                    return field["value"]
        raise Absent(names[0])

    def text(self, form, *names):
        value = text_of_value((as_list(self.field(*names)) or [None])[0])
        if value is None:
            raise Absent(names[0])
        return form(self.reading, value)

    def all(self, name):
        """Of all fields of this name: sources repeat an element for each author and tag."""
        return [item for field in self.draft["fields"] if field["name"] == name for item in as_list(field["value"])]

    def body(self):
        """Empty where there is nothing: what is expected may be no more than an element without text."""
        return Markup(self.reading, self.draft["body_html"])

    def summary(self):
        try:
            return self.text(Plain, "summary", "dek")
        except Absent:
            return self.body()

    def site(self, key):
        value = self.field("site")
        if isinstance(value, dict):
            if value.get(key) is None:
                raise Absent(key)
            return (Exact if key == "url" else Plain)(self.reading, value[key])
        if (key == "url") == bool(re.match(r"https?://", value)):
            return Plain(self.reading, value)
        raise Absent(key)

    def person(self, value):
        def member(key):
            if key == "name":
                return Name(self.reading, text_of_value(value) or "")
            if key in ("url", "href"):
                if isinstance(value, dict) and value.get("url"):
                    return Exact(self.reading, value["url"])
                raise Absent(key)
            raise NotModelled(f"{key} of a person")
        return Thing("person", member)

    def first_person(self):
        people = self.all("authors")
        if not people:
            raise Absent("authors")
        return self.person(people[0])

    def tag(self, value):
        def member(key):
            if key in ("term", "label"):
                return Plain(self.reading, text_of_value(value) or "")
            raise NotModelled(f"{key} of a tag")
        return Thing("tag", member)

    def tags(self):
        return [self.tag(value) for value in self.all("tags") + self.all("section")]

    def enclosure(self, value):
        def member(key):
            name = {"href": "url"}.get(key, key)
            if name not in ("url", "type", "length", "title"):
                raise NotModelled(f"{key} of an enclosure")
            if not isinstance(value, dict) or value.get(name) is None:
                raise Absent(key)
            return Exact(self.reading, value[name])
        return Thing("enclosure", member)

    def content(self):
        def member(key):
            if key == "value":
                return self.body()
            if key == "language":
                return self.text(Exact, "language")
            raise NotModelled(f"{key} of content")
        return [Thing("content", member)]

    def detail(self, value):
        def member(key):
            if key == "value":
                return value()
            raise NotModelled(f"{key} of one element")
        return Thing("detail", member)

    def moment(self, *names):
        record = self.reading.record(self.index)
        for name in names:
            if record and record.get(name):
                return Moment(self.reading, record[name])
        for diagnostic in record["diagnostics"] if record else []:
            if diagnostic["id"].startswith("date-") and diagnostic["id"] != "date-missing":
                self.reading.notes.append(f"{diagnostic['id']}, reported: {diagnostic['message']}")
        raise Absent(names[0])

    def source(self):
        def member(key):
            if key in FEED:
                return FEED[key](self)
            raise NotModelled(f"{key} of a source")
        return Thing("source", member)

    def first(self, values):
        if not values:
            raise Absent("first")
        return values[0]


ENTRY = {
    "title": lambda e: e.text(Plain, "title"),
    "title_detail": lambda e: e.detail(lambda: e.text(Plain, "title")),
    "link": lambda e: e.text(Exact, "url"),
    "id": lambda e: e.text(Exact, "id"),
    "guid": lambda e: e.text(Exact, "id"),
    "published": lambda e: e.text(Plain, "published"),
    "issued": lambda e: e.text(Plain, "published"),
    "created": lambda e: e.text(Plain, "published"),
    "updated": lambda e: e.text(Plain, "modified", "published"),
    "modified": lambda e: e.text(Plain, "modified", "published"),
    "expired": lambda e: e.text(Plain, "expires"),
    "published_parsed": lambda e: e.moment("published"),
    "issued_parsed": lambda e: e.moment("published"),
    "created_parsed": lambda e: e.moment("published"),
    "updated_parsed": lambda e: e.moment("modified", "published"),
    "modified_parsed": lambda e: e.moment("modified", "published"),
    "author": lambda e: e.first_person().member("name"),
    "author_detail": lambda e: e.first_person(),
    "authors": lambda e: [e.person(value) for value in e.all("authors")],
    "tags": lambda e: e.tags(),
    "category": lambda e: e.first(e.tags()).member("term"),
    "summary": lambda e: e.summary(),
    "description": lambda e: e.summary(),
    "summary_detail": lambda e: e.detail(e.summary),
    "subtitle": lambda e: e.text(Plain, "subtitle", "dek", "summary"),
    "content": lambda e: e.content(),
    "rights": lambda e: e.text(Plain, "rights"),
    "rights_detail": lambda e: e.detail(lambda: e.text(Plain, "rights")),
    "copyright": lambda e: e.text(Plain, "rights"),
    "language": lambda e: e.text(Exact, "language"),
    "enclosures": lambda e: [e.enclosure(value) for value in e.all("enclosures")],
    "image": lambda e: Thing("image", lambda key: e.text(Exact, "image")),
    "source": lambda e: e.source(),
}

# What articles keep of the feed that they stand in, or of the one that they were taken from.
FEED = {
    "title": lambda e: e.site("name"),
    "title_detail": lambda e: e.detail(lambda: e.site("name")),
    "link": lambda e: e.site("url"),
    "language": lambda e: e.text(Exact, "language"),
    "rights": lambda e: e.text(Plain, "rights"),
    "rights_detail": lambda e: e.detail(lambda: e.text(Plain, "rights")),
    "copyright": lambda e: e.text(Plain, "rights"),
    "copyright_detail": lambda e: e.detail(lambda: e.text(Plain, "rights")),
    "author": lambda e: e.first_person().member("name"),
    "author_detail": lambda e: e.first_person(),
    "authors": lambda e: [e.person(value) for value in e.all("authors")],
}


class Reading:
    """A file, as the program read it."""

    def __init__(self, program, path):
        self.program, self.path = program, path
        self.notes = []
        self.records = None
        # Of such content feedparser gives the text itself, which is no HTML.
        self.is_plain_text = re.search(rb"""type=["']text(/plain)?["']""", path.read_bytes()) is not None
        done = self.run("draft")
        self.status, self.errors = done.returncode, done.stderr
        self.drafts = [json.loads(line) for line in done.stdout.splitlines()] if self.status in (0, 1) else []

    def run(self, form):
        return subprocess.run([self.program, "show", self.path.name, "--format", form, "--messages", "json",
                               "--verbose"], cwd=self.path.parent, capture_output=True, text=True, errors="replace",
                              stdin=subprocess.DEVNULL, check=False, timeout=120)

    def html(self):
        return self.run("html").stdout

    def diagnostics(self):
        return self.errors.strip()

    def record(self, index):
        """What offprint makes of the draft of this number, or None when it rejects it."""
        if self.records is None:
            decoder, text, self.records = json.JSONDecoder(), self.run("json").stdout.lstrip(), []
            while text:
                record, end = decoder.raw_decode(text)
                self.records.append(record)
                text = text[end:].lstrip()
        origin = self.drafts[index]["origin"]
        return next((record for record in self.records if record["origin"] == origin), None)

    def found(self):
        return [diagnostic for draft in self.drafts for diagnostic in draft["diagnostics"]]

    def losses(self):
        """The ids of what was left out and reported."""
        return ", ".join(sorted({diagnostic["id"] for diagnostic in self.found() if diagnostic["loss"] == "content"}))

    def is_damaged(self):
        """Whether offprint says that bytes or markup are broken."""
        return any(diagnostic["severity"] == "error" or diagnostic["id"] in BROKEN for diagnostic in self.found())

    def names(self):
        articles = [draft for draft in self.drafts if draft["is_article"]]
        entries = [Thing("entries", self.members(ENTRY, draft, index)) for index, draft in enumerate(articles)]
        feed = Thing("feed", self.members(FEED, articles[0], 0) if articles else self.nothing)
        return {"entries": entries, "feed": feed, "bozo": self.is_damaged()}

    def members(self, table, draft, index):
        entry = Entry(self, draft, index)

        def member(key):
            if key not in table:
                raise NotModelled(key)
            return table[key](entry)
        return member

    @staticmethod
    def nothing(key):
        raise NotModelled(f"{key} of a feed without entries")
