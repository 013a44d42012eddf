// Feeds that repeat an article's lead image at the beginning of its content.
#pragma once

#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

// When the body begins with a paragraph that holds the picture of this address and nothing else,
// takes that paragraph out: the picture stands for the article and is shown above it anyway. A
// figure stays, since its caption belongs to the text. Gives the picture's alternative text; ""
// when nothing was taken out. Thread-safe.
std::string take_repeated_lead_image(Body& body, std::string_view address);

}  // namespace offprint
