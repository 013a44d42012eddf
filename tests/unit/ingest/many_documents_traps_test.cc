// Hostile exports, feeds and template syntax: each is read whole, in less time than a careless
// reader takes, and what is too much is one located error.
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "ingest/open_source.h"
#include "ingest/trap.h"

using namespace offprint;
using namespace offprint::test;

namespace {

#ifdef NDEBUG
constexpr std::size_t many = 1'000'000, wide = 100'000, megabyte = 1 << 20;
#else
constexpr std::size_t many = 20'000, wide = 10'000, megabyte = 1 << 16;
#endif
constexpr std::size_t most_read = 300;  // documents

struct Result {
  std::size_t documents = 0;
  std::size_t articles = 0;                 // among those read, without an error
  std::map<std::string, std::size_t> told;  // by id
  std::string first_error;
};

// The first documents, and the last one.
Result read(const std::string& name, const std::string& bytes) {
  const ReaderInfo* reader = reader_for(name, std::string_view(bytes).substr(0, 4096));
  if (!reader) reader = find_reader("feed");
  const auto opened = open_source(Source{name, name, reader}, bytes);
  Result result;
  result.documents = opened->document_count();
  std::set<std::string> origins;
  for (std::size_t i = 0; i < result.documents; ++i) {
    if (i >= most_read && i + 1 < result.documents) continue;
    const Draft draft = opened->read(i);
    BOOST_TEST(origins.insert(draft.origin).second, draft.origin);
    bool failed = false;
    BOOST_TEST(draft.diagnostics.size() <= 1'500u);
    for (const Diagnostic& diagnostic : draft.diagnostics) {
      ++result.told[std::string(info(diagnostic.code).id)];
      failed = failed || info(diagnostic.code).severity == Severity::error;
      if (failed && result.first_error.empty()) result.first_error = to_text(diagnostic);
    }
    result.articles += draft.is_article && !failed;
  }
  return result;
}

std::string wxr(const std::string& items) {
  return "<?xml version=\"1.0\"?><rss xmlns:wp=\"http://wordpress.org/export/1.2/\" "
         "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>A</title>\n" +
         items + "</channel></rss>\n";
}

std::string post(int id, const std::string& content, const std::string& more = {}) {
  return "<item><title>T</title><wp:post_id>" + std::to_string(id) +
         "</wp:post_id><wp:post_type>post</wp:post_type>" + more + "<content:encoded>" + content +
         "</content:encoded></item>\n";
}

std::string section(const std::string& text) { return "<![CDATA[" + text + "]]>"; }

// An item that costs much between two sound ones.
Result read_between(const std::string& item) {
  const Result result = read("a.xml", wxr(post(1, "first") + item + post(3, "last")));
  BOOST_TEST(result.articles >= 2U);
  return result;
}

std::string rss(const std::string& items) {
  return "<rss version=\"2.0\"><channel><title>A</title>" + items + "</channel></rss>";
}

constexpr const char* template_texts[] = {"{{<",
                                          "{%",
                                          "{{",
                                          "{{%",
                                          "{#",
                                          ":::",
                                          "{",
                                          "}",
                                          "{{< a >}}",
                                          "{% a %}",
                                          "{{ a }}",
                                          "{{< a >}}{{< b >}}",
                                          "{% if a %}",
                                          "{% raw %}",
                                          "{% endraw %}",
                                          "{% highlight c %}",
                                          "{{< highlight c >}}",
                                          "{{< /a >}}",
                                          "{% enda %}",
                                          "{% comment %}",
                                          ":::a\n",
                                          ":::\n",
                                          "::::a\n",
                                          ":::a[",
                                          ":a{",
                                          ":::{a}\n",
                                          "!!! a\n",
                                          "??? a\n    ",
                                          "> [!NOTE]\n",
                                          "[[",
                                          "![[",
                                          "[[a]]",
                                          "[[a|",
                                          "%%",
                                          "==",
                                          "<A>",
                                          "<A b={",
                                          "<A b=\"",
                                          "</A>",
                                          "<A/>",
                                          "<>",
                                          "</>",
                                          "{`",
                                          "{`${",
                                          "{/*",
                                          "{'",
                                          "import a\n",
                                          "export a = {\n",
                                          "import {\n",
                                          "export const a = `\n",
                                          "<A {...",
                                          "{a}",
                                          "{{}}",
                                          "<A.",
                                          "<a b={<",
                                          "\n\n<A>\n\n",
                                          "- <A>\n",
                                          "> {",
                                          "=== \"a\"\n",
                                          "[a]({{",
                                          "![a]({% ",
                                          "`{{",
                                          "{{`",
                                          "{: .a}\n",
                                          "{:",
                                          "{% a \"",
                                          "{{< a \"",
                                          "^a ",
                                          "#a "};

}  // namespace

BOOST_AUTO_TEST_SUITE(many_documents_traps)

BOOST_AUTO_TEST_CASE(exports_of_many_items) {
  BOOST_TEST(read("a.xml", wxr(repeated("<item></item>\n", many))).documents == many + 1);
  BOOST_TEST(read("a.xml", wxr(repeated("<item>", many))).documents == many + 1);
  BOOST_TEST(read("a.xml", wxr(repeated(post(5, "x"), wide))).documents == wide + 1);
  BOOST_TEST(read("a.xml", wxr(repeated("<wp:author></wp:author>", wide))).documents == 1U);
  const auto typed = [](std::size_t i) {
    return "<item><wp:post_type>x" + std::to_string(i) + "</wp:post_type></item>";
  };
  BOOST_TEST(read("a.xml", wxr(numbered(many, typed))).documents == 1U);
}

BOOST_AUTO_TEST_CASE(exports_with_sections_that_do_not_end) {
  const std::string text = repeated("Text of an item. ", 60 * megabyte / 17);
  read("a.xml", wxr(post(1, "first") + "<item><content:encoded><![CDATA[" + text));
  const Result swallowed = read_between("<item><content:encoded><![CDATA[" + text + "</item>\n");
  BOOST_TEST(swallowed.told.count("document-too-large") +
                 swallowed.told.count("wxr-item-malformed") ==
             1U);
  const Result large = read_between(post(2, section(text)));
  BOOST_TEST(large.told.count("document-too-large") == (text.size() > (32U << 20) ? 1U : 0U));
  for (const char* open :
       {"<![CDATA[", "<!--", "<", "</item><item>", "<item><![CDATA[", "</item><item><![CDATA[",
        "<![CDATA[</item>\n<item><![CDATA[", "]]>", "]]]]><![CDATA[>", "<?", "<!DOCTYPE ["})
    read("a.xml", wxr(post(1, "first") + repeated(open, 4 * megabyte / 8)));
}

BOOST_AUTO_TEST_CASE(items_that_are_deep_or_wide) {
  for (const std::size_t depth : {90U, 5'000U, 300'000U}) {
    const Result deep = read_between("<item><wp:post_id>2</wp:post_id>" + repeated("<a>", depth) +
                                     repeated("</a>", depth) + "</item>");
    BOOST_TEST(deep.told.count("html-too-complex") == (depth > 2'000 ? 1U : 0U));
  }
  read_between(post(2, "x", numbered(wide, [](std::size_t i) {
                      return "<category domain=\"post_tag\" nicename=\"t" + std::to_string(i) +
                             "\">T</category>";
                    })));
  read_between(
      post(2, "x", repeated("<wp:postmeta><wp:meta_key>k</wp:meta_key></wp:postmeta>", wide)));
  read_between("<item " +
               numbered(wide, [](std::size_t i) { return "a" + std::to_string(i) + "=\"1\" "; }) +
               "></item>");
  read_between(
      "<item " +
      numbered(wide, [](std::size_t i) { return "xmlns:a" + std::to_string(i) + "=\"1\" "; }) +
      "></item>");
  read_between(
      "<item " +
      numbered(900, [](std::size_t i) { return "xmlns:a" + std::to_string(i) + "=\"1\" "; }) + ">" +
      repeated("<zz:a zz:b=''/>", wide) + "</item>");
}

BOOST_AUTO_TEST_CASE(shortcodes_and_blocks) {
  for (const char* text : {"[gallery",
                           "[caption",
                           "[[",
                           "[gallery ids=\"1,2\"]",
                           "[caption]",
                           "[/caption]",
                           "[[a]]",
                           "[caption][embed]",
                           "[a b=\"",
                           "[embed]http://a.example/",
                           "<pre>",
                           "<!-- wp:x -->",
                           "<!-- wp:x {\"a\":",
                           "<!-- wp:block {\"ref\":1} /-->",
                           "<!-- /wp:x -->",
                           "<!-- wp:x --><p>a</p><!-- /wp:x -->\n\n",
                           "\n\n",
                           "a\n\n",
                           "<br />\n",
                           "<div>\n\n",
                           "[caption]<img src=x />",
                           "<!-- wp:columns {\"a\":\"-- ->\"} -->",
                           "<p>",
                           "</p>\n\n<p>",
                           "[audio]",
                           "[x /]",
                           "<!--",
                           "<!--more-->",
                           "[code]",
                           "<b title='[caption'>"})
    read_between(post(2, section(repeated(text, megabyte / std::string_view(text).size()))));
}

BOOST_AUTO_TEST_CASE(shared_blocks_that_show_themselves) {
  const auto shared = [](int id, const std::string& text) {
    return "<item><wp:post_id>" + std::to_string(id) +
           "</wp:post_id><wp:post_type>wp_block</wp:post_type><content:encoded>" + section(text) +
           "</content:encoded></item>\n";
  };
  std::string bombs;
  for (int id = 100; id < 140; ++id)
    bombs +=
        shared(id, repeated("<!-- wp:block {\"ref\":" + std::to_string(id + 1) + "} /-->", 10));
  bombs += shared(140, repeated("<p>text</p>", 1'000));
  read_between(bombs + post(2, section("<!-- wp:block {\"ref\":100} /-->")));
  read_between(shared(9, repeated("<p>text</p>", wide)) +
               post(2, section(repeated("<!-- wp:block {\"ref\":9} /-->", wide / 10))));
}

BOOST_AUTO_TEST_CASE(feeds_of_many_items) {
  const Result many_items = read("a.xml", rss(repeated("<item/>", many)));
  BOOST_TEST(many_items.told.count("document-too-large") == (many > 100'000 ? 1U : 0U));
  read("a.xml", rss(repeated("<item><guid>a</guid></item>", wide)));
  read("a.xml", rss(repeated("<item><title>a</b></item>", wide)));
  read("a.xml", rss(repeated("<item>", wide)));
  read("a.xml", "<rss " + numbered(many, [](std::size_t i) {
                  return "a" + std::to_string(i) + "='' ";
                }) + "><channel><item><title>x</title></item></channel></rss>");
  read("a.xml", rss("<item><title>x</title>" + repeated("<category>a</category>", wide) +
                    repeated("<dc:creator>a</dc:creator>", wide) +
                    repeated("<enclosure url='http://a.example/'/>", wide) +
                    repeated("<media:content url='http://a.example/a.png'/>", wide) + "</item>"));
  read("a.xml", rss("<item>" + repeated("<a xml:base='b/'>", 900) + "<title>x</title>" +
                    repeated("</a>", 900) + "</item>"));
}

BOOST_AUTO_TEST_CASE(feeds_that_are_deep_are_one_error) {
  for (const char* tag : {"<a>", "<item>", "<a:b xmlns:a='c'>", "<media:group>", "<channel>"}) {
    const Result deep = read("a.xml", rss(repeated(tag, wide)));
    BOOST_TEST(deep.told.count("html-too-complex") == 1U, tag << " " << deep.first_error);
  }
  read("a.xml", "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" +
                    repeated("<div xml:base='a/'>", 950) + "x" + repeated("</div>", 950) +
                    "</content></entry></feed>");
}

BOOST_AUTO_TEST_CASE(entities_are_never_expanded) {
  std::string dtd = "<!DOCTYPE rss [<!ENTITY e0 'boom'>";
  for (int i = 1; i < 60; ++i)
    dtd += "<!ENTITY e" + std::to_string(i) + " '" +
           repeated("&e" + std::to_string(i - 1) + ";", 20) + "'>";
  dtd += "<!ENTITY file SYSTEM 'file:///etc/hostname'>]>";
  const std::string text = "<item><title>a &e59; &file;</title></item>";
  for (const std::string& bytes : {dtd + rss(text), dtd + wxr(text)}) {
    const ReaderInfo* reader = reader_for("a.xml", bytes + "wordpress.org/export/");
    const auto opened = open_source(Source{"a.xml", "a.xml", reader}, bytes);
    const Draft draft = opened->read(opened->document_count() - 1);
    const Field* title = draft.find(FieldName::title);
    BOOST_REQUIRE(title);
    BOOST_TEST(title->value.scalar == "a &e59; &file;");
  }
  read("a.xml", "<!DOCTYPE rss [" + repeated("<!ENTITY a '", wide) + rss("<item/>"));
  read("a.xml", repeated("<!DOCTYPE [", wide));
  read("a.xml", rss("<item><title>" + repeated("&a;", megabyte) + "</title></item>"));
}

BOOST_AUTO_TEST_CASE(contents_of_feeds_that_are_large) {
  const auto entry = [](const std::string& content) {
    return "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title>" + content +
           "</entry></feed>";
  };
  read("a.xml", entry("<content type='text/html' mode='base64'>" + repeated("PGI+", 8 * megabyte) +
                      "</content>"));
  read("a.xml",
       entry("<content type='image/png'>" + repeated("AAAA", 8 * megabyte) + "</content>"));
  read("a.xml", entry("<content type='html'>" + repeated("&lt;", 2 * megabyte) + "</content>"));
  read("a.xml", entry("<content type='html'>" + repeated("&amp;amp;", megabyte) + "</content>"));
  read("a.xml", entry("<content type='html'>" + repeated("&lt;div>", wide) + "</content>"));
  read("a.xml", rss("<item><description>" + repeated("&lt;p", megabyte) + "</description></item>"));
  read("a.xml", rss("<item><pubDate>" + repeated("1 ", megabyte) + "</pubDate></item>"));
  read("a.xml", rss("<item><author>" + repeated("a@b (", megabyte / 4) + "</author></item>"));
  read("a.xml", rss("<item><link>" + repeated("../", megabyte) + "</link></item>"));
}

BOOST_AUTO_TEST_CASE(json_feeds_that_are_deep_or_wide) {
  const auto feed = [](const std::string& items) {
    return "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[" + items + "]}";
  };
  BOOST_TEST(read("a.json", feed(repeated("[", many))).told.count("json-feed-damaged") == 1U);
  BOOST_TEST(read("a.json", feed(repeated("{\"a\":", many))).told.count("json-feed-damaged") == 1U);
  BOOST_TEST(
      read("a.json", feed(repeated("{},", 100'000) + "{}")).told.count("document-too-large") == 1U);
  // All of one id, which must not be compared with each other.
  BOOST_TEST(read("a.json", feed(repeated("{\"id\":\"a\"},", 99'999) + "{}")).documents ==
             100'000U);
  read("a.json", feed("{\"id\":\"a\",\"tags\":[" + repeated("\"t\",", wide) + "1]}"));
  read("a.json", feed("{\"id\":\"a\",\"authors\":[" + repeated("{\"name\":\"t\"},", wide) + "1]}"));
  read("a.json",
       feed("{\"id\":\"a\",\"attachments\":[" + repeated("{\"url\":\"t\"},", wide) + "1]}"));
  read(
      "a.json",
      feed("{" + numbered(wide, [](std::size_t i) { return "\"k" + std::to_string(i) + "\":1,"; }) +
           "\"id\":\"a\"}"));
  read("a.json", feed("{\"content_text\":\"" + repeated("a\\n", megabyte) + "\"}"));
  read("a.json", feed("{\"content_html\":\"" + repeated("<div>", wide) + "\"}"));
  read("a.json", feed("{\"content_html\":\"" + repeated("\\u00e9", megabyte)));
}

BOOST_AUTO_TEST_CASE(front_matter_that_grows) {
  const auto toml = [](const std::string& text) { return "+++\n" + text + "\n+++\nText.\n"; };
  const auto error = [](const std::string& bytes) {
    const Result result = read("a.md", bytes);
    BOOST_TEST(result.told.count("front-matter-syntax") == 1U, result.first_error);
  };
  error(toml(repeated("a.", wide) + "b = 1"));
  error(toml("[" + repeated("a.", wide) + "b]"));
  error(toml(repeated("[", wide)));
  error(toml("a = " + repeated("[", wide)));
  error(toml("a = " + repeated("{a=", wide)));
  error(toml(repeated("[[a]]\n", 200'000)));
  error("---\na: " + repeated("[", wide) + "\n---\n");
  error("---\na: &a [x,x,x,x]\n" +
        numbered(20,
                 [](std::size_t i) {
                   return "b" + std::to_string(i) + ": &b" + std::to_string(i) + " [*a,*a,*a]\n";
                 }) +
        "---\n");
  error("{\"a\": " + repeated("[", wide) + "\n");
  read("a.md", "{\"a\": 1" + repeated(",\"a\": 1", wide) + "}\n");
  read("a.md", toml(numbered(2'000, [](std::size_t i) {
         return repeated("a" + std::to_string(i) + ".", 50) + "b = 1\n";
       })));
  read("a.md",
       toml(numbered(wide / 4, [](std::size_t i) { return "k" + std::to_string(i) + " = 1\n"; })));
  read("a.md", "---\n" + numbered(wide / 4, [](std::size_t i) {
                 return "k" + std::to_string(i) + ": 1\n";
               }) + "---\nx\n");
  read("a.md", repeated("Title: x\n", wide));
  read("a.md", "Title: x\n" + repeated("    y\n", wide));
  read("a.md", repeated("\"a\": 1,\n", wide));
}

BOOST_AUTO_TEST_CASE(template_syntax_that_never_ends) {
  for (const char* text : template_texts)
    for (const char* name : {"a.md", "a.mdx"}) {
      read(name, repeated(text, megabyte / std::string_view(text).size()));
      read(name, "# T\n\nText " + repeated(text, megabyte / 8 / std::string_view(text).size()) +
                     " and more.\n\nThe last.\n");
    }
}

BOOST_AUTO_TEST_SUITE_END()
