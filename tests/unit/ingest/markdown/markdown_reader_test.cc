#include "ingest/markdown/markdown_reader.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

Draft read(std::string bytes) { return open_markdown({"notes/a.md", std::move(bytes)})->read(0); }

std::string only_message(const Draft& draft) {
  return draft.diagnostics.size() == 1 ? to_text(draft.diagnostics[0])
                                       : std::to_string(draft.diagnostics.size()) + " diagnostics";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_reader)

BOOST_AUTO_TEST_CASE(a_file_is_one_draft_with_positions) {
  const auto reader =
      open_markdown({"notes/a.md", "---\nTitle: A b\ndate: 2024-03-12\n---\n\nText.\n"});
  BOOST_TEST(reader->document_count() == 1u);
  const Draft draft = reader->read(0);
  BOOST_TEST(draft.origin == "notes/a.md");
  BOOST_TEST(draft.format == "markdown");
  BOOST_TEST(draft.source_hash != 0u);
  const Field* title = draft.find(FieldName::title);
  BOOST_REQUIRE(title);
  BOOST_TEST(title->key == "Title");
  BOOST_TEST(title->value.scalar == "A b");
  BOOST_TEST(title->position.line == 2u);
  BOOST_TEST(title->value.position.column == 8u);
  const Node& paragraph = draft.body[draft.body[Body::root()].first_child];
  BOOST_TEST((paragraph.element == Element::paragraph));
  BOOST_TEST(paragraph.position.line == 6u);
  BOOST_TEST(plain_text(draft.body) == "Text.");
  BOOST_TEST(draft.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(front_matter_is_optional) {
  const Draft draft = read("# Salt\n\nText.\n");
  BOOST_TEST(draft.fields.empty());
  BOOST_TEST(draft.diagnostics.empty());
  BOOST_TEST(plain_text(draft.body) == "Salt\n\nText.");
  BOOST_TEST(read("---\n# only a comment\n---\nText.\n").diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_and_carriage_returns_change_nothing) {
  const Draft plain = read("---\ntitle: A\n---\n\nText.\n\nMore.\n");
  const Draft draft = read("\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n\r\nText.\r\n\r\nMore.\r\n");
  BOOST_TEST(first_difference(plain.body, draft.body) == "");
  BOOST_REQUIRE(draft.find(FieldName::title));
  BOOST_TEST(draft.find(FieldName::title)->value.scalar == "A");
  BOOST_TEST(draft.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(broken_front_matter_is_an_error_where_it_breaks) {
  const Draft draft = read("---\ntitle: A\ntags: [one\n---\n\nText.\n");
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST((draft.diagnostics[0].code == Code::front_matter_syntax));
  BOOST_TEST(draft.diagnostics[0].position.line >= 3u);
  BOOST_TEST(draft.diagnostics[0].position.line <= 4u);
  BOOST_TEST(has_error(draft.diagnostics));
  BOOST_TEST(draft.fields.empty());
}

BOOST_AUTO_TEST_CASE(front_matter_that_is_no_map_is_an_error) {
  BOOST_TEST(only_message(read("---\n- one\n- two\n---\nText.\n")) ==
             "notes/a.md:2:1: error: the front matter is not made of `key: value` lines "
             "[front-matter-syntax]");
}

BOOST_AUTO_TEST_CASE(text_that_is_not_utf_8_is_read_and_reported) {
  const Draft draft = read(
      "Un caf\xE9 noir, une for\xEAt, un \xE9t\xE9 pass\xE9 \xE0 la mer, tr\xE8s loin d'ici.\n");
  BOOST_TEST(plain_text(draft.body) ==
             "Un café noir, une forêt, un été passé à la mer, très loin d'ici.");
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST((draft.diagnostics[0].code == Code::charset_guessed));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_text_are_a_loss) {
  // UTF-16 as its mark says, but with half of a surrogate pair.
  const Draft draft =
      read(std::string("\xFF\xFE"
                       "a\0"
                       "\x00\xD8"
                       "b\0",
                       8));
  BOOST_TEST(plain_text(draft.body) ==
             "a\xEF\xBF\xBD"
             "b");
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST((draft.diagnostics[0].code == Code::charset_damaged));
}

BOOST_AUTO_TEST_SUITE_END()
