#include "normalize/image_finder.h"

#include <algorithm>
#include <utility>

#include "base/archive.h"
#include "base/compression.h"
#include "base/confined_files.h"
#include "base/hash.h"
#include "base/url.h"
#include "model/site_key.h"
#include "normalize/fields.h"
#include "normalize/image_probe.h"

namespace offprint {
namespace {

std::string_view without_slashes(std::string_view path) {
  return path.substr(std::min(path.find_first_not_of('/'), path.size()));
}

}  // namespace

Image& ImageFinder::find(const std::string& src, Position position) {
  for (Image& known : article_.images)
    if (known.src == src) return known;
  return article_.images.emplace_back(look_for(src, position));
}

Image ImageFinder::look_for(const std::string& src, Position position) {
  Image image;
  image.src = src;
  outside_ = too_large_ = false;
  if (take_part(image)) return image;
  if (is_content_id(src)) {
    report_absence(src, position);
    return image;
  }
  const bool remote = is_absolute_url(src) || src.starts_with("//");
  if (remote) {
    image.url = normalize_url(src.starts_with("//") ? "https:" + src : src).value_or("");
    if (take_saved_copy(image)) {
      examine(image, rules_.files->read(join_path(rules_.root, image.file)));
      return image;
    }
    if (!is_of_own_site(image.url)) return image;
  }
  const std::string path(split_url(remote ? image.url : src).path);
  if (rules_.files && locate_either(image, path)) {
    examine(image, rules_.files->read(join_path(rules_.root, image.file)));
    if (!remote) image.url = site_address(image.file);
  } else if (!remote) {
    image.url = address_of_missing(src);
    if (!is_on_the_web(src, image.url)) report_absence(src, position);
  }
  return image;
}

Image ImageFinder::find_by_path(const std::string& url) {
  Image image;
  const std::string path(split_url(url).path);
  if (rules_.files && locate_either(image, path))
    examine(image, rules_.files->read(join_path(rules_.root, image.file)));
  // A file of another kind may have the name of a picture.
  if (image.media_type.empty()) image = {};
  image.url = url;
  return image;
}

ImageFinder::FoundFile ImageFinder::find_file(const std::string& src) {
  FoundFile found;
  std::string url = src;
  found.remote = is_absolute_url(src) || src.starts_with("//");
  if (found.remote) {
    url = normalize_url(src.starts_with("//") ? "https:" + src : src).value_or("");
    if (!is_of_own_site(url)) return found;
  }
  if (!rules_.files || is_content_id(src)) return found;
  outside_ = false;
  any_size_ = true;
  Image image;
  const std::string path(split_url(url).path);
  if (locate_either(image, path)) found.file = image.file;
  any_size_ = false;
  if (!found.file.empty()) found.url = found.remote ? url : site_address(found.file);
  found.outside = found.file.empty() && outside_;
  const bool is_served = found.file.empty() && !address_of_missing(src).empty();
  found.remote |= is_served && is_on_the_web(src, address_of_missing(src));
  return found;
}

std::string_view ImageFinder::folder() const {
  return parent_path(file_of_origin(article_.origin));
}

bool ImageFinder::is_of_own_site(const std::string& url) const {
  const std::string host = site_key(url), &site = rules_.publication.site;
  if (host.empty()) return false;
  return (!site.empty() && host == site_key(site)) ||
         (!article_.scope.empty() && article_.scope == named_site_key(host));
}

// Null unless the article's source is one.
const Mhtml* ImageFinder::archive() {
  if (!std::exchange(opened_, true) && article_.format == "mhtml" && rules_.files) {
    const std::string path = join_path(rules_.root, article_.origin);
    const auto info = rules_.files->stat(path);
    if (!info || info->size > rules_.limits.source_bytes) return nullptr;
    archive_bytes_ = rules_.files->read(path);
    if (is_gzip(archive_bytes_))
      archive_bytes_ = inflate_gzip(archive_bytes_, rules_.limits.source_bytes).bytes;
    archive_.emplace(archive_bytes_);
  }
  return archive_ ? &*archive_ : nullptr;
}

bool ImageFinder::take_part(Image& image) {
  const Mhtml* const whole = archive();
  image.part = whole ? whole->find(image.src) : 0;
  if (image.part == 0) return false;
  const MhtmlPart& part = whole->parts()[image.part - 1];
  image.file = article_.origin;
  examine(image, decode_part(part));
  if (is_absolute_url(part.location) && is_safe_resource(part.location))
    image.url = normalize_url(part.location).value_or("");
  return true;
}

bool ImageFinder::locate_either(Image& image, std::string_view path) {
  if (locate(image, path)) return true;
  return path.find('%') != path.npos && locate(image, percent_decode(path));
}

bool ImageFinder::locate(Image& image, std::string_view path) {
  const bool from_site = path.starts_with('/');
  if (!from_site && take(image, join_path(folder(), path))) return true;
  const std::string_view below = without_slashes(path);
  if (below.empty()) return false;
  const bool outside = outside_;
  for (const std::string& assets : rules_.assets)
    if (take(image, join_path(assets, below))) return true;
  if (from_site && (take_packed(image, below) || take(image, join_path("", below)))) return true;
  outside_ = from_site ? outside_ : outside;
  return false;
}

// What is packed together belongs together: each folder between the article and its archive may be
// the site's root, the nearest first.
bool ImageFinder::take_packed(Image& image, std::string_view below) {
  const std::string start(folder());
  const std::string archive(archive_of(join_path(rules_.root, start) + "/"));
  if (archive.empty()) return false;
  for (std::string_view at = start;; at = parent_path(at)) {
    if (!(join_path(rules_.root, at) + "/").starts_with(archive + "/")) return false;
    if (take(image, join_path(at, below))) return true;
    if (at.empty()) return false;
  }
}

bool ImageFinder::take(Image& image, const std::string& file) {
  const bool climbs = leaves_folder(file);
  outside_ |= climbs;
  if (climbs || file.empty() || file.find('\0') != std::string::npos) return false;
  const std::string path = join_path(rules_.root, file);
  const auto info = rules_.files->stat(path);
  if (!info) return false;
  const bool too_large = info->size > rules_.limits.image_bytes && !any_size_;
  too_large_ |= too_large;
  if (too_large) return false;
  if (!lies_inside(*rules_.files, rules_.root, path)) {
    outside_ = true;
    return false;
  }
  image.file = file;
  return true;
}

void ImageFinder::examine(Image& image, const std::string& bytes) {
  const ImageFacts facts = probe_image(bytes);
  image.media_type = facts.media_type;
  image.width = facts.width;
  image.height = facts.height;
  image.animated = facts.animated;
  image.size = bytes.size();
  image.hash = hash128_hex(bytes);
}

// What a page shows is where its site has it, unless it was saved with the page, or the site is the
// publisher's own.
bool ImageFinder::is_on_the_web(const std::string& src, const std::string& url) const {
  return is_page() && !url.empty() && !has_saved_name(src) &&
         site_key(url) != site_key(rules_.publication.site);
}

bool ImageFinder::is_page() const {
  return article_.format == "html" || article_.format == "mhtml";
}

bool ImageFinder::has_saved_name(const std::string& src) const {
  return was_saved_with_page(join_path(folder(), percent_decode(split_url(src).path)));
}

// One report for all: the page's address would find them.
void ImageFinder::report_without_address(const std::string& src, Position position) {
  const std::string hint = "save the page with its images, or with its address";
  for (Diagnostic& known : article_.diagnostics)
    if (known.code == Code::image_not_found && known.hint == hint) {
      ++known.count;
      return;
    }
  report(article_, Code::image_not_found, position,
         "the page does not say its address, by which its image `" + src + "` would be found",
         hint);
}

void ImageFinder::report_absence(const std::string& src, Position position) {
  if (is_page() && article_.url.empty() && !too_large_ && !is_content_id(src) &&
      !has_saved_name(src))
    return report_without_address(src, position);
  if (outside_)
    report(article_, Code::image_outside_roots, position,
           "the image `" + src + "` lies outside the source roots and was not read",
           "copy it into the project");
  else if (too_large_)
    report(article_, Code::image_not_found, position,
           "the image `" + src + "` has " + excess_of(&Limits::image_bytes, rules_.limits) +
               " and was not read",
           hint_of(&Limits::image_bytes, "scale it down"));
  else
    report(article_, Code::image_not_found, position, "there is no image `" + src + "`",
           src.starts_with('/') ? "name the folder that holds it under `assets`"
                                : "the path is relative to the article");
}

// A file in the folder that a browser made beside the page, "Salt_files" for "Salt.html": the site
// need not have such an address.
bool ImageFinder::was_saved_with_page(std::string_view file) const {
  if (article_.format != "html") return false;
  const std::string_view origin = article_.origin;
  const std::string_view stem = origin.substr(0, origin.size() - file_extension(origin).size());
  constexpr std::string_view separators = "_-. ";
  return file.starts_with(stem) && file.size() > stem.size() &&
         separators.find(file[stem.size()]) != separators.npos &&
         file.find('/', stem.size()) != file.npos;
}

// As the body's images name it, relative to the root; "" when nothing was saved with the page.
std::string ImageFinder::saved_folder() const {
  const Body& body = article_.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const std::string_view src = body.attribute(node, Attribute::src);
    if (src.empty() || is_absolute_url(src)) continue;
    const std::string file = join_path(folder(), percent_decode(split_url(src).path));
    if (was_saved_with_page(file)) return std::string(parent_path(file));
  }
  return "";
}

bool ImageFinder::take_saved_copy(Image& image) {
  if (article_.format != "html" || !rules_.files) return false;
  const std::string name(file_name(percent_decode(split_url(image.url).path)));
  const std::string folder = name.empty() ? "" : saved_folder();
  return !folder.empty() && take(image, join_path(folder, name));
}

// Where readers of the site find a file: its place below the asset root that holds it, since that
// is served as the site's root; else below the project's. What was saved with a page is served only
// from an asset root that the publisher names.
std::string ImageFinder::site_address(std::string_view file) const {
  const std::string& site = rules_.publication.site;
  if (site.empty()) return "";
  bool served = !was_saved_with_page(file);
  std::string_view below = file;
  for (const std::string& assets : rules_.assets) {
    const std::string root = join_path("", assets);
    if (!root.empty() && !file.starts_with(root + "/")) continue;
    below = root.empty() ? file : file.substr(root.size() + 1);
    served |= !assets.empty();
    break;
  }
  if (!served) return "";
  return resolve_url(site + "/", percent_encode_path(below)).value_or("");
}

std::string ImageFinder::address_of_missing(const std::string& src) const {
  const std::string& site = rules_.publication.site;
  const bool has_own_address = is_page() && !article_.url.empty();
  const bool from_site = src.starts_with('/') && !site.empty() && !has_own_address;
  const std::string base = from_site ? site + "/" : article_.url;
  return base.empty() ? "" : resolve_url(base, src).value_or("");
}

}  // namespace offprint
