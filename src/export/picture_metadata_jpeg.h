// The JPEG part of picture_metadata.h.
#pragma once

#include "export/picture_metadata.h"

namespace offprint {

// `bytes` of the result are empty when it is no JPEG; `changed` is not set.
BarePicture bare_jpeg(std::string_view bytes, bool keeps_orientation);

}  // namespace offprint
