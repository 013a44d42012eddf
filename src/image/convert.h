// `offprint-image`: any picture in, one that books can hold out.
#pragma once

#include "image/command.h"

namespace offprint::image {

extern const Command convert_command;

}  // namespace offprint::image
