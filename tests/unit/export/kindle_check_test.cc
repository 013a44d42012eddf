#include "export/kindle_check.h"

#include <boost/test/unit_test.hpp>

#include "export/epub_fixture.h"

using namespace offprint;
using namespace offprint::testing;

namespace {

std::vector<Code> codes(const Diagnostics& diagnostics) {
  std::vector<Code> codes;
  for (const Diagnostic& diagnostic : diagnostics) codes.push_back(diagnostic.code);
  return codes;
}

void add_rows(Body& body, NodeIndex table, std::size_t rows, std::size_t columns) {
  for (std::size_t row = 0; row < rows; ++row) {
    const NodeIndex at = body.append(table, Element::table_row);
    for (std::size_t column = 0; column < columns; ++column) body.append(at, Element::data_cell);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kindle_check)

BOOST_AUTO_TEST_CASE(an_ordinary_article_passes) {
  Record record = make_record(0, "one", "One");
  record.images = {file_image("a.png", "a.png", "image/png", "bytes")};
  add_rows(record.body, record.body.append(Body::root(), Element::table), 100, 10);
  BOOST_TEST(kindle_findings(record, record.images).empty());
}

BOOST_AUTO_TEST_CASE(pictures_that_kindle_leaves_out_or_spoils_are_found_where_they_stand) {
  Record record = make_record(0, "one", "One");
  record.images = {file_image("a.webp", "a.webp", "image/webp", "bytes"),
                   file_image("b.svg", "b.svg", "image/svg+xml", "bytes"),
                   file_image("c.png", "c.png", "image/png", "bytes"),
                   file_image("d.webp", "", "image/webp", "bytes")};
  record.images[2].size = most_kindle_picture_bytes + 1;
  add_image(record, "c.png", "C");
  const Diagnostics found = kindle_findings(record, record.images);
  BOOST_TEST((codes(found) == std::vector{Code::kindle_picture_format, Code::kindle_svg_text,
                                          Code::kindle_picture_large}));
  BOOST_TEST(found.at(2).position.line == 7U);
}

BOOST_AUTO_TEST_CASE(formulas_are_told_once_an_article) {
  Record record = make_record(0, "one", "One");
  add_formula(record, "<mi>x</mi>", "x");
  add_formula(record, "<mi>y</mi>", "y");
  const Diagnostics found = kindle_findings(record, {});
  BOOST_TEST((codes(found) == std::vector{Code::kindle_formula}));
  BOOST_TEST(found.at(0).position.line == 9U);
  BOOST_TEST(found.at(0).count == 2U);
}

BOOST_AUTO_TEST_CASE(tables_that_kindle_does_not_show_well_are_found) {
  Record record = make_record(0, "one", "One");
  Body& body = record.body;
  add_rows(body, body.append(Body::root(), Element::table), 101, 2);
  const NodeIndex wide = body.append(Body::root(), Element::table);
  add_rows(body, wide, 1, 11);
  const NodeIndex cell = body[body[wide].first_child].first_child;
  add_rows(body, body.append(cell, Element::table), 1, 1);
  BOOST_TEST(
      (codes(kindle_findings(record, {})) ==
       std::vector{Code::kindle_table_large, Code::kindle_table_large, Code::kindle_table_nested}));
}

BOOST_AUTO_TEST_CASE(whole_books_have_limits) {
  BOOST_TEST(kindle_findings_of_book("a.epub", most_kindle_book_bytes, 25, false).empty());
  BOOST_TEST(
      (codes(kindle_findings_of_book("a.epub", most_kindle_book_bytes + 1, 26, true)) ==
       std::vector{Code::kindle_book_large, Code::kindle_svg_many, Code::kindle_hidden_text}));
}

BOOST_AUTO_TEST_SUITE_END()
