#include "normalize/skos.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "base/charset.h"
#include "base/hash.h"
#include "base/language.h"
#include "base/unicode.h"
#include "base/url.h"
#include "model/subject_scheme.h"
#include "normalize/concept_hierarchy.h"
#include "normalize/rdf_xml.h"

namespace offprint {
namespace {

constexpr std::size_t most_bytes = 64 << 20;
constexpr std::string_view skos_space = "http://www.w3.org/2004/02/skos/core#";
constexpr std::string_view xl_space = "http://www.w3.org/2008/05/skos-xl#";

// What is said of one IRI.
struct Described {
  std::vector<const RdfStatement*> statements;
  Position position;
  bool is_concept = false;
  bool is_deprecated = false;
};

// Letters, digits and hyphens of ASCII, in lower case.
std::string as_id(std::string_view text) {
  std::string id;
  for (const char c : slugify(text))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && !id.empty())) id += c;
  while (id.ends_with('-')) id.pop_back();
  return id;
}

std::string last_part(std::string_view iri) {
  while (iri.ends_with('/') || iri.ends_with('#')) iri.remove_suffix(1);
  const std::size_t at = iri.find_last_of("/#:=");
  return percent_decode(at == iri.npos ? iri : iri.substr(at + 1));
}

class Importer {
 public:
  Importer(const std::vector<RdfStatement>& statements, std::string_view origin,
           Diagnostics& diagnostics, std::string_view language)
      : origin_(origin), diagnostics_(diagnostics), language_(language) {
    for (const RdfStatement& statement : statements) describe(statement);
  }

  SkosVocabulary read() {
    for (const std::string& subject : order_) {
      const Described& described = described_.at(subject);
      if (described.is_concept && !described.is_deprecated) read_concept(subject, described);
    }
    link();
    tell();
    return std::move(made_);
  }

 private:
  void report(Position position, std::string message, std::string hint = {}) {
    diagnostics_.push_back({Code::vocabulary_invalid, std::string(origin_), position,
                            std::move(message), std::move(hint)});
  }

  static bool is(const RdfStatement& statement, std::string_view space, std::string_view local) {
    return statement.predicate.size() == space.size() + local.size() &&
           statement.predicate.starts_with(space) && statement.predicate.ends_with(local);
  }
  static bool is_skos(const RdfStatement& statement, std::string_view local) {
    return is(statement, skos_space, local);
  }

  void describe(const RdfStatement& statement) {
    const auto [at, fresh] = described_.try_emplace(statement.subject);
    Described& described = at->second;
    if (fresh) {
      order_.push_back(statement.subject);
      described.position = statement.position;
    }
    described.statements.push_back(&statement);
    if (is(statement, rdf_space, "type")) {
      described.is_concept |= statement.object == std::string(skos_space) + "Concept";
      if (statement.object == std::string(skos_space) + "ConceptScheme") schemes_.insert(at->first);
    }
    described.is_deprecated |= is(statement, "http://www.w3.org/2002/07/owl#", "deprecated") &&
                               (trim(statement.object) == "true" || trim(statement.object) == "1");
  }

  void read_concept(const std::string& subject, const Described& described) {
    Concept item;
    for (const RdfStatement* statement : described.statements) read_names(*statement, item);
    for (const RdfStatement* statement : described.statements) read_codes(*statement, item);
    if (const auto code = subject_code_of_iri(subject)) add_code(*code, item);
    if (item.labels.empty()) {
      unlabeled_.push_back(described.position);
      return;
    }
    item.id = free_id(subject, item);
    ids_.emplace(subject, made_.concepts.size());
    made_.concepts.push_back(std::move(item));
    subjects_.push_back(&described);
  }

  void read_names(const RdfStatement& statement, Concept& item) {
    if (statement.predicate.starts_with(xl_space)) has_xl_ = true;
    if (!statement.is_literal) return;
    LocalText text{collapse_space(statement.object), language_of(statement)};
    if (text.text.empty()) return;
    if (is_skos(statement, "prefLabel")) {
      if (text.language.empty()) text.language = assumed_language();
      if (!item.labels.emplace(text.language, text.text).second) add_name(std::move(text), item);
    } else if (is_skos(statement, "altLabel") || is_skos(statement, "hiddenLabel")) {
      add_name(std::move(text), item);
    } else if (is_skos(statement, "scopeNote") || is_skos(statement, "definition") ||
               is_skos(statement, "note")) {
      item.notes.push_back(std::move(text));
    }
  }

  static void add_name(LocalText name, Concept& item) {
    const auto label = item.labels.find(name.language);
    if (label != item.labels.end() && label->second == name.text) return;
    if (std::find(item.alternatives.begin(), item.alternatives.end(), name) ==
        item.alternatives.end())
      item.alternatives.push_back(std::move(name));
  }

  const std::string& assumed_language() {
    ++unmarked_;
    return language_;
  }

  // "" where nothing is said, or nothing that is a language.
  std::string language_of(const RdfStatement& statement) {
    if (statement.language.empty()) return "";
    const auto [at, fresh] = languages_.try_emplace(statement.language);
    if (!fresh) return at->second;
    const auto language = canonical_language(statement.language);
    if (!language && statement.language != "und" && statement.language != "mul")
      report(statement.position, "`" + statement.language + "` is no language; it is left out");
    return at->second = language.value_or("");
  }

  void read_codes(const RdfStatement& statement, Concept& item) {
    if (is_skos(statement, "exactMatch") || is_skos(statement, "closeMatch")) {
      if (const auto code = subject_code_of_iri(statement.object))
        add_code(*code, item);
      else
        ++unknown_matches_;
    } else if (is_skos(statement, "notation") && statement.is_literal) {
      if (const auto code = code_of_notation(statement)) add_code(*code, item);
    }
  }

  // A notation is one of the concept's scheme.
  std::optional<SubjectCode> code_of_notation(const RdfStatement& notation) const {
    for (const RdfStatement* other : described_.at(notation.subject).statements)
      if ((is_skos(*other, "inScheme") || is_skos(*other, "topConceptOf")) && !other->is_literal)
        if (auto code = subject_code(other->object, notation.object)) return code;
    if (schemes_.size() == 1) return subject_code(*schemes_.begin(), notation.object);
    return {};
  }

  static void add_code(const SubjectCode& code, Concept& item) {
    if (std::find(item.codes.begin(), item.codes.end(), code) == item.codes.end())
      item.codes.push_back(code);
  }

  std::string free_id(const std::string& subject, const Concept& item) {
    std::string id = subject.starts_with("_:") ? "" : as_id(last_part(subject));
    if (id.empty()) id = as_id(label_in(item, "en"));
    if (id.empty()) id = "c-" + hash128_hex(subject).substr(0, 8);
    std::string free = id;
    for (int& number = numbers_.try_emplace(id, 1).first->second; !taken_.insert(free).second;)
      free = id + "-" + std::to_string(++number);
    return free;
  }

  // Narrower says of the other what broader says of itself.
  void link() {
    for (std::size_t i = 0; i < made_.concepts.size(); ++i)
      for (const RdfStatement* statement : subjects_[i]->statements) {
        const bool is_broader = is_skos(*statement, "broader");
        if (!is_broader && !is_skos(*statement, "narrower")) continue;
        const auto other = ids_.find(statement->object);
        if (other == ids_.end())
          ++unknown_links_;
        else if (is_broader)
          made_.concepts[i].broader.push_back(made_.concepts[other->second].id);
        else
          made_.concepts[other->second].broader.push_back(made_.concepts[i].id);
      }
    for (const BroaderFault& fault : settle_hierarchy(made_.concepts))
      report(subjects_[fault.item]->position, "`" + fault.broader + "` cannot be broader than `" +
                                                  made_.concepts[fault.item].id +
                                                  "`: it is narrower, too");
  }

  // What is left out, each kind once.
  void tell() {
    std::size_t deprecated = 0;
    for (const auto& [subject, described] : described_)
      deprecated += described.is_concept && described.is_deprecated ? 1 : 0;
    if (made_.concepts.empty() && has_xl_)
      return report({}, "the labels are written as SKOS-XL, which is not read",
                    "export them as skos:prefLabel and skos:altLabel");
    if (made_.concepts.empty() && unlabeled_.empty() && deprecated == 0)
      return report({}, "there is no skos:Concept in it");
    for (const Position position : unlabeled_) report(position, "a concept has no skos:prefLabel");
    count(deprecated, "deprecated concepts were left out");
    count(unknown_links_, "broader or narrower concepts are not in the file");
    count(unknown_matches_, "matches with concepts of other schemes were left out");
    if (unmarked_ > 0)
      report({}, "labels without a language were taken for `" + language_ +
                     "`: " + std::to_string(unmarked_));
    tell_about();
  }

  void count(std::size_t number, std::string_view what) {
    if (number > 0) report({}, std::string(what) + ": " + std::to_string(number));
  }

  void tell_about() {
    constexpr std::string_view told[] = {"title", "publisher", "creator", "rights", "license"};
    std::set<std::string> lines;
    for (const std::string& scheme : schemes_)
      for (const std::string_view key : told)
        for (const RdfStatement* statement : described_.at(scheme).statements)
          if (is(*statement, "http://purl.org/dc/terms/", key) ||
              is(*statement, "http://purl.org/dc/elements/1.1/", key))
            if (const std::string text = collapse_space(statement->object);
                !text.empty() && lines.insert(text).second)
              made_.about += text + "\n";
  }

  std::string_view origin_;
  Diagnostics& diagnostics_;
  std::string language_;
  std::unordered_map<std::string, Described> described_;
  std::vector<std::string> order_;
  std::set<std::string> schemes_;
  SkosVocabulary made_;
  std::vector<const Described*> subjects_;  // of made_.concepts
  std::unordered_map<std::string, std::size_t> ids_;
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, int> numbers_;
  std::map<std::string, std::string> languages_;
  std::vector<Position> unlabeled_;
  std::size_t unmarked_ = 0, unknown_links_ = 0, unknown_matches_ = 0;
  bool has_xl_ = false;
};

// What the text is, when it is something else; "" otherwise.
std::string_view other_syntax(std::string_view text) {
  const std::string_view start = trim(text.substr(0, 2000));
  if (start.starts_with('{') || start.starts_with('[')) return "JSON";
  for (const std::string_view mark : {"@prefix", "@base", "PREFIX", "BASE", "# "})
    if (start.starts_with(mark)) return "Turtle";
  if (start.starts_with("<http") || start.starts_with("_:")) return "N-Triples";
  return start.starts_with('<') ? "" : "no XML";
}

}  // namespace

SkosVocabulary import_skos(std::string bytes, std::string_view origin, Diagnostics& diagnostics,
                           std::string_view language) {
  const auto refuse = [&](Position position, std::string message) {
    diagnostics.push_back({Code::vocabulary_invalid, std::string(origin), position,
                           std::move(message), "export the vocabulary as SKOS in RDF/XML"});
    return SkosVocabulary{};
  };
  if (bytes.size() > most_bytes) return refuse({}, "the file has more than 64 MB");
  const std::string text = with_plain_entities(decode_text(std::move(bytes)).text, most_bytes);
  if (const std::string_view syntax = other_syntax(text); !syntax.empty())
    return refuse({1, 1}, "this is " + std::string(syntax) + ", and not RDF/XML");
  const XmlDocument document(text);
  if (document.excess()) return refuse({}, "the file is too deep, or has too many elements");
  if (const auto& problem = document.problem())
    return refuse(problem->position, "the file cannot be read: " + problem->message);
  if (document.size() == 0 ||
      !(document.is(0, rdf_space, "RDF") || document.has_attribute(0, rdf_space, "about")))
    return refuse({1, 1}, "this is no RDF/XML: its outermost element is not rdf:RDF");
  const std::vector<RdfStatement> statements = rdf_statements(document);
  return Importer(statements, origin, diagnostics, language).read();
}

}  // namespace offprint
