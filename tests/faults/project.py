"""A small project with an article in every form that offprint reads, and what its builds may leave."""
import argparse
import gzip
import os
import pathlib
import random
import re
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

def png(side, color):
    """A square picture in one color."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = (b"\0" + bytes(color) * side) * side
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"
LONG = 120  # seconds: what takes longer hangs
# What no message for people has in it.
RAW = re.compile(r"terminate called|what\(\)|std::|boost|filesystem error|Assertion|#0 |runtime error|Sanitizer")
# What was to be done, with which file, and what happened.
TOLD = re.compile(r"(?m)^offprint: error: (cannot [a-z ]+ [^:]+|the catalog [^:]+ fails): [A-Za-z][^:]+$")
CONFIGURATION = """publication: {title: Slack Water, language: en, site: 'https://slack-water.example'}
sources: [{files: 'articles/*'}]
assets: [images]
outputs:
  - {kind: epub, path: out/book.epub, book: {cover: {none: true}, pictures: {most_pixels: 10000}}}
  - {kind: rss, path: out/feed.xml}
  - {kind: jsonfeed, path: out/feed.json}
  - {kind: atom, path: "out/{year}/feed.xml", feed: {gzip: true}, select: {tags: [Salt]}}
  - {kind: index, path: out/index.html}
"""
ESSAY = "---\ntitle: The {}\ndate: 2024-03-{}\ntags: [Salt, {}]\n---\n\n{}\n"
PANS = ESSAY.format("Pans", 12, "Pans", "The pans are full.\n\n![A pan](/pan.png)")
PAGE = ("<!DOCTYPE html><html lang=en><head><title>The Lamp Room</title></head><body><main><h1>The Lamp Room</h1>"
        "<p>The lamp is lit at dusk, and whoever lights it stays until the morning comes.</p></main></body></html>")
FEED_ITEM = {"id": "radio-1", "url": "https://slack-water.example/radio/1/", "title": "The Radio at Night",
             "content_html": "<p>The radio speaks of gales.</p>", "date_published": "2024-02-01T08:00:00Z"}
MHTML = ("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=edge; type=\"text/html\"\r\n\r\n--edge\r\n"
         "Content-Type: text/html; charset=utf-8\r\nContent-Location: https://slack-water.example/lamp/\r\n\r\n"
         f"{PAGE}\r\n--edge--\r\n")
MADE = ["out", ".offprint", "offprint.ids"]
# Nothing here is kept, and everything is written many times: best in memory.
FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="faults", dir=FOLDER)


def packed(text):
    return gzip.compress(text.encode(), mtime=0)


def arguments(description):
    """The options that every suite has; unittest takes the rest."""
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--faults", type=pathlib.Path, required=True, help="the library of faults.c")
    parser.add_argument("--times", type=int, default=1, help="how many times as much as usual is tried")
    parser.add_argument("--all", action="store_true", help="everything that there is to try")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("test", nargs="*")
    return parser


class Suite(unittest.TestCase):
    """What its tests share; `options` are the program's."""
    options = None
    maxDiff = 2000

    @classmethod
    def main(cls, description):
        Suite.options = arguments(description).parse_args()
        for name in ("program", "faults"):
            setattr(Suite.options, name, getattr(Suite.options, name).resolve())
        names = [f"{cls.__name__}.{test}" for test in Suite.options.test]
        unittest.main(argv=[sys.argv[0], *names], defaultTest=cls.__name__)

    def setUp(self):
        self.random = random.Random(f"{self.options.seed} {self.id()}")

    def project(self):
        folder = temporary_folder()
        self.addCleanup(folder.cleanup)
        return Project(self.options, pathlib.Path(folder.name, "project"))


class Run:
    """A run of the program that is over."""

    def __init__(self, process, errors, log):
        self.status, self.errors = process.returncode, errors
        self.calls = log.read_text(errors="replace").splitlines() if log and log.exists() else []
        self.fault = self.calls[0] if self.calls else ""

    @property
    def was_killed(self):
        return self.status == -signal.SIGKILL


class Project:
    """`before` and `after` are the outputs that it has now and is to have after the next build."""

    def __init__(self, options, root):
        self.options, self.root = options, root
        self.before, self.after = {}, {}
        self.private = set()
        self.log = root.with_name("log")

    def put(self, name, data):
        """A file, in the place of what had this name: files with links to them stay as they are."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    def write_sources(self):
        self.put("offprint.yaml", CONFIGURATION)
        self.put("articles/pans.md", PANS)
        self.put("articles/rafts.md", ESSAY.format("Rafts", 13, "Rafts", "A raft has logs, and [pans](pans.md)."))
        self.put("articles/boats.md.gz", packed(ESSAY.format("Boats", 14, "Rafts", "Boats wait.")))
        self.put("articles/lamp.html", PAGE)
        self.put("articles/dark.mhtml", MHTML.replace("Lamp", "Dark").replace("lamp", "dark"))
        self.put("articles/smell.txt", (SAMPLES / "captures/the-smell-of-the-sea.txt").read_bytes())
        self.put("articles/chandlery.xml", (SAMPLES / "wordpress/the-chandlery.xml").read_bytes())
        self.put("articles/radio.rss", (SAMPLES / "feeds/slack-water-radio.rss").read_bytes())
        item = str(FEED_ITEM).replace("'", '"')
        self.put("articles/night.json", '{"version": "https://jsonfeed.org/version/1.1", "title": "Night", '
                                        f'"items": [{item}]}}')
        self.put("images/pan.png", png(60, (20, 60, 90)))

    def change_sources(self):
        """One article is other than it was, one is new, one is gone, and a picture is another one."""
        self.put("articles/pans.md", PANS.replace("full", "dry"))
        self.put("articles/ropes.md", ESSAY.format("Ropes", 15, "Ropes", "A rope has three strands."))
        (self.root / "articles/lamp.html").unlink()
        self.put("images/pan.png", png(60, (90, 60, 20)))

    def environment(self, **faults):
        kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        kept["ASAN_OPTIONS"] = kept.get("ASAN_OPTIONS", "") + ":verify_asan_link_order=0"
        known = {**kept, "PATH": "/usr/bin:/bin", "HOME": str(self.root), "LC_ALL": "C.UTF-8",
                 "TMPDIR": str(self.root.parent)}
        if not faults:
            return known
        loaded = {"LD_PRELOAD": str(self.options.faults), "FAULTS_PROGRAM": self.options.program.name,
                  "FAULTS_LOG": str(self.log)}
        return {**known, **loaded, **{f"FAULTS_{name.upper()}": str(value) for name, value in faults.items()}}

    def start(self, *words, **faults):
        self.log.unlink(missing_ok=True)
        return subprocess.Popen([self.options.program, *(words or ("build", "--jobs", "1"))], cwd=self.root,
                                env=self.environment(**faults), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.PIPE, text=True, errors="replace")

    def build(self, *words, **faults):
        process = self.start(*words, **faults)
        try:
            _, errors = process.communicate(timeout=LONG)
        except subprocess.TimeoutExpired as late:
            process.kill()
            process.communicate()
            raise AssertionError(f"a build hangs: {faults}") from late
        return Run(process, errors, self.log if faults else None)

    def outputs(self):
        """What publishers see of a build."""
        found = [self.root / "offprint.ids", *(self.root / "out").rglob("*")]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found
                if path.is_file() and not is_temporary(path)}

    def leftovers(self):
        """Names of temporary files; and of private ones that no build has."""
        temporary = {p.relative_to(self.root).as_posix() for p in self.root.rglob("*") if is_temporary(p)}
        return sorted(temporary | (self.private_files() - self.private if self.private else set()))

    def private_files(self):
        return {p.relative_to(self.root).as_posix() for p in (self.root / ".offprint").rglob("*")}

    def copy_to(self, root):
        """A project in the same state. Sources are links: no build may write to them."""
        other = Project(self.options, root)
        other.before, other.after, other.private = self.before, self.after, self.private
        shutil.rmtree(root, ignore_errors=True)

        def copy(source, target):
            is_source = pathlib.Path(source).relative_to(self.root).parts[0] not in MADE
            (os.link if is_source else shutil.copy2)(source, target)

        shutil.copytree(self.root, root, copy_function=copy)
        return other

    def prepare(self, state):
        """Brings it to where a build begins, and finds out what that comes to.

        That may be the `first` one, one after sources have `changed` or are all `unchanged`; or a first one of a single
        article with a picture that another program makes smaller, `pictures`."""
        self.write_sources()
        if state == "pictures":
            shutil.rmtree(self.root / "articles")
            self.put("articles/pans.md", PANS)
            self.put("images/pan.png", png(120, (20, 60, 90)))
        if state in ("changed", "unchanged"):
            self.build_well()
            self.build_well()  # knows the ledger that the first one made
            self.before = self.outputs()
        if state == "changed":
            self.change_sources()
        with temporary_folder() as folder:
            other = self.copy_to(pathlib.Path(folder, "project"))
            other.build_well()
            self.after = other.outputs()
            # With its journal SQLite undoes, when it next opens the catalog, what a fault has cut short.
            self.private = other.private_files() | {".offprint/last-build", ".offprint/catalog.sqlite-journal"}
        return self

    def build_well(self):
        run = self.build()
        assert run.status == 0, run.errors

    def differing(self):
        """Outputs that are neither as they were nor as they are to be."""
        now = self.outputs()
        return [f"{path} is neither old nor new" for path in sorted({*now, *self.before, *self.after})
                if now.get(path) not in (self.before.get(path), self.after.get(path))]

    def problems_now(self, run):
        """What is wrong after a build that has met with a fault."""
        # Books that go without the program for pictures say so, and are made again once it is there.
        found = [] if "[image-program-missing]" in run.errors else self.differing()
        if RAW.search(run.errors):
            found.append("the message is not for people")
        if run.was_killed:
            return found
        if run.status not in (0, 1, 3):
            found.append(f"it ends with {run.status}")
        if run.status == 0 and not found and "[image-program" not in run.errors and self.outputs() != self.after:
            found.append("it ends with 0, and the outputs are not right")
        if run.status == 3 and not TOLD.search(run.errors):
            found.append("it does not say what happened")
        if not run.fault.startswith("unlink") and any(name.endswith(".part") for name in self.leftovers()):
            found.append(f"{self.leftovers()} stays")
        return found

    def everything(self):
        """What the next build will find, whoever it is for."""
        return {p.relative_to(self.root).as_posix(): p.read_bytes() for p in self.root.rglob("*") if p.is_file()}

    def problems_next(self):
        """What is wrong after the next build, without a fault."""
        run = self.build()
        found = [] if run.status == 0 else [f"the next build ends with {run.status}: {run.errors}"]
        now = self.outputs()
        for path in sorted({*now, *self.after}):
            if now.get(path) != self.after.get(path):
                found.append(f"{path} is not right after the next build")
        if self.leftovers():
            found.append(f"{self.leftovers()} stays after the next build")
        return found


def is_temporary(path):
    return path.name.endswith(".part") or path.name.startswith(".offprint-")
