// The letters of a tag that is to be taken apart, and what stands between any two of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

enum class Border : std::uint8_t {
  inside,     // between two small letters, or two letters of a tag in capitals
  hump,       // "mental|Health"
  acronym,    // "ADHD|awareness", "BBC|News"
  digit,      // between a letter and a digit
  forbidden,  // no word ends here: "20|24", "i|Phone"
};

// Letters are counted in code points. Immutable once read.
class TagLetters {
 public:
  // False when it is nothing to take apart: it has something other than digits and letters of a
  // script that is Latin or has capitals, or more than `longest` of them.
  bool read(std::string_view tag, std::size_t longest);

  std::size_t size() const { return begins_.size() - 1; }
  char32_t operator[](std::size_t at) const { return code_points_[at]; }
  // As written, from one letter up to another.
  std::string_view slice(std::size_t begin, std::size_t end) const {
    return tag_.substr(begins_[begin], begins_[end] - begins_[begin]);
  }
  // One character for each letter: its loose key (text_words.h) where that is one of a to z or 0 to
  // 9, else '?'. `language` is BCP 47.
  std::string key(std::string_view language) const;
  Border border(std::size_t before) const;

  bool has_lower() const { return has_lower_; }
  // Whether there are small letters, and a capital that is not the first.
  bool has_hump() const { return has_hump_; }
  bool is_upper_at(std::size_t at) const;
  bool is_digit_at(std::size_t at) const;

 private:
  std::string_view tag_;
  std::vector<std::size_t> begins_;  // bytes, and the end
  std::vector<char32_t> code_points_;
  bool has_lower_ = false, has_hump_ = false;
};

}  // namespace offprint
