"""Readers of feeds, as they are: what they take for new, and what for an edit."""
import datetime
import email.utils
import functools
import json
import re
import xml.etree.ElementTree as ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


class Item:
    """An entry of a feed: `published` and `updated` are moments, or None."""

    def __init__(self, item_id, title, link, published, updated, content):
        self.id, self.title, self.link, self.content = item_id, title, link, content
        self.published, self.updated = published, updated

    @property
    def latest(self):
        return max(self.published or 0, self.updated or 0)

    def state(self):
        """All that an edit may change; a site that moves is no edit."""
        return self.title, self.published, self.updated, re.sub(r"https://[a-z.-]+", "", self.content)


class Page:
    """One file of a feed."""

    def __init__(self, data):
        self.data, self.feed_id, self.items = data, None, []
        self.older = self.newer = self.current = self.address = None


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() if text else None


def mail_date(text):
    return email.utils.parsedate_to_datetime(text).timestamp() if text else None


def set_links(page, links):
    found = {link.get("rel"): link.get("href") for link in links}
    page.older, page.newer = found.get("prev-archive"), found.get("next-archive")
    page.current, page.address = found.get("current"), found.get("self")


def read_rss(data):
    page, channel = Page(data), ElementTree.fromstring(data).find("channel")
    set_links(page, channel.findall(ATOM + "link"))
    for item in channel.findall("item"):
        page.items.append(Item(item.findtext("guid"), item.findtext("title"), item.findtext("link"),
                               mail_date(item.findtext("pubDate")), moment(item.findtext(ATOM + "updated")),
                               item.findtext(CONTENT)))
    return page


def read_atom(data):
    page, feed = Page(data), ElementTree.fromstring(data)
    set_links(page, feed.findall(ATOM + "link"))
    page.feed_id = feed.findtext(ATOM + "id")
    for entry in feed.findall(ATOM + "entry"):
        published, updated = entry.findtext(ATOM + "published"), entry.findtext(ATOM + "updated")
        page.items.append(Item(entry.findtext(ATOM + "id"), entry.findtext(ATOM + "title"),
                               entry.find(ATOM + "link").get("href"), moment(published),
                               moment(updated) if updated != published else None, entry.findtext(ATOM + "content")))
    return page


def read_json(data):
    page, feed = Page(data), json.loads(data)
    page.address, page.older = feed["feed_url"], feed.get("next_url")
    for item in feed["items"]:
        page.items.append(Item(item["id"], item["title"], item["url"], moment(item.get("date_published")),
                               moment(item.get("date_modified")), item["content_html"]))
    return page


READERS = {"rss": read_rss, "atom": read_atom, "json": read_json}


@functools.lru_cache(maxsize=None)
def read_page(kind, data):
    """Most files of a feed stay the same from build to build."""
    return READERS[kind](data)


class Feed:
    """A feed on a server; its address leads to it wherever its site has moved."""

    def __init__(self, folder, name, kind):
        self.folder, self.name, self.kind = folder, name, kind

    def page(self, address=None):
        name = address.rsplit("/", 1)[1] if address else self.name
        return read_page(self.kind, (self.folder / name).read_bytes())

    def pages(self):
        """The current feed, then its archive pages from the newest on."""
        page = self.page()
        yield page
        while page.older:
            page = self.page(page.older)
            yield page

    def news(self, is_known):
        """What a reader looks at: the current feed, and all pages where it does not reach back far enough."""
        current = self.page()
        if not current.older or any(is_known(item) for item in current.items):
            return current.items
        return list({item.id: item for page in self.pages() for item in page.items}.values())


class ById:
    """Knows each item by its id, and an edit by its date."""

    def __init__(self, feed):
        self.feed, self.known = feed, {}

    def is_known(self, item):
        return item.id in self.known and self.known[item.id].updated == item.updated

    def read(self):
        """(new items, edited items, items that changed and say no date)."""
        new, edited, silent = [], [], []
        for item in self.feed.news(self.is_known):
            known = self.known.get(item.id)
            if known is None:
                new.append(item)
            elif known.updated != item.updated:
                edited.append(item)
            elif known.state() != item.state():
                silent.append(item)
            self.known[item.id] = item
        return new, edited, silent


class ByDate:
    """Remembers only the newest dates that it has seen."""

    def __init__(self, feed):
        self.feed, self.published, self.updated = feed, None, None

    def is_known(self, item):
        return self.published is not None and item.latest <= max(self.published, self.updated)

    def read(self):
        """(new items, edited items)."""
        items = self.feed.news(self.is_known)
        if self.published is None:
            new, edited = items, []
        else:
            new = [item for item in items if (item.published or 0) > self.published]
            edited = [item for item in items if item not in new and (item.updated or 0) > self.updated]
        self.published = max([item.published or 0 for item in items] + [self.published or 0])
        self.updated = max([item.updated or 0 for item in items] + [self.updated or 0])
        return new, edited
