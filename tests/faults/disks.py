#!/usr/bin/env python3
"""A disk that is full, and folders that cannot be written to.

Usage: disks.py --program PATH --faults PATH [--times N | --all] [TEST…]
"""
import shutil
import subprocess
import sys

from project import Suite

# In the system's words or SQLite's.
NO_ROOM = "No space left on device|database or disk is full|unable to open database file"
READ_ONLY = "Read-only file system|write a readonly database|unable to open database file"
ROOMS = 10  # sizes of a disk that are tried for each kind of build
# A system of files of its own for one command, with what the folder `$1` has in it; it goes away with the command.
MOUNTED = """
mount -t tmpfs -o "$2" tmpfs "$1.disk" && cp -a "$1/." "$1.disk" || exit 99
mount -o "remount,$3" "$1.disk" && mount --bind "$1.disk" "$1" || exit 99
folder=$1; shift 3
"$@"; code=$?
cp -a "$folder/." "$folder.result"
exit $code
"""
UNSHARED = ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c"]


class Disks(Suite):
    def expect_well(self, project, run):
        found = project.problems_now(run) + project.problems_next()
        self.assertFalse(found, f"{run.fault} {run.status} {run.errors}")

    def test_any_room_on_the_disk(self):
        for state in ("first", "changed"):
            base = self.project().prepare(state)
            copy = base.root.with_name("copy")
            least, full, rooms = 0, 0, ROOMS * self.options.times
            most = 3 * sum(map(len, base.after.values())) + 400_000
            for number in range(rooms):
                project = base.copy_to(copy)
                run = project.build(bytes=least + most * number // rooms)
                full += bool(run.fault)
                if run.status:
                    self.assertRegex(run.errors, NO_ROOM)
                    self.assertEqual(run.status, 3)
                with self.subTest(state=state, number=number):
                    self.expect_well(project, run)
            print(f"{state}: {full} of {rooms} disks were full", file=sys.stderr)
            self.assertGreater(full, rooms // 4)

    def test_a_disk_that_is_full_from_some_call_on(self):
        for state in ("first", "changed", "unchanged"):
            base = self.project().prepare(state)
            for call in range(self.random.randrange(60), 1400, 1 if self.options.all else 240):
                project = base.copy_to(base.root.with_name("copy"))
                with self.subTest(state=state, call=call):
                    self.expect_well(project, project.build(call=call, **{"as": "after"}))

    def test_folders_that_cannot_be_written_to(self):
        for state in ("first", "changed", "unchanged"):
            base = self.project().prepare(state)
            for folder in ("", "/out", "/out/2024", "/.offprint", "/offprint.ids"):
                project = base.copy_to(base.root.with_name("copy"))
                run = project.build(read_only=f"{project.root}{folder}")
                with self.subTest(state=state, folder=folder):
                    self.assertIn(run.status, (0, 3))
                    self.assertRegex(run.errors if run.status else "Read-only file system", READ_ONLY)
                    self.expect_well(project, run)

    def build_on_a_disk(self, state, options, again=""):
        """Builds where the output folder is a disk of its own; None where this system lets nobody have one."""
        base = self.project().prepare(state)
        out = base.root / "out"
        for folder in (out, out.with_suffix(".disk"), out.with_suffix(".result")):
            folder.mkdir(exist_ok=True)
        command = [*UNSHARED, MOUNTED, "sh", str(out), options, again or options]
        done = subprocess.run([*command, self.options.program, "build", "--quiet"], cwd=base.root, check=False,
                              env=base.environment(), capture_output=True, text=True)
        if done.returncode == 99 or "unshare" in done.stderr:
            self.skipTest(f"this system lets nobody mount disks: {done.stderr}")
        shutil.rmtree(out)
        out.with_suffix(".disk").rmdir()
        out.with_suffix(".result").rename(out)
        return base, done

    def test_a_real_disk_that_is_full(self):
        for state, size in ("first", "60k"), ("changed", "96k"):
            base, done = self.build_on_a_disk(state, f"size={size}")
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertRegex(done.stderr, "^offprint: error: cannot write .*out/.*: No space left on device\n$")
            self.assertEqual(base.differing() + base.problems_next(), [])

    def test_a_real_disk_that_is_read_only(self):
        for state in ("first", "changed"):
            base, done = self.build_on_a_disk(state, "size=9m", "ro")
            self.assertEqual(done.returncode, 3, done.stderr)
            self.assertRegex(done.stderr, "^offprint: error: cannot create .* in out: Read-only file system\n$")
            self.assertEqual(base.differing() + base.problems_next(), [])


if __name__ == "__main__":
    Disks.main(__doc__)
