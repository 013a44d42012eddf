// One form of an article, as small as the search for others of the same article can do with, and
// the rule that says whether two forms are of one article.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "catalog/facts.h"

namespace offprint {

// Trivially copyable: it lies in a file while others are compared. Names and texts are hashes; 0
// means that there is none.
struct TwinForm {
  static constexpr std::int32_t no_day = INT32_MIN;
  static constexpr std::size_t places = 128;  // of a signature

  std::uint32_t row = 0;
  std::uint32_t words = 0;  // of the body
  std::int32_t day = no_day;
  std::uint8_t trust = 0;  // how far the body can be trusted to be as its author has it
  bool is_feed = false;
  bool has_signature = false;
  std::uint8_t title_length = 0;  // of title_words
  std::uint64_t format = 0;
  std::uint64_t file = 0;         // that holds it beside others
  std::uint64_t id = 0, url = 0;  // as stated
  std::uint64_t language = 0;     // without script and region
  std::uint64_t fingerprint = 0;
  std::uint64_t title = 0;                      // letters and digits
  std::uint64_t bare_title = 0;                 // without what may be the site's name
  std::uint64_t numbers = 0;                    // in the title
  std::array<std::uint32_t, 12> title_words{};  // sorted
  std::array<std::uint16_t, places> signature{};
};

TwinForm twin_form(const Facts& facts);

enum class TwinSign : std::uint8_t { text, address, id, title };

struct Likeness {
  TwinSign sign = TwinSign::text;  // the surest there is
  // Of the shingles of both, those that both have, in hundredths; of one that stands in the other
  // as a whole, how much of it does. 0 where a text is too short to tell.
  std::uint8_t percent = 0;
};

// "93 % of the text is the same", "the same address, and 93 % of the text".
std::string reason(const Likeness& likeness);

// Whether both are the same article, which takes more agreement of their texts the less agrees
// else: address, id, title, day. Symmetric. Never the same are
//   - parts of one file, which its publisher keeps apart,
//   - texts in two languages,
//   - titles with other numbers ("Part 2", "1.51"), unless address or id say so, or the texts are
//     long and in two formats: then one title may be taken from the wrong place,
//   - a part of a text and the whole (a summary, a teaser), unless address, id, or title and day
//     say so.
// Thread-safe.
std::optional<Likeness> likeness(const TwinForm& a, const TwinForm& b);

}  // namespace offprint
