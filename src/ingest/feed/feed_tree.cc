#include "ingest/feed/feed_tree.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

struct KnownNamespace {
  FeedFamily family;
  std::string_view prefix, name;
};

constexpr KnownNamespace namespaces[] = {
#define OFFPRINT_FEED_NAMESPACE(family, prefix, name) {FeedFamily::family, prefix, name},
#include "ingest/feed/feed_namespaces.def"
#undef OFFPRINT_FEED_NAMESPACE
};

struct KnownElement {
  FeedFamily family;
  std::string_view local;
  FeedRole role;
};

constexpr KnownElement elements[] = {
#define OFFPRINT_FEED_ELEMENT(family, local, role) {FeedFamily::family, local, FeedRole::role},
#include "ingest/feed/feed_elements.def"
#undef OFFPRINT_FEED_ELEMENT
};

FeedFamily family_of(std::string_view space) {
  while (space.ends_with('/') || space.ends_with('#')) space.remove_suffix(1);
  const std::string name = ascii_lower(space);
  for (const KnownNamespace& known : namespaces)
    if (known.name == name) return known.family;
  return FeedFamily::other;
}

std::string_view prefix_of(FeedFamily family) {
  for (const KnownNamespace& known : namespaces)
    if (known.family == family) return known.prefix;
  return "";
}

// What holds parts of an item that are not its children.
bool is_media_holder(const FeedTree& tree, XmlNode node) {
  return tree.is(node, FeedFamily::media, "group") || tree.is(node, FeedFamily::media, "content");
}

// What a picture shows is said of the picture, not of the item.
bool tells_of_picture(const FeedTree& tree, XmlNode holder, XmlNode inner) {
  return tree.is(holder, FeedFamily::media, "content") &&
         (tree.attribute(holder, "medium") == "image" ||
          ascii_lower(tree.attribute(holder, "type")).starts_with("image/")) &&
         tree.is(inner, FeedFamily::media, "description");
}

}  // namespace

FeedTree::FeedTree(const XmlDocument& xml) : xml_(xml) {
  if (xml.size() == 0) return;
  own_space_ = xml[0].name.space;
  const std::string root = ascii_lower(xml[0].name.local);
  is_atom_ = root == "feed" || root == "entry";
  if (root == "feed" || root == "channel") {
    channel_ = 0;
  } else if (root == "entry") {
    items_.push_back(0);
    return;
  } else if (root == "rss" || root == "rdf") {
    xml.for_each_child(0, [&](XmlNode child) {
      if (channel_ == no_xml_node && ascii_lower(xml[child].name.local) == "channel")
        channel_ = child;
    });
    if (channel_ != no_xml_node) own_space_ = xml[channel_].name.space;
  } else {
    return;
  }
  find_items();
}

// RSS 1.0 has its items beside the channel.
void FeedTree::find_items() {
  const auto collect = [&](XmlNode parent) {
    xml_.for_each_child(parent, [&](XmlNode child) {
      if (is(child, FeedFamily::feed, "item") || is(child, FeedFamily::feed, "entry"))
        items_.push_back(child);
    });
  };
  collect(0);
  if (channel_ != no_xml_node && channel_ != 0) collect(channel_);
  std::sort(items_.begin(), items_.end());
}

FeedFamily FeedTree::family(XmlNode node) const {
  const std::string_view space = xml_[node].name.space;
  if (space.empty() || space == own_space_) return FeedFamily::feed;
  return family_of(space);
}

bool FeedTree::is(XmlNode node, FeedFamily family, std::string_view local) const {
  const XmlDocument::Node& it = xml_[node];
  return !it.is_text && it.name.local.size() == local.size() &&
         ascii_lower(it.name.local) == local && this->family(node) == family;
}

XmlNode FeedTree::child(XmlNode parent, std::string_view local) const {
  XmlNode child = xml_[parent].first_child;
  while (child != no_xml_node && !is(child, FeedFamily::feed, local)) child = xml_[child].next;
  return child;
}

std::string_view FeedTree::attribute(XmlNode node, std::string_view local) const {
  std::string_view value;
  xml_.for_each_attribute(node, [&](const XmlDocument::Attribute& attribute) {
    if (value.empty() && attribute.name.space.empty() && ascii_lower(attribute.name.local) == local)
      value = trim(attribute.value);
  });
  return value;
}

FeedParts FeedTree::parts(XmlNode parent) const {
  FeedParts parts;
  if (parent == no_xml_node) return parts;
  const auto take = [&](XmlNode node, bool in_group) {
    const FeedFamily family = this->family(node);
    if (family == FeedFamily::other) return;
    const std::string local = ascii_lower(xml_[node].name.local);
    const auto known =
        std::find_if(std::begin(elements), std::end(elements), [&](const KnownElement& element) {
          return element.family == family && element.local == local;
        });
    if (known != std::end(elements))
      parts[known->role].push_back(
          {node, static_cast<std::uint32_t>(known - std::begin(elements)), in_group});
  };
  xml_.for_each_child(parent, [&](XmlNode child) {
    take(child, false);
    if (!is_media_holder(*this, child)) return;
    const bool is_group = is(child, FeedFamily::media, "group");
    xml_.for_each_child(child, [&](XmlNode inner) {
      if (!tells_of_picture(*this, child, inner)) take(inner, is_group);
      if (is_group && is_media_holder(*this, inner))
        xml_.for_each_child(inner, [&](XmlNode innermost) { take(innermost, true); });
    });
  });
  for (auto& [role, found] : parts)
    std::stable_sort(found.begin(), found.end(),
                     [](const FeedPart& a, const FeedPart& b) { return a.rank < b.rank; });
  return parts;
}

std::string FeedTree::name(XmlNode node) const {
  const FeedFamily family = this->family(node);
  std::string name(xml_[node].name.local);
  if (family != FeedFamily::feed && family != FeedFamily::other)
    name = std::string(prefix_of(family)) + ':' + name;
  return name;
}

std::string FeedTree::rule(XmlNode node) const {
  return std::string(is_atom_ ? "Atom" : "RSS") + " `" + name(node) + '`';
}

std::vector<std::pair<std::string, std::string>> usual_feed_prefixes() {
  std::vector<std::pair<std::string, std::string>> prefixes;
  for (const KnownNamespace& known : namespaces)
    if (!known.prefix.empty()) prefixes.emplace_back(known.prefix, known.name);
  prefixes.emplace_back("creativeCommons", "http://backend.userland.com/creativecommonsrssmodule");
  return prefixes;
}

}  // namespace offprint
