"""Writes texts with bytes that no book or feed can hold."""
import pathlib


def write(name, data):
    pathlib.Path(name).write_bytes(data)


# Control characters, as old word processors leave them.
write("signals.md", b"---\ntitle: Signals\ndate: 2020-09-01\n---\n"
      b"\x07One long blast, one\x02 short.\n\nTwo short.\x07\n")
# UTF-16 with half a letter in it.
write("fog.txt", "Fog in September\n\nThe horn was heard ".encode("utf-16") + b"\x00\xd8" +
      "four times before noon, and then the wind turned.\n".encode("utf-16-le"))
# UTF-8 with a letter cut in two.
write("half.html", """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Half a letter</title></head>
<body><article><h1>Half a letter</h1><p>The café on the pier closes when the last boat is in – or when the
last guest has gone, which is “never” in July and noon in November. The sign says cafHALF, and has for years.</p>
<p>Nobody knows whether it opens before the first boat goes out. Those who sail do not ask, and those who ask do not
sail; the naïve among them stand at the door and read the sign.</p></article></body></html>
""".encode().replace(b"HALF", b"\xc3"))
