#include "normalize/rdf_xml.h"

#include <algorithm>
#include <map>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

class Statements {
 public:
  explicit Statements(const XmlDocument& document) : document_(document) {}

  std::vector<RdfStatement> read() {
    if (document_.size() == 0) return {};
    if (document_.is(0, rdf_space, "RDF"))
      document_.for_each_child(0, [&](XmlNode node) { open(node); });
    else
      open(0);
    // Nodes inside of properties are found on the way, and read behind.
    for (std::size_t next = 0; next < nodes_.size(); ++next) {
      const Node node = nodes_[next];
      read_node(node);
    }
    std::stable_sort(made_.begin(), made_.end(), [](const auto& a, const auto& b) {
      return std::pair(a.position.line, a.position.column) <
             std::pair(b.position.line, b.position.column);
    });
    return std::move(made_);
  }

 private:
  struct Node {
    XmlNode element;
    std::string subject;
  };

  static std::string iri_of(const XmlName& name) {
    return std::string(name.space) + std::string(name.local);
  }

  std::string resolved(XmlNode node, std::string_view reference) const {
    const std::string_view trimmed = trim(reference);
    if (is_absolute_url(trimmed)) return std::string(trimmed);
    const std::string base = document_.base(node, "");
    if (base.empty()) return std::string(trimmed);
    return resolve_url(base, trimmed).value_or(std::string(trimmed));
  }

  std::string subject_of(XmlNode node) {
    if (document_.has_attribute(node, rdf_space, "about"))
      return resolved(node, document_.attribute(node, rdf_space, "about"));
    if (document_.has_attribute(node, rdf_space, "ID"))
      return resolved(node, "#" + std::string(document_.attribute(node, rdf_space, "ID")));
    if (document_.has_attribute(node, rdf_space, "nodeID"))
      return "_:" + std::string(document_.attribute(node, rdf_space, "nodeID"));
    return "_: " + std::to_string(node);  // no nodeID holds a blank
  }

  std::string open(XmlNode element) {
    nodes_.push_back({element, subject_of(element)});
    return nodes_.back().subject;
  }

  void read_node(const Node& node) {
    const Position position = document_[node.element].position;
    if (!document_.is(node.element, rdf_space, "Description"))
      add(node.subject, std::string(rdf_space) + "type", iri_of(document_[node.element].name),
          position);
    document_.for_each_attribute(node.element, [&](const XmlDocument::Attribute& attribute) {
      if (attribute.name.space.empty() || attribute.name.space == rdf_space ||
          attribute.name.space == "http://www.w3.org/XML/1998/namespace")
        return;
      add_literal(node.subject, iri_of(attribute.name), std::string(attribute.value), node.element);
    });
    document_.for_each_child(node.element,
                             [&](XmlNode property) { read_property(node.subject, property); });
  }

  void read_property(const std::string& subject, XmlNode property) {
    const std::string predicate = iri_of(document_[property].name);
    const Position position = document_[property].position;
    if (document_.has_attribute(property, rdf_space, "resource"))
      return add(subject, predicate,
                 resolved(property, document_.attribute(property, rdf_space, "resource")),
                 position);
    if (document_.has_attribute(property, rdf_space, "nodeID"))
      return add(subject, predicate,
                 "_:" + std::string(document_.attribute(property, rdf_space, "nodeID")), position);
    const std::string_view parse_type = document_.attribute(property, rdf_space, "parseType");
    bool has_nodes = false;
    if (parse_type.empty() || parse_type == "Collection")
      document_.for_each_child(property, [&](XmlNode inner) {
        has_nodes = true;
        add(subject, predicate, open(inner), position);
      });
    if (!has_nodes && parse_type != "Resource")
      add_literal(subject, predicate, document_.text(property), property);
  }

  void add(const std::string& subject, std::string predicate, std::string object,
           Position position) {
    made_.push_back({subject, std::move(predicate), std::move(object), "", false, position});
  }

  void add_literal(const std::string& subject, std::string predicate, std::string text,
                   XmlNode node) {
    made_.push_back({subject, std::move(predicate), std::move(text),
                     std::string(document_.language(node)), true, document_[node].position});
  }

  const XmlDocument& document_;
  std::vector<Node> nodes_;
  std::vector<RdfStatement> made_;
};

constexpr std::size_t most_entities = 1000;
constexpr std::size_t longest_value = 1000;

using Entities = std::map<std::string, std::string, std::less<>>;

// `<!ENTITY name "value">` among the declarations.
Entities plain_entities(std::string_view declarations) {
  constexpr std::string_view begin = "<!ENTITY";
  constexpr std::string_view blanks = " \t\r\n";
  Entities entities;
  for (std::size_t at = declarations.find(begin); at != declarations.npos;
       at = declarations.find(begin, at + 1)) {
    std::string_view left = declarations.substr(at + begin.size());
    left.remove_prefix(std::min(left.size(), left.find_first_not_of(blanks)));
    const std::string_view name = left.substr(0, left.find_first_of(blanks));
    left.remove_prefix(name.size());
    left.remove_prefix(std::min(left.size(), left.find_first_not_of(blanks)));
    if (left.empty() || (left[0] != '"' && left[0] != '\'')) continue;
    const std::size_t end = left.find(left[0], 1);
    if (end == left.npos || end > longest_value) continue;
    const std::string_view value = left.substr(1, end - 1);
    if (value.find_first_of("&%<\r\n") == value.npos && entities.size() < most_entities)
      entities.emplace(name, value);
  }
  return entities;
}

}  // namespace

std::vector<RdfStatement> rdf_statements(const XmlDocument& document) {
  return Statements(document).read();
}

std::string with_plain_entities(std::string text, std::size_t most_bytes) {
  const std::size_t doctype = text.find("<!DOCTYPE");
  const std::size_t open = doctype == text.npos ? text.npos : text.find('[', doctype);
  const std::size_t end = open == text.npos ? text.npos : text.find("]>", open);
  if (end == text.npos) return text;
  const Entities entities = plain_entities(std::string_view(text).substr(open, end - open));
  if (entities.empty()) return text;
  std::string out = text.substr(0, end);
  for (std::size_t at = end; at < text.size();) {
    const std::size_t ampersand = std::min(text.find('&', at), text.size());
    out.append(text, at, ampersand - at);
    if (ampersand == text.size()) break;
    const std::size_t semicolon = text.find_first_of("; <&\"'", ampersand + 1);
    at = ampersand + 1;
    const auto known = semicolon == text.npos || text[semicolon] != ';'
                           ? entities.end()
                           : entities.find(std::string_view(text).substr(at, semicolon - at));
    if (known == entities.end() || out.size() + known->second.size() > most_bytes) {
      out += '&';
      continue;
    }
    out += known->second;
    at = semicolon + 1;
  }
  return out;
}

}  // namespace offprint
