#include "ingest/feed/feed_own.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

struct OwnElement {
  std::string_view local;
  FieldName field;
};
constexpr OwnElement own_elements[] = {
    {"id", FieldName::id},
    {"slug", FieldName::slug},
    {"subtitle", FieldName::subtitle},
    {"dek", FieldName::dek},
    {"section", FieldName::section},
    {"series", FieldName::series},
    {"published", FieldName::published},
    {"modified", FieldName::modified},
    {"direction", FieldName::direction},
};
constexpr std::string_view advisory_scheme = "urn:offprint:advisory";

class OwnReader {
 public:
  OwnReader(const FeedTree& tree, std::vector<Field>& fields) : tree_(tree), fields_(fields) {}

  void read(XmlNode item) {
    tree_.xml().for_each_child(item, [&](XmlNode node) {
      if (tree_.family(node) == FeedFamily::offprint) read_element(node);
      if (tree_.is(node, FeedFamily::media, "rating") &&
          tree_.attribute(node, "scheme") == advisory_scheme)
        add_item(advisories_, FieldName::advisories, node, text_value(text(node), position(node)));
    });
    for (Field* list : {&authors_, &contributors_, &advisories_})
      if (!list->value.items.empty()) fields_.push_back(std::move(*list));
  }

 private:
  std::string text(XmlNode node) const { return std::string(trim(tree_.xml().text(node))); }
  Position position(XmlNode node) const { return tree_.xml()[node].position; }

  void read_element(XmlNode node) {
    const std::string_view local = tree_.xml()[node].name.local;
    const auto known =
        std::find_if(std::begin(own_elements), std::end(own_elements),
                     [&](const OwnElement& element) { return element.local == local; });
    if (known != std::end(own_elements))
      fields_.push_back({known->field, tree_.name(node), text_value(text(node), position(node)),
                         position(node), tree_.rule(node)});
    else if (local == "author")
      add_item(authors_, FieldName::authors, node, named(node));
    else if (local == "contributor")
      add_item(contributors_, FieldName::contributors, node, named(node));
    else if (local == "site")
      fields_.push_back(
          {FieldName::site, tree_.name(node), named(node), position(node), tree_.rule(node)});
  }

  // A map of the element's text as `name`, and its attributes.
  Value named(XmlNode node) const {
    Value map;
    map.kind = Value::Kind::map;
    map.position = position(node);
    const auto add = [&](std::string_view key, std::string_view value) {
      if (!value.empty())
        map.members.push_back(
            {std::string(key), position(node), text_value(std::string(value), position(node))});
    };
    add("name", text(node));
    add("url", tree_.attribute(node, "url"));
    add("sort_name", tree_.attribute(node, "sort"));
    for (const std::string_view key : {"role", "degrees", "type"})
      add(key, tree_.attribute(node, key));
    return map;
  }

  void add_item(Field& list, FieldName name, XmlNode node, Value value) const {
    if (list.value.items.empty()) {
      list = {name, tree_.name(node), {}, position(node), tree_.rule(node)};
      list.value.kind = Value::Kind::list;
      list.value.position = position(node);
    }
    list.value.items.push_back(std::move(value));
  }

  const FeedTree& tree_;
  std::vector<Field>& fields_;
  Field authors_{}, contributors_{}, advisories_{};
};

}  // namespace

void read_own_elements(const FeedTree& tree, XmlNode item, std::vector<Field>& fields) {
  OwnReader(tree, fields).read(item);
}

bool says_unknown(const FeedTree& tree, XmlNode item, std::string_view what) {
  bool found = false;
  tree.xml().for_each_child(item, [&](XmlNode node) {
    found |= tree.is(node, FeedFamily::offprint, "unknown") && trim(tree.xml().text(node)) == what;
  });
  return found;
}

std::vector<StatedCode> read_own_codes(const FeedTree& tree, XmlNode item) {
  std::vector<StatedCode> codes;
  tree.xml().for_each_child(item, [&](XmlNode node) {
    if (tree.is(node, FeedFamily::offprint, "subject"))
      codes.push_back({std::string(trim(tree.xml().text(node))),
                       std::string(tree.attribute(node, "authority")),
                       std::string(tree.attribute(node, "term"))});
  });
  return codes;
}

}  // namespace offprint
