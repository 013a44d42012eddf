"""What others take for the same articles: Hugo and Jekyll for an RSS and a JSON feed, pandoc for an EPUB, all with the
full text of every article. Each gets a site as small as it can be, and articles with a title and a date in front; what
its template language would take for its own is broken up. Code is colored by none of them."""
import json
import re
import shutil

from benchmarks.articles import read_articles
from benchmarks.measure import in_new_folder, measure

DATE = re.compile(r"(\d{4})[-/](0[1-9]|1[0-2])[-/](0[1-9]|[12]\d)")

HUGO_SITE = """baseURL = "https://example.org/"
title = "Articles"
disableKinds = ["taxonomy", "term", "section", "sitemap", "robotsTXT", "404"]
[outputs]
home = ["RSS", "JSON"]
[[cascade]]
_build = {render = "never", list = "always"}
_target = {kind = "page"}
[markup.goldmark.renderer]
unsafe = true
[markup.highlight]
codeFences = false
"""
HUGO_RSS = """<rss version="2.0"><channel><title>Articles</title>
{{ range .Site.RegularPages }}<item><title>{{ .Title }}</title><guid>{{ .File.Path }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<description>{{ .Content | html }}</description></item>
{{ end }}</channel></rss>
"""
HUGO_JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Articles", "items": [
{{ range $i, $page := .Site.RegularPages }}{{ if $i }},{{ end }}
{{ dict "id" .File.Path "title" .Title "date_published" .Date "content_html" .Content | jsonify }}{{ end }}]}
"""
JEKYLL_SITE = """title: Articles
collections: {articles: {output: false}}
"""
JEKYLL_RSS = """---
---
<rss version="2.0"><channel><title>Articles</title>
{% for a in site.articles %}<item><title>{{ a.title | xml_escape }}</title><guid>{{ a.id }}</guid>
<pubDate>{{ a.date | date_to_rfc822 }}</pubDate><description>{{ a.content | xml_escape }}</description></item>
{% endfor %}</channel></rss>
"""
JEKYLL_JSON = """---
---
{"version": "https://jsonfeed.org/version/1.1", "title": "Articles", "items": [
{% for a in site.articles %}{"id": {{ a.id | jsonify }}, "title": {{ a.title | jsonify }},
"content_html": {{ a.content | jsonify }}}{% unless forloop.last %},{% endunless %}
{% endfor %}]}
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def copy_articles(corpus, folder, most, has_front):
    """The articles, evenly taken where there are more than `most`; returns their paths."""
    articles = list(read_articles(corpus))
    step = max(1, -(-len(articles) // most))
    paths = []
    for number, article in enumerate(articles[::step]):
        text = re.sub(r"\{(?=[{%])", "{ ", article.body)
        if has_front:
            date = DATE.search(article.front + article.name)
            front = {"title": article.stem(), "date": "-".join(date.groups()) if date else "2020-01-01"}
            text = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in front.items()) + "---\n" + text
        paths.append(folder / f"{number:06}.md")
        write(paths[-1], text)
    return paths


class Hugo:
    name, makes, most = "hugo", "both feeds", 20_000

    def __init__(self, corpus, site):
        write(site / "config.toml", HUGO_SITE)
        write(site / "layouts/index.rss.xml", HUGO_RSS)
        write(site / "layouts/index.json.json", HUGO_JSON)
        self.site, self.articles = site, copy_articles(corpus, site / "content", self.most, True)

    def command(self, folder):
        return ["hugo", "--quiet", "--source", self.site, "--destination", folder / "out",
                "--cacheDir", folder / "cache"]

    outputs = ["out/index.xml", "out/index.json"]


class Jekyll:
    name, makes, most = "jekyll", "both feeds", 2_000

    def __init__(self, corpus, site):
        write(site / "_config.yml", JEKYLL_SITE)
        write(site / "feed.xml", JEKYLL_RSS)
        write(site / "feed.json", JEKYLL_JSON)
        self.site, self.articles = site, copy_articles(corpus, site / "_articles", self.most, True)

    def command(self, folder):
        return ["jekyll", "build", "--quiet", "--disable-disk-cache", "--source", self.site,
                "--destination", folder / "out"]

    outputs = ["out/feed.xml", "out/feed.json"]


class Pandoc:
    name, makes, most = "pandoc", "a book", 300

    def __init__(self, corpus, site):
        self.articles = copy_articles(corpus, site, self.most, False)

    def command(self, folder):
        return ["pandoc", "--from", "gfm", "--output", folder / "book.epub", "--metadata", "title=Articles",
                *self.articles]

    outputs = ["book.epub"]


def installed_rivals(corpus, sites):
    """Those that are installed, each with its articles below the folder `sites`."""
    return [rival(corpus, sites / rival.name) for rival in (Hugo, Jekyll, Pandoc) if shutil.which(rival.name)]


def run(rival):
    """What one run of it costs; it must have made what it is to make."""
    def work(folder):
        cost = measure(rival.command(folder), folder)
        for output in rival.outputs:
            if (folder / output).stat().st_size < 1000:
                raise SystemExit(f"{rival.name}: {output} is empty")
        return cost
    return in_new_folder(work)
