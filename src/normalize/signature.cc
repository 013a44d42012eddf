#include "normalize/signature.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <string_view>

#include "base/unicode.h"

namespace offprint {
namespace {

// A word weighs as much as two characters of a script that does not part words.
constexpr unsigned weight_of_word = 2;
constexpr unsigned weight_of_shingle = 8;
constexpr unsigned least_weight = 80;

constexpr std::uint64_t prime = 0x9e3779b97f4a7c15;
constexpr std::uint64_t empty_place = std::numeric_limits<std::uint64_t>::max();

// SplitMix64's finalizer: every bit depends on every other.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

// The lowest byte first, whatever the machine.
std::uint64_t eight_bytes(const char* data) {
  std::uint64_t bytes = 0;
  for (int i = 0; i < 8; ++i)
    bytes |= std::uint64_t{static_cast<unsigned char>(data[i])} << (8 * i);
  return bytes;
}

// Of letters and digits; ASCII letters of either case are alike. Made for many words of a few
// bytes: calling a hash for long texts takes longer than hashing them.
std::uint64_t hash_of_word(std::string_view word) {
  constexpr std::uint64_t lower = 0x2020202020202020;
  std::uint64_t hash = word.size();
  for (; word.size() >= 8; word.remove_prefix(8)) {
    hash = (hash ^ (eight_bytes(word.data()) | lower)) * prime;
    hash ^= hash >> 29;
  }
  std::uint64_t bytes = 0;
  for (const char c : word) bytes = bytes << 8 | (static_cast<unsigned char>(c) | 0x20U);
  hash = (hash ^ bytes) * prime;
  return hash ^ (hash >> 32);
}

// Thai, Lao and Tibetan; Myanmar; Khmer; radicals to kana; Han; its extensions.
bool parts_no_words(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range scripts[] = {{0x0e00, 0x0fff}, {0x1000, 0x109f}, {0x1780, 0x17ff},
                                      {0x2e80, 0x30ff}, {0x3400, 0x9fff}, {0xf900, 0xfaff},
                                      {0x20000, 0x3ffff}};
  return std::any_of(std::begin(scripts), std::end(scripts),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_mark(char32_t c) { return c >= 0x0300 && c <= 0x036f; }

// They are typed in several ways, and soft hyphens or not at all.
bool is_passed_over(char32_t c) {
  return c == 0x00ad || c == 0x02bc || c == 0x2019 || (c >= 0x200b && c <= 0x200d) || c == 0x2060;
}

constexpr auto powers = [] {
  std::array<std::uint64_t, weight_of_shingle + 1> list{1};
  for (std::size_t i = 1; i < list.size(); ++i) list[i] = list[i - 1] * prime;
  return list;
}();

// A window over the tokens, never longer than a shingle must be; its hash rolls along.
class Shingles {
 public:
  Shingles() { places_.fill(empty_place); }

  void add(std::uint64_t token, unsigned weight) {
    total_ += weight;
    window_[end_++ % window_.size()] = {token, weight};
    hash_ = hash_ * prime + token;
    gathered_ += weight;
    for (; gathered_ - window_[begin_ % window_.size()].weight >= weight_of_shingle; ++begin_) {
      const Token& oldest = window_[begin_ % window_.size()];
      gathered_ -= oldest.weight;
      hash_ -= oldest.hash * powers[end_ - begin_ - 1];
    }
    if (gathered_ >= weight_of_shingle) place(mix(hash_));
  }

  std::vector<std::uint32_t> finish() const {
    if (total_ < least_weight) return {};
    std::vector<std::uint32_t> signature(signature_places);
    for (std::size_t i = 0; i < signature_places; ++i) {
      std::size_t from = i;
      for (std::uint64_t attempt = 1; places_[from] == empty_place; ++attempt)
        from = mix(attempt << 32 | i) % signature_places;
      signature[i] = static_cast<std::uint32_t>(places_[from]);
    }
    return signature;
  }

 private:
  struct Token {
    std::uint64_t hash = 0;
    unsigned weight = 0;
  };

  static_assert(signature_places == 1U << (64 - 57));

  void place(std::uint64_t hash) {
    std::uint64_t& least = places_[hash >> 57];
    least = std::min(least, hash & 0xffffffff);
  }

  std::array<std::uint64_t, signature_places> places_;
  std::array<Token, 2 * weight_of_shingle> window_;
  std::size_t begin_ = 0, end_ = 0;  // of the window, in tokens
  std::uint64_t hash_ = 0;
  unsigned gathered_ = 0;  // weight of the window
  std::uint64_t total_ = 0;
};

constexpr auto is_ascii_word = [] {
  std::array<bool, 256> table{};
  for (const auto& [first, last] : {std::pair('a', 'z'), std::pair('A', 'Z'), std::pair('0', '9')})
    for (int c = first; c <= last; ++c) table[static_cast<std::size_t>(c)] = true;
  return table;
}();

class Words {
 public:
  // Text that goes on where the last one ended.
  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      while (at < text.size() && is_ascii_word[static_cast<unsigned char>(text[at])]) ++at;
      if (at != begin && !take(text.substr(begin, at - begin), text.substr(at))) continue;
      if (at == text.size()) break;
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        if (text[at++] != '\'') end_word();
      } else {
        const std::size_t character = at;
        const char32_t c = next_code_point(text, at);
        read_other(c, text.substr(character, at - character));
      }
    }
  }

  void end_word() {
    if (word_.empty()) return;
    shingles_.add(hash_of_word(is_ascii_ ? word_ : fold(word_)), weight_of_word);
    word_.clear();
    is_ascii_ = true;
  }

  std::vector<std::uint32_t> finish() {
    end_word();
    return shingles_.finish();
  }

 private:
  // Most words are whole: they are not copied. False for those.
  bool take(std::string_view letters, std::string_view rest) {
    const bool ends = !rest.empty() && static_cast<unsigned char>(rest.front()) < 0x80 &&
                      rest.front() != '\'';
    if (word_.empty() && ends) {
      shingles_.add(hash_of_word(letters), weight_of_word);
      return false;
    }
    word_ += letters;
    return true;
  }

  void read_other(char32_t c, std::string_view bytes) {
    if (parts_no_words(c)) {
      end_word();
      if (is_letter(c) || is_digit(c)) shingles_.add(hash_of_word(bytes), 1);
    } else if (is_letter(c) || is_digit(c) || is_mark(c)) {
      word_ += bytes;
      is_ascii_ = false;
    } else if (!is_passed_over(c)) {
      end_word();
    }
  }

  std::string word_;  // what there is of it so far
  bool is_ascii_ = true;
  Shingles shingles_;
};

bool parts_words(Element element) {
  return element != Element::text && kind(element) != ElementKind::inline_;
}

}  // namespace

std::vector<std::uint32_t> signature_of(const Body& body) {
  Words words;
  for (NodeIndex node = body.next_in_order(Body::root(), Body::root()); node != no_node;
       node = body.next_in_order(node, Body::root())) {
    const Node& at = body[node];
    if (parts_words(at.element) || at.element == Element::line_break ||
        (at.previous != no_node && parts_words(body[at.previous].element)))
      words.end_word();
    if (at.element == Element::text) words.read(body.text(node));
  }
  return words.finish();
}

}  // namespace offprint
