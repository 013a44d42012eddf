#include "base/gzip_writer.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

#include "base/compression.h"

using namespace offprint;

namespace {

std::string compressed(const std::vector<std::string>& pieces) {
  std::string out;
  GzipWriter writer([&](std::string_view bytes) { out += bytes; });
  for (const std::string& piece : pieces) writer.write(piece);
  writer.finish();
  return out;
}

std::string tides(std::size_t lines) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += "High water at " + std::to_string(i * 745) + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(gzip_writer)

BOOST_AUTO_TEST_CASE(what_it_writes_can_be_read_again) {
  for (const std::string& text : {std::string(), std::string("salt"), tides(50'000)}) {
    const Inflated read = inflate_gzip(compressed({text}), 1 << 24);
    BOOST_TEST((read.outcome == Inflated::Outcome::whole));
    BOOST_TEST((read.bytes == text));
  }
}

BOOST_AUTO_TEST_CASE(the_bytes_depend_on_the_text_alone) {
  const std::string text = tides(20'000);
  const std::string whole = compressed({text});
  BOOST_TEST(
      (compressed({text.substr(0, 7), text.substr(7, 99'999), text.substr(100'006)}) == whole));
  BOOST_TEST(whole.size() < text.size() / 2);
  // RFC 1952, section 2.3: no flags (so no name), a time of 0.
  BOOST_TEST((whole.substr(0, 8) == std::string("\x1f\x8b\x08\0\0\0\0\0", 8)));
}

BOOST_AUTO_TEST_CASE(what_the_sink_throws_arrives) {
  const auto write = [] {
    GzipWriter writer([](std::string_view) { throw std::runtime_error("full"); });
    writer.write(tides(200'000));
    writer.finish();
  };
  BOOST_CHECK_THROW(write(), std::runtime_error);
}

BOOST_AUTO_TEST_CASE(one_that_is_not_finished_gives_nothing_at_its_end) {
  std::string out;
  {
    GzipWriter([&](std::string_view bytes) { out += bytes; }).write("salt");
  }
  BOOST_TEST(out.empty());
}

BOOST_AUTO_TEST_SUITE_END()
