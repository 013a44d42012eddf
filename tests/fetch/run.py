#!/usr/bin/env python3
"""Whole runs of `offprint build --fetch-remote` against a web server on 127.0.0.1; no other network is needed.

Usage: run.py --program PATH [TEST…]
"""
import argparse
import hashlib
import os
import pathlib
import re
import signal
import ssl
import subprocess
import sys
import tempfile
import unittest
import zipfile

import server

PROGRAM = None


class Project:
    """A folder with a configuration and articles, and the web that they show pictures of."""

    def __init__(self, case, hosts=("127.0.0.1:{port}",), limits="most_seconds: 300"):
        folder = tempfile.TemporaryDirectory(prefix="fetch")
        case.addCleanup(folder.cleanup)
        self.root, self.web = pathlib.Path(folder.name), server.Web()
        self.is_open = True
        case.addCleanup(self.close)
        names = ", ".join(f'"{host.format(port=self.web.port)}"' for host in hosts)
        fetch = f"fetch: {{hosts: [{names}], {limits}}}\n" if hosts else f"fetch: {{{limits}}}\n"
        (self.root / "offprint.yaml").write_text(
            "publication: {title: Slack Water, language: en, site: 'https://slack-water.example'}\n"
            "sources: [{files: articles/*.md}]\n" + fetch +
            "outputs:\n  - {kind: epub, path: out/book.epub, book: {cover: {none: true}}}\n"
            "  - {kind: rss, path: out/feed.xml}\n")

    def close(self):
        if self.is_open:
            self.web.close()
        self.is_open = False

    def address(self, path, host="127.0.0.1"):
        return f"http://{host}:{self.web.port}{path}"

    def put(self, *addresses, name="pans", lead=""):
        """An article that shows the pictures at these addresses, or paths of the web."""
        full = [self.address(a) if a.startswith("/") else a for a in addresses]
        lead = self.address(lead) if lead.startswith("/") else lead
        head = f"title: The {name}\ndate: 2024-03-12\n"
        if lead:
            head += f'image: "{lead}"\nimage_alt: A lead\n'
        path = self.root / "articles" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\n{head}---\n\nThe pans fill with the spring tide.\n\n"
                        + "\n\n".join(f"![What {i} shows]({a})" for i, a in enumerate(full, 1)) + "\n")

    def command(self, *options):
        return [str(PROGRAM), "build", *options]

    def environment(self, **more):
        kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
        return {**kept, "PATH": "/usr/bin:/bin", "HOME": str(self.root), "LC_ALL": "C.UTF-8", **more}

    def build(self, *options, status=0, **environment):
        """What the build said on standard error, without the port, which is another one each time."""
        done = subprocess.run(self.command(*options), cwd=self.root, stdin=subprocess.DEVNULL, text=True,
                              capture_output=True, env=self.environment(**environment), check=False)
        if done.returncode != status:
            raise AssertionError(f"exit status {done.returncode}:\n{done.stderr}")
        return done.stderr.replace(f":{self.web.port}", ":PORT")

    def book(self, path="out/book.epub"):
        with zipfile.ZipFile(self.root / path) as book:
            return {i.filename: book.read(i) for i in book.infolist()}

    def checksum(self):
        return hashlib.sha256((self.root / "out/book.epub").read_bytes()).hexdigest()

    def chapter(self):
        pages = (data.decode() for name, data in self.book().items() if name.endswith(".xhtml"))
        return "".join(page for page in pages if "spring tide" in page)

    def pictures(self, path="out/book.epub"):
        return sorted(name for name in self.book(path) if "/images/" in name and "/cover." not in name)


def reasons(messages):
    """For each picture that was not fetched: its path, and why."""
    pattern = r"image `http://[^/`]+(/[^`]*)` was not fetched: (.*?)(?:; .*)? \[image-not-fetched\]"
    return dict(re.findall(pattern, messages))


def picture(number):
    """A page of the web: one of many pictures that differ."""
    return lambda handler: handler.answer(200, server.png(900, 9, (number, 0, number)))


class Fetching(unittest.TestCase):
    maxDiff = None

    def test_nothing_is_asked_unless_it_is_wanted(self):
        project = Project(self)
        project.put("/boat.png")
        self.assertIn("[image-remote]", project.build())
        self.assertEqual(project.web.paths(), [])
        before = project.checksum()
        messages = project.build("--fetch-remote")
        self.assertEqual(project.web.paths(), ["/boat.png"])
        self.assertNotIn("[image-remote]", messages)
        self.assertIn("pictures on the web: 1 fetched, 0 there from before, 0 missing\n", messages)
        self.assertNotEqual(project.checksum(), before)
        project.build()
        self.assertEqual(project.checksum(), before)

    def test_pictures_are_in_the_book_with_their_sizes(self):
        project = Project(self)
        project.put("/boat.png", "/as-text", "/packed.png", "/drawing.svg", "/moved.png", lead="/pans.png")
        messages = project.build("--fetch-remote")
        self.assertEqual(reasons(messages), {})
        self.assertIn("[svg-active-content]", messages)
        chapter = project.chapter()
        shown = re.findall(r'<img src="[^"]*" alt="([^"]*)" class="picture-([^"]*)"/>', chapter)
        self.assertEqual(shown, [("A lead", "half"), ("What 1 shows", "full"), ("What 2 shows", "small"),
                                 ("What 3 shows", "small"), ("What 4 shows", "small"), ("What 5 shows", "full")])
        self.assertNotIn("127.0.0.1", chapter)
        self.assertEqual(len(project.pictures()), 5)  # one of them twice
        drawing = next(data for name, data in project.book().items() if name.endswith(".svg"))
        self.assertIn(b"<circle", drawing)
        self.assertNotIn(b"alert", drawing)
        self.assertIn("127.0.0.1", (project.root / "out/feed.xml").read_text())  # feeds link as ever

    def test_a_foreword_has_its_pictures_too(self):
        project = Project(self)
        project.put("/boat.png")
        settings = project.root / "offprint.yaml"
        settings.write_text(settings.read_text().replace("book: {", "book: {pages: {foreword: first.md}, "))
        (project.root / "first.md").write_text(f"# Before the tide\n\n![Pans]({project.address('/pans.png')})\n")
        self.assertNotIn("[image-", project.build("--fetch-remote"))
        self.assertEqual(len(project.pictures()), 2)

    def test_who_cannot_be_verified_is_not_asked(self):
        project = Project(self)
        key, certificate = project.root / "key.pem", project.root / "certificate.pem"
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=127.0.0.1",
                        "-keyout", key, "-out", certificate], check=True, capture_output=True)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        project.web.socket = context.wrap_socket(project.web.socket, server_side=True)
        project.put(f"https://127.0.0.1:{project.web.port}/boat.png")
        self.assertIn("was not fetched: who 127.0.0.1 is cannot be verified; ", project.build("--fetch-remote"))
        self.assertEqual(project.web.paths(), [])

    def test_requests_tell_nothing_but_the_program(self):
        project = Project(self)
        (project.root / ".netrc").write_text("machine 127.0.0.1 login merrin password tide\n")
        project.put("/as-text", "/boat.png")
        project.build("--fetch-remote", "--jobs", "1")
        project.build("--fetch-again", "--jobs", "1")
        self.assertEqual(len(project.web.asked), 4)
        for _, headers in project.web.asked:
            self.assertRegex(headers["user-agent"], r"^offprint/[0-9.]+$")
            self.assertEqual(set(headers) - {"host", "accept", "accept-encoding", "user-agent"}, set())

    def test_what_goes_wrong_is_told_and_linked(self):
        project = Project(self, limits="most_megabytes: 1, most_seconds: 300, most_redirects: 3")
        project.put("/missing.png", "/large.png", "/large-as-said.png", "/bomb.png", "/cut-off.png",
                    "/headers.png", "/no-picture.png", "/empty.png", "/round.png", "/to-a-file.png",
                    "/to-ftp.png", "/to-a-script.png", "/twice.png",
                    "/to-another-host.png", "/to-a-name.png", "/boat.png",
                    "/to-a-user.png", f"http://merrin:tide@127.0.0.1:{project.web.port}/boat.png",
                    project.address("/boat.png", "127.0.0.3"))
        messages = project.build("--fetch-remote")
        self.assertEqual(reasons(messages), {
            "/missing.png": "the server answered 404",
            "/large.png": "it has more than 1 MB",
            "/large-as-said.png": "it has more than 1 MB",
            "/bomb.png": "it has more than 1 MB",
            "/cut-off.png": "the connection ended before it was all there",
            "/headers.png": "the server sends too many headers",
            "/no-picture.png": "what the server sends is no picture of a known form",
            "/empty.png": "what the server sends is no picture of a known form",
            "/round.png": "its address leads on more than 3 times",
            "/to-a-file.png": "it leads to what is neither http nor https",
            "/to-ftp.png": "it leads to what is neither http nor https",
            "/to-a-script.png": "it leads to what is neither http nor https",
            "/twice.png": "it has more than 1 MB",
            "/to-another-host.png": "`fetch.hosts` does not name 127.0.0.2:PORT",
            "/to-a-name.png": "`fetch.hosts` does not name localhost:PORT",
            "/to-a-user.png": "its address holds a name or password",
            "/boat.png": "`fetch.hosts` does not name 127.0.0.3",
        })
        self.assertIn("its address has a user name [image-unsafe]", messages)
        self.assertIn("articles/pans.md:8:1: warning: the image `http://127.0.0.1:PORT/missing.png` was not fetched: "
                      "the server answered 404; correct its address, or keep a copy among the sources "
                      "[image-not-fetched]\n", messages)
        self.assertIn("pictures on the web: 1 fetched, 0 there from before, 17 missing\n", messages)
        chapter = project.chapter()
        self.assertEqual(len(project.pictures()), 1)
        self.assertIn(f'href="{project.address("/missing.png")}"', chapter)
        self.assertIn("What 1 shows", chapter)
        self.assertNotIn(f'href="{project.address("/boat.png")}"', chapter)

    def test_a_damaged_picture_is_linked_to(self):
        project = Project(self)
        project.put("/damaged.png")
        self.assertIn("[image-unreadable]", project.build("--fetch-remote"))
        self.assertEqual(project.pictures(), [])
        self.assertIn(f'href="{project.address("/damaged.png")}"', project.chapter())

    def test_what_hangs_is_given_up(self):
        project = Project(self, limits="most_seconds: 1")
        project.put("/hanging.png")
        self.assertEqual(reasons(project.build("--fetch-remote")), {"/hanging.png": "it took more than 1 s"})

    def test_private_hosts_are_not_asked_unless_they_are_named(self):
        for hosts in ((), ("*",), ("*.0.0.1", "*")):
            project = Project(self, hosts=hosts)
            project.put("/boat.png", project.address("/pans.png", "localhost"),
                        project.address("/as-text", "127.1"),
                        lead=project.address("/drawing.svg", "[::ffff:127.0.0.1]"))
            told = reasons(project.build("--fetch-remote"))
            self.assertEqual(set(told), {"/boat.png", "/pans.png", "/drawing.svg", "/as-text"})
            for reason in told.values():
                self.assertIn("is within a private network", reason)
            self.assertEqual(project.web.paths(), [])
        project = Project(self, hosts=("*", "127.0.0.1:{port}"))
        numbers = {"/to-a-number.png": "127.0.0.2", "/to-a-mapped.png": "[::ffff:127.0.0.2]",
                   "/to-nobody.png": "0.0.0.0"}
        project.put("/to-a-name.png", "/to-another-host.png", *numbers)
        told = reasons(project.build("--fetch-remote"))
        self.assertEqual(told["/to-a-name.png"], "localhost is within a private network")
        self.assertEqual(told["/to-another-host.png"], "127.0.0.2 is within a private network")
        for path, host in numbers.items():
            self.assertEqual(told[path], f"{host} is within a private network")
        self.assertEqual(set(project.web.paths()), {"/to-a-name.png", "/to-another-host.png", *numbers})
        project = Project(self, hosts=("localhost",))
        project.put(project.address("/pans.png", "localhost"))
        self.assertEqual(reasons(project.build("--fetch-remote")), {})

    def test_the_next_build_needs_no_network(self):
        project = Project(self)
        paths = ["/boat.png", "/pans.png", "/moved.png", "/drawing.svg", "/packed.png"]
        project.put(*paths)
        project.put(*reversed(paths), name="boats")
        project.build("--fetch-remote", "--jobs", "8")
        self.assertEqual(len(project.web.paths()), len(paths) + 2)
        first = project.checksum()
        project.close()
        for jobs in ("1", "8"):
            messages = project.build("--fetch-remote", "--jobs", jobs)
            self.assertIn("pictures on the web: 0 fetched, 5 there from before, 0 missing\n", messages)
            self.assertEqual(project.checksum(), first)
        messages = project.build("--fetch-again")
        self.assertEqual(messages.count("[image-not-refreshed]"), 10)
        self.assertIn("127.0.0.1:PORT does not answer", messages)
        self.assertEqual(project.checksum(), first)

    def test_asking_again_asks_whether_it_has_changed(self):
        project = Project(self)
        project.put("/pans.png")
        project.build("--fetch-remote")
        messages = project.build("--fetch-again")
        self.assertEqual([headers.get("if-none-match") for _, headers in project.web.asked], [None, '"salt-1"'])
        self.assertIn("pictures on the web: 0 fetched, 1 there from before, 0 missing\n", messages)

    def test_no_host_is_asked_for_more_than_two_at_once(self):
        project = Project(self)
        for number in range(40):
            project.web.pages[f"/{number}.png"] = picture(number)
        project.put(*(f"/{number}.png" for number in range(40)))
        self.assertEqual(reasons(project.build("--fetch-remote")), {})
        self.assertEqual(len(project.pictures()), 40)
        self.assertLessEqual(project.web.most_at_once, 2)

    def test_a_proxy_of_the_environment_is_used(self):
        project = Project(self, hosts=("*.example",))
        address = "http://img.salt.example/boat.png"
        project.web.pages[address] = project.web.pages["/boat.png"]
        project.put(address, "http://img.dry.example/boat.png", project.address("/pans.png"))
        proxy = project.address("/")
        messages = project.build("--fetch-remote", http_proxy=proxy, no_proxy="dry.example")
        self.assertEqual(project.web.paths(), [address])
        self.assertEqual(len(project.pictures()), 1)
        self.assertIn("`fetch.hosts` does not name 127.0.0.1", messages)

    def test_a_folder_and_an_archive_without_a_configuration_can_be_built(self):
        project = Project(self)
        (project.root / "offprint.yaml").unlink()
        project.web.pages["http://img.salt.example/boat.png"] = project.web.pages["/boat.png"]
        project.put("http://img.salt.example/boat.png")
        with zipfile.ZipFile(project.root / "site.zip", "w") as archive:
            archive.write(project.root / "articles/pans.md", "pans.md")
        for source, book in (("articles", "articles"), ("site.zip", "site")):
            project.build(source, "--fetch-remote", "--site", "https://slack-water.example",
                          http_proxy=project.address("/"))
            self.assertEqual(len(project.pictures(f"out/{book}.epub")), 1)
        self.assertEqual(project.web.paths(), ["http://img.salt.example/boat.png"])  # both keep it in out/

    def test_two_builds_at_once_share_what_they_fetch(self):
        project = Project(self)
        project.put(*(f"/{number}.png" for number in range(20)))
        for number in range(20):
            project.web.pages[f"/{number}.png"] = picture(number)
        running = [subprocess.Popen(project.command("--fetch-remote", "--output-dir", f"out-{n}"), text=True,
                                    cwd=project.root, stderr=subprocess.PIPE, env=project.environment())
                   for n in range(2)]
        said = [process.communicate()[1] for process in running]
        # One of them may find that the other is at work, and end there before it asks for anything.
        ended = sorted(process.returncode for process in running)
        self.assertIn(ended, ([0, 0], [0, 3]), said)
        self.assertIn("20 there from before", project.build("--fetch-remote"))
        self.assertEqual(len(project.pictures()), 20)

    def test_what_is_interrupted_leaves_no_mess(self):
        project = Project(self, limits="most_seconds: 600")
        project.put("/boat.png", "/hanging.png")
        with subprocess.Popen(project.command("--fetch-remote"), cwd=project.root,
                              env=project.environment()) as process:
            project.web.hangs.wait()
            process.send_signal(signal.SIGINT)
        self.assertFalse((project.root / "out").exists())
        kept = project.root / ".offprint/fetched"
        kept.mkdir(exist_ok=True)
        (kept / f".{'0' * 64}.part").write_bytes(b"half a picture")
        project.put("/boat.png")
        project.build("--fetch-remote")
        self.assertEqual(len(project.pictures()), 1)
        self.assertEqual([path.name for path in (project.root / ".offprint").rglob("*.part")], [])
        names = sorted(path.name for path in kept.iterdir())
        self.assertEqual([len(name) for name in names if not name.endswith(".json")], [64])


def main():
    global PROGRAM  # pylint: disable=global-statement
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("test", nargs="*")
    options = parser.parse_args()
    PROGRAM = options.program.resolve()
    names = [f"Fetching.{test}" for test in options.test] or None
    unittest.main(argv=[sys.argv[0]], defaultTest=names)


if __name__ == "__main__":
    main()
