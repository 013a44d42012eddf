"""Archives and compressed files that are far larger than they look."""
import io
import struct
import tarfile
import zipfile
import zlib

MB = 1 << 20


def packed(members, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0)), content, method)
    return data.getvalue()


def tarred(members):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w") as archive:
        for name, content in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return data.getvalue()


def zeros_gzip(size):
    """A gzip file of so many zero bytes, made in memory that is far smaller."""
    pack, out, crc, piece = zlib.compressobj(9, zlib.DEFLATED, -15), [], 0, bytes(MB)
    for _ in range(size // MB):
        out.append(pack.compress(piece))
        crc = zlib.crc32(piece, crc)
    return (b"\x1f\x8b\x08\0\0\0\0\0\2\xff" + b"".join(out) + pack.flush() + struct.pack("<II", crc, size & 0xFFFFFFFF))


def overlapping_zip(count):
    """Members that all are the same bytes: a local header and its data once, and so many entries that point there."""
    content = zlib.compress(bytes(MB), 9)[2:-4]
    crc, name = zlib.crc32(bytes(MB)), b"same.bin"
    sizes = struct.pack("<III", crc, len(content), MB)
    local = (b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0x5821) + sizes + struct.pack("<HH", len(name), 0) +
             name + content)
    central = b""
    for i in range(count):
        entry = f"m{i:06}.bin".encode()
        central += (b"PK\1\2" + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0x5821) + sizes +
                    struct.pack("<HHHHHII", len(entry), 0, 0, 0, 0, 0, 0) + entry)
    end = struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF, count & 0xFFFF, len(central), len(local), 0)
    return local + central + b"PK\5\6" + end


def lying_zip(stated, letter):
    """One member of 40 MB that says it has `stated` bytes, and a letter."""
    data = bytearray(packed([("liar.md", bytes(40 * MB)), ("letter.md", letter)]))
    for mark, offset in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        at = data.index(mark)
        data[at + offset:at + offset + 4] = struct.pack("<I", stated)
    return bytes(data)


def nested_zip(depth):
    data = packed([("core.bin", bytes(MB))])
    for i in range(depth):
        data = packed([(f"{i}-{j}.zip", data) for j in range(8)], zipfile.ZIP_DEFLATED)
    return data
