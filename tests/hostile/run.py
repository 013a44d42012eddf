#!/usr/bin/env python3
"""Hostile payloads in every source format, and what a browser does with what offprint makes of them.

Usage: run.py --program PATH --judges FOLDER --work FOLDER payloads|harness

  payloads  builds all of them; loads every output in headless Chromium as its consumers do. Nothing may run, no
            dialog may open, nothing but the pictures of articles may be asked for; no element, attribute or address
            may stand there that articles cannot have; and whatever was taken away is reported.
  harness   loads the payloads as they are: unless most of them do what they are meant to, and the rules object to
            each that does, the other proves nothing.
"""
import argparse
import collections
import json
import pathlib
import re
import shutil
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "conformance"))
import collection  # noqa: E402
import outputs  # noqa: E402
import sources  # noqa: E402
from common import Place, Unfit, run  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
LEAST = 0.5  # of the payloads of a class act when nobody filters them
# Ids of messages that say what was taken away.
REMOVALS = {"embed-linked", "embed-removed", "formula-removed", "formula-simplified", "html-active-content",
            "html-drawing-removed", "html-element-unknown", "html-form-removed", "html-style-removed", "image-unsafe",
            "link-unsafe"}


def browse(place, work):
    status, out, err = place.node(HERE / "harness.mjs", place.judges, work, timeout=280)
    if status:
        raise Unfit(err or out)
    print(err, end="")
    return json.loads(out)


def build(program, work, payloads):
    """Publishes all payloads. Returns path of a source → payload, and → ids of what was reported about it."""
    written = sources.write(payloads, work / "press")
    status, out, err = run([program.resolve(), "build", ".", "--output-dir", work / "out", "--messages", "json",
                            "--verbose"], cwd=work / "press")
    if status > 1:
        raise Unfit(f"offprint build: exit status {status}\n{out}{err[-2000:]}")
    reported = collections.defaultdict(set)
    for line in err.splitlines():
        message = json.loads(line)
        if "path" in message:
            reported[message["path"]].add(message["id"])
    return written, reported


def unreported(written, reported):
    """HTML in feeds and exports that lost something, and nothing was said of it.

    Of what is wrong in HTML, Markdown makes text; and what pages have in and around their articles is the site's.
    """
    return [f"{path} ({payload}): nothing is reported of what was taken away" for path, payload in written.items()
            if payload.kind == "html" and payload.loses and not path.endswith((".md", ".html"))
            and not reported[path] & REMOVALS]


def number_in(address):
    found = re.search(r"payload-(\d+)\.invalid", address)
    return int(found.group(1)) if found else None


def wrong_requests(report):
    """Anything but pictures that feeds show; a book has its own."""
    for kind, address, page in report["requests"]:
        in_feed = re.search(r"/stage/|/feed-|/\d+-feed\.", page)
        if kind != "image" or not re.match("https?://", address) or not in_feed:
            yield f"a request of the type {kind}, {address}, from {page}"


def judge_payloads(place, work, payloads, program):
    written, reported = build(program, work, payloads)
    plan = outputs.prepare(work / "out", work / "pages")
    report = browse(place, work / "pages")
    print(f"{len(payloads)} payloads in {len(written)} sources: {len(plan['books'])} pages of books, "
          f"{len(plan['fragments'])} contents, {len(plan['texts'])} texts, {len(plan['addresses'])} addresses")
    ran = [f"{what} ran in {page}" for what, page in report["fired"]]
    return [*ran, *wrong_requests(report), *report["found"], *unreported(written, reported)]


def judge_harness(place, work, payloads, _):
    """Every class of HTML does what it is meant to when nobody filters it, in LEAST of its payloads."""
    payloads = [payload for payload in payloads if payload.kind in ("html", "url", "page", "field")]
    outputs.raw(payloads, work / "pages")
    report = browse(place, work / "pages")
    acted = {int(what) for what, _ in report["fired"] if what.isdigit()}
    acted |= {number_in(address) for kind, address, _ in report["requests"]}
    objected = set(report["found"])
    found = [f"{payload} acts, and the rules do not object to it" for payload in payloads
             if payload.number in acted and str(payload.number) not in objected]
    for group in sorted({(payload.kind, payload.group) for payload in payloads}):
        of_group = [payload for payload in payloads if (payload.kind, payload.group) == group]
        did = [payload for payload in of_group if payload.number in acted]
        print(f"{'/'.join(group)}: {len(did)} of {len(of_group)} act when nobody filters them")
        if len(did) < LEAST * len(of_group):
            found += [f"{payload} does nothing" for payload in of_group if payload not in did]
    return found


JUDGES = {"payloads": judge_payloads, "harness": judge_harness}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--judges", type=pathlib.Path, required=True)
    parser.add_argument("--work", type=pathlib.Path, required=True)
    parser.add_argument("what", choices=JUDGES)
    options = parser.parse_args()
    work = (options.work / options.what).resolve()
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir(parents=True)
    try:
        found = JUDGES[options.what](Place(options.judges, work), work, collection.read(), options.program)
    except Unfit as problem:
        sys.exit(str(problem))
    print(*found[:100], sep="\n", end="\n" if found else "")
    print(f"{len(found)} findings" if found else "nothing to object to")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
