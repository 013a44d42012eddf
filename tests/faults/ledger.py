#!/usr/bin/env python3
"""A damaged offprint.ids: what cannot be read stays there and is told, and no id is lost.

Usage: ledger.py --program PATH --faults PATH [--times N] [--seed N] [TEST…]
"""
import sys

from project import RAW, Suite

FLIPS = 24
CUTS = 12
NAME = "offprint.ids"
TOLD = r"(?m)^offprint\.ids(:\d+:\d+)?: warning: .*\[ledger-line-invalid\]$"


def id_of(line):
    """The id that a line gives to an article; None in others."""
    fields = line.split(b"\t")
    return fields[1] if fields[0] in (b"article", b"gone") and len(fields) > 1 else None


class Ledger(Suite):
    def setUp(self):
        super().setUp()
        self.base = self.project().prepare("changed")
        self.ledger = (self.base.root / NAME).read_bytes()

    def build_with(self, ledger):
        """A build with this ledger, which loses nothing of it without a word."""
        project = self.base.copy_to(self.base.root.with_name("copy"))
        path = project.put(NAME, ledger)
        run = project.build()
        self.assertNotRegex(run.errors, RAW)
        if b"version 1\n" not in ledger and run.status == 2:
            self.assertIn("offprint: error: the ledger is of version", run.errors)
            self.assertEqual(path.read_bytes(), ledger)
            return run
        self.assertEqual(run.status, 0, run.errors)
        kept = path.read_bytes().split(b"\n")
        ids = {id_of(line) for line in kept} - {None}
        for line in ledger.split(b"\n"):
            if line in kept or id_of(line) in ids or line.startswith((b"tag\t", b"#")):
                continue
            self.assertFalse(line.strip(), f"{line} is lost: {run.errors}")
        again = project.build()
        self.assertEqual(again.status, 0, again.errors)
        self.assertEqual(path.read_bytes().split(b"\n"), kept)
        return run

    def test_flipped_bits(self):
        told = 0
        for _ in range(FLIPS * self.options.times):
            data = bytearray(self.ledger)
            at, bit = self.random.randrange(len(data)), self.random.randrange(8)
            data[at] ^= 1 << bit
            with self.subTest(at=at, bit=bit):
                told += "[ledger-" in self.build_with(bytes(data)).errors
        print(f"{FLIPS * self.options.times} bits of the ledger flipped; told of {told}", file=sys.stderr)
        self.assertGreater(told, 0)

    def test_ledgers_that_are_cut_short(self):
        places = self.random.sample(range(1, len(self.ledger)), CUTS * self.options.times)
        for left in [0, *places]:
            with self.subTest(left=left):
                run = self.build_with(self.ledger[:left])
                if self.ledger[left - 1:left] != b"\n":
                    self.assertRegex(run.errors, TOLD)

    def test_ledgers_of_other_bytes(self):
        for data in (bytes(4096), b"\0" + self.ledger, self.random.randbytes(4096), b"offprint\n" + self.ledger):
            with self.subTest(data=data[:20]):
                self.assertRegex(self.build_with(data).errors, TOLD)

    def test_a_ledger_of_a_later_version_is_left_alone(self):
        run = self.build_with(self.ledger.replace(b"version 1\n", b"version 2\n"))
        self.assertEqual(run.status, 2)


if __name__ == "__main__":
    Ledger.main(__doc__)
