#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "normalize/fields.h"
#include "normalize/steps.h"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 17> particles = {"van", "von", "der", "den", "de", "da",
                                                        "di",  "du",  "del", "la",  "le", "zu",
                                                        "dos", "ter", "ten", "af",  "bin"};
constexpr std::array<std::string_view, 5> suffixes = {"Jr.", "Jr", "Sr.", "II", "III"};
constexpr std::array<std::string_view, 8> joiners = {" and ", " & ", " et ", " und ",
                                                     " y ",   " e ", " en ", " og "};
constexpr std::array<std::string_view, 8> openers = {"By ",  "by ",  "BY ", "Von ",
                                                     "Par ", "Por ", "Di ", "Door "};

template <typename List>
bool is_one_of(std::string_view word, const List& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string join(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (i != begin) text += ' ';
    text += words[i];
  }
  return text;
}

// "Family, Given". Names of one word, and names that are written family first (Han, Hangul, kana),
// stay as they are.
std::string sort_name(std::string_view name) {
  std::vector<std::string_view> words = words_of(name);
  std::size_t offset = 0;
  const bool family_first = !name.empty() && next_code_point(name, offset) >= 0x2E80;
  if (words.size() < 2 || family_first || name.find(',') != name.npos) return std::string(name);
  std::size_t end = words.size();
  if (end > 2 && is_one_of(words[end - 1], suffixes)) --end;
  std::size_t family = end - 1;
  while (family > 1 && is_one_of(words[family - 1], particles)) --family;
  std::string sorted = join(words, family, end) + ", " + join(words, 0, family);
  if (end < words.size()) sorted += ", " + join(words, end, words.size());
  return sorted;
}

// "A, B and C" is three people. Only of bylines in one string: list items are one person each.
std::vector<std::string> split_byline(std::string text) {
  for (const std::string_view opener : openers)
    if (text.starts_with(opener)) {
      text.erase(0, opener.size());
      break;
    }
  for (const std::string_view joiner : joiners)
    for (std::size_t at = text.find(joiner); at != std::string::npos; at = text.find(joiner, at))
      text.replace(at, joiner.size(), ",");
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(",;", at), text.size());
    const std::string name(trim(std::string_view(text).substr(at, end - at)));
    if (is_one_of(name, suffixes) && !names.empty())
      names.back() += ", " + name;
    else if (!name.empty())
      names.push_back(name);
    at = end + 1;
  }
  return names;
}

// "zach-goldfine", "melody": an id of an author file rather than a name.
bool looks_like_id(std::string_view name) {
  bool hyphen = false;
  for (const char c : name) {
    if (c == '-' || c == '_')
      hyphen = true;
    else if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')))
      return false;
  }
  return hyphen;
}

std::string name_from_id(std::string_view id) {
  std::string name;
  bool begins = true;
  for (const char c : id) {
    const bool separator = c == '-' || c == '_';
    name += separator ? ' ' : begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = separator;
  }
  return collapse_space(name);
}

class Credits {
 public:
  explicit Credits(Article& article) : article_(article) {}

  void add(std::string name, std::string url, Position position, const std::string& rule) {
    if (name.empty()) return;
    double confidence = 1;
    std::string how = rule;
    if (looks_like_id(name)) {
      report(article_, Code::author_id_unresolved, position,
             "the author id `" + name + "` was made a name: " + name_from_id(name));
      name = name_from_id(name);
      how += ", name made from an id";
      confidence = 0.6;
    }
    const bool known = std::any_of(article_.authors.begin(), article_.authors.end(),
                                   [&](const Person& person) { return person.name == name; });
    if (known) return;
    if (article_.authors.empty()) explain(article_, "authors", position, how, confidence);
    std::string sorted = sort_name(name);
    article_.authors.push_back({std::move(name), std::move(sorted), std::move(url)});
  }

  void add(const Value& value, const std::string& rule, bool whole) {
    if (value.is_text()) {
      const std::string text = clean_text(value.scalar);
      if (whole) return add(text, "", value.position, rule);
      for (std::string& name : split_byline(text)) add(std::move(name), "", value.position, rule);
    } else if (value.kind == Value::Kind::map) {
      const Value* name = value.find("name");
      const Value* url = value.find("url");
      if (name && name->is_text())
        add(clean_text(name->scalar), url && url->is_text() ? url->scalar : "", name->position,
            rule);
      else
        report(article_, Code::field_type, value.position, "an author without `name` is ignored");
    }
  }

 private:
  Article& article_;
};

}  // namespace

void decide_people(const Rules& rules, Draft& draft, Article& article) {
  Credits credits(article);
  if (const Field* field = draft.find(FieldName::authors)) {
    const std::string rule = stated_by(draft, FieldName::authors);
    if (field->value.kind == Value::Kind::list)
      for (const Value& item : field->value.items) credits.add(item, rule, true);
    else
      credits.add(field->value, rule, false);
  }
  if (!article.authors.empty()) return;
  for (const Person& author : rules.publication.authors)
    credits.add(author.name, author.url, {}, "the publication's authors");
  if (article.authors.empty())
    report(article, Code::author_missing, {}, "no author was found; none was invented");
}

}  // namespace offprint
