#include "image/bmp.h"

#include <array>
#include <bit>

#include "image/command.h"

namespace offprint::image {
namespace {

constexpr std::size_t file_header = 14;

enum Compression : std::uint32_t { plain = 0, rle8 = 1, rle4 = 2, masks = 3, alpha_masks = 6 };

[[noreturn]] void fail() { throw Failure{"it is damaged"}; }

// One channel of a pixel of 16 or 32 bits.
struct Channel {
  std::uint32_t mask = 0;

  unsigned char of(std::uint32_t pixel) const {
    if (mask == 0) return 0;
    const std::uint64_t value = (pixel & mask) >> std::countr_zero(mask);
    const std::uint64_t most = mask >> std::countr_zero(mask);
    return static_cast<unsigned char>((value * 255 + most / 2) / most);
  }
};

class Bitmap {
 public:
  Bitmap(std::string_view bytes, std::uint64_t most_pixels)
      : bytes_(bytes), most_pixels_(most_pixels) {
    read_header();
    read_masks();
    read_palette();
  }

  Pixels decode() {
    out_.width = width_;
    out_.height = height_;
    out_.bands = channels_[3].mask != 0 ? 4 : 3;
    if (is_run_length()) {
      out_.bytes.resize(out_.count() * 3);
      decode_runs();
    } else {
      // A file that is as long as its rows can be believed.
      const std::uint64_t stride = (std::uint64_t{width_} * bits_ + 31) / 32 * 4;
      if (data_ > bytes_.size() || stride * height_ > bytes_.size() - data_ + 3) fail();
      out_.bytes.resize(out_.count() * static_cast<std::size_t>(out_.bands));
      for (std::uint32_t y = 0; y < height_; ++y) decode_row(y, data_ + y * stride);
    }
    return std::move(out_);
  }

 private:
  std::uint32_t at(std::size_t offset) const {
    return offset < bytes_.size() ? static_cast<unsigned char>(bytes_[offset]) : 0;
  }
  std::uint32_t number(std::size_t offset, int count) const {
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;) value = value << 8 | at(offset + static_cast<std::size_t>(i));
    return value;
  }

  bool is_run_length() const { return compression_ == rle8 || compression_ == rle4; }

  void read_header() {
    data_ = number(10, 4);
    header_ = number(file_header, 4);
    const bool core = header_ == 12;
    if (!bytes_.starts_with("BM") || (!core && (header_ < 40 || header_ > 124)) ||
        bytes_.size() < file_header + header_)
      fail();
    const auto stated = static_cast<std::int32_t>(number(22, 4));
    width_ = core ? number(18, 2) : number(18, 4);
    height_ = core ? number(20, 2)
                   : static_cast<std::uint32_t>(stated < 0 ? -std::int64_t{stated} : stated);
    from_top_ = !core && stated < 0;
    bits_ = number(core ? 24 : 28, 2);
    compression_ = core ? std::uint32_t{plain} : number(30, 4);
    if (width_ == 0 || height_ == 0 || width_ > 0x7FFFFFFF) fail();
    if (std::uint64_t{width_} * height_ > most_pixels_) throw Failure{std::string(too_many_pixels)};
    const bool is_packed = compression_ == masks || compression_ == alpha_masks;
    const bool sound = compression_ == rle8    ? bits_ == 8 && !from_top_
                       : compression_ == rle4  ? bits_ == 4 && !from_top_
                       : is_packed             ? bits_ == 16 || bits_ == 32
                       : compression_ == plain ? bits_ == 1 || bits_ == 4 || bits_ == 8 ||
                                                     bits_ == 16 || bits_ == 24 || bits_ == 32
                                               : false;
    if (!sound) throw Failure{"it is a bitmap of an unusual form"};
  }

  void read_masks() {
    if (bits_ == 16) set_masks(0x7C00, 0x03E0, 0x001F, 0);
    if (bits_ == 32) set_masks(0xFF0000, 0x00FF00, 0x0000FF, 0);
    if (compression_ != masks && compression_ != alpha_masks) return;
    const bool has_alpha = header_ >= 56 || compression_ == alpha_masks;
    constexpr std::size_t first = 54;
    set_masks(number(first, 4), number(first + 4, 4), number(first + 8, 4),
              has_alpha ? number(first + 12, 4) : 0);
  }

  void set_masks(std::uint32_t red, std::uint32_t green, std::uint32_t blue, std::uint32_t alpha) {
    channels_ = {Channel{red}, Channel{green}, Channel{blue}, Channel{alpha}};
  }

  void read_palette() {
    if (bits_ > 8) return;
    const std::size_t entry = header_ == 12 ? 3 : 4;
    std::size_t colors = std::size_t{1} << bits_;
    const std::uint32_t used = header_ == 12 ? 0 : number(46, 4);
    if (used > 0 && used < colors) colors = used;
    for (std::size_t i = 0; i < colors; ++i) {
      const std::size_t offset = file_header + header_ + i * entry;
      for (std::size_t band = 0; band < 3; ++band)
        palette_[i][band] = static_cast<unsigned char>(at(offset + 2 - band));
    }
  }

  // Where pixel (x, y) goes; y counts as the file does.
  unsigned char* place(std::uint32_t x, std::uint32_t y) {
    const std::size_t row = from_top_ ? y : height_ - 1 - y;
    return out_.bytes.data() + (row * width_ + x) * static_cast<std::size_t>(out_.bands);
  }

  void put_color(std::uint32_t x, std::uint32_t y, std::uint32_t index) {
    if (x >= width_ || y >= height_) return;
    unsigned char* to = place(x, y);
    for (std::size_t band = 0; band < 3; ++band) to[band] = palette_[index][band];
  }

  void decode_row(std::uint32_t y, std::uint64_t offset) {
    for (std::uint32_t x = 0; x < width_; ++x) {
      if (bits_ <= 8) {
        const std::uint64_t bit = std::uint64_t{x} * bits_;
        const std::uint32_t shift = 8 - bits_ - static_cast<std::uint32_t>(bit % 8);
        put_color(x, y, at(offset + bit / 8) >> shift & ((1U << bits_) - 1));
      } else if (bits_ == 24) {
        unsigned char* to = place(x, y);
        for (std::size_t band = 0; band < 3; ++band)
          to[band] = static_cast<unsigned char>(at(offset + std::uint64_t{x} * 3 + 2 - band));
      } else {
        const std::uint32_t pixel =
            number(offset + std::uint64_t{x} * (bits_ / 8), static_cast<int>(bits_ / 8));
        unsigned char* to = place(x, y);
        for (int band = 0; band < out_.bands; ++band)
          to[band] = channels_[static_cast<std::size_t>(band)].of(pixel);
      }
    }
  }

  void decode_runs() {
    std::size_t offset = data_;
    std::uint32_t x = 0;
    std::uint32_t y = 0;
    while (offset + 1 < bytes_.size() && y < height_) {
      const std::uint32_t count = at(offset);
      const std::uint32_t value = at(offset + 1);
      offset += 2;
      if (count > 0) {
        for (std::uint32_t i = 0; i < count; ++i) put_color(x++, y, index_in(value, i));
      } else if (value == 0) {
        x = 0;
        ++y;
      } else if (value == 1) {
        return;
      } else if (value == 2) {
        x += at(offset);
        y += at(offset + 1);
        offset += 2;
      } else {
        const std::uint32_t per_byte = bits_ == 4 ? 2 : 1;
        for (std::uint32_t i = 0; i < value; ++i)
          put_color(x++, y, index_in(at(offset + i / per_byte), i));
        const std::size_t used = (value + per_byte - 1) / per_byte;
        offset += used + used % 2;
      }
    }
  }

  // The color of pixel `i` of a run: bytes of RLE4 hold two in turn.
  std::uint32_t index_in(std::uint32_t byte, std::uint32_t i) const {
    if (bits_ == 8) return byte;
    return i % 2 == 0 ? byte >> 4 : byte & 0xF;
  }

  std::string_view bytes_;
  std::uint64_t most_pixels_;
  std::size_t data_ = 0, header_ = 0;
  std::uint32_t width_ = 0, height_ = 0, bits_ = 0, compression_ = 0;
  bool from_top_ = false;
  std::array<Channel, 4> channels_;
  std::array<std::array<unsigned char, 3>, 256> palette_{};
  Pixels out_;
};

}  // namespace

Pixels decode_bmp(std::string_view bytes, std::uint64_t most_pixels) {
  return Bitmap(bytes, most_pixels).decode();
}

}  // namespace offprint::image
