"""Writes what is too large, too deep or packed too well to be read safely, and what is just large."""
import pathlib
import zipfile

HEAD = "---\ntitle: {}\ndate: 2024-02-0{}\n---\n"


def write(name, title, day, text):
    pathlib.Path(name).write_text(HEAD.format(title, day) + text)


plank = "One plank follows another, and each has a number burnt into its end.\n\n"
write("planks.md", "Every plank", 1, plank * 4000)
write("endless.md", "An endless pier", 2, "x" * (16 << 20) + "\n")
write("boxes.md", "Boxes in boxes", 3, "A box.\n\n" + ">" * 150 + " Inside it, a nail.\n")
row = "|".join(["10:00"] * 400) + "\n"
write("timetable.md", "The timetable", 4, "Ferries:\n\n" + row + "|".join(["-"] * 400) + "\n" + row * 600)
pathlib.Path("log.txt").write_text("The log\n\n" + "Nothing to report.\n" * 100_001)


def archive(name, members):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as packed:
        for member, data in members:
            packed.writestr(zipfile.ZipInfo(member, (2024, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)


def letter(title):
    return HEAD.format(title, 5) + f"{title} about the gulls, which were counted again.\n"


# One member unpacks to a thousand times its size; the others are there all the same.
archive("bomb.zip", [("bomb.md", b"\0" * (40 << 20)), ("letter.md", letter("A letter"))])
# No member is suspect, but all of them together are; what came before is there.
crates = [(f"crate-{i}.bin", b"\0" * (1 << 20)) for i in range(65)]
archive("crates.zip", [("first.md", letter("The first letter"))] + crates + [("last.md", letter("The last letter"))])
