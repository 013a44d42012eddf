#include "export/picture_metadata.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "base/hash.h"
#include "export/picture_fixture.h"
#include "export/picture_name.h"

BOOST_AUTO_TEST_SUITE(picture_metadata)

using namespace offprint;
using namespace offprint::testing;
using namespace std::literals;

namespace {

bool contains(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

BarePicture bare(const std::string& bytes, bool keeps_orientation = false) {
  return without_metadata(bytes, sniff_picture(bytes), keeps_orientation);
}

ConvertedPicture decoded(const std::string& bytes) {
  return image_program().convert(bytes, hash128_hex(bytes), "png", 100'000'000);
}

// The same picture, to the pixel.
void check_shows_the_same(const std::string& a, const std::string& b) {
  const ConvertedPicture first = decoded(a);
  const ConvertedPicture second = decoded(b);
  BOOST_TEST(first.problem == "");
  BOOST_TEST(!second.damaged);
  BOOST_TEST((first.bytes == second.bytes));
}

// Inserted after the start of a JPEG.
std::string jpeg_with(std::string_view segments) {
  const std::string plain = drawn("jpeg", 40, 30);
  return plain.substr(0, 2).append(segments).append(plain.substr(2));
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_jpeg_tells_nothing_but_what_it_shows) {
  const std::string profile = segment('\xE2', "ICC_PROFILE\0\1\1sea colors"s);
  const std::string full =
      jpeg_with(exif_segment(1, "54 N 8 E") + profile +
                segment('\xE1', "http://ns.adobe.com/xap/1.0/\0<x/>"s) +
                segment('\xED', "Photoshop 3.0\0 byline"s) + segment('\xFE', "taken at home") +
                segment('\xE2', "MPF\0 second picture"s)) +
      "what follows the end";
  const BarePicture result = bare(full);
  BOOST_TEST(result.complete);
  BOOST_TEST(result.changed);
  BOOST_TEST(result.width == 40U);
  BOOST_TEST(result.height == 30U);
  BOOST_TEST((result.bytes == jpeg_with(profile)));
  const BarePicture again = bare(result.bytes);
  BOOST_TEST(!again.changed);
  BOOST_TEST(again.complete);
}

BOOST_AUTO_TEST_CASE(what_a_jpeg_shows_stays) {
  const std::string plain = drawn("jpeg", 40, 30);
  check_shows_the_same(plain, bare(jpeg_with(exif_segment(1) + segment('\xFE', "note"))).bytes);
}

BOOST_AUTO_TEST_CASE(a_jpeg_may_keep_its_orientation_alone) {
  const std::string turned = jpeg_with(exif_segment(6, "54 N 8 E"));
  const BarePicture kept = bare(turned, true);
  BOOST_TEST(kept.orientation == 6);
  BOOST_TEST(!contains(kept.bytes, "Ada"));
  BOOST_TEST(kept.bytes.size() < turned.size());
  BOOST_TEST(bare(kept.bytes, true).orientation == 6);
  BOOST_TEST(!bare(kept.bytes, true).changed);
  BOOST_TEST(decoded(kept.bytes).width == 30U);  // libvips reads it, too
  check_shows_the_same(turned, kept.bytes);
  const BarePicture dropped = bare(turned);
  BOOST_TEST(dropped.orientation == 6);
  BOOST_TEST(bare(dropped.bytes).orientation == 1);
}

BOOST_AUTO_TEST_CASE(thumbnails_go) {
  const std::string jfif = "JFIF\0\1\1\0\0\1\0\1"s;
  const std::string plain = drawn("jpeg", 8, 8);
  const std::string start = plain.substr(0, 2) + segment('\xE0', jfif + "\1\1rgb"s);
  const std::string body = plain.substr(plain.find("\xFF\xDB"));
  BOOST_TEST(
      (bare(start + body).bytes == plain.substr(0, 2) + segment('\xE0', jfif + "\0\0"s) + body));
}

BOOST_AUTO_TEST_CASE(a_jpeg_that_is_cut_short_or_unusual_is_told) {
  const std::string plain = drawn("jpeg", 40, 30);
  BOOST_TEST(bare(plain).complete);
  BOOST_TEST(!bare(plain).unusual);
  for (const std::size_t size :
       {plain.size() - 2, plain.size() / 2, std::size_t{20}, std::size_t{3}}) {
    const BarePicture cut = bare(plain.substr(0, size));
    BOOST_TEST(!cut.complete);
    BOOST_TEST(!cut.changed);
  }
  std::string arithmetic = plain;
  arithmetic[arithmetic.find("\xFF\xC0") + 1] = '\xC9';
  BOOST_TEST(bare(arithmetic).unusual);
}

BOOST_AUTO_TEST_CASE(a_png_tells_nothing_but_what_it_shows) {
  const std::string plain = drawn("png", 40, 30);
  constexpr std::size_t after_header = 33;
  const std::string gamma = png_chunk("gAMA", "\0\0\xB1\x8F"s);
  const auto with = [&](const std::string& chunks) {
    return plain.substr(0, after_header) + chunks + plain.substr(after_header);
  };
  const std::string full =
      with(gamma + png_chunk("tEXt", "Author\0Ada"s) + png_chunk("eXIf", "II*\0"s) +
           png_chunk("prVt", "own") + png_chunk("tIME", "1234567")) +
      "what was cropped";
  const BarePicture result = bare(full);
  BOOST_TEST(result.complete);
  BOOST_TEST(result.width == 40U);
  BOOST_TEST((result.bytes == with(gamma)));
  BOOST_TEST(!bare(result.bytes).changed);
  check_shows_the_same(full, result.bytes);
  std::string damaged = plain;
  damaged[damaged.size() - 20] ^= 1;
  BOOST_TEST(!bare(damaged).complete);
  BOOST_TEST(!bare(plain.substr(0, plain.size() - 12)).complete);
}

BOOST_AUTO_TEST_CASE(a_webp_tells_nothing_but_what_it_shows) {
  const std::string data = riff_chunk("VP8L", "\x2F\x27\x40\x07\0data!"s);
  const std::string canvas = "\0\0\0\x27\0\0\x1D\0\0"s;
  const std::string full = webp(riff_chunk("VP8X", "\x0C"s + canvas) + data +
                                riff_chunk("EXIF", "Ada") + riff_chunk("XMP ", "<x/>"));
  const BarePicture result = bare(full);
  BOOST_TEST(result.complete);
  BOOST_TEST((result.bytes == webp(riff_chunk("VP8X", "\0"s + canvas) + data)));
  BOOST_TEST(result.width == 40U);
  BOOST_TEST(result.height == 30U);
  BOOST_TEST(bare(webp(data)).width == 40U);
  BOOST_TEST(!bare(full.substr(0, full.size() - 1)).complete);
}

BOOST_AUTO_TEST_CASE(a_gif_tells_nothing_but_what_it_shows) {
  const std::string loop = "!\xFF\x0BNETSCAPE2.0\3\1\0\0\0"s;
  const std::string full = gif("!\xFE\3Ada\0"s + loop + "!\xFF\x0BXMP DataXMP\4<x/>\0"s) + "more";
  const BarePicture result = bare(full);
  BOOST_TEST(result.complete);
  BOOST_TEST((result.bytes == gif(loop)));
  BOOST_TEST(result.width == 1U);
  check_shows_the_same(full, result.bytes);
  BOOST_TEST(!bare(full.substr(0, full.size() - 5)).complete);
}

BOOST_AUTO_TEST_CASE(other_pictures_stay_as_they_are) {
  const BarePicture drawing = without_metadata("<svg/>", "image/svg+xml", false);
  BOOST_TEST(drawing.bytes == "<svg/>");
  BOOST_TEST(drawing.complete);
  BOOST_TEST(without_metadata("no picture", "image/jpeg", false).bytes == "no picture");
  BOOST_TEST(!without_metadata("no picture", "image/jpeg", false).complete);
}

BOOST_AUTO_TEST_CASE(whatever_the_bytes_they_never_grow_and_settle_at_once) {
  const std::string seeds[] = {jpeg_with(exif_segment(6) + segment('\xFE', "note")),
                               drawn("png", 8, 8) + "tail",
                               webp(riff_chunk("VP8X", "\x0C\0\0\0\x07\0\0\x07\0\0"s) +
                                    riff_chunk("VP8L", "\x2F....data") + riff_chunk("EXIF", "Ada")),
                               gif("!\xFE\3Ada\0"s)};
  BOOST_TEST(rc::check("without_metadata shrinks and is idempotent", [&seeds] {
    std::string bytes = seeds[*rc::gen::inRange(0, 4)];
    const std::string type(sniff_picture(bytes));
    const auto size = static_cast<int>(bytes.size());
    for (int i = *rc::gen::inRange(0, 4); i-- > 0;)
      bytes[static_cast<std::size_t>(*rc::gen::inRange(0, size))] = *rc::gen::arbitrary<char>();
    bytes.resize(static_cast<std::size_t>(*rc::gen::inRange(0, size + 1)));
    for (const bool keeps : {false, true}) {
      const BarePicture once = without_metadata(bytes, type, keeps);
      RC_ASSERT(once.bytes.size() <= bytes.size());
      RC_ASSERT(once.complete || once.bytes == bytes);
      const BarePicture twice = without_metadata(once.bytes, type, keeps);
      RC_ASSERT(twice.bytes == once.bytes);
      RC_ASSERT(twice.complete == once.complete);
    }
  }));
}

BOOST_AUTO_TEST_SUITE_END()
