#include "syntax/html_stand_ins.h"

#include <algorithm>
#include <charconv>

#include "syntax/html_plain.h"

namespace offprint {
namespace {

constexpr std::size_t fewest_bytes = 24;  // that are worth it

}  // namespace

void append_html_text(std::string& html, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\r':
        html += "&#13;";
        break;  // a bare one would become a line feed
      default:
        html += c;
    }
  }
}

void StandIns::append(std::string& html, std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n\f"), text.size());
  if (text.size() - begin < fewest_bytes || !is_plain_text(text))
    return append_html_text(html, text);
  append_html_text(html, text.substr(0, begin));
  ((html += marker_) += std::to_string(texts_.size())) += ';';
  texts_.emplace_back(text.substr(begin));
  counts_.push_back(0);
  bytes_ += text.size() - begin;
}

StandIns::Word StandIns::next(std::string_view found, std::size_t from) const {
  for (std::size_t at; (at = found.find(marker_, from)) != found.npos; from = at + 1) {
    const char* const end = found.data() + found.size();
    std::size_t text = 0;
    const auto [stop, error] = std::from_chars(found.data() + at + marker_.size(), end, text);
    if (error == std::errc() && stop != end && *stop == ';' && text < texts_.size())
      return {at, static_cast<std::size_t>(stop - found.data()) + 1, text};
  }
  return {found.size(), 0, 0};
}

std::string_view StandIns::expand(std::string_view found, std::string& buffer) const {
  Word word = next(found, 0);
  if (word.end == 0) return found;
  if (word.begin == 0 && word.end == found.size()) return texts_[word.text];
  buffer.clear();
  std::size_t done = 0;
  for (; word.end != 0; word = next(found, done)) {
    buffer.append(found, done, word.begin - done).append(texts_[word.text]);
    done = word.end;
  }
  return buffer.append(found, done);
}

std::string StandIns::expand_html(std::string_view html) const {
  std::string expanded;
  std::size_t done = 0;
  for (Word word = next(html, 0); word.end != 0; word = next(html, done)) {
    expanded.append(html, done, word.begin - done);
    append_html_text(expanded, texts_[word.text]);
    done = word.end;
  }
  return expanded.append(html, done);
}

void StandIns::count(std::string_view found) {
  for (Word word = next(found, 0); word.end != 0; word = next(found, word.end))
    ++counts_[word.text];
}

bool StandIns::are_counted() const {
  return std::all_of(counts_.begin(), counts_.end(), [](unsigned count) { return count == 1; });
}

}  // namespace offprint
