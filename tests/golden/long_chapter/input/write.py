"""Writes a log that is too long for one page, in three parts of which the last has no heading to be divided at."""
line = "The tide came in at {:02}:{:02} and went out again, and nothing else is known of that day.\n\n"


def days(first, count):
    return "".join(line.format(day % 24, day % 60) for day in range(first, first + count))


with open("articles/log.md", "w", encoding="utf-8") as log:
    log.write("---\ntitle: The log of the hut\ndate: 2024-01-02\n---\n\nSee [the last part](#the-third-year).[^a]\n\n")
    log.write("## The first year\n\n" + days(0, 1500) + "### Summer\n\n" + days(7, 1200))
    log.write("## The second year\n\nAs in [summer](#summer).[^b]\n\n" + days(3, 900))
    log.write("## The third year\n\nAs [before](#the-first-year).[^a]\n\n" + days(1, 3200))
    log.write("[^a]: Chalked on the door.\n[^b]: By another hand.\n")
