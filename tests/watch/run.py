#!/usr/bin/env python3
"""Whole runs of `offprint watch`: what changes is built, and the outputs are those of `build --fresh`.

Usage: run.py --program PATH [TEST…]
"""
import argparse
import os
import pathlib
import queue
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import unittest

PROGRAM = None
LONG = 300  # seconds: nothing here waits for time to go by
FIRST = r"\d+ documents? read"
AGAIN = r" in [\d.]+ s; "
CONFIGURATION = """publication: {title: Slack Water, language: en, site: 'https://slack-water.example'}
sources: [{files: articles/**/*.md}]
assets: [static]
outputs:
  - {kind: epub, path: out/book.epub, book: {cover: {none: true}}}
  - {kind: rss, path: out/feed.xml}
  - {kind: rss, path: "out/tags/{tag}.xml"}
  - {kind: jsonfeed, path: static/feed.json}
  - {kind: rss, path: all.xml}
"""


class Project:
    """A folder with a configuration and two articles."""

    def __init__(self, case):
        folder = tempfile.TemporaryDirectory(prefix="watch")
        case.addCleanup(folder.cleanup)
        self.case, self.root = case, pathlib.Path(folder.name)
        self.configure(CONFIGURATION)
        self.put("articles/pans.md")
        self.put("articles/rafts.md", tags="[Rafts]")

    def configure(self, text):
        (self.root / "offprint.yaml").write_text(text)

    def put(self, name, text="The pans fill with the spring tide.", tags="[Salt]"):
        """Saved as editors do: beside, and renamed."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        stem = path.stem.capitalize()
        beside = path.with_name(path.name + "~")
        beside.write_text(f"---\ntitle: The {stem}\ndate: 2024-03-12\ntags: {tags}\n---\n\n{text}\n")
        beside.rename(path)

    def environment(self):
        kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        return {**kept, "PATH": "/usr/bin:/bin", "HOME": str(self.root), "LC_ALL": "C.UTF-8"}

    def outputs(self, root=None):
        root = root or self.root
        found = [*(root / "out").rglob("*"), *(root / "static").glob("*.json"), *root.glob("*.xml")]
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in found
                if path.is_file() and not path.name.startswith(".")}

    def expect_outputs_of_a_fresh_build(self):
        with tempfile.TemporaryDirectory(prefix="watch") as folder:
            other = pathlib.Path(folder, "other")
            shutil.copytree(self.root, other, ignore=shutil.ignore_patterns(".offprint", "out"))
            done = subprocess.run([PROGRAM, "build", "--fresh"], cwd=other, env=self.environment(), check=False,
                                  capture_output=True, text=True)
            self.case.assertEqual(done.returncode, 0, done.stderr)
            self.case.assertEqual(self.outputs(other), self.outputs())

    def watch(self, *options, before=()):
        watch = Watch([*before, PROGRAM, "watch", *options], self)
        self.case.addCleanup(watch.close)
        return watch


class Watch:
    """A run of the program, whose lines on standard error can be waited for."""

    def __init__(self, command, project):
        self.case, self.said, self.lines = project.case, [], queue.Queue()
        self.process = subprocess.Popen(command, cwd=project.root, env=project.environment(), text=True,
                                        stdin=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.thread = threading.Thread(target=self.listen)
        self.thread.start()

    def listen(self):
        for line in self.process.stderr:
            self.lines.put(line)
        self.lines.put(None)

    def until(self, pattern):
        """What is said up to the first line with the pattern."""
        said = []
        while not said or not re.search(pattern, said[-1]):
            line = self.lines.get(timeout=LONG)
            if line is None:
                raise AssertionError(f"ended before {pattern}: {self.said + said}")
            said.append(line)
        self.said += said
        return "".join(said)

    def end(self, number=signal.SIGINT, status=0):
        self.process.send_signal(number)
        self.case.assertEqual(self.process.wait(timeout=LONG), status)
        self.thread.join()
        rest = []
        while (line := self.lines.get()) is not None:
            rest.append(line)
        return "".join(rest)

    def close(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.thread.join()
        self.process.stderr.close()


class Watching(unittest.TestCase):
    maxDiff = None

    def start(self, *options):
        project = Project(self)
        watch = project.watch(*options)
        watch.until(FIRST)
        self.assertRegex(watch.until("^watching "), r"^watching \d+ folders; Ctrl-C ends\n$")
        return project, watch

    def test_what_changes_is_built_again(self):
        project, watch = self.start()
        project.expect_outputs_of_a_fresh_build()
        project.put("articles/pans.md", "The pans fill with the neap tide.")
        self.assertRegex(watch.until(AGAIN),
                         r"^1 article changed, 5 outputs written in [\d.]+ s; 0 errors, 0 warnings\n$")
        project.expect_outputs_of_a_fresh_build()
        project.put("articles/deep/er/lamps.md", tags="[Lamps]")
        self.assertRegex(watch.until(AGAIN), "^1 article added, 5 outputs written in ")
        project.expect_outputs_of_a_fresh_build()
        (project.root / "articles/rafts.md").unlink()
        self.assertRegex(watch.until(AGAIN), "^1 article removed, 4 outputs written, 1 removed in ")
        project.expect_outputs_of_a_fresh_build()
        self.assertEqual(watch.end(), "")  # no build has woken the next

    def test_pictures_and_the_configuration_count_too(self):
        project, watch = self.start()
        project.put("articles/pans.md", "![A pan](/pan.svg)")
        self.assertIn("pan.svg", watch.until(AGAIN))  # is missing
        (project.root / "static/pan.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>")
        self.assertNotIn("pan.svg", watch.until(AGAIN))
        project.configure(CONFIGURATION.replace("all.xml", "everything.xml"))
        self.assertRegex(watch.until(AGAIN), "1 output written, 1 removed in ")
        project.expect_outputs_of_a_fresh_build()
        self.assertEqual(watch.end(signal.SIGTERM), "")

    def test_what_is_wrong_is_told_until_it_is_mended(self):
        project, watch = self.start()
        project.configure(CONFIGURATION.replace("static/feed.json", "public/feed.json").replace("outputs", "output"))
        watch.until("configuration-invalid")
        project.configure(CONFIGURATION)
        watch.until(AGAIN)
        shutil.move(project.root / "articles", project.root / ".away")
        watch.until("offprint: error: no source file matches")
        shutil.move(project.root / ".away", project.root / "articles")
        watch.until(AGAIN)
        project.put("articles/pans.md", "The pans stay empty.")
        self.assertRegex(watch.until(AGAIN), "^1 article changed, 5 outputs written in ")
        project.expect_outputs_of_a_fresh_build()
        self.assertEqual(watch.end(), "")

    def test_it_begins_with_a_configuration_that_has_faults(self):
        project = Project(self)
        project.configure("output: []\n")
        watch = project.watch()
        watch.until("^watching ")
        project.configure(CONFIGURATION)
        watch.until(FIRST)
        project.expect_outputs_of_a_fresh_build()
        watch.end()

    def test_only_new_messages_are_repeated_and_every_error(self):
        project = Project(self)
        project.put("articles/pans.md", "[To nowhere](nowhere.md)")
        (project.root / "articles/broken.md").write_text("---\ntitle: [\n---\n\nText.\n")
        watch = project.watch()
        said = watch.until(FIRST)
        self.assertIn("nowhere.md", said)
        self.assertIn("broken.md", said)
        project.put("articles/rafts.md", "[To noone](noone.md)")
        said = watch.until(AGAIN)
        self.assertNotIn("nowhere.md", said)
        self.assertIn("broken.md", said)
        self.assertIn("noone.md", said)
        self.assertRegex(said, "; 1 error, 2 warnings\n$")
        watch.end()

    def test_nothing_wakes_it_but_what_matters(self):
        project, watch = self.start()
        (project.root / ".hidden.md").write_text("hidden")
        (project.root / "articles/pans.md~").write_text("a copy")
        (project.root / "out/notes.txt").write_text("a note")
        (project.root / "empty").mkdir()
        project.put("articles/pans.md", "The pans fill.")
        watch.until(AGAIN)
        self.assertEqual(watch.end(), "")

    def start_one_that_hangs(self):
        """One whose rebuild waits for a file `go`; and the outputs before it."""
        project, watch = self.start("--jobs", "1")
        before = project.outputs()
        (project.root / "convert.sh").write_text("touch .hangs\nwhile [ ! -e .go ]; do sleep 0.02; done\nexit 1\n")
        project.configure(CONFIGURATION + "formulas: {converter: [sh, convert.sh]}\n")
        watch.until(AGAIN)
        project.put("articles/rafts.md", "A raft has $$x$$ logs.")
        while not (project.root / ".hangs").exists():
            self.assertIsNone(watch.process.poll())
        return project, watch, before

    def test_a_build_that_is_running_is_given_up(self):
        project, watch, before = self.start_one_that_hangs()
        watch.process.send_signal(signal.SIGINT)
        (project.root / ".go").touch()
        self.assertEqual(watch.process.wait(timeout=LONG), 0)
        watch.until("^the build was given up; its outputs were not written$")
        self.assertEqual(project.outputs(), before)
        self.assertEqual([p.name for p in project.root.rglob("*.part")], [])

    def test_a_second_signal_ends_it_at_once(self):
        project, watch, before = self.start_one_that_hangs()
        watch.process.send_signal(signal.SIGINT)
        while watch.process.poll() is None:
            watch.process.send_signal(signal.SIGINT)
        self.assertEqual(watch.process.returncode, -signal.SIGINT)
        (project.root / ".go").touch()  # for the converter
        self.assertEqual(project.outputs(), before)

    def test_what_changes_while_it_builds_is_built_next(self):
        project, watch, _ = self.start_one_that_hangs()
        project.put("articles/pans.md", "The pans are dry.")
        (project.root / ".go").touch()
        watch.until(AGAIN)
        if "dry" not in (project.root / "out/feed.xml").read_text():
            watch.until(AGAIN)
        project.expect_outputs_of_a_fresh_build()
        watch.end()

    def test_what_the_disk_refuses_is_tried_again(self):
        project, watch = self.start()
        feed = project.root / "out/feed.xml"
        feed.unlink()
        (feed / "in the way").mkdir(parents=True)
        project.put("articles/pans.md", "The pans are dry.")
        watch.until("^offprint: error: cannot ")
        shutil.rmtree(feed)  # in a folder that is not watched
        watch.until(AGAIN)
        project.expect_outputs_of_a_fresh_build()
        self.assertEqual(watch.end(), "")

    def test_what_cannot_be_built_at_all_ends_it(self):
        project = Project(self)
        watch = project.watch("nowhere")
        self.assertEqual(watch.process.wait(timeout=LONG), 2)
        watch.until("^offprint: error: there is no file or folder nowhere\n")

    def test_messages_for_machines(self):
        project = Project(self)
        watch = project.watch("--messages", "json")
        watch.until('^{"summary":')
        project.put("articles/pans.md", "The pans fill.")
        self.assertRegex(watch.until("^{"), r'^{"rebuild":{"added":0,"updated":1,"removed":0,"outputs_written":5,'
                         r'"outputs_removed":0,"milliseconds":\d+,"errors":0,"warnings":0}}\n$')
        self.assertEqual(watch.end(), "")

    def test_a_single_file_is_watched_alone(self):
        project = Project(self)
        feed = project.root / "given.xml"
        watch = project.watch("--site", "https://slack-water.example", "articles")
        watch.until(FIRST)
        watch.end()
        shutil.copy(project.root / "out/feed.xml", feed)
        watch = project.watch("--output-dir", "made", "given.xml")
        self.assertIn("watching given.xml; Ctrl-C ends\n", watch.until("^watching"))
        (project.root / "other.xml").write_text("<rss/>")
        feed.write_text(feed.read_text().replace("spring tide", "neap tide"))
        self.assertRegex(watch.until(AGAIN), "^2 articles changed, 3 outputs written in ")
        self.assertEqual(watch.end(), "")

    def test_a_watch_that_would_not_see_everything_ends(self):
        limited = ["unshare", "--user", "--map-root-user", "sh", "-c",
                   'echo 3 > /proc/sys/user/max_inotify_watches && exec "$@"', "sh"]
        if subprocess.run([*limited, "true"], capture_output=True, check=False).returncode != 0:
            self.skipTest("this system gives nobody limits of their own")
        project = Project(self)
        for name in "abcd":
            project.put(f"articles/{name}/{name}.md")
        watch = project.watch(before=limited)
        self.assertEqual(watch.process.wait(timeout=LONG), 3)
        watch.until("limit of watched folders is reached; raise it, as with `sysctl fs.inotify.max_user_watches=")


def main():
    global PROGRAM  # pylint: disable=global-statement
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("test", nargs="*")
    options = parser.parse_args()
    PROGRAM = options.program.resolve()
    names = [f"Watching.{test}" for test in options.test] or None
    unittest.main(argv=[sys.argv[0]], defaultTest=names)


if __name__ == "__main__":
    main()
