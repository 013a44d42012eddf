#!/usr/bin/env python3
"""Builds whole corpora of real articles: no crash, exit status 0 or 1, no template syntax in texts, valid books.

Usage: run.py --program PATH --judges FOLDER CORPUS…     a CORPUS is a folder of $OFFPRINT_CORPORA (../shared/corpora)
Prints how many articles, diagnostics by id and validator findings each gave. Exit status 77 where there are no corpora.
"""
import argparse
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/conformance"))
import books  # noqa: E402
import template_syntax  # noqa: E402
from common import Place  # noqa: E402

SKIPPED = 77


def corpora():
    return pathlib.Path(os.environ.get("OFFPRINT_CORPORA") or ROOT.parent / "shared/corpora")


def diagnostics(stderr):
    """(id, severity) of each message, and the lines that are no message."""
    seen, other = [], []
    for line in stderr.splitlines():
        try:
            message = json.loads(line)
        except ValueError:
            other.append(line)
            continue
        if "severity" in message:
            seen.append((message.get("code") or message.get("id"), message["severity"]))
    return seen, other


def check(program, place, folder):
    """Builds one corpus and prints what came of it; gives what is wrong."""
    with tempfile.TemporaryDirectory() as temporary:
        work = pathlib.Path(temporary)
        begin = time.monotonic()
        done = subprocess.run(
            [program, "build", folder, "--site", "https://example.org", "--expired", "--output-dir", work / "out",
             "--messages", "json", "--verbose", "--report", work / "report.json"],
            cwd=work, capture_output=True, text=True, errors="replace", stdin=subprocess.DEVNULL, check=False)
        seconds = time.monotonic() - begin
        seen, other = diagnostics(done.stderr)
        print(f"{folder.name}: exit status {done.returncode} after {seconds:.1f} s")
        if done.returncode not in (0, 1):
            return [f"exit status {done.returncode}", *other[-20:]]
        wrong = [f"not a message: {line}" for line in other]
        report = json.loads((work / "report.json").read_text(encoding="utf-8"))
        for output in report["outputs"]:
            path = output["path"]
            print(f"  {pathlib.Path(path).name}: {output['articles']} articles, {output['bytes']} bytes")
        if not report["outputs"]:
            wrong.append("nothing was written")
        for (code, severity), count in sorted(collections.Counter(seen).items(), key=lambda row: (-row[1], row[0])):
            print(f"  {count:7} {severity:8} {code}")
        print(f"  {len(seen):7} diagnostics")
        for output in report["outputs"]:
            found = template_syntax.findings(work / "out" / pathlib.Path(output["path"]).name)
            print(f"  {len(found):7} places of template syntax outside code in {pathlib.Path(output['path']).name}")
            wrong += found
        for book in sorted((work / "out").rglob("*.epub")):
            found = books.ocf(place, book) + books.epubcheck_ts(place, book)
            print(f"  {len(found):7} findings of epubcheck-ts and ocf on {book.name}")
            wrong += [f"{book.name}: {finding}" for finding in found]
        return wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--judges", type=pathlib.Path, required=True)
    parser.add_argument("corpus", nargs="+")
    options = parser.parse_args()
    failed = skipped = 0
    for name in options.corpus:
        folder = corpora() / name
        if not folder.is_dir():
            print(f"{name}: skipped, there is no such folder in {corpora()}; set OFFPRINT_CORPORA")
            skipped += 1
            continue
        wrong = check(options.program.resolve(), Place(options.judges, folder), folder.resolve())
        for line in wrong[:50]:
            print(f"  {line}")
        failed += bool(wrong)
    if failed:
        sys.exit(1)
    sys.exit(SKIPPED if skipped else 0)


if __name__ == "__main__":
    main()
