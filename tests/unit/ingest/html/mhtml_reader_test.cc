#include "ingest/html/mhtml_reader.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string archive(const std::string& page_headers, const std::string& page) {
  return "Snapshot-Content-Location: https://a.example/n/salt\r\n"
         "Content-Type: multipart/related; type=\"text/html\"; boundary=cut\r\n\r\n"
         "--cut\r\nContent-Type: text/css\r\n\r\np{}\r\n"
         "--cut\r\n" +
         page_headers + "\r\n" + page + "\r\n--cut--\r\n";
}

const std::string page =
    "<!DOCTYPE html><html lang=en><head><title>Salt</title></head><body><article><h1>Salt</h1>\r\n"
    "<p>The first paragraph has a few words more than the others, so that it counts, and a "
    "<a href=\"../sea\">link</a>.</p>\r\n"
    "<p>The second one goes on about the caf\xE9 by the pans, the people who rake them at dusk, "
    "and "
    "what they say.</p><p><img src=\"cid:one@a\" alt=\"x\"></p></article></body></html>";

Draft read(std::string bytes) {
  const auto reader = open_mhtml({"n/salt.mhtml", std::move(bytes)});
  BOOST_TEST(reader->document_count() == 1u);
  return reader->read(0);
}

std::string only_message(const std::string& bytes) {
  const Draft draft = read(bytes);
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  return to_text(draft.diagnostics[0]);
}

NodeIndex first(const Body& body, Element element) {
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == element) return node;
  BOOST_FAIL("no such element");
  return no_node;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mhtml_reader)

BOOST_AUTO_TEST_CASE(the_page_of_an_archive_is_read_as_a_page) {
  const Draft draft = read(archive("Content-Type: text/html; charset=iso-8859-1\r\n", page));
  BOOST_TEST(draft.format == "mhtml");
  BOOST_TEST(draft.origin == "n/salt.mhtml");
  BOOST_TEST(draft.from_page);
  BOOST_TEST(!has_error(draft.diagnostics));
  BOOST_REQUIRE(draft.find(FieldName::title));
  BOOST_TEST(draft.find(FieldName::title)->value.scalar == "Salt");
  BOOST_TEST(plain_text(draft.body).find("the café by the pans") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_archives_address_completes_the_page) {
  const Draft draft = read(archive("Content-Type: text/html; charset=iso-8859-1\r\n", page));
  const Field* url = draft.find(FieldName::url);
  BOOST_REQUIRE(url);
  BOOST_TEST(url->value.scalar == "https://a.example/n/salt");
  BOOST_TEST(url->rule == "address in the web archive");
  BOOST_TEST(url->confidence < 1);
  BOOST_TEST(draft.body.attribute(first(draft.body, Element::link), Attribute::href) ==
             "https://a.example/sea");
  BOOST_TEST(draft.body.attribute(first(draft.body, Element::image), Attribute::src) ==
             "cid:one@a");
}

BOOST_AUTO_TEST_CASE(an_archive_that_cannot_be_read_is_one_error) {
  BOOST_TEST(only_message("<p>x") ==
             "n/salt.mhtml: error: the web archive holds no page; save the page again "
             "[archive-damaged]");
  const std::string whole = archive("Content-Type: text/html\r\n", page);
  BOOST_TEST(only_message(whole.substr(0, whole.size() - 50)) ==
             "n/salt.mhtml: error: the web archive ends within its page; save the page again "
             "[archive-damaged]");
  BOOST_TEST(only_message("X: " + std::string(70'000, 'x')) ==
             "n/salt.mhtml: error: the web archive has no end of its headers; save the page again "
             "[archive-damaged]");
}

BOOST_AUTO_TEST_CASE(an_archive_that_is_too_large_is_one_error) {
  std::string many = "Content-Type: multipart/related; boundary=b\n\n";
  for (int i = 0; i < 3000; ++i) many += "--b\nContent-Type: text/html\n\nx\n";
  BOOST_TEST(only_message(many + "--b--\n") ==
             "n/salt.mhtml: error: the web archive has more than 2000 parts; save the page again "
             "[document-too-large]");
}

BOOST_AUTO_TEST_SUITE_END()
