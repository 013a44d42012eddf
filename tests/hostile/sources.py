"""Payloads as the sources of a publication: each in every format that can hold it."""
import html
import json
import re

# Enough of an article for a page's main content to be found.
PROSE = ("The keeper climbs the tower at dusk, trims the lamp, and writes the weather into the book that lies open "
         "on the desk. Nobody has missed an evening since the light was lit, and nobody means to begin with it now.")
MADE = "2024-05-02T10:00:00Z"

# Wherever HTML has an address.
PLACES = """<p><a href="{0}" ping="{0}" target="_top">a</a> <a href={1}>b</a> <img src="{0}" alt="c" longdesc="{0}">
<img alt="d" srcset="{0} 2x" src="{0}" lowsrc="{0}" dynsrc="{0}"> <q cite="{0}">e</q></p>
<blockquote cite="{0}"><p>f <ins cite="{0}">g</ins> <del cite="{0}">h</del></p></blockquote>
<map name="m"><area href="{0}" shape="default" alt="i"></map><img usemap="#m" src="{0}" alt="j">
<table background="{0}"><tr background="{0}"><td background="{0}">k</td></tr></table>
<iframe src="{0}" longdesc="{0}"></iframe><embed src="{0}" pluginspage="{0}">
<object data="{0}" codebase="{0}" classid="{0}"><param name="movie" value="{0}"></object>
<applet code="{0}" archive="{0}" codebase="{0}"></applet>
<video src="{0}" poster="{0}"><source src="{0}"><track src="{0}" default></video><audio src="{0}"></audio>
<picture><source srcset="{0}"><img src="{0}" alt="l"></picture><input type="image" src="{0}">
<portal src="{0}"></portal>
<form action="{0}"><button formaction="{0}">m</button><input type="submit" formaction="{0}"></form>
<svg><a href="{0}"><text y="9">n</text></a><a xlink:href="{0}"><text y="9">o</text></a>
<image href="{0}" xlink:href="{0}"/>
<use href="{0}"/><use xlink:href="{0}#x"/><script href="{0}"/><feImage href="{0}"/><pattern href="{0}"/>
<a><animate attributeName="href" values="{0};{0}"/><text y="9">p</text></a>
<a><set attributeName="xlink:href" to="{0}"/><text y="9">q</text></a></svg>
<math href="{0}"><mi href="{0}" xlink:href="{0}">r</mi>
<maction actiontype="statusline" href="{0}"><mi>s</mi></maction></math>
<link rel="stylesheet" href="{0}"><link rel="import" href="{0}"><link rel="prefetch" href="{0}">
<meta http-equiv="refresh" content="9;url={0}"><script src="{0}"></script><bgsound src="{0}">
<div style="background:url({0});list-style-image:url('{2}')">t</div>"""


def in_places(address):
    """A fragment of HTML with the address in every place."""
    escaped = address.replace('"', "&quot;")
    bare = re.sub(r"[\s>\"']", lambda c: f"&#{ord(c.group())};", address)
    return PLACES.format(escaped, bare, escaped.replace("'", "%27"))


def markdown(payload, body, **fields):
    fields = {"title": title(payload), "date": MADE, **fields}
    lines = [f"{key}: {json.dumps(value)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", f"Before {payload.number}.", "", body, "", f"After {payload.number}.", ""])


def title(payload):
    return f"Payload {payload.number}"


def page(payload, body, head="", heading=None):
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{heading or title(payload)}</title>{head}</head>
<body><article><h1>{heading or title(payload)}</h1><p>Before {payload.number}. {PROSE}</p>
{body}
<p>After {payload.number}. {PROSE}</p></article></body></html>"""


def cdata(text):
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def around(payload, text):
    return f"<p>Before {payload.number}.</p>\n{text}\n<p>After {payload.number}.</p>"


# What XML 1.0 cannot hold at all; only sources that are no XML bring it.
def for_xml(text):
    return re.sub(r"[^\t\n\r -\uD7FF\uE000-\uFFFD\U00010000-\U0010FFFF]", "", text)


def rss(payload, inside, name=None):
    number, name = payload.number, name or title(payload)
    return f"""<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"
  xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:xhtml="http://www.w3.org/1999/xhtml">
<channel><title>Harbor</title><link>https://harbor.example/</link><description>D</description>
<item><guid isPermaLink="false">rss-{number}</guid><title>{name}</title>
<pubDate>Thu, 02 May 2024 10:00:00 +0000</pubDate>{inside}</item></channel></rss>"""


def atom(payload, inside, name=None):
    number, name = payload.number, name or title(payload)
    return f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbor</title><id>urn:x:atom</id>
<updated>{MADE}</updated><author><name>Ada Quill</name></author><entry><id>urn:x:atom:{number}</id><title>{name}</title>
<updated>{MADE}</updated><published>{MADE}</published>{inside}</entry></feed>"""


def json_feed(payload, **members):
    item = {"id": f"json-{payload.number}", "title": title(payload), "date_published": MADE, **members}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbor", "items": [item]})


def wxr(payload, inside, name=None):
    number, name = payload.number, name or title(payload)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Harbor</title><link>https://harbor.example</link>
<wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://harbor.example</wp:base_blog_url>
<item><title>{name}</title><guid isPermaLink="false">https://harbor.example/?p={number}</guid>
<wp:post_id>{number}</wp:post_id><wp:post_date>2024-05-02 10:00:00</wp:post_date><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type>{inside}</item></channel></rss>"""


def of_html(payload, text=None):
    text = payload.text if text is None else text
    whole = around(payload, text)
    content = cdata(for_xml(whole))
    escaped = html.escape(for_xml(whole))
    yield "md", markdown(payload, text)
    yield "html", page(payload, text)
    yield "rss", rss(payload, f"<content:encoded>{content}</content:encoded><description>{escaped}</description>")
    yield "atom", atom(payload, f'<content type="html">{escaped}</content>')
    yield "json", json_feed(payload, content_html=whole)
    yield "xml", wxr(payload, f"<content:encoded>{content}</content:encoded>")


def of_address(payload):
    """In every place of HTML, in Markdown's links, and in the fields that are addresses."""
    address = payload.text
    yield from of_html(payload, in_places(address))
    plain = html.escape(for_xml(address))
    links = f"[a](<{address}> 'b') ![c](<{address}>) <{address}> [d][e] [[{address}|f]] {address}\n\n[e]: <{address}>\n"
    yield "links.md", markdown(payload, links, url=address, canonical=address, image=address, cover=address,
                               author={"name": "Ada Quill", "url": address}, video=address, audio=address)
    yield "fields.html", page(payload, "<p>Plain.</p>", "".join(
        f'<meta property="{name}" content="{plain}">' for name in ("og:url", "og:image", "og:video", "twitter:image"))
        + "".join(f'<link rel="{rel}" href="{plain}">' for rel in ("canonical", "author", "image_src")))
    yield "fields.rss", rss(payload, f"<link>{plain}</link><comments>{plain}</comments><source url='{plain}'>s</source>"
                            f"<enclosure url='{plain}' length='9' type='audio/mpeg'/><media:content url='{plain}'/>"
                            f"<media:thumbnail url='{plain}'/><itunes:image href='{plain}'/>"
                            "<description>Plain.</description>")
    yield "fields.atom", atom(payload, "".join(f"<link rel='{rel}' href='{plain}'/>" for rel in (
        "alternate", "enclosure", "related", "via")) + f"<author><name>Ada</name><uri>{plain}</uri></author>"
        f"<content type='html' xml:base='{plain}'>&lt;a href='x'&gt;Plain&lt;/a&gt;</content>")
    yield "fields.json", json_feed(
        payload, url=address, external_url=address, image=address, banner_image=address, content_text="Plain.",
        authors=[{"name": "Ada Quill", "url": address, "avatar": address}],
        attachments=[{"url": address, "mime_type": "audio/mpeg"}])
    yield "fields.xml", wxr(payload, f"<link>{plain}</link><content:encoded>Plain.</content:encoded>"
                            f"<wp:attachment_url>{plain}</wp:attachment_url>")


def of_field(payload):
    """In every field that is text: as it is, and with its markup escaped once more, as systems leave it."""
    text = payload.text
    fields = {"title": text, "subtitle": text, "dek": text, "summary": text, "author": [text, "Ada " + text],
              "tags": [text, "salt"], "section": text, "series": text, "rights": text, "advisories": [text]}
    yield "md", markdown(payload, "Plain.", **fields)
    yield "escaped.md", markdown(payload, "Plain.", **{key: html.escape(value) for key, value in fields.items()
                                                       if isinstance(value, str)})
    yield "json", json_feed(payload, title=text, summary=text, tags=[text], authors=[{"name": text}],
                            content_text="Plain. " + text)
    once = html.escape(for_xml(text))
    meta = "".join(f'<meta name="{name}" content="{once}">' for name in ("description", "author", "keywords"))
    yield "html", page(payload, f"<p>Plain.</p><figure><img src='https://x.example/y.png' alt='{once}' title='{once}'>"
                       f"</figure>", meta, once)
    for times, form in ((once, ""), (html.escape(once), "escaped.")):
        parts = f"<dc:creator>{times}</dc:creator><category>{times}</category><description>{times}</description>"
        yield form + "rss", rss(payload, parts + f"<media:title>{times}</media:title>", times)
        yield form + "xml", wxr(payload, f"<dc:creator>{times}</dc:creator><category domain='post_tag' nicename='n'>"
                                f"{times}</category><excerpt:encoded>{times}</excerpt:encoded>"
                                "<content:encoded>Plain.</content:encoded>", times)
        yield form + "atom", atom(payload, f"<author><name>{times}</name></author><category term='{times}' "
                                  f"label='{times}'/><summary type='html'>{times}</summary><rights>{times}</rights>"
                                  "<content>Plain.</content>", times)


def whole_or(frame):
    """A feed: what begins as one stands by itself, and anything else is a part of an item."""
    return lambda payload: payload.data if re.match(rb"\s*(<\?xml|<!|<rss|<feed|\{|\xef|\xfe|\xff)", payload.data) \
        else frame(payload, payload.text)


def of_json(payload):
    """Members of an item, or a whole feed."""
    if '"items"' in payload.text:
        return payload.data
    return json_feed(payload).replace('"title": "Payload', payload.text + ', "title": "Payload')


FORMS = {
    "html": of_html,
    "url": of_address,
    "field": of_field,
    "markdown": lambda payload: [("md", payload.data if payload.data.startswith(b"---")
                                  else markdown(payload, payload.text))],
    "page": lambda payload: [("html", payload.data)],
    "rss": lambda payload: [("rss", whole_or(rss)(payload))],
    "atom": lambda payload: [("atom", whole_or(atom)(payload))],
    "json": lambda payload: [("json", of_json(payload))],
    "wxr": lambda payload: [("xml", whole_or(wxr)(payload))],
    "capture": lambda payload: [("txt", payload.data)],
}
FORMATS = {"md": "markdown", "html": "html", "rss": "feed", "atom": "feed", "json": "jsonfeed", "xml": "wxr",
           "txt": "capture"}

CONFIGURATION = """publication: {title: Harbor, site: "https://harbor.example", language: en}
duplicates: keep
%s
outputs:
  - {kind: epub, path: book.epub, book: {pages: {contents: true, contributors: true, tags: true, sources: true}}}
  - {kind: jsonfeed, path: feed.json, order: source}
  - {kind: rss, path: feed.xml, order: source}
  - {kind: atom, path: feed.atom, order: source}
  - {kind: index, path: index.html}
  - {kind: opds, path: opds.xml}
  - {kind: opds2, path: opds.json}
  - {kind: opml, path: feeds.opml}
  - {kind: sitemap, path: sitemap.xml}
"""


def write(payloads, folder):
    """The publication of all payloads. Returns path → payload."""
    written = {}
    for payload in payloads:
        for form, content in FORMS[payload.kind](payload):
            name = f"{payload.kind}/{payload.number}.{form}"
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", errors="replace"))
            written[name] = payload
    endings = {name.rsplit(".", 1)[1] for name in written}
    files = [f'  - {{files: "*/*.{ending}", format: {form}}}' for ending, form in FORMATS.items() if ending in endings]
    (folder / "offprint.yaml").write_text(CONFIGURATION % "\n".join(["sources:", *files]), encoding="utf-8")
    return written
