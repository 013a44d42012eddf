// `offprint-cover`: the description of a cover in, a picture of it out.
#pragma once

#include "image/command.h"

namespace offprint::image {

extern const Command cover_command;

}  // namespace offprint::image
