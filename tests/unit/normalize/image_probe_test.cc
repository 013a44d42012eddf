#include "normalize/image_probe.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <string>

using namespace offprint;
using namespace std::literals;

namespace {

std::string describe(std::string_view bytes) {
  const ImageFacts facts = probe_image(bytes);
  return std::string(facts.media_type) + " " + std::to_string(facts.width) + "x" +
         std::to_string(facts.height) + (facts.animated ? " animated" : "");
}

const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\x40\0\0\0\xF0\b\2\0\0\0"s;

}  // namespace

BOOST_AUTO_TEST_SUITE(image_probe)

BOOST_AUTO_TEST_CASE(png) {
  BOOST_TEST(describe(::png + "\0\0\0\0IDAT"s) == "image/png 320x240");
  BOOST_TEST(describe(::png + "\0\0\0\bacTL\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0IDAT"s) ==
             "image/png 320x240 animated");
}

BOOST_AUTO_TEST_CASE(jpeg) {
  const std::string start = "\xFF\xD8\xFF\xE0\0\6JFIF"s;
  BOOST_TEST(describe(start + "\xFF\xC4\0\3\1\xFF\xFF\xC2\0\x0B\b\0\xF0\1\x40\1\1\x11\0"s) ==
             "image/jpeg 320x240");
  BOOST_TEST(describe(start) == "image/jpeg 0x0");
}

BOOST_AUTO_TEST_CASE(gif) {
  const std::string start = "GIF89a\x40\1\xF0\0\0\0\0"s;
  const std::string frame = "\x21\xF9\4\0\0\0\0\0,"s;
  BOOST_TEST(describe(start + frame) == "image/gif 320x240");
  BOOST_TEST(describe(start + frame + frame) == "image/gif 320x240 animated");
}

BOOST_AUTO_TEST_CASE(webp) {
  const std::string riff = "RIFF\0\0\0\0WEBP"s;
  BOOST_TEST(describe(riff + "VP8X\x0A\0\0\0\2\0\0\0\x3F\1\0\xEF\0\0"s) ==
             "image/webp 320x240 animated");
  BOOST_TEST(describe(riff + "VP8L\0\0\0\0\x2F\x3F\xC1\x3B\0"s) == "image/webp 320x240");
  BOOST_TEST(describe(riff + "VP8 \0\0\0\0\0\0\0\x9D\1\x2A\x40\1\xF0\0"s) == "image/webp 320x240");
}

BOOST_AUTO_TEST_CASE(svg) {
  BOOST_TEST(describe("<?xml version=\"1.0\"?>\n<!-- a -->\n<svg xmlns='x' width=\"320\" "
                      "height='240.5px' stroke-width=\"3\">") == "image/svg+xml 320x240");
  BOOST_TEST(describe("<svg viewBox=\"0 0 1 1\" width=\"100%\" height=\"3em\">") ==
             "image/svg+xml 0x0");
  BOOST_TEST(describe("<svg") == "image/svg+xml 0x0");
}

BOOST_AUTO_TEST_CASE(what_books_cannot_hold_is_told_by_type) {
  BOOST_TEST(describe("\0\0\0\x20"
                      "ftypavif"s) == "image/avif 0x0");
  BOOST_TEST(describe("\0\0\0\x20"
                      "ftypheic"s) == "image/heic 0x0");
  BOOST_TEST(describe("II*\0\0\0\0\0"s) == "image/tiff 0x0");
  BOOST_TEST(describe("BM"s + std::string(12, '\0') + "\x28\0\0\0"s) == "image/bmp 0x0");
  for (const std::string& bytes : {""s, "<html><body>404"s, "GIF"s, "RIFF\0\0\0\0WAVE"s})
    BOOST_TEST(describe(bytes) == " 0x0");
}

BOOST_AUTO_TEST_CASE(damaged_images_are_read_within_their_bytes) {
  BOOST_TEST(rc::check("any end and any change of byte is harmless", [] {
    std::string bytes =
        *rc::gen::element(::png, "\xFF\xD8\xFF\xE0\0\6JFIF\xFF\xC2\0\x0B\b\0\xF0\1\x40\1\1\x11\0"s,
                          "RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\2\0\0\0\x3F\1\0\xEF\0\0"s,
                          "<svg width=\"3\" height='4'>"s, "GIF89a\x40\1\xF0\0\0\0\0\x21\xF9\4"s);
    bytes.resize(*rc::gen::inRange<std::size_t>(0, bytes.size() + 1));
    if (!bytes.empty())
      bytes[*rc::gen::inRange<std::size_t>(0, bytes.size())] = *rc::gen::arbitrary<char>();
    const std::string copy(bytes);  // exactly as long as its bytes, for the address sanitizer
    probe_image(std::string_view(copy.data(), copy.size()));
  }));
}

BOOST_AUTO_TEST_SUITE_END()
