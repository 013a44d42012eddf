// Long texts that an HTML parser need not look at, one character after the other: short words stand
// in for them while it does its work.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// Appends `text` so that an HTML parser gives it back.
void append_html_text(std::string& html, std::string_view text);

class StandIns {
 public:
  // All of the words begin with `marker`, which must not occur in what else there is.
  explicit StandIns(std::string marker) : marker_(std::move(marker)) {}

  // Appends text, or what stands in for most of it. White space at its beginning stays: where text
  // may stand depends on that.
  void append(std::string& html, std::string_view text);

  // What a parser found, with the texts in their places; a view of that, of `buffer` or of this.
  std::string_view expand(std::string_view found, std::string& buffer) const;
  // The HTML as if nothing had been stood in for.
  std::string expand_html(std::string_view html) const;

  // Counts the words in a text that a parser found.
  void count(std::string_view found);
  // Whether each was counted once. If not, a comment, a script or an attribute without an end has
  // swallowed some, or references spell others.
  bool are_counted() const;

  std::size_t bytes() const { return bytes_; }  // of all texts

 private:
  struct Word {
    std::size_t begin, end;  // in the text; end is 0 when there is none
    std::size_t text;
  };
  Word next(std::string_view found, std::size_t from) const;

  std::string marker_;
  std::vector<std::string> texts_;
  std::vector<unsigned> counts_;
  std::size_t bytes_ = 0;
};

}  // namespace offprint
