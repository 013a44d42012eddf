#include "ingest/reader.h"

#include <boost/test/unit_test.hpp>

#include "base/gzip.h"

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

BOOST_AUTO_TEST_CASE(what_has_no_name_is_told_by_its_beginning) {
  const auto name = [](std::string_view beginning) { return reader_for_bytes(beginning).name; };
  BOOST_TEST(name("\n<!-- saved -->\n<!doctype HTML>\n<title>A</title>") == "html");
  BOOST_TEST(name("<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"x\">") == "html");
  BOOST_TEST(name("<html lang=\"en\">") == "html");
  BOOST_TEST(name("<div>A block in Markdown</div>") == "markdown");
  BOOST_TEST(name("<htmlish>") == "markdown");
  BOOST_TEST(name("From: <Saved>\r\nContent-Type: multipart/related;\r\n\tboundary=b\r\n"
                  "MIME-Version: 1.0\r\n\r\n") == "mhtml");
  BOOST_TEST(name("Title: A\nDate: 2024-01-02\n\nText") == "markdown");
  BOOST_TEST(name("---\ntitle: A\n---\n") == "markdown");
  BOOST_TEST(name("") == "markdown");
}

BOOST_AUTO_TEST_CASE(beginnings_are_seen_through_compression_and_wide_characters) {
  const auto beginning = [](std::string bytes) {
    return beginning_of(*bytes_in_memory(std::move(bytes)));
  };
  using namespace std::string_literals;
  BOOST_TEST(beginning("\xEF\xBB\xBF<html>") == "<html>");
  BOOST_TEST(beginning("\xFF\xFE<\0h\0"s) == "<h");
  BOOST_TEST(beginning("\xFE\xFF\0<\0h"s) == "<h");
  BOOST_TEST(beginning("<\0h\0t\0m\0"s) == "<htm");
  BOOST_TEST(beginning(test::gzip("<rss>" + std::string(300'000, ' '))).substr(0, 6) == "<rss> ");
  BOOST_TEST(beginning(test::gzip("\xFF\xFE<\0h\0"s)) == "<h");
  BOOST_TEST(beginning("\x1F\x8B\x08 damaged") == "");
  BOOST_TEST(beginning(std::string(10'000, 'a')).size() == 4096u);
}

BOOST_AUTO_TEST_CASE(every_reader_says_what_it_reads) {
  for (const ReaderInfo& reader : readers()) {
    BOOST_TEST(!reader.description.empty());
    BOOST_TEST(!reader.extensions.empty());
    BOOST_TEST(reader.open({"x", ""})->document_count() >= 1u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
