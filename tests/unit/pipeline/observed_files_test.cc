#include "pipeline/observed_files.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/error.h"

namespace offprint {
namespace {

std::vector<std::string> paths(const ObservedFiles& files) {
  std::vector<std::string> paths;
  for (const AskedFile& asked : files.asked()) paths.push_back(asked.path);
  return paths;
}

BOOST_AUTO_TEST_SUITE(observed_files)

BOOST_AUTO_TEST_CASE(what_was_asked_for_is_remembered_once_and_below_the_root) {
  MemoryFileSystem memory;
  memory.files = {{"root/a.md", "text"}, {"root/img/p.png", "picture"}, {"other", "x"}};
  ObservedFiles files(memory, "root");
  files.stat("root/a.md");
  BOOST_TEST(files.read("root/a.md") == "text");
  BOOST_TEST(!files.stat("root/gone.png").has_value());
  BOOST_TEST(files.is_folder("root/img"));
  files.list("root/img");
  files.canonical("root");
  files.open("other");
  const std::vector<std::string> expected{"a.md", "gone.png", "img", "img/", "other"};
  BOOST_TEST(paths(files) == expected, boost::test_tools::per_element());
  BOOST_TEST(files.asked().front().stamp.content == content_hash("text"));
}

BOOST_AUTO_TEST_CASE(answers_that_would_be_others_are_noticed) {
  MemoryFileSystem memory;
  memory.files = {{"root/a.md", "text"}, {"root/img/p.png", "picture"}};
  ObservedFiles files(memory, "root");
  files.read("root/a.md");
  files.stat("root/gone.png");
  files.list("root/img");
  std::vector<AskedFile> asked = files.asked();
  const auto changed = [&] {
    std::string changed;
    for (AskedFile& file : asked)
      if (!is_unchanged(memory, "root", file)) changed += file.path + " ";
    return changed;
  };
  BOOST_TEST(changed() == "");
  memory.files["root/a.md"] = "longer text";
  BOOST_TEST(changed() == "a.md ");
  memory.files["root/gone.png"] = "picture";
  BOOST_TEST(changed() == "a.md gone.png ");
  memory.files["root/img/q.png"] = "picture";
  BOOST_TEST(changed() == "a.md gone.png img/ ");
}

BOOST_AUTO_TEST_CASE(it_is_for_reading_only) {
  MemoryFileSystem memory;
  ObservedFiles files(memory, "");
  BOOST_CHECK_THROW(files.write("a", "b"), Error);
  BOOST_CHECK_THROW(files.remove("a"), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
