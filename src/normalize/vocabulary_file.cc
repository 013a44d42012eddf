#include "normalize/vocabulary_file.h"

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/language.h"
#include "base/unicode.h"
#include "syntax/yaml.h"
#include "vocabulary.embedded.h"

namespace offprint {
namespace {

bool is_id(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

class VocabularyReader {
 public:
  VocabularyReader(std::string_view origin, Diagnostics& diagnostics)
      : origin_(origin), diagnostics_(diagnostics) {}

  Vocabulary read(std::string_view yaml) {
    const YamlResult parsed = parse_yaml(yaml);
    if (parsed.problem)
      report(parsed.problem->position, "the vocabulary cannot be read: " + parsed.problem->message);
    else if (const Value* concepts = parsed.value.find("concepts");
             concepts && concepts->kind == Value::Kind::list)
      for (const Value& item : concepts->items) read_concept(item);
    else
      report(parsed.value.position, "there is no list of `concepts`");
    return std::move(vocabulary_);
  }

 private:
  void report(Position position, std::string message) {
    diagnostics_.push_back(
        {Code::vocabulary_invalid, std::string(origin_), position, std::move(message)});
  }

  void read_concept(const Value& item) {
    Concept made;
    const Value* id = item.find("id");
    if (!id || !id->is_text() || !is_id(id->scalar))
      return report(id ? id->position : item.position,
                    "a concept needs an `id` of lower-case letters, digits and hyphens");
    made.id = id->scalar;
    if (!ids_.insert(made.id).second)
      return report(id->position, "there is a concept `" + made.id + "` already");
    read_labels(item, made);
    if (made.labels.empty())
      return report(item.position, "the concept `" + made.id + "` has no label");
    for (std::string& name : texts(item, "alternatives"))
      made.alternatives.push_back({std::move(name)});
    made.states_advisories = item.find("advisories") != nullptr;
    for (const std::string& advisory : texts(item, "advisories"))
      made.advisories.push_back(to_lower(advisory));
    report_unknown_keys(item);
    const std::string name = made.id;
    for (const std::string& taken : vocabulary_.add(std::move(made)))
      report(item.position, "`" + taken + "` of the concept `" + name + "` names another already");
  }

  void read_labels(const Value& item, Concept& made) {
    const Value* labels = item.find("labels");
    if (!labels) return;
    if (labels->kind != Value::Kind::map)
      return report(labels->position, "`labels` should be a map from languages to names");
    for (const Value::Member& member : labels->members) {
      const auto& language = language_of(member.key);
      const std::string label =
          member.value.is_text() ? collapse_space(member.value.scalar) : std::string();
      if (!language)
        report(member.key_position, "`" + member.key + "` is no language");
      else if (label.empty())
        report(member.value.position, "a label should be one line of text");
      else
        made.labels.emplace(*language, label);
    }
  }

  // The same few languages come again with every concept.
  const std::optional<std::string>& language_of(const std::string& key) {
    const auto [at, fresh] = languages_.try_emplace(key);
    if (fresh) at->second = canonical_language(key);
    return at->second;
  }

  std::vector<std::string> texts(const Value& item, std::string_view key) {
    std::vector<std::string> list;
    const Value* field = item.find(key);
    if (!field || field->kind == Value::Kind::null) return list;
    if (field->kind != Value::Kind::list) {
      report(field->position, "`" + std::string(key) + "` should be a list of texts");
      return list;
    }
    for (const Value& entry : field->items) {
      std::string text = entry.is_text() ? collapse_space(entry.scalar) : std::string();
      if (text.empty())
        report(entry.position, "`" + std::string(key) + "` should be a list of texts");
      else
        list.push_back(std::move(text));
    }
    return list;
  }

  void report_unknown_keys(const Value& item) {
    for (const Value::Member& member : item.members)
      if (member.key != "id" && member.key != "labels" && member.key != "alternatives" &&
          member.key != "advisories")
        report(member.key_position, "a concept has no `" + member.key + "`");
  }

  std::string_view origin_;
  Diagnostics& diagnostics_;
  Vocabulary vocabulary_;
  std::unordered_set<std::string> ids_;
  std::unordered_map<std::string, std::optional<std::string>> languages_;
};

}  // namespace

Vocabulary read_vocabulary(std::string_view yaml, std::string_view origin,
                           Diagnostics& diagnostics) {
  return VocabularyReader(origin, diagnostics).read(yaml);
}

const Vocabulary& starter_vocabulary() {
  static const Vocabulary instance = [] {
    Diagnostics none;
    const Vocabulary read = read_vocabulary(vocabulary::vocabulary_yaml, "vocabulary.yaml", none);
    Vocabulary loose;
    for (Concept item : read.concepts()) {
      item.vocabulary = starter_vocabulary_name;
      item.merges = false;
      loose.add(std::move(item));
    }
    return loose;
  }();
  return instance;
}

}  // namespace offprint
