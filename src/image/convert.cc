#include "image/convert.h"

#include <charconv>
#include <cstdio>
#include <optional>

#include "image/pixels.h"
#include "image/sandbox.h"

namespace offprint::image {
namespace {

constexpr std::size_t most_bytes = std::size_t{512} << 20;

struct Options {
  std::string to = "fitting";
  DecodeLimits limits{.most = 4'000'000};
  int quality = 85;
};

template <class Number>
Number read_number(const std::string& text, Number least, Number most) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > most)
    throw Misuse{text + " is no number that can be used"};
  return number;
}

Options read_options(const std::vector<std::string>& arguments) {
  Options options;
  if (arguments.size() % 2 != 0) throw Misuse{"an option has no value"};
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
    const std::string& name = arguments[i];
    const std::string& value = arguments[i + 1];
    if (name == "--to" && (value == "jpeg" || value == "png" || value == "fitting"))
      options.to = value;
    else if (name == "--most-pixels")
      options.limits.most = read_number<std::uint64_t>(value, 1, UINT32_MAX);
    else if (name == "--most-decoded-pixels")
      options.limits.decoded = read_number<std::uint64_t>(value, 1, UINT32_MAX);
    else if (name == "--quality")
      options.quality = read_number<int>(value, 1, 100);
    else
      throw Misuse{"`" + name + " " + value + "` is not known"};
  }
  return options;
}

std::string read_input() {
  std::string bytes;
  std::vector<char> piece(std::size_t{1} << 16);
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), stdin)) {
    bytes.append(piece.data(), count);
    if (bytes.size() > most_bytes) throw Failure{"it is too large"};
  }
  return bytes;
}

void write_output(const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() ||
      std::fflush(stdout) != 0)
    throw Failure{"its result cannot be written"};
}

// Drawings and screen shots: JPEG would smear them, and they are smaller without. Of grays there
// are at most 256, in photographs as well.
bool has_few_colors(const Pixels& pixels) {
  const std::size_t most = pixels.bands == 1 ? 64 : 256;
  constexpr std::size_t slots = 1024;
  constexpr std::uint32_t empty = 0xFFFFFFFF;
  std::vector<std::uint32_t> seen(slots, empty);
  std::size_t count = 0;
  const auto bands = static_cast<std::size_t>(pixels.bands);
  for (std::size_t at = 0; at < pixels.bytes.size(); at += bands) {
    std::uint32_t color = 0;
    for (std::size_t band = 0; band < bands; ++band) color = color << 8 | pixels.bytes[at + band];
    std::size_t slot = color * std::uint32_t{2654435761} >> 22;
    while (seen[slot] != empty && seen[slot] != color) slot = (slot + 1) % slots;
    if (seen[slot] == color) continue;
    if (++count > most) return false;
    seen[slot] = color;
  }
  return true;
}

Pixels on_white(Pixels pixels) {
  const auto bands = static_cast<std::size_t>(pixels.bands);
  const std::size_t colors = bands - 1;
  std::vector<unsigned char>& bytes = pixels.bytes;
  for (std::size_t i = 0; i < pixels.count(); ++i) {
    const unsigned alpha = bytes[i * bands + colors];
    for (std::size_t band = 0; band < colors; ++band)
      bytes[i * colors + band] = static_cast<unsigned char>(
          (bytes[i * bands + band] * alpha + 255 * (255 - alpha) + 127) / 255);
  }
  pixels.bands = static_cast<int>(colors);
  bytes.resize(pixels.count() * colors);
  return pixels;
}

void convert(const std::vector<std::string>& arguments) {
  const Options options = read_options(arguments);
  load_libraries();
  enter_sandbox(Readable::nothing);
  Decoded decoded = decode(read_input(), options.limits);
  Pixels& pixels = decoded.pixels;
  const bool png = options.to == "png" ||
                   (options.to == "fitting" && (pixels.has_alpha() || has_few_colors(pixels)));
  if (!png && pixels.has_alpha()) pixels = on_white(std::move(pixels));
  const std::string head =
      std::string(png ? "image/png " : "image/jpeg ") + std::to_string(pixels.width) + ' ' +
      std::to_string(pixels.height) + (decoded.damaged ? " damaged" : " whole") +
      (decoded.has_frames ? " first " : " only ") + std::to_string(decoded.width) + ' ' +
      std::to_string(decoded.height) + '\n';
  write_output(head + (png ? encode_png(pixels) : encode_jpeg(pixels, options.quality)));
}

}  // namespace

// The result is a line of text, "image/jpeg 640 480 whole only 6400 4800", then the picture's
// bytes. The line says the format, width and height, whether all of it could be read ("whole" or
// "damaged"), and whether it is the only frame or page, or the "first", and how large it was before
// it was scaled.
const Command convert_command = {
    "offprint-image [--to jpeg|png|fitting] [--most-pixels N] [--most-decoded-pixels N] [--quality "
    "1…100] <IN >OUT",
    convert};

}  // namespace offprint::image
