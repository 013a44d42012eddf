// RDF/XML (W3C, "RDF 1.1 XML Syntax") as statements, as far as vocabularies use it: no reification,
// no containers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"
#include "syntax/xml.h"

namespace offprint {

// Subject, predicate, and an object that is either a resource or a literal.
struct RdfStatement {
  std::string subject;    // IRI; "_:name" for nodes without one
  std::string predicate;  // IRI
  std::string object;     // IRI, or the literal's text
  std::string language;   // of a literal, as written; "" when not said
  bool is_literal = false;
  Position position;
};

inline constexpr std::string_view rdf_space = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

// In the order of the document. `document` should have rdf:RDF as its outermost element, or a lone
// node element. Linear; no recursion. Thread-safe.
std::vector<RdfStatement> rdf_statements(const XmlDocument& document);

// `text` with the general entities that its DTD declares as plain text put in their places: IRIs
// are often abbreviated so. Values that hold references of their own stay out, and nothing is put
// in where the text would grow beyond `most_bytes`. Lines stay where they are. Thread-safe.
std::string with_plain_entities(std::string text, std::size_t most_bytes);

}  // namespace offprint
