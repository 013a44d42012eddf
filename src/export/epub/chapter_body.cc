#include "export/epub/chapter_body.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/url.h"
#include "export/epub/chapter_facts.h"
#include "export/epub/embed_markup.h"
#include "export/wording.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// Whether the image is all that a figure shows, rather than a sign in a line of text.
bool stands_alone(const Body& body, NodeIndex image) {
  NodeIndex parent = body[image].parent;
  if (body[parent].element == Element::link) parent = body[parent].parent;
  return body[parent].element == Element::figure;
}

void make_link(Body& body, NodeIndex image, std::string_view address, std::string_view label) {
  std::string alt(body.attribute(image, Attribute::alt));
  if (alt.empty()) alt = label;
  body.set_element(image, Element::embed);
  body.set_attribute(image, Attribute::href, address);
  body.set_attribute(image, Attribute::title, alt);
}

// What has to be known of a body before it is written.
struct BodySurvey {
  int first_level = 7;  // of its headings; 7: there is none
  FormulaCounts formulas;
};

BodySurvey survey_of(const Body& body) {
  BodySurvey found;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const Element element = body[node].element;
    if (const int level = heading_level(element); level > 0)
      found.first_level = std::min(found.first_level, level);
    if (element != Element::formula || !body.has_attribute(node, Attribute::markup)) continue;
    ++found.formulas.shown;
    if (body.has_attribute(node, Attribute::guessed)) ++found.formulas.undescribed;
  }
  return found;
}

class Targets {
 public:
  Targets(const Record& record, const Body& body, const ChapterLinks& links)
      : record_(record), body_(body), links_(links) {
    for (const RecordLink& link : record.links) by_node_.emplace(link.node, &link);
  }

  std::string operator()(NodeIndex node, std::string_view href) {
    if (const auto link = by_node_.find(node); link != by_node_.end())
      return article(*link->second);
    if (href.starts_with('#')) return has_id(href.substr(1)) ? std::string(href) : "";
    if (!is_absolute_url(href) || !is_safe_link(href)) return "";
    return normalize_url(href).value_or("");
  }

 private:
  std::string article(const RecordLink& link) const {
    std::string fragment;
    if (!link.fragment.empty()) fragment = "#" + percent_encode_fragment(link.fragment);
    if (link.id == record_.id && !fragment.empty()) return fragment;
    if (links_.in_book(link.row)) return chapter_name(link.id) + ".xhtml" + fragment;
    return link.url.empty() ? "" : link.url + fragment;
  }

  bool has_id(std::string_view fragment) {
    if (ids_.empty())
      for (NodeIndex node = Body::root(); node != no_node;
           node = body_.next_in_order(node, Body::root()))
        ids_.emplace(body_.attribute(node, Attribute::id));
    return !fragment.empty() &&
           (ids_.contains(std::string(fragment)) || ids_.contains(percent_decode(fragment)));
  }

  const Record& record_;
  const Body& body_;
  const ChapterLinks& links_;
  std::unordered_map<NodeIndex, const RecordLink*> by_node_;
  std::unordered_set<std::string> ids_;
};

}  // namespace

std::string_view picture_class(const Image* image) {
  constexpr std::uint32_t full = 560;
  constexpr std::uint32_t half = 280;
  if (!image || image->width == 0 || image->width >= full) return "picture-full";
  return image->width >= half ? "picture-half" : "picture-small";
}

std::optional<Body> link_remote_images(const Record& record, const ChapterImages& images) {
  const Body& body = record.body;
  const Wording& words = wording(record.language);
  std::optional<Body> linked;
  if (record.images.empty()) return linked;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const bool is_poster =
        body[node].element == Element::image && body[body[node].parent].element == Element::embed;
    if (body[node].element != Element::image || is_poster) continue;
    const std::string_view address = images.address(body.attribute(node, Attribute::src));
    if (address.empty()) continue;
    if (!linked) linked = body;
    make_link(*linked, node, address, speaks(words, record.language) ? words.image : address);
  }
  return linked;
}

FormulaCounts append_chapter_body(std::string& out, const Record& record, const Body& body,
                                  const ChapterImages& images, const ChapterMedia& media,
                                  const ChapterLinks& links) {
  const Wording& words = wording(record.language);
  Targets targets(record, body, links);
  MarkupOptions options;
  options.dialect = MarkupOptions::Dialect::xhtml;
  const BodySurvey found = survey_of(body);
  if (found.first_level <= 6) options.heading_shift = 2 - found.first_level;
  options.link_target = [&](NodeIndex node, std::string_view href) { return targets(node, href); };
  options.image_source = [&](NodeIndex, std::string_view src) {
    const std::string_view name = images.name_in_book(src);
    return name.empty() ? std::string() : "../" + std::string(name);
  };
  options.image_class = [&](NodeIndex node) -> std::string_view {
    if (!stands_alone(body, node)) return "picture-inline";
    return picture_class(images.find(body.attribute(node, Attribute::src)));
  };
  options.capitals_class = "capitals";
  const EmbedSetting setting{record, body, images, media, options.link_target};
  options.embed = [&](const EmbedPlace& place) { return embed_markup(setting, place); };
  if (speaks(words, record.language)) {
    options.notes_title = words.notes;
    options.note_back_label = words.back_to_text;
  }
  append_markup(out, body, options);
  return found.formulas;
}

}  // namespace offprint
