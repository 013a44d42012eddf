#include "ingest/feed/feed_tags.h"

#include <algorithm>
#include <set>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/feed/feed_text.h"

namespace offprint {
namespace {

// Of other elements inside, nothing.
std::string own_text(const FeedTree& tree, XmlNode node) {
  FeedText text = read_feed_text(tree, node);
  std::string own;
  const XmlDocument& xml = tree.xml();
  for (XmlNode child = xml[node].first_child; child != no_xml_node; child = xml[child].next)
    if (xml[child].is_text) own += xml[child].text;
  if (trim(own).empty()) return to_line(text);
  return to_line({text.form, std::move(own), text.position});
}

// Programs classify with addresses, which are nothing for readers.
std::string tag_of(const FeedTree& tree, XmlNode node) {
  std::string_view stated = tree.attribute(node, "label");
  if (stated.empty()) stated = tree.attribute(node, "term");
  if (stated.empty() && tree.is(node, FeedFamily::itunes, "category"))
    stated = tree.attribute(node, "text");
  std::string tag = stated.empty() ? own_text(tree, node) : collapse_space(stated);
  return is_web_address(tag) ? "" : tag;
}

class Tags {
 public:
  explicit Tags(const FeedTree& tree) : tree_(tree) {}

  void add(XmlNode node, std::string tag) {
    if (tag.empty() || !known_.insert(tag).second) return;
    const Position position = tree_.xml()[node].position;
    if (field_.value.items.empty()) {
      field_ = {FieldName::tags, tree_.name(node), {}, position, tree_.rule(node)};
      field_.value.kind = Value::Kind::list;
      field_.value.position = position;
    }
    field_.value.items.push_back(text_value(std::move(tag), position));
  }

  void add_list(XmlNode node) {
    const std::string line = to_line(read_feed_text(tree_, node));
    for (std::size_t at = 0; at <= line.size();) {
      const std::size_t end = std::min(line.find(',', at), line.size());
      add(node, std::string(trim(std::string_view(line).substr(at, end - at))));
      at = end + 1;
    }
  }

  std::optional<Field> take() {
    if (field_.value.items.empty()) return std::nullopt;
    return std::move(field_);
  }

 private:
  const FeedTree& tree_;
  std::set<std::string> known_;
  Field field_{FieldName::tags, "", {}, {}};
};

}  // namespace

std::optional<Field> read_feed_tags(const FeedTree& tree, const FeedParts& parts) {
  Tags tags(tree);
  if (const auto found = parts.find(FeedRole::tag_list); found != parts.end())
    for (const FeedPart& part : found->second) tags.add_list(part.node);
  if (const auto found = parts.find(FeedRole::tag); found != parts.end())
    for (const FeedPart& part : found->second) {
      tags.add(part.node, tag_of(tree, part.node));
      // Narrower ones stand inside.
      tree.xml().for_each_child(part.node, [&](XmlNode inner) {
        if (tree.is(inner, FeedFamily::itunes, "category")) tags.add(inner, tag_of(tree, inner));
      });
    }
  return tags.take();
}

}  // namespace offprint
