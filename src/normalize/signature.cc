#include "normalize/signature.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <span>
#include <string_view>

#include "base/ascii.h"
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

// Thai, Lao and Tibetan; Myanmar; Khmer; radicals to kana; Han; its extensions.
bool parts_no_words(char32_t c) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range scripts[] = {{0x0e00, 0x0fff},  {0x1000, 0x109f}, {0x1780, 0x17ff},
                                      {0x2e80, 0x30ff},  {0x3400, 0x9fff}, {0xf900, 0xfaff},
                                      {0x20000, 0x3ffff}};
  return std::any_of(std::begin(scripts), std::end(scripts),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

bool is_mark(char32_t c) { return c >= 0x0300 && c <= 0x036f; }

// Soft hyphens and what has no width: some forms of a text have them, others do not.
bool is_unseen(char32_t c) { return c == 0x00ad || (c >= 0x200b && c <= 0x200d) || c == 0x2060; }

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

  // As add() does with each. After words alone, the window holds as many as a shingle needs, and
  // what leaves it is known.
  void add_words(std::span<const std::uint64_t> words) {
    constexpr std::size_t in_window = weight_of_shingle / weight_of_word;
    for (const std::uint64_t word : words.first(std::min(words.size(), in_window)))
      add(word, weight_of_word);
    if (words.size() <= in_window) return;
    std::uint64_t hash = hash_;
    for (std::size_t i = in_window; i < words.size(); ++i) {
      hash = (hash - words[i - in_window] * powers[in_window - 1]) * prime + words[i];
      place(mix(hash));
    }
    hash_ = hash;
    total_ += weight_of_word * (words.size() - in_window);
    begin_ = end_ = 0;
    for (const std::uint64_t word : words.last(in_window)) window_[end_++] = {word, weight_of_word};
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

// ASCII letters in lower case and digits; 0 for what stands between words.
constexpr auto ascii_letters = [] {
  std::array<std::uint8_t, 128> table{};
  for (std::uint8_t c = '0'; c <= '9'; ++c) table[c] = c;
  for (std::uint8_t c = 'a'; c <= 'z'; ++c) table[c] = table[c - 'a' + 'A'] = c;
  return table;
}();

// The high bit of each of eight bytes of ASCII that is a letter or a digit.
std::uint64_t letters_and_digits(std::uint64_t bytes) {
  using eight_bytes::ones;
  const std::uint64_t digits = (bytes + ones * (0x80 - '0')) & ~(bytes + ones * (0x7F - '9'));
  return eight_bytes::letters(bytes) | (digits & eight_bytes::high_bits);
}

// What with_letter makes, one after the other, of eight letters and digits (in small letters; zeros
// before them change nothing): neighbors are joined, then pairs, then fours.
std::uint64_t joined(std::uint64_t bytes) {
  constexpr std::uint64_t lower_bytes = 0x00ff00ff00ff00ff, lower_pairs = 0x0000ffff0000ffff;
  const std::uint64_t pairs = (bytes & lower_bytes) << 5 ^ (bytes >> 8 & lower_bytes);
  const std::uint64_t fours = (pairs & lower_pairs) << 10 ^ (pairs >> 16 & lower_pairs);
  return (fours & 0xffffffff) << 20 ^ fours >> 32;
}

// Feeds words to shingles as hashes: eight bytes of ASCII at a time, which hold most words.
class Words {
 public:
  // Text that goes on where the last one ended.
  void read(std::string_view text) {
    while (!text.empty()) {
      const std::size_t ascii = skip_ascii(text.substr(0, most_at_once), 0);
      read_ascii(text.substr(0, ascii));
      if (ascii != text.size() && ascii != most_at_once) {
        std::size_t after = ascii;
        const char32_t c = next_code_point(text, after);
        read_other(c, text.substr(ascii, after - ascii));
        text.remove_prefix(after);
      } else {
        text.remove_prefix(ascii);
      }
    }
  }

  void end_word() {
    if (word_ != 0) shingles_.add(word_, weight_of_word);
    word_ = 0;
  }

  std::vector<std::uint32_t> finish() {
    end_word();
    return shingles_.finish();
  }

 private:
  static constexpr std::size_t most_at_once = 256;

  static std::uint64_t with_letter(std::uint64_t word, std::uint8_t letter) {
    return std::rotl(word, 5) ^ letter;
  }

  void read_ascii(std::string_view text) {
    std::array<std::uint64_t, most_at_once + 1> words;
    std::size_t count = 0;
    std::uint64_t word = word_;
    while (text.size() >= 8 && std::endian::native == std::endian::little) {
      const std::uint64_t bytes = eight_bytes::load(text, 0);
      const std::uint64_t others = ~letters_and_digits(bytes) & eight_bytes::high_bits;
      const int size = others == 0 ? 8 : std::countr_zero(others) / 8;
      constexpr std::uint64_t small = eight_bytes::ones * 0x20;  // which digits have, too
      if (size > 0) word = std::rotl(word, 5 * size) ^ joined((bytes | small) << (64 - 8 * size));
      text.remove_prefix(static_cast<std::size_t>(size) + (size < 8));
      if (size == 8) continue;
      words[count] = word;
      count += word != 0;
      word = 0;
    }
    for (const char c : text) {
      const std::uint8_t letter = ascii_letters[static_cast<unsigned char>(c)];
      words[count] = word;
      const std::uint64_t inside = letter != 0;
      count += (inside ^ 1) & static_cast<std::uint64_t>(word != 0);
      word = with_letter(word, letter) & (0 - inside);
    }
    word_ = word;
    shingles_.add_words({words.data(), count});
  }

  void read_other(char32_t c, std::string_view bytes) {
    if (parts_no_words(c)) {
      end_word();
      if (is_letter(c) || is_digit(c)) shingles_.add(c, 1);
    } else if (is_letter(c) || is_digit(c) || is_mark(c)) {
      for (const char byte : bytes) word_ = with_letter(word_, static_cast<std::uint8_t>(byte));
    } else if (!is_unseen(c)) {
      end_word();
    }
  }

  std::uint64_t word_ = 0;  // the hash of what there is of it so far; 0: nothing
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
