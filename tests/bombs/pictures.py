"""Pictures of few bytes that say they are vast, or draw without end."""
import struct
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, rows=b"", more=b""):
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)) + more +
            chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def apng(frames):
    control = chunk(b"acTL", struct.pack(">II", frames, 0))
    frame = b"".join(chunk(b"fcTL", struct.pack(">IIIIIHHBB", i, 1, 1, 0, 0, 1, 10, 0, 0)) for i in range(frames))
    return png(1, 1, b"\0\0", control + frame)


def gif(width, height, frames=1):
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    frame = b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\2\2\x4c\1\0"
    return head + frame * frames + b";"


def jpeg(width, height):
    frame = struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0)
    tables = b"\xff\xdb" + struct.pack(">H", 67) + b"\0" + b"\1" * 64
    scan = b"\xff\xda\0\x08\1\1\0\0\0\0" + b"\0" * 20
    return b"\xff\xd8" + tables + b"\xff\xc2" + struct.pack(">H", 2 + len(frame)) + frame + scan * 300 + b"\xff\xd9"


def webp(width, height):
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    frame = b"\x30\1\0\x9d\1\x2a" + struct.pack("<HH", width & 0x3FFF, height & 0x3FFF)
    body = b"VP8X" + struct.pack("<I", 10) + b"\0\0\0\0" + size + b"VP8 " + struct.pack("<I", 10) + frame
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def bmp(width, height):
    head = struct.pack("<IHHIIiiHHIIiiII", 200, 0, 0, 54, 40, width, height, 1, 8, 1, 0, 0, 0, 0, 0)
    return b"BM" + head + b"\xff\0" * 60


def tiff(width, height):
    tags = [(256, 4, width), (257, 4, height), (258, 3, 8), (259, 3, 1), (262, 3, 1), (273, 4, 8), (278, 4, height),
            (279, 4, 1000)]
    return (b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) +
            b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags) + bytes(4))


def svg(inside, attributes="viewBox='0 0 10 10'", doctype=""):
    return (f"<?xml version='1.0'?>{doctype}<svg xmlns='http://www.w3.org/2000/svg' "
            f"xmlns:xlink='http://www.w3.org/1999/xlink' {attributes}>{inside}</svg>").encode()


def uses(levels):
    groups = "".join(f"<g id='a{i}'>" + f"<use xlink:href='#a{i - 1}'/>" * 10 + "</g>" for i in range(1, levels))
    return svg(f"<defs><rect id='a0' width='1' height='1'/>{groups}</defs><use xlink:href='#a{levels - 1}'/>")
