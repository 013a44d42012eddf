#include "export/epub/chapter_images.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/url.h"

namespace offprint {

ChapterImages::ChapterImages(const Record& record, PictureStore& store)
    : record_(record), store_(store), files_(*store.settings().files) {
  for (const Image& image : record.images) images_.emplace(image.src, &image);
  if (!images_.empty()) survey();
}

void ChapterImages::survey() {
  const Body& body = record_.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::image) continue;
    const std::string_view src = body.attribute(node, Attribute::src);
    const bool is_poster = body[body[node].parent].element == Element::embed;
    const auto [use, added] = uses_.try_emplace(src);
    if (added) decide(use->second, src, body[node].position, is_poster);
    use->second.in_body = true;
    // What an embed shows is described by what the embed is.
    describe(src, is_poster ? "poster" : body.attribute(node, Attribute::alt));
  }
  const std::string_view lead = record_.lead_image;
  if (lead.empty() || uses_.contains(lead)) return;
  decide(uses_[lead], lead, {}, false);
  if (const Image* image = find(lead)) describe(lead, image->alt);
}

void ChapterImages::decide(Use& use, std::string_view src, Position position, bool is_poster) {
  use.image = find(src);
  if (!use.image) return;  // what was not found was reported when it was looked for
  const Image& image = *use.image;
  if (image.file.empty()) return decide_remote(use, src, position, is_poster);
  hold(use, image, position);
}

// Shown where it was fetched, else linked to.
void ChapterImages::decide_remote(Use& use, std::string_view src, Position position,
                                  bool is_poster) {
  use.address = web_address(*use.image);
  if (use.address.empty()) return;
  const RemotePictures* const remote = store_.settings().remote;
  const auto fetched = remote ? remote->find(use.address) : RemotePictures::const_iterator();
  if (!remote || fetched == remote->end()) {
    // A missing file was reported when it was looked for.
    const bool stated_remote = is_absolute_url(src) || src.starts_with("//");
    if (stated_remote)
      report(Code::image_remote, position,
             is_poster ? fmt::format("the book does not show the image `{}` of what plays", src)
                       : fmt::format("the book links to the image `{}` instead of showing it", src),
             "build with --fetch-remote, or keep a copy among the sources");
    return;
  }
  const auto& [found, problem, hint] = fetched->second;
  if (!problem.empty() && unfetched_.insert(use.address).second)
    report(found.file.empty() ? Code::image_not_fetched : Code::image_not_refreshed, position,
           fmt::format("the image `{}` was not fetched{}: {}", src,
                       found.file.empty() ? "" : " anew", problem),
           hint);
  if (found.file.empty()) return;
  Image& image = changed_.emplace_back(found);
  image.src = use.image->src;
  image.url = use.address;
  image.alt = use.image->alt;
  images_[image.src] = use.image = &image;
  hold(use, image, position);
  if (!use.name.empty()) use.address.clear();
}

void ChapterImages::hold(Use& use, const Image& image, Position position) {
  const BookPicture& picture = store_.prepare(image, files_);
  for (const BookPicture::Finding& finding : picture.findings)
    report(finding.code, position, fmt::format("the image `{}` {}", image.src, finding.text),
           finding.hint);
  if (picture.name.empty()) return;
  use.name = picture.name;
  moves_ |= picture.moves;
  if (picture.width != image.width || picture.height != image.height) {
    changed_.push_back(image);
    changed_.back().width = picture.width;
    changed_.back().height = picture.height;
    images_[image.src] = use.image = &changed_.back();
  }
  const auto same = [&](const Resource& resource) { return resource.name == use.name; };
  if (std::none_of(resources_.begin(), resources_.end(), same))
    resources_.push_back({use.name, picture.media_type,
                          use.address.empty() ? image.file : use.address, picture.size,
                          image.part});
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
