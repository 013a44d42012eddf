#include "image/pixels.h"

#include <vips/vips.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "image/bmp.h"
#include "image/command.h"

namespace offprint::image {
namespace {

using namespace std::literals;

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Picture = std::unique_ptr<VipsImage, Unref>;

// Whatever libvips says of it: its words change between versions.
[[noreturn]] void fail() { throw Failure{"it is damaged"}; }

// Large pictures stay in memory, where libvips would keep them in a file.
constexpr const char* in_memory = "4g";

void start() {
  static const bool started = [] {
    g_log_set_default_handler([](const char*, GLogLevelFlags, const char*, void*) {}, nullptr);
    setenv("VIPS_DISC_THRESHOLD", in_memory, 1);
    if (VIPS_INIT("offprint-image") != 0) throw Failure{"libvips does not start"};
    vips_block_untrusted_set(TRUE);
    vips_concurrency_set(1);
    vips_cache_set_max(0);
    return true;
  }();
  static_cast<void>(started);
}

// The result of an operation of libvips, which returns 0 when it made one.
template <class Operation>
Picture made_by(Operation operation) {
  VipsImage* out = nullptr;
  if (operation(&out) != 0) fail();
  return Picture(out);
}

Picture as_vips(const Pixels& pixels) {
  VipsImage* image = vips_image_new_from_memory(
      pixels.bytes.data(), pixels.bytes.size(), static_cast<int>(pixels.width),
      static_cast<int>(pixels.height), pixels.bands, VIPS_FORMAT_UCHAR);
  if (!image) fail();
  image->Type = pixels.bands < 3 ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
  return Picture(image);
}

constexpr std::string_view jpeg_start = "\xFF\xD8\xFF";

bool is_bmp(std::string_view bytes) { return bytes.starts_with("BM"); }

bool is_known(std::string_view bytes) {
  for (const std::string_view start :
       {jpeg_start, "\x89PNG\r\n\x1A\n"sv, "GIF87a"sv, "GIF89a"sv, "II*\0"sv, "MM\0*"sv, "BM"sv})
    if (bytes.starts_with(start)) return true;
  if (bytes.size() < 12) return false;
  return (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP") ||
         bytes.substr(4, 4) == "ftyp";
}

// Lets libvips decode, as often as it is asked to.
class Source {
 public:
  Source(std::string_view bytes, VipsFailOn fail_on, std::uint64_t most_pixels)
      : bytes_(bytes), fail_on_(fail_on) {
    if (is_bmp(bytes)) bitmap_ = decode_bmp(bytes, most_pixels);
  }

  // `shrink` is 1, or 2, 4 or 8 of a JPEG, which is quick to decode at a fraction of its size.
  Picture open(VipsAccess access, int shrink = 1) const {
    if (is_bmp(bytes_)) return as_vips(bitmap_);
    const std::string how = shrink > 1 ? "shrink=" + std::to_string(shrink) : "";
    VipsImage* image = vips_image_new_from_buffer(bytes_.data(), bytes_.size(), how.c_str(),
                                                  "access", access, "fail_on", fail_on_, nullptr);
    if (!image) fail();
    return Picture(image);
  }

  // Upright and `scale` times smaller, at most `width` by `height`. (vips_thumbnail_buffer would
  // do the same, but does not tell of pictures that are cut short.)
  Picture open_scaled(double scale, int width, int height) const {
    int shrink = 1;
    if (bytes_.starts_with(jpeg_start))
      while (shrink < 8 && scale >= 4.0 * shrink) shrink *= 2;
    const Picture larger = open(VIPS_ACCESS_SEQUENTIAL, shrink);
    return made_by([&](VipsImage** out) {
      return vips_thumbnail_image(larger.get(), out, width, "height", height, "size",
                                  VIPS_SIZE_DOWN, nullptr);
    });
  }

 private:
  std::string_view bytes_;
  VipsFailOn fail_on_;
  Pixels bitmap_;
};

Picture upright(const Source& source, VipsImage* probed, std::uint64_t most_pixels) {
  const int orientation = vips_image_get_orientation(probed);
  double width = probed->Xsize;
  double height = probed->Ysize;
  if (width * height <= static_cast<double>(most_pixels)) {
    if (orientation <= 1) return source.open(VIPS_ACCESS_SEQUENTIAL);
    const Picture lying = source.open(VIPS_ACCESS_RANDOM);
    return made_by([&](VipsImage** out) { return vips_autorot(lying.get(), out, nullptr); });
  }
  if (orientation >= 5) std::swap(width, height);
  const double scale = std::sqrt(width * height / static_cast<double>(most_pixels));
  return source.open_scaled(scale, std::max(1, static_cast<int>(width / scale)),
                            std::max(1, static_cast<int>(height / scale)));
}

// Screens and books know one color space.
Picture in_srgb(Picture image) {
  const bool gray = vips_image_guess_interpretation(image.get()) == VIPS_INTERPRETATION_B_W ||
                    vips_image_guess_interpretation(image.get()) == VIPS_INTERPRETATION_GREY16;
  if (!gray && vips_image_get_typeof(image.get(), VIPS_META_ICC_NAME) != 0) {
    VipsImage* out = nullptr;
    if (vips_icc_transform(image.get(), &out, "srgb", "embedded", TRUE, "intent",
                           VIPS_INTENT_PERCEPTUAL, nullptr) == 0)
      image = Picture(out);
    vips_error_clear();  // a broken profile is no reason to have no picture
  }
  const VipsInterpretation space = gray ? VIPS_INTERPRETATION_B_W : VIPS_INTERPRETATION_sRGB;
  Picture converted =
      made_by([&](VipsImage** out) { return vips_colourspace(image.get(), out, space, nullptr); });
  return made_by(
      [&](VipsImage** out) { return vips_cast(converted.get(), out, VIPS_FORMAT_UCHAR, nullptr); });
}

Pixels to_memory(VipsImage* image) {
  Pixels pixels;
  pixels.width = static_cast<std::uint32_t>(image->Xsize);
  pixels.height = static_cast<std::uint32_t>(image->Ysize);
  pixels.bands = image->Bands;
  if (pixels.bands < 1 || pixels.bands > 4) fail();
  std::size_t size = 0;
  void* const bytes = vips_image_write_to_memory(image, &size);
  if (!bytes) fail();
  const auto* first = static_cast<const unsigned char*>(bytes);
  pixels.bytes.assign(first, first + size);
  g_free(bytes);
  return pixels;
}

void drop_opaque_alpha(Pixels& pixels) {
  if (!pixels.has_alpha()) return;
  const auto bands = static_cast<std::size_t>(pixels.bands);
  std::vector<unsigned char>& bytes = pixels.bytes;
  for (std::size_t at = bands - 1; at < bytes.size(); at += bands)
    if (bytes[at] != 255) return;
  for (std::size_t i = 0; i < pixels.count(); ++i)
    for (std::size_t band = 0; band + 1 < bands; ++band)
      bytes[i * (bands - 1) + band] = bytes[i * bands + band];
  --pixels.bands;
  bytes.resize(pixels.count() * (bands - 1));
}

Decoded decode_with(std::string_view bytes, const DecodeLimits& limits, VipsFailOn fail_on) {
  const Source source(bytes, fail_on, limits.decoded);
  const Picture probed = source.open(VIPS_ACCESS_SEQUENTIAL);
  const std::uint64_t count = static_cast<std::uint64_t>(probed->Xsize) * probed->Ysize;
  if (count > limits.decoded) throw Failure{std::string(too_many_pixels)};
  Decoded decoded;
  decoded.width = static_cast<std::uint32_t>(probed->Xsize);
  decoded.height = static_cast<std::uint32_t>(probed->Ysize);
  if (vips_image_get_orientation(probed.get()) >= 5) std::swap(decoded.width, decoded.height);
  decoded.has_frames = vips_image_get_n_pages(probed.get()) > 1;
  decoded.pixels = to_memory(in_srgb(upright(source, probed.get(), limits.most)).get());
  drop_opaque_alpha(decoded.pixels);
  return decoded;
}

bool is_one_color(const Pixels& pixels) {
  const auto& bytes = pixels.bytes;
  return std::equal(bytes.begin() + pixels.bands, bytes.end(), bytes.begin());
}

std::string taken(void* bytes, std::size_t size) {
  std::string copy(static_cast<const char*>(bytes), size);
  g_free(bytes);
  return copy;
}

}  // namespace

void load_libraries() { start(); }

Decoded decode(std::string_view bytes, const DecodeLimits& limits) {
  start();
  if (!is_known(bytes)) throw Failure{"its format is not known"};
  try {
    return decode_with(bytes, limits, VIPS_FAIL_ON_ERROR);
  } catch (const Failure&) {
    vips_error_clear();
    Decoded decoded = decode_with(bytes, limits, VIPS_FAIL_ON_NONE);
    // What was not read is gray, or black.
    if (is_one_color(decoded.pixels)) fail();
    decoded.damaged = true;
    return decoded;
  }
}

std::string encode_jpeg(const Pixels& pixels, int quality) {
  void* bytes = nullptr;
  std::size_t size = 0;
  if (vips_jpegsave_buffer(as_vips(pixels).get(), &bytes, &size, "Q", quality, "optimize_coding",
                           TRUE, "strip", TRUE, nullptr) != 0)
    fail();
  return taken(bytes, size);
}

std::string encode_png(const Pixels& pixels) {
  // Filters make photographs smaller, and drawings larger.
  std::string smallest;
  for (const VipsForeignPngFilter filter :
       {VIPS_FOREIGN_PNG_FILTER_NONE, VIPS_FOREIGN_PNG_FILTER_ALL}) {
    void* bytes = nullptr;
    std::size_t size = 0;
    if (vips_pngsave_buffer(as_vips(pixels).get(), &bytes, &size, "compression", 7, "filter",
                            filter, "strip", TRUE, nullptr) != 0)
      fail();
    std::string made = taken(bytes, size);
    if (smallest.empty() || made.size() < smallest.size()) smallest = std::move(made);
  }
  return smallest;
}

}  // namespace offprint::image
