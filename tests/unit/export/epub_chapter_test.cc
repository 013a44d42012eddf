#include "export/epub/chapter.h"

#include "export/epub/page.h"
#include "export/epub/vertical.h"
#include "export/epub_fixture.h"
#include "text_search.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

class NoLinks final : public ChapterLinks {
 public:
  bool in_book(std::uint32_t) const override { return false; }
};

struct Chapter {
  MemoryFileSystem files;
  Diagnostics diagnostics;
  std::shared_ptr<const Theme> theme = built_in_theme(default_theme);
  bool vertical = false;

  std::string page(const Record& record) {
    for (const Image& image : record.images)
      if (!image.file.empty()) files.files.try_emplace("root/" + image.file, "bytes");
    PictureStore store({"root", &files, "", ""}, {});
    const ChapterImages images(record, store);
    diagnostics = images.diagnostics();
    const Publication publication;
    ChapterSetting setting{publication, *theme};
    setting.vertical = vertical;
    ChapterPages made = chapter_pages(record, setting, images, NoLinks());
    diagnostics.insert(diagnostics.end(), made.diagnostics.begin(), made.diagnostics.end());
    return made.pages.at(0);
  }
};

// `text` without its line ends that follow a backslash.
std::string joined(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\\n", at)) != text.npos;) text.erase(at, 2);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_chapter)

BOOST_AUTO_TEST_CASE(a_whole_chapter) {
  Record record = make_record(0, "one", "Salt & Tide");
  record.section = "Essays";
  record.series = "Averil";
  record.subtitle = "A subtitle";
  record.dek = "A dek.";
  record.authors = {{"A. Aske", "Aske, A.", ""}, {"B. Bell", "Bell, B.", ""}};
  record.published = parse_date("2024-10-15").date;
  record.modified = parse_date("2024-10-19T08:00:00Z").date;
  record.advisories = {{"storms", "Storms", "", ""}};
  record.tags = {{"Tides", "tides", {}}, {"Field notes", "field-notes", {}}};
  record.url = "https://marginal-sea.example/one";
  record.rights = "© B. Bell";
  BOOST_TEST(Chapter().page(record) == joined(R"(<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" \
xmlns:epub="http://www.idpf.org/2007/ops" xml:lang="en" lang="en">
<head>
<meta charset="UTF-8"/>
<title>Salt &amp; Tide</title>
<link rel="stylesheet" type="text/css" href="../styles/base.css"/>
<link rel="stylesheet" type="text/css" href="../styles/extras.css"/>
</head>
<body class="article">
<article>
<header class="headline-block">
<div class="kicker">Essays · Averil</div>
<div class="headline-group">
<h1 class="headline">Salt &amp; Tide</h1>
<p role="doc-subtitle" class="subtitle">A subtitle</p>
<p role="doc-subtitle" class="dek">A dek.</p>
</div>
<div class="byline">By <bdi class="author">A. Aske</bdi> and <bdi class="author">B. Bell</bdi></div>
<div class="dateline"><time datetime="2024-10-15">October 15, 2024</time> · Updated \
<time datetime="2024-10-19T08:00:00Z">October 19, 2024</time></div>
</header>
<div class="advisory" role="doc-notice"><p><span class="label">Content advisory:</span> Storms</p>
</div>
<div class="article-body">
<p>Text of one.</p>
</div>
<footer class="article-foot">
<div class="tags"><span class="label">Tags:</span> Tides, Field notes</div>
<div class="source"><span class="label">Source:</span> \
<a href="https://marginal-sea.example/one"><bdi>marginal-sea.example/one</bdi></a></div>
<div class="article-rights">© B. Bell</div>
</footer>
</article>
</body>
</html>
)"));
}

BOOST_AUTO_TEST_CASE(files_that_go_with_an_article_are_links_below_it) {
  Record record = make_record(0, "one", "One");
  record.enclosures = {
      {"https://marginal-sea.example/e/low%20tide.mp3", "audio/mpeg", 5300000, ""},
      {"https://marginal-sea.example/chart.pdf", "application/pdf", 0, "The chart"},
      {"javascript:alert(1)", "", 0, "No"}};
  const std::string page = Chapter().page(record);
  BOOST_TEST(contains(page, joined(R"(<footer class="article-foot">
<div class="enclosure"><a href="https://marginal-sea.example/e/low%20tide.mp3">\
<bdi>low tide.mp3</bdi></a></div>
<div class="enclosure"><a href="https://marginal-sea.example/chart.pdf">\
<bdi>The chart</bdi></a></div>
)")));
  BOOST_TEST(!contains(page, "javascript"));
}

BOOST_AUTO_TEST_CASE(a_file_that_the_text_links_to_stands_there_only) {
  Record record = make_record(0, "one", "One");
  record.enclosures = {{"https://marginal-sea.example/a.mp3", "audio/mpeg", 0, ""}};
  const NodeIndex link = record.body.append(record.body[Body::root()].first_child, Element::link);
  record.body.set_attribute(link, Attribute::href, "https://marginal-sea.example/a.mp3");
  record.body.append_text(link, "Listen");
  BOOST_TEST(!contains(Chapter().page(record), "class=\"enclosure\""));
}

BOOST_AUTO_TEST_CASE(words_of_ours_say_their_language_where_it_differs) {
  Record record = make_record(0, "one", "Yksi");
  record.language = "fi";
  record.authors = {{"A. Aske", "", ""}};
  BOOST_TEST(
      contains(Chapter().page(record), "<span xml:lang=\"en\" lang=\"en\" dir=\"ltr\">By </span>"));
}

BOOST_AUTO_TEST_CASE(text_from_right_to_left_says_so) {
  Record record = make_record(0, "one", "البحر");
  record.language = "ar";
  record.direction = Direction::rtl;
  BOOST_TEST(contains(Chapter().page(record), "xml:lang=\"ar\" lang=\"ar\" dir=\"rtl\">"));
}

BOOST_AUTO_TEST_CASE(headings_of_the_body_begin_at_two) {
  for (const Element first : {Element::heading_1, Element::heading_4}) {
    Record record = make_record(0, "one", "One");
    record.body.append_text(record.body.append(Body::root(), first), "Part");
    BOOST_TEST(contains(Chapter().page(record), "<h2>Part</h2>"));
  }
}

BOOST_AUTO_TEST_CASE(a_lead_picture_that_the_body_does_not_show_comes_first) {
  Record record = make_record(0, "one", "One");
  record.images = {file_image("a.png", "a.png", "image/png", "bytes")};
  record.images[0].alt = "A ferry";
  record.images[0].width = 300;
  record.lead_image = "a.png";
  const std::string figure = "<figure class=\"lead\"><img src=\"../images/" +
                             record.images[0].hash +
                             ".png\" alt=\"A ferry\" class=\"picture-half\"/></figure>";
  BOOST_TEST(contains(Chapter().page(record), figure));
  add_image(record, "a.png", "A ferry");
  BOOST_TEST(!contains(Chapter().page(record), "class=\"lead\""));
}

BOOST_AUTO_TEST_CASE(a_picture_on_the_web_becomes_a_link) {
  Record record = make_record(0, "one", "One");
  add_image(record, "https://a.example/b.png", "A boat");
  Image image;
  image.src = image.url = "https://a.example/b.png";
  record.images = {image};
  Chapter chapter;
  BOOST_TEST(contains(chapter.page(record), "<a href=\"https://a.example/b.png\">A boat</a>"));
  BOOST_REQUIRE(chapter.diagnostics.size() == 1);
  BOOST_TEST(to_text(chapter.diagnostics[0]) ==
             "one.md:7:3: warning: the book links to the image `https://a.example/b.png` instead "
             "of showing it; build with --fetch-remote, or keep a copy among the sources "
             "[image-remote]");
}

BOOST_AUTO_TEST_CASE(a_picture_of_another_format_gives_way_to_its_text) {
  Record record = make_record(0, "one", "One");
  add_image(record, "a.avif", "A boat");
  record.images = {file_image("a.avif", "a.avif", "image/avif", "bytes")};
  Chapter chapter;
  const std::string page = chapter.page(record);
  BOOST_TEST(contains(page, "<span>A boat</span>"));
  BOOST_TEST(!contains(page, "<img"));
  BOOST_REQUIRE(chapter.diagnostics.size() == 1);
  BOOST_TEST(to_text(chapter.diagnostics[0]) ==
             "one.md:7:3: warning: the image `a.avif` (image/avif) has a format that books cannot "
             "hold; convert it to JPEG, PNG, GIF, WebP or SVG [image-format-unsupported]");
}

BOOST_AUTO_TEST_CASE(an_svg_picture_that_runs_gives_way_to_its_text) {
  Record record = make_record(0, "one", "One");
  const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>";
  add_image(record, "a.svg", "A boat");
  record.images = {file_image("a.svg", "a.svg", "image/svg+xml", svg)};
  Chapter chapter;
  chapter.files.files["root/a.svg"] = svg;
  BOOST_TEST(!contains(chapter.page(record), "<img"));
  BOOST_REQUIRE(chapter.diagnostics.size() == 1);
  BOOST_TEST(to_text(chapter.diagnostics[0]) ==
             "one.md:7:3: warning: the image `a.svg` is not in the book: it holds the event "
             "handler `onload`; export it again as plain SVG, or as PNG [svg-active-content]");
}

BOOST_AUTO_TEST_CASE(links_that_lead_nowhere_keep_their_text_only) {
  for (const std::string href : {"#nowhere", "other.html", "javascript:x()", "#"}) {
    Record record = make_record(0, "one", "One");
    add_link(record, href, "text");
    BOOST_TEST(contains(Chapter().page(record), "<p>text</p>"));
  }
}

BOOST_AUTO_TEST_CASE(links_inside_the_article_stay) {
  Record record = make_record(0, "one", "One");
  record.body.set_attribute(add_paragraph(record, "target"), Attribute::id, "there");
  add_link(record, "#there", "text");
  BOOST_TEST(contains(Chapter().page(record), "<a href=\"#there\">text</a>"));
}

BOOST_AUTO_TEST_CASE(facts_survive_the_spool) {
  Record record = make_record(0, "one", "One");
  record.authors = {{"A. Aske", "Aske, A.", ""}};
  record.tags = {{"Tides", "tides", {}}};
  record.published = parse_date("2024-10-15").date;
  record.url = "https://sea.example/one";
  record.advisories = {{"storms", "Storms", "Call.", ""}};
  add_image(record, "a.png", "");
  record.images = {file_image("a.png", "a.png", "image/png", "bytes")};
  record.images[0].animated = true;
  MemoryFileSystem files;
  files.files["root/a.png"] = "bytes";
  PictureStore store({"root", &files, "", ""}, {});
  const auto facts = chapter_facts(record, ChapterImages(record, store));
  const ChapterFacts back = facts_from_bytes(to_bytes(*facts));
  BOOST_TEST(to_bytes(back) == to_bytes(*facts));
  BOOST_TEST(back.name == chapter_name("one"));
  BOOST_TEST(back.modified == "2024-10-15T12:00:00Z");
  BOOST_TEST(back.images.at(0).file == "a.png");
  BOOST_TEST(back.shown_images == 1U);
  BOOST_TEST(back.undescribed_images == 1U);
  BOOST_TEST(back.advisories.at(0).help == "Call.");
  BOOST_TEST(back.url == "https://sea.example/one");
  BOOST_TEST(back.source_name == "sea.example/one");
  BOOST_TEST(back.moves);
}

BOOST_AUTO_TEST_CASE(japanese_stands_upright_but_not_with_tables) {
  Chapter chapter;
  chapter.vertical = true;
  Record record = make_record(0, "one", "塩の道");
  record.language = "ja";
  add_paragraph(record, "12月の1957年、3.5キロ、26回!! a1");
  const std::string page = chapter.page(record);
  BOOST_TEST(contains(page, "lang=\"ja\" class=\"vertical\">"));
  BOOST_TEST(
      contains(page,
               "<p><span class=\"upright\">12</span>月の1957年、3.5キロ、"
               "<span class=\"upright\">26</span>回<span class=\"upright\">!!</span> a1</p>"));
  record.body.append(Body::root(), Element::table);
  BOOST_TEST(!contains(chapter.page(record), "vertical"));
  BOOST_TEST(!contains(chapter.page(make_record(0, "one", "One")), "vertical"));
}

BOOST_AUTO_TEST_CASE(a_template_that_breaks_on_an_article_is_not_used_for_it) {
  auto theme = std::make_shared<Theme>(*built_in_theme("plain"));
  theme->head = ChapterTemplate("<h1>{{{title}}}</h1>\n");
  theme->built_in = false;
  Chapter chapter;
  chapter.theme = theme;
  BOOST_TEST(contains(chapter.page(make_record(0, "one", "One")), "<article>\n<h1>One</h1>\n"));
  BOOST_TEST(chapter.diagnostics.empty());
  const std::string page = chapter.page(make_record(0, "one", "A & B"));
  BOOST_TEST(contains(page, "<h1 class=\"headline\">A &amp; B</h1>"));
  BOOST_REQUIRE(chapter.diagnostics.size() == 1U);
  BOOST_TEST((chapter.diagnostics[0].code == Code::theme_invalid));
}

BOOST_AUTO_TEST_CASE(mathematics_in_tex_stays_text) {
  Record record = make_record(0, "one", "One");
  add_paragraph(record, "It holds that $a_1 < b^2$.");
  BOOST_TEST(contains(Chapter().page(record), "<p>It holds that $a_1 &lt; b^2$.</p>"));
}

BOOST_AUTO_TEST_CASE(formulas_are_mathml_and_stand_upright) {
  Record record = make_record(0, "one", "One");
  add_formula(record, "<mi>x</mi>", "x & y");
  const std::string page = Chapter().page(record);
  BOOST_TEST(contains(page,
                      "<p><math xmlns=\"http://www.w3.org/1998/Math/MathML\" "
                      "alttext=\"x &amp; y\"><mi>x</mi></math></p>"));
  BOOST_TEST(holds_formulas(page));
  Record speaks_of_it = make_record(1, "two", "Two");
  add_paragraph(speaks_of_it, "<math is a tag>");
  BOOST_TEST(!holds_formulas(Chapter().page(speaks_of_it)));
  record.language = "ja";
  BOOST_TEST(!can_stand_vertical(record));
}

BOOST_AUTO_TEST_SUITE_END()
