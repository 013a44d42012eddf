#include "ingest/capture/link_numbers.h"

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::uint32_t least_links = 3;

struct LinkNumber {
  std::uint32_t number = 0;  // 0: there is none
  std::size_t end = 0;
};

// "[8]" at `begin`, before a word or another such mark.
LinkNumber link_number_at(std::string_view text, std::size_t begin) {
  std::size_t at = begin + 1;
  std::uint32_t number = 0;
  while (at < text.size() && at < begin + 6 && text[at] >= '0' && text[at] <= '9')
    number = number * 10 + static_cast<std::uint32_t>(text[at++] - '0');
  if (at == begin + 1 || at + 1 >= text.size() || text[at] != ']') return {};
  std::size_t next = at + 1;
  const char32_t c = next_code_point(text, next);
  if (!is_letter(c) && !is_digit(c) && c != '[' && c != '"' && c != 0x201C) return {};
  return {number, at + 1};
}

}  // namespace

std::uint32_t count_link_numbers(std::string_view text) {
  std::uint32_t count = 0;
  for (std::size_t at = text.find('['); at != text.npos; at = text.find('[', at + 1))
    if (link_number_at(text, at).number == count + 1) ++count;
  return count >= least_links ? count : 0;
}

std::string without_link_numbers(std::string_view text, std::uint32_t count) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const LinkNumber found = text[at] == '[' ? link_number_at(text, at) : LinkNumber{};
    if (found.number >= 1 && found.number <= count)
      at = found.end;
    else
      clean += text[at++];
  }
  return clean;
}

}  // namespace offprint
