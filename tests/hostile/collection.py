"""The payloads: what an attacker may write, in tests/hostile/payloads/KIND/CLASS.txt.

A kind is where a payload stands (in HTML, in an address, in a field, …), a class what it tries. A file begins with a
sentence about its class; each payload follows a line `%% NAME`, which ends in `(silent)` where it is text, or of no
meaning, so that nothing is reported. In payloads,

  RUN             calls the canary with the payload's number: whoever runs it is known by it
  HOST            a host of the payload's own, which nobody may ask for anything but a picture
  {U+0000}        is that character, {bytes FF FE} are those bytes
  {base64 TEXT}   is TEXT encoded, as are {percent TEXT}, {decimal TEXT} and {hex TEXT} (references), {long TEXT}
                  (references of nine digits without a semicolon), {utf-16le TEXT} and any other charset of Python's
"""
import base64
import dataclasses
import pathlib
import re

FOLDER = pathlib.Path(__file__).parent / "payloads"
MACRO = re.compile(r"\{(U\+|[a-z][\w-]* )([^{}]*)\}")


@dataclasses.dataclass
class Payload:
    number: int
    kind: str
    group: str   # its class
    name: str
    data: bytes

    @property
    def loses(self):
        """Whether it holds something that no output has, and that is to be reported."""
        return not self.name.endswith(" (silent)")

    @property
    def text(self):
        return self.data.decode("utf-8", errors="replace")

    def __str__(self):
        return f"{self.kind}/{self.group}: {self.name}"


def references(form):
    return lambda text: "".join(form.format(ord(c)) for c in text).encode()


ENCODINGS = {
    "bytes": bytes.fromhex,
    "base64": lambda text: base64.b64encode(text.encode()),
    "percent": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()).encode(),
    "decimal": references("&#{};"),
    "hex": references("&#x{:X};"),
    "long": references("&#{:09}"),
}


def encoded(text, charset):
    """Nothing where Python knows no such charset: then the braces belong to the payload."""
    try:
        return text.encode(charset)
    except LookupError:
        return b""


def expand(text, number):
    """The bytes that a payload stands for."""
    text = text.replace("RUN", f"offprint_canary({number})").replace("HOST", f"payload-{number}.invalid")
    out, done = b"", 0
    for macro in MACRO.finditer(text):
        out += text[done:macro.start()].encode()
        done = macro.end()
        name, value = macro.group(1).strip(), macro.group(2)
        if name == "U+":
            out += chr(int(value, 16)).encode("utf-8", errors="surrogatepass")
        elif name in ENCODINGS:
            out += ENCODINGS[name](value)
        else:
            out += encoded(value, name) or macro.group().encode()
    return out + text[done:].encode()


def read():
    """All payloads, numbered in the order of their files."""
    found = []
    for path in sorted(FOLDER.glob("*/*.txt")):
        _, *blocks = re.split(r"^%% ", path.read_text(encoding="utf-8"), flags=re.M)
        for block in blocks:
            name, _, text = block.partition("\n")
            number = len(found) + 1
            found.append(Payload(number, path.parent.name, path.stem, name, expand(text.strip("\n"), number)))
    return found
