"""Writes pictures of formats that books cannot hold: a BMP of one pixel, the head of a TIFF, and something else."""
import pathlib
import struct

folder = pathlib.Path("pictures")
header = struct.pack("<IiiHHIIiiII", 40, 1, 1, 1, 24, 0, 4, 0, 0, 0, 0)
folder.joinpath("mole.bmp").write_bytes(struct.pack("<2sIHHI", b"BM", 58, 0, 0, 54) + header + b"\x80\x90\xa0\0")
folder.joinpath("mole.tiff").write_bytes(struct.pack("<2sHIHI", b"II", 42, 8, 0, 0))
folder.joinpath("mole.png").write_bytes(b"no picture\n")
