#include "image/bmp.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <numeric>

#include "image/command.h"

BOOST_AUTO_TEST_SUITE(bmp)

using namespace offprint::image;
using namespace std::literals;

namespace {

void put(std::string& bytes, std::uint32_t value, int count) {
  for (int i = 0; i < count; ++i, value >>= 8) bytes += static_cast<char>(value & 0xFF);
}

struct Form {
  std::uint32_t width = 2, height = 2, bits = 24, compression = 0;
  std::string extra{};  // masks, palette
  std::uint32_t header = 40;
};

std::string bitmap(const Form& form, std::string_view data) {
  std::string bytes = "BM";
  put(bytes, 0, 8);
  put(bytes, static_cast<std::uint32_t>(14 + form.header + form.extra.size()), 4);
  put(bytes, form.header, 4);
  if (form.header == 12) {
    put(bytes, form.width, 2);
    put(bytes, form.height, 2);
  } else {
    put(bytes, form.width, 4);
    put(bytes, form.height, 4);
  }
  put(bytes, 1, 2);
  put(bytes, form.bits, 2);
  if (form.header >= 40) {
    put(bytes, form.compression, 4);
    bytes.append(20, '\0');
  }
  return bytes.append(form.extra).append(data);
}

// "ff0000 00ff00" of a row, rows parted by "/".
std::string shown(const std::string& bytes) {
  constexpr char digits[] = "0123456789abcdef";
  const Pixels pixels = decode_bmp(bytes);
  std::string text;
  const auto bands = static_cast<std::size_t>(pixels.bands);
  for (std::size_t i = 0; i < pixels.count(); ++i) {
    if (i > 0) text += i % pixels.width == 0 ? " / " : " ";
    for (std::size_t band = 0; band < bands; ++band) {
      const unsigned char value = pixels.bytes[i * bands + band];
      text.append(1, digits[value >> 4]).append(1, digits[value & 15]);
    }
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(rows_go_from_the_bottom_up_unless_the_height_is_negative) {
  const std::string rows = "\x03\x02\x01\x06\x05\x04\0\0\x09\x08\x07\x0C\x0B\x0A\0\0"s;
  BOOST_TEST(shown(bitmap({}, rows)) == "070809 0a0b0c / 010203 040506");
  BOOST_TEST(shown(bitmap({.height = static_cast<std::uint32_t>(-2)}, rows)) ==
             "010203 040506 / 070809 0a0b0c");
  BOOST_TEST(shown(bitmap({.header = 12}, rows)) == "070809 0a0b0c / 010203 040506");
}

BOOST_AUTO_TEST_CASE(palettes_of_every_depth) {
  const std::string black_and_sea = "\0\0\0\0\x33\x22\x11\0"s;
  const auto one_row = [&](std::uint32_t bits, std::string_view row) {
    return shown(bitmap({3, 1, bits, 0, black_and_sea + std::string(8, '\0')}, row));
  };
  // The data begin 16 bytes after the header; the two colors before them are all that is used.
  const auto expected = "112233 000000 112233";
  BOOST_TEST(one_row(1, "\xA0\0\0\0"s) == expected);
  BOOST_TEST(one_row(4, "\x10\x10\0\0"s) == expected);
  BOOST_TEST(one_row(8, "\x01\0\x01\0"s) == expected);
}

BOOST_AUTO_TEST_CASE(masks_and_alpha) {
  BOOST_TEST(shown(bitmap({1, 1, 16}, "\xFF\x7F\0\0"s)) == "ffffff");
  BOOST_TEST(shown(bitmap({1, 1, 32}, "\x03\x02\x01\x80"s)) == "010203");
  const std::string rgb565 = "\0\xF8\0\0\xE0\x07\0\0\x1F\0\0\0"s;
  BOOST_TEST(shown(bitmap({1, 1, 16, 3, rgb565}, "\0\xF8\0\0"s)) == "ff0000");
  const std::string rgba = "\xFF\0\0\0\0\xFF\0\0\0\0\xFF\0\0\0\0\xFF"s;
  BOOST_TEST(shown(bitmap({1, 1, 32, 6, rgba}, "\x01\x02\x03\x80"s)) == "01020380");
}

BOOST_AUTO_TEST_CASE(run_lengths) {
  const std::string palette = "\0\0\0\0\x33\x22\x11\0"s + std::string(254 * 4, '\0');
  // Two of color 1, end of line; then three told one by one; end.
  const std::string runs = "\x02\x01\0\0\0\x03\x01\0\x01\0\0\x01"s;
  BOOST_TEST(shown(bitmap({3, 2, 8, 1, palette}, runs)) ==
             "112233 000000 112233 / 112233 112233 000000");
  const std::string nibbles = palette.substr(0, 64);
  BOOST_TEST(shown(bitmap({3, 1, 4, 2, nibbles}, "\x03\x10\0\x01"s)) == "112233 000000 112233");
  // Jumps and runs beyond the picture reach nothing.
  BOOST_TEST(shown(bitmap({1, 1, 8, 1, palette}, "\0\x02\xFF\xFF\xFF\x01"s)) == "000000");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_is_refused) {
  const std::string row = "\x03\x02\x01\0"s;
  BOOST_CHECK_THROW(decode_bmp(""), Failure);
  BOOST_CHECK_THROW(decode_bmp("BM"), Failure);
  BOOST_CHECK_THROW(decode_bmp(bitmap({0, 1}, row)), Failure);
  BOOST_CHECK_THROW(decode_bmp(bitmap({60'000, 60'000}, row)), Failure);
  BOOST_CHECK_THROW(decode_bmp(bitmap({15'000, 15'000}, row)), Failure);  // longer than the file
  BOOST_CHECK_THROW(decode_bmp(bitmap({1, 1, 7}, row)), Failure);
  BOOST_CHECK_THROW(decode_bmp(bitmap({1, 1, 24, 4}, row)), Failure);  // a JPEG inside
  BOOST_CHECK_THROW(decode_bmp(bitmap({1, 1, 24, 0, "", 400}, row)), Failure);
}

BOOST_AUTO_TEST_CASE(any_bytes_are_decoded_or_refused) {
  const bool holds = rc::check([](std::string data, const std::string& extra) {
    const Form form{*rc::gen::inRange<std::uint32_t>(0, 40),
                    *rc::gen::inRange<std::uint32_t>(0, 40),
                    *rc::gen::element<std::uint32_t>(1, 4, 8, 16, 24, 32),
                    *rc::gen::element<std::uint32_t>(0, 1, 2, 3, 6),
                    extra,
                    *rc::gen::element<std::uint32_t>(12, 40, 56, 124)};
    try {
      const Pixels pixels = decode_bmp(bitmap(form, data));
      RC_ASSERT(pixels.bytes.size() == pixels.count() * static_cast<std::size_t>(pixels.bands));
    } catch (const Failure& failure) {
      RC_ASSERT(!failure.message.empty());
    }
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
