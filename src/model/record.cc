#include "model/record.h"

#include <algorithm>

namespace offprint {

const Image* Record::find_image(std::string_view src) const {
  const auto at = std::find_if(images.begin(), images.end(),
                               [&](const Image& image) { return image.src == src; });
  return at != images.end() ? &*at : nullptr;
}

const RecordLink* Record::find_link(NodeIndex node) const {
  const auto at = std::find_if(links.begin(), links.end(),
                               [&](const RecordLink& link) { return link.node == node; });
  return at != links.end() ? &*at : nullptr;
}

}  // namespace offprint
