#include "pipeline/feed_state.h"

#include <boost/test/unit_test.hpp>

#include "base/hash.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

BOOST_AUTO_TEST_SUITE(feed_state)

BOOST_AUTO_TEST_CASE(feeds_survive_the_disk) {
  const std::vector<BuiltFeed> feeds = {
      {"feeds/salt\tand sea.xml",
       "https://a.example/feeds/salt.xml",
       "00ff",
       {"https://h.example/"}},
      {"feed.json",
       "https://a.example/feed.json",
       "11",
       {"https://h.example/", "http://i.example/"}},
  };
  MemoryFileSystem files;
  write_built_feeds(files, "feeds", feeds);
  BOOST_TEST(files.files["feeds"] ==
             "offprint feeds 1\n"
             "00ff\thttps://a.example/feeds/salt.xml\tfeeds/salt%09and%20sea.xml\t"
             "https://h.example/\n"
             "11\thttps://a.example/feed.json\tfeed.json\thttps://h.example/\t"
             "http://i.example/\n");
  BOOST_TEST((read_built_feeds(files, "feeds") == feeds));
}

BOOST_AUTO_TEST_CASE(what_was_told_survives_the_disk) {
  const ToldTopics told = {{{"https://h.example/", "https://a.example/feed.xml"}, "00ff"},
                           {{"https://h.example/", "https://a.example/feed.json"}, "11"}};
  MemoryFileSystem files;
  write_told_topics(files, "told", told);
  BOOST_TEST((read_told_topics(files, "told") == told));
}

BOOST_AUTO_TEST_CASE(a_foreign_file_tells_nothing) {
  MemoryFileSystem files;
  files.files["feeds"] = "offprint told 1\n00\ta\tb\tc\n";
  BOOST_TEST(!read_built_feeds(files, "feeds").has_value());
  BOOST_TEST(!read_built_feeds(files, "absent").has_value());
  BOOST_TEST(read_told_topics(files, "feeds").empty());
  files.files["told"] = "offprint told 1\n00\ta\n\n00\ta\tb\tc\n";
  BOOST_TEST(read_told_topics(files, "told").empty());
  files.files["feeds"] = "offprint feeds 1\n00\thttps://a.example/feed.xml\tfeed.xml\n\n";
  BOOST_TEST(read_built_feeds(files, "feeds")->empty());
}

BOOST_AUTO_TEST_CASE(a_build_keeps_its_current_feeds_that_have_hubs) {
  Folder folder;
  Configuration settings = configuration(folder);
  for (OutputSpec& output : settings.outputs)
    if (output.kind == "rss") {
      output.path = "feeds/{tag}.xml";
      output.feed.hubs = {"https://hub.example/"};
      output.feed.gzip = true;
    }
  settings.outputs.push_back(output("atom", "all.xml"));
  settings.outputs.back().feed.hubs = {"https://hub.example/", "https://other.example/"};
  settings.outputs.back().feed.archives = true;
  folder.put("in/a.md", "---\ntitle: Pans\ndate: 2024-03-12\ntags: [Salt, Sea]\n---\n\nPans.\n");
  run(settings);
  const std::string site = "https://test.example/";
  const auto hash = [&](const std::string& name) { return sha256_hex(folder.get("out/" + name)); };
  const std::vector<BuiltFeed> expected = {
      {"feeds/salt.xml", site + "salt.xml", hash("feeds/salt.xml"), {"https://hub.example/"}},
      {"feeds/sea.xml", site + "sea.xml", hash("feeds/sea.xml"), {"https://hub.example/"}},
      {"all.xml", site + "all.xml", hash("all.xml"), settings.outputs.back().feed.hubs},
  };
  const auto kept = read_built_feeds(real_file_system(), folder.path + "/out/.offprint/feeds");
  BOOST_REQUIRE(kept.has_value());
  BOOST_TEST((*kept == expected));
  BOOST_TEST(folder.has("out/all-2024-03.xml"));
  for (const BuiltFeed& feed : *kept)
    BOOST_TEST(folder.get("out/" + feed.path).find('"' + feed.address + '"') != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
