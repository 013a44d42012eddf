#include "export/epub/chapter_images.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/url.h"
#include "export/epub/picture.h"
#include "export/epub/svg_check.h"

namespace offprint {

ChapterImages::ChapterImages(const Record& record, const std::string& root, const FileSystem& files)
    : record_(record), root_(root), files_(files) {
  for (const Image& image : record.images) images_.emplace(image.src, &image);
  survey();
}

void ChapterImages::survey() {
  const Body& body = record_.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::image) continue;
    const std::string_view src = body.attribute(node, Attribute::src);
    const auto [use, added] = uses_.try_emplace(src);
    if (added) decide(use->second, src, body[node].position);
    use->second.in_body = true;
    describe(src, body.attribute(node, Attribute::alt));
  }
  const std::string_view lead = record_.lead_image;
  if (lead.empty() || uses_.contains(lead)) return;
  decide(uses_[lead], lead, {});
  if (const Image* image = find(lead)) describe(lead, image->alt);
}

void ChapterImages::decide(Use& use, std::string_view src, Position position) {
  use.image = find(src);
  if (!use.image) return;  // what was not found was reported when it was looked for
  const Image& image = *use.image;
  if (image.file.empty()) {
    if (!is_absolute_url(image.url) || !is_safe_resource(image.url)) return;
    use.address = normalize_url(image.url).value_or("");
    // A missing file was reported when it was looked for.
    const bool stated_remote = is_absolute_url(src) || src.starts_with("//");
    if (!use.address.empty() && stated_remote)
      report(Code::image_remote, position,
             fmt::format("the book links to the image `{}` instead of showing it", src),
             "keep a copy among the sources");
    return;
  }
  if (picture_extension(image.media_type).empty())
    return report(Code::image_format_unsupported, position,
                  fmt::format("books cannot hold the image `{}` ({})", src,
                              image.media_type.empty() ? "of no known format" : image.media_type),
                  "convert it to JPEG, PNG, GIF, WebP or SVG");
  if (image.media_type == "image/svg+xml") {
    const std::string problem = svg_problem(files_.read(join_path(root_, image.file), image.part));
    if (!problem.empty())
      return report(Code::svg_active_content, position,
                    fmt::format("the book leaves out the image `{}`: {}", src, problem),
                    "export it again as plain SVG, or as PNG");
  }
  hold(use, image);
}

void ChapterImages::hold(Use& use, const Image& image) {
  use.name = picture_name(image.hash, image.media_type);
  moves_ |= image.animated;
  const auto same = [&](const Resource& resource) { return resource.name == use.name; };
  if (std::none_of(resources_.begin(), resources_.end(), same))
    resources_.push_back({use.name, image.media_type, image.file, image.size, image.part});
}

void ChapterImages::describe(std::string_view src, std::string_view alt) {
  if (name_in_book(src).empty()) return;
  ++shown_;
  if (alt.empty()) ++undescribed_;
}

void ChapterImages::report(Code code, Position position, std::string message, std::string hint) {
  diagnostics_.push_back({code, record_.origin, position, std::move(message), std::move(hint)});
}

std::string_view ChapterImages::name_in_book(std::string_view src) const {
  const auto use = uses_.find(src);
  return use != uses_.end() ? std::string_view(use->second.name) : std::string_view();
}

std::string_view ChapterImages::address(std::string_view src) const {
  const auto use = uses_.find(src);
  return use != uses_.end() ? std::string_view(use->second.address) : std::string_view();
}

const Image* ChapterImages::find(std::string_view src) const {
  const auto image = images_.find(src);
  return image != images_.end() ? image->second : nullptr;
}

bool ChapterImages::body_shows(std::string_view src) const {
  const auto use = uses_.find(src);
  return use != uses_.end() && use->second.in_body;
}

}  // namespace offprint
