#!/usr/bin/env python3
"""Builds a good article beside each bomb of sources.py: the article must come out, the bomb must be told of, and the
memory of the build, pictures included, must stay below a bound. Nothing is judged by its time but what hangs.

Usage: run.py --program PATH [--times] [BOMB…]     --times prints seconds of processor time and MB of each
"""
import argparse
import os
import pathlib
import re
import resource
import subprocess
import sys
import tempfile
import unittest

from sources import BOMBS

LONG = 20  # seconds of processor time: what takes as long hangs
MOST_MEMORY = 300  # MB
RAW = re.compile(r"terminate called|what\(\)|std::|Assertion|runtime error|Sanitizer")
GOOD = "---\ntitle: The good neighbour\ndate: 2024-03-12\n---\n\nThe pans are full.\n"
CONFIGURATION = """publication: {title: Bombs, language: en, site: 'https://bomb.example'}
outputs:
  - {kind: epub, path: out/book.epub, book: {cover: {none: true}}}
  - {kind: rss, path: out/feed.xml}
  - {kind: jsonfeed, path: out/feed.json}
"""
FOLDER = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


def as_bytes(content):
    return content if isinstance(content, bytes) else content.encode()


def write(folder, bomb):
    (folder / "offprint.yaml").write_text(bomb.configuration + CONFIGURATION)
    (folder / "good.md").write_text(GOOD)
    for name, content in bomb.files.items():
        (folder / name).write_bytes(as_bytes(content))


def environment(home):
    kept = {name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")}
    return {**kept, "PATH": "/usr/bin:/bin", "HOME": str(home), "SOURCE_DATE_EPOCH": "1720000000"}


def limit():
    resource.setrlimit(resource.RLIMIT_CPU, (LONG, LONG))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Run:
    """One build: its status, what it said, the seconds of its processors and the megabytes of its largest process."""

    def __init__(self, program, folder):
        with tempfile.TemporaryFile() as said:
            build = subprocess.Popen([program, "build", "--jobs", "1"], cwd=folder, stdin=subprocess.DEVNULL,
                                     stdout=subprocess.DEVNULL, stderr=said, preexec_fn=limit, env=environment(folder))
            _, status, usage = os.wait4(build.pid, 0)
            build.returncode = self.status = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.said = said.read().decode("utf-8", "replace")
        self.seconds = usage.ru_utime + usage.ru_stime
        self.megabytes = usage.ru_maxrss / 1024


class Bombs(unittest.TestCase):
    program = None
    times = False

    def explode(self, name):
        bomb = BOMBS[name]()
        with tempfile.TemporaryDirectory(prefix="bombs", dir=FOLDER) as made:
            folder = pathlib.Path(made)
            write(folder, bomb)
            run = Run(self.program, folder)
            if self.times:
                told = sorted(set(re.findall(r"\[([a-z-]+)\]$", run.said, re.M)))
                cost = f"{run.seconds:6.2f} s {run.megabytes:6.0f} MB"
                print(f"{name:32} {cost}  {run.status} {' '.join(told)}", flush=True)
            self.assertIn(run.status, (0, 1), run.said[-2000:])
            self.assertNotRegex(run.said, RAW)
            for code in bomb.told:
                self.assertIn(f"[{code}]", run.said)
            for output in ("feed.xml", "feed.json"):
                self.assertIn("The good neighbour", (folder / "out" / output).read_text())
            self.assertTrue((folder / "out/book.epub").stat().st_size)
            self.assertLess(run.megabytes, MOST_MEMORY, run.said[-2000:])


def add(name):
    setattr(Bombs, f"test_{name}", lambda self: self.explode(name))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--times", action="store_true")
    parser.add_argument("bomb", nargs="*")
    options = parser.parse_args()
    Bombs.program, Bombs.times = options.program.resolve(), options.times
    for bomb in BOMBS:
        add(bomb)
    unittest.main(argv=[sys.argv[0], *(f"Bombs.test_{name}" for name in options.bomb)])
