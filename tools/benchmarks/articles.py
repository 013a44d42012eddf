"""Markdown articles of an archive, taken apart at their front matter and paragraphs."""
import re

FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n(.*?\n)?\1[ \t]*\n", re.S)
FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
# [label]: what a link or a footnote of that label leads to
DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:.*$", re.M)


class Article:
    """One Markdown file: its name in the archive, its front matter with the lines around it, its body."""

    def __init__(self, name, text):
        self.name = name
        front = FRONT_MATTER.match(text)
        self.front = front.group() if front else ""
        self.body = text[len(self.front):]

    def stem(self):
        """"salt" of essays/salt.md, essays/salt/index.md and essays/salt/_index.en.md."""
        parts = re.sub(r"(\.[a-z-]{2,5})?\.md$", "", self.name).split("/")
        while len(parts) > 1 and parts[-1].lstrip("_") in ("index", "README"):
            parts.pop()
        return parts[-1]

    def blocks(self):
        """What stands between blank lines outside of fenced code, definitions of links and notes left out."""
        found, block, fence = [], [], None
        for line in DEFINITION.sub("", self.body).splitlines(keepends=True):
            mark = FENCE.match(line)
            if mark and fence is None:
                fence = mark.group(1)
            elif mark and mark.group(1).startswith(fence):
                fence = None
            if fence is None and not line.strip():
                if block:
                    found.append("".join(block))
                block = []
            else:
                block.append(line)
        return found + (["".join(block).rstrip("\n") + "\n"] if block else [])

    def definitions(self):
        """{label: line}"""
        return {match.group(1): match.group().strip() for match in DEFINITION.finditer(self.body)}


def read_articles(corpus):
    """Every .md below the folder, by name."""
    for path in sorted(corpus.rglob("*.md")):
        if path.is_file():
            yield Article(path.relative_to(corpus).as_posix(), path.read_text(encoding="utf-8", errors="replace"))
