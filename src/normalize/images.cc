#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "model/link_key.h"
#include "normalize/fields.h"
#include "normalize/image_finder.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

struct LeadSource {
  const Field* field = nullptr;
  std::string src, alt;
  Position position;
};

// Which attachment it is, the whole archive tells.
bool is_attachment(std::string_view src) { return src.starts_with(attachment_scheme); }

const Value* first_text(const Value& map, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (const Value* value = map.find(key); value && value->is_text()) return value;
  return nullptr;
}

// A path, a map of path and alternative text, or a list of either: then the first.
LeadSource read_lead(const Field& field, Article& article) {
  LeadSource lead{&field, "", "", field.value.position};
  const Value* value = &field.value;
  if (value->kind == Value::Kind::list && !value->items.empty()) value = &value->items.front();
  const Value* src = value;
  if (value->kind == Value::Kind::map) {
    src = first_text(*value, {"src", "url", "path", "file", "image", "uid"});
    if (const Value* alt = first_text(*value, {"alt", "alt_text"}))
      lead.alt = field_text(*alt, article);
  }
  if (src && src->is_text()) {
    lead.src = trim(src->scalar);
    lead.position = src->position;
  } else if (!src || src->kind != Value::Kind::null) {
    report_form(field, field.value.position, "a path, or a map with `src` and `alt`", article);
  }
  return lead;
}

bool may_be_shown(const LeadSource& lead, Article& article) {
  if (lead.src.empty()) return false;
  if (is_attachment(lead.src) || is_content_id(lead.src) || is_safe_resource(lead.src)) return true;
  report(article, Code::image_unsafe, lead.position,
         "the lead image \"" + std::string(first_bytes(lead.src, 80)) + "\" was left out",
         "images may begin with http: or https:, or be files");
  return false;
}

LeadSource lead_source(const Draft& draft, Article& article) {
  for (const Field& field : draft.fields) {
    if (field.name != FieldName::image || field.value.kind == Value::Kind::null ||
        is_switch(field.value))
      continue;
    LeadSource lead = read_lead(field, article);
    if (may_be_shown(lead, article)) return lead;
  }
  return {};
}

// Sites serve one picture in several sizes, which the query tells.
std::string_view without_query(std::string_view url) { return url.substr(0, url.find('?')); }

bool is_same_picture(const Image& a, const Image& b) {
  if (!a.file.empty()) return a.file == b.file && a.part == b.part;
  return b.file.empty() && !a.url.empty() && without_query(a.url) == without_query(b.url);
}

// The body may show the lead image under another name for the same picture; that one has its own
// alternative text.
void use_image_of_body(Article& article, std::size_t lead) {
  const auto twin = std::find_if(article.images.begin(), article.images.end(), [&](const Image& i) {
    return i.src != article.lead_image && is_same_picture(article.images[lead], i);
  });
  if (twin == article.images.end()) return;
  if (twin->alt.empty()) twin->alt = article.images[lead].alt;
  article.lead_image = twin->src;
  article.images.erase(article.images.begin() + static_cast<std::ptrdiff_t>(lead));
}

void note_attachment(std::string_view src, Article& article) {
  std::string id(src.substr(attachment_scheme.size()));
  std::vector<std::string>& known = article.attachments;
  if (std::find(known.begin(), known.end(), id) == known.end()) known.push_back(std::move(id));
}

void find_lead_image(const Draft& draft, ImageFinder& finder, Article& article) {
  LeadSource lead = lead_source(draft, article);
  if (lead.src.empty()) return;
  if (is_attachment(lead.src)) {
    note_attachment(lead.src, article);
    article.lead_image = lead.src;
    return explain(article, "lead_image", lead.position, stated_by(*lead.field));
  }
  if (const auto alt = text_field(draft, FieldName::image_alt, article)) lead.alt = alt->text;
  const std::size_t in_body = article.images.size();
  Image& image = finder.find(lead.src, lead.position);
  const auto index = static_cast<std::size_t>(&image - article.images.data());
  if (image.alt.empty()) image.alt = lead.alt;
  article.lead_image = image.src;
  explain(article, "lead_image", lead.position, stated_by(*lead.field));
  if (index < in_body) return;
  use_image_of_body(article, index);
  if (article.images.size() == in_body) return;
  if (article.images[index].alt.empty())
    report(article, Code::alt_text_missing, lead.position,
           "the lead image `" + lead.src + "` has no alternative text",
           draft.from_page ? "" : "add `image_alt:`");
  std::rotate(article.images.begin(), article.images.end() - 1, article.images.end());
}

}  // namespace

void find_images(const Rules& rules, Draft& draft, Article& article) {
  ImageFinder finder(rules, article);
  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::image) continue;
    const Position position = body[node].position;
    const std::string src(body.attribute(node, Attribute::src));
    if (is_attachment(src)) {
      note_attachment(src, article);
      continue;
    }
    Image& image = finder.find(src, position);
    const std::string_view alt = body.attribute(node, Attribute::alt);
    if (image.alt.empty()) image.alt = alt;
    // Outputs say of what plays what it is, in the picture's place.
    const bool is_poster = body[body[node].parent].element == Element::embed;
    if (alt.empty() && !is_poster)
      report(article, Code::alt_text_missing, position,
             "the image `" + image.src + "` has no alternative text",
             draft.from_page ? "describe it: alt=\"what it shows\""
                             : "describe it between the brackets: ![what it shows](…)");
  }
  find_lead_image(draft, finder, article);
}

}  // namespace offprint
