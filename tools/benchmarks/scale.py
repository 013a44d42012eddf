#!/usr/bin/env python3
"""Recombines the articles of an archive into as many as are asked for, always the same.

Each has the front matter of one article, about the length of another, and runs of paragraphs from all over the archive,
with the definitions of links and notes that they use. Titles, slugs, addresses and ids are made unique; former
addresses are left out.

Usage: scale.py CORPUS COUNT FOLDER
"""
import pathlib
import random
import re
import sys

from articles import read_articles

RUN = 4  # paragraphs that stay together, at most
IN_A_FOLDER = 250
UNIQUE = re.compile(r"""^(title|slug|path|url|permalink|id|guid)(\s*[:=]\s*)(["']*)([^\n>|]+?)(["']*)[ \t]*$""", re.M)
FORMER = re.compile(r"^(aliases|redirect_from)\s*[:=].*\n(?:[ \t].*\n|- .*\n|\]\n)*", re.M)
LABEL = re.compile(r"\[([^\]\n]+)\]")


class Donor:
    def __init__(self, article):
        self.stem = article.stem()
        self.front = FORMER.sub("", article.front)
        self.blocks = article.blocks()
        self.definitions = article.definitions()
        self.size = sum(map(len, self.blocks))

    def front_of(self, number):
        def unique(match):
            key, mark, opening, value, closing = match.groups()
            value += f" {number}" if key == "title" else f"-{number}"
            return key + mark + opening + value + closing
        return UNIQUE.sub(unique, self.front) or f"# {self.stem} {number}\n\n"


def recombine(donors, number):
    """(name, text) of the article of this number."""
    chance = random.Random(number)
    front = chance.choice(donors)
    wanted, size = chance.choice(donors).size, 0
    blocks, definitions = [], {}
    while size < wanted:
        donor = chance.choice(donors)
        first = chance.randrange(len(donor.blocks))
        run = donor.blocks[first:first + chance.randint(1, RUN)]
        length = sum(map(len, run))
        if blocks and size + length / 2 > wanted:
            break
        blocks += run
        size += length
        for label in LABEL.findall("".join(run)):
            if label in donor.definitions:
                definitions.setdefault(label, donor.definitions[label])
    text = "\n".join(blocks + [line + "\n" for line in definitions.values()])
    return f"{number // IN_A_FOLDER:04}/{front.stem}-{number}.md", front.front_of(number) + "\n" + text


def main():
    if len(sys.argv) != 4:
        sys.exit("usage: scale.py CORPUS COUNT FOLDER")
    corpus, count, folder = pathlib.Path(sys.argv[1]), int(sys.argv[2]), pathlib.Path(sys.argv[3])
    donors = [donor for donor in map(Donor, read_articles(corpus)) if donor.blocks]
    if not donors:
        sys.exit(f"{corpus}: no Markdown articles")
    for number in range(count):
        name, text = recombine(donors, number)
        path = folder / name
        if number % IN_A_FOLDER == 0:
            path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
