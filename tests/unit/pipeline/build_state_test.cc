#include "pipeline/build_state.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(build_state)

BOOST_AUTO_TEST_CASE(a_state_survives_the_disk) {
  MemoryFileSystem files;
  BuildState state;
  state.records = {{"urn:uuid:1", 1}, {"tag:a.example,2024:b c", 0xffffffffffffffffULL}};
  state.outputs = {"/m/out/book.epub"};
  state.write(files, "m/state");
  const BuildState back = BuildState::read(files, "m/state");
  BOOST_TEST((back.records == state.records));
  BOOST_TEST(back.outputs == state.outputs, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_foreign_file_is_no_state) {
  MemoryFileSystem files;
  files.files["state"] = "record\tx\n";
  BOOST_TEST(BuildState::read(files, "state").records.empty());
  BOOST_TEST(BuildState::read(files, "absent").records.empty());
}

BOOST_AUTO_TEST_CASE(changes_are_told_apart) {
  BuildState before, now;
  before.records = {{"a", 1}, {"b", 2}, {"c", 3}};
  now.records = {{"b", 2}, {"c", 4}, {"d", 5}};
  const ChangedIds changed = changes(before, now);
  BOOST_TEST(changed.added == std::vector<std::string>{"d"}, boost::test_tools::per_element());
  BOOST_TEST(changed.updated == std::vector<std::string>{"c"}, boost::test_tools::per_element());
  BOOST_TEST(changed.removed == std::vector<std::string>{"a"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
