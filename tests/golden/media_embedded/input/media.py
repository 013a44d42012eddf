"""Writes tiny files of sound and video, byte by byte: as much of each format as tells what it is."""
import pathlib
import struct
import zlib

folder = pathlib.Path("media")
folder.mkdir()


def box(kind, *parts):
    """A box of MP4 (ISO/IEC 14496-12, section 4.2)."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def track(handler, codec):
    entry = box(codec, bytes(28))
    table = box(b"stsd", bytes(4), struct.pack(">I", 1), entry)
    media = box(b"hdlr", bytes(8), handler, bytes(13)) + box(b"minf", box(b"stbl", table))
    return box(b"trak", box(b"mdia", media))


def mp4(*tracks):
    return box(b"ftyp", b"isom", bytes(4)) + box(b"moov", *tracks) + box(b"mdat", b"the tide comes in\n" * 30000)


def ogg(first):
    """The first page of an Ogg file (RFC 3533)."""
    return b"OggS\0\2" + bytes(20) + b"\1" + bytes([len(first)]) + first


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width, height):
    rows = b"".join(b"\0" + bytes([40, 90, 110]) * width for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


frame = b"\xff\xfb\x10\xc0" + bytes(100)  # MPEG-1, layer III, 32 kbit/s, 44.1 kHz: silence
files = {
    "mill.mp4": mp4(track(b"vide", b"avc1"), track(b"soun", b"mp4a")),
    "mill.webm": b"\x1a\x45\xdf\xa3\x87\x42\x82\x84webm" + b"\xae\x86\x86\x85V_VP9",
    "bell.mp3": b"ID3\4\0\0\0\0\0\5\0\0\0\0\0" + frame * 3,
    "bell-again.mp3": b"ID3\4\0\0\0\0\0\5\0\0\0\0\0" + frame * 3,
    "gulls.opus": ogg(b"OpusHead\1\1\0\0\x80\xbb\0\0\0\0\0"),
    "rope.m4a": mp4(track(b"soun", b"mp4a")),
    "tide.mp4": mp4(track(b"vide", b"hvc1")),
    "surf.wav": b"RIFF\x24\0\0\0WAVEfmt " + bytes(28),
    "mill.en.vtt": b"WEBVTT\n\n00:00.000 --> 00:04.000\nThe wheel turns with the ebb.\n",
    "mill.srt": b"1\n00:00:00,000 --> 00:00:04,000\nThe wheel turns.\n",
    "mill.png": png(640, 360),
}
for name, content in files.items():
    folder.joinpath(name).write_bytes(content)
