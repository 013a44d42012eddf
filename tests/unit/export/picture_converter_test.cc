#include "export/picture_converter.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "export/picture_fixture.h"

BOOST_AUTO_TEST_SUITE(picture_converter)

using namespace offprint;
using namespace offprint::testing;
using namespace std::literals;

namespace {

struct Folder {
  std::filesystem::path path;

  Folder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = ::mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path); }

  // A program that does this first, then becomes offprint-image.
  std::string program(const std::string& first) const {
    const std::string name = path / "program";
    std::ofstream(name) << "#!/bin/sh\n" << first << "\nexec " OFFPRINT_IMAGE_PROGRAM " \"$@\"\n";
    ::chmod(name.c_str(), 0700);
    return name;
  }
};

ConvertedPicture convert(PictureConverter& converter, const std::string& bytes) {
  return converter.convert(bytes, hash128_hex(bytes), "fitting", 4'000'000);
}

}  // namespace

// Sanitizers need more addresses than the limit leaves.
#if !defined(OFFPRINT_SANITIZE_ADDRESS) && !defined(OFFPRINT_SANITIZE_THREAD)

// A bitmap whose few run lengths leave 15,000 x 15,000 pixels black.
static std::string vast_bitmap() {
  std::string bytes = "BM" + std::string(8, '\0') + "\x3A\0\0\0\x28\0\0\0"s + "\x98\x3A\0\0"s +
                      "\x98\x3A\0\0"s + "\x01\0\x08\0"s + "\x01\0\0\0"s;
  bytes += std::string(12, '\0') + "\x01\0\0\0"s + std::string(8, '\0');
  return bytes + "\x01\x01\x01\0\0\x01"s;
}

BOOST_AUTO_TEST_CASE(a_picture_that_takes_too_much_memory_costs_that_picture) {
  const Folder folder;
  PictureConverter converter(
      folder.program("ulimit -c unlimited; ulimit -v 600000; cd \"${0%/*}\""),
      folder.path / "kept");
  BOOST_TEST(convert(converter, vast_bitmap()).problem ==
             "reading it takes too much time or memory");
  BOOST_TEST(converter.works());
  BOOST_TEST(convert(converter, drawn_bitmap(40, 30, true)).problem == "");
  for (const auto& entry : std::filesystem::directory_iterator(folder.path))
    BOOST_TEST(!entry.path().filename().string().starts_with("core"), entry.path());
}

#endif

// Not kept: another machine, or another day, may have more.
BOOST_AUTO_TEST_CASE(a_picture_that_was_too_much_is_tried_again) {
  const Folder folder;
  const std::string bytes = drawn_bitmap(40, 30, true);
  PictureConverter weak(folder.program("kill -KILL $$"), folder.path / "kept");
  BOOST_TEST(convert(weak, bytes).problem == "reading it takes too much time or memory");
  PictureConverter strong(OFFPRINT_IMAGE_PROGRAM, folder.path / "kept");
  BOOST_TEST(convert(strong, bytes).problem == "");
  BOOST_TEST(convert(weak, bytes).problem == "");
}

BOOST_AUTO_TEST_SUITE_END()
