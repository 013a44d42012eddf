#!/usr/bin/env python3
"""Whole runs of `offprint notify` against a hub on 127.0.0.1; no other network is needed.

Usage: run.py --program PATH [TEST…]
"""
import argparse
import http.server
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import unittest
import urllib.parse

PROGRAM = None
SITE = "https://slack-water.example/"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):  # pylint: disable=invalid-name
        hub = self.server
        form = self.rfile.read(int(self.headers["Content-Length"])).decode()
        with hub.lock:
            hub.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}, form))
            status, headers, body = hub.answers.get(self.path, (204, {}, b""))
        self.close_connection = True
        try:
            if status == "hang":
                hub.over.wait()
                return
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # the other side has had enough
            pass

    def do_GET(self):  # pylint: disable=invalid-name
        with self.server.lock:
            self.server.asked.append((self.path, {}, "GET"))
        self.close_connection = True
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):  # pylint: disable=arguments-differ
        pass


class Hub(http.server.ThreadingHTTPServer):
    """`answers` maps a path to status, headers and body; `asked` lists path, headers and form of each request."""
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock, self.over = threading.Lock(), threading.Event()
        self.asked, self.answers = [], {}
        self.port = self.server_address[1]
        self.thread = threading.Thread(target=self.serve_forever, args=(0.02,))
        self.thread.start()

    def close(self):
        self.over.set()
        self.shutdown()
        self.thread.join()
        self.server_close()

    def handle_error(self, request, client_address):
        """Clients may hang up."""

    def pings(self):
        """What was announced since the last call: path of the hub, and topic below the site."""
        with self.lock:
            asked, self.asked = self.asked, []
        found = []
        for path, _, form in asked:
            values = urllib.parse.parse_qs(form, strict_parsing=True)
            topic = values["hub.url"][0]
            assert values == {"hub.mode": ["publish"], "hub.url": [topic], "hub.topic": [topic]}, form
            assert topic.startswith(SITE), form
            found.append((path, topic[len(SITE):]))
        return sorted(found)


class Project:
    """A feed for each tag at /hub, and one of all articles with archive pages at /hub and at /second."""

    def __init__(self, case, first="/hub", second="/second", more=""):
        folder = tempfile.TemporaryDirectory(prefix="notify")
        case.addCleanup(folder.cleanup)
        self.root, self.hub = pathlib.Path(folder.name), Hub()
        self.is_open = True
        case.addCleanup(self.close)
        self.first, self.second = (path if "://" in path else self.address(path) for path in (first, second))
        (self.root / "offprint.yaml").write_text(
            "publication: {title: Slack Water, language: en, site: 'https://slack-water.example'}\n"
            f"sources: [{{files: articles/*.md}}]\n{more}"
            "outputs:\n"
            f"  - {{kind: rss, path: 'out/feeds/{{tag}}.xml', feed: {{hubs: '{self.first}', gzip: true}}}}\n"
            "  - {kind: jsonfeed, path: out/all.json, feed: {archives: true, "
            f"hubs: ['{self.first}', '{self.second}']}}}}\n"
            "  - {kind: atom, path: out/quiet.xml}\n"
            "  - {kind: index, path: out/index.html}\n")
        self.put("pans", "Salt", "The pans fill with the spring tide.")
        self.put("boats", "Boats & sails", "The boats wait for water.")

    def close(self):
        if self.is_open:
            self.hub.close()
        self.is_open = False

    def address(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.hub.port}{path}"

    def put(self, name, tag, text):
        path = self.root / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: The {name}\ndate: 2024-03-12\ntags: [{tag}]\n---\n\n{text}\n")

    def run(self, command, *options, status=0, folder="."):
        kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        done = subprocess.run([str(PROGRAM), command, *options], cwd=self.root / folder, stdin=subprocess.DEVNULL,
                              text=True, capture_output=True, check=False,
                              env={**kept, "PATH": "/usr/bin:/bin", "HOME": str(self.root), "LC_ALL": "C.UTF-8"})
        if done.returncode != status:
            raise AssertionError(f"exit status {done.returncode}:\n{done.stdout}{done.stderr}")
        return done

    def build(self, *options):
        self.run("build", *options)

    def notify(self, *options, status=0, folder="."):
        """Topics and hubs' paths of standard output; what was said on standard error, without the port."""
        done = self.run("notify", *options, status=status, folder=folder)
        lines = [line.split("\t") for line in done.stdout.splitlines()]
        origin = self.address("")
        return ([(hub.removeprefix(origin), topic.removeprefix(SITE)) for topic, hub in lines],
                done.stderr.replace(f":{self.hub.port}", ":PORT"))


EVERYTHING = [("/hub", "all.json"), ("/hub", "feeds/boats-sails.xml"), ("/hub", "feeds/salt.xml"),
              ("/second", "all.json")]


class Notifying(unittest.TestCase):
    maxDiff = None

    def test_hubs_are_told_of_what_changed_and_of_nothing_else(self):
        project = Project(self)
        project.build()
        self.assertEqual(project.hub.asked, [])
        told, said = project.notify()
        self.assertEqual(sorted(told), EVERYTHING)
        self.assertEqual(said, "4 announcements sent, 0 not needed; 0 errors\n")
        for _, headers, _ in project.hub.asked:
            self.assertEqual(headers["content-type"], "application/x-www-form-urlencoded")
            self.assertRegex(headers["user-agent"], r"^offprint/[0-9.]+$")
            self.assertEqual(set(headers), {"host", "accept", "content-length", "content-type", "user-agent"})
        self.assertEqual(project.hub.pings(), EVERYTHING)
        for feed in ("all.json", "feeds/salt.xml", "feeds/boats-sails.xml"):
            self.assertIn(f'"{SITE}{feed}"', (project.root / "out" / feed).read_text())
        self.assertTrue((project.root / "out/all-2024-03.json").exists())

        self.assertEqual(project.notify(), ([], "0 announcements sent, 4 not needed; 0 errors\n"))
        project.build()
        self.assertEqual(project.notify()[0], [])
        self.assertEqual(project.hub.pings(), [])

        project.put("pans", "Salt", "The pans fill with the spring tide, and dry.")
        project.build()
        changed = [("/hub", "all.json"), ("/hub", "feeds/salt.xml"), ("/second", "all.json")]
        self.assertEqual(sorted(project.notify()[0]), changed)
        self.assertEqual(project.hub.pings(), changed)
        project.put("nets", "Nets", "The nets hang in the loft.")
        project.build()
        self.assertEqual(project.notify("..", folder="articles")[0],
                         [("/hub", "feeds/nets.xml"), ("/hub", "all.json"), ("/second", "all.json")])
        project.notify("--all")
        self.assertEqual(len(project.hub.pings()), 3 + 5)

    def test_a_dry_run_sends_nothing(self):
        project = Project(self)
        project.build()
        told, said = project.notify("--dry-run")
        self.assertEqual(sorted(told), EVERYTHING)
        self.assertEqual(said, "4 announcements to send, 0 not needed; 0 errors\n")
        self.assertEqual(project.hub.asked, [])
        project.notify()
        self.assertEqual(project.hub.pings(), EVERYTHING)
        self.assertEqual(project.notify("--dry-run")[0], [])
        self.assertEqual(len(project.notify("--dry-run", "--all")[0]), 4)
        self.assertEqual(project.hub.asked, [])

    def test_a_hub_that_fails_is_told_the_next_time(self):
        for status in (400, 404, 410, 429, 500, 503):
            project = Project(self)
            project.build()
            project.hub.answers["/second"] = (status, {}, b"not now" * 20_000)
            told, said = project.notify(status=1)
            self.assertEqual(sorted(told), EVERYTHING[:3])
            self.assertEqual(said, f"error: http://127.0.0.1:PORT/second was not told of {SITE}all.json: the server "
                                   f"answered {status}; correct its address, or try again later [hub-not-told]\n"
                                   "3 announcements sent, 0 not needed; 1 error\n")
            self.assertEqual(project.hub.pings(), EVERYTHING)
            project.notify(status=1)
            self.assertEqual(project.hub.pings(), EVERYTHING[3:])
            project.hub.answers.clear()
            self.assertEqual(project.notify()[0], EVERYTHING[3:])
            project.hub.pings()
            project.notify()
            self.assertEqual(project.hub.pings(), [])

    def test_any_success_is_one_whatever_comes_with_it(self):
        for status, body in ((200, b""), (202, b"later"), (200, bytes(8_000_000))):
            project = Project(self)
            project.hub.answers["/hub"] = (status, {"Content-Type": "text/plain"}, body)
            project.build()
            self.assertEqual(len(project.notify()[0]), 4)
            self.assertEqual(project.notify()[0], [])

    def test_only_redirects_that_keep_the_form_are_followed(self):
        for status, is_followed in ((301, False), (302, False), (303, False), (307, True), (308, True)):
            project = Project(self)
            project.build()
            project.hub.answers["/second"] = (status, {"Location": "/third"}, b"")
            told, said = project.notify(status=0 if is_followed else 1)
            pings = project.hub.pings()
            if is_followed:
                self.assertEqual(sorted(told), EVERYTHING)
                self.assertEqual(pings, EVERYTHING + [("/third", "all.json")])
            else:
                self.assertEqual(pings, EVERYTHING)
                self.assertIn(f"the server answered {status}, which leads on, but not with what was sent; correct its "
                              "address: it leads to http://127.0.0.1:PORT/third [hub-not-told]", said)

    def test_redirects_lead_to_no_private_network_and_not_for_ever(self):
        project = Project(self)
        project.build()
        for location, reason in ((project.address("/hub", "127.0.0.2"), "127.0.0.2 is within a private network"),
                                 (project.address("/hub", "localhost"), "localhost is within a private network"),
                                 ("file:///etc/hostname", "it leads to what is neither http nor https"),
                                 ("http://merrin:tide@127.0.0.1/", "its address holds a name or password"),
                                 ("/second", "its address leads on more than 5 times")):
            project.hub.answers["/second"] = (307, {"Location": location}, b"")
            self.assertIn(reason, project.notify(status=1)[1])
        for path, _, form in project.hub.asked:
            self.assertIn(path, ("/hub", "/second"))
            self.assertNotEqual(form, "GET")

    def test_a_private_host_that_fetch_names_may_be_led_to(self):
        project = Project(self, more="fetch: {hosts: ['localhost', 'pictures.example']}\n")
        project.build()
        project.hub.answers["/second"] = (308, {"Location": project.address("/third", "localhost")}, b"")
        project.notify()
        self.assertEqual(project.hub.pings(), EVERYTHING + [("/third", "all.json")])

    def test_a_hub_that_is_not_there_or_hangs_stops_no_other(self):
        project = Project(self, second="http://127.0.0.1:1/hub", more="fetch: {most_seconds: 1}\n")
        project.build()
        told, said = project.notify(status=1)
        self.assertEqual(sorted(told), EVERYTHING[:3])
        self.assertIn("127.0.0.1:1 does not answer; try again later [hub-not-told]", said)
        project = Project(self, more="fetch: {most_seconds: 1}\n")
        project.build()
        project.hub.answers["/second"] = ("hang", {}, b"")
        self.assertIn("it took more than 1 s; try again later, or raise `fetch.most_seconds` [hub-not-told]",
                      project.notify(status=1)[1])
        project.close()
        told, said = project.notify("--all", status=1)
        self.assertEqual((told, said.count("does not answer; try again later [hub-not-told]")), ([], 4))

    def test_a_feed_that_is_not_as_built_is_not_announced(self):
        project = Project(self)
        project.build()
        (project.root / "out/feeds/salt.xml").unlink()
        (project.root / "out/all.json").write_text("{}")
        told, said = project.notify(status=1)
        self.assertEqual(told, [("/hub", "feeds/boats-sails.xml")])
        hint = "build again, or say with --output-dir where the last build wrote [feed-not-as-built]\n"
        self.assertEqual(said, "error: out/all.json is not what the last build has written, and was not announced; "
                               f"{hint}error: out/feeds/salt.xml is not there, and was not announced; {hint}"
                               "1 announcement sent, 0 not needed; 2 errors\n")
        project.build()
        self.assertEqual(len(project.notify()[0]), 3)

    def test_what_was_built_elsewhere_is_announced_where_it_is(self):
        project = Project(self)
        project.build("--output-dir", "preview")
        self.assertEqual(project.notify(status=1)[0], [])
        self.assertEqual(len(project.notify("--output-dir", "preview")[0]), 4)

    def test_nothing_is_built_and_nothing_else_is_written(self):
        project = Project(self)
        self.assertIn("run offprint build first", project.run("notify", status=2).stderr)
        self.assertFalse((project.root / ".offprint").exists())
        project.build()
        before = {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()}
        project.put("pans", "Salt", "The pans are dry.")
        project.notify()
        after = {p: p.read_bytes() for p in project.root.rglob("*") if p.is_file()}
        self.assertEqual({p.relative_to(project.root).as_posix() for p in after if after[p] != before.get(p)},
                         {"articles/pans.md", ".offprint/told"})

    def test_messages_are_json_when_asked_for(self):
        project = Project(self)
        project.build()
        project.hub.answers["/second"] = (500, {}, b"")
        said = [json.loads(line) for line in project.notify("--messages", "json", status=1)[1].splitlines()]
        self.assertEqual([message.get("id") for message in said], ["hub-not-told", None])
        self.assertEqual(said[1], {"summary": {"announced": 3, "unchanged": 0, "diagnostics": {"hub-not-told": 1}}})


def main():
    global PROGRAM  # pylint: disable=global-statement
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("test", nargs="*")
    options = parser.parse_args()
    PROGRAM = options.program.resolve()
    names = [f"Notifying.{test}" for test in options.test] or None
    unittest.main(argv=[sys.argv[0]], defaultTest=names)


if __name__ == "__main__":
    main()
