// A Body on one line, for tests: p("text" em("more") a[href=x]("link")). Special elements have
// their own names.
#pragma once

#include <string>

#include "model/body.h"

namespace offprint {

inline std::string outline(const Body& body, NodeIndex node) {
  const Element element = body[node].element;
  if (element == Element::text) return "\"" + std::string(body.text(node)) + "\"";
  std::string text(tag(element));
  if (element == Element::embed) text = "embed";
  if (element == Element::formula) text = "formula";
  if (element == Element::media_file) text = "file";
  if (element == Element::task_mark) text = "mark";
  if (element == Element::note_reference) text = "call";
  if (element == Element::notes) text = "notes";
  if (element == Element::note) text = "note";
  body.for_each_attribute(node, [&](Attribute name, std::string_view value) {
    text += "[" + std::string(html_name(name)) +
            (value == html_name(name) ? "" : "=" + std::string(value)) + "]";
  });
  if (body[node].first_child == no_node) return text;
  text += "(";
  for (NodeIndex child = body[node].first_child; child != no_node; child = body[child].next) {
    if (child != body[node].first_child) text += " ";
    text += outline(body, child);
  }
  return text + ")";
}

// All of it, blocks separated by blanks.
inline std::string outline(const Body& body) {
  std::string text;
  for (NodeIndex child = body[Body::root()].first_child; child != no_node;
       child = body[child].next) {
    if (!text.empty()) text += " ";
    text += outline(body, child);
  }
  return text;
}

}  // namespace offprint
