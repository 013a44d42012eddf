#!/usr/bin/env python3
"""Reads offprint's own feeds of the sample publication back as sources: they must give the same records.

Usage: round_trip.py --program PATH

Every record of the samples (`offprint show FILE --format json`, within the publication) is compared with the record
of the same id that `show` makes of the JSON Feed and of the RSS feed. Fields are equal, but for what is about the
source document and not about the article, or what no feed carries:

  origin, provenance, diagnostics, tags' `raw`   the source is the feed now
  images: file, part, bytes, media_type, width, height, src
                     a feed has addresses of pictures and not their files; each is compared by address and text, and
                     pictures of unknown address are left out of feeds (image-url-unknown)
  language           "und" (nobody knows) is not written, and what reads it may find out
Exit status 1 where anything else differs.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SOURCES = {".md", ".html", ".txt", ".xml", ".rss"}
ABOUT_THE_SOURCE = {"origin", "provenance", "diagnostics"}


def run(program, arguments, folder):
    done = subprocess.run([program, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1):
        sys.exit(f"offprint {' '.join(map(str, arguments))}: exit status {done.returncode}\n{done.stderr}")
    return done.stdout


def records_of(program, path, folder):
    """id → record, of all articles of a file."""
    text = run(program, ["show", path, "--format", "json", "--quiet"], folder).strip()
    decoder, found = json.JSONDecoder(), {}
    while text:
        record, end = decoder.raw_decode(text)
        found[record["id"]] = record
        text = text[end:].lstrip()
    return found


def without_unknown_pictures(html, images):
    """The body as feeds carry it: pictures by their address."""
    for image in images:
        if image.get("url"):
            html = html.replace(f'src="{escape(image["src"])}"', f'src="{escape(image["url"])}"')
    return html


def escape(text):
    return text.replace("&", "&amp;").replace('"', "&quot;")


def comparable(record):
    kept = {key: value for key, value in record.items() if key not in ABOUT_THE_SOURCE}
    kept["tags"] = [{key: value for key, value in tag.items() if key != "raw"} for tag in record["tags"]]
    kept["images"] = [{"url": image["url"], "alt": image["alt"], "lead": image.get("lead", False)}
                      for image in record["images"] if image.get("url")]
    kept["body_html"] = without_unknown_pictures(record["body_html"], record["images"])
    if record["language"] == "und":
        del kept["language"]
    return kept


def differences(original, read_back):
    a, b = comparable(original), comparable(read_back)
    for key in a:
        if a[key] != b.get(key):
            yield key, a[key], b.get(key)


def shown(value, other):
    """What differs, and a little of what stands before."""
    text, against = (json.dumps(v, ensure_ascii=False) for v in (value, other))
    at = next((i for i, (x, y) in enumerate(zip(text, against)) if x != y), min(len(text), len(against)))
    return ("…" if at > 60 else "") + text[max(0, at - 60):at + 140]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    options = parser.parse_args()
    program = options.program.resolve()
    failed = 0
    with tempfile.TemporaryDirectory() as temporary:
        samples, back = pathlib.Path(temporary) / "samples", pathlib.Path(temporary) / "back"
        shutil.copytree(ROOT / "samples", samples, ignore=shutil.ignore_patterns("out", ".offprint"))
        back.mkdir()
        with open(samples / "offprint.yaml", "a", encoding="utf-8") as configuration:
            configuration.write("  - {kind: atom, path: out/feed.atom, order: newest}\n")
        run(program, ["build", "--output-dir", samples / "built", "--quiet"], samples)
        feeds = {"JSON Feed": "feed.json", "RSS": "feed.xml", "Atom": "feed.atom"}
        built = {name: next((samples / "built").rglob(file)) for name, file in feeds.items()}
        for name, path in built.items():
            shutil.copy(path, back / path.name)
        articles = {item["id"] for item in json.loads((back / "feed.json").read_text(encoding="utf-8"))["items"]}
        originals = {}
        for path in sorted(samples.rglob("*")):
            inside = path.relative_to(samples)
            is_file_of_page = path.parent.name.endswith("_files")
            if path.suffix in SOURCES and len(inside.parts) > 1 and inside.parts[0] != "built" and not is_file_of_page:
                originals.update(records_of(program, inside, samples))
        for name, path in built.items():
            read_back = records_of(program, path.name, back)
            for identity in sorted(articles):
                if identity not in originals or identity not in read_back:
                    print(f"{name}: {identity}: not {'shown' if identity not in originals else 'read back'}")
                    failed += 1
                    continue
                for key, was, now in differences(originals[identity], read_back[identity]):
                    print(f"{name}: {identity}: {key}\n  was {shown(was, now)}\n  now {shown(now, was)}")
                    failed += 1
            print(f"{name}: {len(articles)} articles, {len(read_back)} read back")
    print(f"{failed} differences" if failed else "the same records")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
