#include "base/file_stamp.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "base/program_id.h"

namespace offprint {
namespace {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "offprint-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

const FileSystem& disk() { return real_file_system(); }

void put(const std::string& path, const std::string& bytes, std::int64_t seconds) {
  real_file_system().write(path, bytes);
  const timespec times[] = {{seconds, 500}, {seconds, 500}};
  ::utimensat(AT_FDCWD, path.c_str(), times, 0);
}

FileStamp full_stamp(const std::string& path) {
  FileStamp stamp = stamp_of(disk(), path);
  stamp.content = content_hash(disk(), path);
  return stamp;
}

BOOST_AUTO_TEST_SUITE(file_stamps)

BOOST_AUTO_TEST_CASE(an_untouched_file_is_the_same_without_a_look_at_its_bytes) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/a";
  put(path, "salt", 1'000'000);
  FileStamp stamp = stamp_of(disk(), path);
  BOOST_TEST(stamp.content == 0U);
  BOOST_TEST(is_same(disk(), path, stamp));
}

BOOST_AUTO_TEST_CASE(another_file_of_the_same_bytes_is_the_same_and_its_stamp_fits) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/a";
  put(path, "salt", 1'000'000);
  FileStamp stamp = full_stamp(path);
  put(path, "salt", 2'000'000);
  BOOST_TEST(is_same(disk(), path, stamp));
  BOOST_TEST((stamp == full_stamp(path)));
  put(path, "sand", 2'000'000);
  BOOST_TEST(!is_same(disk(), path, stamp));
  FileStamp without_content = stamp_of(disk(), path);
  put(path, "sand", 3'000'000);
  BOOST_TEST(!is_same(disk(), path, without_content));
}

BOOST_AUTO_TEST_CASE(a_file_that_was_just_written_is_in_doubt) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/a";
  real_file_system().write(path, "salt");
  BOOST_TEST(stamp_of(disk(), path).modified_ns == 0);
  put(path, "salt", 1'000'000);
  BOOST_TEST(stamp_of(disk(), path).modified_ns == 1'000'000'000'000'500);
}

BOOST_AUTO_TEST_CASE(what_is_missing_and_folders_have_stamps) {
  const TemporaryFolder folder;
  FileStamp missing = stamp_of(disk(), folder.path() + "/a");
  FileStamp is_folder = stamp_of(disk(), folder.path());
  BOOST_TEST(is_same(disk(), folder.path() + "/a", missing));
  BOOST_TEST(is_same(disk(), folder.path(), is_folder));
  real_file_system().write(folder.path() + "/a", "");
  BOOST_TEST(!is_same(disk(), folder.path() + "/a", missing));
  BOOST_TEST(!is_same(disk(), folder.path() + "/a", is_folder));
}

BOOST_AUTO_TEST_CASE(content_has_one_hash_in_memory_and_on_the_disk) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/a";
  for (const std::size_t size : {0U, 1U, 1U << 20, (1U << 20) + 1, 3U << 20}) {
    const std::string bytes(size, 'x');
    real_file_system().write(path, bytes);
    BOOST_TEST(content_hash(bytes) == content_hash(disk(), path));
    BOOST_TEST(content_hash(bytes) != 0U);
  }
}

BOOST_AUTO_TEST_CASE(a_program_has_an_id) {
  BOOST_TEST(program_id() != 0U);
  BOOST_TEST(program_id() == program_id());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
