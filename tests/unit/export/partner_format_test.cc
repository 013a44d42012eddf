#include <boost/test/unit_test.hpp>
#include <pugixml.hpp>

#include "base/error.h"
#include "export/partner_item.h"
#include "export/partner_profile.h"
#include "export/rss/rss_exporter.h"
#include "feed_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

struct Made {
  std::string feed;
  Diagnostics of_articles, of_feed;
};

Made make(const std::string& profile, const std::vector<Record>& records,
          ExportContext context = full_context()) {
  const ExportFolder folder;
  context.path = folder / "feed";
  context.output.profile = profile;
  const auto exporter = make_rss_exporter(context);
  Made made;
  for (const Record& record : records) {
    Rendition rendition = exporter->render(record);
    made.of_articles.insert(made.of_articles.end(), rendition.diagnostics.begin(),
                            rendition.diagnostics.end());
    exporter->append({0}, std::move(rendition));
  }
  exporter->finish(made.of_feed);
  exporter->commit();
  made.feed = real_file_system().read(context.path);
  return made;
}

bool finds(const Diagnostics& all, Code code, std::string_view message) {
  for (const Diagnostic& diagnostic : all)
    if (diagnostic.code == code && to_text(diagnostic).find(message) != std::string::npos)
      return true;
  for (const Diagnostic& diagnostic : all) BOOST_TEST_MESSAGE(to_text(diagnostic));
  return false;
}

std::size_t items(const std::string& feed) {
  std::size_t count = 0;
  for (std::size_t at = feed.find("<item"); at != feed.npos; at = feed.find("<item", at + 1))
    ++count;
  return count;
}

Record record_titled(std::string title) {
  Record record = full_record();
  record.title = std::move(title);
  return record;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(partner_format)

BOOST_AUTO_TEST_CASE(every_profile_that_comes_with_offprint_can_be_read) {
  BOOST_TEST(partner_names().size() == 6u);
  for (const std::string& name : partner_names()) {
    std::string problem;
    const auto profile = load_partner_profile(MemoryFileSystem(), "", name, problem);
    BOOST_REQUIRE_MESSAGE(profile, name + ": " + problem);
    BOOST_TEST(profile->name == name);
    for (const PartnerRule& rule : profile->rules) BOOST_TEST(rule.page.date.size() == 10u);
  }
}

BOOST_AUTO_TEST_CASE(a_publishers_own_profile_is_a_file_below_the_project) {
  MemoryFileSystem files;
  files.files["p/house.yaml"] =
      "title: House\npages: {a: {title: Page, date: 2024-01-01}}\n"
      "rules: [{on: item, check: present, of: title, level: must, says: wants titles, source: "
      "a}]\n";
  files.files["p/bad.yaml"] = "title: House\npages: {}\nrules: [{on: item}]\n";
  files.files["p/page.yaml"] =
      "title: H\npages: {}\nrules: [{on: item, check: plain, level: must, says: x, source: a}]\n";
  std::string problem;
  const auto profile = load_partner_profile(files, "p", "house.yaml", problem);
  BOOST_REQUIRE(profile);
  BOOST_TEST(profile->name == "house");
  BOOST_TEST(quote(*profile, profile->rules[0]) == "House wants titles (Page, 2024-01-01)");
  BOOST_TEST(!load_partner_profile(files, "p", "bad.yaml", problem));
  BOOST_TEST(problem.find("`bad.yaml`, line 3") != problem.npos, problem);
  BOOST_TEST(!load_partner_profile(files, "p", "page.yaml", problem));
  BOOST_TEST(problem.find("`a` is none of `pages`") != problem.npos, problem);
  BOOST_TEST(!load_partner_profile(files, "p", "../p/house.yaml", problem));
  BOOST_TEST(!load_partner_profile(files, "p", "nobody", problem));
  BOOST_TEST(problem.find("there is no partner's profile `nobody`") != problem.npos, problem);
}

BOOST_AUTO_TEST_CASE(an_item_that_cannot_be_mended_is_left_out_with_the_rule) {
  const Made made =
      make("msn", {record_titled("Short"), record_titled("A title of the right length")});
  BOOST_TEST(items(made.feed) == 1u);
  BOOST_TEST(
      finds(made.of_articles, Code::partner_item_left_out,
            "articles/ferry.md: warning: the title `Short` has 5 characters, and the article is "
            "left out of out/feed.data: MSN wants titles of more than 20 and at most 150 "
            "characters (MSN's feed specification, 2026-11-21); give the article another title "
            "[partner-item-left-out]"));
}

BOOST_AUTO_TEST_CASE(old_articles_are_counted) {
  Record old = record_titled("A title of the right length");
  old.published = date("2020-01-01");
  const Made made = make("msn", {old, old});
  BOOST_TEST(items(made.feed) == 0u);
  BOOST_TEST(finds(made.of_feed, Code::partner_items_too_old, "2 articles are too old"));
}

BOOST_AUTO_TEST_CASE(a_long_title_is_divided_and_nothing_is_lost) {
  const Made made =
      make("apple-news", {record_titled("How salt moved along the coast: the boats, the tolls and "
                                        "those who paid them")});
  BOOST_TEST(made.feed.find("<title>How salt moved along the coast</title>") != std::string::npos);
  BOOST_TEST(made.feed.find("<p><em>the boats, the tolls and those who paid them</em></p>") !=
             std::string::npos);
  BOOST_TEST(finds(made.of_articles, Code::partner_item_changed, "for Apple News, the title is"));
  BOOST_TEST(finds(made.of_feed, Code::partner_rule_broken, "the language is `en`"));
}

BOOST_AUTO_TEST_CASE(elements_are_made_of_what_is_known) {
  const Made made = make("smartnews", {record_titled("Salt and tide")});
  for (const std::string_view part :
       {"xmlns:snf=\"http://www.smartnews.be/snf\"",
        "<snf:logo>\n      <url>https://sea.example/images/",
        "<pubDate>Mon, 09 Sep 2024 12:00:00 +0000</pubDate>", "<media:status state=\"active\"/>",
        "<media:thumbnail url=\"https://sea.example/dusk.jpg?w=8&amp;h=6\" width=\"800\""})
    BOOST_TEST(made.feed.find(part) != std::string::npos, part << "\n" << made.feed);
  BOOST_TEST(made.feed.find("offprint:") == std::string::npos);
  BOOST_TEST(make("flipboard", {full_record()}).feed.find("<enclosure url=") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_picture_is_the_first_that_meets_the_rules) {
  Record record = full_record();
  record.images[0].width = 300;
  record.images[0].height = 200;
  Image large = record.images[0];
  large.src = "wide.jpg";
  large.url = "https://sea.example/wide.jpg";
  large.width = 1600;
  large.height = 1200;
  record.images.push_back(large);
  append_image(record, "wide.jpg", "");
  const Made made = make("flipboard", {record});
  BOOST_TEST(made.feed.find("<enclosure url=\"https://sea.example/wide.jpg\" length=\"0\" "
                            "type=\"image/jpeg\"/>") != std::string::npos,
             made.feed);
}

BOOST_AUTO_TEST_CASE(a_picture_of_an_unknown_type_is_no_enclosure) {
  Record record = small_record();
  append_image(record, "https://sea.example/picture?n=1", "");
  BOOST_TEST(make("flipboard", {record}).feed.find("<enclosure") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_unknown_profile_is_refused) {
  BOOST_CHECK_THROW(make("nobody", {}), Error);
}

BOOST_AUTO_TEST_CASE(a_link_with_parameters_has_its_plain_form_beside_it) {
  Record record = small_record();
  record.link = "https://sea.example/ferry/?utm_source=x";
  const std::string feed = make("", {record}).feed;
  BOOST_TEST(
      feed.find("<link>https://sea.example/ferry/?utm_source=x</link>\n      <atom:link "
                "href=\"https://sea.example/ferry/\" rel=\"canonical\" type=\"text/html\"/>\n"
                "      <guid isPermaLink=\"false\">https://sea.example/ferry/</guid>") !=
          std::string::npos,
      feed);
}

BOOST_AUTO_TEST_CASE(what_an_item_uses_is_declared) {
  Record record = full_record();
  record.title = "A title of the right length";
  record.expires = date("2031-05-01");
  Enclosure talk;
  talk.url = "https://sea.example/talk.mp3";
  talk.media_type = "audio/mpeg";
  talk.duration = 60;
  record.enclosures = {talk};
  append_image(record, "wide.jpg", "");
  const Made made = make("smartnews", {record});
  BOOST_TEST(made.feed.find("<prism:expirationDate") != made.feed.npos, made.feed);
  BOOST_TEST(made.feed.find("<itunes:duration") != made.feed.npos, made.feed);
  pugi::xml_document document;
  BOOST_TEST(document.load_string(made.feed.c_str()));
  for (const char* prefix : {"prism", "itunes"})
    BOOST_TEST(made.feed.find(std::string("xmlns:") + prefix + "=\"") != made.feed.npos, prefix);
}

BOOST_AUTO_TEST_SUITE_END()
