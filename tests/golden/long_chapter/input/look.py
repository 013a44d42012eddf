"""Prints what became of the long chapter: its pages in reading order, with their headings, notes and links."""
import re
import sys
import zipfile

with zipfile.ZipFile(sys.argv[1]) as book:
    package = book.read("EPUB/package.opf").decode()
    hrefs = dict(re.findall(r'<item id="([^"]+)" href="([^"]+)"', package))
    for item in re.findall(r'<itemref idref="([^"]+)"', package):
        if not item.startswith("a-"):
            continue
        page = book.read("EPUB/" + hrefs[item]).decode()
        print(item, "of more than 260 KB" if len(page.encode()) > 260 * 1024 else "")
        for found in re.findall(r'<h[1-6][^>]*>[^<]*|href="(?!\.\.)[^"]*"|id="[^"]*"|<ol[^>]*>|<footer', page):
            print("   ", found)
    print(*re.findall(r'<a href="([^"]*)"', book.read("EPUB/nav.xhtml").decode()))
