#include "export/media_store.h"

#include <boost/test/unit_test.hpp>

#include "base/crc32.h"
#include "base/error.h"
#include "base/hash.h"

using namespace offprint;

namespace {

MediaFile media(const std::string& file, const std::string& type) {
  return {file, MediaFile::Place::here, file, type, "", 0};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(media_store)

BOOST_AUTO_TEST_CASE(files_are_named_by_their_bytes_and_opened_by_that_name) {
  MemoryFileSystem files;
  const std::string bytes(1'000'000, 'x');
  files.files = {{"root/a.mp3", bytes}, {"root/b.mp3", bytes}, {"root/c.mp4", "film"}};
  MediaStore store("root", files);
  const BookMedia& b = store.prepare(media("b.mp3", "audio/mpeg"));
  const BookMedia& a = store.prepare(media("a.mp3", "audio/mpeg"));
  BOOST_TEST(a.name == "media/" + hash128_hex(bytes) + ".mp3");
  BOOST_TEST(b.name == a.name);
  BOOST_TEST(a.size == bytes.size());
  BOOST_TEST(a.crc == crc32(bytes));
  BOOST_TEST(store.crc(a.name) == a.crc);
  BOOST_TEST(store.open(a.name)->read(0, 2'000'000) == bytes);
  BOOST_TEST(store.prepare(media("c.mp4", "video/mp4")).name ==
             "media/" + hash128_hex("film") + ".mp4");
  BOOST_CHECK_THROW(store.open("media/none.mp3"), Error);
  BOOST_CHECK_THROW(store.prepare(media("gone.mp3", "audio/mpeg")), Error);
}

BOOST_AUTO_TEST_CASE(every_format_that_books_hold_has_an_extension) {
  for (const std::string_view type :
       {"audio/mpeg", "audio/mp4", "audio/ogg; codecs=opus", "video/mp4", "video/webm"}) {
    BOOST_TEST((is_book_audio(type) != is_book_video(type)));
    BOOST_TEST(!media_extension(type).empty());
  }
  BOOST_TEST(media_extension(book_track_type) == ".vtt");
  BOOST_TEST(media_extension("audio/wav") == "");
}

BOOST_AUTO_TEST_SUITE_END()
