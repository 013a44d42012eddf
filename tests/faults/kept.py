#!/usr/bin/env python3
"""What an earlier build has left, damaged: it is never trusted, and the outputs are right.

Usage: kept.py --program PATH --faults PATH [--times N] [--seed N] [TEST…]
"""
import sqlite3
import sys

from project import RAW, Suite

FLIPS = 10  # of bits, in each file
CATALOG = ".offprint/catalog.sqlite"
KEPT = [CATALOG, ".offprint/last-build", ".offprint/state", ".offprint/feeds"]


class Kept(Suite):
    def expect_right(self, project, what):
        """A build gives the right outputs, and so does the next."""
        run = project.build()
        found = [] if run.status == 0 else [f"it ends with {run.status}: {run.errors}"]
        found += ["the message is not for people"] if RAW.search(run.errors) else []
        found += [path for path, data in project.after.items() if project.outputs().get(path) != data]
        found += project.problems_next()
        if found:
            self.wrong.append(f"{what}: {found}")
        return run

    def setUp(self):
        super().setUp()
        self.wrong = []

    def each(self, names=tuple(KEPT)):
        """State, name of a file that a build has kept, and a function that copies its project."""
        for state in ("changed", "unchanged"):
            base = self.project().prepare(state)
            for name in names:
                def copy(base=base, state=state):
                    project = base.copy_to(base.root.with_name("copy"))
                    if state == "unchanged":
                        project.build_well()  # it knows these files from now on
                    return project
                yield state, name, copy

    def tearDown(self):
        self.assertFalse(self.wrong, "\n".join(self.wrong))

    def test_flipped_bits(self):
        flips = 0
        for state, name, copy in self.each():
            for _ in range(FLIPS * self.options.times):
                project = copy()
                data = bytearray((project.root / name).read_bytes())
                at, bit = self.random.randrange(len(data)), self.random.randrange(8)
                data[at] ^= 1 << bit
                project.put(name, bytes(data))
                self.expect_right(project, f"{state}: bit {bit} of byte {at} of {name}")
                flips += 1
        print(f"{flips} bits flipped", file=sys.stderr)

    def test_truncated_files(self):
        for state, name, copy in self.each():
            size = len((copy().root / name).read_bytes())
            for left in {0, 1, 16, 100, size // 3, size // 2, size - 4096, size - 1} & set(range(size)):
                project = copy()
                project.put(name, (project.root / name).read_bytes()[:left])
                self.expect_right(project, f"{state}: {left} bytes of {name}")

    def test_other_bytes(self):
        for state, name, copy in self.each():
            for data in (b"offprint", self.random.randbytes(100_000), b"SQLite format 3\0" + bytes(5000)):
                project = copy()
                project.put(name, data)
                self.expect_right(project, f"{state}: {data[:20]} in {name}")

    def test_a_journal_that_belongs_to_nothing(self):
        for state, name, copy in self.each((CATALOG + "-journal", CATALOG + "-wal", ".offprint/.catalog.sqlite.part")):
            project = copy()
            project.put(name, self.random.randbytes(20_000))
            run = project.build()
            self.assertEqual(run.status, 0, f"{state} {name} {run.errors}")
            self.assertEqual(project.outputs(), project.after)

    def test_catalogs_of_other_versions(self):
        for state, name, copy in self.each((CATALOG,)):
            for change in ("PRAGMA user_version = 9999", "PRAGMA application_id = 7", "DROP TABLE facts",
                           "ALTER TABLE source RENAME TO sources", "DELETE FROM decision", "DELETE FROM document",
                           "UPDATE facts SET data = zeroblob(9)", "UPDATE output SET path = path || 'x'"):
                project = copy()
                with sqlite3.connect(project.root / name) as catalog:
                    catalog.execute(change)
                catalog.close()
                self.expect_right(project, f"{state}: {change}")


if __name__ == "__main__":
    Kept.main(__doc__)
