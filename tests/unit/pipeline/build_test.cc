#include "pipeline/build.h"

#include <rapidcheck.h>
#include <sys/resource.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/error.h"
#include "pipeline/configuration.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using namespace test;

std::string article(int number, const std::string& extra = {}) {
  const std::string n = std::to_string(number);
  return "---\ntitle: Article " + n + "\ndate: 2024-01-" + (number % 28 < 9 ? "0" : "") +
         std::to_string(number % 28 + 1) + "\ntags: [Tag " + std::to_string(number % 3) + ", tag-" +
         std::to_string(number % 3) + "]\n---\n\nText of ~~old~~ " + n + ".[^a] See [the next](" +
         std::to_string(number + 1) + ".md).\n\n" + extra + "\n\n[^a]: A note.\n";
}

// A page as one copies it from a site: its name in the title and in the last line.
std::string capture(const std::string& title, const std::string& text) {
  const std::string name = "The Quiet Tide";
  std::string page = title + " | " + name + "\n\n";
  for (const char* opening : {"", "Those who stay know it well. ", "Much has changed since. "})
    page += opening + text + "\n\n";
  return page + name + " is made on the island by its readers.\n";
}

void put_captures(const Folder& folder) {
  folder.put(
      "in/salt.txt",
      capture("Salt from the north shore",
              "The pans fill with the spring tide and are shut off with boards of larch, and "
              "after ten days of wind the first crystals can be raked from the clay."));
  folder.put(
      "in/fog.txt",
      capture("Fog over the harbor",
              "Nobody on the island trusts the forecast in June, when the bank comes in from "
              "the east and stays until the evening ferry has found the pier."));
  folder.put("in/ferry.txt",
             capture("The last ferry of the year",
                     "In December the ferry makes two crossings a week, and those who live here "
                     "know the captain, the cook and the dog."));
  folder.put("in/kelp.txt",
             capture("Kelp as a winter crop",
                     "Ropes that are seeded in October carry four meters of kelp in April, and the "
                     "farmers dry it on the racks of the old nets."));
}

std::string page(int number, const std::string& extra) {
  const std::string n = std::to_string(number);
  return "<!DOCTYPE html><html lang=en><title>Page " + n +
         " - The Quiet Tide</title><meta name=author content='Ann Lee'>"
         "<nav><a href=/>Home</a></nav>"
         "<div><h1>Page " +
         n + "</h1>Text of " + n + ", long enough to be an article's.<br><br>" + extra +
         "<p>See <a href=\"" + std::to_string(number + 1) +
         ".html\">the next</a>.</div><footer>Made on the island</footer>";
}

BOOST_AUTO_TEST_SUITE(builds)

BOOST_AUTO_TEST_CASE(what_falls_out_of_a_feed_has_not_changed) {
  const Folder folder;
  Configuration limited = configuration(folder);
  limited.outputs = {output("rss", "feed.xml")};
  limited.outputs[0].feed.limit = 1;
  const auto put = [&](const std::string& day, const std::string& text) {
    folder.put("in/" + day + ".md", "---\ntitle: Day\ndate: 2024-01-" + day + "\n---\n\n" + text);
  };
  put("01", "One.");
  run(limited);
  put("02", "Two.");
  const BuildResult second = run(limited);
  BOOST_TEST(second.outputs[0].file.articles == 1U);
  BOOST_TEST(second.changed.list(ChangedIds::Change::added).size() == 1U);
  BOOST_TEST(second.changed.list(ChangedIds::Change::updated).empty());
  BOOST_TEST(second.changed.list(ChangedIds::Change::removed).empty());
  put("01", "One, corrected.");
  BOOST_TEST(run(limited).changed.list(ChangedIds::Change::updated).size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_pages_of_a_site_repeat_is_learned_and_left_out) {
  const Folder folder;
  put_captures(folder);
  const BuildResult result = run(configuration(folder));
  BOOST_TEST(result.log.counts().at(Code::chrome_removed) == 4U);
  const std::string feed = folder.get("out/feed.json");
  for (const char* title : {"Salt from the north shore", "Fog over the harbor",
                            "The last ferry of the year", "Kelp as a winter crop"})
    BOOST_TEST(feed.find("\"title\": \"" + std::string(title) + "\"") != feed.npos, title);
  BOOST_TEST(feed.find("Quiet Tide") == feed.npos);
  BOOST_TEST((checksums(run(configuration(folder), 1)) == checksums(result)));
}

BOOST_AUTO_TEST_CASE(one_page_of_a_site_keeps_its_last_line) {
  const Folder folder;
  put_captures(folder);
  for (const char* name : {"fog", "ferry", "kelp"})
    fs::remove(folder.path + "/in/" + name + ".txt");
  run(configuration(folder));
  BOOST_TEST(folder.get("out/feed.json").find("made on the island") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_bytes) {
  const bool held = rc::check("same bytes with 1 and 8 threads", [] {
    const Folder folder;
    const int count = *rc::gen::inRange(1, 60);
    for (int i = 0; i < count; ++i) {
      const auto extra =
          *rc::gen::element<std::string>("*x* <b>y", "<div>z</div>", "| a |\n|---|\n| b |",
                                         "\x01\xEF\xBF\xBE", "- [ ] q\n- [x] r");
      const auto form = *rc::gen::element<std::string>(".md", ".html", ".txt");
      folder.put("in/" + std::to_string(i) + form,
                 form == ".md"     ? article(i, extra)
                 : form == ".html" ? page(i, extra)
                                   : capture("Capture " + std::to_string(i), extra + " stays."));
    }
    const auto alone = checksums(run(configuration(folder), 1));
    fs::remove_all(folder.path + "/out");
    RC_ASSERT(checksums(run(configuration(folder), 8)) == alone);
    RC_ASSERT(alone.size() == 3U);
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_CASE(a_second_build_changes_nothing_and_says_so) {
  const Folder folder;
  for (int i = 0; i < 5; ++i) folder.put("in/" + std::to_string(i) + ".md", article(i));
  const BuildResult first = run(configuration(folder));
  BOOST_TEST(first.changed.list(ChangedIds::Change::added).size() == 5U);
  const std::string ledger = folder.get("out/offprint.ids");
  const BuildResult second = run(configuration(folder));
  BOOST_TEST((checksums(first) == checksums(second)));
  BOOST_TEST(second.changed.list(ChangedIds::Change::added).empty());
  BOOST_TEST(second.changed.list(ChangedIds::Change::updated).empty());
  BOOST_TEST(folder.get("out/offprint.ids") == ledger);
}

BOOST_AUTO_TEST_CASE(an_id_survives_a_new_title_and_a_new_place) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  run(configuration(folder));
  fs::create_directories(folder.path + "/in/moved");
  fs::rename(folder.path + "/in/a.md", folder.path + "/in/moved/b.md");
  const BuildResult moved = run(configuration(folder));
  BOOST_TEST(moved.changed.list(ChangedIds::Change::added).empty());
  BOOST_TEST(moved.changed.list(ChangedIds::Change::removed).empty());
  BOOST_TEST(moved.changed.list(ChangedIds::Change::updated).size() == 1U);
}

BOOST_AUTO_TEST_CASE(outputs_of_values_that_are_gone_are_removed_with_their_folders) {
  const Folder folder;
  for (int i = 0; i < 3; ++i) folder.put("in/" + std::to_string(i) + ".md", article(i));
  Configuration by_tag = configuration(folder);
  by_tag.outputs = {output("epub", "books/{tag}/all.epub"), output("rss", "{tag}.xml")};
  run(by_tag);
  BOOST_TEST(folder.has("out/books/tag-2/all.epub"));
  fs::remove(folder.path + "/in/2.md");
  const BuildResult result = run(by_tag);
  BOOST_TEST(result.outputs.size() == 4U);
  BOOST_TEST(folder.has("out/books/tag-1/all.epub"));
  BOOST_TEST(!folder.has("out/books/tag-2"));
  BOOST_TEST(!folder.has("out/tag-2.xml"));
}

BOOST_AUTO_TEST_CASE(many_outputs_take_few_open_files) {
  const Folder folder;
  for (int i = 0; i < 150; ++i) folder.put("in/" + std::to_string(i) + ".md", article(i));
  Configuration alone = configuration(folder);
  alone.outputs = {output("epub", "{slug}.epub"), output("jsonfeed", "{slug}.json")};
  rlimit before{}, few{};
  BOOST_REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  few = before;
  few.rlim_cur = 200;
  BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
  const BuildResult result = run(alone);
  BOOST_REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  BOOST_TEST(result.outputs.size() == 300U);
  BOOST_TEST(folder.get("out/149.json").find("Article 149") != std::string::npos);
  BOOST_TEST((checksums(run(alone, 7)) == checksums(result)));
}

BOOST_AUTO_TEST_CASE(what_several_outputs_cannot_hold_is_reported_once) {
  const Folder folder;
  folder.put("in/a.md", article(1, "![x](x.bmp)"));
  folder.put("in/x.bmp", "BM      ");
  Configuration several = configuration(folder);
  several.outputs = {output("epub", "a.epub"), output("epub", "b.epub")};
  BOOST_TEST(run(several).log.counts().at(Code::image_format_unsupported) == 1U);
}

BOOST_AUTO_TEST_CASE(a_volume_that_is_too_large_is_reported) {
  const Folder folder;
  std::string noise = "\x89PNG\r\n\x1a\n";
  for (std::uint32_t i = 0, x = 1; i < 1'300'000; ++i, x = x * 1664525 + 1013904223)
    noise += static_cast<char>(x >> 24);
  folder.put("in/a.md", article(1, "![x](x.png)"));
  folder.put("in/x.png", noise);
  Configuration small = configuration(folder);
  small.outputs = {output("epub", "a.epub")};
  small.outputs[0].book.most_megabytes = 1;
  BOOST_TEST(run(small).log.counts().contains(Code::volume_too_large));
}

BOOST_AUTO_TEST_CASE(outputs_that_are_no_longer_written_are_removed) {
  const Folder folder;
  for (int i = 0; i < 3; ++i) folder.put("in/" + std::to_string(i) + ".md", article(i));
  Configuration volumes = configuration(folder);
  volumes.outputs[0].volume_size = 1;
  run(volumes);
  BOOST_TEST(folder.has("out/book-3.epub"));
  run(configuration(folder));
  BOOST_TEST(folder.has("out/book.epub"));
  BOOST_TEST(!folder.has("out/book-1.epub"));
  BOOST_TEST(!folder.has("out/book-3.epub"));
}

BOOST_AUTO_TEST_CASE(an_output_has_as_many_tags_as_it_is_to_have) {
  const Folder folder;
  folder.put("in/a.md", "---\ntitle: A\ndate: 2024-01-02\ntags: [Salt, Sea, Sand]\n---\n\nText.\n");
  Configuration capped = configuration(folder);
  for (OutputSpec& output : capped.outputs)
    if (output.kind == "rss") output.most_tags = 1;
  const BuildResult result = run(capped);
  BOOST_TEST(result.log.counts().at(Code::tags_capped) == 1U);
  BOOST_TEST(folder.get("out/feed.xml").find("Salt</category>") != std::string::npos);
  BOOST_TEST(folder.get("out/feed.xml").find("Sea</category>") == std::string::npos);
  BOOST_TEST(folder.get("out/feed.json").find("\"Sand\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_build_into_another_folder_leaves_the_first_alone) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  run(configuration(folder));
  Configuration elsewhere = configuration(folder);
  elsewhere.output_folder = folder.path + "/preview";
  run(elsewhere);
  BOOST_TEST(folder.has("preview/book.epub"));
  BOOST_TEST(folder.has("out/book.epub"));
}

BOOST_AUTO_TEST_CASE(an_edition_of_one_language_is_in_that_language) {
  const Folder folder;
  folder.put("in/a.md", "---\nlang: fr\n---\n# A\n\nUn.\n");
  Configuration french = configuration(folder);
  french.publication.language = "en";
  for (OutputSpec& output : french.outputs) output.edition.language = "fr";
  run(french);
  BOOST_TEST(folder.get("out/feed.xml").find("<language>fr</language>") != std::string::npos);
  BOOST_TEST(folder.get("out/feed.json").find("\"language\": \"fr\"") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(feeds_without_a_site_are_refused_and_earlier_ones_stay) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  run(configuration(folder));
  Configuration nowhere = configuration(folder);
  nowhere.publication.site.clear();
  const BuildResult result = run(nowhere);
  BOOST_TEST(result.refused_outputs == 2U);
  BOOST_TEST(result.outputs.size() == 1U);
  BOOST_TEST(result.log.counts().at(Code::site_missing) == 1U);
  BOOST_TEST(folder.has("out/feed.xml"));
}

BOOST_AUTO_TEST_CASE(a_stated_address_tells_the_site) {
  const Folder folder;
  folder.put("in/a.md", "---\ntitle: A\ncanonical_url: https://told.example/a/\n---\n\nText.\n");
  Configuration open = configuration(folder);
  open.publication.site.clear();
  const BuildResult result = run(open);
  BOOST_TEST(result.refused_outputs == 0U);
  BOOST_TEST(folder.get("out/feed.xml").find("<link>https://told.example/</link>") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_failing_environment_leaves_the_outputs_as_they_were) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  run(configuration(folder));
  const std::string before = folder.get("out/feed.json");
  folder.put("in/b.md", article(2));
  Configuration failing = configuration(folder);
  failing.outputs[2].path = "feed.json/feed.xml";  // below a file, where no folder can be
  BOOST_CHECK_THROW(run(failing), Error);
  BOOST_TEST(folder.get("out/feed.json") == before);
}

BOOST_AUTO_TEST_CASE(an_article_with_an_error_harms_no_other) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  folder.put("in/b.md", "---\ntitle: [\n---\nx\n");
  folder.put("in/c.md", "---\ntitle: C\ndraft: true\n---\nx\n");
  const BuildResult result = run(configuration(folder));
  BOOST_TEST(result.documents == 3U);
  BOOST_TEST(result.exported == 1U);
  BOOST_TEST(result.rejected == 1U);
  BOOST_TEST(result.drafts == 1U);
}

BOOST_AUTO_TEST_CASE(an_article_of_the_future_is_reported) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  const SourceList sources = find_sources(real_file_system(), folder.path + "/in", {}, {});
  BuildOptions options;
  options.as_of = parse_date("2023-12-24").date;
  const BuildResult result = check(configuration(folder), sources, options);
  BOOST_TEST(result.log.counts().at(Code::date_in_future) == 1U);
}

BOOST_AUTO_TEST_CASE(what_has_expired_or_is_private_is_left_out_unless_asked_for) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  folder.put("in/over.md", "---\ntitle: O\nexpires: 2024-02-01\n---\nx\n");
  folder.put("in/later.md", "---\ntitle: L\nexpires: 2024-02-03\n---\nx\n");
  folder.put("in/own.md", "---\ntitle: P\nstatus: private\n---\nx\n");
  folder.put("in/draft.md", "---\ntitle: D\ndraft: true\n---\nx\n");
  folder.put("in/due.md", "---\ntitle: Y\nstatus: future\ndate: 2024-02-01\n---\nx\n");
  folder.put("in/waiting.md", "---\ntitle: W\nstatus: future\ndate: 2024-02-03\n---\nx\n");
  const SourceList sources = find_sources(real_file_system(), folder.path + "/in", {}, {});
  BuildOptions options;
  options.least_kept = Severity::info;
  options.as_of = parse_date("2024-02-02").date;
  const BuildResult result = check(configuration(folder), sources, options);
  BOOST_TEST(result.exported == 3U);
  BOOST_TEST(result.expired == 1U);
  BOOST_TEST(result.private_articles == 1U);
  BOOST_TEST(result.drafts == 1U);
  BOOST_TEST(result.embargoed == 1U);
  bool reported = false;
  for (const Diagnostic& diagnostic : result.log.sorted())
    reported |= to_text(diagnostic)
                    .starts_with(
                        "over.md:3:10: info: the article expired on "
                        "2024-02-01 and is left out");
  BOOST_TEST(reported);
  BOOST_TEST(result.log.counts().at(Code::article_expired) == 1U);
  options.include_drafts = options.include_private = true;
  const BuildResult most = check(configuration(folder), sources, options);
  BOOST_TEST(most.exported == 5U);
  options.include_expired = options.include_embargoed = true;
  const BuildResult all = check(configuration(folder), sources, options);
  BOOST_TEST(all.exported == 7U);
  BOOST_TEST(all.private_articles == 0U);
}

BOOST_AUTO_TEST_CASE(addresses_in_a_feed_become_those_of_its_readers) {
  const Folder folder;
  folder.put("in/a.md", article(1));
  Configuration rewriting = configuration(folder);
  for (OutputSpec& output : rewriting.outputs)
    if (output.kind == "rss") {
      output.link_beginnings = {{"https://test.example/", "https://m.test.example/"},
                                {"https://", "http://"}};
      output.link_parameters = {{"from", "rss"}};
    }
  run(rewriting);
  const std::string feed = folder.get("out/feed.xml");
  BOOST_TEST(feed.find("<link>https://m.test.example/") != feed.npos, feed);
  BOOST_TEST(feed.find("?from=rss</link>") != feed.npos, feed);
  BOOST_TEST(folder.get("out/feed.json").find("m.test.example") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
