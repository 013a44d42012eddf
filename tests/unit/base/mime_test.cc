#include "base/mime.h"

#include <boost/test/unit_test.hpp>

#include "base/generators.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(mime)

BOOST_AUTO_TEST_CASE(headers_are_unfolded_and_named_in_lower_case) {
  const auto entity = split_entity(
      "Subject: A\r\n long\r\n\tname \r\nX-A:\r\nno field\r\nsubject: B\r\n\r\nBody\r\n", 1000);
  BOOST_REQUIRE(entity);
  BOOST_TEST(entity->field("subject") == "A long name");
  BOOST_TEST(entity->field("x-a") == "");
  BOOST_TEST(entity->fields.size() == 3u);
  BOOST_TEST(entity->body == "Body\r\n");
}

BOOST_AUTO_TEST_CASE(values_are_utf8_whatever_they_were) {
  const auto entity = split_entity("Location: https://a.example/\xC2g \xC3\xA9\r\n\r\n", 1000);
  BOOST_REQUIRE(entity);
  BOOST_TEST(entity->field("location") == "https://a.example/\uFFFDg é");
}

BOOST_AUTO_TEST_CASE(bare_line_feeds_and_missing_ends_are_borne) {
  BOOST_TEST(split_entity("A: 1\n\nB", 1000)->body == "B");
  BOOST_TEST(split_entity("\nB: 1", 1000)->body == "B: 1");
  const auto headers = split_entity("A: 1", 1000);
  BOOST_REQUIRE(headers);
  BOOST_TEST(headers->field("a") == "1");
  BOOST_TEST(headers->body == "");
  BOOST_TEST(!split_entity("A: " + std::string(2000, 'x'), 1000));
}

BOOST_AUTO_TEST_CASE(media_types_have_parameters) {
  const MimeType type = parse_mime_type(
      "Multipart/Related; Type=\"text/html\"; boundary=\"a;\\\"b\" ; start=<x@y>; charset");
  BOOST_TEST(type.media_type == "multipart/related");
  BOOST_TEST(type.parameter("type") == "text/html");
  BOOST_TEST(type.parameter("boundary") == "a;\"b");
  BOOST_TEST(type.parameter("start") == "<x@y>");
  BOOST_TEST(type.parameter("charset") == "");
  BOOST_TEST(parse_mime_type("text/html").parameters.empty());
}

BOOST_AUTO_TEST_CASE(delimiters_are_whole_lines) {
  const std::string_view text = "a --x\r\n--xy\r\n--x- \r\nb\r\n--x \t\r\nc\n--x--";
  const auto first = find_delimiter(text, "x");
  BOOST_REQUIRE(first);
  BOOST_TEST(text.substr(0, first->begin) == "a --x\r\n--xy\r\n--x- \r\nb");
  BOOST_TEST(!first->closing);
  const std::string_view rest = text.substr(first->end);
  const auto last = find_delimiter(rest, "x");
  BOOST_REQUIRE(last);
  BOOST_TEST(rest.substr(0, last->begin) == "c");
  BOOST_TEST(last->closing);
  BOOST_TEST(last->end == rest.size());
  BOOST_TEST(!find_delimiter("a\n-x\n", "x"));
}

BOOST_AUTO_TEST_CASE(quoted_printable_is_decoded) {
  BOOST_TEST(decode_quoted_printable("caf=C3=A9 =3D\r\nlong=\r\n line  \r\nend") ==
             "café =\nlong line\nend");
  BOOST_TEST(decode_quoted_printable("=XX = =4 =c3=a9=") == "=XX = =4 é");
  BOOST_TEST(decode_quoted_printable("") == "");
}

BOOST_AUTO_TEST_CASE(base64_is_decoded) {
  BOOST_TEST(decode_base64("U2Fs\r\ndCE=") == "Salt!");
  BOOST_TEST(decode_base64("U2FsdA==U2Fs") == "Salt");
  BOOST_TEST(decode_base64("U-2 F*sdA") == "Salt");
  BOOST_TEST(decode_base64("U") == "");
}

BOOST_AUTO_TEST_CASE(decoding_never_makes_longer) {
  BOOST_TEST(rc::check("decoded content is no longer than encoded", [] {
    const std::string text = *test::bytes();
    RC_ASSERT(decode_base64(text).size() <= text.size());
    RC_ASSERT(decode_quoted_printable(text).size() <= text.size());
  }));
}

BOOST_AUTO_TEST_SUITE_END()
