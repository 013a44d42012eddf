#!/usr/bin/env python3
"""Runs whole-program cases and compares everything they print and write with what is expected.

A case is a folder tests/golden/<case>/:
  command          one command line per line, run with bash in a copy of input/; `offprint` is the built program
  input/           what the commands find in their working folder
  expected/stdout  expected/stderr   of all lines together
  expected/status  the exit status of each line
  expected/files/  every file that the commands made or changed (.offprint/ is private to the program):
                   text as it is; NAME.epub as NAME.epub.txt, a listing of its members and their text;
                   any other bytes as NAME.sha256

Usage: run.py --program PATH [--accept] [CASE…]     --accept rewrites expected/ from what happened.
"""
import argparse
import difflib
import hashlib
import os
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Results must not depend on these, so each case gets another mix of them.
ZONES = ["Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "UTC"]
LOCALES = ["C.UTF-8", "C"]
DRAWN = "EPUB/images/cover.png"
# What a slow run tells of how far it is depends on the machine.
PROGRESS = re.compile(r"(?m)^[A-Z][a-z]+( for sources)?(…| \d+ of \d+(, [\d.]+ a second, .* left)?)\n".encode())
UMASKS = [0o022, 0o077, 0o002]


def mix(case):
    """TZ, LC_ALL and umask of a case: any, but always the same."""
    number = int(hashlib.sha256(case.encode()).hexdigest(), 16)
    return ZONES[number % 4], LOCALES[number // 4 % 2], UMASKS[number // 8 % 3]


def environment(program, case, home):
    zone, locale, _ = mix(case)
    kept = {k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")}
    path = f"{program.parent}:/usr/local/bin:/usr/bin:/bin"
    return {**kept, "PATH": path, "HOME": str(home), "TZ": zone, "LC_ALL": locale}


def as_text(data):
    """The text of data, or None where it is not text."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def describe_member(info, data):
    """The size of a member of an EPUB, and its text. A designed cover is as its machine's font packages have it."""
    if info.filename == DRAWN:
        width, height = struct.unpack(">II", data[16:24])
        return "drawn", f"(PNG, {width} x {height} pixels)"
    text = as_text(data)
    return len(data), f"(bytes, SHA-256 {hashlib.sha256(data).hexdigest()})" if text is None else text


def describe_epub(path):
    """A listing of the members of an EPUB in their order, then their text by name."""
    methods = {zipfile.ZIP_STORED: "stored", zipfile.ZIP_DEFLATED: "deflated"}
    with zipfile.ZipFile(path) as book:
        members = [(i, book.read(i)) for i in book.infolist()]
    lines = ["Members, in order: method, size, date, name\n"]
    for info, data in members:
        method = methods.get(info.compress_type, str(info.compress_type))
        date = "%04d-%02d-%02d %02d:%02d:%02d" % info.date_time
        lines.append(f"{method:8} {describe_member(info, data)[0]:>7} {date} {info.filename}\n")
    for info, data in sorted(members, key=lambda m: m[0].filename):
        text = describe_member(info, data)[1]
        lines.append(f"\n==== {info.filename}\n{text}")
        if not text.endswith("\n"):
            lines.append("\n(no newline at the end)\n")
    return "".join(lines).encode()


def describe(path, name):
    """How a file is kept in expected/files: its name there and its bytes."""
    data = path.read_bytes()
    if name.endswith(".epub"):
        return name + ".txt", describe_epub(path)
    if as_text(data) is not None:
        return name, data
    return name + ".sha256", (hashlib.sha256(data).hexdigest() + "\n").encode()


def files_below(folder):
    """Relative name to path, without what is private to the program."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and ".offprint" not in name.parts:
            found[name.as_posix()] = path
    return found


def perform(case, program):
    """Runs the commands of a case; gives {name in expected/: bytes}."""
    with tempfile.TemporaryDirectory(prefix="golden") as folder:
        work, home = pathlib.Path(folder, "work"), pathlib.Path(folder, "home")
        home.mkdir()
        if (case / "input").is_dir():
            shutil.copytree(case / "input", work, symlinks=True)
        else:
            work.mkdir()
        before = {name: path.read_bytes() for name, path in files_below(work).items()}
        stdout = stderr = b""
        statuses = []
        for line in (case / "command").read_text().splitlines():
            if not line or line.startswith("#"):
                continue
            done = subprocess.run(
                ["bash", "-o", "pipefail", "-c", line], cwd=work, stdin=subprocess.DEVNULL,
                capture_output=True, env=environment(program, case.name, home),
                umask=mix(case.name)[2], check=False)
            stdout += done.stdout
            stderr += PROGRESS.sub(b"", done.stderr)
            statuses.append(str(done.returncode))
        actual = {"stdout": stdout, "stderr": stderr,
                  "status": ("\n".join(statuses) + "\n").encode()}
        for name, path in files_below(work).items():
            if before.get(name) != path.read_bytes():
                kept, data = describe(path, name)
                actual["files/" + kept] = data
        private = [folder.encode(), str(ROOT).encode()]
    for name, data in actual.items():
        for path in private:
            if path in data:
                raise SystemExit(f"{case.name}: {name} names a folder of this machine: {path.decode()}")
    return actual


def read_expected(case):
    folder = case / "expected"
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def differences(expected, actual):
    for name in sorted(expected.keys() | actual.keys()):
        old, new = expected.get(name), actual.get(name)
        if old == new:
            continue
        olds, news = ((data or b"").decode(errors="backslashreplace").splitlines(keepends=True)
                      for data in (old, new))
        yield from difflib.unified_diff(
            olds, news, f"expected/{name}" if old is not None else "(not expected)",
            f"actual/{name}" if new is not None else "(not made)")
        if olds == news:  # an empty file made or missing
            yield f"{name}: {'not expected' if old is None else 'not made'}\n"


def write_expected(case, actual):
    shutil.rmtree(case / "expected", ignore_errors=True)
    for name, data in actual.items():
        path = case / "expected" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--cases", type=pathlib.Path, default=pathlib.Path(__file__).parent)
    parser.add_argument("--accept", action="store_true")
    parser.add_argument("case", nargs="*")
    options = parser.parse_args()
    program = options.program.resolve()
    if not os.access(program, os.X_OK):
        sys.exit(f"{options.program}: no such program; build it first")
    names = options.case or sorted(p.parent.name for p in options.cases.glob("*/command"))
    failed = 0
    for name in names:
        case = options.cases.resolve() / name
        if not (case / "command").is_file():
            sys.exit(f"{name}: no such case")
        actual = perform(case, program)
        diff = list(differences(read_expected(case), actual))
        if diff and options.accept:
            write_expected(case, actual)
            print(f"{name}: accepted; read the difference before you commit")
        elif diff:
            failed += 1
            text = "".join(line if line.endswith("\n") else line + "\n" for line in diff)
            print(f"{name}: differs\n{text}\nIf this is as it should be: tools/accept {name}")
        else:
            print(f"{name}: as expected")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
