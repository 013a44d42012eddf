#include "ingest/front_matter.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string_view form_name(FrontMatterForm form) {
  constexpr std::string_view names[] = {"none", "yaml", "toml", "json", "lines", "title block"};
  return names[static_cast<std::size_t>(form)];
}

// "yaml 2 `title: A\n` 4 `Text\n`": form, line and text, body's line and body.
std::string split(std::string_view text) {
  const FrontMatter parts = split_front_matter(text);
  return std::string(form_name(parts.form)) + " " + std::to_string(parts.line) + " `" +
         std::string(parts.text) + "` " + std::to_string(parts.body_line) + " `" +
         std::string(parts.body) + "`";
}

bool has_none(std::string_view text) {
  const FrontMatter parts = split_front_matter(text);
  return parts.form == FrontMatterForm::none && parts.line == 0 && parts.body == text &&
         parts.body_line == 1;
}

// "line:name(key)=value;" of each field, then the messages, a line each.
std::string fields(std::string_view text) {
  Diagnostics diagnostics;
  std::string out;
  const FrontMatter parts = split_front_matter(text);
  for (const Field& field : read_front_matter(parts, "a.md", standard_fields(), diagnostics)) {
    out += std::to_string(field.position.line) + ":" + std::string(name(field.name)) + "(" +
           field.key + ")=" + field.value.scalar;
    for (const Value& item : field.value.items) out += "[" + item.scalar + "]";
    out += ";";
  }
  for (const Diagnostic& diagnostic : diagnostics) out += "\n" + to_text(diagnostic);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(front_matter)

BOOST_AUTO_TEST_CASE(front_matter_stands_between_marks) {
  BOOST_TEST(split("---\ntitle: A\n---\nText\n") == "yaml 2 `title: A\n` 4 `Text\n`");
  BOOST_TEST(split("+++\ntitle = 'A'\n+++\nText\n") == "toml 2 `title = 'A'\n` 4 `Text\n`");
  BOOST_TEST(split(";;;\n\"title\": \"A\"\n;;;\nText") == "json 2 `\"title\": \"A\"\n` 4 `Text`");
  BOOST_TEST(split("---toml\na = 1\n---\nText\n") == "toml 2 `a = 1\n` 4 `Text\n`");
  BOOST_TEST(split("---json\n{}\n---\nText\n") == "json 2 `{}\n` 4 `Text\n`");
}

BOOST_AUTO_TEST_CASE(dots_end_it_and_carriage_returns_and_blanks_are_no_obstacle) {
  BOOST_TEST(split("--- \r\ntitle: A\r\n... \r\nText\r\n") == "yaml 2 `title: A\r\n` 4 `Text\r\n`");
}

BOOST_AUTO_TEST_CASE(a_first_line_of_dashes_without_an_end_is_a_thematic_break) {
  BOOST_TEST(has_none("---\n\nText\n\n----\n--- x\n"));
  BOOST_TEST(has_none("+++\ntitle = 'A'\n---\n"));
}

BOOST_AUTO_TEST_CASE(marks_below_the_first_line_begin_nothing) {
  for (const std::string_view text : {"\n---\nA text.\n---\n", "\n---\n\na: b\n---\n",
                                      "Text\n---\na: b\n---\n", "", "---", " ---\na\n---\n"})
    BOOST_TEST(has_none(text), text);
}

BOOST_AUTO_TEST_CASE(blank_lines_before_metadata_do_not_hide_it) {
  BOOST_TEST(split("\n \n---\ntitle: A\n---\nText\n") == "yaml 4 `title: A\n` 6 `Text\n`");
}

BOOST_AUTO_TEST_CASE(front_matter_may_be_empty_and_body_too) {
  BOOST_TEST(split("---\n---") == "yaml 2 `` 3 ``");
  BOOST_TEST(fields("---\n# only a comment\n---\n") == "");
  BOOST_TEST(fields("+++\n+++\n") == "");
  BOOST_TEST(fields(";;;\n;;;\n") == "");
}

BOOST_AUTO_TEST_CASE(an_object_at_the_beginning_is_json) {
  BOOST_TEST(split("{\n  \"title\": \"A } b\"\n}\n\nText\n") ==
             "json 1 `{\n  \"title\": \"A } b\"\n}` 4 `\nText\n`");
  BOOST_TEST(fields("{\n  \"title\": \"A\",\n  \"keywords\": [\"x\", \"y\"]\n}\n") ==
             "2:title(title)=A;3:tags(keywords)=[x][y];");
  BOOST_TEST(fields("\"title\": \"A\",\n\"date\": \"2014/3/2\"\n;;;\nText\n") ==
             "1:title(title)=A;2:published(date)=2014/3/2;");
  for (const std::string_view text : {"{% include x %}\n", "{{ x }}\n", "{: .note}\n", "{\"x\"}\n",
                                      "{\n", "\"Never,\" she said.\n"})
    BOOST_TEST(has_none(text), text);
}

BOOST_AUTO_TEST_CASE(header_lines_end_with_the_first_blank_line) {
  BOOST_TEST(split("Title: A\nDate: 2010-12-03 10:20\n\nText\n") ==
             "lines 1 `Title: A\nDate: 2010-12-03 10:20\n` 4 `Text\n`");
  BOOST_TEST(fields("Title: A: b\nTags: x, y\nSummary: One\n    two\nStatus: draft\n\nText\n") ==
             "1:title(Title)=A: b;3:summary(Summary)=One two;2:tags(Tags)=x, y;"
             "5:status(Status)=draft;");
  BOOST_TEST(fields("Title: A\nAuthors: Jo Roe\n  Al Doe\nTags:\n") ==
             "1:title(Title)=A;2:authors(Authors)=[Jo Roe][Al Doe];4:tags(Tags)=;");
  BOOST_TEST(fields("Author: Jo Roe\nDate: 3 March 2014\n\nText\n") ==
             "1:authors(Author)=Jo Roe;2:published(Date)=3 March 2014;");
}

BOOST_AUTO_TEST_CASE(a_text_that_begins_like_a_header_line_is_none) {
  for (const std::string_view text :
       {"Note: this is old.\n\nText\n", "Summary: it rained.\n\nText\n",
        "Title: A\nand more text\n\nText\n", "Note: a\nWarning: b\n\nText\n", "Title:A\n\nText\n",
        "https://a.example\n", "Title: A\n- one\n\nText\n", "  Title: A\n\nText\n"})
    BOOST_TEST(has_none(text), text);
}

BOOST_AUTO_TEST_CASE(metadata_that_nothing_begins_ends_with_dashes) {
  BOOST_TEST(fields("title: A\ntags:\n- x\n- y\n---\nText\n") ==
             "1:title(title)=A;2:tags(tags)=[x][y];");
  BOOST_TEST(split("title: A\ntags:\n- x\n---\nText\n").starts_with("yaml 1 `title"));
}

BOOST_AUTO_TEST_CASE(a_title_block_has_three_parts) {
  BOOST_TEST(fields("% The salt\n  road\n% Jo Roe\n  Al Doe\n% March 3, 2014\n\nText\n") ==
             "1:title(title)=The salt road;3:authors(author)=[Jo Roe][Al Doe];"
             "5:published(date)=March 3, 2014;");
  BOOST_TEST(fields("% A\n%\n% 2014-03-02\n\nText\n") ==
             "1:title(title)=A;2:authors(author)=;3:published(date)=2014-03-02;");
  BOOST_TEST(has_none("% of people\nwere there\n"));
  BOOST_TEST(has_none("% a\n% b\n% c\n% d\n\nText"));
}

BOOST_AUTO_TEST_CASE(keys_may_lead_into_maps) {
  BOOST_TEST(fields("+++\ntitle = \"A\"\ndate = 2024-03-12\n[taxonomies]\ntags = [\"x\"]\n[extra]\n"
                    "author = 'Jo'\nother = 1\n+++\n") ==
             "2:title(title)=A;7:authors(extra.author)=Jo;3:published(date)=2024-03-12;"
             "5:tags(taxonomies.tags)=[x];");
}

BOOST_AUTO_TEST_CASE(the_last_of_equal_keys_counts_and_the_article_stays) {
  BOOST_TEST(fields("---\ntitle: A\ndate: 2024-01-01\ntitle: B\ndate: 2024-01-01\n---\n") ==
             "4:title(title)=B;5:published(date)=2024-01-01;"
             "\na.md:4:1: warning: the key `title` stands in line 2 already; this one counts; take "
             "one of them out [front-matter-key-duplicate]"
             "\na.md:5:1: warning: the key `date` stands in line 3 already, with the same value; "
             "take one of them out [front-matter-key-duplicate]");
  BOOST_TEST(fields("Title: A\nDate: 2024\ntitle: B\n\n").starts_with("3:title(title)=B;"));
}

BOOST_AUTO_TEST_CASE(what_is_not_of_its_form_is_an_error_at_its_place) {
  BOOST_TEST(fields("+++\ntitle = \"A\ndate = 2024-10-10\n+++\n").starts_with("\na.md:2:"));
  BOOST_TEST(
      fields("+++\ntitle: A\n+++\n").starts_with("\na.md:2:6: error: the front matter is no TOML"));
  BOOST_TEST(fields("{\n\"title\": \"A\",\n\"b\": x\n}\n").starts_with("\na.md:3:6: error: "));
  BOOST_TEST(fields(";;;\n\"title\": \"A\"\n\"b\": 1\n;;;\n").starts_with("\na.md:3:1: error: "));
  BOOST_TEST(fields("---\ntitle: [A\n---\n").starts_with("\na.md:"));
  BOOST_TEST(fields("---\n- A\n---\n") ==
             "\na.md:2:1: error: the front matter is not made of `key: value` lines "
             "[front-matter-syntax]");
}

BOOST_AUTO_TEST_SUITE_END()
