#include "ingest/reader.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(reader_table)

BOOST_AUTO_TEST_CASE(readers_are_found_by_name) {
  BOOST_REQUIRE(find_reader("markdown"));
  BOOST_TEST(find_reader("markdown")->name == "markdown");
  BOOST_TEST(find_reader("word") == nullptr);
}

BOOST_AUTO_TEST_CASE(readers_are_found_by_extension_whatever_its_case) {
  BOOST_REQUIRE(reader_for("a/b.MD"));
  BOOST_TEST(reader_for("a/b.MD")->name == "markdown");
  BOOST_TEST(reader_for("b.markdown") == find_reader("markdown"));
  BOOST_TEST(reader_for("b.docx") == nullptr);
  BOOST_TEST(reader_for("md") == nullptr);
}

BOOST_AUTO_TEST_CASE(every_reader_says_what_it_reads) {
  for (const ReaderInfo& reader : readers()) {
    BOOST_TEST(!reader.description.empty());
    BOOST_TEST(!reader.extensions.empty());
    BOOST_TEST(reader.open({"x", ""})->document_count() >= 1u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
