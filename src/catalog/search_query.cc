#include "catalog/search_query.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/error.h"
#include "base/unicode.h"
#include "catalog/search_words.h"

namespace offprint {
namespace {

[[noreturn]] void reject(const std::string& message) { throw Error(Error::Kind::usage, message); }

// As FTS5 has strings: what is in them is words and nothing else.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : with_letter_marks(text)) {
    if (c == '"') out += c;
    out += c == '\0' ? ' ' : c;
  }
  return out + '"';
}

// "2024", "2024-03" or "2024-03-12".
bool is_date(std::string_view text) {
  constexpr std::string_view form = "dddd-dd-dd";
  return (text.size() == 4 || text.size() == 7 || text.size() == 10) &&
         std::equal(text.begin(), text.end(), form.begin(), [](char c, char expected) {
           return expected == '-' ? c == '-' : c >= '0' && c <= '9';
         });
}

// The column of a field that is one; "" for others.
std::string_view column_of(std::string_view field) {
  constexpr std::pair<std::string_view, std::string_view> columns[] = {
      {"title", "title"}, {"tag", "tags"}, {"author", "people"}, {"section", "section"}};
  for (const auto& [name, column] : columns)
    if (field == name) return column;
  return {};
}

class Parser {
 public:
  explicit Parser(std::string_view words) : left_(words) {}

  SearchQuery run() {
    for (skip_blanks(); !left_.empty(); skip_blanks()) take_term();
    if (!unwanted_.empty()) {
      if (wanted_.empty()) reject("name at least one word that is to be found, too");
      query_.match = "(" + wanted_ + ") NOT (" + unwanted_ + ")";
    } else {
      query_.match = wanted_;
    }
    if (query_.match.empty() && query_.language.empty() && query_.after.empty() &&
        query_.before.empty())
      reject("name the words to look for");
    return std::move(query_);
  }

 private:
  void skip_blanks() {
    std::size_t at = 0;
    while (at < left_.size()) {
      const std::size_t begin = at;
      if (is_space(next_code_point(left_, at))) continue;
      at = begin;
      break;
    }
    left_.remove_prefix(at);
  }

  void take_term() {
    const bool is_unwanted = left_.size() > 1 && left_.front() == '-';
    if (is_unwanted) left_.remove_prefix(1);
    const std::string_view field = take_field();
    std::string_view text = take_text();
    bool is_prefix = !text.empty() && text.back() == '*';
    if (is_prefix) text.remove_suffix(1);
    if (left_.starts_with('*')) {  // behind a quotation mark
      is_prefix = true;
      left_.remove_prefix(1);
    }
    if (take_filter(field, text, is_unwanted)) return;
    std::string term(column_of(field));
    if (!term.empty()) term += " : ";
    term += quoted(text);
    if (is_prefix) term += " *";
    std::string& list = is_unwanted ? unwanted_ : wanted_;
    if (!list.empty()) list += is_unwanted ? " OR " : " ";
    list += term;
  }

  // "" where the word begins with no field's name.
  std::string_view take_field() {
    const std::size_t colon = left_.find(':');
    if (colon == left_.npos) return {};
    const std::string_view name = left_.substr(0, colon);
    const bool is_filter = name == "language" || name == "after" || name == "before";
    if (!is_filter && column_of(name).empty()) return {};
    left_.remove_prefix(colon + 1);
    return name;
  }

  std::string_view take_text() {
    if (left_.starts_with('"')) {
      const std::size_t end = std::min(left_.find('"', 1), left_.size());
      const std::string_view text = left_.substr(1, end - 1);
      left_.remove_prefix(std::min(end + 1, left_.size()));
      return text;
    }
    std::size_t end = 0;
    while (end < left_.size()) {
      std::size_t next = end;
      if (is_space(next_code_point(left_, next))) break;
      end = next;
    }
    const std::string_view text = left_.substr(0, end);
    left_.remove_prefix(end);
    return text;
  }

  bool take_filter(std::string_view field, std::string_view text, bool is_unwanted) {
    if (field.empty() || !column_of(field).empty()) return false;
    if (is_unwanted) reject("`-` is for words, not for `" + std::string(field) + ":`");
    if (field == "language") {
      query_.language = text;
      return true;
    }
    if (!is_date(text))
      reject("`" + std::string(field) + ":" + std::string(text) +
             "`: write the date as 2024, 2024-03 or 2024-03-12");
    (field == "after" ? query_.after : query_.before) = text;
    return true;
  }

  std::string_view left_;
  std::string wanted_, unwanted_;
  SearchQuery query_;
};

}  // namespace

SearchQuery parse_search(std::string_view words) { return Parser(words).run(); }

}  // namespace offprint
