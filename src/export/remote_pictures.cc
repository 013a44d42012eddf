#include "export/remote_pictures.h"

#include <unordered_set>
#include <utility>

#include "base/url.h"

namespace offprint {

std::string web_address(const Image& image) {
  if (!image.file.empty() || !is_absolute_url(image.url) || !is_safe_resource(image.url)) return "";
  return normalize_url(image.url).value_or("");
}

std::vector<std::string> web_addresses(const Record& record) {
  std::unordered_map<std::string_view, const Image*> images;
  for (const Image& image : record.images) images.emplace(image.src, &image);
  std::unordered_set<std::string> known;
  std::vector<std::string> addresses;
  const auto add = [&](std::string_view src) {
    const auto image = images.find(src);
    if (image == images.end()) return;
    std::string address = web_address(*image->second);
    if (!address.empty() && known.insert(address).second) addresses.push_back(std::move(address));
  };
  const Body& body = record.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    if (body[node].element == Element::image) add(body.attribute(node, Attribute::src));
  if (!record.lead_image.empty()) add(record.lead_image);
  return addresses;
}

}  // namespace offprint
