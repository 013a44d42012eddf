#include "base/mhtml.h"

#include <boost/test/unit_test.hpp>

#include "base/generators.h"

using namespace offprint;

namespace {

// A message of these parts, each with its headers.
std::string archive(const std::vector<std::string>& parts, const std::string& parameters = {}) {
  std::string text =
      "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n"
      "\tboundary=\"=_cut\"" +
      parameters + "\r\n\r\nA preamble.\r\n";
  for (const std::string& part : parts) text += "--=_cut\r\n" + part + "\r\n";
  return text + "--=_cut--\r\n";
}

const std::string page =
    "Content-Type: text/html; charset=\"utf-8\"\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://a.example/salt/\r\n\r\n"
    "<p>caf=C3=A9</p>";
const std::string picture =
    "Content-Type: image/png\r\nContent-ID: <one@a>\r\n"
    "Content-Location: https://a.example/img/a.png\r\n"
    "Content-Transfer-Encoding: BASE64\r\n\r\nUE5H";

std::string problem_of(const std::string& bytes) { return Mhtml(bytes).problem(); }

std::string nested(int levels) {
  std::string text;
  for (int i = 0; i < levels; ++i)
    text += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\n\n--b" +
            std::to_string(i) + "\n";
  text += "Content-Type: text/html\n\n<p>x\n";
  for (int i = levels; i-- > 0;) text += "--b" + std::to_string(i) + "--\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(web_archives)

BOOST_AUTO_TEST_CASE(parts_are_found_and_decoded) {
  const std::string bytes = archive({page, picture});
  const Mhtml archive(bytes);
  BOOST_TEST(archive.problem() == "");
  BOOST_REQUIRE(archive.parts().size() == 2u);
  BOOST_TEST(archive.page() == 1u);
  BOOST_TEST(archive.address() == "https://a.example/salt/");
  BOOST_TEST(archive.parts()[0].media_type == "text/html");
  BOOST_TEST(archive.parts()[0].charset == "utf-8");
  BOOST_TEST(decode_part(archive.parts()[0]) == "<p>café</p>");
  BOOST_TEST(decode_part(archive.parts()[1]) == "PNG");
}

BOOST_AUTO_TEST_CASE(references_find_parts_by_location_and_id) {
  const std::string relative =
      "Content-Type: image/gif\r\nContent-Location: img/long\r\n  name.gif\r\n\r\nGIF";
  const std::string bytes = archive({page, picture, relative});
  const Mhtml archive(bytes);
  for (const char* reference : {"https://a.example/img/a.png", "/img/a.png", "../img/a.png",
                                "//a.example/img/a.png#x", "cid:one@a", "CID:one%40a"})
    BOOST_TEST(archive.find(reference) == 2u, reference);
  BOOST_TEST(archive.find("img/longname.gif") == 3u);
  for (const char* reference :
       {"", "https://a.example/salt/", "cid:two@a", "img/a.png", "http://["})
    BOOST_TEST(archive.find(reference) == 0u, reference);
}

BOOST_AUTO_TEST_CASE(archives_without_addresses_hold_together_by_relative_names) {
  const std::string bytes =
      archive({"Content-Type: text/html\r\n\r\n<p>x", "Content-Location: a b.png\r\n\r\nPNG"});
  const Mhtml archive(bytes);
  BOOST_TEST(archive.address() == "");
  BOOST_TEST(archive.find("ab.png") == 2u);
  BOOST_TEST(archive.find("./ab.png") == 2u);
}

BOOST_AUTO_TEST_CASE(the_header_tells_where_the_page_was) {
  const std::string bytes = "Snapshot-Content-Location: https://a.example/x\r\n" +
                            archive({"Content-Type: text/html\r\n\r\n<p>x"});
  BOOST_TEST(Mhtml(bytes).address() == "https://a.example/x");
  BOOST_TEST(Mhtml("Content-Type: text/html\nContent-Location: file:///c/x.htm\n\n<p>").address() ==
             "");
}

BOOST_AUTO_TEST_CASE(the_page_is_the_start_part_or_the_first_page) {
  const std::string frame = "Content-Type: text/html\r\nContent-ID: <f>\r\n\r\n<p>frame";
  const std::string frames_first = archive({picture, frame, page});
  BOOST_TEST(Mhtml(frames_first).page() == 2u);
  const std::string page_named = archive({frame, "Content-ID: <p>\r\n" + page}, "; start=\"<p>\"");
  BOOST_TEST(Mhtml(page_named).page() == 2u);
  const std::string wrong_start = archive({picture, page}, "; start=\"<one@a>\"");
  BOOST_TEST(Mhtml(wrong_start).page() == 2u);
}

BOOST_AUTO_TEST_CASE(multiparts_may_hold_multiparts) {
  const std::string bytes =
      archive({"Content-Type: multipart/alternative; boundary=in\r\n\r\n--in\r\n"
               "Content-Type: text/plain\r\n\r\nx\r\n--in\r\n" +
                   page + "\r\n--in--",
               picture});
  const Mhtml archive(bytes);
  BOOST_TEST(archive.problem() == "");
  BOOST_REQUIRE(archive.parts().size() == 3u);
  BOOST_TEST(archive.page() == 2u);
  BOOST_TEST(archive.find("cid:one@a") == 3u);
}

BOOST_AUTO_TEST_CASE(a_page_alone_is_an_archive) {
  const Mhtml archive(
      "\xEF\xBB\xBF\nContent-Type: text/html\nContent-Transfer-Encoding: 8bit\n\n<p>x");
  BOOST_TEST(archive.page() == 1u);
  BOOST_TEST(decode_part(archive.parts()[0]) == "<p>x");
}

BOOST_AUTO_TEST_CASE(what_is_cut_short_is_damaged_where_it_matters) {
  const std::string whole = archive({page, picture});
  const std::string in_picture = whole.substr(0, whole.size() - 14);
  BOOST_TEST(problem_of(in_picture) == "");
  BOOST_TEST(Mhtml(in_picture).find("cid:one@a") == 0u);
  BOOST_TEST(problem_of(whole.substr(0, whole.find("caf") + 3)) == "ends within its page");
}

BOOST_AUTO_TEST_CASE(what_holds_no_page_says_why) {
  BOOST_TEST(problem_of("") == "holds no page");
  BOOST_TEST(problem_of("<!DOCTYPE html><p>x") == "holds no page");
  BOOST_TEST(problem_of(archive({picture})) == "holds no page");
  BOOST_TEST(problem_of("Content-Type: multipart/related\n\n--\n\nx") ==
             "names no boundary between its parts");
  BOOST_TEST(problem_of("Content-Type: multipart/related; boundary=b\n\nx") == "has no parts");
}

BOOST_AUTO_TEST_CASE(limits_are_one_problem_each) {
  const std::string many = archive(std::vector<std::string>(100'000, "\r\nx"));
  BOOST_TEST(problem_of(many) == "has more than 2000 parts");
  BOOST_TEST(Mhtml(many).is_too_large());
  BOOST_TEST(problem_of(nested(8)) == "");
  BOOST_TEST(problem_of(nested(9)) == "has multiparts nested deeper than 8");
  BOOST_TEST(problem_of(archive({"X: " + std::string(70'000, 'x') + "\r\n\r\n"})) ==
             "has a part with more than 64 KB of headers");
  BOOST_TEST(problem_of("X: " + std::string(70'000, 'x')) == "has no end of its headers");
}

BOOST_AUTO_TEST_CASE(any_bytes_are_borne) {
  BOOST_TEST(rc::check("an archive of any bytes has a page or a problem", [] {
    const std::string bytes =
        archive({*test::bytes(), page + *test::bytes()}) + nested(3) + *test::bytes();
    const Mhtml archive(bytes);
    RC_ASSERT((archive.page() == 0) == !archive.problem().empty());
    for (const MhtmlPart& part : archive.parts()) decode_part(part);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
