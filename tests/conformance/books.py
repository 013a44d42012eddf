"""Judges of EPUB books. Each takes a Place and a book, and gives a list of findings: none is a pass."""
import json
import pathlib
import re
import struct
import tempfile
import zipfile

from common import Unfit, run, there

TEXT = (".xhtml", ".html", ".opf", ".ncx", ".xml", ".css", ".svg")
JAR = pathlib.Path("/usr/share/java/epubcheck.jar")


def ocf(_, book):
    """What EPUBCheck 5 lets pass: how `mimetype` is packed, and that text is UTF-8."""
    data, found = book.read_bytes(), []
    if data[:4] != b"PK\3\4":
        return ["does not begin with a ZIP entry"]
    method, = struct.unpack_from("<H", data, 8)
    compressed, size, name_length, extra_length = struct.unpack_from("<IIHH", data, 18)
    name = data[30:30 + name_length]
    start = 30 + name_length + extra_length
    if name != b"mimetype":
        found.append(f"the first entry is {name.decode(errors='replace')}, not mimetype")
    if method != 0:
        found.append("mimetype is compressed")
    if extra_length:
        found.append("mimetype has an extra field")
    if (compressed, size, data[start:start + size]) != (20, 20, b"application/epub+zip"):
        found.append("mimetype does not hold application/epub+zip and nothing else")
    with zipfile.ZipFile(book) as archive:
        for info in archive.infolist():
            if not info.filename.endswith(TEXT):
                continue
            try:
                archive.read(info).decode("utf-8")
            except UnicodeDecodeError as error:
                found.append(f"{info.filename}: not UTF-8: {error}")
    return found


def epubcheck(_, book):
    """EPUBCheck as Debian has it (4.2.6, of before EPUB 3.3)."""
    status, out, err = run(["java", "-jar", there(JAR), book, "--failonwarnings"])
    found = [line for line in (out + err).splitlines() if re.match(r"(FATAL|ERROR|WARNING|USAGE)\b", line)]
    if status and not found:
        found = [out + err]
    if not status and "No errors or warnings detected" not in out:
        raise Unfit("EPUBCheck did not say that it looked: " + out + err)
    return found


def epubcheck_ts(place, book):
    """The port of EPUBCheck 5.3, warnings included."""
    script = place.module("@likecoin/epubcheck-ts/bin/epubcheck.js")
    status, out, err = place.node(script, book, "--json", "-", "--quiet")
    try:
        report = json.loads(out[out.index("{"):])
    except ValueError as error:
        raise Unfit(f"no report from epubcheck-ts: {out}{err}") from error
    found = []
    for message in report["messages"]:
        if message["severity"] in {"fatal", "error", "warning"}:
            places = ", ".join(f"{p.get('path')}:{p.get('line')}" for p in message.get("locations", []))
            found.append(f"{message['severity']} {message['ID']}: {places}: {message['message'].strip()}")
    return found or ([f"exit status {status}: {out}{err}"] if status else [])


def vnu(place, book):
    """The Nu checker: XHTML content models and CSS. Attributes of EPUB's own are taken off first."""
    jar = place.module("vnu-jar/build/dist/vnu.jar")
    with tempfile.TemporaryDirectory() as folder:
        pages, sheets = [], []
        with zipfile.ZipFile(book) as archive:
            archive.extractall(folder)
        for path in sorted(pathlib.Path(folder).rglob("*")):
            if path.suffix == ".xhtml":
                text = path.read_text(encoding="utf-8")
                path.write_text(re.sub(r'\s(?:xmlns:epub|epub:[\w-]+)\s*=\s*("[^"]*"|\'[^\']*\')', "", text),
                                encoding="utf-8")
                pages.append(path)
            elif path.suffix == ".css":
                sheets.append(path)
        if not pages:
            return ["no XHTML in it"]
        found = nu(jar, "--xml", pages, folder)
        return found + (nu(jar, "--css", sheets, folder) if sheets else [])


def nu(jar, form, paths, folder):
    status, out, err = run(["java", "-Xss8m", "-jar", jar, "--format", "json", form, *paths])
    try:
        messages = json.loads(err)["messages"]
    except (ValueError, KeyError) as error:
        raise Unfit(f"no report from vnu ({status}): {out}{err}") from error
    return [f"{m.get('url', '').removeprefix('file:' + folder + '/')}:{m.get('lastLine')}: "
            f"{m.get('subType', m['type'])}: {m['message']}"
            for m in messages if m["type"] != "info" or m.get("subType") == "warning"]


def ace(place, book):
    """DAISY's accessibility checker: no serious and no critical finding."""
    with tempfile.TemporaryDirectory() as folder:
        status, out, err = place.node(
            place.module("@daisy/ace-cli/bin/ace.js"), "-f", "-s", "-o", folder, book,
            env={"PUPPETEER_EXECUTABLE_PATH": str(there(pathlib.Path("/usr/bin/chromium"))), "HOME": folder})
        report = pathlib.Path(folder, "report.json")
        if not report.is_file():
            raise Unfit(f"no report from Ace ({status}): {out}{err}")
        groups = json.loads(report.read_text(encoding="utf-8"))["assertions"]
    found = []
    for group in groups:
        for item in group["assertions"]:
            test = item["earl:test"]
            if test["earl:impact"] in {"serious", "critical"}:
                found.append(f"{group['earl:testSubject']['url']}: {test['earl:impact']} {test['dct:title']}: "
                             f"{item['earl:result']['dct:description']}")
    return found


JUDGES = {"ocf": ocf, "epubcheck": epubcheck, "epubcheck-ts": epubcheck_ts, "vnu": vnu, "ace": ace}
