#include "cli/watched_places.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Paths = std::set<std::string>;

Project project(const std::string& output_folder, const std::vector<std::string>& outputs) {
  Project project;
  project.configuration.root = "/p";
  project.configuration.output_folder = output_folder;
  for (const std::string& path : outputs) {
    project.configuration.outputs.emplace_back();
    project.configuration.outputs.back().path = path;
  }
  return project;
}

struct Fixture {
  Fixture() {
    std::string name = (fs::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = ::mkdtemp(name.data());
    FileSystem& disk = real_file_system();
    disk.write(path + "/p/offprint.yaml", "outputs: []\n");
    disk.write(path + "/feed.xml", "<rss version='2.0'><channel/></rss>");
  }
  ~Fixture() { fs::remove_all(path); }

  WatchedPlaces places(const std::string& argument) const {
    Options options;
    options.arguments = {path + argument};
    return watched_places(options);
  }

  std::string path;
};

BOOST_FIXTURE_TEST_SUITE(watched, Fixture)

BOOST_AUTO_TEST_CASE(a_project_is_watched_with_all_that_is_below_it) {
  for (const char* argument : {"/p", "/p/", "/p/offprint.yaml", "/other/../p"}) {
    BOOST_TEST(places(argument).root == path + "/p");
    BOOST_TEST(places(argument).files == std::vector{path + "/p/offprint.yaml"});
  }
  BOOST_TEST(watched_places({}).root == fs::current_path().string());
}

BOOST_AUTO_TEST_CASE(of_a_feed_the_file_alone_is_watched) {
  BOOST_TEST(places("/feed.xml").root == "");
  BOOST_TEST(places("/feed.xml").files == std::vector{path + "/feed.xml"});
}

BOOST_AUTO_TEST_CASE(a_link_to_a_configuration_is_followed) {
  fs::create_directory(path + "/q");
  fs::create_symlink("../p/offprint.yaml", path + "/q/offprint.yaml");
  const std::string target = fs::canonical(path + "/p/offprint.yaml").string();
  BOOST_TEST(places("/q").files == (std::vector{path + "/q/offprint.yaml", target}));
}

BOOST_AUTO_TEST_CASE(folders_that_are_written_to_are_left_out) {
  BOOST_TEST(written_folders(project("/p", {"out/a.xml", "all.xml", "by/{tag}/x.xml"}), "/p") ==
             (Paths{"/p/out", "/p/by"}));
  BOOST_TEST(written_folders(project("/p/out", {"a.xml"}), "/p") == Paths{"/p/out"});
  BOOST_TEST(written_folders(project("/elsewhere", {"a.xml", "b/a.xml"}), "/p") == Paths{});
  BOOST_TEST(written_folders(project("/", {"a.xml"}), "/p") == Paths{});
  Project usual = project("/elsewhere", {"out/a.xml"});
  usual.usual_output_folder = "/p";
  BOOST_TEST(written_folders(usual, "/p") == Paths{"/p/out"});
}

BOOST_AUTO_TEST_CASE(folders_that_are_read_too_stay) {
  Project both = project("/p", {"static/feed.xml", "public/site/feed.xml", "static/feeds/a.xml"});
  both.configuration.assets = {"", "static", "public/site/images"};
  BOOST_TEST(written_folders(both, "/p") == Paths{"/p/static/feeds"});
}

BOOST_AUTO_TEST_CASE(temporary_files_are_known_by_their_names) {
  for (const char* name : {"a.md~", "#a.md#", "4913", "a.md.swp", "a.zip.part"})
    BOOST_TEST(is_temporary_name(name), name);
  for (const char* name : {"a.md", "#", "#1.md", "14913", "part", "a.partial"})
    BOOST_TEST(!is_temporary_name(name), name);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
