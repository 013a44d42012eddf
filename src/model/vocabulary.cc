#include "model/vocabulary.h"

#include "model/tag.h"

namespace offprint {

std::vector<std::string> Vocabulary::add(Concept item) {
  std::vector<std::string> taken;
  const std::size_t index = concepts_.size();
  const auto claim = [&](const std::string& name) {
    const auto [at, fresh] = by_key_.try_emplace(tag_key(name), index);
    if (!fresh && at->second != index) taken.push_back(name);
  };
  for (const auto& [language, label] : item.labels) claim(label);
  for (const std::string& alternative : item.alternatives) claim(alternative);
  claim(item.id);
  concepts_.push_back(std::move(item));
  return taken;
}

const Concept* Vocabulary::find(std::string_view key) const {
  const auto at = by_key_.find(key);
  return at != by_key_.end() ? &concepts_[at->second] : nullptr;
}

std::string_view name_in(const Concept& item, std::string_view key, std::string_view language) {
  const std::string_view label = label_in(item, language);
  if (tag_key(label) == key) return label;
  for (const auto& [other, name] : item.labels)
    if (tag_key(name) == key) return name;
  for (const std::string& name : item.alternatives)
    if (tag_key(name) == key) return name;
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
