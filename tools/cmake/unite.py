"""Divides sources into groups that can be compiled as one file each.

usage: unite.py MOST SOURCE…

Prints "NUMBER SOURCE" for each, NUMBER being its group's; MOST sources at most have the same. What a
source declares for itself, in a namespace without name or as static, may bear any name: no other
source of its group has that word in its code, nor is it declared in a header which that includes.
"""

import functools
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = [ROOT / "src", ROOT / "tests/unit"]  # that headers are looked for in
INCLUDED = re.compile(r'^#include "([^"]+)"', re.M)

PRIVATE_PART = re.compile(r"^namespace \{\n(.*?)^\}  // namespace\n", re.M | re.S)
# The name that a line at the margin declares: of a type, a function, a constant or an alias.
DECLARED = re.compile(
    r"^(?!static_assert|using namespace|BOOST_)(?:(?:\[\[\w+\]\] )?[A-Za-z][^\n({=]*?[\s&*])?(\w+)"
    r"(?:\[[^\n=]*\])?\s*[({=;,]", re.M)
SUITE = re.compile(r"^BOOST_AUTO_TEST_SUITE\((\w+)\)", re.M)  # a namespace of this name
STATIC = re.compile(r"^static [^\n({=]*?(\w+)\s*[({=]", re.M)
TEXT_OR_COMMENT = re.compile(r'"(?:\\.|[^"\\\n])*"|//.*')
WORD = re.compile(r"(?<![\w.>:])\w+")  # unless it is looked up in an object or a namespace


@functools.cache
def declared_in_header(name):
    """What the header and those that it includes declare."""
    for path in (folder / name for folder in FOLDERS):
        if path.is_file():
            code = path.read_text(encoding="utf-8")
            return set(DECLARED.findall(code)).union(*map(declared_in_header, INCLUDED.findall(code)))
    return set()  # made by the build


class Source:
    def __init__(self, path):
        self.path = path
        code = Path(path).read_text(encoding="utf-8")
        self.private = set(STATIC.findall(code) + SUITE.findall(code))
        for part in PRIVATE_PART.findall(code):
            self.private.update(DECLARED.findall(part))
        self.words = set(WORD.findall(TEXT_OR_COMMENT.sub("", code)))
        self.words.update(*map(declared_in_header, INCLUDED.findall(code)))

    def clashes_with(self, other):
        return not (self.private.isdisjoint(other.words) and other.private.isdisjoint(self.words))


def groups_of(sources, most):
    groups = []
    for source in sources:
        for group in groups:
            if len(group) < most and not any(source.clashes_with(other) for other in group):
                group.append(source)
                break
        else:
            groups.append([source])
    return groups


every_source = [Source(path) for path in sys.argv[2:]]
for number, members in enumerate(groups_of(every_source, int(sys.argv[1])), 1):
    for member in members:
        print(number, member.path)
