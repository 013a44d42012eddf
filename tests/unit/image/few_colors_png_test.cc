#include "image/few_colors_png.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "image/pixels.h"

BOOST_AUTO_TEST_SUITE(few_colors_png)

using namespace offprint::image;

BOOST_AUTO_TEST_CASE(a_decoder_reads_the_same_colors) {
  const bool held = rc::check("libvips reads what was written", [] {
    FewColors picture;
    picture.width = *rc::gen::inRange(1U, 40U);
    picture.height = *rc::gen::inRange(1U, 40U);
    picture.colors = *rc::gen::container<std::vector<std::uint32_t>>(
        *rc::gen::inRange<std::size_t>(1, 257), rc::gen::inRange(0U, 0x1000000U));
    const auto index = rc::gen::inRange<int>(0, static_cast<int>(picture.colors.size()));
    std::vector<unsigned char> expected;
    for (std::uint32_t i = 0; i < picture.width * picture.height; ++i) {
      if (i % picture.width == 0) picture.rows += '\0';
      const int pixel = *index;
      picture.rows += static_cast<char>(pixel);
      const std::uint32_t color = picture.colors[static_cast<std::size_t>(pixel)];
      for (const int shift : {16, 8, 0})
        expected.push_back(static_cast<unsigned char>(color >> shift));
    }
    const Pixels read = decode(encode_png(picture)).pixels;
    RC_ASSERT(read.width == picture.width);
    RC_ASSERT(read.height == picture.height);
    RC_ASSERT(read.bands == 3);
    RC_ASSERT(read.bytes == expected);
  });
  BOOST_TEST(held);
}

BOOST_AUTO_TEST_SUITE_END()
