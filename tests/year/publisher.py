"""A publication through a year: what its articles are at each build, decided by a seed."""
import datetime
import random
import re

START = datetime.datetime(2024, 1, 1, 6, tzinfo=datetime.timezone.utc)
WEEK, DAY = datetime.timedelta(days=7), datetime.timedelta(days=1)
SITES = ["https://saltmarsh.example", "https://notes-from-the-pans.example"]
PINNED = 10  # the first articles stay as they are, and others link to them
WORDS = "tide salt boat lamp pier eel gull slip weir buoy rope sail mud reed fog harbor oar net chart bell".split()

CONFIGURATION = """publication: {{title: Saltmarsh Notes, language: en, site: '{site}'}}
sources: [{{files: 'articles/**/*.md'}}]
outputs:
"""


def stamp(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Article:
    """A file, and what is true of it. `mark` is in its text and nowhere else."""

    def __init__(self, number, published, born, chance):
        self.number, self.published, self.born, self.chance = number, published, born, chance
        self.mark = f"mark{number:05}x"
        self.title, self.path, self.slug = "", "", ""
        self.edition, self.modified, self.silent = 1, None, 0
        self.embargo = self.expires = None
        self.has_day_only = chance.random() < 0.2
        self.withdrawn, self.removed, self.touched = False, False, born
        self.rename()
        self.retitle()

    def rename(self):
        words = "-".join(self.chance.sample(WORDS, 2))
        folder = self.chance.choice(["", "shore/", "sea/north/"])
        self.path = f"{folder}{words}-{self.number}-{self.chance.randrange(1000)}.md"

    def retitle(self):
        self.title = f"{' '.join(self.chance.sample(WORDS, 3)).capitalize()}, number {self.number}"

    def is_live(self, now):
        is_there = not self.withdrawn and not self.removed
        return is_there and self.published <= now and (not self.expires or now < self.expires)

    def stated(self):
        """The date of publication, as feeds have it."""
        return self.published.replace(hour=12, minute=0, second=0) if self.has_day_only else self.published

    def text(self):
        def date(moment):
            return moment.strftime("%Y-%m-%d") if self.has_day_only else stamp(moment)
        head = {"title": f'"{self.title}"', "date": date(self.published)}
        if self.embargo:  # it was written before
            head["embargo"], head["date"] = stamp(self.embargo), date(self.published - 9 * DAY)
        if self.slug:
            head["slug"] = self.slug
        if self.modified:
            head["updated"] = date(self.modified)
        if self.expires:
            head["expires"] = stamp(self.expires)
        if self.withdrawn:
            head["withdrawn"] = "true"
        link = f" See [this](/{WORDS[self.number % PINNED]}-{self.number % PINNED}/)." if self.number % 7 == 0 else ""
        lines = [f"{key}: {value}" for key, value in head.items()]
        return (f"---\n" + "\n".join(lines) + f"\n---\n\nThe {self.mark} of edition {self.edition} and"
                f" form {self.silent}.{link}\n")


class Publisher:
    """Writes the year's sources to `root`. After step(), `new` and `edited` are the marks of what a subscriber is to
    see; `silent` has those of all articles that were ever changed without a date."""

    def __init__(self, root, articles, steps, seed, outputs):
        self.root, self.chance, self.steps = root, random.Random(seed), steps
        self.outputs, self.at, self.now, self.seen = outputs, -1, START, set()
        self.former = set()
        self.files, self.new, self.edited, self.silent = {}, set(), set(), set()
        self.articles = [self.make(number, articles) for number in range(articles)]

    def moment_in(self, step):
        """Of the week before this build, on none of the days of builds: a day without a time is noon in feeds."""
        return START + step * WEEK - DAY * self.chance.randrange(1, 7) + datetime.timedelta(
            seconds=self.chance.randrange(0, 60000))

    def make(self, number, articles):
        backlog, burst = articles // 10, articles // 8
        if number < backlog:
            born = 0
        elif number < backlog + burst:
            born = self.steps // 3  # more than the current feed holds
        else:
            born = self.chance.randrange(1, self.steps)
        published = self.moment_in(born) if born else self.moment_in(-self.chance.randrange(0, 30))
        article = Article(number, published, born, self.chance)
        if number < PINNED:
            article.path = f"{WORDS[number]}-{number}.md"
        elif self.chance.random() < 0.1 and 2 < born:
            article.embargo, article.born = published, born - 2
            article.has_day_only = False
        elif self.chance.random() < 0.1:
            article.expires = self.moment_in(min(born + self.chance.randrange(2, 20), self.steps + 1))
        return article

    def site(self):
        return SITES[self.at > self.steps // 2]

    def old(self):
        """Articles that subscribers know, and that nobody has touched in this step."""
        return [a for a in self.articles if a.mark in self.seen and a.number >= PINNED and a.touched < self.at]

    def some(self, share, most):
        found = [a for a in self.old() if self.chance.random() < share][:most]
        for article in found:
            article.touched = self.at
        return found

    def change(self):
        for article in self.some(0.03, 6):  # what an article is known by may not all change at once
            self.edit(article)
            self.chance.choice([article.retitle, article.rename, lambda: None])()
        for article in self.some(0.02, 5):
            article.rename()
        for article in self.some(0.01, 5):
            article.slug = article.path.rsplit("/", 1)[-1][:-3] + "-again"
        for article in self.some(0.01, 5):  # everything but the text
            article.rename()
            article.retitle()
            self.silent.add(article.mark)
        for article in self.some(0.01, 5):
            article.retitle()
            self.silent.add(article.mark)
        for article in self.some(0.01, 5):
            article.silent += 1
            self.silent.add(article.mark)
        for article in self.some(0.01, 3):
            if not article.withdrawn:
                article.withdrawn = True
            elif self.chance.random() < 0.5:
                article.withdrawn = False
                self.edit(article)
        for article in self.some(0.005, 2):
            article.removed = not article.removed
        self.exchange_names(self.some(0.01, 4))
        if self.at == 2 * self.steps // 3:  # a correction of many
            for article in self.some(0.5, 40):
                self.edit(article)

    def exchange_names(self, articles):
        for one, other in zip(articles[::2], articles[1::2]):
            one.path, other.path = other.path, one.path
            self.silent |= {one.mark, other.mark}

    def reuse_names(self):
        """New articles that lie where others once were, but not at the last build."""
        taken = {a.path for a in self.articles} | {name.removeprefix("articles/") for name in self.files}
        for article in self.articles:
            if article.born == self.at and self.former and self.chance.random() < 0.2:
                path = self.chance.choice(sorted(self.former))
                if path not in taken:
                    taken.add(path)
                    article.path = path

    def edit(self, article):
        article.edition += 1
        article.modified = self.moment_in(self.at)
        self.edited.add(article.mark)

    def step(self):
        self.at += 1
        self.now = START + self.at * WEEK
        self.new, self.edited = set(), set()
        if self.at > 0:
            self.change()
            self.reuse_names()
        live = self.live()
        self.new = live - self.seen
        self.edited &= live
        self.seen |= live
        self.write()

    def live(self):
        return {a.mark for a in self.articles if a.is_live(self.now)}

    def add(self, published):
        """One article more, now."""
        article = Article(len(self.articles), published, self.at, self.chance)
        self.articles.append(article)
        self.write()

    def write(self):
        files = {"offprint.yaml": CONFIGURATION.format(site=self.site()) + self.outputs}
        for article in self.articles:
            if article.born <= self.at and not article.removed:
                files["articles/" + article.path] = article.text()
        for gone in self.files.keys() - files.keys():
            (self.root / gone).unlink()
        for name, text in files.items():
            if self.files.get(name) != text:
                (self.root / name).parent.mkdir(parents=True, exist_ok=True)
                (self.root / name).write_text(text)
        self.files = files
        self.former |= {a.path for a in self.articles if a.born <= self.at}


def marks(text):
    return re.findall(r"mark\d{5}x", text)
