#!/usr/bin/env python3
"""A year of a publication, and what subscribers of its feeds see of it: every article as new once, every edit once.

After each build each reader reads; then the same is built again, an hour later, and nothing may have been written.
An edit is what states a new modified date. A change of the text without one is in all files, and no reader is told.

Usage: run.py --program PATH [--steps BUILDS] [--articles COUNT] [--seed NUMBER]
"""
import argparse
import collections
import datetime
import gzip
import os
import pathlib
import subprocess
import sys
import tempfile

from publisher import DAY, Publisher, marks, stamp
from subscriber import ById, ByDate, Feed

OUTPUTS = {"rss": "rss", "atom": "atom", "json": "jsonfeed"}
PAGED = {name: f"{{archives: true, limit: 15, page_size: 20, gzip: {str(name == 'rss').lower()}}}" for name in OUTPUTS}
CONFIGURED = "".join(f"  - {{kind: {kind}, path: out/{name}.xml, feed: {PAGED[name]}}}\n"
                     f"  - {{kind: {kind}, path: out/{name}-whole.xml}}\n" for name, kind in OUTPUTS.items())
HOUR = datetime.timedelta(hours=1)


def check(holds, *what):
    if not holds:
        sys.exit("year: " + " ".join(str(part) for part in what))


def same(found, expected, what):
    found, expected = sorted(found), sorted(expected)
    extra = collections.Counter(found) - collections.Counter(expected)
    check(found == expected, what, "- too many:", list(extra)[:5],
          "- missing:", list(collections.Counter(expected) - collections.Counter(found))[:5])


def mark_of(item):
    return marks(item.content)[0]


def marks_of(items):
    return [mark_of(item) for item in items]


class Year:
    def __init__(self, program, root, articles, steps, seed):
        self.program, self.root, self.out = program, root, root / "out"
        self.publisher = Publisher(root, articles, steps, seed, CONFIGURED)
        self.feeds = {name: Feed(self.out, name + ".xml", name) for name in OUTPUTS}
        self.whole = {name: Feed(self.out, name + "-whole.xml", name) for name in OUTPUTS}
        every = [*self.feeds.items(), *self.whole.items()]
        self.by_id = [(name, ById(feed)) for name, feed in every]
        self.by_date = [(name, ByDate(feed)) for name, feed in every]
        self.seldom = {name: ById(feed) for name, feed in every}
        self.owed = {name: set() for name, _ in every}  # what those who seldom read have not seen
        self.ids, self.feed_ids = {}, {}
        self.counts = collections.Counter()

    def build(self, now, jobs):
        environment = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        done = subprocess.run([self.program, "build", "--quiet", "--as-of", stamp(now), "--jobs", str(jobs)],
                              cwd=self.root, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
                              env={**environment, "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"})
        check(done.returncode == 0, f"exit status {done.returncode}:", done.stderr)

    def files(self):
        return {path.name: path for path in self.out.iterdir()}

    def snapshot(self):
        paths = [*self.files().values(), self.root / "offprint.ids"]
        return {path.name: (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in paths}

    def pages(self, name):
        feed = self.feeds[name]
        return {"current": feed.page(), **{page.address: page for page in list(feed.pages())[1:]}}

    def run(self):
        before = {}
        for step in range(self.publisher.steps):
            self.publisher.step()
            self.build(self.publisher.now, 2)
            built = self.snapshot()
            self.build(self.publisher.now + HOUR, 1)
            check(self.snapshot() == built, step, "a second build wrote something:",
                  [name for name, was in built.items() if self.snapshot().get(name) != was])
            self.check_files(step)
            pages = {name: self.pages(name) for name in self.feeds}
            for name in self.feeds:
                self.check_archive(step, name, pages[name])
                self.check_needless(step, name, before.get(name, {}), pages[name])
            self.check_readers(step)
            before = pages
        self.check_additions()

    def check_files(self, step):
        live, found = self.publisher.live(), set()
        for name, path in self.files().items():
            data = path.read_bytes()
            if name.endswith(".gz"):
                check(gzip.decompress(data) == (self.out / name[:-3]).read_bytes(), step, name, "is another feed")
                continue
            held = marks(data.decode())
            check(set(held) <= live, step, name, "holds what is not published:", set(held) - live)
            found |= set(held)
        same(found, live, f"{step}: all files")

    def check_archive(self, step, name, pages):
        archive = [page for address, page in pages.items() if address != "current"]
        items = [item for page in archive for item in page.items]
        same(marks_of(items), self.publisher.live(), f"{step}: pages of {name}")
        same(marks_of(self.whole[name].page().items), self.publisher.live(), f"{step}: the whole {name}")
        named = {pages["current"].address, *(page.address for page in archive)}
        there = {file for file in self.files() if file.startswith(name) and not file.endswith(".gz")}
        there.remove(name + "-whole.xml")
        same([address.rsplit("/", 1)[1] for address in named], there, f"{step}: files of {name}")
        for page in [pages["current"], *archive]:
            for item in page.items:
                known = self.ids.setdefault((name, mark_of(item)), item.id)
                check(known == item.id, step, name, "another id of", item.title)
            check(self.feed_ids.setdefault(name, page.feed_id) == page.feed_id, step, name, "is another feed")
        self.check_texts(step, name, items)
        if name != "json":
            for newer, older in zip([None, *archive], archive):
                check(older.newer == (newer.address if newer else None), step, name, older.address, "leads on wrongly")
                check(older.current == pages["current"].address, step, name, older.address, "has another feed")

    def check_texts(self, step, name, items):
        articles = {article.mark: article for article in self.publisher.articles}
        for item in items:
            article = articles[mark_of(item)]
            check(f"of edition {article.edition} and form {article.silent}." in item.content and
                  item.title == article.title, step, name, "an old text of", item.title)
            check(item.published == article.stated().timestamp(), step, name, "a wrong date of", item.title)

    def check_needless(self, step, name, before, pages):
        """A page is another one only where its articles, or its links, are."""
        for address, page in pages.items():
            was = before.get(address)
            if was is None or was.data == page.data:
                continue
            is_other = [(i.id, i.link, i.state()) for i in was.items] != [(i.id, i.link, i.state()) for i in page.items]
            links = [(p.older, p.newer, p.current, p.address) for p in (was, page)]
            # Another article that moved changes what links to it.
            moved = any(a.content != b.content for a, b in zip(was.items, page.items))
            check(is_other or moved or links[0] != links[1], step, name, address, "was written without need")

    def check_readers(self, step):
        publisher = self.publisher
        for name, reader in self.by_id:
            new, edited, silent = reader.read()
            where = f"{step}: by id, {reader.feed.name}:"
            same(marks_of(new), publisher.new, f"{where} new")
            same(marks_of(edited), publisher.edited, f"{where} edited")
            extra = set(marks_of(silent)) - publisher.silent
            check(not extra, where, "changed without being edited:", extra)
            self.counts[f"new by id in {reader.feed.name}"] += len(new)
            self.counts[f"edited by id in {reader.feed.name}"] += len(edited)
        for name, reader in self.by_date:
            new, edited = reader.read()
            where = f"{step}: by date, {reader.feed.name}:"
            same(marks_of(new), publisher.new, f"{where} new")
            same(marks_of(edited), publisher.edited, f"{where} edited")
        for name, reader in self.seldom.items():
            self.owed[name] = (self.owed[name] | publisher.new) & publisher.live()
            if step % 4 == 0:
                where = f"{step}: seldom, {reader.feed.name}:"
                same(marks_of(reader.read()[0]), self.owed[name], f"{where} new")
                self.owed[name] = set()

    def check_additions(self):
        """A new article: the current feed, one page, and the link of one page where that is new."""
        newest = max(article.published for article in self.publisher.articles)
        # On the day of the newest, on a later day, in a later month; and in one that is long over.
        for published in [newest, newest + 2 * DAY, newest + 40 * DAY, newest - 600 * DAY]:
            before = self.snapshot()
            self.publisher.add(published)
            self.build(self.publisher.now, 2)
            after = self.snapshot()
            check(not before.keys() - after.keys(), "a page went away")
            for name in self.feeds:
                changed = {file for file in after if file.startswith(name) and not file.startswith(name + "-whole")
                           and not file.endswith(".gz") and before.get(file) != after[file]}
                pages = changed - {name + ".xml"}
                new = pages - before.keys()
                check(len(new) <= 1 and len(pages) <= 1 + 2 * len(new), "one article more wrote", sorted(changed))
                self.counts[f"files written for one article more, {name}"] = max(
                    len(changed), self.counts[f"files written for one article more, {name}"])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="year") as folder:
        year = Year(options.program.resolve(), pathlib.Path(folder), options.articles, options.steps, options.seed)
        year.run()
        for what, count in sorted(year.counts.items()):
            print(f"{what}: {count}")


if __name__ == "__main__":
    main()
