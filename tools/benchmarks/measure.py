"""Programs measured from outside: CPU, wall time and peak memory, and the medians of several runs."""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time


class Cost:
    """CPU seconds of a process and of those it waited for, wall seconds, peak MB of the largest of them."""

    def __init__(self, cpu, wall, peak):
        self.cpu, self.wall, self.peak = cpu, wall, peak


def measure(command, folder, accepted=(0, 1)):
    """The cost of one process. The peak is never below the memory of this one: keep it small."""
    begin = time.monotonic()
    with open(folder / "log", "wb") as log:
        process = subprocess.Popen([str(part) for part in command], cwd=folder, stdin=subprocess.DEVNULL,
                                   stdout=log, stderr=log)
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - begin
    if process.returncode not in accepted:
        log = (folder / "log").read_text(errors="replace")
        sys.exit(f"{command[0]}: exit status {process.returncode}\n{log[-2000:]}")
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def in_new_folder(work):
    """work(folder) in a folder that holds nothing, so that nothing is there to build on."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        return work(folder)
    finally:
        shutil.rmtree(folder)


def median(costs):
    return Cost(*(statistics.median(getattr(cost, part) for cost in costs) for part in ("cpu", "wall", "peak")))


def in_turns(works, runs):
    """{name: median cost} of {name: work}, each of which returns a Cost; the first turn only warms the disk cache."""
    costs = {name: [] for name in works}
    for turn in range(runs + 1):
        for name, work in works.items():
            cost = work()
            if turn > 0:
                costs[name].append(cost)
    return {name: median(found) for name, found in costs.items()}
