// A place in a JSON Schema (draft 7), as far as messages and conversions need to know it: $ref into
// the same document, properties, additionalProperties, items, type, enum. Part of the door to JSON.
// Thread-safe.
#pragma once

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

class SchemaNode {
 public:
  // `root` is the whole schema; it must outlive this.
  explicit SchemaNode(const boost::json::value& root) : SchemaNode(&root, &root) {}

  // What holds for a member or the items of the value here; a node that allows anything when the
  // schema says nothing.
  SchemaNode member(std::string_view key) const;
  SchemaNode items() const;

  // Names of types; empty = any.
  std::vector<std::string> types() const;
  bool allows_type(std::string_view type) const;
  // The keys of `properties`, in the schema's order.
  std::vector<std::string> keys() const;
  // The texts of `enum`.
  std::vector<std::string> choices() const;
  // The integer value of a keyword such as `minimum`, as text; "" when absent.
  std::string number(std::string_view keyword) const;
  // The value of `description`, or "".
  std::string_view description() const;

 private:
  SchemaNode(const boost::json::value* root, const boost::json::value* here);
  const boost::json::value* find(std::string_view keyword) const;
  std::vector<std::string> texts(std::string_view keyword) const;

  const boost::json::value* root_;
  const boost::json::value* here_;  // nullptr: anything
};

}  // namespace offprint
