#!/usr/bin/env python3
"""Every judge passes a good book or feed and objects to a bad one: judges_test.py JUDGES-FOLDER"""
import json
import pathlib
import sys
import tempfile
import unittest
import zipfile

import books
import feeds
import readers
from common import Place, Unfit

JUDGES = pathlib.Path(sys.argv.pop(1)) if len(sys.argv) > 1 else pathlib.Path("build/judges")
XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
CONTAINER = XML + """<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = XML + """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i" xml:lang="en">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:x:1</dc:identifier>
<dc:title>Tides</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">2024-01-01T00:00:00Z</meta>
<meta property="schema:accessMode">textual</meta><meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">tableOfContents</meta>
<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">Plain text.</meta></metadata>
<manifest><item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="c" href="c.css" media-type="text/css"/>
<item id="p" href="p.svg" media-type="image/svg+xml"/></manifest>
<spine><itemref idref="n"/><itemref idref="a"/></spine></package>"""
PAGE = XML + """<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><title>Tides</title>%s</head><body>%s</body></html>"""
GOOD = {
    "META-INF/container.xml": CONTAINER,
    "book.opf": PACKAGE,
    "nav.xhtml": PAGE % ("", '<nav epub:type="toc" role="doc-toc"><h1>Contents</h1>'
                             '<ol><li><a href="a.xhtml">Tides</a></li></ol></nav>'),
    "a.xhtml": PAGE % ('<link rel="stylesheet" href="c.css"/>',
                       '<h1>Tides</h1><p>Twice a day.</p><p><img src="p.svg" alt="A wave"/></p>'),
    "c.css": "p { margin: 0; }\n",
    "p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0L9 9"/></svg>',
}
FEED = XML + """<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>
<link>https://t.example/</link><description>D</description>%s</channel></rss>"""
ITEM = """<item><title>Title %d</title><link>https://t.example/%d</link><guid isPermaLink="false">urn:x:%d</guid>
<pubDate>Tue, 29 Oct 2024 07:15:0%d +0000</pubDate><description>S</description>
<content:encoded><![CDATA[<p>Text <b>%d</b></p>]]></content:encoded></item>"""
RSS = FEED % "".join(ITEM % (n, n, n, n, n) for n in (1, 2))
ENTRY = """<entry><id>urn:x:%d</id><title>Title %d</title><link rel="alternate" href="https://t.example/%d"/>
<published>2024-10-29T07:15:0%dZ</published><updated>2024-10-29T07:15:0%dZ</updated>
<content type="html"><![CDATA[<p>Text <b>%d</b></p>]]></content></entry>"""
ATOM = XML + """<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:x:0</id><title>T</title>
<updated>2024-10-29T07:15:02Z</updated><author><name>A</name></author>
<link rel="alternate" href="https://t.example/"/>%s</feed>""" % "".join(ENTRY % ((n,) * 6) for n in (1, 2))


def entry(number, **other):
    return {"id": f"urn:x:{number}", "url": f"https://t.example/{number}", "title": f"Title {number}",
            "content_html": f"<p>Text <b>{number}</b></p>", "date_published": f"2024-10-29T07:15:0{number}Z", **other}


def json_feed(*items, **other):
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items, **other})


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.place = Place(JUDGES, self.folder)

    def pack(self, members=(), method=zipfile.ZIP_STORED, extra=b"", first="mimetype"):
        """The good book, with other members."""
        path = self.folder / "book.epub"
        mimetype = zipfile.ZipInfo(first)
        mimetype.compress_type, mimetype.extra = method, extra
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as book:
            book.writestr(mimetype, "application/epub+zip")
            for name, text in {**GOOD, **dict(members)}.items():
                book.writestr(name, text)
        return path


class Books(Case):
    def findings(self, judge, *arguments, **options):
        return "\n".join(books.JUDGES[judge](self.place, self.pack(*arguments, **options)))

    def test_a_good_book_passes_all(self):
        for judge in books.JUDGES:
            with self.subTest(judge):
                self.assertEqual(self.findings(judge), "")

    def test_ocf_objects(self):
        self.assertIn("mimetype is compressed", self.findings("ocf", method=zipfile.ZIP_DEFLATED))
        self.assertIn("extra field", self.findings("ocf", extra=b"\1\2\0\0"))
        self.assertIn("first entry is other", self.findings("ocf", first="other"))
        self.assertIn("a.xhtml: not UTF-8", self.findings("ocf", {"a.xhtml": b"<p>\xe9</p>"}))

    def test_both_epubchecks_object(self):
        bad = {"book.opf": PACKAGE.replace("<dc:title>Tides</dc:title>", "")}
        for judge in ("epubcheck", "epubcheck-ts"):
            with self.subTest(judge):
                self.assertIn("dc:title", self.findings(judge, bad))

    def test_a_warning_is_an_objection(self):
        self.assertIn("left-over.txt", self.findings("epubcheck", {"left-over.txt": "not in the manifest"}))
        spaced = {"book.opf": PACKAGE.replace("c.css", "c%20d.css"), "c d.css": ""}
        self.assertIn("warning PKG-010", self.findings("epubcheck-ts", spaced))

    def test_vnu_objects(self):
        bad = {"a.xhtml": PAGE % ("", "<h1>Tides</h1><p>One<p>in another</p></p>"), "c.css": "p { colour: red }"}
        found = self.findings("vnu", bad)
        self.assertIn("a.xhtml:", found)
        self.assertIn("c.css:", found)

    def test_ace_objects(self):
        bad = {"a.xhtml": PAGE % ("", '<h1>Tides</h1><p><img src="p.svg"/></p>')}
        self.assertIn("a.xhtml: critical", self.findings("ace", bad))


class Readers(Case):
    def findings(self, judge, members=()):
        return "\n".join(readers.JUDGES[judge](self.place, self.pack(members)))

    def test_a_good_book_passes_all(self):
        for judge in readers.JUDGES:
            with self.subTest(judge):
                self.assertEqual(self.findings(judge), "")

    def test_a_broken_picture_is_seen(self):
        for judge in ("epubjs", "foliate"):
            with self.subTest(judge):
                self.assertIn("A wave does not show", self.findings(judge, {"p.svg": "<svg"}))

    def test_contents_that_lead_nowhere_are_seen(self):
        nav = GOOD["nav.xhtml"].replace("a.xhtml", "b.xhtml")
        for judge in ("epubjs", "foliate"):
            with self.subTest(judge):
                try:
                    found = self.findings(judge, {"nav.xhtml": nav})
                except Unfit as unfit:
                    found = str(unfit)
                self.assertNotEqual(found, "")

    def test_text_that_is_lost_is_seen(self):
        # A chapter that the contents promise and no page has.
        nav = GOOD["nav.xhtml"].replace(">Tides<", ">Neap and spring<").replace("<nav ", "<nav hidden='' ")
        for judge in ("calibre", "mutool", "pandoc"):
            with self.subTest(judge):
                page = {"nav.xhtml": nav, "book.opf": PACKAGE.replace('<itemref idref="n"/>', "")}
                self.assertIn("Neap and spring", self.findings(judge, page))



class Feeds(Case):
    def findings(self, judge, rss=RSS, feed=json_feed(entry(1), entry(2)), atom=ATOM):
        (self.folder / "feed.xml").write_text(rss)
        (self.folder / "feed.atom").write_text(atom)
        (self.folder / "feed.json").write_text(feed)
        return "\n".join(feeds.JUDGES[judge](self.place))

    def test_good_feeds_pass_all(self):
        for judge in feeds.JUDGES:
            with self.subTest(judge):
                self.assertEqual(self.findings(judge), "")

    def test_each_reader_sees_every_field(self):
        path = self.folder / "feed.xml"
        path.write_text(RSS)
        truth = feeds.rss_truth(path)
        other = {"id": ("urn:x:1", "urn:x:9"), "title": ("Title 1", "Title 9"), "date": (":01 +0000", ":09 +0000"),
                 "link": ("https://t.example/1", "https://t.example/9"), "content": ("<b>1", "<b>9")}
        for name, read in feeds.READERS.items():
            for field, (old, new) in other.items():
                with self.subTest(name, field=field):
                    path.write_text(RSS.replace(old, new))
                    seen = read(self.place, path)
                    if name == "newsboat":
                        if field == "id":
                            self.assertIn("urn:x:9", [row["id"] for row in seen])
                            continue
                        seen = feeds.in_order(truth, seen)
                    found = feeds.compare(truth, seen, feeds.ALL)
                    self.assertEqual(len(found), 1)
                    self.assertIn(f"item 1, {field}: ", found[0])

    def test_newsboat_objects_to_an_id_that_stands_twice(self):
        self.assertIn("2 items in the feed, 1 seen", self.findings("newsboat", RSS.replace("urn:x:2", "urn:x:1")))

    def test_the_schema_objects(self):
        self.assertIn("additional", self.findings("jsonfeed", feed=json_feed(entry(1, color="red"), entry(2))))
        self.assertIn("format", self.findings("jsonfeed", feed=json_feed(entry(1, date_published="soon"), entry(2))))

    def test_json_ids_are_checked(self):
        self.assertIn("more than once", self.findings("jsonfeed", feed=json_feed(entry(1), entry(2), entry(2))))
        self.assertIn("ids differ", self.findings("jsonfeed", feed=json_feed(entry(1))))
        self.assertIn("more than once", self.findings("atom", atom=ATOM.replace("urn:x:2", "urn:x:1")))
        self.assertIn("not one updated", self.findings("atom", atom=ATOM.replace("updated>", "changed>")))
        self.assertIn("no author", self.findings("atom", atom=ATOM.replace("author>", "editor>")))
        self.assertIn("no IRI", self.findings("atom", atom=ATOM.replace("urn:x:2", "2")))
        self.assertIn("is no date", self.findings("atom", atom=ATOM.replace("07:15:02Z", "07:15")))
        self.assertIn("title: ", self.findings("atom", atom=ATOM.replace("Title 2", "T")))
        self.assertIn("title or link", self.findings("jsonfeed", feed=json_feed(entry(1, title="T"), entry(2))))

    def test_every_difference_counts(self):
        truth = feeds.item("a", "T", "l", 5, "c")
        for field, other in (("id", "b"), ("title", "U"), ("link", "m"), ("date", 6), ("content", "d")):
            self.assertEqual(len(feeds.compare([truth], [{**truth, field: other}], feeds.ALL)), 1)
        self.assertEqual(len(feeds.compare([truth, truth], [truth], feeds.ALL)), 1)


class Missing(Case):
    def test_a_missing_npm_judge_fails(self):
        (self.folder / "feed.xml").write_text(RSS)
        (self.folder / "feed.atom").write_text(ATOM)
        (self.folder / "feed.json").write_text(json_feed(entry(1)))
        place = Place(self.folder / "nowhere", self.folder)
        for judge in (lambda: books.epubcheck_ts(place, self.folder), lambda: books.vnu(place, self.folder),
                      lambda: books.ace(place, self.folder), lambda: feeds.judge_feedsmith(place),
                      lambda: feeds.JUDGES["rss-parser"](place)):
            with self.assertRaisesRegex(Unfit, "not installed"):
                judge()

    def test_nothing_to_judge_fails(self):
        with self.assertRaisesRegex(Unfit, "nothing to judge"):
            self.place.books()


if __name__ == "__main__":
    unittest.main()
