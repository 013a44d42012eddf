#include <algorithm>
#include <string>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/url.h"
#include "normalize/fields.h"
#include "normalize/image_probe.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr std::uint64_t largest_image = 64 << 20;  // bytes; larger files are not read

// Finds image files: relative to the article, or site-absolute below an asset root, and never
// outside.
class Finder {
 public:
  Finder(const Rules& rules, Article& article) : rules_(rules), article_(article) {}

  // The image `src`, listed once. Problems are reported at `position`.
  Image& image(const std::string& src, Position position) {
    for (Image& known : article_.images)
      if (known.src == src) return known;
    Image image;
    image.src = src;
    if (is_absolute_url(src) || src.starts_with("//"))
      image.url = absolute(src);
    else
      locate(image, position);
    return article_.images.emplace_back(std::move(image));
  }

 private:
  std::string absolute(const std::string& src) const {
    if (is_absolute_url(src)) return normalize_url(src).value_or("");
    return normalize_url("https:" + src).value_or("");
  }

  void locate(Image& image, Position position) {
    const std::string path(split_url(image.src).path);
    if (rules_.files && (find(image, path) || find(image, percent_decode(path)))) {
      examine(image);
    } else if (outside_) {
      report(article_, Code::image_outside_roots, position,
             "the image `" + image.src + "` lies outside the source roots and was not read",
             "name its folder under `assets`");
    } else {
      report(article_, Code::image_not_found, position, "there is no image `" + image.src + "`",
             image.src.starts_with('/') ? "name the folder that holds it under `assets`"
                                        : "the path is relative to the article");
    }
    if (image.url.empty()) image.url = address(image.src);
  }

  bool find(Image& image, const std::string& path) {
    if (path.empty()) return false;
    if (path.starts_with('/')) {
      const std::string below = path.substr(
          path.find_first_not_of('/') == path.npos ? path.size() : path.find_first_not_of('/'));
      return std::any_of(rules_.assets.begin(), rules_.assets.end(), [&](const std::string& root) {
        if (!take(image, join_path(root, below))) return false;
        if (!rules_.publication.site.empty())
          image.url =
              resolve_url(rules_.publication.site + "/", percent_encode_path(below)).value_or("");
        return true;
      });
    }
    return take(image, join_path(parent_path(article_.origin), path));
  }

  // Whether `file`, relative to the root, is an image inside it.
  bool take(Image& image, const std::string& file) {
    if (file.starts_with("..") || file.starts_with('/')) {
      outside_ = true;
      return false;
    }
    const std::string path = join_path(rules_.root, file);
    const auto info = rules_.files->stat(path);
    if (!info || info->size > largest_image) return false;
    const auto real = rules_.files->canonical(path);
    const auto top = rules_.files->canonical(rules_.root.empty() ? "." : rules_.root);
    if (!real || !top || !real->starts_with(*top == "/" ? *top : *top + "/")) {
      outside_ = true;
      return false;
    }
    image.file = file;
    return true;
  }

  void examine(Image& image) {
    const std::string bytes = rules_.files->read(join_path(rules_.root, image.file));
    const ImageFacts facts = probe_image(bytes);
    image.media_type = facts.media_type;
    image.width = facts.width;
    image.height = facts.height;
    image.animated = facts.animated;
    image.size = bytes.size();
    image.hash = hash128_hex(bytes);
    // Where readers of the site find it: its place below the root, which is what the site serves.
    if (!rules_.publication.site.empty())
      image.url =
          resolve_url(rules_.publication.site + "/", percent_encode_path(public_path(image.file)))
              .value_or("");
  }

  // Without the asset root that holds it: that one is served as the site's root.
  std::string public_path(const std::string& file) const {
    std::string_view best;
    for (const std::string& root : rules_.assets)
      if (root.size() > best.size() && file.starts_with(root + "/")) best = root;
    return best.empty() ? file : file.substr(best.size() + 1);
  }

  std::string address(const std::string& src) const {
    const std::string& base = src.starts_with('/') && !rules_.publication.site.empty()
                                  ? rules_.publication.site
                                  : article_.url;
    return base.empty() ? "" : resolve_url(base, src).value_or("");
  }

  const Rules& rules_;
  Article& article_;
  bool outside_ = false;
};

void find_lead_image(const Draft& draft, Finder& finder, Article& article) {
  const Field* field = draft.find(FieldName::image);
  if (!field) return;
  const Value* source = &field->value;
  std::string alt;
  if (source->kind == Value::Kind::map) {
    if (const Value* text = source->find("alt"); text && text->is_text())
      alt = clean_text(text->scalar);
    const Value* named = nullptr;
    for (const char* key : {"src", "url", "path"})
      if (!named) named = source->find(key);
    source = named;
  }
  if (!source || !source->is_text() || trim(source->scalar).empty()) return;
  if (const auto stated = text_field(draft, FieldName::image_alt, article)) alt = stated->text;
  Image& image = finder.image(source->scalar, source->position);
  article.lead_image = image.src;
  // The same picture in the body has its own alternative text; that is the one to use.
  if (image.alt.empty()) image.alt = alt;
  if (image.alt.empty())
    report(article, Code::alt_text_missing, source->position,
           "the lead image `" + image.src + "` has no alternative text", "add `image_alt:`");
  explain(article, "lead_image", source->position, stated_by(draft, FieldName::image));
}

}  // namespace

void find_images(const Rules& rules, Draft& draft, Article& article) {
  Finder finder(rules, article);
  Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::image) continue;
    const Position position = body[node].position;
    Image& image = finder.image(std::string(body.attribute(node, Attribute::src)), position);
    const std::string_view alt = body.attribute(node, Attribute::alt);
    if (image.alt.empty()) image.alt = alt;
    if (alt.empty())
      report(article, Code::alt_text_missing, position,
             "the image `" + image.src + "` has no alternative text",
             "describe it between the brackets: ![what it shows](…)");
  }
  find_lead_image(draft, finder, article);
}

}  // namespace offprint
