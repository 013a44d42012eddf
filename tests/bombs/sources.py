"""Sources that cost a careless reader minutes, gigabytes or its stack: made here, since they are large and dull."""
import base64
import gzip

from archives import MB, lying_zip, nested_zip, overlapping_zip, packed, tarred, zeros_gzip
from pictures import apng, bmp, gif, jpeg, png, svg, tiff, uses, webp

HEAD = "---\ntitle: A bomb\ndate: 2024-02-01\n---\n\n"
PAGE = "<!DOCTYPE html><html lang=en><title>A bomb</title><body><main><h1>A bomb</h1>{}</main></body></html>"
LAUGHS = ("<!DOCTYPE x [<!ENTITY a0 'ha'>" +
          "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 20)) + "]>")
BLOWUP = f"<!DOCTYPE x [<!ENTITY a '{'ha' * 50_000}'>]>"
WORDS = "The pans are full, and the gulls were counted again this morning. "
LETTER = (HEAD + WORDS).encode()


class Bomb:
    """Files beside a good article, the ids that must be told of them, and what the configuration says."""

    def __init__(self, files, *told, configuration=""):
        self.files, self.told, self.configuration = files, told, configuration


def markdown(text, *told):
    return Bomb({"bomb.md": HEAD + text}, *told)


def front(text, *told):
    return Bomb({"bomb.md": text + "\n\nThe text.\n"}, *told)


def html(body, *told):
    return Bomb({"bomb.html": PAGE.format(f"<p>{WORDS * 3}</p>" + body)}, *told)


def rss(items, doctype="", root="rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'"):
    return (f"<?xml version='1.0'?>{doctype}<{root}><channel><title>Bombs</title><link>https://bomb.example/</link>"
            f"{items}</channel></rss>")


def item(content):
    return ("<item><title>A bomb</title><link>https://bomb.example/1</link>"
            f"<content:encoded>{content}</content:encoded></item>")


def wxr(content, doctype=""):
    return rss("<wp:wxr_version>1.2</wp:wxr_version><item><title>A bomb</title><link>https://bomb.example/1</link>"
               f"<content:encoded>{content}</content:encoded><wp:post_id>1</wp:post_id><wp:status>publish</wp:status>"
               "<wp:post_type>post</wp:post_type></item>", doctype,
               "rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/' "
               "xmlns:wp='http://wordpress.org/export/1.2/'")


def cdata(text):
    return f"<![CDATA[{text}]]>"


def picture(name, data, *told):
    return Bomb({"bomb.md": HEAD + f"{WORDS}\n\n![A bomb]({name})\n", name: data}, *told)


def mhtml(body, kind="multipart/related; boundary=\"b0\"; type=\"text/html\""):
    return Bomb({"bomb.mhtml": f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\n\r\n{body}"})


def deep_multipart(levels):
    text = "".join(f"--b{i}\r\nContent-Type: multipart/mixed; boundary=\"b{i + 1}\"\r\n\r\n" for i in range(levels))
    return text + f"--b{levels}\r\nContent-Type: text/html\r\n\r\n<p>{WORDS}</p>\r\n"


def table(columns, rows):
    row = "|".join(["a"] * columns) + "\n"
    return row + row.replace("a", "-") + row * rows


def html_table(rows, cells, attributes=""):
    return "<table>" + f"<tr>{f'<td{attributes}>x</td>' * cells}</tr>" * rows + "</table>"


# A function each, so that nothing is made before its turn.
# Those that must not be reported may still be: what counts is that the good article comes out.
BOMBS = {
    # Entities that stand for others
    "laughs_wxr": lambda: Bomb({"bomb.xml": wxr("&a19;", LAUGHS)}),
    "laughs_rss": lambda: Bomb({"bomb.xml": rss(item("&a19;"), LAUGHS)}),
    "laughs_atom": lambda: Bomb({"bomb.atom": LAUGHS.replace("DOCTYPE x", "DOCTYPE feed") +
                                 "<feed xmlns='http://www.w3.org/2005/Atom'><title>&a19;</title><entry><id>a</id>"
                                 "<title>A</title><content>&a19;</content></entry></feed>"}),
    "laughs_xhtml": lambda: Bomb({"bomb.xhtml": "<?xml version='1.0'?>" + LAUGHS +
                                  "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>&a19;</p></body></html>"}),
    "laughs_svg": lambda: picture("bomb.svg", svg("<text>&a19;</text>", doctype=LAUGHS), "svg-active-content"),
    "blowup_rss": lambda: Bomb({"bomb.xml": rss(item("&a;" * 50_000), BLOWUP)}),
    "blowup_wxr": lambda: Bomb({"bomb.xml": wxr("&a;" * 50_000, BLOWUP)}),
    "blowup_svg": lambda: picture("bomb.svg", svg(
        f"<text>{'&a;' * 50_000}</text>", doctype=BLOWUP), "image-format-unsupported"),
    # Front matter
    "yaml_aliases": lambda: front("---\na0: &a0 [x]\n" + "".join(
        f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 12)) + "---", "front-matter-syntax"),
    "yaml_deep_flow": lambda: front("---\ntitle: " + "[" * 100_000 + "\n---", "front-matter-syntax"),
    "yaml_deep_closed": lambda: front(f"---\ntitle: {'[' * 10_000}{']' * 10_000}\n---", "front-matter-syntax"),
    "yaml_deep_block": lambda: front(
        "---\n" + "".join(" " * i + f"a{i}:\n" for i in range(1000)) + "---", "front-matter-syntax"),
    "yaml_keys": lambda: front("---\n" + "".join(f"k{i}: 1\n" for i in range(120_000)) + "---", "front-matter-syntax"),
    "yaml_long_key": lambda: front(f"---\n? {'a' * 500_000}\n: 1\n---"),
    "yaml_merge": lambda: front("---\na: &a {b: 1}\nc:\n" + "  <<: *a\n" * 10_000 + "---", "front-matter-syntax"),
    "toml_deep": lambda: front(f"+++\na = {'[' * 50_000}{']' * 50_000}\n+++", "front-matter-syntax"),
    "toml_dotted": lambda: front("+++\n" + "a." * 5_000 + "b = 1\n+++", "front-matter-syntax"),
    "toml_tables": lambda: front(
        "+++\n" + "".join(f"[[a{i}]]\nb = 1\n" for i in range(60_000)) + "+++", "front-matter-syntax"),
    "json_deep": lambda: front('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "front-matter-syntax"),
    "json_keys": lambda: front("{" + ",".join(f'"k{i}": 1' for i in range(120_000)) + "}\n", "front-matter-syntax"),
    # Archives
    "zip_ratio": lambda: Bomb({"bomb.zip": packed([("bomb.md", bytes(300 * MB)), ("letter.md", LETTER)])},
                              "archive-member-unreadable"),
    "zip_many_members": lambda: Bomb({"bomb.zip": packed([(f"{i}.bin", b"") for i in range(30_000)])},
                                     "archive-too-large", configuration="limits: {archive_members: 20000}\n"),
    "zip_nested": lambda: Bomb({"bomb.zip": nested_zip(4)}, "archive-member-left-out"),
    "zip_overlapping": lambda: Bomb({"bomb.zip": overlapping_zip(20_000)}),
    "zip_lies_small": lambda: Bomb({"bomb.zip": lying_zip(10, LETTER)}),
    "zip_lies_large": lambda: Bomb({"bomb.zip": lying_zip(0xFFFFFFF0, LETTER)}),
    "zip_all_together": lambda: Bomb({"bomb.zip": packed([(f"{i}.bin", bytes(MB)) for i in range(200)])},
                                     "archive-too-large"),
    "tar_many_members": lambda: Bomb({"bomb.tar": tarred([(f"{i}.bin", b"") for i in range(12_000)])},
                                     "archive-too-large", configuration="limits: {archive_members: 10000}\n"),
    "tgz_ratio": lambda: Bomb({"bomb.tar.gz": gzip.compress(tarred([("letter.md", LETTER),
                                                                   ("bomb.bin", bytes(200 * MB))]), 9, mtime=0)}),
    "tar_lies": lambda: Bomb({"bomb.tar": tarred([("letter.md", LETTER)])[:1024] + b"x" * 5_000}),
    "gzip_markdown": lambda: Bomb({"bomb.md.gz": zeros_gzip(300 * MB)}, "document-too-large"),
    "gzip_wxr": lambda: Bomb({"bomb.wxr.gz": zeros_gzip(300 * MB)}),
    "gzip_twice": lambda: Bomb({"bomb.html.gz": gzip.compress(zeros_gzip(300 * MB), mtime=0)}, "archive-damaged"),
    # Pictures
    "png_large": lambda: picture("bomb.png", png(60_000, 60_000, bytes(MB)), "image-unreadable"),
    "png_real": lambda: picture("bomb.png", png(15_000, 15_000, bytes(15_000 * 1876))),
    "png_longest": lambda: picture("bomb.png", png(0x7FFFFFFF, 0x7FFFFFFF), "image-unreadable"),
    "apng_frames": lambda: picture("bomb.png", apng(50_000)),
    "gif_large": lambda: picture("bomb.gif", gif(65_535, 65_535)),
    "gif_frames": lambda: picture("bomb.gif", gif(5_000, 5_000, 50_000)),
    "jpeg_large": lambda: picture("bomb.jpg", jpeg(65_500, 65_500), "image-unreadable"),
    "jpeg_scans": lambda: picture("bomb.jpg", jpeg(15_000, 15_000)),
    "webp_large": lambda: picture("bomb.webp", webp(16_383, 16_383)),
    "bmp_large": lambda: picture("bomb.bmp", bmp(60_000, 60_000), "image-unreadable"),
    "tiff_large": lambda: picture("bomb.tiff", tiff(60_000, 60_000), "image-unreadable"),
    "svg_large": lambda: picture("bomb.svg", svg("<rect width='1e9' height='1e9'/>", "width='1e9' height='1e9'")),
    "svg_uses": lambda: picture("bomb.svg", uses(12), "image-unreadable"),
    "svg_filters": lambda: picture("bomb.svg", svg(
        "<filter id='f'>" + "<feGaussianBlur stdDeviation='9999'/>" * 2_000 +
        "</filter><rect width='9' height='9' filter='url(#f)'/>")),
    "svg_deep": lambda: picture("bomb.svg", svg("<g>" * 50_000 + "</g>" * 50_000), "svg-active-content"),
    "svg_pattern": lambda: picture("bomb.svg", svg("".join(
        f"<pattern id='p{i}' width='.01' height='.01'><rect width='9' height='9' fill='url(#p{i + 1})'/></pattern>"
        for i in range(20)) + "<rect width='9' height='9' fill='url(#p0)'/>")),
    # Markdown
    "md_quotes": lambda: markdown(">" * 100_000 + " deep\n", "nesting-too-deep"),
    "md_quotes_lines": lambda: markdown((">" * 500 + " deep\n") * 1_000, "nesting-too-deep"),
    "md_lists": lambda: markdown("".join(" " * (2 * i) + "- a\n" for i in range(1_000)), "nesting-too-deep"),
    "md_list_marks": lambda: markdown("- " * 50_000 + "a\n", "nesting-too-deep"),
    "md_emphasis": lambda: markdown("*a **a " * 50_000 + "\n"),
    "md_emphasis_closed": lambda: markdown("*" * 50_000 + "a" + "*" * 50_000 + "\n", "nesting-too-deep"),
    "md_underscores": lambda: markdown("_a __a " * 30_000 + "_ __" * 30_000 + "\n"),
    "md_tildes": lambda: markdown("~a ~~a " * 50_000 + "\n"),
    "md_brackets": lambda: markdown("[" * 200_000 + "\n"),
    "md_brackets_closed": lambda: markdown("[" * 50_000 + "a" + "]" * 50_000 + "\n"),
    "md_links": lambda: markdown("[a](" * 50_000 + "\n"),
    "md_images": lambda: markdown("![a](b" * 50_000 + "\n"),
    "md_link_titles": lambda: markdown("[a](<b" * 50_000 + "\n"),
    "md_many_links": lambda: markdown("[a](b) " * 110_000 + "\n", "too-many-links"),
    "md_many_images": lambda: markdown("![a](b)\n\n" * 21_000, "too-many-images"),
    "md_tables": lambda: markdown(table(400, 600), "table-too-large"),
    "md_table_wide": lambda: markdown(table(50_000, 1), "table-too-large"),
    "md_table_ragged": lambda: markdown("|a" * 490 + "\n" + "|-" * 490 + "\n" + "|b\n" * 400),
    "md_many_tables": lambda: markdown(table(2, 1).join(["\n"] * 20_000)),
    "md_definitions": lambda: markdown("".join(f"[a{i}]: /{i}\n" for i in range(50_000)) + "\n" +
                                       "".join(f"[a{i}] " for i in range(50_000)) + "\n"),
    "md_same_definition": lambda: markdown(f"[a]: /{'x' * 50_000}\n\n" + "[a] " * 50_000 + "\n", "document-too-large"),
    "md_footnotes": lambda: markdown("".join(f"a[^{i}]\n" for i in range(21_000)) + "\n" +
                                     "".join(f"[^{i}]: note\n\n" for i in range(21_000)), "too-many-footnotes"),
    "md_footnotes_called_often": lambda: markdown("a[^1] " * 50_000 + "\n\n[^1]: note\n"),
    "md_footnotes_nested": lambda: markdown("a[^0]\n\n" + "".join(f"[^{i}]: [^{i + 1}]\n\n" for i in range(10_000))),
    "md_backticks": lambda: markdown(" ".join("`" * i for i in range(1, 1_200)) + "\n"),
    "md_backticks_open": lambda: markdown("`a ``b " * 50_000 + "\n"),
    "md_entities": lambda: markdown("&amp;" * 200_000 + "\n"),
    "md_entities_open": lambda: markdown("&" * 500_000 + "&a" * 100_000 + "\n"),
    "md_html_open": lambda: markdown("a <!-- " * 50_000 + "\n"),
    "md_html_instructions": lambda: markdown("a <? " * 50_000 + "\n"),
    "md_html_cdata": lambda: markdown("a <![CDATA[ " * 40_000 + "\n", "html-too-complex"),
    "md_html_tags": lambda: markdown("a <b " * 80_000 + "\n"),
    "md_html_divs": lambda: markdown("<div>\n\n" * 20_000),
    "md_html_inline": lambda: markdown("a " + "<b>" * 50_000 + "\n"),
    "md_autolinks": lambda: markdown("www.a" * 80_000 + " " + "http://" * 50_000 + " " + "a@" * 100_000 + "\n"),
    "md_headings": lambda: markdown("# The same\n\n" * 50_000),
    "md_backslashes": lambda: markdown("\\" * 1_000_000 + "\n"),
    "md_one_line": lambda: Bomb({"bomb.md": "x" * (50 * MB)}, "document-too-large"),
    "md_one_line_of_words": lambda: markdown("a " * (7 * MB) + "\n"),
    "md_nul": lambda: markdown("\0" * MB + "\n"),
    "md_line_ends": lambda: markdown("\n" * (8 * MB) + "a\n"),
    "md_carriage_returns": lambda: markdown("\r" * (4 * MB) + "a\n"),
    "md_fences": lambda: markdown("".join("`" * (3 + i % 500) + "\n" for i in range(5_000))),
    "md_templates": lambda: markdown("{% if a %}" * 50_000 + "{{ a " * 50_000 + "\n"),
    "md_shortcodes": lambda: markdown("{{< a >}}" * 50_000 + "\n"),
    "md_containers": lambda: markdown("::: note\n" * 20_000),
    "md_wiki": lambda: markdown("[[" * 100_000 + "\n"),
    "md_dollars": lambda: markdown("$a " * 100_000 + "\n"),
    "mdx_braces": lambda: Bomb({"bomb.mdx": HEAD + "{" * 200_000 + "\n"}),
    "mdx_elements": lambda: Bomb({"bomb.mdx": HEAD + "<A>\n" * 20_000 + "\n"}),
    "mdx_attributes": lambda: Bomb({"bomb.mdx": HEAD + "<A b={" * 50_000 + "\n"}),
    # HTML
    "html_deep": lambda: html("<div>" * 200_000 + "a", "html-too-complex"),
    "html_deep_allowed": lambda: html("<div>" * 1_900 + "a", "nesting-too-deep"),
    "html_deep_behind_a_comment": lambda: html("<!-->" + "<div>" * 200_000 + "a", "html-too-complex"),
    "html_deep_behind_a_bang_comment": lambda: html("<!-- a --!>" + "<div>" * 200_000 + "a", "html-too-complex"),
    "html_misnested": lambda: html("<b><i><u><s><a href=x>" * 300 + "</b></i></u></s></a>" * 300),
    "html_adoption": lambda: html("<a href=x><b><p>" * 600 + "x</a></b>" * 600),
    "html_formatting": lambda: html("<p>" + "<font color=a><b><i>" * 600 + "</p><p>x" * 600),
    "html_formatting_wide": lambda: html("".join(f"<b a{i}>" for i in range(1_500)) + "<p>x</p>" * 3_000),
    "html_attributes": lambda: html("<p " + " ".join(f"a{i}" for i in range(50_000)) + ">x</p>", "html-too-complex"),
    "html_many_attributes": lambda: html(("<p " + " ".join(f"a{i}" for i in range(450)) + ">x</p>") * 300),
    "html_long_attribute": lambda: html(f"<p title='{'x' * 10 * MB}'>x</p>"),
    "html_long_name": lambda: html(f"<{'x' * 5 * MB}>x"),
    "html_colspan": lambda: html(html_table(300, 30, " colspan=1000")),
    "html_rowspan": lambda: html(html_table(300, 30, " rowspan=65534")),
    "html_spans": lambda: html(html_table(1_000, 1, " colspan=1000 rowspan=65534")),
    "html_cells": lambda: html(html_table(2_100, 100), "table-too-large"),
    "html_tables_in_tables": lambda: html("<table><tr><td>" * 700 + "x"),
    "html_tables_misplaced": lambda: html("<table>" + "<b>x<table>" * 500),
    "html_paragraphs": lambda: html("<p>" * 300_000),
    "html_selects": lambda: html("<select><option>" * 100_000),
    "html_templates": lambda: html("<template>" * 100_000, "html-too-complex"),
    "html_svg": lambda: html("<svg><g>" * 100_000, "html-too-complex"),
    "html_math": lambda: html("<math><mrow>" * 100_000, "html-too-complex"),
    "html_entities": lambda: html("<p>" + "&lt;" * 500_000),
    "html_entities_open": lambda: html("<p>" + "&CounterClockwiseContourIntegra" * 50_000),
    "html_ends": lambda: html("</p>" * 200_000 + "</b>" * 200_000),
    "html_open_tag": lambda: html("<p " * 200_000),
    "html_comments": lambda: html("<!--" * 300_000),
    "html_script": lambda: html("<script>" + "<!--<script>" * 100_000),
    "html_data_uri": lambda: html("<img alt=a src='data:image/png;base64," + base64.b64encode(bytes(8 * MB)).decode() +
                                  "'>"),
    "html_data_uris": lambda: html("<img alt=a src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>" * 19_000),
    "html_links": lambda: html("<p>" + "<a href='/x'>a</a> " * 110_000, "too-many-links"),
    "html_ids": lambda: html("<p id=a>x</p>" * 50_000),
    "html_structured_data": lambda: html("<script type='application/ld+json'>" + '{"a":' * 100_000 + "</script>"),
    "html_metas": lambda: Bomb({"bomb.html": "<!DOCTYPE html><title>A</title>" +
                                "<meta name=author content=A>" * 50_000 + f"<p>{WORDS * 9}"}),
    "html_one_line": lambda: Bomb({"bomb.html": "<p>" + "x" * (50 * MB)}, "document-too-large"),
    "html_nul": lambda: html("<p>" + "\0" * MB),
    # Feeds, exports, captures and web archives
    "rss_empty_items": lambda: Bomb({"bomb.xml": rss("<item/>" * 1_000_000)}, "document-too-large"),
    "rss_deep": lambda: Bomb({"bomb.xml": rss("<item>" + "<a>" * 200_000)}),
    "rss_attributes": lambda: Bomb({"bomb.xml": rss("<item " + " ".join(f"a{i}='x'" for i in range(100_000)) + "/>")}),
    "rss_namespaces": lambda: Bomb({"bomb.xml": rss("<item>" + "".join(
        f"<a {' '.join(f'xmlns:n{i}x{k}=' + repr('urn:a') for k in range(10))}>" for i in range(300)) +
        "</a>" * 300 + "</item>")}, "html-too-complex"),
    "rss_prefixes": lambda: Bomb({"bomb.xml": rss("<item>" + "<n0:a/>" * 300_000 + "</item>", "", "rss version='2.0' " +
                                  " ".join(f"xmlns:n{i}='urn:{i}'" for i in range(1_900)))}),
    "rss_broken_items": lambda: Bomb({"bomb.xml": rss("<item><title>a</title><b></item>" * 20_000)}),
    "rss_open_cdata": lambda: Bomb({"bomb.xml": rss("<item><title><![CDATA[" * 50_000)}),
    "atom_xhtml": lambda: Bomb({"bomb.atom": "<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry>"
                                "<id>a</id><title>A</title><content type='xhtml'>" +
                                "<div xmlns='http://www.w3.org/1999/xhtml'>" * 900 + "x" + "</div>" * 900 +
                                "</content></entry></feed>"}, "nesting-too-deep"),
    "jsonfeed_items": lambda: Bomb({"bomb.json": '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[' +
                                    ",".join(["{}"] * 1_000_000) + "]}"}, "document-too-large"),
    "jsonfeed_deep": lambda: Bomb({"bomb.json": '{"version":"https://jsonfeed.org/version/1.1","items":' +
                                   "[" * 100_000}, "json-feed-damaged"),
    "wxr_deep": lambda: Bomb({"bomb.xml": wxr("<a>" * 100_000)}),
    "wxr_blocks": lambda: Bomb({"bomb.xml": wxr(cdata("<!-- wp:group -->" * 20_000))}),
    "wxr_shortcodes": lambda: Bomb({"bomb.xml": wxr(cdata("[a [b] " * 50_000))}),
    "wxr_captions": lambda: Bomb({"bomb.xml": wxr(cdata("[caption]" * 50_000))}),
    "wxr_cdata_ends": lambda: Bomb({"bomb.xml": wxr("<![CDATA[a]]>" * 50_000)}),
    "wxr_large_item": lambda: Bomb({"bomb.xml": wxr(cdata("x" * (40 * MB)))}, "document-too-large"),
    "capture_one_line": lambda: Bomb({"bomb.txt": "A bomb\n\n" + "word " * (2 * MB)}),
    "capture_lines": lambda: Bomb({"bomb.txt": "A bomb\n\n" + "a\n" * 200_000}, "document-too-large"),
    "capture_many_lines": lambda: Bomb({"bomb.txt": "A bomb\n\n" +
                                        "By Ada Lovelace\n12 March 2024\nShare this\n\n" * 5_000}),
    "capture_nul": lambda: Bomb({"bomb.txt": "A bomb\n\n" + "\0" * (4 * MB)}),
    "mhtml_deep": lambda: mhtml(deep_multipart(5_000)),
    "mhtml_parts": lambda: mhtml("--b0\r\nContent-Type: text/html\r\n\r\n<p>x\r\n" * 100_000),
    "mhtml_headers": lambda: mhtml("--b0\r\n" + "X-A: b\r\n" * 200_000 + "\r\n<p>x\r\n"),
    "mhtml_same_boundaries": lambda: mhtml(("--b0\r\nContent-Type: multipart/mixed; boundary=\"b0\"\r\n\r\n") * 20_000),
}
