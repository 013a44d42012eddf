"""Packs the case's archives: what a folder holds, and what no archive should."""
import gzip
import io
import pathlib
import tarfile
import zipfile

PICTURE = pathlib.Path("lamp.png").read_bytes()
ARTICLE = """---
title: {title}
date: {date}
authors: [Ada Lund]
---

![A lamp.]({picture})

Text of {title}.
"""
EPOCH = (2024, 1, 1, 0, 0, 0)


def member(archive, name, data):
    archive.writestr(zipfile.ZipInfo(name, EPOCH), data)


with zipfile.ZipFile("attic.zip", "w") as archive:
    member(archive, "posts/trunk.md", ARTICLE.format(title="The trunk", date="2024-02-01", picture="/images/lamp.png"))
    member(archive, "images/lamp.png", PICTURE)
    member(archive, "../outside.md", "# Outside\n\nNot inside.\n")
    member(archive, "__MACOSX/posts/._trunk.md", "machinery")

with gzip.GzipFile("attic.tar.gz", "wb", mtime=0) as file, tarfile.open(fileobj=file, mode="w") as archive:
    def add(name, data):
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    add("hat-box.md", ARTICLE.format(title="The hat box", date="2024-02-02", picture="images/lamp.png").encode())
    add("images/lamp.png", PICTURE)
    link = tarfile.TarInfo("passwd.md")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    archive.addfile(link)

with open("cut-short.zip", "wb") as file:
    file.write(pathlib.Path("attic.zip").read_bytes()[:200])
