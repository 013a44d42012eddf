#!/usr/bin/env python3
"""hardening_test.py PROGRAM…: each has been built as OFFPRINT_HARDEN promises; and what has not been is told."""
import pathlib
import subprocess
import sys
import tempfile


def readelf(*arguments):
    return subprocess.run(["readelf", "--wide", *arguments], text=True, capture_output=True, check=True).stdout


def missing(program):
    """What PROGRAM lacks, in the words of the linker and the C library."""
    header, segments = readelf("--file-header", program), readelf("--program-headers", program)
    dynamic, symbols = readelf("--dynamic", program), readelf("--dyn-syms", program)
    stack = next((line for line in segments.splitlines() if "GNU_STACK" in line), "")
    return [name for name, there in {
        "a position-independent program": "DYN (Position-Independent Executable" in header and "PIE" in dynamic,
        "relocations that can't be written (relro)": "GNU_RELRO" in segments,
        "symbols bound at the start (now)": "BIND_NOW" in dynamic,
        "a stack that can't be executed": " RW " in stack,
        "guards on the stack (stack protector)": "__stack_chk_fail" in symbols,
        "checks of sizes (_FORTIFY_SOURCE)": "_chk@" in symbols.replace("__stack_chk_fail@", ""),
    }.items() if not there]


def soft_program(folder):
    source = pathlib.Path(folder, "soft.c")
    source.write_text("#include <stdio.h>\nint main(void) { puts(\"soft\"); return 0; }\n")
    program = source.with_suffix("")
    subprocess.run(["cc", "-O0", "-no-pie", "-fno-stack-protector", "-U_FORTIFY_SOURCE", "-z", "norelro", "-z", "lazy",
                    "-z", "execstack", source, "-o", program], check=True)
    return program


def main():
    with tempfile.TemporaryDirectory() as folder:
        found = missing(soft_program(folder))
    if len(found) != 6:
        sys.exit(f"a program without any of it is said to lack only: {', '.join(found)}")
    for program in sys.argv[1:]:
        if lacks := missing(program):
            sys.exit(f"{program} lacks {', '.join(lacks)}")


main()
