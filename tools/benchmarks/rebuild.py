"""Builds after a first one: nothing changed, one article changed, all articles checked out anew. Each is timed beside
what it cannot do without: a walk over the tree, or a hash of it."""
import filecmp
import os
import shutil

from benchmarks.measure import in_turns, measure

SMALL_FILES = """publication: {title: Articles, site: "https://example.org"}
sources: [{files: "articles/**/*.md"}]
outputs:
  - {kind: epub, path: out/book.epub, volume_size: 400}
  - {kind: jsonfeed, path: out/feed.json, feed: {archives: true}}
  - {kind: rss, path: out/feed.xml, feed: {archives: true}}
"""
ONE_FILE_EACH = SMALL_FILES.replace(", volume_size: 400", ", volume_size: 1000000").replace(
    ", feed: {archives: true}", "")
FORMS = {"small volumes and paged feeds": SMALL_FILES, "one book, whole feeds": ONE_FILE_EACH}


class Archive:
    """A copy of the corpus in a folder, its outputs, and what happens to them."""

    def __init__(self, program, corpus, jobs, folder, configuration):
        self.program, self.jobs, self.folder = program, jobs, folder
        self.articles, self.edited = folder / "articles", 0
        self.names = sorted(path.relative_to(corpus) for path in corpus.rglob("*.md"))
        for name in self.names:
            (self.articles / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(corpus / name, self.articles / name)
        (folder / "offprint.yaml").write_text(configuration)

    def build(self):
        return measure([self.program, "build", self.folder, "--quiet", "--expired", "--jobs", self.jobs], self.folder)

    def build_from_nothing(self):
        for made in ("out", ".offprint"):
            shutil.rmtree(self.folder / made, ignore_errors=True)
        return self.build()

    def build_after_an_edit(self):
        name = self.names[self.edited * 7919 % len(self.names)]
        with open(self.articles / name, "a", encoding="utf-8") as article:
            article.write(f"\n\nA later thought, the {self.edited}th of them.\n")
        self.edited += 1
        return self.build()

    def build_after_a_checkout(self):
        """Every file is another with another time, but what it holds; outputs and the program's own files, too."""
        for part in ("articles", "out", ".offprint"):
            if (self.folder / part).exists():
                shutil.copytree(self.folder / part, self.folder / "copy", copy_function=shutil.copyfile)
                shutil.rmtree(self.folder / part)
                os.rename(self.folder / "copy", self.folder / part)
        return self.build()


def same_files(one, other):
    """Whether two trees hold the same files with the same bytes."""
    names = [sorted(path.relative_to(root) for path in root.rglob("*") if path.is_file()) for root in (one, other)]
    return names[0] == names[1] and all(filecmp.cmp(one / name, other / name, shallow=False) for name in names[0])


def time_rebuilds(program, floor, corpus, jobs, runs, folder):
    """Prints a table of each form of outputs."""
    for number, (form, configuration) in enumerate(FORMS.items()):
        home = folder / str(number)
        home.mkdir()
        archive = Archive(program, corpus, jobs, home, configuration)
        costs = in_turns({
            "from nothing": archive.build_from_nothing,
            "nothing changed": archive.build,
            "find": lambda: measure(["find", archive.articles, "-printf", "%s %T@ %p\\n"], home),
            "one changed": archive.build_after_an_edit,
            "fresh checkout": archive.build_after_a_checkout,
            "hash": lambda: measure([floor, "--hash", archive.articles], home),
        }, runs)
        print_table(form, costs)
        shutil.copytree(home / "out", home / "before")
        archive.build_from_nothing()
        if not same_files(home / "out", home / "before"):
            print("  THE OUTPUTS ARE NOT THOSE OF A BUILD FROM NOTHING")


def print_table(form, costs):
    nothing, checkout = costs["nothing changed"], costs["fresh checkout"]
    notes = {
        "nothing changed": f"{nothing.wall / (2 * costs['find'].wall + 0.015):8.2f} x (2 finds + 15 ms)",
        "one changed": f"{100 * costs['one changed'].cpu / costs['from nothing'].cpu:8.1f} % of the CPU from nothing",
        "fresh checkout": f"{checkout.wall / (2 * costs['hash'].wall):8.2f} x 2 hashes",
    }
    print(f"\n{form:32}{'CPU s':>9}{'wall s':>9}{'peak MB':>9}")
    for name, cost in costs.items():
        print(f"  {name:30}{cost.cpu:9.3f}{cost.wall:9.3f}{cost.peak:9.1f}  {notes.get(name, '')}")
