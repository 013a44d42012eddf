// What books say of sound, video and framed pages, by language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "export/wording.h"

namespace offprint {

// Plain text. All fields are filled in every language.
struct MediaWording {
  std::string_view language;  // as Wording::language
  std::string_view audio, video, page, transcript;
  std::string_view hours, minutes, seconds;  // what follows their numbers, with its blank
  std::string_view begin, end;               // around a length: " (", ")"
  std::string_view summary;                  // a sentence about a book that holds sound or video
};

// In the language of `wording`.
const MediaWording& media_wording(const Wording& wording);

// "Video" for an embed of this kind; "" for a kind that is none.
std::string_view kind_word(const MediaWording& wording, std::string_view kind);

// "4 min", "1 h 5 min", "40 s"; "" for 0. Whole minutes from one minute on.
std::string length_text(const MediaWording& wording, std::uint64_t seconds);

}  // namespace offprint
