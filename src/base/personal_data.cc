#include "base/personal_data.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/pattern.h"

namespace offprint {
namespace {

constexpr std::size_t most = 10'000;  // of each kind in one text
constexpr std::ptrdiff_t fewest_digits = 7;

std::uint32_t count(const Regex& pattern, std::string_view text) {
  return static_cast<std::uint32_t>(pattern.count(text, most));
}

std::uint32_t count_addresses(std::string_view text) {
  if (text.find('@') == text.npos) return 0;
  static const Regex address(R"([\pL\pN._%+-]+@[\pL\pN-]+(?:\.[\pL\pN-]+)*\.\pL{2,})");
  return count(address, text);
}

std::uint32_t count_numbers(std::string_view text) {
  const auto digits =
      std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits < fewest_digits) return 0;
  static const Regex number(
      R"(\+\d{1,3}[\s./()-]{0,2}\d(?:[\s./()-]{0,2}\d){6,12}\b)"             // +44 20 7946 0000
      R"(|\(0?\d{2,5}\)[\s./-]?\d(?:[\s./-]?\d){4,9}\b)"                     // (020) 7946 0000
      R"(|\b[2-9]\d{2}[-.][2-9]\d{2}[-.]\d{4}\b)"                            // 555-234-0100
      R"(|(?:\b(?:tel|phone|mobile|call|fax|telefono?|telefon|fon|mobil)|)"  // Tel. 030 901820
      R"(t[ée]l[ée]phone|tél|móvil|тел|телефон|電話|电话|전화|هاتف)[.:：\s]{0,3})"
      R"(\d(?:[\s./()-]{0,2}\d){5,13}\b)");
  return count(number, text);
}

std::string counted(std::uint32_t count, std::string_view what, std::string_view plural) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : plural);
}

}  // namespace

PersonalData& PersonalData::operator+=(const PersonalData& other) {
  addresses += other.addresses;
  numbers += other.numbers;
  return *this;
}

PersonalData personal_data_in(std::string_view text) {
  return {count_addresses(text), count_numbers(text)};
}

std::string describe(const PersonalData& data) {
  const std::string addresses = counted(data.addresses, "e-mail address", "es");
  const std::string numbers = counted(data.numbers, "telephone number", "s");
  if (data.numbers == 0) return addresses;
  return data.addresses == 0 ? numbers : addresses + " and " + numbers;
}

}  // namespace offprint
