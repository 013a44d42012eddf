#include "ingest/feed/feed_item.h"

#include <algorithm>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/body_addresses.h"
#include "ingest/content_marks.h"
#include "ingest/feed/feed_links.h"
#include "ingest/feed/feed_own.h"
#include "ingest/feed/feed_people.h"
#include "ingest/feed/feed_tags.h"
#include "ingest/feed/feed_text.h"
#include "ingest/lead_image.h"
#include "ingest/linked_notes.h"

namespace offprint {
namespace {

constexpr std::string_view xml_space = "http://www.w3.org/XML/1998/namespace";
constexpr std::string_view rdf_space = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

const std::vector<FeedPart>& of(const FeedParts& parts, FeedRole role) {
  static const std::vector<FeedPart> none;
  const auto found = parts.find(role);
  return found == parts.end() ? none : found->second;
}

Field make_field(const FeedTree& tree, FieldName name, XmlNode node, std::string text,
                 Position position) {
  return {name, tree.name(node), text_value(std::move(text), position), tree.xml()[node].position,
          tree.rule(node)};
}

// The first that holds text, or nothing.
bool add_line(const FeedTree& tree, const FeedParts& parts, FeedRole role, FieldName name,
              std::vector<Field>& fields) {
  for (const FeedPart& part : of(parts, role)) {
    const FeedText text = read_feed_text(tree, part.node);
    std::string line = to_line(text);
    if (line.empty()) continue;
    fields.push_back(make_field(tree, name, part.node, std::move(line), text.position));
    return true;
  }
  return false;
}

// Of a date that is given twice in one way, the later statement stands.
void add_date(const FeedTree& tree, const FeedParts& parts, FeedRole role, FieldName name,
              std::vector<Field>& fields) {
  const FeedPart* best = nullptr;
  for (const FeedPart& part : of(parts, role)) {
    if (best != nullptr && part.rank != best->rank) break;
    if (!trim(tree.xml().text(part.node)).empty()) best = &part;
  }
  if (best == nullptr) return;
  const FeedText text = read_feed_text(tree, best->node);
  fields.push_back(make_field(tree, name, best->node, to_line(text), text.position));
}

void add_license(const FeedTree& tree, const FeedParts& parts, std::string_view base,
                 std::vector<Field>& fields) {
  for (const FeedPart& part : of(parts, FeedRole::license)) {
    std::string license(trim(tree.xml().attribute(part.node, rdf_space, "resource")));
    if (license.empty()) license = trim(tree.xml().text(part.node));
    if (license.empty()) continue;
    const Position position = tree.xml()[part.node].position;
    fields.push_back(make_field(tree, FieldName::rights, part.node, std::move(license), position));
    return;
  }
  std::string linked = find_related_address(tree, parts, "license", base);
  if (linked.empty()) return;
  const XmlNode node = of(parts, FeedRole::link).front().node;
  const Position position = tree.xml()[node].position;
  fields.push_back(make_field(tree, FieldName::rights, node, std::move(linked), position));
}

void add_rights(const FeedTree& tree, const FeedParts& parts, std::string_view base,
                std::vector<Field>& fields) {
  if (!add_line(tree, parts, FeedRole::rights, FieldName::rights, fields))
    add_license(tree, parts, base, fields);
}

void add_site(const FeedTree& tree, const FeedParts& parts, XmlNode node, std::string_view base,
              std::vector<Field>& fields) {
  Value site;
  site.kind = Value::Kind::map;
  site.position = tree.xml()[node].position;
  std::vector<Field> title;
  if (add_line(tree, parts, FeedRole::title, FieldName::title, title))
    site.members.push_back({"name", title[0].position, std::move(title[0].value)});
  if (const auto page = find_page_address(tree, parts, base))
    site.members.push_back({"url", tree.xml()[page->node].position,
                            text_value(page->url, tree.xml()[page->node].position)});
  if (site.members.empty()) return;
  fields.push_back({FieldName::site, tree.name(node), std::move(site), tree.xml()[node].position,
                    tree.rule(node)});
}

// xml:lang as BCP 47 writes it; some write locales of POSIX.
Field language_field(const FeedTree& tree, std::string language, Position position) {
  std::replace(language.begin(), language.end(), '_', '-');
  return {FieldName::language, "xml:lang", text_value(std::move(language), position), position,
          tree.is_atom() ? "Atom `xml:lang`" : "RSS `xml:lang`"};
}

bool has(const std::vector<Field>& fields, FieldName name) {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const Field& field) { return field.name == name; });
}

class ItemReader {
 public:
  ItemReader(const FeedTree& tree, const FeedChannel& channel, XmlNode item,
             std::string_view origin, Draft& draft, const Limits& limits)
      : tree_(tree),
        xml_(tree.xml()),
        channel_(channel),
        item_(item),
        origin_(origin),
        draft_(draft),
        limits_(limits),
        parts_(tree.parts(item)) {}

  void read() {
    read_own_elements(tree_, item_, draft_.fields);
    add_line(tree_, parts_, FeedRole::title, FieldName::title, draft_.fields);
    add_identity();
    add_dates();
    if (auto authors = read_feed_authors(tree_, parts_, "", channel_.base))
      draft_.fields.push_back(*std::move(authors));
    if (auto others = read_feed_contributors(tree_, parts_, channel_.base))
      draft_.fields.push_back(*std::move(others));
    if (auto tags = read_feed_tags(tree_, parts_)) {
      add_tag_codes(tags->value, read_own_codes(tree_, item_));
      draft_.fields.push_back(*std::move(tags));
    }
    read_texts();
    add_rights(tree_, parts_, channel_.base, draft_.fields);
    add_line(tree_, parts_, FeedRole::language, FieldName::language, draft_.fields);
    read_feed_media(tree_, parts_, channel_.base, draft_.fields);
    take_lead_image();
    settle_content();
    read_source();
    read_control();
    inherit(channel_.fields);
  }

 private:
  void add_identity() {
    if (!add_line_as_written(FeedRole::id, FieldName::id)) {
      const std::string about(trim(xml_.attribute(item_, rdf_space, "about")));
      const Position position = xml_[item_].position;
      if (!about.empty())
        draft_.fields.push_back(
            {FieldName::id, "rdf:about", text_value(about, position), position, "RSS `rdf:about`"});
    }
    const auto page = find_page_address(tree_, parts_, channel_.base);
    if (page)
      draft_.fields.push_back(
          make_field(tree_, FieldName::url, page->node, page->url, xml_[page->node].position));
  }

  bool add_line_as_written(FeedRole role, FieldName name) {
    for (const FeedPart& part : of(parts_, role)) {
      const std::string text = xml_.text(part.node);
      if (trim(text).empty()) continue;
      draft_.fields.push_back(make_field(tree_, name, part.node, std::string(trim(text)),
                                         read_feed_text(tree_, part.node).position));
      return true;
    }
    return false;
  }

  // What was only ever updated was published no later than that.
  void add_dates() {
    std::vector<Field>& fields = draft_.fields;
    add_date(tree_, parts_, FeedRole::expires, FieldName::expires, fields);
    if (says_unknown(tree_, item_, "updated")) return;
    add_date(tree_, parts_, FeedRole::published, FieldName::published, fields);
    const bool is_dated = has(fields, FieldName::published);
    if (!repeats_published(fields))
      add_date(tree_, parts_, FeedRole::modified, FieldName::modified, fields);
    if (!is_dated && has(fields, FieldName::modified)) {
      Field published = fields.back();
      published.name = FieldName::published;
      published.confidence = 0.6;
      fields.push_back(std::move(published));
    }
  }

  // Atom demands `updated` of what never was (RFC 4287, section 4.2.15).
  bool repeats_published(const std::vector<Field>& fields) const {
    std::vector<Field> modified;
    add_date(tree_, parts_, FeedRole::modified, FieldName::modified, modified);
    return tree_.is_atom() && !modified.empty() &&
           std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
             return field.name == FieldName::published &&
                    field.value.scalar == modified[0].value.scalar;
           });
  }

  // The body is the content, else the longest thing that is said of it.
  void read_texts() {
    XmlNode content = first_with_text(FeedRole::content, no_xml_node);
    if (content == no_xml_node) content = first_with_text(FeedRole::summary, no_xml_node);
    if (content != no_xml_node)
      read_body(content);
    else
      read_language(item_);
    const XmlNode summary = first_with_text(FeedRole::summary, content);
    if (summary != no_xml_node)
      add_text_field(FieldName::summary, summary);
    else if (add_line(tree_, parts_, FeedRole::subtitle, FieldName::summary, draft_.fields))
      draft_.fields.back().confidence = 0.8;
    report_binary();
  }

  // Of the best kind that has any, passing over `except` and all of its text.
  XmlNode first_with_text(FeedRole role, XmlNode except) const {
    const std::string taken = except == no_xml_node ? "" : xml_.text(except);
    for (const FeedPart& part : of(parts_, role)) {
      if (part.node == except || read_feed_text(tree_, part.node).empty()) continue;
      if (except == no_xml_node || xml_.text(part.node) != taken) return part.node;
    }
    return no_xml_node;
  }

  void add_text_field(FieldName name, XmlNode node) {
    const FeedText text = read_feed_text(tree_, node);
    std::string line = to_line(text);
    if (!line.empty())
      draft_.fields.push_back(make_field(tree_, name, node, std::move(line), text.position));
  }

  void read_body(XmlNode content) {
    append_feed_text(read_feed_text(tree_, content), origin_, draft_.body, draft_.diagnostics,
                     limits_);
    resolve_addresses(draft_.body, xml_.base(content, channel_.base));
    read_language(content);
  }

  // The nearest statement counts, even when it says that the language is unknown.
  void read_language(XmlNode innermost) {
    for (XmlNode node = innermost; node != no_xml_node; node = xml_[node].parent) {
      if (!xml_.has_attribute(node, xml_space, "lang")) continue;
      const std::string language(trim(xml_.attribute(node, xml_space, "lang")));
      has_language_ = true;
      if (!language.empty())
        draft_.fields.push_back(language_field(tree_, language, xml_[node].position));
      return;
    }
  }

  void report_binary() {
    for (const FeedPart& part : of(parts_, FeedRole::content)) {
      if (!read_feed_text(tree_, part.node).is_binary) continue;
      draft_.diagnostics.push_back(
          {Code::feed_content_binary, std::string(origin_), xml_[part.node].position,
           "the content is no text but `" + std::string(tree_.attribute(part.node, "type")) +
               "` in base64, and was left out"});
    }
  }

  void settle_content() {
    mark_tasks(draft_.body);
    make_linked_notes(draft_.body);
    const NodeIndex first = draft_.body[Body::root()].first_child;
    std::string direction = take_direction(draft_.body);
    if (direction.empty() || has(draft_.fields, FieldName::direction)) return;
    const Position position = draft_.body[first].position;
    draft_.fields.push_back({FieldName::direction, "dir",
                             text_value(std::move(direction), position), position,
                             "direction of the content"});
  }

  void take_lead_image() {
    const Field* image = draft_.find(FieldName::image);
    if (!image) return;
    std::string alt = take_repeated_lead_image(draft_.body, image->value.scalar);
    if (alt.empty() || has(draft_.fields, FieldName::image_alt)) return;
    draft_.fields.push_back({FieldName::image_alt, image->key,
                             text_value(std::move(alt), image->position), image->position,
                             "alternative text of the image in the content"});
  }

  // The feed that the item comes from (RFC 4287, section 4.2.11; RSS 2.0, `source`).
  void read_source() {
    for (const FeedPart& part : of(parts_, FeedRole::source)) {
      FeedParts source = tree_.parts(part.node);
      if (source.empty()) {
        add_named_source(part.node);
        continue;
      }
      std::vector<Field> fields;
      add_site(tree_, source, part.node, channel_.base, fields);
      if (auto authors = read_feed_authors(tree_, source, "source", channel_.base))
        fields.push_back(*std::move(authors));
      add_rights(tree_, source, channel_.base, fields);
      inherit(fields);
    }
  }

  void add_named_source(XmlNode node) {
    const FeedText text = read_feed_text(tree_, node);
    std::string name = to_line(text);
    if (name.empty() || has(draft_.fields, FieldName::site)) return;
    Value site;
    site.kind = Value::Kind::map;
    site.position = text.position;
    site.members.push_back({"name", text.position, text_value(std::move(name), text.position)});
    draft_.fields.push_back({FieldName::site, tree_.name(node), std::move(site),
                             xml_[node].position, tree_.rule(node)});
  }

  // RFC 5023, section 13.1.
  void read_control() {
    for (const FeedPart& part : of(parts_, FeedRole::control))
      xml_.for_each_child(part.node, [&](XmlNode child) {
        if (!tree_.is(child, FeedFamily::app, "draft")) return;
        const bool is_draft = ascii_lower(trim(xml_.text(child))) == "yes";
        Field field = make_field(tree_, FieldName::draft, child, is_draft ? "true" : "false",
                                 xml_[child].position);
        field.value.quoted = false;
        draft_.fields.push_back(std::move(field));
      });
  }

  // Of an item that comes from elsewhere, the feed's own rights say nothing.
  void inherit(const std::vector<Field>& fields) {
    const bool from_elsewhere = has(draft_.fields, FieldName::site);
    const bool is_anonymous = says_unknown(tree_, item_, "author");
    for (const Field& field : fields) {
      const bool stated = (field.name == FieldName::language && has_language_) ||
                          (field.name == FieldName::authors && is_anonymous) ||
                          (field.name == FieldName::rights && from_elsewhere);
      if (!stated && !has(draft_.fields, field.name)) draft_.fields.push_back(field);
    }
  }

  const FeedTree& tree_;
  const XmlDocument& xml_;
  const FeedChannel& channel_;
  XmlNode item_;
  std::string_view origin_;
  Draft& draft_;
  const Limits& limits_;
  FeedParts parts_;
  bool has_language_ = false;  // "" is one
};

}  // namespace

FeedChannel read_feed_channel(const FeedTree& tree, std::string_view address) {
  FeedChannel channel;
  const XmlNode node = tree.channel();
  if (!is_web_address(address)) address = "";
  if (node == no_xml_node) {
    channel.base = address;
    return channel;
  }
  channel.parts = tree.parts(node);
  const auto page = find_page_address(tree, channel.parts, address);
  const std::string self = find_related_address(tree, channel.parts, "self", address);
  const std::string site = page ? page->url : "";
  for (const std::string& base :
       {std::string(address), tree.is_atom() ? self : site, tree.is_atom() ? site : self})
    if (channel.base.empty() && is_web_address(base)) channel.base = base;
  add_site(tree, channel.parts, node, channel.base, channel.fields);
  if (auto authors =
          read_feed_authors(tree, channel.parts, tree.is_atom() ? "feed" : "channel", channel.base))
    channel.fields.push_back(*std::move(authors));
  add_rights(tree, channel.parts, channel.base, channel.fields);
  if (!add_line(tree, channel.parts, FeedRole::language, FieldName::language, channel.fields)) {
    const std::string language(tree.xml().language(node));
    const Position position = tree.xml()[node].position;
    if (!language.empty()) channel.fields.push_back(language_field(tree, language, position));
  }
  return channel;
}

void read_feed_item(const FeedTree& tree, const FeedChannel& channel, XmlNode item,
                    std::string_view origin, Draft& draft, const Limits& limits) {
  ItemReader(tree, channel, item, origin, draft, limits).read();
}

std::string feed_item_key(const FeedTree& tree, const FeedChannel& channel, XmlNode item) {
  const FeedParts parts = tree.parts(item);
  for (const FeedPart& part : of(parts, FeedRole::id))
    if (const std::string id = tree.xml().text(part.node); !trim(id).empty())
      return std::string(trim(id));
  if (const auto about = trim(tree.xml().attribute(item, rdf_space, "about")); !about.empty())
    return std::string(about);
  if (const auto page = find_page_address(tree, parts, channel.base)) return page->url;
  return tree.xml().text(item);
}

}  // namespace offprint
