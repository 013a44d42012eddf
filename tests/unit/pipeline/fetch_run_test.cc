#include "pipeline/fetch_run.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "base/hash.h"
#include "pipeline/fetched_files.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

// A GIF of one pixel, in a color of its own.
std::string gif(char letter) {
  std::string bytes("GIF89a\1\0\1\0\x80\0\0\0\0\0\xFF\xFF\xFF", 19);
  bytes[13] = letter;
  return bytes + std::string(",\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 16);
}

// The web, as far as there is any. Answers what was asked last first.
class FakeWeb final : public Fetcher {
 public:
  struct Page {
    std::string bytes, etag;
  };
  std::map<std::string, Page> pages;
  std::vector<FetchRequest> asked;

  void fetch(const FetchSpec&, const std::function<std::optional<FetchRequest>()>& next,
             const std::function<void(FetchAnswer)>& done) override {
    std::vector<FetchRequest> waiting;
    for (auto request = next(); request || !waiting.empty(); request = next()) {
      if (request) waiting.push_back(*request);
      if (request && waiting.size() < 3) continue;
      const FetchRequest last = waiting.back();
      waiting.pop_back();
      asked.push_back(last);
      done(answer(last));
    }
  }

  std::multiset<std::string> addresses() const {
    std::multiset<std::string> all;
    for (const FetchRequest& request : asked) all.insert(request.url);
    return all;
  }

 private:
  FetchAnswer answer(const FetchRequest& request) const {
    FetchAnswer answer;
    answer.number = request.number;
    const auto page = pages.find(request.url);
    if (page == pages.end()) {
      answer.problem = "the server answered 404";
    } else if (!page->second.etag.empty() && page->second.etag == request.etag) {
      answer.end = FetchAnswer::End::unchanged;
    } else {
      answer.end = FetchAnswer::End::fetched;
      answer.bytes = page->second.bytes;
      answer.url = request.url;
      answer.etag = page->second.etag;
    }
    return answer;
  }
};

struct Project {
  Folder folder;
  FakeWeb web;
  Configuration settings = configuration(folder);

  BuildResult build(bool again = false, unsigned jobs = 2, bool fetches = true) {
    const SourceList sources = find_sources(real_file_system(), settings.root, {}, {});
    BuildOptions options;
    options.jobs = jobs;
    options.least_kept = Severity::info;
    options.fetcher = fetches ? &web : nullptr;
    options.fetch_again = again;
    web.asked.clear();
    return offprint::build(settings, sources, options, true);
  }
};

std::vector<std::string> messages(const BuildResult& result, Code code) {
  std::vector<std::string> texts;
  for (const Diagnostic& diagnostic : result.log.sorted())
    if (diagnostic.code == code) texts.push_back(to_text(diagnostic));
  return texts;
}

std::string counts(const BuildResult& result) {
  if (!result.pictures) return "";
  const FetchCounts& counts = *result.pictures;
  return std::to_string(counts.fetched) + " " + std::to_string(counts.kept) + " " +
         std::to_string(counts.missing);
}

std::uint64_t count(const BuildResult& result, Code code) {
  const auto found = result.log.counts().find(code);
  return found == result.log.counts().end() ? 0 : found->second;
}

BOOST_AUTO_TEST_SUITE(fetch_runs)

BOOST_AUTO_TEST_CASE(nothing_is_fetched_unless_it_is_asked_for) {
  Project project;
  project.folder.put("in/a.md", "# A\n\nText.\n\n![x](https://salt.example/x.gif)\n");
  project.web.pages["https://salt.example/x.gif"] = {gif('x'), ""};
  const BuildResult without = project.build(false, 2, false);
  BOOST_TEST(counts(without) == "");
  BOOST_TEST(count(without, Code::image_remote) == 1U);
  BOOST_TEST(!project.folder.has("out/.offprint/fetched"));

  const BuildResult with = project.build();
  BOOST_TEST(counts(with) == "1 0 0");
  BOOST_TEST(count(with, Code::image_remote) == 0U);
  BOOST_TEST((checksums(with)["book.epub"] != checksums(without)["book.epub"]));
  BOOST_TEST((checksums(with)["feed.xml"] == checksums(without)["feed.xml"]));
  // What is there from before changes nothing where it is not asked for.
  BOOST_TEST((checksums(project.build(false, 2, false)) == checksums(without)));
}

BOOST_AUTO_TEST_CASE(each_address_is_asked_once_and_not_by_the_next_build) {
  Project project;
  project.folder.put("in/a.md",
                     "---\nimage: https://salt.example/lead.gif\n---\n# A\n\nText.\n\n"
                     "![x](https://salt.example/x.gif) ![x](https://SALT.example/x.gif)\n");
  project.folder.put("in/b.md", "# B\n\nOther text.\n\n![x](//salt.example/x.gif)\n");
  project.web.pages["https://salt.example/x.gif"] = {gif('x'), ""};
  project.web.pages["https://salt.example/lead.gif"] = {gif('l'), ""};
  const BuildResult first = project.build();
  BOOST_TEST(counts(first) == "2 0 0");
  BOOST_TEST((project.web.addresses() == std::multiset<std::string>{"https://salt.example/lead.gif",
                                                                    "https://salt.example/x.gif"}));
  project.web.pages.clear();
  for (const unsigned jobs : {1U, 8U}) {
    const BuildResult second = project.build(false, jobs);
    BOOST_TEST(counts(second) == "0 2 0");
    BOOST_TEST(project.web.asked.empty());
    BOOST_TEST((checksums(second) == checksums(first)));
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_fetched_stays_a_link_and_is_reported_once_an_article) {
  Project project;
  project.folder.put("in/a.md",
                     "# A\n\n![x](https://salt.example/x.gif)\n\n![y](https://salt.example/x.gif)\n"
                     "\n![z](HTTPS://salt.example/x.gif)\n");
  project.folder.put("in/b.md", "# B\n\nText.\n\n![x](https://salt.example/page.gif)\n");
  project.web.pages["https://salt.example/page.gif"] = {"<html><body>Not here</body></html>", ""};
  const BuildResult result = project.build();
  BOOST_TEST(counts(result) == "0 0 2");
  const auto told = messages(result, Code::image_not_fetched);
  BOOST_REQUIRE(told.size() == 2U);
  BOOST_TEST(
      told[0] ==
      "a.md:3:1: warning: the image `https://salt.example/x.gif` was not fetched: the server "
      "answered 404 [image-not-fetched]");
  BOOST_TEST(told[1].starts_with(
      "b.md:5:1: warning: the image `https://salt.example/page.gif` was not fetched: what the "
      "server sends is no picture of a known form; "));
  BOOST_TEST(count(result, Code::image_remote) == 0U);
  // A failure is not remembered.
  project.web.pages["https://salt.example/x.gif"] = {gif('x'), ""};
  BOOST_TEST(counts(project.build()) == "1 0 1");
}

BOOST_AUTO_TEST_CASE(asking_again_brings_what_has_changed_and_keeps_the_rest) {
  Project project;
  project.folder.put("in/a.md",
                     "# A\n\n![x](https://salt.example/x.gif)\n\n![y](https://salt.example/y.gif)\n"
                     "\n![z](https://salt.example/z.gif)\n");
  for (const char letter : {'x', 'y', 'z'})
    project.web.pages["https://salt.example/" + std::string(1, letter) + ".gif"] = {
        gif(letter), std::string("\"1") + letter + '"'};
  const BuildResult first = project.build();
  project.web.pages["https://salt.example/y.gif"] = {gif('Y'), "\"2\""};
  project.web.pages.erase("https://salt.example/z.gif");
  BOOST_TEST((checksums(project.build()) == checksums(first)));

  const BuildResult again = project.build(true);
  BOOST_TEST(project.web.asked.size() == 3U);
  for (const FetchRequest& request : project.web.asked)
    BOOST_TEST(request.etag == std::string("\"1") + request.url[21] + '"');
  BOOST_TEST(counts(again) == "1 2 0");
  BOOST_TEST((checksums(again)["book.epub"] != checksums(first)["book.epub"]));
  const auto told = messages(again, Code::image_not_refreshed);
  BOOST_REQUIRE(told.size() == 1U);
  BOOST_TEST(told[0] ==
             "a.md:7:1: warning: the image `https://salt.example/z.gif` was not fetched anew: the "
             "server answered 404 [image-not-refreshed]");
  // Without asking, all is as it was left, and nothing is wrong with it.
  const BuildResult later = project.build();
  BOOST_TEST((checksums(later) == checksums(again)));
  BOOST_TEST(count(later, Code::image_not_refreshed) == 0U);
}

BOOST_AUTO_TEST_CASE(which_pictures_the_total_limit_leaves_out_depends_on_their_order_alone) {
  Project project;
  project.settings.fetch.most_total_megabytes = 1;
  std::string body = "# A\n\nText.\n\n";
  for (const char letter : {'a', 'b', 'c', 'd'}) {
    const std::string url = "https://salt.example/" + std::string(1, letter) + ".gif";
    body += "![x](" + url + ")\n\n";
    project.web.pages[url] = {gif(letter) + std::string(400'000, letter), ""};
  }
  project.folder.put("in/a.md", body);
  const BuildResult first = project.build();
  BOOST_TEST(counts(first) == "2 0 2");
  const auto told = messages(first, Code::image_not_fetched);
  BOOST_REQUIRE(told.size() == 2U);
  BOOST_TEST(told[0] ==
             "a.md:9:1: warning: the image `https://salt.example/c.gif` was not fetched: with it "
             "the pictures of this build would have more than 1 MB; raise "
             "`fetch.most_total_megabytes` [image-not-fetched]");
  const BuildResult second = project.build();
  BOOST_TEST((checksums(second) == checksums(first)));
  BOOST_TEST(counts(second) == "0 2 2");
}

BOOST_AUTO_TEST_CASE(what_is_kept_counts_only_as_far_as_the_limits_allow_it) {
  Project project;
  project.folder.put("in/a.md", "# A\n\nText.\n\n![x](https://salt.example/x.gif)\n");
  project.web.pages["https://salt.example/x.gif"] = {gif('x') + std::string(1'500'000, 'x'), ""};
  BOOST_TEST(counts(project.build()) == "1 0 0");
  project.settings.fetch.most_megabytes = 1;
  project.build();
  BOOST_TEST(project.web.asked.size() == 1U);
  project.settings.fetch = {};
  project.settings.fetch.hosts = {"boats.example"};
  project.build();
  BOOST_TEST(project.web.asked.size() == 1U);
  project.settings.fetch = {};
  BOOST_TEST(counts(project.build()) == "0 1 0");
}

BOOST_AUTO_TEST_CASE(volumes_have_room_for_what_was_fetched) {
  Project project;
  project.settings.outputs = {output("epub", "book.epub")};
  project.settings.outputs[0].book.most_megabytes = 1;
  for (const char letter : {'a', 'b', 'c'}) {
    const std::string name(1, letter), url = "https://salt.example/" + name + ".gif";
    project.folder.put("in/" + name + ".md", "# " + name + "\n\nText.\n\n![x](" + url + ")\n");
    project.web.pages[url] = {gif(letter) + std::string(700'000, letter), ""};
  }
  BOOST_TEST(project.build(false, 2, false).outputs.size() == 1U);
  BOOST_TEST(project.build().outputs.size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_lies_among_the_kept_files_is_not_trusted) {
  Project project;
  const std::string url = "https://salt.example/x.gif";
  project.folder.put("in/a.md", "# A\n\nText.\n\n![x](" + url + ")\n");
  project.web.pages[url] = {gif('x'), ""};
  const BuildResult first = project.build();
  const std::string kept = project.folder.path + "/out/.offprint/fetched";
  const auto file = FetchedFiles(kept).find(url);
  BOOST_REQUIRE(file.has_value());
  const std::string path = FetchedFiles(kept).path(*file);
  const std::string note =
      project.folder.get("out/.offprint/fetched/" + hash128_hex(url) + ".json");

  const auto is_fetched_anew = [&](const char* what) {
    const BuildResult result = project.build();
    BOOST_TEST(project.web.asked.size() == 1U, what);
    BOOST_TEST((checksums(result) == checksums(first)), what);
  };
  real_file_system().write(path, gif('y'));
  is_fetched_anew("other bytes");
  fs::remove(path);
  is_fetched_anew("no bytes");
  project.folder.put("secret.gif", gif('x'));
  fs::remove(path);
  fs::create_symlink(project.folder.path + "/secret.gif", path);
  is_fetched_anew("a link to the same bytes");
  real_file_system().write(kept + "/" + hash128_hex(url) + ".json", note.substr(0, 40));
  is_fetched_anew("half a note");
  real_file_system().write(kept + "/" + hash128_hex(url) + ".json",
                           "{\"address\":\"" + url + "\",\"hash\":\"../../../secret.gif\"}");
  is_fetched_anew("a note that leads out of the folder");
  project.build();
  BOOST_TEST(project.web.asked.empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_go_into_a_header_is_not_kept) {
  const Folder folder;
  FetchedFiles files(folder.path + "/fetched");
  const std::string url = "https://salt.example/x.gif";
  for (const std::string& stamp :
       {std::string("\"a\r\nCookie: x\""), std::string(600, 'x'), std::string("\"\xC3\xA9\"")}) {
    files.keep(url, {"", 0, url, stamp, stamp}, gif('x'));
    BOOST_TEST(files.find(url)->etag == "");
    BOOST_TEST(files.find(url)->last_modified == "");
  }
  files.keep(url, {"", 0, url, "W/\"1\"", "Tue, 12 Mar 2024 09:30:00 GMT"}, gif('x'));
  BOOST_TEST(files.find(url)->etag == "W/\"1\"");
  BOOST_TEST(files.find(url)->size == gif('x').size());
  BOOST_TEST(*files.read(*files.find(url)) == gif('x'));
  BOOST_TEST(!files.find(url + "?").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
