#include "model/vocabulary.h"

#include <algorithm>

namespace offprint {
namespace {

bool is_label(const Concept& item, std::string_view key) {
  return std::any_of(item.labels.begin(), item.labels.end(),
                     [&](const auto& label) { return tag_key(label.second) == key; });
}

}  // namespace

std::string qualified_id(const Concept& item) { return item.vocabulary + ':' + item.id; }

std::vector<std::string> Vocabulary::add(Concept item) {
  std::vector<std::string> taken;
  const auto index = static_cast<std::uint32_t>(concepts_.size());
  const auto claim = [&](const std::string& name) {
    std::vector<std::uint32_t>& claims = by_key_[tag_key(name)];
    if (!claims.empty() && claims.front() != index) taken.push_back(name);
    if (claims.empty() || claims.back() != index) claims.push_back(index);
  };
  for (const auto& [language, label] : item.labels) claim(label);
  for (const LocalText& alternative : item.alternatives) claim(alternative.text);
  claim(item.id);
  concepts_.push_back(std::move(item));
  return taken;
}

void Vocabulary::append(const Vocabulary& other) {
  for (const Concept& item : other.concepts_) add(item);
}

const std::vector<std::uint32_t>& Vocabulary::claims(std::string_view key) const {
  static const std::vector<std::uint32_t> none;
  const auto at = by_key_.find(key);
  return at != by_key_.end() ? at->second : none;
}

const Concept* Vocabulary::find(std::string_view key) const {
  const auto& claimed = claims(key);
  return claimed.empty() ? nullptr : &concepts_[claimed.front()];
}

std::vector<std::uint32_t> Vocabulary::known_as(std::string_view key) const {
  std::vector<std::uint32_t> indices = claims(key);
  if (indices.empty()) return indices;
  const Concept& own = concepts_[indices.front()];
  if (!own.merges && !is_label(own, key)) return indices;
  for (const auto& [language, label] : own.labels)
    for (const std::uint32_t index : claims(tag_key(label))) {
      const auto same = concepts_[index].labels.find(language);
      if (same != concepts_[index].labels.end() && tag_key(same->second) == tag_key(label))
        indices.push_back(index);
    }
  std::sort(indices.begin(), indices.end());
  indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
  return indices;
}

const std::vector<SubjectCode>& Vocabulary::codes(std::string_view key) const {
  static const std::vector<SubjectCode> none;
  for (const std::uint32_t index : known_as(key))
    if (!concepts_[index].codes.empty()) return concepts_[index].codes;
  return none;
}

const std::vector<std::string>& Vocabulary::advisories(std::string_view key) const {
  static const std::vector<std::string> none;
  for (const std::uint32_t index : known_as(key))
    if (concepts_[index].states_advisories) return concepts_[index].advisories;
  return none;
}

std::string_view name_in(const Concept& item, std::string_view key, std::string_view language) {
  const std::string_view label = label_in(item, language);
  if (item.merges || tag_key(label) == key) return label;
  for (const auto& [other, name] : item.labels)
    if (tag_key(name) == key) return name;
  for (const LocalText& name : item.alternatives)
    if (tag_key(name.text) == key) return name.text;
  return label;
}

std::string_view label_in(const Concept& item, std::string_view language) {
  for (const std::string_view wanted :
       {language, language.substr(0, language.find('-')), std::string_view("en")})
    if (const auto at = item.labels.find(std::string(wanted)); at != item.labels.end())
      return at->second;
  return item.labels.empty() ? std::string_view(item.id) : item.labels.begin()->second;
}

}  // namespace offprint
