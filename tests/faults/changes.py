#!/usr/bin/env python3
"""Sources that change while they are read, two builds at once, and clocks that are wrong.

Usage: changes.py --program PATH --faults PATH [--times N] [--seed N] [TEST…]
"""
import gzip
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import time
import xml.etree.ElementTree
import zipfile

from project import ESSAY, PAGE, RAW, Suite, packed

CHANGES = 4  # moments at which each source changes
SOURCES = ["pans.md", "boats.md.gz", "lamp.html", "dark.mhtml", "smell.txt", "chandlery.xml", "radio.rss", "night.json"]
DAY = 86400
YEAR = 365 * DAY


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (200_000_000, 200_000_000))


class Changes(Suite):
    def outputs_of_fresh_build(self, project):
        """What a build from nothing makes of the sources and the ledger as they are."""
        other = project.copy_to(project.root.with_name("fresh"))
        for folder in (".offprint", "out"):
            shutil.rmtree(other.root / folder, ignore_errors=True)
        self.assertIn(other.build().status, (0, 1))
        return other.outputs()

    def expect_whole(self, project):
        """No output is cut short or a mixture of two."""
        for path in (project.root / "out").rglob("*.*"):
            data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            if path.suffix == ".epub":
                with zipfile.ZipFile(path) as book:
                    self.assertIsNone(book.testzip())
            elif path.suffix == ".json":
                json.loads(data)
            elif path.name != "index.html":
                xml.etree.ElementTree.fromstring(data)

    def change(self, how, state, source):
        """Builds while `source` changes, at several moments; the next build knows what it is now."""
        base, times = self.project().prepare(state), CHANGES * self.options.times
        trace = base.copy_to(base.root.with_name("copy")).build(**{"as": "trace"})
        about = [number for number, call in enumerate(trace.calls, 1) if source in call]
        chosen = sorted(self.random.sample(about, min(times, len(about))))
        for call in chosen + ([chosen[-1] + 3] if chosen else []):
            project = base.copy_to(base.root.with_name("copy"))
            path = project.root / "articles" / source
            project.put(f"articles/{source}", path.read_bytes())  # no link
            other = path.read_bytes().replace(b"the", b"its", 3).replace(b"full", b"wide")
            if source.endswith(".gz"):
                other = packed(ESSAY.format("Boats", 14, "Rafts", "Boats go."))
            beside = project.put(".beside", other)
            run = project.build(call=call, file=path, other=beside, **{"as": how})
            with self.subTest(how=how, state=state, source=source, call=call, fault=run.fault):
                self.changes += 1
                self.assertIn(run.status, (0, 1, 3), run.errors)
                self.assertNotRegex(run.errors, RAW)
                self.assertEqual(project.leftovers(), [])
                self.expect_whole(project)
                self.assertIn(project.build().status, (0, 1))
                self.assertEqual(project.outputs(), self.outputs_of_fresh_build(project))

    def test_a_source_changes_while_it_is_read(self):
        self.changes = 0
        for number, source in enumerate(SOURCES):
            ways = ["remove", "cut", "replace"]
            for how in ways if self.options.times > 1 else [ways[number % 3], ways[(number + 1) % 3]]:
                self.change(how, "changed" if source == "pans.md" else "first", source)
        print(f"{self.changes} sources changed while they were read", file=sys.stderr)

    def test_two_builds_at_once(self):
        both = 0
        for state in ("first", "changed", "unchanged"):
            for number in range(4 * self.options.times):
                project = self.project().prepare(state)
                builds = [project.start()]
                time.sleep(self.random.random() / 20 * (number % 4))
                builds.append(project.start())
                ends = [(build.communicate()[1], build.returncode) for build in builds]
                for errors, status in ends:
                    self.assertIn(status, (0, 3), errors)
                    if status == 3:
                        self.assertRegex(errors, r"(?m)^offprint: error: .*another run ")
                self.assertIn(0, [status for _, status in ends], ends)
                both += [status for _, status in ends] == [0, 0]
                self.assertEqual(project.differing() + project.problems_next(), [], ends)
        print(f"of {12 * self.options.times} pairs of builds, {both} both went through", file=sys.stderr)

    def test_clocks_that_are_wrong(self):
        for before, after in (0, -DAY), (DAY, 0), (0, DAY), (-30 * YEAR, 0), (0, -30 * YEAR), (60 * YEAR, -9 * YEAR):
            project = self.project()
            project.write_sources()
            self.assertEqual(project.build(clock=before).status, 0)
            project.change_sources()
            run = project.build(clock=after)
            with self.subTest(before=before, after=after):
                self.assertEqual(run.status, 0, run.errors)
                self.assertEqual(project.outputs(), self.outputs_of_fresh_build(project))

    def test_documents_that_take_too_much_memory(self):
        """They cost themselves alone, and are read once there is enough."""
        project = self.project()
        project.write_sources()
        project.put("articles/long.md", ESSAY.format("Long", 16, "Salt", "A line of *salt*.\n\n" * 200_000))
        limited = subprocess.run([self.options.program, "build", "--jobs", "1"], cwd=project.root,
                                 env=project.environment(), preexec_fn=limit_memory, check=False, text=True,
                                 stderr=subprocess.PIPE)
        self.assertEqual(limited.returncode, 1, limited.stderr)
        self.assertRegex(limited.stderr, r"(?m)^articles/long\.md: error: reading this failed: there is not enough "
                                         r"memory; .* \[document-failed\]$")
        self.assertIn(" 10 ready, 1 rejected", limited.stderr)
        project.build_well()
        self.assertEqual(project.outputs(), self.outputs_of_fresh_build(project))

    def test_files_with_times_that_mean_nothing(self):
        """A change that keeps the size is noticed whatever time the file states: the same, an earlier, a later one."""
        for moment in (0, 1, time.time() - YEAR, time.time(), time.time() + YEAR):
            for other in (0, -1, 1):
                project = self.project()
                project.write_sources()
                path = project.root / "articles/lamp.html"
                os.utime(path, (moment, moment))
                project.build_well()
                project.build_well()
                project.put("articles/lamp.html", PAGE.replace("dusk", "dawn"))
                os.utime(path, (moment + other, moment + other))
                project.build_well()
                with self.subTest(moment=moment, other=other):
                    self.assertIn("dawn", (project.root / "out/feed.xml").read_text())
                    self.assertEqual(project.outputs(), self.outputs_of_fresh_build(project))


if __name__ == "__main__":
    Changes.main(__doc__)
