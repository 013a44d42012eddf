#include "export/picture_store.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <thread>

#include "base/hash.h"
#include "export/epub_fixture.h"
#include "export/picture_fixture.h"
#include "export/picture_name.h"

BOOST_AUTO_TEST_SUITE(picture_store)

using namespace offprint;
using namespace offprint::testing;
using namespace std::literals;

namespace {

struct Shelf {
  MemoryFileSystem files;
  PictureSpec spec;
  Limits limits;
  std::string program = OFFPRINT_IMAGE_PROGRAM, folder;
  std::unique_ptr<PictureStore> store;
  std::unique_ptr<PartReader> reader;

  const BookPicture& prepare(const std::string& bytes, std::string media_type = "",
                             bool animated = false) {
    if (!store)
      store = std::make_unique<PictureStore>(
          PictureSettings{"root", &files, program, folder, nullptr, limits}, spec);
    if (!reader) reader = std::make_unique<PartReader>(files);
    if (media_type.empty()) media_type = sniff_picture(bytes);
    if (bytes.starts_with("BM")) media_type = "image/bmp";
    const std::string name = hash128_hex(bytes);
    files.files["root/" + name] = bytes;
    Image image = file_image(name, name, media_type, bytes);
    image.animated = animated;
    return store->prepare(image, *reader);
  }
  std::string read(const BookPicture& picture) { return store->read(picture.name, *reader); }
};

// The ids of what was found, in order.
std::string found(const BookPicture& picture) {
  std::string ids;
  for (const BookPicture::Finding& finding : picture.findings) {
    if (!ids.empty()) ids += ' ';
    ids += info(finding.code).id;
  }
  return ids;
}

std::string turned_jpeg() {
  const std::string plain = drawn("jpeg", 40, 30);
  return plain.substr(0, 2) + exif_segment(6) + plain.substr(2);
}

}  // namespace

BOOST_AUTO_TEST_CASE(sound_pictures_without_metadata_stay_as_they_are) {
  Shelf shelf;
  for (const char* format : {"jpeg", "png"}) {
    const std::string plain = drawn(format, 40, 30);
    const BookPicture& picture = shelf.prepare(plain);
    BOOST_TEST(found(picture) == "");
    BOOST_TEST(picture.name.substr(7, 32) == hash128_hex(plain));
    BOOST_TEST((shelf.read(picture) == plain));
  }
}

BOOST_AUTO_TEST_CASE(metadata_is_removed_and_equal_contents_have_one_name) {
  Shelf shelf;
  const std::string plain = drawn("jpeg", 40, 30);
  const BookPicture& picture =
      shelf.prepare(plain.substr(0, 2) + exif_segment(1) + plain.substr(2));
  BOOST_TEST(found(picture) == "image-metadata-removed");
  BOOST_TEST((shelf.read(picture) == plain));
  BOOST_TEST(picture.name == shelf.prepare(plain).name);
}

BOOST_AUTO_TEST_CASE(bitmaps_become_jpeg_or_png) {
  Shelf shelf;
  const BookPicture& wave = shelf.prepare(drawn_bitmap(64, 64, true));
  BOOST_TEST(found(wave) == "image-converted");
  BOOST_TEST(wave.media_type == "image/jpeg");
  BOOST_TEST(wave.width == 64U);
  BOOST_TEST(sniff_picture(shelf.read(wave)) == "image/jpeg");
  const BookPicture& flag = shelf.prepare(drawn_bitmap(64, 64, false));
  BOOST_TEST(flag.media_type == "image/png");
  BOOST_TEST(flag.name.ends_with(".png"));
}

BOOST_AUTO_TEST_CASE(large_pictures_are_scaled_within_the_limit) {
  Shelf shelf;
  shelf.spec.most_pixels = 1000;
  for (const char* format : {"jpeg", "png"}) {
    const BookPicture& picture = shelf.prepare(drawn(format, 100, 50));
    BOOST_TEST(found(picture) == "image-scaled");
    BOOST_TEST(picture.findings[0].text == "has 100 × 50 pixels; the book shows it with 44 × 22");
    BOOST_TEST(picture.width == 44U);
    BOOST_TEST(picture.media_type == "image/"s + format);
  }
  BOOST_TEST(found(shelf.prepare(drawn_bitmap(100, 50, true))) == "image-scaled image-converted");
}

BOOST_AUTO_TEST_CASE(turned_pictures_are_set_upright) {
  Shelf shelf;
  const BookPicture& picture = shelf.prepare(turned_jpeg());
  BOOST_TEST(found(picture) == "");
  BOOST_TEST(picture.width == 30U);
  BOOST_TEST(picture.height == 40U);
  BOOST_TEST(shelf.read(picture).find("Exif") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(damaged_pictures_are_shown_as_far_as_they_go_or_not_at_all) {
  Shelf shelf;
  const std::string whole = drawn("jpeg", 200, 200);
  const BookPicture& half = shelf.prepare(whole.substr(0, whole.size() / 2));
  BOOST_TEST(found(half) == "image-damaged");
  BOOST_TEST(half.width == 200U);
  const BookPicture& nothing = shelf.prepare(whole.substr(0, 100));
  BOOST_TEST(found(nothing) == "image-unreadable");
  BOOST_TEST(nothing.name == "");
  BOOST_TEST(found(shelf.prepare("II*\0 no picture"s, "image/tiff")) == "image-unreadable");
}

BOOST_AUTO_TEST_CASE(pictures_that_claim_to_be_vast_cost_themselves_only) {
  Shelf shelf;
  std::string header = "\xEA\x60"s;  // 60,000
  std::string jpeg = drawn("jpeg", 40, 30);
  const std::size_t frame = jpeg.find("\xFF\xC0");
  jpeg.replace(frame + 5, 4, header + header);
  BOOST_TEST(found(shelf.prepare(jpeg)) == "image-unreadable");
  const std::string png = drawn("png", 40, 30);
  const std::string claim = "\0\0"s + header + "\0\0"s + header + png.substr(24, 5);
  BOOST_TEST(found(shelf.prepare(png.substr(0, 8) + png_chunk("IHDR", claim) + png.substr(33))) ==
             "image-unreadable");
}

BOOST_AUTO_TEST_CASE(pictures_beyond_the_limits_say_which_limit_it_is) {
  Shelf shelf;
  shelf.spec.most_pixels = 10;
  shelf.limits.image_pixels = 1000;
  const BookPicture& large = shelf.prepare(drawn("jpeg", 40, 30));
  BOOST_TEST(found(large) == "image-unreadable");
  BOOST_TEST(large.findings[0].text == "is not in the book: it has more than 1000 pixels");
  BOOST_TEST(large.findings[0].hint == "scale it down; `limits: image_pixels` allows more");
  BOOST_TEST(found(shelf.prepare(drawn("jpeg", 40, 25))) == "image-scaled");
  BOOST_TEST(found(shelf.prepare(drawn_bitmap(40, 30, false))) == "image-unreadable");
}

BOOST_AUTO_TEST_CASE(drawings_that_use_their_parts_endlessly_are_left_out) {
  Shelf shelf;
  shelf.limits.image_elements = 5;
  const std::string head = "<svg xmlns='http://www.w3.org/2000/svg'>";
  const std::string uses = "<g id='a'><path/></g><use href='#a'/><use href='#a'/></svg>";
  const BookPicture& picture = shelf.prepare(head + uses, "image/svg+xml");
  BOOST_TEST(found(picture) == "image-unreadable");
  BOOST_TEST(picture.findings[0].text == "is not in the book: it draws more than 5 elements");
  BOOST_TEST(picture.name == "");
}

BOOST_AUTO_TEST_CASE(what_moves_stays_when_books_can_hold_it) {
  Shelf shelf;
  shelf.spec.most_pixels = 1;
  const std::string frames = gif("!\xFF\x0BNETSCAPE2.0\3\1\0\0\0"s);
  const BookPicture& picture = shelf.prepare(frames, "", true);
  BOOST_TEST(picture.moves);
  BOOST_TEST((shelf.read(picture) == frames));
}

BOOST_AUTO_TEST_CASE(drawings_only_draw) {
  Shelf shelf;
  const std::string start = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
  const BookPicture& running = shelf.prepare(start + " onload=\"go()\"><line></line></svg>");
  BOOST_TEST(found(running) == "svg-active-content");
  BOOST_TEST(running.findings[0].text == "was changed: the book has it without `onload`");
  const std::string plain = start + "><line></line></svg>";
  BOOST_TEST(shelf.read(running) == plain);
  BOOST_TEST(found(shelf.prepare(plain)) == "");
  BOOST_TEST(shelf.prepare(plain).name == running.name);
  BOOST_TEST(found(shelf.prepare(start + " onload=\"go()\"></svg>")) == "svg-active-content");
  BOOST_TEST(shelf.prepare(start + " onload=\"go()\"></svg>").name == "");
}

BOOST_AUTO_TEST_CASE(formats_of_no_picture_are_refused) {
  Shelf shelf;
  for (const char* type : {"image/x-icon", ""})
    BOOST_TEST(found(shelf.prepare("bytes of "s + type, type)) == "image-format-unsupported");
}

BOOST_AUTO_TEST_CASE(without_the_program_pictures_stay_as_far_as_books_can_hold_them) {
  for (const char* program : {"", "/there/is/no/such/program", "/etc/passwd"}) {
    Shelf shelf;
    shelf.program = program;
    const BookPicture& turned = shelf.prepare(turned_jpeg());
    BOOST_TEST(turned.name != "");
    const std::string bytes = shelf.read(turned);
    BOOST_TEST(bytes.find("Ada") == std::string::npos);
    BOOST_TEST(bytes.find("Exif") != std::string::npos);
    BOOST_TEST(found(shelf.prepare(drawn_bitmap(8, 8, true))) == "image-format-unsupported");
    BOOST_TEST(shelf.store->take_missing_program());
    BOOST_TEST(!shelf.store->take_missing_program());
  }
}

BOOST_AUTO_TEST_CASE(what_was_made_is_kept_for_the_next_build) {
  const TemporaryFolder folder;
  const std::string wave = drawn_bitmap(64, 64, true);
  Shelf first;
  first.folder = folder.path();
  const std::string name = first.prepare(wave).name;
  Shelf second;
  second.folder = folder.path();
  second.program = "/there/is/no/such/program";
  const BookPicture& again = second.prepare(wave);
  BOOST_TEST(again.name == name);
  BOOST_TEST((second.read(again) == first.read(first.prepare(wave))));
  // What somebody has changed is made again.
  for (const auto& file : std::filesystem::directory_iterator(folder.path() + "/images"))
    std::ofstream(file.path(), std::ios::app) << "x";
  Shelf third;
  third.folder = folder.path();
  BOOST_TEST(third.prepare(wave).name == name);
  BOOST_TEST((third.read(third.prepare(wave)) == first.read(first.prepare(wave))));
}

BOOST_AUTO_TEST_CASE(many_threads_get_the_same_pictures) {
  MemoryFileSystem files;
  std::vector<Image> images;
  for (std::uint32_t i = 0; i < 4; ++i) {
    const std::string bytes = drawn_bitmap(20 + i, 20, true);
    const std::string name = hash128_hex(bytes);
    files.files["root/" + name] = bytes;
    images.push_back(file_image(name, name, "image/bmp", bytes));
  }
  PictureStore store({"root", &files, OFFPRINT_IMAGE_PROGRAM, ""}, {});
  std::vector<std::string> seen(6);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < seen.size(); ++t)
    threads.emplace_back([&, t] {
      PartReader reader(files);
      for (std::size_t i = 0; i < images.size(); ++i) store.prepare(images[(i + t) % 4], reader);
      for (const Image& image : images) {
        const std::string& name = store.prepare(image, reader).name;
        seen[t] += name + hash128_hex(store.read(name, reader));
      }
    });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& one : seen) BOOST_TEST(one == seen[0]);
  BOOST_TEST(seen[0].size() > 200);
}

BOOST_AUTO_TEST_CASE(other_settings_make_other_pictures) {
  PictureStores stores({"root", nullptr, "", ""});
  PictureSpec spec;
  const auto usual = stores.with(spec);
  BOOST_TEST(stores.with(spec) == usual);
  spec.keep_webp = true;
  BOOST_TEST(stores.with(spec) != usual);
}

BOOST_AUTO_TEST_SUITE_END()
