#include "normalize/words/known_forms.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"

namespace offprint {
namespace {

using Forms = std::unordered_map<std::string, std::string_view>;

constexpr std::string_view everywhere[] = {
#define OFFPRINT_NAME(form) form,
#define OFFPRINT_ENGLISH(form)
#define OFFPRINT_CONTRACTION(bare, form)
#include "normalize/words/known_forms.def"
#undef OFFPRINT_NAME
#undef OFFPRINT_ENGLISH
#undef OFFPRINT_CONTRACTION
};

constexpr std::string_view english[] = {
#define OFFPRINT_NAME(form)
#define OFFPRINT_ENGLISH(form) form,
#define OFFPRINT_CONTRACTION(bare, form)
#include "normalize/words/known_forms.def"
#undef OFFPRINT_NAME
#undef OFFPRINT_ENGLISH
#undef OFFPRINT_CONTRACTION
};

constexpr std::pair<std::string_view, std::string_view> contractions[] = {
#define OFFPRINT_NAME(form)
#define OFFPRINT_ENGLISH(form)
#define OFFPRINT_CONTRACTION(bare, form) {bare, form},
#include "normalize/words/known_forms.def"
#undef OFFPRINT_NAME
#undef OFFPRINT_ENGLISH
#undef OFFPRINT_CONTRACTION
};

template <std::size_t count>
Forms by_key(const std::string_view (&list)[count]) {
  Forms forms;
  for (const std::string_view form : list) forms.emplace(fold(form), form);
  return forms;
}

std::string_view find(const Forms& forms, std::string_view key) {
  const auto at = forms.find(std::string(key));
  return at != forms.end() ? at->second : std::string_view();
}

}  // namespace

std::string_view known_name(std::string_view key) {
  static const Forms forms = by_key(everywhere);
  return find(forms, key);
}

std::string_view contraction(std::string_view key) {
  const auto* at = std::find_if(std::begin(contractions), std::end(contractions),
                                [&](const auto& pair) { return pair.first == key; });
  return at != std::end(contractions) ? at->second : std::string_view();
}

std::string_view known_form(std::string_view key, std::string_view language) {
  if (const std::string_view name = known_name(key); !name.empty()) return name;
  if (language.substr(0, language.find('-')) != "en" && language != "und") return {};
  static const Forms forms = by_key(english);
  return find(forms, key);
}

}  // namespace offprint
