#include "base/pattern.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/error.h"
#include "base/unicode.h"

namespace offprint {
namespace {

[[noreturn]] void refuse(std::string_view pattern, std::string_view reason) {
  throw Error(Error::Kind::usage, fmt::format("'{}' is no file pattern: {}", pattern, reason));
}

// Turns a glob into a regular expression.
class GlobTranslator {
 public:
  explicit GlobTranslator(std::string_view pattern) : pattern_(pattern) {}

  std::string run() {
    while (at_ < pattern_.size()) step(pattern_[at_++]);
    if (depth_ != 0) refuse(pattern_, "a '{' is not closed");
    return std::move(out_);
  }

 private:
  void step(char c) {
    switch (c) {
      case '*':
        return star();
      case '?':
        out_ += "[^/]";
        return;
      case '[':
        return set();
      case '{':
        out_ += "(?:";
        ++depth_;
        return;
      case '}':
        if (depth_ == 0) return literal(c);
        out_ += ')';
        --depth_;
        return;
      case ',':
        if (depth_ == 0) return literal(c);
        out_ += '|';
        return;
      case '\\':
        if (at_ == pattern_.size()) refuse(pattern_, "it ends with a backslash");
        return literal(pattern_[at_++]);
      default:
        return literal(c);
    }
  }

  void literal(char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool word = byte >= 0x80 || c == '_' || c == '/' || (c >= '0' && c <= '9') ||
                      (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    if (!word) out_ += '\\';
    out_ += c;
  }

  void star() {
    if (at_ == pattern_.size() || pattern_[at_] != '*') {
      out_ += "[^/]*";
      return;
    }
    const bool starts_part = at_ == 1 || pattern_[at_ - 2] == '/';
    while (at_ < pattern_.size() && pattern_[at_] == '*') ++at_;
    if (starts_part && at_ < pattern_.size() && pattern_[at_] == '/') {
      ++at_;
      out_ += "(?:.*/)?";  // "**/x" also means "x"
    } else {
      out_ += ".*";
    }
  }

  void set() {
    const bool negated = at_ < pattern_.size() && (pattern_[at_] == '!' || pattern_[at_] == '^');
    if (negated) ++at_;
    const std::size_t end = pattern_.find(']', at_ + 1);
    if (end == pattern_.npos) refuse(pattern_, "a '[' is not closed");
    out_ += negated ? "[^/" : "[";
    for (; at_ < end; ++at_) {
      const char c = pattern_[at_];
      if (c == '/') refuse(pattern_, "a set cannot hold '/'");
      if (c == '\\' || c == '[' || c == ']' || c == '^') out_ += '\\';
      out_ += c;
    }
    ++at_;
    out_ += ']';
  }

  std::string_view pattern_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::string out_;
};

std::u32string decode(std::string_view text) {
  std::u32string out;
  for (std::size_t offset = 0; offset < text.size();) out += next_code_point(text, offset);
  return out;
}

// Optimal string alignment: insertions, deletions, substitutions, swaps of neighbors.
std::size_t edit_distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before.swap(above);
    above.swap(row);
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
  }
  return row[b.size()];
}

// The same for ASCII, `a` of one character to as many as Bits has bits: a column of the table at
// once, a bit for each row that says how it differs from the one above (H. Hyyrö, "A Bit-Vector
// Algorithm for Computing Levenshtein and Damerau Edit Distances", 2003).
template <typename Bits>
std::size_t short_edit_distance(std::string_view a, std::string_view b) {
  std::array<Bits, 128> places{};  // of each character in `a`
  for (std::size_t i = 0; i < a.size(); ++i)
    places[static_cast<unsigned char>(a[i])] |= Bits{1} << i;
  const Bits last = Bits{1} << (a.size() - 1);
  Bits rises = ~Bits{0}, falls = 0, same = 0, before = 0;
  std::size_t distance = a.size();
  for (const char c : b) {
    const Bits here = places[static_cast<unsigned char>(c)];
    const Bits swapped = ((~same & here) << 1) & before;
    same = (((here & rises) + rises) ^ rises) | here | falls | swapped;
    const Bits up = falls | ~(same | rises);
    const Bits down = same & rises;
    if ((up & last) != 0) ++distance;
    if ((down & last) != 0) --distance;
    rises = (down << 1) | ~(same | (up << 1 | 1));
    falls = (up << 1 | 1) & same;
    before = here;
  }
  return distance;
}

// Takes what both begin and end with off: it is no nearer and no farther without.
void remove_common(std::string_view& a, std::string_view& b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
}

std::size_t ascii_edit_distance(std::string_view a, std::string_view b) {
  remove_common(a, b);
  if (a.size() > b.size()) std::swap(a, b);
  if (a.empty()) return b.size();
  __extension__ using Bits128 = unsigned __int128;
  if (a.size() <= 64) return short_edit_distance<std::uint64_t>(a, b);
  return a.size() <= 128 ? short_edit_distance<Bits128>(a, b) : edit_distance(decode(a), decode(b));
}

// What most globs are, "a/**/*.md" and "a/*.md": a beginning, anything, and an end.
class PlainGlob {
 public:
  static std::optional<PlainGlob> of(std::string_view pattern) {
    const std::size_t star = pattern.find('*');
    PlainGlob glob;
    glob.begin_ = pattern.substr(0, star);
    pattern.remove_prefix(std::min(star, pattern.size()));
    const bool starts_part = glob.begin_.empty() || glob.begin_.ends_with('/');
    glob.crosses_folders_ = starts_part && pattern.starts_with("**/*");
    pattern.remove_prefix(std::min<std::size_t>(glob.crosses_folders_ ? 4 : 1, pattern.size()));
    glob.end_ = pattern;
    const bool has_more = glob.begin_.find_first_of(special) != std::string::npos ||
                          pattern.find_first_of(special) != pattern.npos;
    if (star == pattern.npos || has_more || pattern.find('/') != pattern.npos) return {};
    return glob;
  }

  bool matches(std::string_view path) const {
    if (path.size() < begin_.size() + end_.size()) return false;
    if (!path.starts_with(begin_) || !path.ends_with(end_)) return false;
    path.remove_prefix(begin_.size());
    path.remove_suffix(end_.size());
    return crosses_folders_ || path.find('/') == path.npos;
  }

 private:
  static constexpr std::string_view special = "*?[]{},\\";

  std::string begin_, end_;
  bool crosses_folders_ = false;
};

}  // namespace

struct Glob::Compiled {
  RE2 expression;
  std::optional<PlainGlob> plain;
};

Glob::Glob(std::string_view pattern) {
  const std::string_view written = pattern;
  while (pattern.starts_with("./")) pattern.remove_prefix(2);
  if (pattern.empty()) refuse(written, "it is empty");
  RE2::Options options;
  options.set_log_errors(false);
  options.set_dot_nl(true);
  compiled_ = std::shared_ptr<const Compiled>(
      new Compiled{RE2(GlobTranslator(pattern).run(), options), PlainGlob::of(pattern)});
  if (!compiled_->expression.ok()) refuse(written, compiled_->expression.error());
  const std::string_view fixed = pattern.substr(0, pattern.find_first_of("*?[{\\"));
  const std::size_t slash = fixed.rfind('/');
  if (slash != fixed.npos) fixed_folder_ = fixed.substr(0, slash == 0 ? 1 : slash);
}

bool Glob::matches(std::string_view path) const {
  if (compiled_->plain && is_ascii(path)) return compiled_->plain->matches(path);
  return RE2::FullMatch(re2::StringPiece(path.data(), path.size()), compiled_->expression);
}

struct Regex::Compiled {
  RE2 expression;
};

Regex::Regex(std::string_view pattern) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_case_sensitive(false);
  const re2::StringPiece text(pattern.data(), pattern.size());
  compiled_ = std::shared_ptr<const Compiled>(new Compiled{RE2(text, options)});
  if (!compiled_->expression.ok())
    throw Error(Error::Kind::usage, fmt::format("'{}' is no regular expression: {}", pattern,
                                                compiled_->expression.error()));
}

std::size_t Regex::count(std::string_view text, std::size_t most) const {
  const re2::StringPiece whole(text.data(), text.size());
  re2::StringPiece match;
  std::size_t found = 0, at = 0;
  while (found < most && at <= text.size() &&
         compiled_->expression.Match(whole, at, text.size(), RE2::UNANCHORED, &match, 1)) {
    found += !match.empty();
    const auto end = static_cast<std::size_t>(match.data() - text.data()) + match.size();
    at = match.empty() ? end + 1 : end;
  }
  return found;
}

std::string_view nearest(std::string_view word, const std::string* begin, const std::string* end) {
  const bool plain_word = is_ascii(word);
  const std::u32string wanted = decode(word);
  std::size_t allowed = std::max<std::size_t>(1, wanted.size() / 3);
  std::string_view best;
  for (const std::string* candidate = begin; candidate != end; ++candidate) {
    const bool plain = plain_word && is_ascii(*candidate);
    const std::size_t length = plain ? candidate->size() : count_code_points(*candidate);
    if (std::max(length, wanted.size()) - std::min(length, wanted.size()) > allowed) continue;
    const std::size_t distance =
        plain ? ascii_edit_distance(word, *candidate) : edit_distance(wanted, decode(*candidate));
    if (distance > allowed || (distance == allowed && !best.empty())) continue;
    allowed = distance;
    best = *candidate;
  }
  return best;
}

}  // namespace offprint
