#include "syntax/json_schema.h"

#include <algorithm>
#include <boost/json.hpp>

namespace offprint {

SchemaNode::SchemaNode(const boost::json::value* root, const boost::json::value* here)
    : root_(root), here_(here) {
  // A chain of references that leads nowhere ends somewhere.
  for (int hops = 0; hops < 8; ++hops) {
    const boost::json::value* reference = find("$ref");
    if (!reference || !reference->is_string()) return;
    std::string_view path = reference->get_string();
    if (!path.starts_with('#')) return;
    boost::json::error_code error;
    here_ = root_->find_pointer(path.substr(1), error);
  }
}

const boost::json::value* SchemaNode::find(std::string_view keyword) const {
  return here_ && here_->is_object() ? here_->get_object().if_contains(keyword) : nullptr;
}

SchemaNode SchemaNode::member(std::string_view key) const {
  if (const auto* properties = find("properties"); properties && properties->is_object())
    if (const auto* schema = properties->get_object().if_contains(key)) return {root_, schema};
  return {root_, find("additionalProperties")};
}

SchemaNode SchemaNode::items() const { return {root_, find("items")}; }

std::vector<std::string> SchemaNode::texts(std::string_view keyword) const {
  std::vector<std::string> list;
  const auto* found = find(keyword);
  if (!found) return list;
  if (found->is_string()) list.emplace_back(found->get_string());
  if (found->is_array())
    for (const auto& item : found->get_array())
      if (item.is_string()) list.emplace_back(item.get_string());
  return list;
}

std::vector<std::string> SchemaNode::types() const { return texts("type"); }
std::vector<std::string> SchemaNode::choices() const { return texts("enum"); }

bool SchemaNode::allows_type(std::string_view type) const {
  const auto allowed = types();
  return std::find(allowed.begin(), allowed.end(), type) != allowed.end();
}

std::vector<std::string> SchemaNode::keys() const {
  std::vector<std::string> names;
  if (const auto* properties = find("properties"); properties && properties->is_object())
    for (const auto& property : properties->get_object()) names.emplace_back(property.key());
  return names;
}

std::string SchemaNode::number(std::string_view keyword) const {
  const auto* found = find(keyword);
  return found && found->is_int64() ? std::to_string(found->get_int64()) : "";
}

std::string_view SchemaNode::description() const {
  const auto* found = find("description");
  return found && found->is_string() ? std::string_view(found->get_string()) : "";
}

}  // namespace offprint
