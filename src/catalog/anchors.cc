#include "catalog/anchors.h"

#include <utility>

#include "base/unicode.h"

namespace offprint {
namespace {

std::string letters_of(std::string_view anchor) {
  constexpr std::string_view prefix = "user-content-";
  if (anchor.starts_with(prefix)) anchor.remove_prefix(prefix.size());
  const std::string folded = fold(anchor);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    if (is_letter(c) || is_digit(c)) letters += folded.substr(begin, at - begin);
  }
  return letters;
}

std::string_view without_number(std::string_view letters) {
  while (!letters.empty() && letters.front() >= '0' && letters.front() <= '9')
    letters.remove_prefix(1);
  return letters;
}

}  // namespace

AnchorFinder::AnchorFinder(const std::vector<std::string>& anchors)
    : anchors_(anchors.begin(), anchors.end()) {}

std::string AnchorFinder::find(std::string_view fragment) {
  if (const auto at = anchors_.find(std::string(fragment)); at != anchors_.end()) return *at;
  const std::string letters = letters_of(fragment);
  if (letters.empty()) return {};
  if (!is_listed_) list_letters();
  std::string found = only(by_letters_, letters);
  if (found.empty()) found = only(by_words_, letters);
  return found.empty() ? only(by_letters_, without_number(letters)) : found;
}

void AnchorFinder::list_letters() {
  is_listed_ = true;
  for (const std::string& anchor : anchors_) {
    const std::string letters = letters_of(anchor);
    const std::string_view words = without_number(letters);
    add(letters, anchor, by_letters_);
    if (words != letters) add(std::string(words), anchor, by_words_);
  }
}

void AnchorFinder::add(std::string letters, const std::string& anchor, ByLetters& list) {
  if (letters.empty()) return;
  const auto [at, is_new] = list.emplace(std::move(letters), anchor);
  if (!is_new) at->second.clear();
}

std::string AnchorFinder::only(const ByLetters& list, std::string_view letters) {
  const auto at = list.find(std::string(letters));
  return at != list.end() ? at->second : std::string();
}

}  // namespace offprint
