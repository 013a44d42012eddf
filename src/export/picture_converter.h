// Pictures that books cannot hold as they are, made into ones that they can: by offprint-image.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"

namespace offprint {

// Where offprint-image is: what the environment variable OFFPRINT_IMAGE says, else beside the
// running program; "" when it is not there.
std::string find_image_program();
// Where offprint-cover is: beside it.
std::string find_cover_program();

struct ConvertedPicture {
  // What is wrong with the picture, as the end of a sentence ("it is damaged"); the rest is empty.
  std::string problem;
  Limit limit = nullptr;    // that it exceeds
  bool no_program = false;  // nothing was tried

  std::string media_type;  // "image/jpeg" or "image/png"
  std::string bytes;
  std::uint32_t width = 0, height = 0;            // pixels
  std::uint32_t from_width = 0, from_height = 0;  // before it was scaled, upright
  bool damaged = false;                           // some of it could not be read
  bool has_frames = false;                        // it is the first of several
};

// Thread-safe.
class PictureConverter {
 public:
  // `program` as find_image_program gives it. `folder` keeps what was made, so that the next build
  // need not make it again; "" = nothing is kept.
  PictureConverter(std::string program, std::string folder, const Limits& limits = {})
      : program_(std::move(program)), folder_(std::move(folder)), limits_(limits) {}

  // False once the program turned out not to be there, or not to run.
  bool works() const { return !program_.empty() && !broken_; }

  // `hash` is hash128_hex of `bytes`; `to` is "jpeg", "png", or "fitting": PNG for what is
  // transparent or has few colors, else JPEG. Upright, in sRGB, without metadata, scaled down to
  // `most_pixels`, unless it has more than Limits::image_pixels. Takes at most two minutes. Never
  // throws for what the bytes are.
  ConvertedPicture convert(std::string_view bytes, std::string_view hash, std::string_view to,
                           std::uint32_t most_pixels);

 private:
  std::string program_, folder_;
  Limits limits_;
  std::atomic<bool> broken_ = false;
};

}  // namespace offprint
