// What Send to Kindle refuses, leaves out or spoils. Numbers are Amazon's guidelines for publishers
// and for Send to Kindle; reported only where --kindle-safe asks for it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/record.h"

namespace offprint {

inline constexpr std::uint64_t most_kindle_picture_bytes = 5'000'000;
inline constexpr std::uint64_t most_kindle_book_bytes = 200'000'000;
inline constexpr std::size_t most_kindle_svg = 25;

// Of one article, with the pictures as a book holds them (those without a file are in no book).
// Thread-safe.
Diagnostics kindle_findings(const Record& record, const std::vector<Image>& pictures);

// Of a whole book: its bytes, the number of its SVG pictures, and whether its theme hides text.
// `path` is named in the messages.
Diagnostics kindle_findings_of_book(std::string_view path, std::uint64_t bytes, std::size_t svgs,
                                    bool hides_text);

}  // namespace offprint
