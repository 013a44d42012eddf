#!/usr/bin/env python3
"""Builds the sample publication, or lets one judge look at what came out.

Usage: run.py --program PATH --judges FOLDER --work FOLDER build|JUDGE
A judge that is not installed is a failure. tools/setup --judges installs all of them.
"""
import argparse
import os
import pathlib
import shutil
import sys

import books
import feeds
import readers
from common import Place, Unfit, run

ROOT = pathlib.Path(__file__).resolve().parents[2]


def build(program, work):
    """Builds a copy of the samples, so that nothing is written beside the sources."""
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(ROOT / "samples", work / "samples", ignore=shutil.ignore_patterns("out", ".offprint"))
    atom = "  - {kind: atom, path: out/feed.atom, order: newest}\n"  # the samples themselves stay small
    with open(work / "samples/offprint.yaml", "a", encoding="utf-8") as configuration:
        configuration.write(atom)
    status, out, err = run([program.resolve(), "build", work / "samples/offprint.yaml", "--output-dir", work / "out"])
    print(out + err)
    if status > 1:  # 1: the samples hold deliberate mistakes
        raise Unfit(f"offprint build: exit status {status}")
    place = Place(work, work / "out")
    for pattern in ("*.epub", "*.json", "*.xml", "*.atom"):
        print(*place.some(pattern), sep="\n")


def judge(name, place):
    if name in feeds.JUDGES:
        return feeds.JUDGES[name](place)
    of_books = {**books.JUDGES, **readers.JUDGES}
    return [f"{book.name}: {finding}" for book in place.books() for finding in of_books[name](place, book)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--judges", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("what", choices=["build", *books.JUDGES, *readers.JUDGES, *feeds.JUDGES])
    options = parser.parse_args()
    os.environ["LC_ALL"] = "C.UTF-8"
    try:
        if options.what == "build":
            build(options.program, options.work)
            return
        # The outputs alone: the samples' own pictures and catalog lie beside them.
        found = judge(options.what, Place(options.judges, options.work / "out"))
    except Unfit as problem:
        sys.exit(str(problem))
    for finding in found:
        print(finding)
    print(f"{options.what}: {len(found)} findings" if found else f"{options.what}: nothing to object to")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
