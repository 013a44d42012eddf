#!/usr/bin/env python3
"""Files beside a project, which its sources name in every way and disguise, and which no output may hold; and a web
that nobody asked for.

Usage: outside.py --program PATH --faults PATH [--seed N] [TEST…]
"""
import base64
import ctypes
import io
import os
import platform
import shutil
import signal
import socket
import struct
import subprocess
import urllib.parse
import zipfile

from project import ESSAY, LONG, Suite, png

MARK = "Quicksand-beyond-the-wall-7351"
SECRET = png(23, (211, 7, 93))  # as a picture; no output may have its bytes, whole or drawn again
CONFIGURATION = """publication: {{title: Slack Water, language: en, site: 'https://slack-water.example'{publication}}}
sources: [{{files: 'articles/**'}}]
assets: [images]
{more}
outputs:
  - {{kind: epub, path: out/book.epub, book: {{cover: {{{cover}}}{book}}}}}
  - {{kind: rss, path: out/feed.xml}}
  - {{kind: jsonfeed, path: out/feed.json}}
"""
WEB_ARCHIVE = """MIME-Version: 1.0
Content-Type: multipart/related; boundary=edge; type="text/html"

--edge
Content-Type: text/html; charset=utf-8
Content-Location: {location}

<title>P{n}</title><main><h1>P{n}</h1><p>The lamp is lit at dusk until the morning.
<img src="{r}"><img src="cid:{r}"></main>
--edge
Content-Type: message/external-body; access-type=local-file; name="../secret.png"
Content-Location: {location}


--edge--
"""
PLACES = "../secret.{e}", "../../secret.{e}", "images/../../secret.{e}", "/../secret.{e}", "/images/../../secret.{e}"
LINKS = "link.{e}", "chain.{e}", "folder/secret.{e}", "folder/inner/../secret.{e}", "%6Cink.{e}"


def escaped(text, times=1):
    """Every character but letters and digits, as many times."""
    for _ in range(times):
        text = "".join(c if c.isalnum() else f"%{ord(c):02X}" for c in text)
    return text


def disguises(secret):
    """Whatever may stand for the file `secret`, which lies beside the project; links lie in its folders."""
    e = secret.suffix[1:]
    whole = secret.as_posix()
    found = [place.format(e=e) for place in PLACES + LINKS]
    slashes = "%2f", "%2F", "%252f", "\\", "%5c", "//", "/./", "/.//"
    found += [f"../{secret.name}".replace("/", slash) for slash in slashes]
    found += [escaped(f"../../{secret.name}"), escaped(f"../../{secret.name}", 2), f"..%c0%af{secret.name}"]
    found += [whole, "/" + whole, whole.replace("/", "\\"), escaped(whole), "%2F" + whole[1:]]
    found += [scheme + whole for scheme in ("file://", "FILE://", "fIlE:", "file://localhost", "file:///.", " file://",
                                           "fi\tle://", "view-source:file://", "jar:file://", "localhost")]
    ends = ".", "..", "%20", "/", "/.", "%00", "%00.png", "?.png", "#.png", "::$DATA"
    found += [f"../{secret.name}{end}" for end in ends]
    found += [f"../{name}" for name in (secret.name.upper(), "ｓecret." + e, "se\u0301cret." + e)]
    found += ["./" * 40 + f"../../{secret.name}", "../" * 60 + whole[1:], "a/" * 30 + "../" * 32 + secret.name,
              f"https://slack-water.example/../{secret.name}", f"https://slack-water.example/%2e%2e/{secret.name}",
              f"https://slack-water.example//{whole}", f"//slack-water.example/..%2f{secret.name}", "~/secret." + e]
    return found


SPECIAL = ["/dev/stdin", "/dev/zero", "/dev/fd/0", "/proc/self/environ", "/proc/self/cmdline", "/proc/self/fd/0",
           "pipe.png", "zero.png", "environ.png", "socket.png", "folder.png", "folder/", ".", "..", "/", "loop.png",
           "nowhere.png"]


def forbid_sockets():
    """For this process and all that it starts: a filter of the kernel (seccomp) that kills on socket()."""
    call = {"x86_64": 41, "aarch64": 198}[platform.machine()]
    load_number, jump_if_equal, answer = 0x20, 0x15, 0x06
    kill, allow = 0x80000000, 0x7FFF0000
    steps = ((load_number, 0, 0, 0), (jump_if_equal, 0, 1, call), (answer, 0, 0, kill), (answer, 0, 0, allow))
    filter_steps = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(filter_steps))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, set_filter = 38, 22
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) != 0 or libc.prctl(set_filter, 2, program) != 0:
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")


class Outside(Suite):
    def prepare(self, publication="", more="", cover="none: true", book=""):
        project = self.project()
        project.secret = project.root.with_name("secret.png")
        project.root.mkdir()
        project.put("offprint.yaml", CONFIGURATION.format(publication=publication, more=more, cover=cover, book=book))
        project.secret.write_bytes(SECRET)
        for name, text in (("secret.md", f"# {MARK}\n\n{MARK}\n"), ("secret.css", f"p::before {{ content: '{MARK}' }}"),
                           ("secret.html", f"<title>{MARK}</title><p>{MARK}"), ("secret.mp3", f"ID3{MARK}"),
                           ("secret.svg", f'<svg xmlns="http://www.w3.org/2000/svg"><title>{MARK}</title></svg>'),
                           ("secret.yaml", f"ada: {{name: {MARK}}}\n"), ("secret.vtt", f"WEBVTT\n\n{MARK}\n")):
            project.root.with_name(name).write_text(text)
        project.put("articles/pans.md", ESSAY.format("Pans", 12, "Pans", "The pans are full."))
        project.put("images/pan.png", png(60, (20, 60, 90)))
        return project

    def add_links(self, project, folder):
        """Links from within that lead out; in `folder`."""
        at = project.root / folder
        at.mkdir(parents=True, exist_ok=True)
        beside = project.root.parent
        for e in ("png", "svg", "mp3", "vtt"):
            (at / f"link.{e}").symlink_to(beside / f"secret.{e}")
            (at / f"chain.{e}").symlink_to(f"link.{e}")
        (at / "folder").symlink_to(beside)
        (beside / "inner").mkdir(exist_ok=True)
        (at / "folder.png").mkdir()
        (at / "loop.png").symlink_to("loop.png")
        (at / "nowhere.png").symlink_to("nothing")
        (at / "zero.png").symlink_to("/dev/zero")
        (at / "environ.png").symlink_to("/proc/self/environ")
        os.mkfifo(at / "pipe.png")
        with socket.socket(socket.AF_UNIX) as listener:
            here = os.getcwd()
            os.chdir(at)  # names of sockets are short
            listener.bind("socket.png")
            os.chdir(here)

    def held(self, project):
        """All that outputs hold, members of books apart: name and bytes."""
        for name, data in project.outputs().items():
            if not name.endswith(".epub"):
                yield name, data
                continue
            with zipfile.ZipFile(io.BytesIO(data)) as book:
                for member in book.namelist():
                    yield f"{name}/{member}", book.read(member)

    def expect_inside(self, project, status=(0, 1)):
        """Builds, and looks for what was outside. Returns what the build says."""
        project.put(".mark", MARK)
        os.environ["OFFPRINT_TEST_MARK"] = MARK
        run = project.build()
        self.assertIn(run.status, status, run.errors)
        forms = [MARK.encode(), base64.b64encode(SECRET)[:40], SECRET, SECRET[40:]]
        for name, data in self.held(project):
            for form in forms:
                self.assertNotIn(form, data, name)
            self.assertNotRegex(name, r"images/(?!pan|cover\.png).*$|media/", "a picture or sound from elsewhere")
        return run.errors

    def expect_told(self, errors, reference, ids):
        self.assertRegex(errors, rf"\[({ids})\]", reference)

    def test_pictures_of_articles(self):
        """Each disguise in an article of its own, in every element and field that names a file."""
        ways = {"md": '---\ntitle: {n}\nimage: "{quoted}"\n---\n\nText.\n\n![a](<{r}>)\n',
                "html": ("<!DOCTYPE html><title>{n}</title><meta property=og:image content=\"{r}\"><main><h1>{n}</h1>"
                         "<p>The lamp is lit at dusk, and it burns until the morning comes."
                         "<img src=\"{r}\" srcset=\"{r} 2x\">"
                         "<picture><source srcset=\"{r}\"><img src=\"{r}\"></picture><img data-src=\"{r}\">"
                         "<video poster=\"{r}\" src=\"{r}\"></video><audio src=\"{r}\"></audio>"
                         "<object data=\"{r}\"></object><embed src=\"{r}\"><iframe src=\"{r}\"></iframe>"
                         "<link rel=stylesheet href=\"{r}\"><div style=\"background:url({r})\">b</div></main>")}
        project = self.prepare()
        self.add_links(project, "articles")
        self.add_links(project, "images")
        number = 0
        named = {}
        for kind in ("png", "svg", "mp3", "vtt"):
            for r in disguises(project.secret.with_suffix("." + kind)) + (SPECIAL if kind == "png" else []):
                for extension, text in ways.items():
                    number += 1
                    name = f"articles/n{number:04}.{extension}"
                    named[name] = r
                    quoted = r.replace("\\", "\\\\").replace("\t", "\\t")
                    project.put(name, text.format(n=f"N{number}", r=r, quoted=quoted))
        errors = self.expect_inside(project)
        silent = [f"{name} {r}" for name, r in named.items() if f"{name}:" not in errors]
        self.assertEqual(silent, [])
        self.assertIn("[image-outside-roots]", errors)

    def test_what_the_configuration_names(self):
        beside = "../secret.{}"
        for way in ({"cover": f"image: {beside.format('png')}"}, {"cover": "image: images/link.png"},
                    {"cover": "image: images/folder/secret.png"}, {"cover": "image: images/pipe.png"},
                    {"cover": "image: images/environ.png"},
                    {"publication": f", logo: {beside.format('png')}", "book": ", pages: {copyright: true}"},
                    {"publication": ", logo: images/link.png"}, {"publication": ", logo: images/folder/secret.png"},
                    {"book": ", pages: {foreword: ../secret.md}"}, {"book": ", pages: {dedication: out.md}"},
                    {"book": ", pages: {foreword: images/folder/secret.md}"}, {"book": ", pages: {foreword: fore.md}"},
                    {"book": ", theme: ../"}, {"book": ", theme: images/folder"}, {"book": ", theme: themes/own"},
                    {"more": "vocabularies: [../secret.yaml]"}, {"more": "vocabularies: [images/folder/secret.yaml]"},
                    {"more": "assets: [.., images]"}, {"more": "assets: [images/folder]"}):
            with self.subTest(way=way):
                project = self.prepare(**way)
                if "assets" in way.get("more", ""):
                    text = (project.root / "offprint.yaml").read_text()
                    project.put("offprint.yaml", text.replace("assets: [images]\n", "", 1))
                self.add_links(project, "images")
                (project.root / "out.md").symlink_to(project.root.with_name("secret.md"))
                project.put("fore.md",
                            "Words.\n\n![a](../secret.png) ![b](images/link.png) ![c](/images/folder/secret.png)")
                project.put("articles/ada.md", "---\ntitle: Ada\nauthor: ada\n---\n\n![a](/secret.png)\n")
                project.put("themes/own/base.css",
                            "@import '../../../secret.css'; p { background: url(../../../secret.png) }")
                (project.root / "themes/own/extras.css").symlink_to(project.root.with_name("secret.css"))
                (project.root / "themes/own/fonts").symlink_to("/usr/share/fonts/opentype/ebgaramond")
                errors = self.expect_inside(project, (0, 1, 2))
                self.assertRegex(errors, r"\[[a-z-]+\]|outside|leads out|no ", way)

    def test_files_that_are_looked_for_by_name(self):
        """Links in places where lists of people, saved pages and configurations are looked for."""
        for name in ("authors.yaml", "data/authors.yaml", "_data/people.yaml", "articles/authors.yaml",
                     "_authors/ada.yaml"):
            project = self.prepare()
            project.put("articles/ada.md", "---\ntitle: Ada\nauthor: ada\n---\n\nText.\n")
            for as_folder in (False, True):
                link = project.root / name
                if as_folder:
                    beside = project.root.parent / "people"
                    beside.mkdir(exist_ok=True)
                    (beside / link.name).write_text(f"ada: {{name: {MARK}}}\nname: {MARK}\n")
                    link, target = link.parent, beside
                else:
                    target = project.root.with_name("secret.yaml")
                if link == project.root or link.name == "articles":
                    continue
                with self.subTest(name=name, as_folder=as_folder):
                    shutil.rmtree(link, ignore_errors=True)
                    link.parent.mkdir(exist_ok=True)
                    link.symlink_to(target)
                    errors = self.expect_inside(project)
                    if as_folder or not name.startswith("_authors"):  # where folders are walked, links are no files
                        self.assertIn("[people-file-outside]", errors)
                    link.unlink()

    def test_sources_that_are_links(self):
        project = self.prepare()
        for name in ("link.md", "link.html"):
            (project.root / "articles" / name).symlink_to(project.root.with_name(name.replace("link", "secret")))
        (project.root / "articles/folder").symlink_to(project.root.parent)
        os.mkfifo(project.root / "articles/pipe.md")
        (project.root / "articles/environ.md").symlink_to("/proc/self/environ")
        self.expect_inside(project)

    def test_members_of_archives(self):
        """Names that climb out of an archive, links in it, and pictures that its articles name beside it."""
        project = self.prepare()
        path = project.root / "packed/site.zip"
        path.parent.mkdir()
        text = (project.root / "offprint.yaml").read_text()
        project.put("offprint.yaml", text.replace("'articles/**'}", "'articles/**'}, {files: 'packed/site.zip'}"))
        names = ["../climbs.md", "../../climbs.md", "/climbs.md", "..\\climbs.md", "a/../../climbs.md", "C:\\climbs.md",
                 "a\0b.md"]
        with zipfile.ZipFile(path, "w") as archive:
            for number, r in enumerate(disguises(project.secret) + SPECIAL):
                archive.writestr(f"a{number:03}.md", f"# A{number}\n\nText.\n\n![a](<{r}>)\n")
            for name in names:
                archive.writestr(name, f"# Climbs\n\n![a]({'../' * 4}secret.png)\n")
            link = zipfile.ZipInfo("link.png")
            link.external_attr = 0o120777 << 16
            archive.writestr(link, project.secret.as_posix())
            archive.writestr("b.md", "# B\n\n![a](link.png)\n")
        errors = self.expect_inside(project)
        self.assertIn("[image-outside-roots]", errors)
        self.assertEqual(sorted(p.name for p in project.root.parent.iterdir() if "climbs" in p.name), [])

    def test_parts_of_web_archives(self):
        project = self.prepare()
        for number, r in enumerate(disguises(project.secret)):
            if "\t" in r or "\0" in r:
                continue
            location = urllib.parse.quote(r, safe=":/%")
            project.put(f"articles/p{number:03}.mhtml",
                        WEB_ARCHIVE.format(n=number, r=r, location=location).replace("\n", "\r\n"))
        self.expect_inside(project)

    def test_links_that_come_while_a_build_reads(self):
        """What was a file when it was examined leads out, or is a pipe that nobody writes to, when it is opened."""
        for name, other in (("articles/pans.md", "secret.md"), ("images/pan.png", "secret.png"),
                            ("images/pan.png", None)):
            project = self.prepare()
            project.put("articles/pans.md", ESSAY.format("Pans", 12, "Pans", "All are full.\n\n![A pan](/pan.png)"))
            base = project.copy_to(project.root.with_name("base"))
            calls = base.build(**{"as": "trace"}).calls
            about = [number for number, call in enumerate(calls, 1) if name in call]
            self.assertTrue(about)
            for call in about:
                shutil.rmtree(project.root / "out", ignore_errors=True)
                shutil.rmtree(project.root / ".offprint", ignore_errors=True)
                (project.root / "offprint.ids").unlink(missing_ok=True)
                project.put(name, (base.root / name).read_bytes())
                beside = project.root / ".beside"
                beside.unlink(missing_ok=True)
                os.mkfifo(beside) if other is None else beside.symlink_to(project.root.with_name(other))
                run = project.build(call=call, file=project.root / name, other=beside, **{"as": "replace"})
                with self.subTest(name=name, other=other, call=run.fault):
                    self.assertIn(run.status, (0, 1, 3), run.errors)
                    for held, data in self.held(project):
                        self.assertNotIn(MARK.encode(), data, held)
                        self.assertNotIn(SECRET[40:], data, held)

    def test_no_network_unless_asked_for(self):
        """The kernel ends the program, and those that it starts, when one makes a socket."""
        project = self.prepare(more="fetch: {hosts: ['remote.invalid']}")
        at = "http://remote.invalid/a"
        project.put("articles/far.md",
                    f"---\ntitle: Far\nimage: {at}.png\ncanonical: {at}\naudio: {at}.mp3\n---\n\n"
                    f"Text.\n\n![a]({at}.png) ![b](//remote.invalid/b.png) <img src='{at}.svg'>\n")
        project.put("articles/page.html",
                    f"<!DOCTYPE html PUBLIC '-//X' '{at}.dtd'><title>Page</title><link rel=stylesheet href='{at}.css'>"
                    f"<base href='{at}/'><script src='{at}.js'></script><main><h1>Page</h1><p>The lamp is lit at dusk."
                    f"<img src='{at}.png' srcset='{at}.jpg 2x'><iframe src='{at}.html'></iframe>"
                    f"<video src='{at}.mp4' poster='{at}.png'></video></main>")
        project.put("articles/radio.rss",
                    f"<?xml version='1.0'?><!DOCTYPE rss SYSTEM '{at}.dtd' [<!ENTITY e SYSTEM '{at}.xml'>]>"
                    f"<?xml-stylesheet href='{at}.xsl'?><rss version='2.0'><channel><title>R</title>"
                    f"<item><title>I</title>"
                    f"<link>{at}</link><description>&lt;img src='{at}.png'></description></item></channel></rss>")
        for options, statuses in (([], (0, 1)), (["--fetch-remote"], (-signal.SIGSYS,))):
            run = subprocess.run([self.options.program, "build", *options], cwd=project.root, timeout=LONG,
                                 env=project.environment(), stdin=subprocess.DEVNULL, capture_output=True, text=True,
                                 preexec_fn=forbid_sockets)
            self.assertIn(run.returncode, statuses, run.stderr)


if __name__ == "__main__":
    Outside.main(__doc__)
