#!/usr/bin/env python3
"""Reads the feedparser corpus and reports how much of what its files expect holds of what offprint reads.

Usage: feedparser.py --program PATH [--least held=0.97] [--misses FILE] [FOLDER]
       FOLDER is feeds/feedparser in $OFFPRINT_CORPORA (../shared/corpora) unless it is given.

Each file states in a comment what a parser must find. `offprint show --format draft` prints what offprint read (and
`--format json` what it made of the dates); feed_names.py says which names of feedparser are which fields. Counted are:

  held          a file whose every assertion that can be asked of offprint holds
  by sanitizing held too, but only text and addresses are equal: offprint's tree has no element for the markup that the
                file expects (its sanitizing is structural), so elements were unwrapped, attributes dropped, or a
                drawing without text left out; those that were reported as a loss of content are listed
  not modelled  the file asks only for what offprint has no notion of (a cloud, a text input, the type of a title);
                counted apart, and listed by name
  missed        everything else, each printed with its class

In a feed without entries nothing is an article, and offprint gives nothing. So that what a feed says for all of its
entries can be seen there too (its title, its language), such a file is read with one empty entry added.

The folders sanitize, cdf, geo, psc, illformed and encoding are reported and not part of the share; instead, in
sanitize nothing active may be left in `show --format html`, and in illformed and encoding no file may crash the
program, and one that expat rejects must have a diagnostic (or be refused with one).
Exit status 1 when less holds than --least, or one of these fails; 77 where there is no corpus.
"""
import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import sys
import tempfile
from xml.parsers import expat

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import expectations  # noqa: E402
import feed_names  # noqa: E402
from markup_trees import parsed  # noqa: E402

SKIPPED = 77
APART = {"sanitize", "cdf", "geo", "psc", "illformed", "encoding"}
ACTIVE_ELEMENTS = {"script", "style", "object", "embed", "applet", "iframe", "frame", "frameset", "form", "input",
                   "button", "select", "textarea", "link", "base", "svg", "math", "noscript", "template", "portal"}
ACTIVE_ADDRESS = re.compile(r"^[\s\x00-\x20]*(javascript|vbscript|data|file|livescript|mocha|about)\s*:", re.I)
ADDRESSES = {"href", "src", "action", "formaction", "data", "background", "poster", "cite", "longdesc", "xlink:href",
             "srcset", "ping", "manifest", "codebase", "dynsrc", "lowsrc"}


def corpus():
    shared = os.environ.get("OFFPRINT_CORPORA") or HERE.parents[2] / "shared/corpora"
    return pathlib.Path(shared) / "feeds/feedparser"


def folder_of(path, root):
    parts = path.relative_to(root).parts
    return parts[0] if parts[0] != "wellformed" else parts[1]


def with_entry(data, expression):
    """The file with one empty entry when it has none and is asked about the feed alone; else as it is."""
    if "entries" in expression or re.search(rb"<(\w+:)?(entry|item)[\s>/]", data, re.I):
        return data
    for end, entry in ((rb"</feed>\s*$", b"<entry><id>added</id></entry>"),
                       (rb"</channel>\s*</rss>\s*$", b"<item><guid>added</guid></item>"),
                       (rb"</rdf:RDF>\s*$", b"<item><guid>added</guid></item>")):
        found = re.search(end, data)
        if found:
            return data[:found.start()] + entry + data[found.start():]
    return data


def fault(data):
    """Why expat does not read the file, or "". HTML's named references and undeclared prefixes are no faults: offprint
    reads them as what they mean. A charset that expat does not have says nothing."""
    forgiven = {expat.errors.codes[message] for message in (
        expat.errors.XML_ERROR_UNDEFINED_ENTITY, expat.errors.XML_ERROR_UNKNOWN_ENCODING,
        expat.errors.XML_ERROR_UNBOUND_PREFIX)}
    try:
        expat.ParserCreate().Parse(data, True)
    except expat.ExpatError as error:
        return "" if error.code in forgiven else str(error)
    except (ValueError, LookupError):
        return ""  # a charset that is not known to it, or of several bytes
    return ""


def active(html):
    """What a reader's program might obey in a page, in the body that offprint printed."""
    body = html.partition("<body>")[2]
    wrong = []
    for part in parsed(body).parts:
        if part[0] != "start":
            continue
        if part[1] in ACTIVE_ELEMENTS:
            wrong.append(f"<{part[1]}>")
        for name, value in part[2]:
            if name.startswith("on") or name == "style":
                wrong.append(f"{name}=")
            if name in ADDRESSES and ACTIVE_ADDRESS.match(value):
                wrong.append(f"{name}={value}")
    return wrong


class Result:
    def __init__(self, path, folder):
        self.path, self.folder = path, folder
        self.outcome = "held"
        self.clauses = []  # (subject, outcome, what)

    def note(self, subject, outcome, what=""):
        self.clauses.append((subject, outcome, what))

    def settle(self):
        """The outcome of the whole file: the worst of its clauses, of those that can be asked."""
        outcomes = [outcome for subject, outcome, _ in self.clauses if subject != "bozo" or outcome == "missed"]
        for outcome in ("missed", "by sanitizing", "held", "not modelled"):
            if outcome in outcomes:
                self.outcome = outcome
                return self
        self.outcome = "not modelled"
        return self


def outside(expression, header):
    """What the file itself cannot say and the program is not told: "" when there is nothing of that kind."""
    if "127.0.0.1:8097" in expression:
        return "the address that a file was fetched from"
    if header and re.match(r"content-(location|language|type)", header, re.I):
        return "an HTTP header"
    return ""


def judge_clause(reading, clause, result):
    subject = expectations.subject(clause)
    reading.notes.clear()
    try:
        holds = expectations.truth(expectations.Evaluator(reading.names()).value(clause))
    except expectations.NotModelled as what:
        return result.note(subject, "not modelled", str(what))
    except expectations.Absent:
        return result.note(subject, "missed", "; ".join(reading.notes) or "absent: nothing was read for it")
    except (TypeError, AttributeError) as error:
        return result.note(subject, "not modelled", f"cannot be asked: {error}")
    if not holds:
        return result.note(subject, "missed", "; ".join(reading.notes) or "false")
    sanitized = any(note == feed_names.SANITIZED for note in reading.notes)
    return result.note(subject, "by sanitizing" if sanitized else "held", reading.losses() if sanitized else "")


def check_boundaries(reading, result):
    """What is asked of files in sanitize, illformed and encoding."""
    if result.folder == "sanitize":
        for what in active(reading.html()):
            result.note("active content", "missed", f"active content survived: {what}")
    if result.folder in ("illformed", "encoding"):
        what = fault(reading.path.read_bytes())
        if what and not reading.errors.strip():
            result.note("diagnostic", "missed", f"not reported: the file is broken: {what}")


def judge(program, path, root):
    folder = folder_of(path, root)
    result = Result(path.relative_to(root), folder)
    data = path.read_bytes()
    expression, header = expectations.expectation(data)
    with tempfile.TemporaryDirectory() as work:
        source = pathlib.Path(work) / path.name
        source.write_bytes(data if folder in APART else with_entry(data, expression or ""))
        reading = feed_names.Reading(program, source)
        refused = reading.status == 2 and "the form of" in reading.errors
        if refused:
            result.note("form", "missed", "refused: its form cannot be told from its name and its beginning")
        elif reading.status not in (0, 1):
            result.note("crash", "missed", f"crash: exit status {reading.status}: {reading.errors[-200:]}")
            result.crashed = True
            return result.settle()
        check_boundaries(reading, result)
        reason = outside(expression or "", header)
        for clause in expectations.clauses(expression) if expression else []:
            if reason:
                result.note(reason, "not modelled", reason)
            else:
                judge_clause(reading, clause, result)
    return result.settle()


def kind_of(what):
    """The class of a miss: what stands before the colon."""
    return what.split(":")[0]


def table(title, rows):
    print(f"\n{title}")
    print(f"  {'':34} {'held':>6} {'sanit.':>6} {'missed':>6} {'not m.':>6}   share")
    for name, counts in sorted(rows.items()):
        good, bad = counts["held"] + counts["by sanitizing"], counts["missed"]
        share = f"{100 * good / (good + bad):6.1f}%" if good + bad else "      –"
        print(f"  {name:34} {counts['held']:6} {counts['by sanitizing']:6} {bad:6} {counts['not modelled']:6} {share}")


def report(results, misses_file):
    folders, fields, unknown = (collections.defaultdict(collections.Counter) for _ in range(3))
    lines = []
    for result in results:
        folders[result.folder][result.outcome] += 1
        for subject, outcome, what in result.clauses:
            if result.folder not in APART:
                fields[subject][outcome] += 1
                if outcome == "not modelled":
                    unknown[subject]["files"] += 1
            if outcome == "missed":
                lines.append((result.folder in APART, kind_of(what), str(result.path), subject, what))
    table("By folder, files", folders)
    table("By what is asked for, assertions outside of " + ", ".join(sorted(APART)),
          {name: counts for name, counts in fields.items() if set(counts) != {"not modelled"}})
    print("\nNot modelled: " + ", ".join(f"{name} ({counts['files']})" for name, counts in sorted(unknown.items())))
    lossy = [f"{result.path} ({what})" for result in results for _, outcome, what in result.clauses
             if outcome == "by sanitizing" and what and result.folder not in APART]
    print(f"\nHeld by sanitizing with something without text left out and reported ({len(lossy)}): " + ", ".join(lossy))
    text = ""
    for apart in (False, True):
        rows = sorted(line[1:] for line in lines if line[0] == apart)
        text += f"\nMisses {'in' if apart else 'outside of'} {', '.join(sorted(APART))}: {len(rows)}\n"
        for kind, count in collections.Counter(row[0] for row in rows).most_common():
            text += f"  {count:5} {kind}\n"
        text += "".join(f"  {path}: {subject}: {what}\n" for _, path, subject, what in rows)
    print(text)
    if misses_file:
        misses_file.write_text(text, encoding="utf-8")
    return folders


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--least", action="append", default=[], metavar="held=SHARE")
    parser.add_argument("--misses", type=pathlib.Path, help="write every miss to this file")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("folder", nargs="?", type=pathlib.Path)
    options = parser.parse_args()
    root = options.folder or corpus()
    if not root.is_dir():
        print(f"skipped: there is no folder {root}; set OFFPRINT_CORPORA")
        sys.exit(SKIPPED)
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        results = list(pool.map(lambda path: judge(options.program.resolve(), path, root), paths))
    folders = report(results, options.misses)
    asked = {"held": 0, "missed": 0}
    for name, counts in folders.items():
        if name not in APART:
            asked["held"] += counts["held"] + counts["by sanitizing"]
            asked["missed"] += counts["missed"]
    share = asked["held"] / max(1, sum(asked.values()))
    print(f"held: {asked['held']} of {sum(asked.values())} files that ask for what offprint models: {share:.4f}")
    failed = any(getattr(result, "crashed", False) for result in results)
    failed |= any(subject in ("active content", "diagnostic") and outcome == "missed"
                  for result in results for subject, outcome, _ in result.clauses)
    for least in options.least:
        name, _, value = least.partition("=")
        if name != "held":
            parser.error("--least knows held=SHARE only")
        failed |= share < float(value)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
