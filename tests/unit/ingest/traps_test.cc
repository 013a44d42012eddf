// Sources that cost a careless reader minutes, gigabytes or its stack. Each is read whole by the
// readers that it could meet, in less than a second of one core.
#include <boost/test/unit_test.hpp>
#include <iostream>

#include "base/gzip.h"
#include "ingest/open_source.h"
#include "ingest/trap.h"

using namespace offprint;
using namespace offprint::test;

namespace {

#ifdef NDEBUG
constexpr int most_nested = 200'000;
constexpr std::size_t line_size = 400 << 10;  // bytes
constexpr std::size_t most_words = 16 << 20;  // bytes
constexpr int times = 20'000;
#else
constexpr int most_nested = 40'000;
constexpr std::size_t line_size = 50 << 10;
constexpr std::size_t most_words = 2 << 20;
constexpr int times = 5'000;
#endif

std::string as_page(std::string_view body) {
  return "<!DOCTYPE html><html><head><title>A trap</title></head><body>" + std::string(body) +
         "</body></html>";
}

Draft read(const std::string& name, std::string bytes,
           const std::shared_ptr<const Limits>& limits = {}) {
  const ReaderInfo* reader = reader_for(name);
  BOOST_REQUIRE(reader);
  Source source{name, name, reader};
  source.limits = limits;
  return open_source(source, std::move(bytes))->read(0);
}

std::size_t errors(const Draft& draft) {
  std::size_t count = 0;
  for (const Diagnostic& diagnostic : draft.diagnostics)
    count += info(diagnostic.code).severity == Severity::error;
  return count;
}

// Read with one error at most.
void bear(const std::string& name, const std::string& bytes) {
  const Draft draft = read(name, bytes);
  BOOST_TEST(errors(draft) <= 1u);
  BOOST_TEST(draft.diagnostics.size() <= 1'500u);
}

void bear_everywhere(const std::string& html) {
#ifndef NDEBUG
  // Under sanitizers all of it takes a quarter of an hour; each parser meets it once.
  bear("article.html", as_page("<article><h1>A trap</h1><p>With a text.</p>" + html));
  return bear("open.md", "Text " + html);
#endif
  bear("fragment.html", html);
  bear("page.html", as_page(html));
  bear("article.html",
       as_page("<article><h1>A trap</h1><p>With a text, and more text.</p>" + html));
  bear("page.mhtml", "Content-Type: text/html\r\n\r\n" + as_page(html));
  bear("raw.md", html);
  bear("inside.md", "# A trap\n\nText <b>" + html + "</b> and more.\n");
  bear("open.md", "Text " + html);
  bear("capture.txt", html);
}

void expect(const std::string& name, const std::string& bytes, Code code,
            const std::shared_ptr<const Limits>& limits = {}) {
  const Draft draft = read(name, bytes, limits);
  BOOST_TEST(errors(draft) == 1u);
  BOOST_REQUIRE(!draft.diagnostics.empty());
  BOOST_TEST((draft.diagnostics.back().code == code), to_text(draft.diagnostics.back()));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(traps)

BOOST_AUTO_TEST_CASE(nested_lists) {
  for (const std::size_t times : {1'900, 20'000, most_nested})
    bear_everywhere(repeated("<ul><li>", times));
}

BOOST_AUTO_TEST_CASE(nested_divisions) {
  for (const std::size_t times : {1'900, 20'000, most_nested})
    bear_everywhere(repeated("<div>", times));
  bear_everywhere(repeated("<div>", 1'000) + "text" + repeated("</div>", 1'000));
}

BOOST_AUTO_TEST_CASE(nested_inline_elements) {
  for (const std::string_view tag : {"<b>", "<a href=x>", "<font size=1>", "<span>", "<b><i><p>"})
    for (const std::size_t times : {600, 1'900, 20'000}) bear_everywhere(repeated(tag, times));
}

BOOST_AUTO_TEST_CASE(elements_that_end_by_themselves) {
  for (const std::string_view tags :
       {"<p>",      "<li>x",    "<dd><dt>", "<td>",        "<table><td>", "<tr><td><table>",
        "<option>", "<rt>",     "<h1>",     "<button>",    "<form>",      "<nobr>",
        "<a>",      "<select>", "<svg>",    "<math>",      "<template>",  "<table><caption>",
        "<b></p>",  "</p>",     "</br>",    "<svg><desc>", "<frameset>"})
    for (const char* name : {"page.html", "open.md"}) bear(name, as_page(repeated(tags, 10'000)));
}

BOOST_AUTO_TEST_CASE(misnested_formatting) {
  bear_everywhere(repeated("<b><a><i></b>", 5'000));
  bear_everywhere(repeated("<b></i>", times));
  bear_everywhere(repeated("<div><table><td></div>", times));
  bear_everywhere(repeated("<div><b></div>", times));
  bear_everywhere(repeated("<b><div></b>", times));
  bear_everywhere(repeated("<a>", 1'500) + repeated("<b></a>", times));
  bear_everywhere(repeated("<table><b>", 1'000) + repeated("</b>", 1'000));
  bear_everywhere(repeated("<p><b>", 900) + repeated("<p>x", 5'000));
}

BOOST_AUTO_TEST_CASE(attributes) {
  const auto attribute = [](std::size_t i) { return " a" + std::to_string(i) + "=1"; };
  bear_everywhere("<p" + numbered(8'000, attribute) + ">x</p>");
  bear_everywhere("<p" + numbered(200'000, attribute) + ">x</p>");
  bear_everywhere(repeated("<p" + numbered(400, attribute) + ">x</p>", 50));
  bear_everywhere("<body" + numbered(400, attribute) + ">" +
                  repeated("<body" + numbered(400, attribute) + ">", 50));
  bear_everywhere("<p class=\"" + repeated("a ", 500'000) + "\">x</p>");
  bear_everywhere("<img srcset=\"" + repeated("a.png 1w, ", 100'000) + "\">");
}

BOOST_AUTO_TEST_CASE(tables) {
  bear_everywhere("<table><tr>" + repeated("<td>x", 5 * times) + "</table>");
  bear_everywhere("<table>" + repeated("<tr><td>x", 2 * times) + "</table>");
  bear_everywhere(repeated("<table><tr><td>", 600) + "x" + repeated("</table>", 600));
  bear_everywhere("<table><tr><td colspan=1000000 rowspan=1000000>x</table>");
  bear("wide.md",
       "|" + repeated("a|", times) + "\n|" + repeated("-|", times) + "\n" + repeated("|x\n", 200));
}

BOOST_AUTO_TEST_CASE(what_never_ends) {
  for (const std::string_view open : {"<", "<!--", "<![CDATA[", "&", "<a b=\"", "<script>", "</",
                                      "<title>", "<textarea>", "<?", "<!DOCTYPE ", "<plaintext>"})
    bear_everywhere(repeated(open, 50'000));
  bear_everywhere("<p>" + repeated("&amp", 200'000));
  bear_everywhere(repeated("<script>x", 5'000));
  bear_everywhere(repeated("<!-- --!", 50'000));
  bear_everywhere(repeated("x<!X ", 50'000));
}

BOOST_AUTO_TEST_CASE(structured_data) {
  const auto with = [](const std::string& json) {
    return "<script type=\"application/ld+json\">" + json + "</script>";
  };
  bear_everywhere(with(repeated("[", 200'000)));
  bear_everywhere(with("{\"@graph\":[" + repeated("{\"@type\":\"Article\"},", 50'000) + "{}]}"));
  bear_everywhere(repeated(with("{\"@type\":\"NewsArticle\",\"headline\":\"x\"}"), 5'000));
  bear_everywhere(with("{\"headline\":\"" + repeated("\\u0041", 100'000)));
  bear_everywhere(repeated("<meta property=og:title content=x>", 20'000));
  bear_everywhere(
      repeated("<div itemscope itemprop=author><span itemprop=name>x</span></div>", 5'000));
  bear_everywhere(repeated("<time datetime=2024-01-01>x</time> by A B ", 5'000));
}

BOOST_AUTO_TEST_CASE(long_lines_and_many_lines) {
  for (const std::string_view text : {"x",
                                      "word ",
                                      "#a",
                                      "# ",
                                      "*",
                                      "_a ",
                                      "[",
                                      "![](",
                                      "`a",
                                      "<a ",
                                      "\n",
                                      "\n\n",
                                      "x\n",
                                      "a | b > c\n",
                                      "- ",
                                      "> ",
                                      "\xE5\xA1\xA9",
                                      "\xFF",
                                      "By A B, 2024\n",
                                      "http://a.example/ ",
                                      "|",
                                      "&"}) {
    const std::string bytes = repeated(text, line_size / text.size());
    for (const char* name : {"line.txt", "line.md", "line.html"}) bear(name, bytes);
  }
}

BOOST_AUTO_TEST_CASE(one_line_of_the_largest_size) {
  const auto words = [](std::size_t bytes) { return repeated("A line of words. ", bytes / 17); };
  for (const char* name : {"line.txt", "line.md"}) bear(name, words(most_words));
  bear("line.html", words(most_words / 4 * 3));  // gumbo: about 17 MB a second
}

BOOST_AUTO_TEST_CASE(documents_that_are_too_large_are_one_error) {
  Limits small;
  small.document_bytes = 1 << 20;
  const auto limits = std::make_shared<const Limits>(small);
  const std::string large(small.document_bytes + 1, 'x');
  for (const char* name : {"large.txt", "large.md", "large.html"})
    expect(name, large, Code::document_too_large, limits);
  expect("large.mhtml", "Content-Type: text/html\n\n" + large, Code::document_too_large, limits);
  const std::string damaged(small.document_bytes + 1, '\xE9');
  for (const char* name : {"damaged.txt", "damaged.md", "damaged.html"})
    expect(name, damaged, Code::document_too_large, limits);
}

BOOST_AUTO_TEST_CASE(decompression_bombs) {
  for (const char* name : {"bomb.txt.gz", "bomb.md.gz", "bomb.html.gz", "bomb.mhtml.gz"}) {
    expect(name, test::gzip_bomb(5'000), Code::document_too_large);
    expect(name, test::gzip_bomb(5).substr(0, 700), Code::archive_damaged);
  }
}

BOOST_AUTO_TEST_CASE(web_archives) {
  const std::string head = "Content-Type: multipart/related; boundary=b\r\n\r\n";
  const std::string page = "--b\r\nContent-Type: text/html\r\n\r\n" + as_page("<p>x") + "\r\n";
  expect("parts.mhtml", head + page + repeated("--b\r\n\r\nx\r\n", 100'000) + "--b--\r\n",
         Code::document_too_large);
  expect("nested.mhtml",
         numbered(20'000,
                  [](std::size_t i) {
                    const std::string boundary = "b" + std::to_string(i);
                    return "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" +
                           boundary + "\n";
                  }),
         Code::document_too_large);
  expect("noend.mhtml",
         head + "--b\r\nContent-Type: text/html\r\n\r\n" + repeated("x\r\n", 100'000),
         Code::archive_damaged);
  expect("headers.mhtml", head + "--b\r\n" + repeated("X: y\r\n", 1'000'000),
         Code::document_too_large);
  expect("fields.mhtml", repeated("X: y\r\n", 1'000'000), Code::archive_damaged);
  expect("almost.mhtml", head + repeated("\n--", 3'000'000), Code::archive_damaged);
  bear("soft.mhtml", head +
                         "--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: "
                         "quoted-printable\r\n\r\n" +
                         repeated("=\r\n", 1'000'000) + "--b--");
  bear("locations.mhtml", head + page + numbered(1'500, [](std::size_t i) {
                            return "--b\r\nContent-Location: http://a.example/" +
                                   repeated("../", 5'000) + std::to_string(i) + "\r\n\r\nx\r\n";
                          }) + "--b--");
}

BOOST_AUTO_TEST_SUITE_END()
