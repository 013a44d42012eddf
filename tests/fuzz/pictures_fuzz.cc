#include "demand.h"
#include "export/picture_metadata.h"
#include "image/bmp.h"
#include "image/command.h"
#include "image/pixels.h"
#include "normalize/image_probe.h"
#include "normalize/media_probe.h"

namespace {

using namespace offprint;
using fuzz::demand;

void check_bare(std::string_view bytes, std::string_view type, bool keeps_orientation) {
  const BarePicture bare = without_metadata(bytes, type, keeps_orientation);
  demand(bare.bytes.size() <= bytes.size(), "pictures do not grow", type);
  demand(bare.orientation >= 1 && bare.orientation <= 8, "pictures stand in one of eight ways");
  const BarePicture again = without_metadata(bare.bytes, type, keeps_orientation);
  demand(again.bytes == bare.bytes && !again.changed, "bare pictures stay", type);
}

// Memory is not what is tried here: a bitmap may say that it is larger than what it holds.
void check_bitmap(std::string_view bytes) {
  if (bytes.size() < 26 || bytes.substr(20, 2) != std::string_view("\0\0", 2)) return;
  try {
    image::decode_bmp(bytes);
  } catch (const image::Failure& failure) {
    demand(!failure.message.empty(), "failures say something");
  }
}

}  // namespace

// The bytes of a picture, of sound or of a video.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  probe_image(bytes);
  probe_media(*bytes_in_memory(std::string(bytes)));
  for (const std::string_view type : {"image/jpeg", "image/png", "image/gif", "image/webp"})
    for (const bool keeps_orientation : {false, true}) check_bare(bytes, type, keeps_orientation);
  check_bitmap(bytes);
  return 0;
}
