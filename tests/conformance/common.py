"""What the judges share: where things are, and how a judge says no."""
import os
import pathlib
import subprocess


class Unfit(Exception):
    """What a judge found, or that the judge is not there."""


class Place:
    """Where the judges and the outputs to judge are."""

    def __init__(self, judges, outputs):
        self.judges = pathlib.Path(judges).resolve()
        self.outputs = pathlib.Path(outputs).resolve()

    def books(self):
        return self.some("*.epub")

    def feed(self, name):
        return self.some(name)[0]

    def some(self, pattern):
        found = sorted(self.outputs.rglob(pattern))
        if not found:
            raise Unfit(f"nothing to judge: no {pattern}")
        return found

    def module(self, path):
        """A file of an npm package."""
        return there(self.judges / "node_modules" / path)

    def node(self, script, *arguments, **options):
        """Runs a node script on the node that the judges brought."""
        return run([there(self.judges / "node"), there(pathlib.Path(script)), *arguments], **options)


def there(path):
    if not path.exists():
        raise Unfit(f"the judge is not installed: no {path.name} ({path}); run tools/setup --judges")
    return path


def run(command, env=None, timeout=280, cwd=None):
    """Status and what was printed, standard output and standard error apart."""
    try:
        done = subprocess.run([str(part) for part in command], capture_output=True, timeout=timeout, check=False,
                              cwd=cwd, stdin=subprocess.DEVNULL, env={**os.environ, **(env or {})})
    except FileNotFoundError as missing:
        raise Unfit(f"the judge is not installed: {missing.filename}; run tools/setup --judges") from missing
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")
