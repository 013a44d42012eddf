#!/usr/bin/env python3
"""Builds that are killed (SIGKILL) at any moment leave outputs as they were or are to be; the next one is right.

Usage: kills.py --program PATH --faults PATH [--times N] [--seed N] [TEST…]
"""
import statistics
import subprocess
import sys
import time

from project import Suite

KILLS = 12  # of each kind of build


class Kills(Suite):
    def kill_after(self, project, seconds):
        """Whether it was still running."""
        process = project.start("build", "--quiet", "--jobs", "2")
        try:
            _, errors = process.communicate(timeout=seconds)
            self.assertEqual(process.returncode, 0, errors)
            return False
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return True

    def seconds_of(self, base):
        """How long such a build takes on this machine, now."""
        taken = []
        for _ in range(3):
            project = base.copy_to(base.root.with_name("copy"))
            begin = time.monotonic()
            project.build_well()
            taken.append(time.monotonic() - begin)
        return statistics.median(taken)

    def kill_builds(self, state):
        base, killed, wrong = self.project().prepare(state), 0, []
        seconds, kills = self.seconds_of(base), KILLS * self.options.times
        for number in range(kills):
            project = base.copy_to(base.root.with_name("copy"))
            moment = seconds * (number + self.random.random()) / kills
            was_running = self.kill_after(project, moment)
            if was_running and number % 4 == 3:  # the next one, too
                self.kill_after(project, seconds * self.random.random())
            killed += was_running
            found = project.differing() + project.problems_next()
            if found:
                wrong.append(f"{moment:.4f} s of {seconds:.4f}: {found}")
        print(f"{state}: {killed} of {kills} builds killed", file=sys.stderr)
        self.assertFalse(wrong, "\n".join(wrong))
        self.assertGreater(killed, kills // 4)

    def test_first_builds(self):
        self.kill_builds("first")

    def test_builds_after_a_change(self):
        self.kill_builds("changed")

    def test_builds_without_a_change(self):
        self.kill_builds("unchanged")

    def test_builds_that_convert_pictures(self):
        self.kill_builds("pictures")


if __name__ == "__main__":
    Kills.main(__doc__)
