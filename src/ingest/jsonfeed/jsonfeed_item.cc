#include "ingest/jsonfeed/jsonfeed_item.h"

#include <optional>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/body_addresses.h"
#include "ingest/content_marks.h"
#include "ingest/lead_image.h"
#include "ingest/linked_notes.h"
#include "ingest/tag_codes.h"
#include "syntax/html_parser.h"

namespace offprint {
namespace {

// Members of `_offprint`, best first where several are one field: those that say more than JSON
// Feed's own (a day without a time) come before them.
struct Extension {
  std::string_view key;
  FieldName field;
};
constexpr Extension extensions[] = {
    {"published", FieldName::published},
    {"modified", FieldName::modified},
    {"expires", FieldName::expires},
    {"url", FieldName::url},
    {"slug", FieldName::slug},
    {"subtitle", FieldName::subtitle},
    {"dek", FieldName::dek},
    {"section", FieldName::section},
    {"series", FieldName::series},
    {"rights", FieldName::rights},
    {"direction", FieldName::direction},
    {"advisories", FieldName::advisories},
    {"contributors", FieldName::contributors},
    {"language", FieldName::language},
    {"site", FieldName::site},
};

const Value* text_member(const Value& map, std::string_view key) {
  const Value* value = map.find(key);
  return value && value->is_text() && !trim(value->scalar).empty() ? value : nullptr;
}

bool holds_anything(const Value& value) {
  switch (value.kind) {
    case Value::Kind::null:
      return false;
    case Value::Kind::scalar:
      return !trim(value.scalar).empty();
    case Value::Kind::list:
      return !value.items.empty();
    case Value::Kind::map:
      break;
  }
  return !value.members.empty();
}

void set_member(Value& map, std::string key, const Value* value) {
  if (value) map.members.push_back({std::move(key), value->position, *value});
}

Value empty_map(Position position) {
  Value map;
  map.kind = Value::Kind::map;
  map.position = position;
  return map;
}

class ItemReader {
 public:
  ItemReader(const Value& item, const Value& feed, std::string_view file, Draft& draft,
             const Limits& limits)
      : item_(item), feed_(feed), file_(file), draft_(draft), limits_(limits) {
    if (const Value* own = item.find("_offprint"); own && own->kind == Value::Kind::map)
      extension_ = own;
  }

  void read() {
    find_base();
    read_extension();
    add("id", FieldName::id);
    add("title", FieldName::title);
    add("summary", FieldName::summary);
    add_address("url", FieldName::url);
    add("date_published", FieldName::published);
    add("date_modified", FieldName::modified);
    add_tags();
    add("language", FieldName::language);
    add_shared("language", FieldName::language);
    read_authors();
    read_site();
    read_attachments();
    read_content();
    add_external_link();
    resolve_addresses(draft_.body, base_);
    read_images();
    settle_content();
  }

 private:
  void put(FieldName name, std::string_view key, Value value, std::string rule,
           double confidence = 1) {
    const Position position = value.position;
    draft_.fields.push_back(
        {name, std::string(key), std::move(value), position, std::move(rule), confidence});
  }

  void add(std::string_view key, FieldName name) {
    const Value* value = item_.find(key);
    if (value && holds_anything(*value)) put(name, key, *value, rule_of(key));
  }

  // The extension tells what other schemes call them.
  void add_tags() {
    const Value* tags = item_.find("tags");
    if (!tags || !holds_anything(*tags)) return;
    std::vector<StatedCode> codes;
    const Value* subjects = extension_ ? extension_->find("subjects") : nullptr;
    for (const Value& subject : subjects ? subjects->items : std::vector<Value>()) {
      const auto text = [&](std::string_view key) {
        const Value* member = text_member(subject, key);
        return member ? member->scalar : std::string();
      };
      codes.push_back({text("tag"), text("authority"), text("term")});
    }
    Value with_codes = *tags;
    add_tag_codes(with_codes, codes);
    put(FieldName::tags, "tags", std::move(with_codes), rule_of("tags"));
  }

  void add_shared(std::string_view key, FieldName name) {
    const Value* value = feed_.find(key);
    if (value && holds_anything(*value)) put(name, key, *value, shared_rule_of(key), 0.9);
  }

  void add_address(std::string_view key, FieldName name) {
    const Value* value = text_member(item_, key);
    if (value) put(name, key, text_value(absolute(value->scalar), value->position), rule_of(key));
  }

  static std::string rule_of(std::string_view key) {
    return "JSON Feed `" + std::string(key) + "`";
  }
  static std::string shared_rule_of(std::string_view key) {
    return "JSON Feed `" + std::string(key) + "` of the feed";
  }

  // What relative addresses are relative to: the item's own, else the site's, else the feed's.
  void find_base() {
    for (const auto& [map, key] : {std::pair{&item_, "url"}, std::pair{&feed_, "home_page_url"},
                                   std::pair{&feed_, "feed_url"}}) {
      const Value* value = text_member(*map, key);
      if (!value) continue;
      const auto url = base_.empty() ? normalize_url(value->scalar) : std::optional<std::string>();
      if (url && is_web_address(*url)) base_ = *url;
    }
    if (base_.empty()) return;
    const Value* own = text_member(item_, "url");
    if (!own || is_absolute_url(own->scalar)) return;
    base_ = resolve_url(base_, own->scalar).value_or(base_);
  }

  std::string absolute(std::string_view reference) const {
    const std::string_view trimmed = trim(reference);
    if (base_.empty() || is_absolute_url(trimmed)) return std::string(trimmed);
    return resolve_url(base_, trimmed).value_or(std::string(trimmed));
  }

  void read_extension() {
    if (!extension_) return;
    for (const auto& [key, name] : extensions)
      if (const Value* value = extension_->find(key); value && holds_anything(*value))
        put(name, key, *value, "JSON Feed `_offprint`, `" + std::string(key) + "`");
  }

  // `authors` of 1.1, `author` of 1.0; the item's, else the feed's.
  void read_authors() {
    for (const Value* map : {&item_, &feed_})
      for (const std::string_view key : {"authors", "author"}) {
        const Value* stated = map->find(key);
        if (!stated || !holds_anything(*stated)) continue;
        Value authors = *stated;
        if (map == &item_)
          for (const auto& [from, to] :
               {std::pair{"sort_names", "sort_name"}, std::pair{"degrees", "degrees"},
                std::pair{"author_types", "type"}})
            add_details(from, to, authors);
        const bool is_own = map == &item_;
        return put(FieldName::authors, key, std::move(authors),
                   is_own ? rule_of(key) : shared_rule_of(key), is_own ? 1 : 0.9);
      }
  }

  // A list of `_offprint` that has one item for each author.
  void add_details(std::string_view from, std::string_view to, Value& authors) const {
    const Value* details = extension_ ? extension_->find(from) : nullptr;
    if (!details || details->items.size() != authors.items.size()) return;
    for (std::size_t i = 0; i < authors.items.size(); ++i)
      if (authors.items[i].kind == Value::Kind::map && details->items[i].is_text())
        set_member(authors.items[i], std::string(to), &details->items[i]);
  }

  void read_site() {
    const Value* title = text_member(feed_, "title");
    const Value* url = text_member(feed_, "home_page_url");
    if (!title && !url) return;
    Value site = empty_map((title ? title : url)->position);
    set_member(site, "name", title);
    set_member(site, "url", url);
    put(FieldName::site, "title", std::move(site), shared_rule_of("title"), 0.9);
  }

  void read_attachments() {
    const Value* attachments = item_.find("attachments");
    if (!attachments || attachments->items.empty()) return;
    Value list;
    list.kind = Value::Kind::list;
    list.position = attachments->position;
    for (const Value& attachment : attachments->items) {
      Value enclosure = empty_map(attachment.position);
      if (const Value* url = text_member(attachment, "url")) {
        const Value address = text_value(absolute(url->scalar), url->position);
        set_member(enclosure, "url", &address);
      }
      set_member(enclosure, "type", text_member(attachment, "mime_type"));
      set_member(enclosure, "length", text_member(attachment, "size_in_bytes"));
      set_member(enclosure, "title", text_member(attachment, "title"));
      set_member(enclosure, "duration", text_member(attachment, "duration_in_seconds"));
      if (const Value* own = attachment.find("_offprint"))
        for (const char* key : {"season", "episode"})
          set_member(enclosure, key, text_member(*own, key));
      list.items.push_back(std::move(enclosure));
    }
    put(FieldName::enclosures, "attachments", std::move(list), rule_of("attachments"));
  }

  void read_content() {
    if (const Value* html = text_member(item_, "content_html")) {
      Diagnostics found;
      parse_html_fragment(html->scalar, file_, {1, 1}, draft_.body, Body::root(), found, limits_);
      for (Diagnostic& diagnostic : found) {
        diagnostic.position = html->position;
        draft_.diagnostics.push_back(std::move(diagnostic));
      }
      merge_excess(draft_.diagnostics);
      draft_.body.relocate([&](Position) { return html->position; });
    } else if (const Value* text = text_member(item_, "content_text")) {
      add_paragraphs(*text);
    }
  }

  void settle_content() {
    mark_tasks(draft_.body);
    make_linked_notes(draft_.body);
    const Value* html = text_member(item_, "content_html");
    std::string direction = take_direction(draft_.body);
    if (html && !direction.empty() && !draft_.find(FieldName::direction))
      put(FieldName::direction, "dir", text_value(std::move(direction), html->position),
          "direction of the content");
  }

  // Lines are kept, since they may be verses or a list; empty lines part paragraphs.
  void add_paragraphs(const Value& text) {
    NodeIndex paragraph = no_node;
    std::string_view rest = text.scalar;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string line = collapse_space(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (line.empty()) {
        paragraph = no_node;
        continue;
      }
      if (paragraph == no_node)
        paragraph = draft_.body.append(Body::root(), Element::paragraph, text.position);
      else
        draft_.body.append(paragraph, Element::line_break, text.position);
      draft_.body.append_text(paragraph, line, text.position);
    }
  }

  // Of a linkblog's item: the page that it is about. Most say so in their text, too.
  void add_external_link() {
    const Value* external = text_member(item_, "external_url");
    if (!external) return;
    Body& body = draft_.body;
    const std::string url = absolute(external->scalar);
    if (!is_safe_link(url) || url == base_) return;
    for (NodeIndex node = Body::root(); node != no_node;
         node = body.next_in_order(node, Body::root()))
      if (body[node].element == Element::link &&
          absolute(body.attribute(node, Attribute::href)) == url)
        return;
    const NodeIndex paragraph = body.append(Body::root(), Element::paragraph, external->position);
    const NodeIndex link = body.append(paragraph, Element::link, external->position);
    body.set_attribute(link, Attribute::href, url);
    body.append_text(link, url, external->position);
  }

  void read_images() {
    for (const std::string_view key : {"image", "banner_image"}) {
      const Value* stated = text_member(item_, key);
      if (!stated) continue;
      const std::string address = absolute(stated->scalar);
      const std::string alt = take_repeated_lead_image(draft_.body, address);
      const Value src = text_value(address, stated->position);
      const Value text = text_value(alt, stated->position);
      Value image = empty_map(stated->position);
      set_member(image, "src", &src);
      if (!alt.empty()) set_member(image, "alt", &text);
      put(FieldName::image, key, std::move(image), rule_of(key));
    }
  }

  const Value& item_;
  const Value& feed_;
  std::string_view file_;
  Draft& draft_;
  const Limits& limits_;
  const Value* extension_ = nullptr;
  std::string base_;
};

}  // namespace

void read_jsonfeed_item(const Value& item, const Value& feed, std::string_view file, Draft& draft,
                        const Limits& limits) {
  ItemReader(item, feed, file, draft, limits).read();
}

}  // namespace offprint
