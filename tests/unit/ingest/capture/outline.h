// A Draft as lines of text, for whole-output assertions.
#pragma once

#include <string>

#include "ingest/capture/capture_reader.h"

namespace offprint {

inline Draft read_capture_file(std::string bytes) {
  return open_capture({"captures/a.txt", std::move(bytes)})->read(0);
}

// "title = A quiet winter (headline)", a line for each field.
inline std::string fields_of(const Draft& draft) {
  std::string text;
  for (const Field& field : draft.fields) {
    if (field.name == FieldName::language) continue;
    text += std::string(name(field.name)) + " =";
    if (field.value.kind == Value::Kind::scalar) text += " " + field.value.scalar;
    for (const Value& item : field.value.items) text += " [" + item.scalar + "]";
    text += "\n";
  }
  return text;
}

// "p Text", "h2 Text", "li Text": a line for each block that holds text, in order.
inline std::string body_of(const Draft& draft) {
  std::string text;
  const Body& body = draft.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (body[node].element != Element::text) continue;
    const NodeIndex parent = body[node].parent;
    const bool item = body[body[parent].parent].element == Element::list_item;
    text += std::string(item ? tag(Element::list_item) : tag(body[parent].element)) + " " +
            std::string(body.text(node)) + "\n";
  }
  return text;
}

// "1:1 navigation" and so on: what was left out, and what it was taken for.
inline std::string removed_of(const Draft& draft) {
  std::string text;
  for (const Diagnostic& diagnostic : draft.diagnostics) {
    if (diagnostic.code != Code::chrome_removed) continue;
    const std::size_t begin = diagnostic.message.find("was taken for ") + 14;
    text += std::to_string(diagnostic.position.line) + " " +
            diagnostic.message.substr(begin, diagnostic.message.find(" (", begin) - begin) + "\n";
  }
  return text;
}

inline std::string language_of(const Draft& draft) {
  const Field* field = draft.find(FieldName::language);
  return field ? field->value.scalar : "";
}

}  // namespace offprint
