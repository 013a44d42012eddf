#include "ingest/feed/feed_links.h"

#include <set>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/feed/feed_text.h"

namespace offprint {
namespace {

const std::vector<FeedPart>& of(const FeedParts& parts, FeedRole role) {
  static const std::vector<FeedPart> none;
  const auto found = parts.find(role);
  return found == parts.end() ? none : found->second;
}

std::string resolved(const FeedTree& tree, XmlNode node, std::string_view reference,
                     std::string_view feed_base) {
  if (reference.empty()) return "";
  if (is_absolute_url(reference)) return std::string(reference);
  const std::string base = tree.xml().base(node, feed_base);
  return base.empty() ? std::string(reference) : resolve_url(base, reference).value_or("");
}

// RFC 4287, section 4.2.7.2: registered relations may be written as IRIs.
std::string relation_of(const FeedTree& tree, XmlNode link) {
  constexpr std::string_view registry = "http://www.iana.org/assignments/relation/";
  std::string relation = ascii_lower(tree.attribute(link, "rel"));
  if (relation.starts_with(registry)) relation.erase(0, registry.size());
  return relation.empty() ? "alternate" : relation;
}

bool is_page_type(std::string_view type) {
  return type.empty() || type == "text/html" || type == "application/xhtml+xml";
}

bool is_image_type(std::string_view type) { return ascii_lower(type).starts_with("image/"); }

class MediaReader {
 public:
  MediaReader(const FeedTree& tree, const FeedParts& parts, std::string_view base)
      : tree_(tree), parts_(parts), base_(base) {}

  void read(std::vector<Field>& fields) {
    read_images();
    read_enclosures();
    fields.insert(fields.end(), std::make_move_iterator(images_.begin()),
                  std::make_move_iterator(images_.end()));
    if (!alt_.value.scalar.empty()) fields.push_back(std::move(alt_));
    if (!enclosures_.value.items.empty()) fields.push_back(std::move(enclosures_));
  }

 private:
  bool is_image(XmlNode media) const {
    return ascii_lower(tree_.attribute(media, "medium")) == "image" ||
           is_image_type(tree_.attribute(media, "type"));
  }

  void add_image(XmlNode node, std::string_view reference, double confidence = 1) {
    const std::string url = resolved(tree_, node, reference, base_);
    if (url.empty() || !image_urls_.insert(url).second) return;
    const Position position = tree_.xml()[node].position;
    images_.push_back({FieldName::image, tree_.name(node), text_value(url, position), position,
                       tree_.rule(node), confidence});
  }

  // Of the lead image, the first.
  void read_alt(XmlNode media) {
    if (images_.size() != 1 || !alt_.value.scalar.empty()) return;
    tree_.xml().for_each_child(media, [&](XmlNode inner) {
      if (!tree_.is(inner, FeedFamily::media, "description")) return;
      const FeedText text = read_feed_text(tree_, inner);
      alt_ = {FieldName::image_alt, tree_.name(inner), text_value(to_line(text), text.position),
              tree_.xml()[inner].position, tree_.rule(inner)};
    });
  }

  // Whole pictures before small ones.
  void read_images() {
    for (const FeedPart& part : of(parts_, FeedRole::media))
      if (is_image(part.node)) {
        add_image(part.node, tree_.attribute(part.node, "url"));
        read_alt(part.node);
      }
    for (const FeedPart& part : of(parts_, FeedRole::image)) {
      if (tree_.is(part.node, FeedFamily::media, "thumbnail")) continue;
      const bool is_link = tree_.is(part.node, FeedFamily::itunes, "link");
      if (is_link && relation_of(tree_, part.node) != "image") continue;
      std::string_view address = tree_.attribute(part.node, "href");
      if (address.empty()) address = tree_.attribute(part.node, "url");
      const XmlNode inner = tree_.child(part.node, "url");
      const std::string text = tree_.xml().text(inner == no_xml_node ? part.node : inner);
      if (address.empty()) address = trim(text);
      // Others use an element of this name for something else.
      if (address.find_first_of(" \n") == address.npos) add_image(part.node, address);
    }
    for (const FeedPart& part : of(parts_, FeedRole::enclosure))
      if (is_image_type(tree_.attribute(part.node, "type")))
        add_image(part.node, tree_.attribute(part.node, "url"), 0.9);
    for (const FeedPart& part : of(parts_, FeedRole::link))
      if (relation_of(tree_, part.node) == "enclosure" &&
          is_image_type(tree_.attribute(part.node, "type")))
        add_image(part.node, tree_.attribute(part.node, "href"), 0.9);
    for (const FeedPart& part : of(parts_, FeedRole::image))
      if (tree_.is(part.node, FeedFamily::media, "thumbnail"))
        add_image(part.node, tree_.attribute(part.node, "url"), 0.9);
  }

  void add_enclosure(XmlNode node, const std::string& url, std::string_view length) {
    std::vector<Value>& all = enclosures_.value.items;
    if (url.empty() || !enclosure_urls_.insert(url).second) return;
    const Position position = tree_.xml()[node].position;
    Value map;
    map.kind = Value::Kind::map;
    map.position = position;
    const auto add = [&](const char* key, std::string_view text) {
      if (!text.empty())
        map.members.push_back({key, position, text_value(std::string(text), position)});
    };
    add("url", url);
    add("type", tree_.attribute(node, "type"));
    add("length", length);
    add("title", tree_.attribute(node, "title"));
    if (tree_.family(node) == FeedFamily::media) add("duration", tree_.attribute(node, "duration"));
    for (const char* key : {"duration", "season", "episode"})
      add(key, tree_.xml().attribute(node, "urn:offprint:record", key));
    if (all.empty()) {
      enclosures_.key = tree_.name(node);
      enclosures_.rule = tree_.rule(node);
      enclosures_.position = enclosures_.value.position = position;
      enclosures_.value.kind = Value::Kind::list;
    }
    all.push_back(std::move(map));
  }

  void read_enclosures() {
    for (const FeedPart& part : of(parts_, FeedRole::enclosure))
      add_enclosure(part.node, resolved(tree_, part.node, tree_.attribute(part.node, "url"), base_),
                    tree_.attribute(part.node, "length"));
    for (const FeedPart& part : of(parts_, FeedRole::link))
      if (relation_of(tree_, part.node) == "enclosure")
        add_enclosure(part.node, feed_address(tree_, part.node, base_),
                      tree_.attribute(part.node, "length"));
    // Content that stands elsewhere (RFC 4287, section 4.1.3.2).
    for (const FeedPart& part : of(parts_, FeedRole::content))
      if (const auto source = tree_.attribute(part.node, "src"); !source.empty())
        add_enclosure(part.node, resolved(tree_, part.node, source, base_), "");
    // Pictures in a group are the same one in several sizes.
    for (const FeedPart& part : of(parts_, FeedRole::media))
      if (!is_image(part.node) || !part.in_group) add_media(part.node);
    read_episode();
  }

  // Of the one that the item's feed calls its enclosure: it comes first.
  void read_episode() {
    if (enclosures_.value.items.empty()) return;
    Value& first = enclosures_.value.items.front();
    for (const auto& [role, key] :
         {std::pair{FeedRole::duration, "duration"}, std::pair{FeedRole::season, "season"},
          std::pair{FeedRole::episode, "episode"}}) {
      const std::vector<FeedPart>& found = of(parts_, role);
      if (found.empty() || first.find(key)) continue;
      const std::string text = tree_.xml().text(found.front().node);
      const Position position = tree_.xml()[found.front().node].position;
      if (!trim(text).empty())
        first.members.push_back({key, position, text_value(std::string(trim(text)), position)});
    }
  }

  void add_media(XmlNode node) {
    const std::string url = resolved(tree_, node, tree_.attribute(node, "url"), base_);
    const bool is_lead = !images_.empty() && images_[0].value.scalar == url;
    if (!is_lead) add_enclosure(node, url, tree_.attribute(node, "filesize"));
  }

  const FeedTree& tree_;
  const FeedParts& parts_;
  std::string_view base_;
  std::vector<Field> images_;
  std::set<std::string> image_urls_, enclosure_urls_;
  Field alt_{FieldName::image_alt, "", {}, {}};
  Field enclosures_{FieldName::enclosures, "", {}, {}};
};

}  // namespace

std::string feed_address(const FeedTree& tree, XmlNode node, std::string_view base) {
  const std::string_view href = tree.attribute(node, "href");
  if (!href.empty()) return resolved(tree, node, href, base);
  const std::string text = tree.xml().text(node);
  return resolved(tree, node, trim(text), base);
}

std::optional<FeedAddress> find_page_address(const FeedTree& tree, const FeedParts& parts,
                                             std::string_view base) {
  std::optional<FeedAddress> best;
  const auto take = [&](XmlNode node) {
    std::string url = best ? "" : feed_address(tree, node, base);
    if (!url.empty()) best = FeedAddress{std::move(url), node};
  };
  for (const FeedPart& part : of(parts, FeedRole::link))
    if (relation_of(tree, part.node) == "canonical") take(part.node);
  for (const FeedPart& part : of(parts, FeedRole::original_link)) take(part.node);
  for (const FeedPart& part : of(parts, FeedRole::link))
    if (tree.attribute(part.node, "href").empty() && tree.attribute(part.node, "rel").empty())
      take(part.node);
  for (const FeedPart& part : of(parts, FeedRole::link))
    if (relation_of(tree, part.node) == "alternate" &&
        is_page_type(ascii_lower(tree.attribute(part.node, "type"))))
      take(part.node);
  for (const FeedPart& part : of(parts, FeedRole::link))
    if (relation_of(tree, part.node) == "alternate") take(part.node);
  for (const FeedPart& part : of(parts, FeedRole::id)) {
    const bool is_permalink = tree.is(part.node, FeedFamily::feed, "guid") &&
                              ascii_lower(tree.attribute(part.node, "ispermalink")) != "false";
    if (best || !is_permalink) continue;
    take(part.node);
    if (best && !is_web_address(best->url)) best.reset();
  }
  return best;
}

std::string find_related_address(const FeedTree& tree, const FeedParts& parts,
                                 std::string_view relation, std::string_view base) {
  for (const FeedPart& part : of(parts, FeedRole::link))
    if (relation_of(tree, part.node) == relation) return feed_address(tree, part.node, base);
  return "";
}

void read_feed_media(const FeedTree& tree, const FeedParts& parts, std::string_view base,
                     std::vector<Field>& fields) {
  MediaReader(tree, parts, base).read(fields);
}

}  // namespace offprint
