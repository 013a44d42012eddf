#include "cli/own_files.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

namespace offprint {
namespace {

namespace fs = std::filesystem;

struct Fixture {
  Fixture() {
    std::string name = (fs::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Fixture() { fs::remove_all(path); }

  std::string put(const std::string& file, const std::string& text = "text") const {
    real_file_system().write(path + "/" + file, text);
    return path + "/" + file;
  }
  void expect(OwnFiles::Counts counts, std::uint32_t written, std::uint32_t removed) {
    BOOST_TEST(counts.written == written);
    BOOST_TEST(counts.removed == removed);
  }

  std::string path;
  OwnFiles own;
};

BOOST_FIXTURE_TEST_SUITE(own_files, Fixture)

BOOST_AUTO_TEST_CASE(outputs_are_counted_that_were_written_and_removed) {
  const std::string a = put("a.xml"), b = put("b.xml"), c = put("c.xml");
  expect(own.look_at_outputs({a, b}), 2, 0);
  expect(own.look_at_outputs({a, b}), 0, 0);
  put("b.xml", "other");
  expect(own.look_at_outputs({a, b, c}), 2, 0);
  fs::remove(a);
  expect(own.look_at_outputs({b, c}), 0, 1);
}

BOOST_AUTO_TEST_CASE(what_somebody_has_touched_is_not_ours_any_more) {
  const std::string a = put("a.xml"), ids = put("offprint.ids");
  BOOST_TEST(!own.hold(a));
  own.look_at_outputs({a});
  own.look_at_others({ids, "", path + "/missing"});
  BOOST_TEST((own.hold(a) && own.hold(ids)));
  BOOST_TEST(!own.hold(path + "/missing"));
  put("a.xml", "other");
  BOOST_TEST(!own.hold(a));
  fs::remove(ids);
  BOOST_TEST(!own.hold(ids));
}

BOOST_AUTO_TEST_CASE(what_is_gone_with_the_last_build_is_no_change) {
  const std::string a = put("a.xml");
  own.look_at_outputs({a});
  fs::remove(a);
  BOOST_TEST(!own.hold(a));
  own.look_at_outputs({});
  BOOST_TEST(own.hold(a));
  put("a.xml");
  BOOST_TEST(!own.hold(a));
}

BOOST_AUTO_TEST_CASE(paths_are_from_the_root_of_the_disk) {
  BOOST_TEST(absolute_path("/a/./b/../c/") == "/a/c");
  BOOST_TEST(absolute_path("") == fs::current_path().string());
  BOOST_TEST(absolute_path(".") == fs::current_path().string());
  BOOST_TEST(absolute_path("/") == "/");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
