#!/usr/bin/env python3
"""Every allocation of memory that a build makes fails, alone or with all that follow, or the system limits how much
memory there is; the next build is right.

Usage: memory.py --program PATH --faults PATH [--times N | --all] [TEST…]     --all tries every one, by hand
"""
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import sys

from project import Suite, temporary_folder

STATES = ["first", "changed", "unchanged"]
TRIES = 100  # of each state
SPACE, STEP = (60, 200), 5  # megabytes: from less than the libraries take to enough for everything
# Without an exception, which is how some libraries do it, nobody removes temporary files.
ENDS = re.compile(r"(?m)^offprint: error: "
                  r"(out of memory|a library has given up, .*|pthread_create has failed: .*|cannot compress: .*)$")


class Memory(Suite):
    def allocations(self, base):
        run = base.copy_to(base.root.with_name("copy")).build(allocation=0)
        self.assertEqual(run.status, 0, run.errors)
        return int(run.calls[-1])

    def chosen(self, count):
        """Half of them anywhere; half near the beginning, where each is another one."""
        if self.options.all:
            return range(1, count + 1)
        tries = TRIES * self.options.times
        anywhere = (self.random.randrange(count) + 1 for _ in range(tries // 2))
        early = (int(count ** self.random.random()) for _ in range(tries // 2))
        return sorted({*anywhere, *early})

    def problems_of(self, project, run):
        if run.status == 1:  # documents cost themselves alone
            lost = re.findall(r"(?m)^articles/\S+: error: \w+ this failed: there is not enough memory", run.errors)
            return [] if lost else ["it ends with 1, and no document was lost"]
        if run.status == 3 and ENDS.search(run.errors):
            return project.differing()
        return project.problems_now(run)

    def try_allocations(self, state, faults, seen):
        base, wrong = self.project().prepare(state), []
        count = self.allocations(base)
        folder = temporary_folder()
        self.addCleanup(folder.cleanup)

        def attempt(number):
            project = base.copy_to(pathlib.Path(folder.name, str(number), "project"))
            run = project.build("build", "--jobs", "1", allocation=number, **faults)
            found = self.problems_of(project, run) + project.problems_next()
            shutil.rmtree(project.root.parent)
            return number, run, found

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for number, run, found in pool.map(attempt, self.chosen(count)):
                seen[run.status] += 1
                if found:
                    wrong.append(f"{state} {number} of {count}: exit code {run.status}: {found}\n{run.errors}")
        return wrong

    def try_all(self, **faults):
        seen, wrong = collections.Counter(), []
        for state in STATES:
            wrong += self.try_allocations(state, faults, seen)
        print(f"exit codes {dict(sorted(seen.items()))}", file=sys.stderr)
        self.assertFalse(wrong, "\n".join(["", *wrong]))

    def test_limits(self):
        """Whatever the system allows."""
        seen = collections.Counter()
        for state in STATES:
            base = self.project().prepare(state)
            for megabytes in range(*SPACE, max(1, STEP // self.options.times)):
                project = base.copy_to(base.root.with_name("copy"))
                run = project.build("build", "--jobs", str(1 + megabytes % 3), megabytes=megabytes)
                seen[run.status] += 1
                with self.subTest(state=state, megabytes=megabytes):
                    self.assertEqual(self.problems_of(project, run) + project.problems_next(), [], run.errors)
        print(f"exit codes {dict(sorted(seen.items()))}", file=sys.stderr)
        self.assertGreater(min(seen[0], seen[3]), len(STATES))

    def test_one(self):
        self.try_all()

    def test_all_that_follow(self):
        self.try_all(rest="fails")


if __name__ == "__main__":
    Memory.main(__doc__)
