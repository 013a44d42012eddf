#include "model/cover_description.h"

#include <charconv>

namespace offprint {
namespace {

constexpr std::pair<std::string_view, std::string CoverDescription::*> texts[] = {
    {"design", &CoverDescription::design},     {"language", &CoverDescription::language},
    {"title", &CoverDescription::title},       {"subtitle", &CoverDescription::subtitle},
    {"authors", &CoverDescription::authors},   {"publication", &CoverDescription::publication},
    {"issue", &CoverDescription::issue},       {"volume", &CoverDescription::volume},
};
constexpr std::pair<std::string_view, std::uint32_t CoverDescription::*> colors[] = {
    {"ground", &CoverDescription::ground},
    {"type", &CoverDescription::type},
    {"accent", &CoverDescription::accent},
};
constexpr std::string_view right_to_left = "right-to-left";

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

std::string hex_of(std::uint32_t color) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string hex;
  for (int shift = 20; shift >= 0; shift -= 4) hex += digits[color >> shift & 0xF];
  return hex;
}

bool read_color(std::string_view hex, std::uint32_t& color) {
  const auto [end, error] = std::from_chars(hex.data(), hex.data() + hex.size(), color, 16);
  return hex.size() == 6 && error == std::errc{} && end == hex.data() + hex.size();
}

bool read_line(std::string_view line, CoverDescription& description) {
  const std::size_t blank = line.find(' ');
  const std::string_view name = line.substr(0, blank);
  const std::string_view value = blank == line.npos ? std::string_view() : line.substr(blank + 1);
  if (name == right_to_left) return description.right_to_left = true;
  for (const auto& [known, text] : texts)
    if (name == known && value.size() <= cover_text_limit) {
      description.*text = value;
      return true;
    }
  for (const auto& [known, color] : colors)
    if (name == known) return read_color(value, description.*color);
  return false;
}

}  // namespace

std::string to_text(const CoverDescription& description) {
  std::string out;
  for (const auto& [name, text] : texts) {
    if ((description.*text).empty()) continue;
    (out += name) += ' ';
    for (const char c : description.*text) out += is_control(c) ? ' ' : c;
    out += '\n';
  }
  if (description.right_to_left) (out += right_to_left) += '\n';
  for (const auto& [name, color] : colors)
    ((out += name) += ' ') += hex_of(description.*color) + '\n';
  return out;
}

std::optional<CoverDescription> cover_from_text(std::string_view text) {
  CoverDescription description;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (!read_line(text.substr(0, end), description)) return {};
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return description;
}

}  // namespace offprint
