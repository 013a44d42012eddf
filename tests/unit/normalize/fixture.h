// Drafts written the short way, and what became of them.
#pragma once

#include <string>
#include <string_view>

#include "normalize/normalizer.h"
#include "syntax/markdown_parser.h"
#include "syntax/yaml.h"

namespace offprint::test {

// A Draft whose fields stand in lines of their own, from line 2.
class Source {
 public:
  explicit Source(std::string origin = "notes/salt.md") {
    draft_.origin = std::move(origin);
    draft_.format = "markdown";
  }

  // `yaml` is the field's value.
  Source& with(FieldName field, std::string_view yaml) {
    return with(field, yaml, std::string(name(field)));
  }
  Source& with(FieldName field, std::string_view yaml, std::string key) {
    const auto line = static_cast<std::uint32_t>(draft_.fields.size() + 2);
    draft_.fields.push_back({field, std::move(key), parse_yaml(yaml, line).value, {line, 1}});
    return *this;
  }

  Source& body(std::string_view markdown) {
    draft_.body = parse_markdown(markdown, draft_.origin, 20, draft_.diagnostics);
    return *this;
  }

  Source& from_page() {
    draft_.from_page = true;
    return *this;
  }

  Draft draft() const { return draft_; }

 private:
  Draft draft_;
};

inline Article normalized(const Source& source, const Rules& rules = {}) {
  return normalize(rules, source.draft());
}

// The messages with this code, a line each.
inline std::string messages(const Article& article, Code code) {
  std::string text;
  for (const Diagnostic& diagnostic : article.diagnostics)
    if (diagnostic.code == code) text += to_text(diagnostic) + "\n";
  return text;
}

// "rule, confidence" of the first reason given for the field.
inline std::string reason(const Article& article, std::string_view field) {
  for (const Provenance& provenance : article.provenance)
    if (provenance.field == field) {
      const int percent = static_cast<int>(provenance.confidence * 100 + 0.5);
      return provenance.rule + ", " + std::to_string(percent) + " %";
    }
  return "";
}

// The body's elements in order: "h2#salt p img".
inline std::string outline(const Article& article) {
  std::string text;
  const Body& body = article.body;
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    if (tag(body[node].element).empty()) continue;
    if (!text.empty()) text += ' ';
    text += tag(body[node].element);
    if (body.has_attribute(node, Attribute::id))
      text += "#" + std::string(body.attribute(node, Attribute::id));
  }
  return text;
}

}  // namespace offprint::test
