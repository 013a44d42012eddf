"""Judges of the feeds. Each takes a Place and gives a list of findings: none is a pass.

The RSS and the Atom feed of the same articles are read once by a plain XML parser, and say the same; every feed reader
must see the same items in both, in the same order.
"""
import calendar
import datetime
import email.utils
import json
import pathlib
import re
import sqlite3
import tempfile
import urllib.parse
from xml.etree import ElementTree

from common import Unfit, run

HERE = pathlib.Path(__file__).parent
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def squeeze(text):
    return " ".join((text or "").split())


def item(key, title, link, date, content):
    return {"id": key or "", "title": squeeze(title), "link": link or "", "date": date,
            "content": squeeze(content)}


def rss_truth(path):
    """The items of an RSS feed, as the XML says them."""
    items = []
    for node in ElementTree.parse(path).getroot().iterfind("channel/item"):
        date = node.findtext("pubDate")
        items.append(item(node.findtext("guid"), node.findtext("title"), node.findtext("link"),
                          int(email.utils.parsedate_to_datetime(date).timestamp()) if date else None,
                          node.findtext(CONTENT)))
    if not items:
        raise Unfit("no item in the RSS feed")
    return items


ATOM = "{http://www.w3.org/2005/Atom}"


def atom_truth(path):
    """The entries of an Atom feed, as the XML says them. What has no date says so, and has none here."""
    items = []
    for node in ElementTree.parse(path).getroot().iterfind(ATOM + "entry"):
        links = [link.get("href") for link in node.iterfind(ATOM + "link") if link.get("rel") == "alternate"]
        date = node.findtext(ATOM + "published")
        row = item(node.findtext(ATOM + "id"), node.findtext(ATOM + "title"), links[0] if links else "",
                   json_date(date), node.findtext(ATOM + "content"))
        items.append({**row, "updated": json_date(node.findtext(ATOM + "updated"))})
    if not items:
        raise Unfit("no entry in the Atom feed")
    return items


def faults_of_atom(path):
    """What RFC 4287 demands (sections 4.1.1, 4.1.2, 4.2.6, 4.2.7.2, 3.3), and one id an entry."""
    root = ElementTree.parse(path).getroot()
    found, ids = [], [node.text for node in root.iterfind(f"{ATOM}entry/{ATOM}id")]
    found += [f"the id {key} stands more than once" for key in sorted(set(ids)) if ids.count(key) > 1]
    for node in [root, *root.iterfind(ATOM + "entry")]:
        name = node.findtext(ATOM + "id")
        for once in ("id", "title", "updated"):
            if len(node.findall(ATOM + once)) != 1:
                found.append(f"{name}: not one {once}")
        for at_most_once in ("rights", "published", "subtitle", "generator", "logo", "summary", "content"):
            if len(node.findall(ATOM + at_most_once)) > 1:
                found.append(f"{name}: more than one {at_most_once}")
        if not urllib.parse.urlsplit(name or "").scheme:
            found.append(f"{name}: no IRI")
        links = [link.get("rel") for link in node.iterfind(ATOM + "link")]
        if links.count("alternate") != 1:
            found.append(f"{name}: {links.count('alternate')} alternate links")
        for date in [*node.findall(ATOM + "updated"), *node.findall(ATOM + "published")]:
            if not RFC_3339.fullmatch(date.text or ""):
                found.append(f"{name}: {date.text} is no date")
    if root.find(ATOM + "author") is None:
        found.append("no author of the feed")
    return found


def compare(truth, seen, fields):
    """Every difference between what the feed says and what a reader saw of it."""
    found = []
    if len(truth) != len(seen):
        found.append(f"{len(truth)} items in the feed, {len(seen)} seen")
    for number, (want, got) in enumerate(zip(truth, seen), 1):
        for field in fields:
            if want[field] != got[field]:
                found.append(f"item {number}, {field}: the feed says {want[field]!r}, the reader saw {got[field]!r}")
    return found


RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ALL = ("id", "title", "link", "date", "content")


def read_feedparser(_, path):
    try:
        import feedparser
    except ImportError as error:
        raise Unfit("the judge is not installed: python3-feedparser; run tools/setup --judges") from error
    # What the feed says, not what a cautious reader would show of it.
    parsed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    if parsed.bozo:
        raise Unfit(f"feedparser calls it malformed: {parsed.bozo_exception}")
    return [item(e.get("id"), e.get("title"), e.get("link"),
                 calendar.timegm(e.published_parsed) if e.get("published_parsed") else None,
                 e.content[0].value if e.get("content") else "") for e in parsed.entries]


def read_newsboat(_, path):
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        address = "file://" + urllib.parse.quote(str(path))
        (home / "urls").write_text(address + "\n")
        (home / "config").write_text("")
        status, out, err = run(["newsboat", "-u", home / "urls", "-C", home / "config", "-c", home / "cache.db",
                                "-x", "reload"], env={"HOME": folder, "TZ": "UTC"})
        if not (home / "cache.db").exists():
            raise Unfit(f"no cache from newsboat ({status}): {out}{err}")
        with sqlite3.connect(home / "cache.db") as cache:
            rows = cache.execute("SELECT guid, title, url, pubDate, content FROM rss_item").fetchall()
    return [item(*row) for row in rows]


def in_order(truth, seen):
    """What newsboat's cache holds, which has no order: the items of the feed in the feed's order, then the rest."""
    places = {row["id"]: number for number, row in enumerate(truth)}
    return sorted(seen, key=lambda row: places.get(row["id"], len(places)))


def in_node(place, what, path):
    status, out, err = place.node(HERE / "feeds.mjs", place.judges, what, path)
    if status:
        raise Unfit(err or out)
    return json.loads(out)


def npm_reader(name):
    def read(place, path):
        return [item(i.get("id"), i.get("title"), i.get("link"), i["date"], i.get("content"))
                for i in in_node(place, name, path)]
    return read


# Feed readers: each gives the items that it sees in an RSS feed.
READERS = {"feedparser": read_feedparser, "newsboat": read_newsboat, "rss-parser": npm_reader("rss-parser"),
           "feed-parser": npm_reader("feed-parser"), "feedsmith": npm_reader("feedsmith")}


def seen_by(name, place, path, truth):
    seen = READERS[name](place, path)
    if name == "newsboat":
        seen = in_order(truth, seen)
    for want, got in zip(truth, seen):
        if want["date"] is None:  # newsboat gives it the time of its own reading; others of Atom, `updated`
            got["date"] = None
    return seen


def same_in_atom(place):
    """What the Atom feed says otherwise than the RSS feed."""
    def comparable(rows):
        return [{**row, "id": row["id"] if ":" in row["id"] else ""} for row in rows]
    rss, atom = comparable(rss_truth(place.feed("*.xml"))), comparable(atom_truth(place.feed("*.atom")))
    for want, got in zip(rss, atom):
        got["id"] = got["id"] if want["id"] else ""
    return [finding + " (Atom)" for finding in compare(rss, atom, ALL)]


def judge_rss(name):
    def judge(place):
        path, atom = place.feed("*.xml"), place.feed("*.atom")
        truth, entries = rss_truth(path), atom_truth(atom)
        found = compare(truth, seen_by(name, place, path, truth), ALL)
        in_atom = compare(entries, seen_by(name, place, atom, entries), ALL)
        return found + [finding + " (Atom)" for finding in in_atom]
    return judge


def judge_atom(place):
    return faults_of_atom(place.feed("*.atom")) + same_in_atom(place)


def judge_extractor(place):
    """Titles, links and dates of all three feeds; it makes ids of its own, and has the beginning of the text alone."""
    found = []
    for pattern in ("*.xml", "*.atom", "*.json"):
        path = place.feed(pattern)
        truth = rss_truth(place.feed("*.xml"))
        seen = in_node(place, "feed-extractor", path)
        if pattern == "*.atom":  # the later date of an entry is its date
            for want, row in zip(truth, atom_truth(path)):
                want["date"] = row["updated"] if want["date"] is not None else None
        for want, got in zip(truth, seen):
            got.update(title=squeeze(got["title"]), date=got["date"] if want["date"] is not None else None)
        found += [f"{finding} ({path.name})" for finding in compare(truth, seen, ("title", "link", "date"))]
    return found


def judge_jsonfeed(place):
    """The schema, no id twice, and the same articles as the RSS beside it."""
    path = place.feed("*.json")
    found = in_node(place, "jsonfeed-schema", path)
    items = json.loads(path.read_text(encoding="utf-8"))["items"]
    ids = [i["id"] for i in items]
    found += [f"the id {key} stands more than once" for key in sorted(set(ids)) if ids.count(key) > 1]
    truth = {row["id"]: row for row in rss_truth(place.feed("*.xml"))}
    if set(ids) != set(truth):
        found.append(f"ids differ from the RSS feed's: {sorted(set(ids) ^ set(truth))}")
    for entry in items:
        want = truth.get(entry["id"])
        if want and (want["title"], want["link"]) != (squeeze(entry.get("title")), entry.get("url")):
            found.append(f"{entry['id']}: title or link differ from the RSS feed's")
    return found


def judge_feedsmith(place):
    """All feeds, read by a parser that knows all."""
    path = place.feed("*.json")
    truth = [item(i["id"], i.get("title"), i.get("url"), json_date(i.get("date_published")), i.get("content_html"))
             for i in json.loads(path.read_text(encoding="utf-8"))["items"]]
    return compare(truth, READERS["feedsmith"](place, path), ALL) + judge_rss("feedsmith")(place)


def json_date(text):
    return int(datetime.datetime.fromisoformat(text).timestamp()) if text else None


JUDGES = {**{name: judge_rss(name) for name in READERS}, "jsonfeed": judge_jsonfeed, "atom": judge_atom,
          "feed-extractor": judge_extractor, "feedsmith": judge_feedsmith}
