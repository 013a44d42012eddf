#!/usr/bin/env python3
"""Every call of the operating system that a build makes fails once; then the build is made again without a fault.

Usage: calls.py --program PATH --faults PATH [--times N | --all] [TEST…]     --all tries every call, by hand
"""
import collections
import concurrent.futures
import os
import pathlib
import shutil
import sys

from project import Suite, temporary_folder

STATES = ["first", "changed", "unchanged", "pictures"]
STEP = 101  # of how many calls one is tried; a prime, so that no pattern of calls is met again and again
# What only some calls do, as the library's trace names it.
KINDS = {"EINTR": "i", "short": "s", "ENOSPC": "r"}

# Another program that one may run, and a moment later may not, is taken for one that is not there.
UNLIKELY = {"EACCES": ("access", "readlink", "posix_spawn")}


class Calls(Suite):
    """A test for each way to fail."""

    def calls_of(self, base, kind):
        """Numbers of the calls that can fail in this way."""
        trace = base.copy_to(base.root.with_name("copy")).build(**{"as": "trace"})
        able = [number for number, call in enumerate(trace.calls, 1)
                if KINDS.get(kind, "") in call.split(" ")[1] and not call.startswith(UNLIKELY.get(kind, "none"))]
        step = 1 if self.options.all else max(1, STEP * len(able) // len(trace.calls) // self.options.times)
        return able[self.random.randrange(min(step, len(able)))::step]

    def try_calls(self, state, kind, seen):
        """What went wrong; `seen` counts what became of all."""
        base, wrong = self.project().prepare(state), []
        begin = base.everything()
        folder = temporary_folder()
        self.addCleanup(folder.cleanup)

        def attempt(call):
            project = base.copy_to(pathlib.Path(folder.name, str(call), "project"))
            run = project.build(call=call, **{"as": kind})
            found = project.problems_now(run)
            if found or project.everything() != begin:
                found += project.problems_next()
            shutil.rmtree(project.root.parent)
            return call, run, found

        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for call, run, found in pool.map(attempt, self.calls_of(base, kind)):
                seen[run.status] += bool(run.fault)
                if found:
                    wrong.append(f"{state} {call}: {run.fault}: exit code {run.status}: {found}\n{run.errors}")
                elif self.options.all:
                    print(f"{state} {call}: {run.fault}: exit code {run.status}: {run.errors}", file=sys.stderr)
        return wrong

    def try_all(self, kind):
        seen, wrong = collections.Counter(), []
        for state in STATES:
            wrong += self.try_calls(state, kind, seen)
        print(f"{kind}: {sum(seen.values())} faults; exit codes {dict(sorted(seen.items()))}", file=sys.stderr)
        self.assertFalse(wrong, "\n".join(["", *wrong]))
        self.assertGreater(sum(seen.values()), len(STATES))


def test_of(kind):
    return lambda self: self.try_all(kind)


for fault in ["EIO", "ENOSPC", "EACCES", "EMFILE", "EINTR", "short", "kill"]:
    setattr(Calls, f"test_{fault.lower()}", test_of(fault))

if __name__ == "__main__":
    Calls.main(__doc__)
