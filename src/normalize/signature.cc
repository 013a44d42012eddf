#include "normalize/signature.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>

#include "base/hash.h"
#include "base/unicode.h"

namespace offprint {
namespace {

// A word weighs as much as two characters of a script that does not part words.
constexpr unsigned weight_of_word = 2;
constexpr unsigned weight_of_shingle = 8;
constexpr unsigned least_weight = 80;

constexpr std::uint64_t empty_place = std::numeric_limits<std::uint64_t>::max();

// SplitMix64's finalizer: every bit depends on every other.
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

struct Range {
  char32_t first, last;
};

bool is_in(char32_t c, const Range* begin, const Range* end) {
  return std::any_of(begin, end, [c](const Range& r) { return c >= r.first && c <= r.last; });
}

// Thai, Lao and Tibetan; Myanmar; Khmer; radicals to kana; Han; its extensions.
bool parts_no_words(char32_t c) {
  static constexpr Range scripts[] = {{0x0e00, 0x0fff}, {0x1000, 0x109f}, {0x1780, 0x17ff},
                                      {0x2e80, 0x30ff}, {0x3400, 0x9fff}, {0xf900, 0xfaff},
                                      {0x20000, 0x3ffff}};
  return is_in(c, std::begin(scripts), std::end(scripts));
}

bool is_mark(char32_t c) { return c >= 0x0300 && c <= 0x036f; }

// Apostrophes are typed in several ways.
bool is_apostrophe(char32_t c) { return c == 0x02bc || c == 0x2019; }

class Shingles {
 public:
  Shingles() { places_.fill(empty_place); }

  void add(std::uint64_t token, unsigned weight) {
    weight_ += weight;
    recent_[count_ % recent_.size()] = {token, weight};
    ++count_;
    std::uint64_t hash = 0;
    unsigned gathered = 0;
    for (std::size_t back = 1; back <= std::min(count_, recent_.size()); ++back) {
      const Token& part = recent_[(count_ - back) % recent_.size()];
      hash = hash * 0x9e3779b97f4a7c15 + part.hash;
      gathered += part.weight;
      if (gathered >= weight_of_shingle) return place(mix(hash));
    }
  }

  std::vector<std::uint32_t> finish() const {
    if (weight_ < least_weight) return {};
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

  void place(std::uint64_t hash) {
    std::uint64_t& least = places_[hash >> 57];
    least = std::min(least, hash & 0xffffffff);
  }

  static_assert(signature_places == 1U << (64 - 57));

  std::array<std::uint64_t, signature_places> places_;
  std::array<Token, weight_of_shingle> recent_;
  std::size_t count_ = 0;
  std::uint64_t weight_ = 0;
};

class Words {
 public:
  std::vector<std::uint32_t> read(std::string_view folded) {
    for (std::size_t at = 0; at < folded.size();) {
      const auto byte = static_cast<unsigned char>(folded[at]);
      if (byte < 0x80) {
        ++at;
        read_ascii(folded[at - 1]);
      } else {
        const std::size_t begin = at;
        const char32_t c = next_code_point(folded, at);
        read_other(c, folded.substr(begin, at - begin));
      }
    }
    end_word();
    return shingles_.finish();
  }

 private:
  void read_ascii(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
      word_ += c;
    else if (c != '\'')
      end_word();
  }

  void read_other(char32_t c, std::string_view bytes) {
    if (parts_no_words(c)) {
      end_word();
      if (is_letter(c) || is_digit(c)) shingles_.add(hash64(bytes), 1);
    } else if (is_letter(c) || is_digit(c) || is_mark(c)) {
      word_ += bytes;
    } else if (!is_apostrophe(c)) {
      end_word();
    }
  }

  void end_word() {
    if (word_.empty()) return;
    shingles_.add(hash64(word_), weight_of_word);
    word_.clear();
  }

  std::string word_;
  Shingles shingles_;
};

}  // namespace

std::vector<std::uint32_t> text_signature(std::string_view text) {
  return Words().read(fold(text));
}

}  // namespace offprint
