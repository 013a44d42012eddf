#include "pipeline/build_state.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

using Change = ChangedIds::Change;

std::string texts(const PublishedHashes& hashes) {
  std::string all;
  hashes.for_each([&](const std::string& id, std::uint64_t hash) {
    all += id + "=" + std::to_string(hash) + " ";
  });
  return all;
}

std::string texts(FormerState& state) {
  std::string all, id;
  for (std::uint64_t hash = 0; state.next(id, hash);) all += id + "=" + std::to_string(hash) + " ";
  return all;
}

BuildState state_of(std::initializer_list<std::pair<const char*, std::uint64_t>> records) {
  BuildState state;
  std::uint64_t place = 0;
  for (const auto& [id, hash] : records) state.records.add(id, hash, place++);
  return state;
}

BOOST_AUTO_TEST_SUITE(build_state)

BOOST_AUTO_TEST_CASE(a_state_survives_the_disk) {
  MemoryFileSystem files;
  BuildState state = state_of({{"urn:uuid:1", 1}, {"tag:a.example,2024:b c", ~0ULL}});
  state.outputs = {"/m/out/book.epub"};
  state.write(files, "m/state");
  BOOST_TEST(files.files["m/state"] ==
             "offprint state 1\noutput\t/m/out/book.epub\n"
             "record\tffffffffffffffff\ttag:a.example,2024:b c\n"
             "record\t0000000000000001\turn:uuid:1\n");
  FormerState back(files, "m/state");
  BOOST_TEST(back.outputs() == state.outputs, boost::test_tools::per_element());
  BOOST_TEST(texts(back) == texts(state.records));
}

BOOST_AUTO_TEST_CASE(a_foreign_file_is_no_state) {
  MemoryFileSystem files;
  const auto is_none = [&](const std::string& content) {
    files.files["state"] = content;
    FormerState state(files, "state");
    return state.outputs().empty() && texts(state).empty();
  };
  BOOST_TEST(is_none(""));
  BOOST_TEST(is_none("record\tx\n"));
  BOOST_TEST(is_none("record\t0000000000000001\tx\n"));
  BOOST_TEST(is_none("offprint state 1\nrecord\t01\tx\n"));
  FormerState absent(files, "absent");
  BOOST_TEST(texts(absent).empty());
}

BOOST_AUTO_TEST_CASE(what_several_outputs_hold_of_one_id_is_one_hash) {
  const BuildState state = state_of({{"b", 2}, {"a", 1}, {"b", 3}});
  BOOST_TEST(texts(state.records) == "a=1 b=65 ");
}

BOOST_AUTO_TEST_CASE(changes_are_told_apart) {
  MemoryFileSystem files;
  state_of({{"a", 1}, {"b", 2}, {"c", 3}, {"x", 6}, {"y", 7}}).write(files, "state");
  FormerState before(files, "state");
  const ChangedIds changed(before,
                           state_of({{"b", 2}, {"c", 4}, {"d", 5}, {"e", 5}, {"x", 6}}).records);
  const auto are = [&](Change change, const std::vector<std::string>& ids) {
    return changed.list(change) == ids && changed.count(change) == ids.size();
  };
  BOOST_TEST(are(Change::added, {"d", "e"}));
  BOOST_TEST(are(Change::updated, {"c"}));
  BOOST_TEST(are(Change::removed, {"a", "y"}));
}

BOOST_AUTO_TEST_CASE(what_belongs_to_a_kept_feed_is_kept) {
  std::vector<std::string> kept = {"/out/feed.xml"};
  keep_what_belongs({"/out/feed-2024-05.xml", "/out/feed-2024-05.xml.gz", "/out/feed.xml",
                     "/out/feed.xml.gz", "/out/feed-2.xml", "/out/other-2024-05.xml"},
                    kept);
  BOOST_TEST((kept == std::vector<std::string>{"/out/feed.xml", "/out/feed-2024-05.xml",
                                               "/out/feed-2024-05.xml.gz", "/out/feed.xml.gz"}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
