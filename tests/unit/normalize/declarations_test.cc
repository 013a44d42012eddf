#include "normalize/declarations.h"

#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using namespace std::literals;

namespace {

const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\4\0\0\0\3\b\2\0\0\0"s;

Attachment attachment(std::string url, std::string media_type = {}) {
  Attachment made;
  made.scope = "site:loaf.example";
  made.id = "5";
  made.parent = "4";
  made.order = 2;
  made.url = std::move(url);
  made.alt = " A &amp; B ";
  made.caption = "At\n dawn";
  made.media_type = std::move(media_type);
  made.position = {7, 3};
  return made;
}

struct Project {
  MemoryFileSystem files;
  Rules rules;

  Project() {
    files.files = {{"paper/static/uploads/2019/a b.png", png},
                   {"paper/uploads/c.png", png},
                   {"paper/uploads/d.png", "no picture"}};
    rules.root = "paper";
    rules.assets = {"static"};
    rules.files = &files;
  }

  Declarations of(const Attachment& attachment) const {
    Draft draft;
    draft.origin = "export.xml//5";
    draft.attachments = {attachment};
    return declarations_of(rules, draft);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(declarations)

BOOST_AUTO_TEST_CASE(an_attachment_is_found_by_the_path_of_its_address) {
  const Declarations made =
      Project().of(attachment("https://cdn.example/uploads/2019/a%20b.png", "image/png"));
  BOOST_REQUIRE(made.attachments.size() == 1u);
  const AttachmentRow& row = made.attachments[0];
  BOOST_TEST(row.image.file == "static/uploads/2019/a b.png");
  BOOST_TEST(row.image.src == "");
  BOOST_TEST(row.image.url == "https://cdn.example/uploads/2019/a%20b.png");
  BOOST_TEST(row.image.width == 4u);
  BOOST_TEST(row.image.media_type == "image/png");
  BOOST_TEST(row.image.alt == "A & B");
  BOOST_TEST(row.caption == "At dawn");
  BOOST_TEST(row.parent == "4");
  BOOST_TEST(row.order == 2u);
  BOOST_TEST(made.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_is_not_among_the_sources_is_on_the_web) {
  const AttachmentRow away =
      Project().of(attachment("https://a.example/uploads/e.jpg", "image/jpeg")).attachments.at(0);
  BOOST_TEST(away.image.file == "");
  BOOST_TEST(away.image.media_type == "image/jpeg");
  const AttachmentRow other =
      Project().of(attachment("https://a.example/uploads/d.png")).attachments.at(0);
  BOOST_TEST(other.image.file == "");
  BOOST_TEST(other.image.url == "https://a.example/uploads/d.png");
  const AttachmentRow outside =
      Project().of(attachment("https://a.example/../../etc/c.png")).attachments.at(0);
  BOOST_TEST(outside.image.file == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_is_not_looked_for) {
  const AttachmentRow paper =
      Project()
          .of(attachment("https://a.example/uploads/c.png", "application/pdf"))
          .attachments.at(0);
  BOOST_TEST(paper.image.file == "");
  BOOST_TEST(paper.image.media_type == "application/pdf");
}

BOOST_AUTO_TEST_CASE(an_attachment_without_a_web_address_is_reported) {
  const Declarations made = Project().of(attachment("javascript:x"));
  BOOST_TEST(made.attachments.empty());
  BOOST_REQUIRE(made.diagnostics.size() == 1u);
  BOOST_TEST(to_text(made.diagnostics[0]) ==
             "export.xml:7:3: warning: the attachment `5` has no web address: `javascript:x` "
             "[image-unsafe]");
}

BOOST_AUTO_TEST_CASE(people_get_their_sort_names_and_nobody_is_left_out) {
  Draft draft;
  draft.people = {{"s", "1", {"Jane &amp; Roe", "", "roe.example"}},
                  {"s", "2", {"admin", "", ""}},
                  {"s", "3", {"", "", ""}},
                  {"s", "4", {"Ann Lee", "", "https://lee.example"}}};
  const Declarations made = declarations_of({}, draft);
  BOOST_REQUIRE(made.people.size() == 2u);
  BOOST_TEST(made.people[0].person.name == "Jane & Roe");
  BOOST_TEST(made.people[0].person.url == "");
  BOOST_TEST(made.people[1].person.sort_name == "Lee, Ann");
  BOOST_TEST(made.people[1].person.url == "https://lee.example");
}

BOOST_AUTO_TEST_SUITE_END()
