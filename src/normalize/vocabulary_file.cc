#include "normalize/vocabulary_file.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/language.h"
#include "base/unicode.h"
#include "model/subject_scheme.h"
#include "normalize/concept_hierarchy.h"
#include "syntax/yaml.h"

namespace offprint {
namespace {

constexpr std::size_t most_nodes = 1'000'000;
constexpr std::string_view concept_keys =
    "id, labels, alternatives, broader, notes, advisories, codes";
constexpr std::string_view id_form = "an id has lower-case letters, digits and hyphens";

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::string should_be_texts(std::string_view key) {
  return "`" + std::string(key) + "` should be a list of texts";
}

class VocabularyReader {
 public:
  VocabularyReader(std::string_view origin, Diagnostics& diagnostics, std::string_view name)
      : origin_(origin), diagnostics_(diagnostics), name_(name) {}

  Vocabulary read(std::string_view yaml) {
    const YamlResult parsed = parse_yaml(yaml, 1, EqualKeys::problem, {.values = most_nodes});
    if (parsed.problem) {
      report(parsed.problem->position, "the vocabulary cannot be read: " + parsed.problem->message);
      return {};
    }
    const Value* concepts = parsed.value.find("concepts");
    if (!concepts || concepts->kind != Value::Kind::list) {
      report(concepts ? concepts->position : parsed.value.position,
             "there is no list of `concepts`", "begin the file with `concepts:`");
      return {};
    }
    for (const Value::Member& member : parsed.value.members)
      if (member.key != "concepts")
        report(member.key_position, "a vocabulary has no `" + member.key + "`",
               "it has `concepts`, and nothing else");
    for (const Value& item : concepts->items) read_concept(item);
    settle();
    return std::move(vocabulary_);
  }

 private:
  void report(Position position, std::string message, std::string hint = {}) {
    diagnostics_.push_back({Code::vocabulary_invalid, std::string(origin_), position,
                            std::move(message), std::move(hint)});
  }

  void read_concept(const Value& item) {
    Concept made;
    made.vocabulary = name_;
    const Value* id = item.find("id");
    if (!id || !id->is_text() || !is_id(id->scalar))
      return report(id ? id->position : item.position, "a concept needs an `id`",
                    std::string(id_form));
    made.id = id->scalar;
    if (!ids_.insert(made.id).second)
      return report(id->position, "there is a concept `" + made.id + "` already");
    read_labels(item, made);
    if (made.labels.empty())
      return report(item.position, "the concept `" + made.id + "` has no label",
                    "give it one by language: `labels: {en: …}`");
    made.alternatives = local_texts(item, "alternatives");
    made.notes = local_texts(item, "notes");
    made.broader = texts(item, "broader");
    made.states_advisories = item.find("advisories") != nullptr;
    for (const std::string& advisory : texts(item, "advisories"))
      made.advisories.push_back(to_lower(advisory));
    read_codes(item, made);
    for (const Value::Member& member : item.members) check_key(member);
    concepts_.push_back(std::move(made));
    values_.push_back(&item);
  }

  void check_key(const Value::Member& member) {
    for (std::string_view left = concept_keys; !left.empty();) {
      const std::string_view key = left.substr(0, left.find(','));
      if (key == member.key) return;
      left.remove_prefix(std::min(left.size(), key.size() + 2));
    }
    report(member.key_position, "a concept has no `" + member.key + "`",
           "it has " + std::string(concept_keys));
  }

  // What needs all concepts: those above, and names that others have.
  void settle() {
    for (const BroaderFault& fault : settle_hierarchy(concepts_)) {
      const Value& field = *values_[fault.item]->find("broader");
      const auto named = std::find_if(field.items.begin(), field.items.end(),
                                      [&](const Value& id) { return id.scalar == fault.broader; });
      const Position position = named != field.items.end() ? named->position : field.position;
      if (fault.is_unknown)
        report(position, "there is no concept `" + fault.broader + "`",
               "`broader` names ids of concepts of the same file");
      else
        report(position, "`" + fault.broader + "` cannot be broader than `" +
                             concepts_[fault.item].id + "`: it is narrower, too");
    }
    for (std::size_t i = 0; i < concepts_.size(); ++i) {
      const std::string id = concepts_[i].id;
      for (const std::string& taken : vocabulary_.add(std::move(concepts_[i])))
        report(values_[i]->position,
               "`" + taken + "` of the concept `" + id + "` names another already",
               "the concept `" + vocabulary_.find(tag_key(taken))->id + "` has it");
    }
  }

  void read_labels(const Value& item, Concept& made) {
    const Value* labels = item.find("labels");
    if (!labels) return;
    if (labels->kind != Value::Kind::map)
      return report(labels->position, "`labels` should be a map from languages to names",
                    "such as `labels: {en: Sea salt}`");
    for (const Value::Member& member : labels->members) {
      const auto& language = language_of(member);
      if (!language) continue;
      const std::string label = line(member.value, "a label should be one line of text");
      if (!label.empty() && !made.labels.emplace(*language, label).second)
        report(member.key_position, "there is a label in `" + *language + "` already");
    }
  }

  // Reports what is no language. The same few come again with every concept.
  const std::optional<std::string>& language_of(const Value::Member& member) {
    const auto [at, fresh] = languages_.try_emplace(member.key);
    if (fresh) at->second = canonical_language(member.key);
    if (!at->second)
      report(member.key_position, "`" + member.key + "` is no language",
             "use a BCP 47 tag such as `en` or `pt-BR`");
    return at->second;
  }

  std::string line(const Value& value, std::string message) {
    std::string text = value.is_text() ? collapse_space(value.scalar) : std::string();
    if (text.empty()) report(value.position, std::move(message));
    return text;
  }

  void read_codes(const Value& item, Concept& made) {
    const Value* codes = item.find("codes");
    if (!codes || codes->kind == Value::Kind::null) return;
    if (codes->kind != Value::Kind::map)
      return report(codes->position, "`codes` should be a map from schemes to terms",
                    "such as `codes: {MEDTOP: 20000649}`");
    for (const Value::Member& member : codes->members) {
      if (!canonical_authority(member.key)) {
        report(member.key_position, "`" + member.key + "` is no known scheme of subjects",
               "use MEDTOP, BISAC, Thema, LCSH or another of EPUB's registry, or the scheme's IRI");
        continue;
      }
      const std::vector<Value> one{member.value};
      for (const Value& term : member.value.kind == Value::Kind::list ? member.value.items : one)
        add_code(member.key, term, made);
    }
  }

  void add_code(const std::string& authority, const Value& term, Concept& made) {
    const auto code = term.is_text() ? subject_code(authority, term.scalar) : std::nullopt;
    if (!code)
      report(term.position,
             "`" + term.scalar + "` is no term of " + *canonical_authority(authority),
             "its terms are " + std::string(form_of_terms(authority)));
    else if (std::find(made.codes.begin(), made.codes.end(), *code) == made.codes.end())
      made.codes.push_back(*code);
  }

  std::vector<std::string> texts(const Value& item, std::string_view key) {
    std::vector<std::string> list;
    const Value* field = item.find(key);
    if (!field) return list;
    bool fits = field->kind != Value::Kind::map;
    if (fits)
      for (LocalText& text : listed(*field, key, {})) {
        fits &= text.language.empty();
        list.push_back(std::move(text.text));
      }
    if (!fits) report(field->position, should_be_texts(key));
    return list;
  }

  // A text, a list of texts, or either by language.
  std::vector<LocalText> local_texts(const Value& item, std::string_view key) {
    const Value* field = item.find(key);
    if (!field) return {};
    if (field->kind != Value::Kind::map) return listed(*field, key, {});
    std::vector<LocalText> list;
    for (const Value::Member& member : field->members)
      if (const auto& language = language_of(member))
        for (LocalText& text : listed(member.value, key, *language))
          list.push_back(std::move(text));
    return list;
  }

  std::vector<LocalText> listed(const Value& field, std::string_view key,
                                const std::string& language) {
    std::vector<LocalText> list;
    if (field.kind == Value::Kind::null) return list;
    const std::vector<Value> one{field};
    for (const Value& entry : field.kind == Value::Kind::list ? field.items : one)
      if (entry.kind == Value::Kind::map && language.empty() && entry.members.size() == 1)
        add_named(entry.members.front(), key, list);
      else
        add_text(entry, key, language, list);
    return list;
  }

  // `{de: Meersalz}`
  void add_named(const Value::Member& member, std::string_view key, std::vector<LocalText>& list) {
    if (const auto& language = language_of(member)) add_text(member.value, key, *language, list);
  }

  void add_text(const Value& value, std::string_view key, const std::string& language,
                std::vector<LocalText>& list) {
    std::string text = line(value, should_be_texts(key));
    if (!text.empty()) list.push_back({std::move(text), language});
  }

  std::string_view origin_;
  Diagnostics& diagnostics_;
  std::string_view name_;
  Vocabulary vocabulary_;
  std::vector<Concept> concepts_;
  std::vector<const Value*> values_;  // of `concepts_`
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, std::optional<std::string>> languages_;
};

}  // namespace

Vocabulary read_vocabulary(std::string_view yaml, std::string_view origin, Diagnostics& diagnostics,
                           std::string_view name) {
  return VocabularyReader(origin, diagnostics, name).read(yaml);
}

}  // namespace offprint
