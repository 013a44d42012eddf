// Patterns that a user can write: globs, and regular expressions in linear time (RE2). Thread-safe.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace offprint {

// A file glob: `*` and `?` stop at '/', `**` does not, `[a-z]`, `[!a-z]`, `{md,markdown}`; a
// backslash takes the meaning off the next character. "a/**/b" also matches "a/b". A leading "./"
// does not count. Matches whole relative paths.
class Glob {
 public:
  // Throws Error{usage} for what is no glob.
  explicit Glob(std::string_view pattern);
  bool matches(std::string_view path) const;
  // The part before the first wildcard, up to but without its last '/': where a search has to
  // begin. "" for "*.md".
  const std::string& fixed_folder() const { return fixed_folder_; }

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
  std::string fixed_folder_;
};

// A regular expression in RE2's syntax over UTF-8, in any letter case unless it says `(?-i)`.
class Regex {
 public:
  // Throws Error{usage}, which says what is wrong with it.
  explicit Regex(std::string_view pattern);
  // How often it matches in the text, at most `most` times; matches do not overlap, and those of
  // no characters do not count.
  std::size_t count(std::string_view text, std::size_t most) const;

 private:
  struct Compiled;
  std::shared_ptr<const Compiled> compiled_;
};

// The candidate nearest to `word` by edit distance (Damerau-Levenshtein over code points), when
// near enough to be meant: at most a third of the word's length, at least 1. "" otherwise. The
// first of equals wins.
std::string_view nearest(std::string_view word, const std::string* begin, const std::string* end);

}  // namespace offprint
